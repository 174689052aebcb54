package crmtest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"milepost/storage/crm"
)

// take takes a message and reports whether it was new.
func (b *bench) take(m crm.Taken) (fresh bool) {
	b.t.Helper()
	b.do(func(tx crm.Tx) (err error) { fresh, err = tx.Take(m); return err })
	return fresh
}

// message reads a message that must be there.
func (b *bench) message(key string) (m crm.Taken) {
	b.t.Helper()
	b.look(func(r crm.Reader) (err error) { m, err = r.Message(key); return err })
	return m
}

// inbox lists the keys of the messages in a state.
func (b *bench) inbox(s crm.TakenState) []string {
	b.t.Helper()
	var out []string
	b.look(func(r crm.Reader) error {
		for page := (crm.Page{Limit: 2}); ; {
			list, next, err := r.Messages(s, page)
			for _, m := range list {
				out = append(out, m.Key)
			}
			if page.After = next; err != nil || next == "" {
				return err
			}
		}
	})
	return out
}

func takenOnce(t *testing.T, b *bench) {
	said := func(key, content string) crm.Taken {
		return Message(key, func(m *crm.Taken) { m.Content = content })
	}
	for _, c := range []struct {
		m    crm.Taken
		want bool
		why  string
	}{
		{said("m1", "ts1"), true, "the first"},
		{said("m1", "ts2"), false, "the same delivery"},
		{said("m2", "ts1"), false, "the same words by another delivery"},
		{said("m3", ""), true, "without a content key"},
		{said("m4", ""), true, "again without one"},
	} {
		if got := b.take(c.m); got != c.want {
			t.Errorf("%s: taken %v", c.why, got)
		}
	}
	b.look(func(r crm.Reader) error {
		_, err := r.Message("m2")
		b.missing(err, "a message that was not taken")
		return nil
	})
	b.do(func(tx crm.Tx) error { return tx.Finish("m1") })
	b.again()
	if b.take(said("m1", "")) || b.take(said("m5", "ts1")) {
		t.Error("a message that was handled was taken again")
	}
	want := Message("m3", func(m *crm.Taken) { m.Seq, m.Arrived, m.State = 2, Start(), crm.Waiting })
	if diff := cmp.Diff(want, b.message("m3")); diff != "" {
		t.Errorf("the message (-want +got):\n%s", diff)
	}
}

func messageWay(t *testing.T, b *bench) {
	b.take(Message("m1"))
	until := Start().AddDate(0, 0, 7)
	step := func(name string, want crm.Taken, f func(crm.Tx) error) {
		t.Helper()
		b.do(f)
		got := b.message("m1")
		got = crm.Taken{State: got.State, Tries: got.Tries, Until: got.Until, Incident: got.Incident, Reason: got.Reason}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if list := b.inbox(want.State); !slices.Equal(list, []string{"m1"}) {
			t.Errorf("%s: %s are %q", name, want.State, list)
		}
	}
	for want := 1; want <= 2; want++ {
		step("begun", crm.Taken{State: crm.Waiting, Tries: want}, func(tx crm.Tx) error {
			n, err := tx.Begin("m1")
			if n != want {
				t.Errorf("try %d, want %d", n, want)
			}
			return err
		})
	}
	step("begun in vain", crm.Taken{State: crm.Waiting, Tries: 1}, func(tx crm.Tx) error { return tx.Withdraw("m1") })
	step("as if never begun", crm.Taken{State: crm.Waiting}, func(tx crm.Tx) error { return tx.Withdraw("m1") })
	b.refuses(crm.ErrConflict, func(tx crm.Tx) error { return tx.Withdraw("m1") })
	for want := 1; want <= 2; want++ {
		step("begun again", crm.Taken{State: crm.Waiting, Tries: want}, func(tx crm.Tx) error { _, err := tx.Begin("m1"); return err })
	}
	step("parked", crm.Taken{State: crm.Parked, Tries: 2, Incident: "I-1", Reason: "panic"}, func(tx crm.Tx) error { return tx.Park("m1", "I-1", "panic") })
	b.refuses(crm.ErrConflict, func(tx crm.Tx) error { _, err := tx.Begin("m1"); return err })
	b.refuses(crm.ErrConflict, func(tx crm.Tx) error { return tx.Withdraw("m1") })
	step("taken back", crm.Taken{State: crm.Waiting}, func(tx crm.Tx) error { return tx.Retake("m1") })
	b.refuses(crm.ErrConflict, func(tx crm.Tx) error { return tx.Retake("m1") })
	step("held", crm.Taken{State: crm.Held, Until: until}, func(tx crm.Tx) error { return tx.Hold("m1", until) })
	step("released", crm.Taken{State: crm.Waiting}, func(tx crm.Tx) error { return tx.Retake("m1") })
	step("held again", crm.Taken{State: crm.Held, Until: until}, func(tx crm.Tx) error { return tx.Hold("m1", until) })
	step("released again", crm.Taken{State: crm.Waiting}, func(tx crm.Tx) error { return tx.Retake("m1") })
	b.refuses(crm.ErrConflict, func(tx crm.Tx) error { return tx.Erase("m1") })
	step("done", crm.Taken{State: crm.Done}, func(tx crm.Tx) error { return tx.Finish("m1") })
	for what, f := range map[string]func(crm.Tx) error{
		"begin": func(tx crm.Tx) error { _, err := tx.Begin("m1"); return err },
		"hold":  func(tx crm.Tx) error { return tx.Hold("m1", until) }, "park": func(tx crm.Tx) error { return tx.Park("m1", "", "") },
		"retake": func(tx crm.Tx) error { return tx.Retake("m1") },
	} {
		if err := b.Update(t.Context(), f); !errors.Is(err, crm.ErrConflict) {
			t.Errorf("%s of a done message gave %v", what, err)
		}
	}
	err := b.Update(t.Context(), func(tx crm.Tx) error { return tx.Finish("never taken") })
	b.missing(err, "finishing what was never taken")
}

func messageOrder(t *testing.T, b *bench) {
	for i := range 5 {
		b.take(Message(fmt.Sprint("m", 9-i)))
	}
	b.do(func(tx crm.Tx) error { return errors.Join(tx.Finish("m8"), tx.Park("m9", "I-1", "")) })
	b.do(func(tx crm.Tx) error { return tx.Retake("m9") })
	if got, want := b.inbox(crm.Waiting), []string{"m9", "m7", "m6", "m5"}; !slices.Equal(got, want) {
		t.Errorf("waiting are %q, want %q", got, want)
	}
	if got, want := b.inbox(crm.Done), []string{"m8"}; !slices.Equal(got, want) {
		t.Errorf("done are %q, want %q", got, want)
	}
}

func reopened(t *testing.T, b *bench) {
	b.do(everything)
	b.again()
	b.look(func(r crm.Reader) error {
		var m crm.Taken
		var e crm.Envelope
		_, err1 := crm.ByNo(r, "V1")
		m, err2 := r.Message("m1")
		e, err3 := r.Post("p1")
		w, err4 := r.Wakes(Start(), 0)
		ch, _, err5 := r.Changes(crm.ChangeFilter{Person: Xiaoli}, crm.Page{})
		c, err6 := r.Conversation(Xiaoli)
		if m.Content != "c1" || e.Track != "V1" || len(w) != 1 || len(ch) != 1 || c.Group != "g1" {
			t.Errorf("message %+v, post %+v, wakes %v, changes %v, talk %+v", m, e, w, ch, c)
		}
		return errors.Join(err1, err2, err3, err4, err5, err6)
	})
	if got, want := b.sum(Xiaoli, "", "9999"), []string{"2026-11-02 visits 1"}; !slices.Equal(got, want) {
		t.Errorf("totals are %q", got)
	}
	b.do(func(tx crm.Tx) error {
		n, err := tx.NextNumber("C")
		if n != 2 {
			t.Errorf("the next account is C%d, want C2", n)
		}
		return err
	})
}
