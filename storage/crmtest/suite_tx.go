package crmtest

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/storage/crm"
)

var errWanted = errors.New("wanted")

// everything writes one thing of each sort.
func everything(tx crm.Tx) error {
	byd := Account("byd", "比亚迪")
	if err := Put(tx, byd, Activity("v1", "byd", "2026-11-02")); err != nil {
		return err
	}
	if _, err := tx.NextNumber("LX-2026"); err != nil {
		return err
	}
	for _, err := range []error{
		tx.Log(&crm.Change{Group: "g1", Actor: Xiaoli, Kind: crm.KindAccount, ID: "byd", RevAfter: 1}),
		tx.Wake(crm.Wake{Subject: "cadence/byd", At: Start()}),
		tx.Link("slack/demo/newcomer", Xiaoli),
		tx.PutConversation(crm.Conversation{Person: Xiaoli, Group: "g1"}),
		tx.Keep("digest/huanan", []byte("2026-11-02")),
		tx.SetRef("V1", "wecom/demo/dm/xiaoli/", "msg1"),
	} {
		if err != nil {
			return err
		}
	}
	if _, err := tx.Take(Message("m1", func(m *crm.Taken) { m.Content = "c1" })); err != nil {
		return err
	}
	_, err := tx.Queue(Post("p1", func(e *crm.Envelope) { e.Track = "V1" }))
	return err
}

// nothing reports what of everything is there.
func (b *bench) nothing() {
	b.t.Helper()
	b.look(func(r crm.Reader) error {
		b.missing(r.Get(new(crm.Account), "byd"), "account")
		if recs, _, err := r.List(crm.KindAccount, crm.Where(crm.ByOwner, string(Xiaoli)), crm.Page{}); len(recs) > 0 || err != nil {
			b.t.Errorf("accounts of the owner: %d, %v", len(recs), err)
		}
		if sum, err := r.Tallies(Xiaoli, "", "9999"); len(sum) > 0 || err != nil {
			b.t.Errorf("totals: %v, %v", sum, err)
		}
		if ch, _, err := r.Changes(crm.ChangeFilter{Group: "g1"}, crm.Page{}); len(ch) > 0 || err != nil {
			b.t.Errorf("changes: %v, %v", ch, err)
		}
		if w, err := r.Wakes(Start().AddDate(9, 0, 0), 0); len(w) > 0 || err != nil {
			b.t.Errorf("wakes: %v, %v", w, err)
		}
		if who, err := r.PersonOf("slack/demo/newcomer"); who != "" || err != nil {
			b.t.Errorf("identity: %q, %v", who, err)
		}
		if c, err := r.Conversation(Xiaoli); c.Group != "" || err != nil {
			b.t.Errorf("talk: %+v, %v", c, err)
		}
		if v, err := r.Kept("digest/huanan"); v != nil || err != nil {
			b.t.Errorf("kept: %q, %v", v, err)
		}
		if ref, err := r.RefOf("V1", "wecom/demo/dm/xiaoli/"); ref != "" || err != nil {
			b.t.Errorf("reference: %q, %v", ref, err)
		}
		_, err := r.Message("m1")
		b.missing(err, "message")
		_, err = r.Post("p1")
		b.missing(err, "post")
		return nil
	})
	b.do(func(tx crm.Tx) error {
		for _, series := range []string{"LX-2026", "C", "V"} {
			if n, err := tx.NextNumber(series); n != 1 || err != nil {
				b.t.Errorf("number of %s: %d, %v; want 1", series, n, err)
			}
		}
		return nil
	})
}

func failed(_ *testing.T, b *bench) {
	b.refuses(errWanted, func(tx crm.Tx) error {
		if err := everything(tx); err != nil {
			return err
		}
		return errWanted
	})
	b.nothing()
}

func panicked(t *testing.T, b *bench) {
	err := b.Update(t.Context(), func(tx crm.Tx) error {
		if err := everything(tx); err != nil {
			return err
		}
		panic("no such milestone")
	})
	says(t, err)
	b.nothing()
}

func panickedView(t *testing.T, b *bench) {
	says(t, b.View(t.Context(), func(crm.Reader) error { panic("no such milestone") }))
}

// says looks for the value and the stack of a panic.
func says(t *testing.T, err error) {
	t.Helper()
	var p *crm.Panicked
	if !errors.As(err, &p) || p.Value != "no such milestone" || !strings.Contains(string(p.Stack), "suite_tx.go") {
		t.Fatalf("got %#v, want the panic with its value and stack", err)
	}
}

func stopped(t *testing.T, b *bench) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		err := b.Update(t.Context(), func(tx crm.Tx) error {
			if err := everything(tx); err != nil {
				return err
			}
			runtime.Goexit() // as t.FailNow does
			return nil
		})
		t.Errorf("the update came back with %v", err)
	}()
	<-done
	b.nothing()
}

func ranTwice(t *testing.T, b *bench) {
	runs := 0
	b.do(func(tx crm.Tx) error {
		runs++
		return everything(tx)
	})
	if want := map[bool]int{false: 1, true: 2}[b.opt.Twice]; runs != want {
		t.Errorf("the function ran %d times, want %d", runs, want)
	}
	b.look(func(r crm.Reader) error {
		sum, err := r.Tallies(Xiaoli, "2026-11-02", "2026-11-02")
		if len(sum) != 1 || sum[0].N != 1 {
			t.Errorf("one visit counts %v", sum)
		}
		return err
	})
	if a := b.account("byd"); a.Rev != 1 || a.No != 1 {
		t.Errorf("the account has revision %d and number %d, want 1 and 1", a.Rev, a.No)
	}
}

func apart(t *testing.T, b *bench) {
	const each = 40
	var all sync.WaitGroup
	for i := range 3 * each {
		all.Go(func() {
			err := b.Update(context.WithoutCancel(t.Context()), func(tx crm.Tx) error {
				n, err := tx.NextNumber("row")
				if err != nil {
					return err
				}
				if err := tx.Add(crm.Tally{Who: Xiaoli, Day: "2026-11-02", Metric: "rows", N: int64(n)}); err != nil {
					return err
				}
				switch i % 3 {
				case 1:
					return errWanted
				case 2:
					panic("wanted")
				}
				return nil
			})
			var p *crm.Panicked
			if ok := [3]bool{err == nil, errors.Is(err, errWanted), errors.As(err, &p)}[i%3]; !ok {
				t.Errorf("update %d gave %v", i, err)
			}
		})
	}
	all.Wait()
	b.do(func(tx crm.Tx) error {
		n, err := tx.NextNumber("row")
		if n != each+1 {
			t.Errorf("the next row is %d, want %d", n, each+1)
		}
		if err != nil {
			return err
		}
		sum, err := tx.Tallies(Xiaoli, "2026-11-02", "2026-11-02")
		if len(sum) != 1 || sum[0].N != each*(each+1)/2 {
			t.Errorf("the rows add up to %v, want %d", sum, each*(each+1)/2)
		}
		// No record counts rows: what the check would tell is taken away.
		for _, s := range sum {
			s.N = -s.N
			err = errors.Join(err, tx.Add(s))
		}
		return err
	})
}

func cancelled(t *testing.T, b *bench) {
	ctx, cancel := context.WithCancel(t.Context())
	begun, goOn := make(chan struct{}, 2), make(chan struct{})
	var first sync.WaitGroup
	first.Go(func() {
		err := b.Update(t.Context(), func(crm.Tx) error {
			begun <- struct{}{}
			<-goOn
			return nil
		})
		if err != nil {
			t.Errorf("the first: %v", err)
		}
	})
	<-begun
	var second sync.WaitGroup
	second.Go(func() {
		err := b.Update(ctx, func(crm.Tx) error {
			t.Error("the second ran although it was cancelled")
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("the second gave %v", err)
		}
	})
	cancel()
	second.Wait() // while the first still runs
	close(goOn)
	first.Wait()
	if err := b.View(ctx, func(crm.Reader) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("a view that was cancelled gave %v", err)
	}
}

func closed(t *testing.T, b *bench) {
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	b.refuses(crm.ErrClosed, func(crm.Tx) error { return nil })
	if err := b.View(t.Context(), func(crm.Reader) error { return nil }); !errors.Is(err, crm.ErrClosed) {
		t.Errorf("view gave %v", err)
	}
	b.again()
}

func over(t *testing.T, b *bench) {
	var tx crm.Tx
	b.do(func(x crm.Tx) error { tx = x; return nil })
	var r crm.Reader
	b.look(func(x crm.Reader) error { r = x; return nil })
	_, _, names := r.Names(0)
	_, take := tx.Take(Message("m1"))
	for what, err := range map[string]error{
		"get": r.Get(new(crm.Person), string(Xiaoli)), "names": names,
		"put": tx.Put(Account("byd", "比亚迪")), "keep": tx.Keep("a", nil), "take": take,
	} {
		if err == nil || crm.IsMissing(err) {
			t.Errorf("%s after the end gave %v", what, err)
		}
	}
}

func moment(t *testing.T, b *bench) {
	b.clock.Set(time.Date(2026, 11, 2, 10, 0, 0, 123456789, time.FixedZone("", 8*3600)))
	want := time.Date(2026, 11, 2, 2, 0, 0, 123456000, time.UTC)
	b.do(func(tx crm.Tx) error {
		b.clock.Set(want.Add(time.Nanosecond)) // the same microsecond in a second run
		first := tx.Now()
		b.clock.Advance(time.Hour)
		if first != want || tx.Now() != want {
			t.Errorf("now is %v, then %v; want %v", first, tx.Now(), want)
		}
		b.clock.Set(want)
		return Put(tx, Account("byd", "比亚迪"))
	})
	if a := b.account("byd"); a.Created != want || a.Updated != want {
		t.Errorf("created %v, updated %v; want %v", a.Created, a.Updated, want)
	}
}
