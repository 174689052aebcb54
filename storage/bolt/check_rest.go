package bolt

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"milepost/storage/crm"
)

// isDerived reports whether every key of a bucket follows from another bucket.
func isDerived(bucket string) bool {
	switch bucket {
	case bName, bNameOf, bIDsOf, bTally, bWake, bByRecord, bByGroup, bByActor, bByTeam, bTakenAt, bContent, bPostAt, bWaiting, bBlobRef, bLoose:
		return true
	}
	return strings.HasPrefix(bucket, "ix.")
}

// identities compares identities both ways, and looks for their people and
// for those of conversations.
func (c *check) identities() error {
	err := c.each(bIdentity, func(k, body []byte) error {
		what := fmt.Sprintf("identity %q", k)
		if err := c.expect(bIDsOf, key(string(body), string(k)), nil, what); err != nil {
			return err
		}
		return c.needs(what, string(body))
	})
	if err != nil {
		return err
	}
	return c.each(bTalk, func(k, _ []byte) error { return c.needs("conversation", string(k)) })
}

// needs tells if a person was never there. One who is deleted keeps his
// identities: the bot knows whom it does not answer.
func (c *check) needs(what, person string) error {
	if c.find(crm.Pointer{Kind: crm.KindPerson, ID: person}) == missing {
		return c.say("%s belongs to person %q, who is missing.", what, person)
	}
	return nil
}

func (c *check) wakes() error {
	return c.each(bWakeOf, func(k, body []byte) error {
		n, used := binary.Varint(body)
		if used != len(body) {
			return c.say("The wake of %q is no moment.", k)
		}
		return c.expect(bWake, wakeKey(time.UnixMicro(n), string(k)), nil, fmt.Sprintf("The wake of %q", k))
	})
}

func (c *check) changes() error {
	return c.each(bChange, func(k, body []byte) error {
		var ch crm.Change
		if err := json.Unmarshal(body, &ch); err != nil || string(k) != string(ordered(ch.Seq)) {
			return c.say("The change under %x is not written as a change is.", k)
		}
		what := fmt.Sprintf("Change %d", ch.Seq)
		if err := c.given(seqChange, ch.Seq, what); err != nil {
			return err
		}
		for _, r := range changeRows(&ch) {
			if err := c.expect(r.bucket, r.key, r.body, what); err != nil {
				return err
			}
		}
		if c.find(crm.Pointer{Kind: ch.Kind, ID: ch.ID}) == missing {
			return c.say("%s is about %s %q, which is missing.", what, ch.Kind, ch.ID)
		}
		return nil
	})
}

func (c *check) inbox() error {
	return c.each(bTaken, func(k, body []byte) error {
		var m crm.Taken
		if err := json.Unmarshal(body, &m); err != nil || m.Key != string(k) {
			return c.say("The message under %q is not written as a message is.", k)
		}
		what := fmt.Sprintf("message %q", k)
		if err := c.given(seqTaken, m.Seq, what); err != nil {
			return err
		}
		if err := c.expect(bTakenAt, takenAt(m), k, what); err != nil || m.Content == "" {
			return err
		}
		return c.expect(bContent, []byte(m.Content), k, what)
	})
}

func (c *check) outbox() error {
	return c.each(bPost, func(k, body []byte) error {
		var e crm.Envelope
		if err := json.Unmarshal(body, &e); err != nil || e.Key != string(k) {
			return c.say("The post under %q is not written as a post is.", k)
		}
		what := fmt.Sprintf("post %q", k)
		if err := c.given(seqPost, e.Seq, what); err != nil {
			return err
		}
		if err := c.expect(bPostAt, postAt(e), k, what); err != nil || e.Track == "" || !waits(&e) {
			return err
		}
		return c.expect(bWaiting, slot(e), k, what)
	})
}

// tracks tells if a message shows a track but does not belong to it. Messages
// that showed it before belong to it too.
func (c *check) tracks() error {
	return c.each(bRef, func(k, ref []byte) error {
		parts, ok := split(k)
		if !ok || len(parts) != 2 {
			return c.say("%s has a key that names no track in a place: %q.", bRef, k)
		}
		track, err := c.get(bTrack, key(parts[1], string(ref)))
		if err == nil && string(track) != parts[0] {
			return c.say("Message %q in %s shows track %q but belongs to %q.", ref, parts[1], parts[0], track)
		}
		return nil
	})
}
