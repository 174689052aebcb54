package outbox

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// joining is a stage on which up to four cards are joined by their titles; one
// that begins with a star never is.
func joining(t *testing.T) *stage {
	s := fresh(t)
	s.opt.Join = func(_ context.Context, _ chat.Place, all []chat.Card) (chat.Card, []int) {
		var titles []string
		var in []int
		for i, c := range all {
			if !strings.HasPrefix(c.Title, "*") && len(in) < 4 {
				titles, in = append(titles, c.Title), append(in, i)
			}
		}
		return chat.Card{Title: strings.Join(titles, "+")}, in
	}
	return s
}

// full makes a platform wait for room until a moment, with what can wait.
func full(s *stage, d time.Duration) {
	until := s.clock.Now().Add(d)
	s.slack.Fail(func(x chat.Sending) error {
		if wait := until.Sub(s.clock.Now()); wait > 0 && x.Post.Class >= chat.Nudge {
			return &chat.Retry{After: wait, Yield: true, Why: errDown}
		}
		return nil
	})
}

func nudge(text string, with ...func(*chat.Post)) chat.Post {
	return card(li, text, append([]func(*chat.Post){class(chat.Nudge)}, with...)...)
}

func TestWhatWaitsForRoomIsSaidAsOne(t *testing.T) {
	s := joining(t)
	full(s, time.Minute)
	s.put(t, nudge("一", track("t/1")), nudge("二", track("t/2")), nudge("三"), card(li, "日报", class(chat.Digest)), card(li, "答"))
	s.drain(t)
	want(t, s, "答")
	s.put(t, nudge("四"), nudge("五"), card(anna, "安", class(chat.Nudge)))
	s.clock.Advance(2 * time.Minute)
	s.drain(t)
	want(t, s, "答", "一+二+三+四", "五", "安", "日报")
	for _, key := range []string{"一", "二", "三", "四", "五"} {
		s.wantState(t, key, crm.Said, "")
	}
	// What was joined is no card of one track: a change is said by itself.
	s.put(t, nudge("二,改", track("t/2")))
	s.drain(t)
	want(t, s, "答", "一+二+三+四", "五", "安", "日报", "二,改")
}

func TestWhatHasRoomIsSaidOneByOne(t *testing.T) {
	s := joining(t)
	s.put(t, nudge("一"), nudge("二"), nudge("三"))
	s.drain(t)
	want(t, s, "一", "二", "三")
}

func TestWhatIsNotJoined(t *testing.T) {
	s := joining(t)
	s.put(t, nudge("卡", track("g/1")))
	s.drain(t)
	full(s, time.Minute)
	s.put(t,
		nudge("一"), nudge("*名单"), nudge("卡,改", track("g/1")), nudge("晚", func(p *chat.Post) { p.NotBefore = s.clock.Now().Add(time.Hour) }),
		nudge("旧", func(p *chat.Post) { p.NotAfter = s.clock.Now().Add(time.Second) }), nudge("回", under("g/1")), nudge("二", track("g/2")),
		nudge("表", func(p *chat.Post) { p.Form = &chat.Form{Title: "表"} }),
	)
	s.drain(t)
	s.put(t, nudge("二,新", track("g/2"))) // it replaces the one that waits
	s.clock.Advance(2 * time.Minute)
	s.drain(t)
	want(t, s, "卡", "一+二,新", "*名单", "edit: 卡,改", "回", "表")
	s.wantState(t, "旧", crm.Dropped, "expired")
	s.clock.Advance(time.Hour)
	s.drain(t)
	want(t, s, "卡", "一+二,新", "*名单", "edit: 卡,改", "回", "表", "晚")
}

func TestWhatIsJoinedSharesItsFate(t *testing.T) {
	together := func(err error) func(chat.Sending) error {
		return func(x chat.Sending) error {
			if strings.Contains(x.Post.Card.Title, "+") {
				return err
			}
			return nil
		}
	}
	for _, c := range []struct {
		says string
		err  error
		now  []string // said at once
		want []string // and when the platform takes it
	}{
		{"there is still no room", &chat.Retry{After: time.Minute, Yield: true, Why: errDown}, nil, []string{"一+二+三"}},
		{"it cannot be reached", &chat.Retry{Why: errDown}, nil, []string{"一+二+三"}},
		{"one of them is refused: each is tried alone", &chat.Refused{Why: errDown}, nil, []string{"一", "二", "三"}},
		{"it may have arrived", &chat.Unsure{Why: errDown}, []string{"一+二+三"}, []string{"一+二+三"}},
		{"he is gone", &chat.Gone{Why: errDown, Person: true}, nil, nil},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := joining(t)
			full(s, time.Minute)
			s.put(t, nudge("一"), nudge("二"), nudge("三"))
			s.drain(t)
			s.clock.Advance(2 * time.Minute)
			s.slack.Fail(together(c.err))
			s.drain(t)
			want(t, s, c.now...)
			s.slack.Fail(nil)
			s.clock.Advance(2 * time.Minute)
			s.drain(t)
			want(t, s, c.want...)
			for _, key := range []string{"一", "二", "三"} {
				if e := s.of(t, key); e.State != crm.Said && e.State != crm.Dropped {
					t.Errorf("%s is %s", key, e.State)
				}
			}
		})
	}
}

func TestAProcessThatEndsWithJoinedPosts(t *testing.T) {
	for kill := 1; ; kill++ {
		s := joining(t)
		full(s, time.Minute)
		s.put(t, nudge("一"), nudge("二"), nudge("三"))
		s.drain(t)
		s.clock.Advance(2 * time.Minute)
		dying := newStage(t, crmtest.NewMortal(s.store, kill), s.clock, s.slack, s.wecom)
		dying.opt.Join = s.opt.Join
		err := dying.Drain(t.Context())
		next := s.restarted()
		next.opt.Join = s.opt.Join
		next.drain(t)
		text := strings.Join(s.said(), " ")
		for _, word := range []string{"一", "二", "三"} {
			if strings.Count(text, word) > 1 {
				t.Errorf("killed at write %d: said %q", kill, text)
			}
		}
		if err == nil {
			return
		}
		if !errors.Is(err, crm.ErrClosed) && kill > 50 {
			t.Fatalf("it never ends: %v", err)
		}
	}
}
