package outbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// running starts Run and gives what ends it.
func running(t *testing.T, s *stage) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var run sync.WaitGroup
	run.Go(func() {
		if err := s.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	return func() {
		cancel()
		run.Wait()
	}
}

// eventually waits for something to become true.
func eventually(t *testing.T, what string, f func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if f() {
			return
		}
	}
	t.Fatalf("not in twenty seconds: %s", what)
}

func TestASlowDestinationHoldsUpNobody(t *testing.T) {
	s := fresh(t)
	free := make(chan struct{})
	s.slack.Slow(func(ctx context.Context, p chat.Sending) {
		if p.Post.To == li {
			select {
			case <-free:
			case <-ctx.Done():
			}
		}
	})
	stop := running(t, s)
	defer stop()
	s.put(t, card(li, "慢 1"), card(li, "慢 2"))
	for n := range 20 {
		s.put(t, card(anna, fmt.Sprint("快 ", n)))
	}
	eventually(t, "the others are told", func() bool { return len(s.said()) == 20 })
	close(free)
	eventually(t, "the slow one too", func() bool { return len(s.said()) == 22 })
	got := s.said()
	for n := range 20 {
		if got[n] != fmt.Sprint("快 ", n) {
			t.Errorf("out of order: %q", got)
			break
		}
	}
	if !slices.Equal(got[20:], []string{"慢 1", "慢 2"}) {
		t.Errorf("out of order: %q", got[20:])
	}
}

func TestAnAnswerOvertakesADigest(t *testing.T) {
	s := fresh(t)
	free := make(chan struct{})
	s.slack.Slow(func(context.Context, chat.Sending) { <-free })
	stop := running(t, s)
	defer stop()
	s.put(t, card(li, "第一张", class(chat.Digest)))
	eventually(t, "it is on its way", func() bool { return s.of(t, "第一张").State == crm.OnWay })
	s.put(t, card(li, "日报", class(chat.Digest)), card(li, "早", class(chat.Nudge)), card(li, "已记"))
	close(free)
	eventually(t, "all are told", func() bool { return len(s.said()) == 4 })
	if got := s.said(); !slices.Equal(got, []string{"第一张", "已记", "早", "日报"}) {
		t.Errorf("said %q", got)
	}
}

func TestAPlatformsLimitIsKept(t *testing.T) {
	s := fresh(t)
	s.opt.AtOnce = 2
	var (
		mu        sync.Mutex
		now, most int
	)
	s.slack.Slow(func(context.Context, chat.Sending) {
		mu.Lock()
		now++
		most = max(most, now)
		mu.Unlock()
		time.Sleep(2 * time.Millisecond)
		mu.Lock()
		now--
		mu.Unlock()
	})
	stop := running(t, s)
	defer stop()
	for n := range 30 {
		s.put(t, card(dm("slack", fmt.Sprint("p", n)), fmt.Sprint(n)))
	}
	eventually(t, "all are told", func() bool { return len(s.said()) == 30 })
	mu.Lock()
	defer mu.Unlock()
	if most != 2 {
		t.Errorf("%d were on their way at once, want 2", most)
	}
}

func TestADestinationThatWaitsForTheLimitIsStartedOnce(t *testing.T) {
	s := fresh(t)
	s.opt.AtOnce = 2
	post := func(to chat.Place, text string) {
		s.put(t, card(to, text))
		if err := s.refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for _, to := range []chat.Place{anna, huanan, li} {
		post(to, to.ID)
	}
	first := s.start()
	post(li, "再一条") // its destination stands in both lists now
	for _, f := range first {
		if err := s.deliver(t.Context(), f.d, f.it); err != nil {
			t.Fatal(err)
		}
	}
	if second := s.start(); len(first) != 2 || len(second) != 1 || second[0].it.key != li.ID {
		t.Errorf("started %d and then %+v", len(first), second)
	}
}

func TestThePaceOfADestinationIsKept(t *testing.T) {
	s := fresh(t)
	s.opt.Pace = func(p chat.Place) time.Duration {
		if p.ID == li.ID {
			return time.Second
		}
		return 0
	}
	stop := running(t, s)
	defer stop()
	s.put(t, card(li, "一"), card(li, "二"), card(anna, "a"), card(anna, "b"))
	eventually(t, "what has no pace is told", func() bool { return len(s.said()) == 3 })
	time.Sleep(20 * time.Millisecond)
	if got := s.said(); slices.Contains(got, "二") {
		t.Errorf("the second came too soon: %q", got)
	}
	s.clock.Advance(time.Second)
	s.Kick()
	eventually(t, "a second later the rest", func() bool { return len(s.said()) == 4 })
}

func TestRunTriesAgain(t *testing.T) {
	s := fresh(t)
	failing(s.slack, &chat.Retry{Why: errDown}, "一")
	stop := running(t, s)
	defer stop()
	s.put(t, card(li, "一"))
	eventually(t, "it has failed", func() bool { return s.of(t, "一").Reason != "" })
	s.slack.Fail(nil)
	s.clock.Advance(time.Minute)
	s.Kick()
	eventually(t, "it is told", func() bool { return len(s.said()) == 1 })
}

func TestRunAndDrainSendOnce(t *testing.T) {
	s := fresh(t)
	stop := running(t, s)
	defer stop()
	for n := range 40 {
		s.put(t, card(dm("slack", fmt.Sprint("p", n%5)), fmt.Sprint(n)))
		if n%8 == 0 {
			s.drain(t)
		}
	}
	s.drain(t)
	eventually(t, "all are told", func() bool { return len(s.said()) == 40 })
	if twice := s.slack.Doubles(); len(twice) > 0 {
		t.Errorf("seen twice: %v", twice)
	}
}

// TestKilledAtEveryWrite kills the process at each durable step in turn. What
// people wait for is said, and on a platform with a duplicate check once; what
// can wait is said at most once.
func TestKilledAtEveryWrite(t *testing.T) {
	posts := []chat.Post{
		card(li, "一", track("g/1")), card(li, "请批", class(chat.Asking)), card(li, "早", class(chat.Nudge)),
		card(dm("wecom", "xiaoli"), "二"), card(li, "日报", class(chat.Digest)),
	}
	for kill := 1; ; kill++ {
		s := fresh(t)
		s.put(t, posts...)
		dying := newStage(t, crmtest.NewMortal(s.store, kill), s.clock, s.slack, s.wecom)
		alive := dying.Drain(t.Context()) == nil
		next := s.restarted()
		next.drain(t)
		next.put(t, card(li, "一,改", track("g/1")))
		next.drain(t)
		seen := map[string]int{}
		for _, line := range next.said() {
			seen[line]++
		}
		for _, must := range []string{"一", "请批", "二", "edit: 一,改"} {
			if seen[must] != 1 {
				t.Errorf("killed at write %d: %q is seen %d times in %v", kill, must, seen[must], seen)
			}
		}
		for _, may := range []string{"早", "日报"} {
			if seen[may] > 1 {
				t.Errorf("killed at write %d: %q is seen %d times", kill, may, seen[may])
			}
		}
		if alive {
			t.Logf("%d durable steps for %d posts", kill-1, len(posts))
			return
		}
	}
}

func TestAfterARestartARepetitionSaysSo(t *testing.T) {
	s := fresh(t)
	s.put(t, card(li, "一"), card(li, "早", class(chat.Nudge)), card(li, "卡", track("g/1"), class(chat.Digest)))
	s.drain(t)
	s.put(t, card(li, "二"), card(li, "晚", class(chat.Nudge)), card(li, "卡,改", track("g/1"), class(chat.Digest)))
	crmtest.Do(t, s.store, func(tx crm.Tx) error { // the process ended here
		return errors.Join(tx.Sending("二"), tx.Sending("晚"), tx.Sending("卡,改"))
	})
	next := s.restarted()
	var again []string
	s.slack.Fail(func(p chat.Sending) error {
		if p.Again {
			again = append(again, p.Post.Key)
		}
		return nil
	})
	next.drain(t)
	if !slices.Equal(again, []string{"二", "卡,改"}) {
		t.Errorf("repeated %q", again)
	}
	next.wantState(t, "晚", crm.Dropped, unsure)
}

// sick is a store that does not write when told so.
type sick struct {
	crm.Store
	mu  sync.Mutex
	ill bool
}

func (s *sick) set(ill bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ill = ill
}

func (s *sick) Update(ctx context.Context, f func(crm.Tx) error) error {
	s.mu.Lock()
	ill := s.ill
	s.mu.Unlock()
	if ill {
		return errors.New("no space left on device")
	}
	return s.Store.Update(ctx, f)
}

func TestAFullDisk(t *testing.T) {
	for _, c := range []struct {
		says string
		when string // the disk is full before or after the platform was called
		said int    // after it works again, without a restart
	}{
		{"before the call: said when there is room again", "before", 1},
		{"after the call: not said twice", "after", 1},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := fresh(t)
			disk := &sick{Store: s.store}
			b := newStage(t, disk, s.clock, s.slack, s.wecom)
			s.put(t, card(li, "一"))
			b.slack.Slow(func(context.Context, chat.Sending) { disk.set(c.when == "after") })
			if err := b.load(t.Context()); err != nil {
				t.Fatal(err)
			}
			disk.set(c.when == "before")
			if err := b.Drain(t.Context()); err == nil {
				t.Error("Drain says nothing of a full disk")
			}
			disk.set(false)
			b.slack.Slow(nil)
			b.clock.Advance(time.Hour)
			b.drain(t)
			b.restarted().drain(t)
			if got := b.said(); len(got) != c.said {
				t.Errorf("said %q", got)
			}
			if twice := b.slack.Doubles(); len(twice) > 0 {
				t.Errorf("seen twice: %v", twice)
			}
		})
	}
}

func TestAMorningOfManyPeople(t *testing.T) {
	s := fresh(t)
	const people, each = 300, 4
	crmtest.Do(t, s.store, func(tx crm.Tx) error {
		for n := range people * each {
			if err := Put(tx, []chat.Post{card(dm("slack", fmt.Sprint("p", n%people)), fmt.Sprint(n), class(chat.Nudge))}); err != nil {
				return err
			}
		}
		return nil
	})
	stop := running(t, s)
	defer stop()
	eventually(t, "all are told", func() bool { return len(s.said()) == people*each })
	next := map[chat.Place]int{}
	for _, ev := range s.slack.Events() {
		var n int
		if _, err := fmt.Sscan(ev.Card.Title, &n); err != nil {
			t.Fatal(err)
		}
		if n < next[ev.Place] {
			t.Errorf("%s is told %d after %d", ev.Place.ID, n, next[ev.Place])
		}
		next[ev.Place] = n
	}
	eventually(t, "nothing is left in memory", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return len(s.dests) == 0 && len(s.known) == 0 && len(s.agenda) == 0 && len(s.ready) == 0
	})
}
