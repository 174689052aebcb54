package crmtest

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"milepost/storage/crm"
)

// queue queues a post and reports whether it was new.
func (b *bench) queue(e crm.Envelope) (fresh bool) {
	b.t.Helper()
	b.do(func(tx crm.Tx) (err error) { fresh, err = tx.Queue(e); return err })
	return fresh
}

// post reads a post that must be there.
func (b *bench) post(key string) (e crm.Envelope) {
	b.t.Helper()
	b.look(func(r crm.Reader) (err error) { e, err = r.Post(key); return err })
	return e
}

// outbox lists the keys of the posts in a state.
func (b *bench) outbox(s crm.PostState) []string {
	b.t.Helper()
	var out []string
	b.look(func(r crm.Reader) error {
		for page := (crm.Page{Limit: 2}); ; {
			list, next, err := r.Posts(s, page)
			for _, e := range list {
				out = append(out, e.Key)
			}
			if page.After = next; err != nil || next == "" {
				return err
			}
		}
	})
	return out
}

// queuedLater lists, wherever one begins, what waits behind it.
func queuedLater(t *testing.T, b *bench) {
	keys := []string{"p1", "p2", "p3", "p4"}
	seq := map[string]uint64{}
	for _, k := range keys {
		b.queue(Post(k))
		seq[k] = b.post(k).Seq
	}
	b.do(func(tx crm.Tx) error { return errors.Join(tx.Sending("p3"), tx.Sent("p3", "msg3")) })
	for _, c := range []struct {
		after uint64
		want  string
	}{{0, "p1 p2 p4"}, {seq["p1"], "p2 p4"}, {seq["p2"], "p4"}, {seq["p3"], "p4"}, {seq["p4"], ""}} {
		var got []string
		b.look(func(r crm.Reader) error {
			got = nil
			rows, err := r.PostsAfter(c.after)
			for _, e := range rows {
				got = append(got, e.Key)
			}
			return err
		})
		if strings.Join(got, " ") != c.want {
			t.Errorf("behind %d of %v there wait %v, want %s", c.after, seq, got, c.want)
		}
	}
}

func queuedOnce(t *testing.T, b *bench) {
	if !b.queue(Post("p1")) || b.queue(Post("p1")) || !b.queue(Post("p2")) {
		t.Error("a key was not queued exactly once")
	}
	b.do(func(tx crm.Tx) error {
		return errors.Join(tx.Sending("p1"), tx.Sent("p1", "msg1"), tx.Failed("p2", time.Time{}, "gone"))
	})
	b.again()
	if b.queue(Post("p1")) || b.queue(Post("p2")) {
		t.Error("a post that was sent or dropped was queued again")
	}
}

func postWay(t *testing.T, b *bench) {
	want := Post("p1", func(e *crm.Envelope) {
		e.Track, e.Under, e.Class, e.NotBefore, e.NotAfter = "g/1", "V1", 2, Start(), Start().Add(time.Hour)
	})
	b.queue(want)
	step := func(name string, set func(*crm.Envelope), f func(crm.Tx) error) {
		t.Helper()
		if f != nil {
			b.do(f)
		}
		set(&want)
		if diff := cmp.Diff(want, b.post("p1")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if list := b.outbox(want.State); !slices.Equal(list, []string{"p1"}) {
			t.Errorf("%s: %s are %q", name, want.State, list)
		}
	}
	later := Start().Add(time.Minute)
	step("queued", func(e *crm.Envelope) { e.Seq, e.Queued, e.State = 1, Start(), crm.Queued }, nil)
	step("on its way", func(e *crm.Envelope) { e.State, e.Tries = crm.OnWay, 1 }, func(tx crm.Tx) error { return tx.Sending("p1") })
	step("to be tried again", func(e *crm.Envelope) { e.State, e.Next, e.Reason = crm.Queued, later, "busy" },
		func(tx crm.Tx) error { return tx.Failed("p1", later, "busy") })
	step("on its way again", func(e *crm.Envelope) { e.State, e.Tries, e.Next = crm.OnWay, 2, time.Time{} }, func(tx crm.Tx) error { return tx.Sending("p1") })
	step("said", func(e *crm.Envelope) { e.State, e.Ref, e.Reason, e.SaidAt = crm.Said, "msg1", "", Start() }, func(tx crm.Tx) error { return tx.Sent("p1", "msg1") })
	b.shows("g/1", want.Place, "msg1")
	for what, f := range map[string]func(crm.Tx) error{
		"sending": func(tx crm.Tx) error { return tx.Sending("p1") }, "sent": func(tx crm.Tx) error { return tx.Sent("p1", "") },
		"failed": func(tx crm.Tx) error { return tx.Failed("p1", later, "") },
	} {
		if err := b.Update(t.Context(), f); !errors.Is(err, crm.ErrConflict) {
			t.Errorf("%s of a said post gave %v", what, err)
		}
	}
	b.queue(Post("p2"))
	b.do(func(tx crm.Tx) error { return tx.Failed("p2", time.Time{}, "expired") })
	if e := b.post("p2"); e.State != crm.Dropped || e.Reason != "expired" || !e.Next.IsZero() {
		t.Errorf("a post that was given up is %+v", e)
	}
	err := b.Update(t.Context(), func(tx crm.Tx) error { return tx.Sending("never queued") })
	b.missing(err, "sending what was never queued")
}

func card(key, track string) crm.Envelope {
	return Post(key, func(e *crm.Envelope) { e.Track = track })
}

func collapse(t *testing.T, b *bench) {
	elsewhere := card("p0", "A1")
	elsewhere.Place = "slack/demo/dm/xiaoli/"
	for _, e := range []crm.Envelope{elsewhere, card("p1", "A1"), card("p2", "A2"), card("p3", "A1"), Post("p4"), Post("p5")} {
		if !b.queue(e) {
			t.Fatalf("%s was not queued", e.Key)
		}
	}
	if got, want := b.outbox(crm.Queued), []string{"p0", "p2", "p3", "p4", "p5"}; !slices.Equal(got, want) {
		t.Errorf("queued are %q, want %q", got, want)
	}
	if e := b.post("p1"); e.State != crm.Dropped || e.Reason != crm.Replaced {
		t.Errorf("the older post is %s: %s", e.State, e.Reason)
	}
	// What is on its way cannot be replaced any more.
	b.do(func(tx crm.Tx) error { return tx.Sending("p3") })
	b.queue(card("p6", "A1"))
	if e := b.post("p3"); e.State != crm.OnWay {
		t.Errorf("the post on its way is %s", e.State)
	}
	// A key that was queued before replaces nothing.
	b.queue(card("p1", "A2"))
	if e := b.post("p2"); e.State != crm.Queued {
		t.Errorf("a post was replaced by one that was not queued: %s", e.State)
	}
}

func retryGivesWay(t *testing.T, b *bench) {
	b.queue(card("p1", "A1"))
	b.do(func(tx crm.Tx) error { return tx.Sending("p1") })
	b.queue(card("p2", "A1"))
	b.do(func(tx crm.Tx) error { return tx.Failed("p1", Start().Add(time.Minute), "busy") })
	if e := b.post("p1"); e.State != crm.Dropped || e.Reason != crm.Replaced {
		t.Errorf("the older post is %s: %s", e.State, e.Reason)
	}
	if got, want := b.outbox(crm.Queued), []string{"p2"}; !slices.Equal(got, want) {
		t.Errorf("queued are %q, want %q", got, want)
	}
	// Alone it is tried again, and then gives way to a newer one.
	b.do(func(tx crm.Tx) error {
		return errors.Join(tx.Sending("p2"), tx.Failed("p2", Start().Add(time.Minute), "busy"))
	})
	b.queue(card("p3", "A1"))
	if got, want := b.outbox(crm.Queued), []string{"p3"}; !slices.Equal(got, want) {
		t.Errorf("queued are %q, want %q", got, want)
	}
}

// asides: a change that somebody is told of elsewhere too does not take the
// place of one that he is not.
func asides(t *testing.T, b *bench) {
	change := func(key, track string, aside bool) {
		e := card(key, track)
		e.Aside = aside
		b.queue(e)
	}
	for _, c := range []struct {
		says         string
		first, later bool
		onWay        bool // the first fails, when the later one waits
		want         bool
	}{
		{"one that is not aside is replaced", false, true, false, false},
		{"both are aside", true, true, false, true},
		{"the later one is not aside", true, false, false, false},
		{"one that is not aside gives way", false, true, true, false},
		{"one that is aside gives way", true, true, true, true},
	} {
		change(c.says+"/1", c.says, c.first)
		if c.onWay {
			b.do(func(tx crm.Tx) error { return tx.Sending(c.says + "/1") })
		}
		change(c.says+"/2", c.says, c.later)
		if c.onWay {
			b.do(func(tx crm.Tx) error { return tx.Failed(c.says+"/1", Start().Add(time.Minute), "busy") })
		}
		if first, e := b.post(c.says+"/1"), b.post(c.says+"/2"); first.Reason != crm.Replaced || e.State != crm.Queued || e.Aside != c.want {
			t.Errorf("%s: the first is %s, the later one %s, aside: %v", c.says, first.State, e.State, e.Aside)
		}
	}
}

func setAside(t *testing.T, b *bench) {
	for _, e := range []crm.Envelope{card("p1", "A1"), Post("p2"), Post("p3"), card("p4", "A1")} {
		b.queue(e) // p4 replaces p1
	}
	b.do(func(tx crm.Tx) error {
		return errors.Join(tx.Withhold("p4", "restored"), tx.Sending("p2"), tx.Withhold("p2", "restored"), tx.GiveUp("p3", "not wanted"))
	})
	if e := b.post("p2"); e.State != crm.Withheld || e.Reason != "restored" || e.Tries != 1 {
		t.Errorf("a withheld post is %+v", e)
	}
	b.again()
	if got, want := b.outbox(crm.Withheld), []string{"p2", "p4"}; !slices.Equal(got, want) {
		t.Errorf("withheld are %q, want %q", got, want)
	}
	for what, f := range map[string]func(crm.Tx) error{
		"sending a withheld post":    func(tx crm.Tx) error { return tx.Sending("p2") },
		"a try of a withheld post":   func(tx crm.Tx) error { return tx.Failed("p2", Start(), "busy") },
		"withholding a dropped post": func(tx crm.Tx) error { return tx.Withhold("p3", "restored") },
	} {
		if err := b.Update(t.Context(), f); !errors.Is(err, crm.ErrConflict) {
			t.Errorf("%s gave %v", what, err)
		}
	}
	b.do(func(tx crm.Tx) error { return errors.Join(tx.Requeue("p3"), tx.Requeue("p2"), tx.Requeue("p1")) })
	if got, want := b.outbox(crm.Queued), []string{"p3", "p2"}; !slices.Equal(got, want) {
		t.Errorf("queued are %q, want %q: in the order in which they were put back", got, want)
	}
	if e := b.post("p1"); e.State != crm.Dropped || e.Reason != crm.Replaced {
		t.Errorf("a post of a track that a withheld one waits to show is %s: %s", e.State, e.Reason)
	}
	b.queue(card("p5", "A1"))
	if e := b.post("p4"); e.State != crm.Dropped || e.Reason != crm.Replaced {
		t.Errorf("a withheld post of a track that a newer one shows is %s: %s", e.State, e.Reason)
	}
	b.do(func(tx crm.Tx) error { return errors.Join(tx.Sending("p5"), tx.Sent("p5", "msg5")) })
	for what, f := range map[string]func(crm.Tx) error{
		"withhold": func(tx crm.Tx) error { return tx.Withhold("p5", "") }, "requeue": func(tx crm.Tx) error { return tx.Requeue("p5") },
		"giving up": func(tx crm.Tx) error { return tx.GiveUp("p5", "") },
	} {
		if err := b.Update(t.Context(), f); !errors.Is(err, crm.ErrConflict) {
			t.Errorf("%s of a said post gave %v", what, err)
		}
	}
}

// shows fails unless a message shows a track in a place, and belongs to it.
func (b *bench) shows(track, place, ref string) {
	b.t.Helper()
	b.look(func(r crm.Reader) error {
		got, err := r.RefOf(track, place)
		if got != ref {
			b.t.Errorf("%s is shown by %q in %s, want %q", track, got, place, ref)
		}
		if ref != "" {
			b.belongs(r, place, ref, track)
		}
		return err
	})
}

func (b *bench) belongs(r crm.Reader, place, ref, track string) {
	b.t.Helper()
	if got, err := r.Track(place, ref); got != track || err != nil {
		b.t.Errorf("%s in %s belongs to %q, %v; want %q", ref, place, got, err, track)
	}
}

func tracks(t *testing.T, b *bench) {
	set := func(track, place, ref string) {
		b.do(func(tx crm.Tx) error { return tx.SetRef(track, place, ref) })
	}
	set("A1", "here", "msg1")
	set("A1", "there", "msg1")
	set("A2", "here", "msg2")
	b.shows("A1", "here", "msg1")
	b.shows("A1", "there", "msg1")
	set("A1", "here", "msg3") // the card was said anew
	b.shows("A1", "here", "msg3")
	b.look(func(r crm.Reader) error { b.belongs(r, "here", "msg1", "A1"); return nil })
	set("A2", "here", "msg3") // the message shows something else now
	b.shows("A2", "here", "msg3")
	b.shows("A1", "here", "")
	set("A2", "here", "")
	b.shows("A2", "here", "")
	set("A9", "here", "")
	b.look(func(r crm.Reader) error {
		b.belongs(r, "here", "msg3", "")
		b.belongs(r, "here", "msg2", "A2")
		b.belongs(r, "there", "msg1", "A1")
		return nil
	})
	if err := b.Update(t.Context(), func(tx crm.Tx) error { return tx.SetRef("", "here", "msg1") }); err == nil {
		t.Error("no track was pointed at a message")
	}
}
