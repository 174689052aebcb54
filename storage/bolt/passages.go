package bolt

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"milepost/storage/crm"
)

// errMore says that a redaction would have changed more than words.
var errMore = errors.New("more than words would change")

// Passages goes through the words that are kept in a part of the store.
func (r *reader) Passages(in crm.Trove, p crm.Page) ([]crm.Passage, string, error) {
	if in == crm.InRecords {
		return r.recordPassages(p)
	}
	buckets := map[crm.Trove]string{
		crm.InChanges: bChange, crm.InTalks: bTalk, crm.InKept: bKept, crm.InMessages: bTaken, crm.InPosts: bPost, crm.InBlobs: bBlob,
	}
	bucket, ok := buckets[in]
	if !ok {
		return nil, "", fmt.Errorf("words in %q: %w", in, crm.ErrNoIndex)
	}
	var out []crm.Passage
	next, err := r.page(bucket, span{}, p, func(k, body []byte) error {
		parts, err := passagesOf(in, bucket, k, body)
		out = append(out, parts...)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	return out, next, nil
}

// recordPassages goes through the records, kind after kind: the cursor is the
// kind and the place in its bucket.
func (r *reader) recordPassages(p crm.Page) ([]crm.Passage, string, error) {
	kinds := crm.Kinds()
	name, after, _ := strings.Cut(p.After, "/")
	at := 0
	if p.After != "" {
		if at = slices.Index(kinds, crm.Kind(name)); at < 0 {
			return nil, "", crm.E(crm.BadInput, "page.cursor", p.After)
		}
	}
	var out []crm.Passage
	kind := kinds[at]
	next, err := r.page(recordsOf(kind), span{}, crm.Page{After: after, Limit: p.Limit}, func(k, body []byte) error {
		out = append(out, crm.Passage{
			In: crm.InRecords, Key: string(k), Part: crm.PartValue, Kind: kind, ID: string(k), Text: slices.Clone(body),
		})
		return nil
	})
	switch {
	case err != nil:
		return nil, "", err
	case next != "":
		return out, string(kind) + "/" + next, nil
	case at+1 < len(kinds):
		return out, string(kinds[at+1]) + "/", nil
	}
	return out, "", nil
}

// passagesOf takes the words out of what is kept under a key.
func passagesOf(in crm.Trove, bucket string, k, body []byte) ([]crm.Passage, error) {
	p := crm.Passage{In: in, Key: string(k)}
	var out []crm.Passage
	add := func(part string, text []byte) {
		if len(text) > 0 {
			p.Part, p.Text = part, slices.Clone(text)
			out = append(out, p)
		}
	}
	switch in {
	case crm.InChanges:
		var c crm.Change
		if err := decode(bucket, k, body, &c); err != nil {
			return nil, err
		}
		p.Key, p.Kind, p.ID, p.Of = strconv.FormatUint(c.Seq, 10), c.Kind, c.ID, c.Group
		add(crm.PartBefore, c.Before)
		add(crm.PartAfter, c.After)
		add(crm.PartReason, []byte(c.Reason))
		add(crm.PartSaid, []byte(c.Said))
	case crm.InMessages:
		var m crm.Taken
		if err := decode(bucket, k, body, &m); err != nil {
			return nil, err
		}
		add(crm.PartBody, m.Body)
		add(crm.PartReason, []byte(m.Reason))
	case crm.InPosts:
		var e crm.Envelope
		if err := decode(bucket, k, body, &e); err != nil {
			return nil, err
		}
		add(crm.PartBody, e.Body)
		add(crm.PartReason, []byte(e.Reason))
	case crm.InBlobs:
		var b crm.Blob
		if err := decode(bucket, k, body, &b); err != nil {
			return nil, err
		}
		add(crm.PartName, []byte(b.Name))
	default:
		add(crm.PartValue, body)
	}
	return out, nil
}

// Redact replaces words and leaves everything else as it is.
func (t *tx) Redact(p crm.Passage, text []byte) error {
	if t.over.Load() {
		return errOver
	}
	var err error
	switch p.In {
	case crm.InRecords:
		err = t.redactRecord(p, text)
	case crm.InChanges:
		err = t.redactChange(p, text)
	case crm.InTalks:
		err = t.redactTalk(p, text)
	case crm.InKept:
		err = t.redactKept(p, text)
	case crm.InMessages:
		err = t.message(p.Key, func(m *crm.Taken) error { return redactPart(p, text, &m.Body, &m.Reason) })
	case crm.InPosts:
		err = t.post(p.Key, func(e *crm.Envelope) error { return redactPart(p, text, &e.Body, &e.Reason) })
	case crm.InBlobs:
		var b crm.Blob
		if b, err = t.Blob(crm.BlobID(p.Key)); err == nil && p.Part != crm.PartName {
			err = errMore
		}
		if err == nil {
			b.Name = string(text)
			err = t.putThing(bBlob, []byte(p.Key), b)
		}
	default:
		err = crm.ErrNoIndex
	}
	if err != nil {
		return fmt.Errorf("redact %s of %s %s: %w", p.Part, p.In, p.Key, err)
	}
	return nil
}

func redactPart(p crm.Passage, text []byte, body *[]byte, reason *string) error {
	switch p.Part {
	case crm.PartBody:
		*body = slices.Clone(text)
	case crm.PartReason:
		*reason = string(text)
	default:
		return errMore
	}
	return nil
}

// redactRecord writes a record that differs in words alone, and brings its
// indexes and names up to date.
func (t *tx) redactRecord(p crm.Passage, text []byte) error {
	fresh := crm.New(p.Kind)
	if fresh == nil {
		return crm.ErrNoIndex
	}
	old, err := t.record(p.Kind, p.ID)
	if err != nil {
		return err
	}
	if old == nil {
		return crm.NotFound(p.Kind, p.ID)
	}
	if err := json.Unmarshal(text, fresh); err != nil {
		return fmt.Errorf("%w: %w", errMore, err)
	}
	if !sameButWords(old, fresh) {
		return errMore
	}
	return t.settle(fresh, old, []byte(p.ID))
}

// sameButWords reports whether two versions of a record have the same id,
// revision, moments, references and totals.
func sameButWords(a, b crm.Record) bool {
	return a.Key() == b.Key() && reflect.DeepEqual(*a.Base(), *b.Base()) &&
		reflect.DeepEqual(a.Refs(), b.Refs()) && len(crm.Deltas(a, b)) == 0
}

func (t *tx) redactChange(p crm.Passage, text []byte) error {
	seq, err := strconv.ParseUint(p.Key, 10, 64)
	if err != nil {
		return crm.NotFound(crm.Kind(p.In), p.Key)
	}
	var c crm.Change
	found, err := t.thing(bChange, ordered(seq), &c)
	if err != nil {
		return err
	}
	if !found {
		return crm.NotFound(crm.Kind(p.In), p.Key)
	}
	switch p.Part {
	case crm.PartReason:
		c.Reason = string(text)
	case crm.PartSaid:
		c.Said = string(text)
	case crm.PartBefore:
		err = redactVersion(c.Kind, &c.Before, text)
	case crm.PartAfter:
		err = redactVersion(c.Kind, &c.After, text)
	default:
		err = errMore
	}
	if err != nil {
		return err
	}
	return t.putThing(bChange, ordered(seq), c)
}

// redactVersion replaces a version of a record in a change.
func redactVersion(k crm.Kind, version *[]byte, text []byte) error {
	old, fresh := crm.New(k), crm.New(k)
	if old == nil || json.Unmarshal(*version, old) != nil || json.Unmarshal(text, fresh) != nil || !sameButWords(old, fresh) {
		return errMore
	}
	*version = slices.Clone(text)
	return nil
}

func (t *tx) redactTalk(p crm.Passage, text []byte) error {
	old, err := t.get(bTalk, []byte(p.Key))
	if err != nil {
		return err
	}
	if old == nil {
		return crm.NotFound(crm.Kind(p.In), p.Key)
	}
	var c crm.Conversation
	if json.Unmarshal(text, &c) != nil || string(c.Person) != p.Key {
		return errMore
	}
	return t.putThing(bTalk, []byte(p.Key), c)
}

func (t *tx) redactKept(p crm.Passage, text []byte) error {
	old, err := t.get(bKept, []byte(p.Key))
	if err != nil {
		return err
	}
	if old == nil {
		return crm.NotFound(crm.Kind(p.In), p.Key)
	}
	return t.Keep(p.Key, append([]byte{}, text...))
}
