package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/configs"
	"milepost/schedules"
	"milepost/storage/crm"
)

// errEnough takes back what was only measured.
var errEnough = errors.New("enough was seen")

// quantile is the q-th part of some times, in milliseconds.
func quantile(all []time.Duration, q float64) float64 {
	slices.Sort(all)
	return float64(all[min(len(all)-1, int(q*float64(len(all))))]) / float64(time.Millisecond)
}

// bareSync is the median time of a write of a page with its fsync.
func bareSync(tb testing.TB, dir string) float64 {
	tb.Helper()
	f, err := os.Create(filepath.Join(dir, "sync"))
	if err != nil {
		tb.Fatal(err)
	}
	page := make([]byte, 4096)
	var all []time.Duration
	for range 200 {
		began := time.Now()
		if _, err := f.WriteAt(page, 0); err != nil {
			tb.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			tb.Fatal(err)
		}
		all = append(all, time.Since(began))
	}
	if err := errors.Join(f.Close(), os.Remove(f.Name())); err != nil {
		tb.Fatal(err)
	}
	return quantile(all, 0.5)
}

// BenchmarkBurst has 10,000 messages come at once, 64 at a time, while a digest
// is made over and over: how long until each is durable, in milliseconds and in
// fsyncs of the same disk.
func BenchmarkBurst(b *testing.B) {
	const burst, senders = 10_000, 64
	w := scaled(*worldSize)
	for b.Loop() {
		dir := ownCopy(b, w)
		sync1 := bareSync(b, dir)
		a := staged(b, dir, w)
		people := repsOf(b, a.Store, senders)
		ctx, stop := context.WithCancel(b.Context())
		var running sync.WaitGroup
		running.Go(func() { _ = a.inbox.Run(ctx) })
		running.Go(func() {
			for ctx.Err() == nil {
				digests(b, ctx, a, slices.Concat(dailyDigests, otherDigests))
				select {
				case <-ctx.Done():
				case <-time.After(time.Second):
				}
			}
		})
		var took [senders][]time.Duration
		var all sync.WaitGroup
		for n := range senders {
			all.Go(func() {
				for i := n; i < burst; i += senders {
					began := time.Now()
					if err := a.inbox.Recv(ctx, people[n].visited(fmt.Sprint("burst/", i), w.Now)); err != nil {
						b.Error(err)
						return
					}
					took[n] = append(took[n], time.Since(began))
				}
			})
		}
		all.Wait()
		stop()
		running.Wait()
		each := slices.Concat(took[:]...)
		b.ReportMetric(quantile(each, 0.5), "p50-ms")
		b.ReportMetric(quantile(each, 0.99), "p99-ms")
		b.ReportMetric(quantile(each, 0.99)/sync1, "p99-fsyncs")
		b.ReportMetric(sync1, "fsync-ms")
	}
}

// Digests by when they come. All of them are those of teams and of leaders.
var (
	dailyDigests = []string{"daily", "funnel"}
	otherDigests = []string{"weekly", "lead_sheet", "pyramid"} // of a week and of a month
)

// digests makes digests of each team and each leader, as if all were due on the
// same morning, and takes them back.
func digests(tb testing.TB, ctx context.Context, a *app, jobs []string) int {
	tb.Helper()
	book := *a.Config.Book
	book.Jobs = slices.Clone(book.Jobs)
	for i := range book.Jobs {
		j := &book.Jobs[i]
		j.Off = !slices.Contains(jobs, j.ID)
		j.At, j.Days, j.Jitter = "10:00", []string{"workday"}, 1
	}
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		tb.Fatal(err)
	}
	at := crm.DateOf(a.Now().In(zone)).At("10:05", zone)
	said := 0
	s := schedules.New(schedules.Options{
		Store: a.Store, Book: &book, Calendars: configs.Calendars, Now: func() time.Time { return at }, Log: slog.New(slog.DiscardHandler), Kick: func() {},
		Put: func(_ crm.Tx, posts []chat.Post) error {
			said += len(posts)
			return errEnough
		},
	})
	if err := s.Look(ctx, at); err != nil && ctx.Err() == nil {
		tb.Error(err)
	}
	return said
}

// BenchmarkDigest makes the digests of an evening in a store of years beside
// one of days: the same customers, the same people, as much done today. Those
// of a week and of a month look back further, and are made as rarely. x is the
// ratio of the times, x-cpu that of what a processor did, beside other work the
// surer one.
func BenchmarkDigest(b *testing.B) {
	large, little := scaled(*worldSize), scaled(10_000)
	years, days := staged(b, stored(b, large), large), staged(b, ownCopy(b, little), little)
	for _, c := range []struct {
		when string
		jobs []string
	}{{"daily", dailyDigests}, {"of a week and a month", otherDigests}} {
		b.Run(c.when, func(b *testing.B) {
			var took, used [2]time.Duration
			n := 0
			for b.Loop() {
				for i, a := range []*app{days, years} {
					began, before := time.Now(), processor(b)
					if digests(b, b.Context(), a, c.jobs) == 0 {
						b.Fatal("no digest is due")
					}
					took[i], used[i] = took[i]+time.Since(began), used[i]+processor(b)-before
				}
				n++
			}
			for i, what := range []string{"days", "years"} {
				b.ReportMetric(took[i].Seconds()*1000/float64(n), what+"-ms")
				b.ReportMetric(used[i].Seconds()*1000/float64(n), what+"-cpu-ms")
			}
			b.ReportMetric(took[1].Seconds()/took[0].Seconds(), "x")
			if used[0] > 0 {
				b.ReportMetric(used[1].Seconds()/used[0].Seconds(), "x-cpu")
			}
		})
	}
}

// BenchmarkStart is from the start of a process to a store that is open and a
// product that takes messages, and in a process of its own to the first message
// that is acknowledged and answered: it waits for the names.
func BenchmarkStart(b *testing.B) {
	w := scaled(*worldSize)
	dir := stored(b, w)
	person := repsOf(b, staged(b, ownCopy(b, w), w).Store, 1)[0]
	var ready, ack, said, busy time.Duration
	n := 0
	for b.Loop() {
		began := time.Now()
		started := staged(b, dir, w)
		ready += time.Since(began)
		if err := started.Store.Close(); err != nil {
			b.Fatal(err)
		}
		a, s, c := firstWords(b, dir, person.says(fmt.Sprint("start/", time.Now().UnixNano()), "今天有啥安排", time.Now()))
		ack, said, busy = ack+a, said+s, busy+c
		n++
	}
	b.ReportMetric(ready.Seconds()*1000/float64(n), "ready-ms")
	b.ReportMetric(ack.Seconds()*1000/float64(n), "process-to-ack-ms")
	b.ReportMetric(said.Seconds()*1000/float64(n), "process-to-answer-ms")
	b.ReportMetric(busy.Seconds()*1000/float64(n), "process-busy-ms")
}

// firstWords starts the product in a process of its own and gives how long it
// takes until a message is acknowledged, until something is said, and how long
// of all that a processor was busy.
func firstWords(tb testing.TB, dir string, m chat.Message) (ack, said, busy time.Duration) {
	tb.Helper()
	began := time.Now()
	p := spawned(tb, dir)
	p.say(m)
	for ack == 0 || said == 0 {
		switch w := p.hear(); {
		case w.Ack != "":
			ack = time.Since(began)
		case w.Said != "":
			said = time.Since(began)
		}
	}
	return ack, said, p.leave()
}

// BenchmarkAccountCard shows the card of a customer with 10,000 activities, as
// a message asks for it: read, answered, worded, and taken back.
func BenchmarkAccountCard(b *testing.B) {
	w := scaled(12_000)
	w.Days, w.Reps, w.Accounts, w.Busiest = 700, 10, 200, 10_000
	a := staged(b, stored(b, w), w)
	var owner rep
	err := a.Store.View(b.Context(), func(r crm.Reader) error {
		rec, err := crm.ByNo(r, "C1")
		if err != nil {
			return err
		}
		owner.account = *rec.(*crm.Account)
		owner.id, owner.customer = owner.account.Owner, owner.account.Name.Text
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	if owner.account.Met < 1000 {
		b.Fatalf("%s was met %d times only", owner.customer, owner.account.Met)
	}
	for _, text := range []string{owner.customer, "上次去" + owner.customer + "是什么时候"} {
		b.Run(text, func(b *testing.B) {
			answered(b, a, owner.id, owner.says("card", text, w.Now)) // the names are read once
			for b.Loop() {
				if posts := answered(b, a, owner.id, owner.says("card", text, w.Now)); len(posts) != 1 {
					b.Fatalf("%d posts", len(posts))
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms/card")
		})
	}
}

// answered is what the product answers, which is taken back.
func answered(b *testing.B, a *app, who crm.PersonID, m chat.Message) (posts []chat.Post) {
	b.Helper()
	var reading any
	err := a.Store.View(b.Context(), func(r crm.Reader) (err error) {
		reading, err = a.router.Prepare(b.Context(), r, who, m)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	err = a.Store.Update(b.Context(), func(tx crm.Tx) (err error) {
		if posts, err = a.router.Answer(tx, who, m, reading); err != nil {
			return err
		}
		return errEnough
	})
	if !errors.Is(err, errEnough) {
		b.Fatal(err)
	}
	return posts
}

// BenchmarkBackupBeside has 64 people write and wait for their answer, each
// again and again, without and with copies being made to the same disk.
func BenchmarkBackupBeside(b *testing.B) {
	const people, each = 64, 40
	w := scaled(*worldSize)
	for b.Loop() {
		dir := ownCopy(b, w)
		a := staged(b, dir, w)
		reps := repsOf(b, a.Store, people)
		ctx, stop := context.WithCancel(b.Context())
		var running sync.WaitGroup
		running.Go(func() { _ = a.inbox.Run(ctx) })
		running.Go(func() { _ = a.outbox.Run(ctx) })
		talks(b, ctx, a, reps, "warm", 2)
		alone := talks(b, ctx, a, reps, "alone", each)
		copies, done := copyOn(b, ctx, a, filepath.Join(dir, "copy.db"))
		beside := talks(b, ctx, a, reps, "beside", each)
		done()
		stop()
		running.Wait()
		b.ReportMetric(quantile(alone, 0.99), "alone-p99-ms")
		b.ReportMetric(quantile(beside, 0.99), "beside-p99-ms")
		b.ReportMetric(quantile(beside, 0.99)/quantile(alone, 0.99), "x")
		b.ReportMetric(float64(copies.Load())/(1<<20), "copied-MB")
	}
}

// copyOn copies the store again and again until it is told that it is done.
func copyOn(b *testing.B, ctx context.Context, a *app, to string) (*atomic.Int64, func()) {
	b.Helper()
	var copied atomic.Int64
	var running sync.WaitGroup
	ctx, stop := context.WithCancel(ctx)
	running.Go(func() {
		for ctx.Err() == nil {
			f, err := os.Create(to)
			if err != nil {
				b.Error(err)
				return
			}
			_, err = a.Store.Backup(ctx, metered{f, &copied})
			if err := errors.Join(f.Close(), os.Remove(to)); err != nil {
				b.Error(err)
			}
			if err != nil && ctx.Err() == nil {
				b.Error(err)
				return
			}
		}
	})
	return &copied, func() { stop(); running.Wait() }
}

// metered counts what is written to a file.
type metered struct {
	*os.File
	n *atomic.Int64
}

func (c metered) Write(p []byte) (int, error) {
	n, err := c.File.Write(p)
	c.n.Add(int64(n))
	return n, err
}

// talks lets people write and wait for the answer, each n times.
func talks(b *testing.B, ctx context.Context, a *app, reps []rep, name string, n int) []time.Duration {
	b.Helper()
	took := make([][]time.Duration, len(reps))
	var all sync.WaitGroup
	for i, p := range reps {
		all.Go(func() {
			for k := range n {
				m := p.visited(fmt.Sprint(name, "/", i, "/", k), a.Now())
				answer := a.Store.(*finishing).wait(m.Key)
				began := time.Now()
				if err := a.inbox.Recv(ctx, m); err != nil {
					b.Error(err)
					return
				}
				select {
				case <-answer:
				case <-time.After(time.Minute):
					b.Errorf("%s was not answered", p.id)
					return
				}
				took[i] = append(took[i], time.Since(began))
			}
		})
	}
	all.Wait()
	return slices.Concat(took...)
}
