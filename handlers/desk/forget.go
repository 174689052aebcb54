package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// Forget says whose personal data is removed, and what stands in its place.
type Forget struct {
	Contact crm.ContactID
	By      *crm.Person // an admin; nil = whoever runs the machine
	Name    crm.Name    // what the contact is called from now on, with his number
	Zh, En  string      // what stands for his name in Chinese and in other words
}

// Forgetting is what forgetting somebody touches, or has touched.
type Forgetting struct {
	Contact crm.Contact // as he stood before
	Account string      // its name
	Ways    int         // phone, e-mail and WeChat, also earlier ones
	Visits  int         // activities that he took part in: they stay
	Named   map[crm.Trove]int
	Files   int // attached to him or to what he took part in
}

// rounds is how often everything is gone through: what somebody wrote while it
// was is found by the next round.
const rounds = 3

// errStillNamed says that words about somebody are written faster than they
// are removed.
var errStillNamed = errors.New("he is still written about; try again")

// PlanForget tells what forgetting would touch, and changes nothing. Missing
// if there is no such contact, Stale "forget.done" if he was forgotten before.
func (d *Desk) PlanForget(ctx context.Context, s crm.Store, f Forget) (Forgetting, error) {
	c, out, err := newScrubber(ctx, s, f)
	if err != nil {
		return out, err
	}
	left, err := c.sweep(ctx, s, false)
	if err != nil {
		return out, err
	}
	out.Named = c.begun.Named // by one who was killed
	for in, n := range left {
		out.Named[in] += n
	}
	return out, nil
}

// Forget removes the personal data of a contact from everything that is kept:
// the record, its history, what others are known by, messages, posts, talks and
// files. Visits and amounts stay, and so does his number. What is left of him
// is called f.Name.
//
// A phone, an e-mail address and a name that nobody else bears are removed
// wherever they stand; a name that others bear too (王总) only where his
// customer is spoken of: in what was recorded of that customer, in the messages
// from which that came, and in words that name the customer. The records of
// other people stay as they are. Files that belong to him, or to what he took
// part in, go: what they show cannot be read.
//
// It works in many short transactions and can be repeated, also after it was
// killed in the middle: what it tells is the whole then, too. Forbidden
// "forget.admin" for anybody but an admin; the errors of PlanForget.
func (d *Desk) Forget(ctx context.Context, s crm.Store, f Forget) (Forgetting, error) {
	if f.By != nil && !f.By.Has(crm.RoleAdmin) {
		return Forgetting{}, crm.E(crm.Forbidden, "forget.admin")
	}
	c, out, err := newScrubber(ctx, s, f)
	if err != nil {
		return out, err
	}
	if err := c.begin(ctx, s); err != nil {
		return out, err
	}
	if _, err := c.sweep(ctx, s, true); err != nil {
		return out, err
	}
	if err := d.forgetRecord(ctx, s, c, &out); err != nil {
		return out, err
	}
	for range rounds {
		again, err := c.sweep(ctx, s, true)
		if err != nil || len(again) == 0 {
			return out, err
		}
	}
	return out, errStillNamed
}

// forgetRecord changes the record itself and its history, logs that it was
// forgotten, and fills in where he was named.
func (d *Desk) forgetRecord(ctx context.Context, s crm.Store, c *scrubber, out *Forgetting) error {
	by := c.f.By
	if by == nil {
		by = new(crm.Person)
	}
	return s.Update(ctx, func(tx crm.Tx) error {
		id := string(c.f.Contact)
		w, err := d.begin(tx, by, Via{Message: "forget/" + id, How: Command})
		if err != nil {
			return err
		}
		for _, b := range c.files {
			if err := tx.DropBlob(b); err != nil {
				return fmt.Errorf("file %s: %w", b, err)
			}
		}
		var k crm.Contact
		if err := tx.Get(&k, id); err != nil {
			return fmt.Errorf("contact %s: %w", id, err)
		}
		b, err := begunOf(tx, c.f.Contact)
		if err != nil {
			return err
		}
		out.Named = b.Named
		if n, err := c.redactOwn(tx, k); err != nil {
			return err
		} else if n > 0 {
			out.Named[crm.InChanges] += n
		}
		if err := tx.Get(&k, id); err != nil {
			return fmt.Errorf("contact %s: %w", id, err)
		}
		k.Forgotten = crm.DateOf(tx.Now())
		err = w.write(&k, fmt.Sprintf("personal data removed: %d records, %d versions, %d messages, %d posts, %d files",
			out.Named[crm.InRecords], out.Named[crm.InChanges], out.Named[crm.InMessages], out.Named[crm.InPosts], out.Files))
		return errors.Join(err, tx.Keep(begunKey(c.f.Contact), nil))
	})
}

// sweep goes through everything that is kept and counts, by trove, what names
// him; with write it takes him out, and keeps how often. His own record, and with
// write its history, are left for last.
func (c *scrubber) sweep(ctx context.Context, s crm.Store, write bool) (map[crm.Trove]int, error) {
	named := map[crm.Trove]int{}
	for _, in := range crm.Troves() {
		seen := map[string]bool{}
		for page := (crm.Page{}); ; {
			next, found, err := c.page(ctx, s, in, page)
			if err != nil {
				return nil, fmt.Errorf("look for %s among the %ss: %w", c.f.Contact, in, err)
			}
			for _, key := range found {
				if !seen[key] {
					seen[key] = true
					named[in]++
				}
			}
			if write && len(found) > 0 {
				if err := c.rewrite(ctx, s, in, page); err != nil {
					return nil, fmt.Errorf("take %s out of the %ss: %w", c.f.Contact, in, err)
				}
			}
			if page.After = next; next == "" {
				break
			}
		}
	}
	return named, nil
}

// page lists the keys of a page that name him.
func (c *scrubber) page(ctx context.Context, s crm.Store, in crm.Trove, p crm.Page) (next string, found []string, err error) {
	err = s.View(ctx, func(r crm.Reader) error {
		found = found[:0]
		var list []crm.Passage
		if list, next, err = r.Passages(in, p); err != nil {
			return err
		}
		for _, q := range list {
			_, changed, err := c.scrub(r, q)
			if err != nil {
				return err
			}
			if changed {
				found = append(found, string(q.Kind)+"/"+q.Key)
			}
		}
		return nil
	})
	return next, found, err
}

// rewrite takes him out of a page.
func (c *scrubber) rewrite(ctx context.Context, s crm.Store, in crm.Trove, p crm.Page) error {
	return s.Update(ctx, func(tx crm.Tx) error {
		list, _, err := tx.Passages(in, p)
		if err != nil {
			return err
		}
		keys := map[string]bool{}
		for _, q := range list {
			if c.isOwn(q) {
				continue
			}
			text, changed, err := c.scrub(tx, q)
			if err != nil {
				return err
			}
			if !changed {
				continue
			}
			if err := tx.Redact(q, text); err != nil {
				return err
			}
			keys[q.Key] = true
		}
		if len(keys) == 0 {
			return nil
		}
		return c.took(tx, in, len(keys))
	})
}

// scrub is what is left of words without him, and whether that is other than
// they were.
func (c *scrubber) scrub(r crm.Reader, p crm.Passage) ([]byte, bool, error) {
	switch {
	case p.In == crm.InRecords && c.isOwn(p):
		return nil, false, nil // his own record changes last, in any case
	case p.Part == crm.PartReason || p.Part == crm.PartSaid || p.Part == crm.PartName:
		tied, err := c.isTied(r, p)
		if err != nil {
			return nil, false, err
		}
		text := c.text(string(p.Text), tied)
		return []byte(text), text != string(p.Text), nil
	case p.Kind != "":
		return c.version(r, p)
	}
	if !c.may(p.Text) && !(p.In == crm.InMessages && bytes.Contains(p.Text, []byte(`"`+sentPlace+`"`))) {
		return nil, false, nil
	}
	tied, err := c.isTied(r, p)
	if err != nil {
		return nil, false, err
	}
	return c.json(p.Text, tied, nil)
}

// version is a record, or a version of one, without him.
func (c *scrubber) version(r crm.Reader, p crm.Passage) ([]byte, bool, error) {
	rec, err := decode(p.Kind, p.Text)
	if err != nil || rec == nil {
		return nil, false, err
	}
	switch k := rec.(type) {
	case *crm.Person, *crm.Team:
		return nil, false, nil
	case *crm.Contact:
		if k.ID == c.f.Contact {
			text, err := c.contact(*k)
			return text, !bytes.Equal(text, p.Text), err
		}
	case *crm.Field:
		if k.Subject.ID == string(c.f.Contact) && k.Subject.Kind == crm.KindContact {
			return c.field(k, p.Text)
		}
	}
	if a, ok := rec.(*crm.Activity); ok && a.Arrival.Placed() && c.visits[a.ID] {
		return c.unplaced(r, p, a)
	}
	if p.Kind != crm.KindDraft && !c.may(p.Text) && !c.holdsFile(rec) {
		return nil, false, nil
	}
	tied, err := c.isTied(r, p)
	if err != nil {
		return nil, false, err
	}
	text, changed, err := c.json(p.Text, tied, ownWords(p.Kind))
	if err != nil || !changed {
		return nil, false, err
	}
	if rec, err = decode(p.Kind, text); err != nil {
		return nil, false, err
	}
	text, err = encodeRecord(rec)
	return text, !bytes.Equal(text, p.Text), err
}

// unplaced is a visit to him without where it was, which tells where he can be
// found. That it took place, and when, stays.
func (c *scrubber) unplaced(r crm.Reader, p crm.Passage, a *crm.Activity) ([]byte, bool, error) {
	a.Arrival = &crm.Arrival{At: a.Arrival.At}
	text, err := encodeRecord(a)
	if err != nil {
		return nil, false, err
	}
	p.Text = text
	now, changed, err := c.version(r, p)
	if err != nil || changed {
		return now, changed, err
	}
	return text, true, nil
}

// ownWords are the fields in which a record names itself: another person, or
// the customer, keeps his name although it is the same.
func ownWords(k crm.Kind) []string {
	switch k {
	case crm.KindContact:
		return []string{"name", "full", "phone", "email", "wechat"}
	case crm.KindAccount:
		return []string{"name", "aliases"}
	}
	return nil
}

// contact is what stays of him: what the method needs, and no word about him.
func (c *scrubber) contact(k crm.Contact) ([]byte, error) {
	deals := map[crm.OpportunityID]crm.Corners{}
	for id, own := range k.Deals {
		deals[id] = crm.Corners{Roles: own.Roles, NoRoles: own.NoRoles, Decision: own.Decision}
	}
	return encodeRecord(&crm.Contact{
		Meta: k.Meta, ID: k.ID, No: k.No, Account: k.Account, Name: c.f.Name, Roles: k.Roles, Decision: k.Decision,
		Handler: k.Handler, Met: k.Met, Forgotten: k.Forgotten, Deals: deals,
	})
}

// field is what stays of something that was noted of him.
func (c *scrubber) field(k *crm.Field, was []byte) ([]byte, bool, error) {
	k.Value, k.Note, k.Evidence = removed, "", crm.Evidence{}
	text, err := encodeRecord(k)
	return text, !bytes.Equal(text, was), err
}

// holdsFile reports whether a record has a file that goes.
func (c *scrubber) holdsFile(rec crm.Record) bool {
	h, ok := rec.(crm.Holder)
	return ok && slices.ContainsFunc(*h.Attached(), func(a crm.Attachment) bool { return has(c.files, a.Blob) })
}
