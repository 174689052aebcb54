package inbox

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"milepost/bot/chat"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// askBack gives the texts about which somebody is asked.
func (d *desk) askBack(t *testing.T, of chat.Identity) []string {
	t.Helper()
	var texts []string
	err := d.AskBack(t.Context(), func(_ crm.Tx, _ crm.PersonID, held []chat.Message) ([]chat.Post, error) {
		texts = nil
		for _, m := range held {
			if m.From == of {
				texts = append(texts, m.Text)
			}
		}
		return nil, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// retake puts all that is held for somebody back among the waiting.
func (d *desk) retake(t *testing.T, of chat.Identity) {
	t.Helper()
	crmtest.Do(t, d.store, func(tx crm.Tx) error {
		held, err := crm.HeldOf(tx, of.String())
		for _, m := range held {
			err = errors.Join(err, tx.Retake(m.Key))
		}
		return err
	})
}

func TestAStrangersWordsAreKeptForHim(t *testing.T) {
	d := fresh(t)
	lilei := identity("wecom", "lilei")
	room := chat.Place{Platform: "wecom", Tenant: "demo", Kind: chat.Channel, ID: "huanan"}
	aside := says(lilei, "c", "闲聊")
	aside.In = room
	asked := says(lilei, "d", "谁在跟")
	asked.In, asked.Mention = room, true
	opened := says(lilei, "e", "")
	opened.Kind = chat.Opened
	d.recv(t, says(lilei, "a", "一"), says(lilei, "b", "二"), aside, asked, opened)
	d.drain(t)
	want := []string{"who are you? first=true", "who are you? first=false", "who are you? first=false"}
	if diff := cmp.Diff(want, d.said(t)); diff != "" {
		t.Errorf("said, -want +got:\n%s", diff)
	}
	if diff := cmp.Diff(map[crm.TakenState]int{crm.Held: 3, crm.Done: 1}, d.states(t)); diff != "" {
		t.Errorf("messages by state, -want +got:\n%s", diff)
	}
	if asked := d.askBack(t, lilei); len(asked) > 0 {
		t.Errorf("somebody who is still a stranger was asked about %q", asked)
	}
	crmtest.Do(t, d.store, func(tx crm.Tx) error { return tx.Link(lilei.String(), crmtest.Xiaoli) })
	if asked := d.askBack(t, lilei); !slices.Equal(asked, []string{"一", "二", "谁在跟"}) {
		t.Errorf("he was asked about %q", asked)
	}
	d.drain(t)
	if len(d.order) > 0 {
		t.Errorf("handled unasked: %q", d.order)
	}
	d.retake(t, lilei)
	d.drain(t)
	if diff := cmp.Diff([]string{"一", "二", "谁在跟"}, d.order); diff != "" {
		t.Errorf("answered, -want +got:\n%s", diff)
	}
}

func TestAStrangersWordsAreNotKeptForEver(t *testing.T) {
	d := fresh(t)
	lilei := identity("wecom", "lilei")
	d.recv(t, says(lilei, "a", "一"))
	d.drain(t)
	d.clock.Advance(8 * 24 * time.Hour)
	d.recv(t, says(lilei, "b", "二"))
	d.drain(t)
	if said := d.said(t); said[len(said)-1] != "who are you? first=true" {
		t.Errorf("after his time was over the admin is not told again: %q", said)
	}
	crmtest.Do(t, d.store, func(tx crm.Tx) error { return tx.Link(lilei.String(), crmtest.Xiaoli) })
	if asked := d.askBack(t, lilei); !slices.Equal(asked, []string{"二"}) {
		t.Errorf("he was asked about %q; want the newer one alone", asked)
	}
	d.retake(t, lilei)
	d.drain(t)
	if !slices.Equal(d.order, []string{"二"}) {
		t.Errorf("answered %q", d.order)
	}
}

func TestHowLongAStrangersWordsAreKeptCanBeSaid(t *testing.T) {
	d := fresh(t)
	d.opt.Held = 30 * 24 * time.Hour
	lilei := identity("wecom", "lilei")
	d.recv(t, says(lilei, "a", "一"))
	d.drain(t)
	d.clock.Advance(8 * 24 * time.Hour)
	crmtest.Do(t, d.store, func(tx crm.Tx) error { return tx.Link(lilei.String(), crmtest.Xiaoli) })
	if asked := d.askBack(t, lilei); !slices.Equal(asked, []string{"一"}) {
		t.Errorf("he was asked about %q; want what was said 8 days ago", asked)
	}
}
