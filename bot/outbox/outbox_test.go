package outbox

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"milepost/bot/chat"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func want(t *testing.T, s *stage, lines ...string) {
	t.Helper()
	if diff := cmp.Diff(lines, s.said()); diff != "" {
		t.Errorf("said, -want +got:\n%s", diff)
	}
}

func TestWhatIsSaidFirst(t *testing.T) {
	s := fresh(t)
	s.put(t,
		card(li, "日报", class(chat.Digest)), card(li, "早", class(chat.Nudge)),
		card(li, "请批", class(chat.Asking)), card(li, "已记 1"), card(li, "已记 2"),
	)
	s.drain(t)
	want(t, s, "已记 1", "已记 2", "请批", "早", "日报")
}

func TestTheSameKeyIsSaidOnce(t *testing.T) {
	s := fresh(t)
	s.put(t, card(li, "一"))
	s.drain(t)
	s.put(t, card(li, "一"))
	s.drain(t)
	want(t, s, "一")
}

func TestATrackIsOneCard(t *testing.T) {
	for _, c := range []struct {
		says  string
		drain bool // between the posts
		said  []string
	}{
		{"a later post of the track changes the card", true, []string{"一", "别的", "edit: 二", "edit: 三"}},
		{"waiting ones collapse into the newest", false, []string{"别的", "三"}},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := fresh(t)
			for _, p := range []chat.Post{card(li, "一", track("g/1")), card(li, "别的"), card(li, "二", track("g/1")), card(li, "三", track("g/1"))} {
				s.put(t, p)
				if c.drain {
					s.drain(t)
				}
			}
			s.drain(t)
			want(t, s, c.said...)
			if n := len(s.slack.Cards()); n != 2 {
				t.Errorf("%d cards stand there, want 2", n)
			}
		})
	}
}

func TestACardForOnePersonIsAnotherCard(t *testing.T) {
	s := fresh(t)
	who := chat.Identity{Platform: "slack", Tenant: "demo", ID: "xiaoli"}
	only := func(p *chat.Post) { p.Only = &who }
	s.put(t, card(huanan, "所有人", track("A1")), card(huanan, "只有他", track("A1"), only))
	s.drain(t)
	s.put(t, card(huanan, "只有他,改", track("A1"), only))
	s.drain(t)
	want(t, s, "所有人", "只有他", "edit: 只有他,改")
	if cards := s.slack.Shown(chat.Identity{}, huanan); len(cards) != 1 || cards[0].Card.Title != "所有人" {
		t.Errorf("others see %v", cards)
	}
}

func TestAReplyStandsUnderItsCard(t *testing.T) {
	s := fresh(t)
	s.put(t, card(huanan, "已批准", under("A1")), card(huanan, "立项", track("A1"), class(chat.Digest)), card(huanan, "没有卡", under("A2")))
	s.drain(t)
	want(t, s, "没有卡", "立项", "已批准") // the card first, though it is less urgent
	threads := map[string]chat.Ref{}
	for _, ev := range s.slack.Events() {
		threads[ev.Card.Title] = ev.Thread
	}
	if parent := s.slack.Events()[1].Ref; threads["已批准"] != parent || threads["没有卡"] != "" {
		t.Errorf("threads %v, the card is %s", threads, parent)
	}
}

func TestWhatHasLostItsPointIsNotSaid(t *testing.T) {
	start := crmtest.Start()
	until := func(d time.Duration) func(*chat.Post) { return func(p *chat.Post) { p.NotAfter = start.Add(d) } }
	from := func(d time.Duration) func(*chat.Post) { return func(p *chat.Post) { p.NotBefore = start.Add(d) } }
	s := fresh(t)
	s.put(t,
		card(li, "到十点", until(time.Hour)), card(li, "早", class(chat.Nudge)), card(li, "请批", class(chat.Asking)),
		card(anna, "明天", from(20*time.Hour), class(chat.Nudge)), card(anna, "三天后", from(72*time.Hour)),
	)
	s.clock.Advance(30 * time.Hour) // nothing ran meanwhile
	s.drain(t)
	want(t, s, "请批", "明天")
	s.wantState(t, "到十点", crm.Dropped, "expired")
	s.wantState(t, "早", crm.Dropped, "expired")
	s.wantState(t, "三天后", crm.Queued, "")
	s.clock.Advance(72 * time.Hour)
	s.drain(t)
	want(t, s, "请批", "明天", "三天后")
}

func TestAPlatformThatIsNotThereIsWaitedFor(t *testing.T) {
	s := fresh(t)
	there := s.opt.Transports
	s.opt.Transports = map[string]chat.Transport{"wecom": s.wecom}
	s.put(t, card(li, "一"), card(dm("wecom", "xiaoli"), "二"), card(li, "三", class(chat.Nudge)))
	s.drain(t)
	s.drain(t)
	want(t, s, "二")
	if n := strings.Count(s.log.String(), "not there"); n != 1 {
		t.Errorf("logged %d times: %s", n, s.log)
	}
	s.clock.Advance(48 * time.Hour)
	next := s.restarted()
	next.opt.Transports = there
	next.drain(t)
	want(t, next, "一", "二")
}

func TestWhatAPlatformSaysOfAPost(t *testing.T) {
	minute := &chat.Retry{After: time.Minute, Why: errDown}
	for _, c := range []struct {
		says   string
		class  chat.Class
		err    error
		state  crm.PostState
		reason string
		later  []string // what is said an hour later, when it works again
	}{
		{"try again", chat.Answer, &chat.Retry{Why: errDown}, crm.Queued, "try again", []string{"一", "二"}},
		{"a digest, try again", chat.Digest, &chat.Retry{Why: errDown}, crm.Queued, "try again", []string{"二", "一"}},
		{"try again in a minute", chat.Answer, minute, crm.Queued, told, []string{"一", "二"}},
		{"never", chat.Answer, &chat.Refused{Why: errDown}, crm.Dropped, "refused: server says 500", []string{"二"}},
		{"nobody is there", chat.Answer, &chat.Gone{Why: errDown}, crm.Dropped, "gone: server says 500", []string{"二"}},
		{"an answer may have arrived", chat.Answer, &chat.Unsure{Why: errDown}, crm.Queued, "may have arrived: server says 500", []string{"一", "二"}},
		{"a question may have arrived", chat.Asking, &chat.Unsure{Why: errDown}, crm.Queued, "may have arrived", []string{"一", "二"}},
		{"a nudge may have arrived", chat.Nudge, &chat.Unsure{Why: errDown}, crm.Dropped, "may have arrived", []string{"一", "二"}},
		{"a digest may have arrived", chat.Digest, &chat.Unsure{Why: errDown}, crm.Dropped, "may have arrived", []string{"一", "二"}},
		{"an error of no kind", chat.Answer, errDown, crm.Queued, "may have arrived: server says 500", []string{"一", "二"}},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := fresh(t)
			failing(s.slack, c.err, "一")
			s.put(t, card(li, "一", class(c.class)))
			s.drain(t)
			s.wantState(t, "一", c.state, c.reason)
			s.put(t, card(li, "二"))
			s.slack.Fail(nil)
			s.clock.Advance(time.Hour)
			s.drain(t)
			want(t, s, c.later...)
			if twice := s.slack.Doubles(); len(twice) > 0 {
				t.Errorf("seen twice: %v", twice)
			}
		})
	}
}

func TestAPauseHoldsUpWhatComesAfter(t *testing.T) {
	for _, c := range []struct {
		says  string
		class chat.Class // of the one that fails
		err   error
		said  []string // meanwhile
	}{
		{"of its class and lower ones", chat.Asking, &chat.Retry{Why: errDown}, []string{"急"}},
		{"of its class and lower ones, if the platform lets through what is more urgent", chat.Asking, &chat.Retry{After: time.Minute, Yield: true, Why: errDown}, []string{"急"}},
		{"everything, if the platform says so", chat.Asking, &chat.Retry{After: time.Minute, Why: errDown}, nil},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := fresh(t)
			failing(s.slack, c.err, "一")
			s.put(t, card(li, "一", class(c.class)))
			s.drain(t)
			s.put(t, card(li, "二", class(chat.Asking)), card(li, "三", class(chat.Digest)), card(li, "急"))
			s.drain(t)
			s.restarted().drain(t) // a restart does not make it impatient
			var want []string
			if len(c.said) > 0 {
				want = c.said
			}
			if diff := cmp.Diff(want, s.said()); diff != "" {
				t.Errorf("meanwhile, -want +got:\n%s", diff)
			}
			s.slack.Fail(nil)
			s.clock.Advance(2 * time.Minute)
			next := s.restarted()
			next.drain(t)
			got := strings.Join(s.said(), " ")
			if got != "急 一 二 三" {
				t.Errorf("in the end: %s", got)
			}
		})
	}
}

func TestPausesGrowAndAreSpread(t *testing.T) {
	last := time.Duration(0)
	for n := 1; n <= 12; n++ {
		p := pause(n, "a")
		if p != pause(n, "a") {
			t.Fatal("a pause is not the same twice")
		}
		if low, high := min(firstPause<<(n-1), longestPause)*3/4, min(firstPause<<(n-1), longestPause)*5/4; p < low || p > high {
			t.Errorf("pause %d is %v, want between %v and %v", n, p, low, high)
		}
		if n <= 8 && p <= last {
			t.Errorf("pause %d is %v, after %v", n, p, last)
		}
		last = p
	}
	if pause(5, "a") == pause(5, "b") {
		t.Error("two posts come back at the same moment")
	}
	if p := pause(1_000_000, "a"); p > longestPause*5/4 || p <= 0 {
		t.Errorf("after a million tries: %v", p)
	}
}

func TestWhatMayHaveArrivedIsNotRepeatedForEver(t *testing.T) {
	s := fresh(t)
	failing(s.slack, errDown, "一") // it never arrives, and nobody can tell
	s.put(t, card(li, "一"), card(li, "二"))
	for range maxUnsure + 1 {
		s.drain(t)
		s.clock.Advance(2 * longestPause)
	}
	s.wantState(t, "一", crm.Dropped, "given up after 20 tries")
	s.wantState(t, "二", crm.Said, "")
}

func TestACardThatWasTakenAwayIsSaidAnew(t *testing.T) {
	s := fresh(t)
	s.put(t, card(huanan, "立项", track("A1")))
	s.drain(t)
	s.slack.Remove(huanan, s.slack.Events()[0].Ref)
	s.put(t, card(huanan, "立项,改", track("A1")))
	s.drain(t)
	want(t, s, "立项", "立项,改")
	s.put(t, card(huanan, "立项,再改", track("A1")))
	s.drain(t)
	want(t, s, "立项", "立项,改", "edit: 立项,再改")
}

// terse is a platform that gives no reference for a change.
type terse struct{ chat.Transport }

func (p terse) Send(ctx context.Context, s chat.Sending) (chat.Ref, error) {
	ref, err := p.Transport.Send(ctx, s)
	if s.Edit != "" {
		ref = ""
	}
	return ref, err
}

func TestAChangeWithoutAReferenceKeepsTheOldOne(t *testing.T) {
	s := fresh(t)
	s.opt.Transports["slack"] = terse{s.slack}
	for _, text := range []string{"一", "二", "三"} {
		s.put(t, card(li, text, track("g/1")))
		s.drain(t)
	}
	want(t, s, "一", "edit: 二", "edit: 三")
	if e := s.of(t, "三"); e.Ref != string(s.slack.Events()[0].Ref) {
		t.Errorf("the reference is %q", e.Ref)
	}
}

func TestAReplyToACardThatWasTakenAwayIsSaid(t *testing.T) {
	s := fresh(t)
	s.put(t, card(huanan, "立项", track("A1")))
	s.drain(t)
	s.slack.Fail(func(p chat.Sending) error {
		if p.Thread != "" {
			return &chat.Gone{Why: errDown}
		}
		return nil
	})
	s.put(t, card(huanan, "已批准", under("A1")))
	s.drain(t)
	want(t, s, "立项", "已批准")
}

func TestAChangedReplyIsSaidThoughCardAndThreadWereTakenAway(t *testing.T) {
	s := fresh(t)
	s.put(t, card(huanan, "立项", track("A1")))
	s.put(t, card(huanan, "待批", track("A1/state"), under("A1")))
	s.drain(t)
	s.slack.Fail(func(p chat.Sending) error {
		if p.Thread != "" || p.Edit != "" {
			return &chat.Gone{Why: errDown}
		}
		return nil
	})
	s.put(t, card(huanan, "已批准", track("A1/state"), under("A1")))
	s.drain(t)
	want(t, s, "立项", "待批", "已批准")
}

func TestAPanicOfAPlatformIsARefusal(t *testing.T) {
	s := fresh(t)
	s.slack.Fail(func(p chat.Sending) error {
		if p.Post.Card.Title == "一" {
			panic("no such block")
		}
		return nil
	})
	s.put(t, card(li, "一"), card(li, "二"))
	s.drain(t)
	want(t, s, "二")
	s.wantState(t, "一", crm.Dropped, "refused: panic: no such block")
}

func TestWhatCannotBeReadIsGivenUp(t *testing.T) {
	s := fresh(t)
	crmtest.Do(t, s.store, func(tx crm.Tx) error {
		for _, e := range []crm.Envelope{
			{Key: "body", Place: li.String(), Body: []byte(`{"v":99}`)},
			{Key: "place", Place: "nowhere", Body: []byte(`{"v":1,"p":{"Key":"place"}}`)},
		} {
			if _, err := tx.Queue(e); err != nil {
				return err
			}
		}
		return nil
	})
	s.put(t, card(li, "二"))
	s.drain(t)
	want(t, s, "二")
	s.wantState(t, "body", crm.Dropped, "unreadable")
	s.wantState(t, "place", crm.Dropped, "refused")
}

func TestAReferenceLeadsBackToItsTrack(t *testing.T) {
	s := fresh(t)
	s.put(t, card(li, "一", track("g/1")))
	s.drain(t)
	ref := s.slack.Events()[0].Ref
	crmtest.Look(t, s.store, func(r crm.Reader) error {
		if got, err := r.Track(li.String(), string(ref)); err != nil || got != "g/1" {
			t.Errorf("the message belongs to %q, %v", got, err)
		}
		return nil
	})
	if e := s.of(t, "一"); e.Ref != string(ref) || e.State != crm.Said {
		t.Errorf("the post is %+v", e)
	}
}
