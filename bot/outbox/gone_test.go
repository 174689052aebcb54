package outbox

import (
	"errors"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestWhatIsSaidToSomebodyWhoIsGoneStopsByItself(t *testing.T) {
	s := fresh(t)
	crmtest.Do(t, s.store, crmtest.Seed)
	to := chat.Place{Platform: "wecom", Tenant: "demo", Kind: chat.DM, ID: string(crmtest.Xiaoli)}
	say := func(key string, class chat.Class) {
		s.put(t, chat.Post{Key: key, To: to, Class: class, Card: chat.Card{Title: key}})
		s.drain(t)
	}
	calls := 0
	s.wecom.Fail(func(chat.Sending) error {
		calls++
		return &chat.Gone{Why: errors.New("userid not found"), Person: true}
	})
	say("a", chat.Nudge)
	say("b", chat.Nudge)
	say("c", chat.Answer)
	if calls != 1 {
		t.Errorf("the platform was asked %d times, want once", calls)
	}
	crmtest.Look(t, s.store, func(r crm.Reader) error {
		for _, key := range []string{"a", "b", "c"} {
			e, err := r.Post(key)
			if err != nil {
				return err
			}
			if e.State != crm.Dropped || !strings.HasPrefix(e.Reason, crm.GonePerson) {
				t.Errorf("%s is %s: %s", key, e.State, e.Reason)
			}
		}
		return nil
	})
	// After a week the next post tries again, and arrives.
	s.wecom.Fail(nil)
	s.clock.Advance(8 * 24 * time.Hour)
	say("d", chat.Nudge)
	if got := s.wecom.Take(); len(got) != 1 || got[0].Card.Title != "d" {
		t.Errorf("after a week he heard %+v", got)
	}
}

// TestWhatIsAskedOfSomebodyWhoIsGoneIsAskedWhereHeIs: a request that found out
// that his home does not know him any more, and one that waited behind it, reach
// him on his other platform, once; a reminder does not follow.
func TestWhatIsAskedOfSomebodyWhoIsGoneIsAskedWhereHeIs(t *testing.T) {
	s := fresh(t)
	crmtest.Do(t, s.store, crmtest.Seed)
	on := func(platform string) chat.Place {
		return chat.Place{Platform: platform, Tenant: "demo", Kind: chat.DM, ID: string(crmtest.Xiaoli)}
	}
	s.wecom.Fail(func(chat.Sending) error { return &chat.Gone{Why: errors.New("userid not found"), Person: true} })
	s.put(t, chat.Post{Key: "A1/asked", To: on("wecom"), Class: chat.Asking, Card: chat.Card{Title: "A1"}},
		chat.Post{Key: "A2/asked", To: on("wecom"), Class: chat.Asking, Card: chat.Card{Title: "A2"}},
		chat.Post{Key: "touch", To: on("wecom"), Class: chat.Nudge, Card: chat.Card{Title: "touch"}})
	s.drain(t)
	s.drain(t)
	got := s.slack.Take()
	if len(got) != 2 || got[0].Card.Title != "A1" || got[1].Card.Title != "A2" || got[0].Place != on("slack") {
		t.Errorf("on his other platform he was asked %+v, want A1 and A2", got)
	}
}

func TestWhoHasLeftIsNotRemindedAndStillAnswered(t *testing.T) {
	s := fresh(t)
	crmtest.Do(t, s.store, crmtest.Seed)
	crmtest.Do(t, s.store, func(tx crm.Tx) error {
		p, err := crm.Get[crm.Person](tx, crmtest.Xiaoli)
		if err != nil {
			return err
		}
		p.Until = crm.DateOf(tx.Now()).AddDays(-1)
		return tx.Put(&p)
	})
	to := chat.Place{Platform: "wecom", Tenant: "demo", Kind: chat.DM, ID: string(crmtest.Xiaoli)}
	s.put(t, chat.Post{Key: "nudge", To: to, Class: chat.Nudge, Card: chat.Card{Title: "nudge"}}, chat.Post{Key: "answer", To: to, Card: chat.Card{Title: "answer"}})
	s.drain(t)
	if got := s.wecom.Take(); len(got) != 1 || got[0].Card.Title != "answer" {
		t.Errorf("he heard %+v", got)
	}
}

// TestWhatWaitsFollowsWhoHasAnotherIdentity: his platform calls him differently
// by now, and what was queued for the old name goes to the new one.
func TestWhatWaitsFollowsWhoHasAnotherIdentity(t *testing.T) {
	s := fresh(t)
	crmtest.Do(t, s.store, crmtest.Seed)
	was := chat.Identity{Platform: "wecom", Tenant: "demo", ID: string(crmtest.Xiaoli)}
	now := chat.Identity{Platform: "wecom", Tenant: "demo", ID: "li.wei2026"}
	s.put(t, chat.Post{Key: "tomorrow", To: chat.DMOf(was), Class: chat.Nudge, Card: chat.Card{Title: "tomorrow"}})
	crmtest.Do(t, s.store, func(tx crm.Tx) error {
		return errors.Join(tx.Link(was.String(), ""), tx.Link(now.String(), crmtest.Xiaoli), tx.Keep(crm.MovedKey(chat.DMOf(was).String()), []byte(now.String())))
	})
	s.drain(t)
	if got := s.wecom.Take(); len(got) != 1 || got[0].Place.ID != now.ID {
		t.Errorf("he heard %+v", got)
	}
}
