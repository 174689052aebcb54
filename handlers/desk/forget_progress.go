package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"milepost/storage/crm"
)

// Forgetting somebody takes many transactions, and the process may end between
// two of them. What was done is kept until all is, so that who goes on counts the
// whole; no word about anybody is in it.
//
// His own record and its history change last and together: they alone tell what
// he was called before, and how he was reached, which is looked for everywhere.

// begun is how far forgetting somebody has come.
type begun struct {
	Named map[crm.Trove]int `json:"named,omitzero"` // where he was taken out
	Files []crm.BlobID      `json:"files,omitzero"` // that go with his record
}

// begunKey is where that is kept.
func begunKey(id crm.ContactID) string { return "privacy/forgetting/" + string(id) }

// begunOf reads how far it has come; the zero value if it was not begun.
func begunOf(r crm.Reader, id crm.ContactID) (b begun, err error) {
	data, err := r.Kept(begunKey(id))
	if err != nil {
		return b, err
	}
	if data != nil {
		if err = json.Unmarshal(data, &b); err != nil {
			err = fmt.Errorf("how far forgetting contact %s has come: %w", id, err)
		}
	}
	if b.Named == nil {
		b.Named = map[crm.Trove]int{}
	}
	return b, err
}

func keepBegun(tx crm.Tx, id crm.ContactID, b begun) error {
	data, err := json.Marshal(b)
	if err != nil {
		return fmt.Errorf("how far forgetting contact %s has come: %w", id, err)
	}
	return tx.Keep(begunKey(id), data)
}

// begin keeps which files go, before the first word about them does.
func (c *scrubber) begin(ctx context.Context, s crm.Store) error {
	return s.Update(ctx, func(tx crm.Tx) error {
		b, err := begunOf(tx, c.f.Contact)
		if err != nil {
			return err
		}
		b.Files = c.files
		return keepBegun(tx, c.f.Contact, b)
	})
}

// took keeps that he was taken out of so many things.
func (c *scrubber) took(tx crm.Tx, in crm.Trove, n int) error {
	b, err := begunOf(tx, c.f.Contact)
	if err != nil {
		return err
	}
	b.Named[in] += n
	return keepBegun(tx, c.f.Contact, b)
}

// isOwn reports whether a passage belongs to his own record or its history.
func (c *scrubber) isOwn(p crm.Passage) bool {
	return (p.In == crm.InRecords || p.In == crm.InChanges) && p.Kind == crm.KindContact && p.ID == string(c.f.Contact)
}

// redactOwn takes him out of the history of his record, and then writes what is
// left of that. It gives how many entries of the history changed.
func (c *scrubber) redactOwn(tx crm.Tx, k crm.Contact) (entries int, err error) {
	var fault error
	err = eachChange(tx, crm.ChangeFilter{Record: crm.Pointer{Kind: crm.KindContact, ID: string(k.ID)}}, false, func(ch crm.Change) bool {
		changed := false
		for part, text := range map[string][]byte{
			crm.PartBefore: ch.Before, crm.PartAfter: ch.After, crm.PartReason: []byte(ch.Reason), crm.PartSaid: []byte(ch.Said),
		} {
			if len(text) == 0 {
				continue
			}
			p := crm.Passage{In: crm.InChanges, Key: strconv.FormatUint(ch.Seq, 10), Part: part, Kind: ch.Kind, ID: ch.ID, Of: ch.Group, Text: text}
			now, is, err := c.scrub(tx, p)
			if err == nil && is {
				err, changed = tx.Redact(p, now), true
			}
			fault = errors.Join(fault, err)
		}
		if changed {
			entries++
		}
		return fault == nil
	})
	if err = errors.Join(err, fault); err != nil {
		return entries, fmt.Errorf("the history of contact %s: %w", k.ID, err)
	}
	text, err := c.contact(k)
	if err != nil {
		return entries, err
	}
	return entries, tx.Redact(crm.Passage{In: crm.InRecords, Key: string(k.ID), Part: crm.PartValue, Kind: crm.KindContact, ID: string(k.ID)}, text)
}

// withFiles are the files that go, with those of which the words are gone.
func (b begun) withFiles(files []crm.BlobID) []crm.BlobID {
	for _, f := range b.Files {
		if !has(files, f) {
			files = append(files, f)
		}
	}
	slices.Sort(files)
	return files
}
