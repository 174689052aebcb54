package crmtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"milepost/storage/crm"
)

// sweep removes all that is old, in pages of three.
func (b *bench) sweep(old crm.Retention) crm.Swept {
	b.t.Helper()
	var all crm.Swept
	for more := true; more; more = all.More {
		var page crm.Swept
		b.do(func(tx crm.Tx) (err error) { page, err = tx.Sweep(old, 3); return err })
		all = all.Plus(page)
	}
	return all
}

func sweptInTurn(t *testing.T, b *bench) {
	b.take(Message("m1", func(m *crm.Taken) { m.Content = "c1" }))
	b.queue(card("p1", "A1"))
	b.queue(Post("p2"))
	b.do(func(tx crm.Tx) error {
		return errors.Join(tx.Finish("m1"), tx.Sending("p1"), tx.Sent("p1", "msg1"), tx.Failed("p2", time.Time{}, "gone"))
	})
	old := func() crm.Retention {
		return crm.Retention{Bodies: b.clock.Now().AddDate(0, 0, -30), Keys: b.clock.Now().AddDate(0, 0, -400)}
	}
	for _, c := range []struct {
		after int // days
		want  crm.Swept
	}{{30, crm.Swept{}}, {1, crm.Swept{Messages: 1, Posts: 2}}, {1, crm.Swept{}}} {
		b.clock.Set(b.clock.Now().AddDate(0, 0, c.after))
		if diff := cmp.Diff(c.want, b.sweep(old())); diff != "" {
			t.Errorf("after %d more days (-want +got):\n%s", c.after, diff)
		}
	}
	b.again()
	if m := b.message("m1"); m.Body != nil || m.State != crm.Emptied || m.Content != "c1" {
		t.Errorf("the message is %+v", m)
	}
	if e := b.post("p1"); e.Body != nil || e.State != crm.EmptiedPost || e.Ref != "msg1" {
		t.Errorf("the post is %+v", e)
	}
	if b.take(Message("m1")) || b.take(Message("m9", func(m *crm.Taken) { m.Content = "c1" })) || b.queue(Post("p1")) || b.queue(Post("p2")) {
		t.Error("a repetition was not known although its key is")
	}
	b.shows("A1", Post("").Place, "msg1")
	b.do(func(tx crm.Tx) error { return tx.Finish("m1") })
	for what, f := range map[string]func(crm.Tx) error{
		"begin": func(tx crm.Tx) error { _, err := tx.Begin("m1"); return err }, "retake": func(tx crm.Tx) error { return tx.Retake("m1") },
		"hold": func(tx crm.Tx) error { return tx.Hold("m1", Start()) }, "park": func(tx crm.Tx) error { return tx.Park("m1", "", "") },
		"send": func(tx crm.Tx) error { return tx.Sending("p1") }, "fail": func(tx crm.Tx) error { return tx.Failed("p2", Start(), "") },
		"queue": func(tx crm.Tx) error { return tx.Requeue("p2") }, "withhold": func(tx crm.Tx) error { return tx.Withhold("p1", "") },
		"give up": func(tx crm.Tx) error { return tx.GiveUp("p1", "") },
	} {
		if err := b.Update(t.Context(), f); !errors.Is(err, crm.ErrConflict) {
			t.Errorf("%s of what is empty gave %v", what, err)
		}
	}
	b.clock.Set(Start().AddDate(0, 0, 401))
	if diff := cmp.Diff(crm.Swept{Keys: 3}, b.sweep(old())); diff != "" {
		t.Errorf("after 401 days (-want +got):\n%s", diff)
	}
	b.look(func(r crm.Reader) error {
		_, err1 := r.Message("m1")
		_, err2 := r.Post("p1")
		b.missing(err1, "a message whose key went")
		b.missing(err2, "a post whose key went")
		return nil
	})
	if !b.take(Message("m1", func(m *crm.Taken) { m.Content = "c1" })) {
		t.Error("a key that was forgotten is still known")
	}
}

func sweptNever(t *testing.T, b *bench) {
	for _, k := range []string{"waiting", "held", "parked", "done"} {
		b.take(Message(k))
	}
	for _, k := range []string{"queued", "onway", "withheld", "said"} {
		b.queue(Post(k))
	}
	b.do(func(tx crm.Tx) error {
		return errors.Join(tx.Hold("held", Start()), tx.Park("parked", "I-1", ""), tx.Finish("done"),
			tx.Sending("onway"), tx.Withhold("withheld", ""), tx.Sending("said"), tx.Sent("said", ""))
	})
	b.clock.Advance(time.Hour)
	everything := crm.Retention{Bodies: b.clock.Now(), Keys: b.clock.Now(), Blobs: b.clock.Now()}
	if diff := cmp.Diff(crm.Swept{Messages: 1, Posts: 1, Keys: 2}, b.sweep(everything)); diff != "" {
		t.Errorf("swept (-want +got):\n%s", diff)
	}
	for _, k := range []string{"waiting", "held", "parked"} {
		if m := b.message(k); len(m.Body) == 0 {
			t.Errorf("the message that is %s has no words", k)
		}
	}
	for _, k := range []string{"queued", "onway", "withheld"} {
		if e := b.post(k); len(e.Body) == 0 {
			t.Errorf("the post that is %s has no words", k)
		}
	}
	// One that was handled late goes with the next sweep, although later ones went before.
	b.do(func(tx crm.Tx) error { return tx.Finish("waiting") })
	if got := b.sweep(everything); got.Messages != 1 || got.Keys != 1 {
		t.Errorf("what was done late is swept as %+v", got)
	}
}

func sweptPages(t *testing.T, b *bench) {
	for i := range 7 {
		b.take(Message(fmt.Sprint("m", i)))
		b.clock.Advance(time.Minute)
	}
	b.do(func(tx crm.Tx) error {
		var all error
		for i := range 7 {
			all = errors.Join(all, tx.Finish(fmt.Sprint("m", 6-i)))
		}
		return all
	})
	old := crm.Retention{Bodies: Start().Add(5 * time.Minute)} // not the last two
	for _, want := range []struct {
		page crm.Swept
		left []string
	}{
		{crm.Swept{Messages: 2, More: true}, []string{"m2", "m3", "m4", "m5", "m6"}},
		{crm.Swept{Messages: 2, More: true}, []string{"m4", "m5", "m6"}},
		{crm.Swept{Messages: 1}, []string{"m5", "m6"}},
		{crm.Swept{}, []string{"m5", "m6"}},
	} {
		var page crm.Swept
		b.do(func(tx crm.Tx) (err error) { page, err = tx.Sweep(old, 2); return err })
		if left := b.inbox(crm.Done); page != want.page || !slices.Equal(left, want.left) {
			t.Errorf("swept %+v, left %q; want %+v, %q", page, left, want.page, want.left)
		}
	}
}

func sweptTracks(t *testing.T, b *bench) {
	for i, ref := range []string{"msg1", "msg2"} {
		k := fmt.Sprint("p", i)
		b.queue(card(k, "A1"))
		b.do(func(tx crm.Tx) error { return errors.Join(tx.Sending(k), tx.Sent(k, ref)) })
	}
	b.clock.Advance(time.Hour)
	b.sweep(crm.Retention{Bodies: b.clock.Now(), Keys: b.clock.Now()})
	b.shows("A1", Post("").Place, "msg2")
	b.look(func(r crm.Reader) error { b.belongs(r, Post("").Place, "msg1", ""); return nil })
}

// words are all passages of a store, "trove key part text".
func (b *bench) words(limit int) []string {
	b.t.Helper()
	var out []string
	b.look(func(r crm.Reader) error {
		for _, in := range crm.Troves() {
			for page := (crm.Page{Limit: limit}); ; {
				list, next, err := r.Passages(in, page)
				if err != nil {
					return err
				}
				for _, p := range list {
					if p.Kind != crm.KindPerson && p.Kind != crm.KindTeam && p.Key != "roster/version" {
						out = append(out, fmt.Sprintf("%s %s %s %s/%s", in, p.Key, p.Part, p.Kind, p.ID))
					}
				}
				if page.After = next; next == "" {
					break
				}
			}
		}
		return nil
	})
	return out
}

// written fills a store with words of every trove.
func (b *bench) written() {
	b.t.Helper()
	b.put(Account("byd", "比亚迪"), Contact("wang", "byd", "王建国"))
	b.put(Draft("d1", "王建国说再看看"))
	b.store("f", Bytes(3), func(f *crm.Blob) { f.Name = "王建国.jpg" })
	b.take(Message("m1"))
	b.queue(Post("p1"))
	b.do(func(tx crm.Tx) error {
		var c crm.Contact
		if err := tx.Get(&c, "wang"); err != nil {
			return err
		}
		body, err := json.Marshal(c)
		return errors.Join(err,
			tx.Log(&crm.Change{Group: "g1", Actor: Xiaoli, Kind: crm.KindContact, ID: "wang", RevAfter: 1, After: body, Reason: "王建国来电"}),
			tx.PutConversation(crm.Conversation{Person: Xiaoli, Question: crm.Question{Choices: []crm.Choice{{Value: "wang", Label: "王建国"}}}}),
			tx.Keep("note", []byte("王建国")), tx.Park("m1", "I-1", "王建国: panic"),
			tx.Sending("p1"), tx.Failed("p1", time.Time{}, "王建国 is gone"))
	})
}

func passages(t *testing.T, b *bench) {
	b.written()
	want := []string{
		"record byd value account/byd", "record wang value contact/wang", "record d1 value draft/d1",
		"change 1 after contact/wang", "change 1 reason contact/wang", "talk xiaoli value /", "kept note value /",
		"message m1 body /", "message m1 reason /", "post p1 body /", "post p1 reason /", "blob f name /",
	}
	for _, limit := range []int{1, 2, 0} {
		if diff := cmp.Diff(want, b.words(limit)); diff != "" {
			t.Errorf("in pages of %d (-want +got):\n%s", limit, diff)
		}
	}
	b.look(func(r crm.Reader) error {
		if _, _, err := r.Passages("attic", crm.Page{}); !errors.Is(err, crm.ErrNoIndex) {
			t.Errorf("a trove that there is not gave %v", err)
		}
		return nil
	})
}

// redact replaces a word wherever it stands.
func (b *bench) redact(was, is string) {
	b.t.Helper()
	b.do(func(tx crm.Tx) error {
		for _, in := range crm.Troves() {
			for page := (crm.Page{}); ; {
				list, next, err := tx.Passages(in, page)
				if err != nil {
					return err
				}
				for _, p := range list {
					if !bytes.Contains(p.Text, []byte(was)) {
						continue
					}
					if err := tx.Redact(p, bytes.ReplaceAll(p.Text, []byte(was), []byte(is))); err != nil {
						return err
					}
				}
				if page.After = next; next == "" {
					break
				}
			}
		}
		return nil
	})
}

func redacted(t *testing.T, b *bench) {
	b.written()
	before, post, message := b.words(0), b.post("p1"), b.message("m1")
	b.redact("王建国", "某人")
	b.redact("王总", "某人")
	b.again()
	if diff := cmp.Diff(before, b.words(0)); diff != "" {
		t.Errorf("other passages than before (-want +got):\n%s", diff)
	}
	b.look(func(r crm.Reader) error {
		for _, in := range crm.Troves() {
			list, _, err := r.Passages(in, crm.Page{})
			if err != nil {
				return err
			}
			for _, p := range list {
				if strings.Contains(string(p.Text), "王") && p.Kind != crm.KindPerson {
					t.Errorf("%s %s %s still is %s", in, p.Key, p.Part, p.Text)
				}
			}
		}
		var c crm.Contact
		if err := r.Get(&c, "wang"); err != nil {
			return err
		}
		if c.Name.Text != "某人" || c.Rev != 1 || !c.Updated.Equal(Start()) {
			t.Errorf("the record is %+v", c)
		}
		list, _, err := r.Changes(crm.ChangeFilter{Record: crm.Pointer{Kind: crm.KindContact, ID: "wang"}}, crm.Page{})
		if err != nil || len(list) != 1 || list[0].Reason != "某人来电" || list[0].Actor != Xiaoli {
			t.Errorf("changes %+v, %v", list, err)
		}
		return nil
	})
	post.Reason, message.Reason = "某人 is gone", "某人: panic"
	message.Body = bytes.ReplaceAll(message.Body, []byte("王总"), []byte("某人"))
	if diff := cmp.Diff(post, b.post("p1")) + cmp.Diff(message, b.message("m1")); diff != "" {
		t.Errorf("more than words changed (-want +got):\n%s", diff)
	}
}

func redactedMore(t *testing.T, b *bench) {
	b.written()
	b.put(Account("geli", "格力"), Activity("v1", "byd", "2026-11-02"))
	record := func(kind crm.Kind, id string) crm.Passage {
		return crm.Passage{In: crm.InRecords, Key: id, Part: crm.PartValue, Kind: kind, ID: id}
	}
	change := crm.Passage{In: crm.InChanges, Key: "1", Part: crm.PartAfter}
	var wang, visit string
	b.look(func(r crm.Reader) error {
		list, _, err := r.Passages(crm.InChanges, crm.Page{})
		wang = string(list[0].Text)
		body, err2 := json.Marshal(b.changed("v1", func(*crm.Activity) {}))
		visit = string(body)
		return errors.Join(err, err2)
	})
	for _, c := range []struct {
		what string
		p    crm.Passage
		text string
	}{
		{"another id", record(crm.KindContact, "wang"), strings.Replace(wang, `"id":"wang"`, `"id":"li"`, 1)},
		{"another revision", record(crm.KindContact, "wang"), strings.Replace(wang, `"rev":1`, `"rev":7`, 1)},
		{"another account", record(crm.KindContact, "wang"), strings.Replace(wang, `"account":"byd"`, `"account":"geli"`, 1)},
		{"another day, and with it the totals", record(crm.KindActivity, "v1"), strings.Replace(visit, "2026-11-02\"", "2026-11-01\"", 1)},
		{"what is no record", record(crm.KindContact, "wang"), "{"},
		{"another id in history", change, strings.Replace(wang, `"id":"wang"`, `"id":"li"`, 1)},
		{"what is no record in history", change, "某人"},
		{"another person's talk", crm.Passage{In: crm.InTalks, Key: "xiaoli", Part: crm.PartValue}, `{"person":"anna"}`},
		{"a part that a message has not", crm.Passage{In: crm.InMessages, Key: "m1", Part: crm.PartValue}, "x"},
		{"a part that a file has not", crm.Passage{In: crm.InBlobs, Key: "f", Part: crm.PartBody}, "x"},
		{"a trove that there is not", crm.Passage{In: "attic", Key: "x"}, "x"},
	} {
		if err := b.Update(t.Context(), func(tx crm.Tx) error { return tx.Redact(c.p, []byte(c.text)) }); err == nil || crm.IsMissing(err) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
	for _, p := range []crm.Passage{
		record(crm.KindContact, "nobody"),
		{In: crm.InChanges, Key: "99", Part: crm.PartReason},
		{In: crm.InTalks, Key: "anna"},
		{In: crm.InKept, Key: "no"},
		{In: crm.InMessages, Key: "no", Part: crm.PartBody},
		{In: crm.InPosts, Key: "no", Part: crm.PartBody},
		{In: crm.InBlobs, Key: "no", Part: crm.PartName},
	} {
		err := b.Update(t.Context(), func(tx crm.Tx) error { return tx.Redact(p, []byte("{}")) })
		b.missing(err, fmt.Sprintf("%s %s", p.In, p.Key))
	}
}

func redactedName(t *testing.T, b *bench) {
	b.written()
	var since uint64
	b.look(func(r crm.Reader) (err error) { _, since, err = r.Names(0); return err })
	b.redact("王建国", "某人")
	b.look(func(r crm.Reader) error {
		rows, _, err := r.Names(since)
		if err != nil || len(rows) != 1 || rows[0].Names[0].Text != "某人" {
			t.Errorf("the names that changed are %+v, %v", rows, err)
		}
		for fold, want := range map[string]int{"王建国": 0, "某人": 1} {
			if list, _, err := r.List(crm.KindContact, crm.Where(crm.ByFold, fold), crm.Page{}); len(list) != want || err != nil {
				t.Errorf("%s is found %d times, %v", fold, len(list), err)
			}
		}
		return nil
	})
}
