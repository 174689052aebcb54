package inbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"milepost/bot/chat"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestTheSameThingIsTakenOnce(t *testing.T) {
	at := crmtest.Start()
	for _, c := range []struct {
		says   string
		second chat.Message
		done   int
	}{
		{"the same delivery again", li("a", "一"), 1},
		{"another delivery of the same content", chat.Message{Key: "b", Content: "c-a", Kind: chat.Text, Text: "一", From: identity("wecom", "xiaoli"), In: chat.DMOf(identity("wecom", "xiaoli"))}, 1},
		{"the same words said again", li("b", "一"), 2},
		{"the same content on another platform", chat.Message{Key: "b", Content: "c-a", Kind: chat.Text, From: identity("slack", "xiaoli"), In: chat.DMOf(identity("slack", "xiaoli"))}, 2},
		{"a change of the message", chat.Message{Key: "b", Content: "c-a", Kind: chat.Edited, At: at.Add(1), From: identity("wecom", "xiaoli"), In: chat.DMOf(identity("wecom", "xiaoli"))}, 2},
		{"the removal of the message", chat.Message{Key: "b", Content: "c-a", Kind: chat.Deleted, From: identity("wecom", "xiaoli"), In: chat.DMOf(identity("wecom", "xiaoli"))}, 2},
	} {
		t.Run(c.says, func(t *testing.T) {
			d := fresh(t)
			d.recv(t, li("a", "一"), c.second)
			d.drain(t)
			d.recv(t, c.second) // once more, after it was handled
			d.drain(t)
			if n := d.did(t, crmtest.Xiaoli); n != c.done {
				t.Errorf("handled %d times, want %d", n, c.done)
			}
		})
	}
}

func TestTwoChangesOfOneMessageAreTwo(t *testing.T) {
	d := fresh(t)
	for n, delivery := range []string{"e1", "e2", "e2 again"} {
		m := li(delivery, fmt.Sprint("改", n))
		m.Kind, m.Content, m.At = chat.Edited, "c-a", crmtest.Start().Add(time.Duration(min(n, 1))*time.Second)
		d.recv(t, m)
	}
	d.drain(t)
	if n := d.did(t, crmtest.Xiaoli); n != 2 {
		t.Errorf("handled %d changes, want 2: the third delivery is the second change again", n)
	}
}

// TestAChangeThatOvertakesItsMessageIsTheMessage: what it said before is not
// handled any more when it comes; a change of an old message is nothing new.
func TestAChangeThatOvertakesItsMessageIsTheMessage(t *testing.T) {
	written := crmtest.Start()
	message, change := li("m", "预算120万"), li("e", "预算130万")
	message.At = written
	change.Kind, change.Content, change.Written, change.At = chat.Edited, message.Content, written, written.Add(time.Minute)
	old := li("o", "预算140万")
	old.Kind, old.Content, old.Written, old.At = chat.Edited, "c-x", written.AddDate(0, 0, -3), written
	for _, c := range []struct {
		says string
		come []chat.Message
		want string
	}{
		{"in order", []chat.Message{message, change, change}, "预算120万 预算130万"},
		{"the change first", []chat.Message{change, message, change}, "预算130万"},
		{"a change of a message of another week, and then that", []chat.Message{old, {Key: "p", Content: "c-x", Kind: chat.Text, Text: "预算150万", From: old.From, In: old.In}}, "预算140万 预算150万"},
	} {
		d := fresh(t)
		d.recv(t, c.come...)
		d.drain(t)
		if got := strings.Join(d.order, " "); got != c.want {
			t.Errorf("%s: handled %q, want %q", c.says, got, c.want)
		}
	}
}

func TestEveryKindIsPassedOn(t *testing.T) {
	d := fresh(t)
	kinds := []string{chat.Text, chat.Press, chat.Submit, chat.Edited, chat.Deleted, chat.Opened, chat.Joined}
	for _, kind := range kinds {
		m := li(kind, kind)
		m.Kind = kind
		d.recv(t, m)
	}
	d.drain(t)
	if diff := cmp.Diff(kinds, d.order); diff != "" {
		t.Errorf("answered, -want +got:\n%s", diff)
	}
}

func TestAMessageWithoutAKeyIsRefused(t *testing.T) {
	d := fresh(t)
	if err := d.Recv(t.Context(), chat.Message{Kind: chat.Text, From: identity("wecom", "xiaoli")}); err == nil {
		t.Error("a message that cannot be recognised again was taken")
	}
}

func TestWhatBecomesOfAMessage(t *testing.T) {
	const incident = "incident I-1102-"
	for _, c := range []struct {
		text   string
		said   string // beginning of the one post; "" = nothing is said
		did    int    // what stays of its transaction
		state  crm.TakenState
		logged bool
	}{
		{"今天拜访了比亚迪", "did 今天拜访了比亚迪", 1, crm.Done, false},
		{"silence", "", 1, crm.Done, false},
		{"answer faults", "sorry: not.yours", 0, crm.Done, false},
		{"prepare faults", "sorry: date.past", 0, crm.Done, false},
		{"answer fails 13712345678", incident, 0, crm.Parked, true},
		{"answer panics 13712345678", incident, 0, crm.Parked, true},
		{"prepare fails \"13712345678\"", incident, 0, crm.Parked, true},
		{"prepare panics 13712345678", incident, 0, crm.Parked, true},
		{"answer faults, explained badly", incident, 0, crm.Parked, true},
		{"answer fails, nobody can be told", "", 0, crm.Parked, true},
	} {
		t.Run(c.text, func(t *testing.T) {
			d := fresh(t)
			d.recv(t, li("a", c.text), li("b", "后一条"))
			d.drain(t)
			want := map[crm.TakenState]int{crm.Done: 1}
			want[c.state]++
			if diff := cmp.Diff(want, d.states(t)); diff != "" {
				t.Errorf("messages by state, -want +got:\n%s", diff)
			}
			if n := d.did(t, crmtest.Xiaoli); n != c.did+1 {
				t.Errorf("%d messages changed something, want %d", n, c.did+1)
			}
			said := d.said(t)
			if last := len(said) - 1; last < 0 || said[last] != "did 后一条" {
				t.Errorf("the conversation did not go on: %q", said)
			}
			if c.said == "" && len(said) != 1 || c.said != "" && (len(said) != 2 || !strings.HasPrefix(said[0], c.said)) {
				t.Errorf("said %q, want %q first", said, c.said)
			}
			log := d.log.String()
			if n := strings.Count(log, "set aside"); c.logged != (n == 1) || n > 1 {
				t.Errorf("logged %d times: %s", n, log)
			}
			if strings.Contains(log, "13712345678") {
				t.Errorf("the log holds what was typed: %s", log)
			}
		})
	}
}

func TestAParkedMessageCanBeHandledAgain(t *testing.T) {
	d := fresh(t)
	d.recv(t, li("a", "answer fails"))
	d.drain(t)
	var parked crm.Taken
	crmtest.Do(t, d.store, func(tx crm.Tx) (err error) {
		parked, err = tx.Message("a")
		if err != nil || parked.State != crm.Parked {
			return errors.Join(err, fmt.Errorf("it is %s", parked.State))
		}
		return tx.Retake("a")
	})
	if parked.Incident == "" || !strings.Contains(parked.Reason, errBroken.Error()) || strings.Contains(parked.Reason, "answer fails") {
		t.Errorf("parked as %s for %q", parked.Incident, parked.Reason)
	}
	d.opt.Answer = func(crm.Tx, crm.PersonID, chat.Message, any) ([]chat.Post, error) { return nil, nil } // mended
	d.drain(t)
	if got := d.states(t); got[crm.Done] != 1 {
		t.Errorf("after the second try: %v", got)
	}
}

func TestAConflictIsTriedAgain(t *testing.T) {
	for _, c := range []struct {
		says      string
		conflicts int
		state     crm.TakenState
	}{
		{"somebody else was faster twice", 2, crm.Done},
		{"it never ends", 1000, crm.Parked},
	} {
		t.Run(c.says, func(t *testing.T) {
			d := fresh(t)
			left := c.conflicts
			answer := d.opt.Answer
			d.opt.Answer = func(tx crm.Tx, who crm.PersonID, m chat.Message, p any) ([]chat.Post, error) {
				if left > 0 {
					left--
					return nil, fmt.Errorf("put: %w", crm.ErrConflict)
				}
				return answer(tx, who, m, p)
			}
			d.recv(t, li("a", "一"))
			d.drain(t)
			if got := d.states(t); got[c.state] != 1 {
				t.Errorf("messages by state: %v, want one %s", got, c.state)
			}
		})
	}
}

func TestWherePlatformsReadBackFrom(t *testing.T) {
	d := fresh(t)
	in := chat.DMOf(identity("wecom", "xiaoli"))
	if got, err := d.Seen(t.Context(), in); got != "" || err != nil {
		t.Errorf("nothing was seen, but %q, %v", got, err)
	}
	later := li("a", "一")
	later.At = crmtest.Start().Add(time.Minute)
	later.In.Thread = "t"
	d.recv(t, later, li("b", "二")) // out of order
	if got, err := d.Seen(t.Context(), in); got != "2026-11-02T02:01:00Z" || err != nil {
		t.Errorf("seen up to %q, %v", got, err)
	}
}

func TestOptionsAreForThoseWhoAreKnown(t *testing.T) {
	d := fresh(t)
	li := identity("wecom", "xiaoli")
	if got, err := d.Suggest(t.Context(), li, "account", "恒"); got != nil || err != nil {
		t.Errorf("with nobody to ask: %v, %v", got, err)
	}
	d.opt.Suggest = func(_ context.Context, _ crm.Reader, who crm.PersonID, field, typed string) ([]chat.Option, error) {
		if typed == "" {
			panic("nothing typed")
		}
		return []chat.Option{{Value: string(who) + "/" + field, Label: typed}}, nil
	}
	want := []chat.Option{{Value: "xiaoli/account", Label: "恒"}}
	if got, err := d.Suggest(t.Context(), li, "account", "恒"); err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := d.Suggest(t.Context(), identity("wecom", "lilei"), "account", "恒"); got != nil || err != nil {
		t.Errorf("a stranger gets %v, %v", got, err)
	}
	if _, err := d.Suggest(t.Context(), li, "account", ""); err == nil {
		t.Error("a panic went unnoticed")
	}
	var _ chat.Inlet = d.Inbox
}

func TestLanesRunSideBySideAndKeepOrder(t *testing.T) {
	d := fresh(t)
	people := []crm.PersonID{crmtest.Xiaoli, crmtest.Anna, crmtest.Wangmin, crmtest.Zhaogang, crmtest.Chenjing, crmtest.Zhouhang}
	const each = 40
	var (
		mu      sync.Mutex
		order   = map[crm.PersonID][]string{}
		active  = map[crm.PersonID]bool{}
		meeting = make(chan struct{}) // closed when two people are handled at once
		met     sync.Once
	)
	d.opt.Prepare = func(_ context.Context, _ crm.Reader, who crm.PersonID, m chat.Message) (any, error) {
		mu.Lock()
		if active[who] {
			t.Errorf("two messages of %s are handled at once", who)
		}
		active[who] = true
		order[who] = append(order[who], m.Text)
		if len(active) > 1 {
			met.Do(func() { close(meeting) })
		}
		mu.Unlock()
		select {
		case <-meeting:
		case <-time.After(10 * time.Second):
			t.Error("nobody else is handled meanwhile")
		}
		mu.Lock()
		delete(active, who)
		mu.Unlock()
		return "read: " + m.Text, nil
	}
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() {
		if err := d.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	var senders sync.WaitGroup
	want := map[crm.PersonID][]string{}
	for _, who := range people {
		for n := range each {
			want[who] = append(want[who], fmt.Sprint(n))
		}
		senders.Go(func() {
			for n := range each { // from both platforms in turn: one lane
				from := identity([]string{"wecom", "slack"}[n%2], string(who))
				d.recv(t, says(from, fmt.Sprintf("%s-%d", who, n), fmt.Sprint(n)))
			}
		})
	}
	senders.Wait()
	d.drain(t) // waits for Run, too
	stop()
	running.Wait()
	if diff := cmp.Diff(want, order); diff != "" {
		t.Errorf("order of each person, -want +got:\n%s", diff)
	}
	for _, who := range people {
		if n := d.did(t, who); n != each {
			t.Errorf("%s: %d messages changed something, want %d", who, n, each)
		}
	}
}

func TestTwoInboxesOnOneStoreHandleEverythingOnce(t *testing.T) {
	d := fresh(t)
	other := newDesk(t, d.store, d.clock)
	for n := range 50 {
		d.recv(t, li(fmt.Sprint("a", n), fmt.Sprint(n)))
		other.recv(t, li(fmt.Sprint("a", n), fmt.Sprint(n)), anna(fmt.Sprint("b", n), fmt.Sprint(n)))
	}
	var both sync.WaitGroup
	for _, each := range []*desk{d, other} {
		both.Go(func() { each.drain(t) })
	}
	both.Wait()
	if a, b := d.did(t, crmtest.Xiaoli), d.did(t, crmtest.Anna); a != 50 || b != 50 {
		t.Errorf("handled %d and %d messages, want 50 of each", a, b)
	}
	if got := d.states(t); got[crm.Done] != 100 || len(got) != 1 {
		t.Errorf("messages by state: %v", got)
	}
}
