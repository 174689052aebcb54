package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"milepost/storage/crm"
)

// removed stands where something was that is neither a name nor needed.
const removed = "***"

// scrubber takes one contact out of words.
type scrubber struct {
	f       Forget
	account crm.AccountID
	forms   []form
	files   []crm.BlobID
	calls   []string                 // his customer's names, in lower case
	ids     map[string]bool          // records of his customer
	groups  map[crm.GroupID]bool     // that changed those
	heard   map[string]bool          // messages from which those came
	near    map[string]bool          // likewise, of what he took part in
	nearBy  map[crm.GroupID]bool     // likewise
	plain   *strings.Replacer        // of what JSON escapes
	visits  map[crm.ActivityID]bool  // at which he was met
	others  map[string]crm.ContactID // what other people are called, and how they are reached
	begun   begun                    // what was done before
}

// newScrubber finds out what he is called, where he is spoken of, and what he
// took part in.
func newScrubber(ctx context.Context, s crm.Store, f Forget) (*scrubber, Forgetting, error) {
	c := &scrubber{
		f: f, ids: map[string]bool{}, groups: map[crm.GroupID]bool{}, heard: map[string]bool{}, near: map[string]bool{},
		plain:  strings.NewReplacer(`\u0026`, "&", `\u003c`, "<", `\u003e`, ">", `\n`, "\n", `\t`, "\t", `\r`, "\r", `\"`, `"`, `\\`, `\`),
		nearBy: map[crm.GroupID]bool{}, visits: map[crm.ActivityID]bool{}, others: map[string]crm.ContactID{},
	}
	var out Forgetting
	var versions []crm.Contact
	err := s.View(ctx, func(r crm.Reader) error {
		if err := r.Get(&out.Contact, string(f.Contact)); err != nil {
			return err
		}
		if out.Contact.Forgotten != "" {
			return crm.E(crm.Stale, "forget.done", out.Contact.Number())
		}
		var a crm.Account
		if err := r.Get(&a, string(out.Contact.Account)); err != nil {
			return fmt.Errorf("account of contact %s: %w", f.Contact, err)
		}
		out.Account, c.account = a.Name.Text, a.ID
		for _, n := range append([]crm.Name{a.Name}, a.Aliases...) {
			if n.Text != "" {
				c.calls = append(c.calls, strings.ToLower(n.Text))
			}
		}
		var err error
		if c.begun, err = begunOf(r, f.Contact); err != nil {
			return err
		}
		versions = []crm.Contact{out.Contact}
		return eachVersion(r, f.Contact, func(k crm.Contact) { versions = append(versions, k) })
	})
	if err != nil {
		return nil, out, err
	}
	if err := c.gather(ctx, s, &out); err != nil {
		return nil, out, err
	}
	c.files = c.begun.withFiles(c.files)
	c.forms = c.formsOf(versions)
	out.Ways = len(slices.DeleteFunc(slices.Clone(c.forms), func(f form) bool { return f.kind != isReach }))
	out.Files = len(c.files)
	return c, out, nil
}

// eachVersion gives every stored version of a contact.
func eachVersion(r crm.Reader, id crm.ContactID, f func(crm.Contact)) error {
	var fault error
	err := eachChange(r, crm.ChangeFilter{Record: crm.Pointer{Kind: crm.KindContact, ID: string(id)}}, false, func(ch crm.Change) bool {
		for _, version := range [][]byte{ch.Before, ch.After} {
			var rec crm.Record
			if rec, fault = decode(crm.KindContact, version); fault != nil {
				return false
			}
			if k, ok := rec.(*crm.Contact); ok {
				f(*k)
			}
		}
		return true
	})
	if fault != nil {
		return fault
	}
	return err
}

// gather goes through the records and the history once.
func (c *scrubber) gather(ctx context.Context, s crm.Store, out *Forgetting) error {
	for _, in := range []crm.Trove{crm.InRecords, crm.InChanges} {
		for page := (crm.Page{}); ; {
			var next string
			var list []crm.Passage
			err := s.View(ctx, func(r crm.Reader) (err error) {
				list, next, err = r.Passages(in, page)
				return err
			})
			if err != nil {
				return fmt.Errorf("what belongs to contact %s: %w", c.f.Contact, err)
			}
			for _, p := range list {
				if in == crm.InChanges {
					c.noteGroup(p)
					continue
				}
				rec, err := decode(p.Kind, p.Text)
				if err != nil {
					return err
				}
				c.note(rec, out)
			}
			if page.After = next; next == "" {
				break
			}
		}
	}
	return nil
}

// note remembers of a record what it says about where he is spoken of.
func (c *scrubber) note(rec crm.Record, out *Forgetting) {
	var at crm.AccountID
	var said crm.Evidence
	his := false
	switch r := rec.(type) {
	case *crm.Person:
		c.other("", append([]crm.Name{r.Name}, r.Aliases...), r.Full)
	case *crm.Account:
		c.other("", append([]crm.Name{r.Name}, r.Aliases...))
		at = r.ID
	case *crm.Contact:
		if his = r.ID == c.f.Contact; !his {
			c.other(r.ID, []crm.Name{r.Name}, r.Full, r.Phone, r.Email, r.WeChat)
		}
		at, said = r.Account, r.Evidence
	case *crm.Lead:
		at, said = r.Account, r.Evidence
	case *crm.Opportunity:
		at, said = r.Account, r.Evidence
	case *crm.Activity:
		if his = has(r.With, c.f.Contact); his {
			c.visits[r.ID] = true
			if !r.Deleted {
				out.Visits++
			}
		}
		at, said = r.Account, r.Evidence
	case *crm.Task:
		at, said, his = r.Account, r.Evidence, r.Contact == c.f.Contact
	case *crm.Expense:
		at, said = r.Account, r.Evidence
	case *crm.Approval:
		at = r.Account
	case *crm.Tender:
		at, said = r.Account, r.Evidence
	case *crm.Quote:
		at, said = r.Account, r.Evidence
	case *crm.Payment:
		at, said = r.Account, r.Evidence
	case *crm.Draft:
		text := bytes.ToLower(append([]byte(r.Text+" "), r.Facts...))
		for _, more := range r.More {
			text = append(text, " "+strings.ToLower(more.Text)...)
		}
		if his = bytes.Contains(text, []byte(c.f.Contact)); c.isCalled(text) || bytes.Contains(text, []byte(c.account)) {
			at = c.account
		}
		said = r.Evidence
	case *crm.Field:
		if his = r.Subject.ID == string(c.f.Contact); his || r.Subject.ID == string(c.account) {
			at = c.account
		}
		said = r.Evidence
	}
	if at != c.account && !his {
		return
	}
	c.ids[rec.Key()] = true
	c.heard[said.Message] = true
	if !his {
		return
	}
	c.near[said.Message] = true
	if h, ok := rec.(crm.Holder); ok {
		for _, f := range *h.Attached() {
			if !has(c.files, f.Blob) {
				c.files = append(c.files, f.Blob)
			}
		}
	}
}

// noteGroup remembers who changed records of his customer.
func (c *scrubber) noteGroup(p crm.Passage) {
	if c.ids[p.ID] {
		c.groups[p.Of] = true
	}
	if p.Kind == crm.KindActivity && c.visits[crm.ActivityID(p.ID)] { // by what message it came to be
		if rec, err := decode(p.Kind, p.Text); err == nil && rec != nil {
			c.near[rec.(*crm.Activity).Evidence.Message] = true
		}
	}
	if p.Kind == crm.KindContact && p.ID == string(c.f.Contact) || bytes.Contains(p.Text, []byte(`"`+c.f.Contact+`"`)) {
		c.nearBy[p.Of] = true
	}
}

// other remembers what somebody else, or a customer, is called.
func (c *scrubber) other(id crm.ContactID, names []crm.Name, more ...string) {
	for _, n := range names {
		more = append(more, n.Text)
	}
	for _, s := range more {
		if s = strings.ToLower(strings.TrimSpace(s)); s != "" {
			c.others[s] = id
		}
	}
}

// How much a passage has to do with him.
type tie int

const (
	tiedNot     tie = iota // nothing is known
	tiedAccount            // it is about his customer
	tiedSelf               // it comes from what he took part in
)

// isTied finds out whether words are about his customer, or about himself.
func (c *scrubber) isTied(r crm.Reader, p crm.Passage) (tie, error) {
	key := p.Key
	switch {
	case p.In == crm.InBlobs:
		b, err := r.Blob(crm.BlobID(p.Key))
		if err != nil {
			return tiedNot, err
		}
		key = b.Message
	case p.In == crm.InPosts:
		if n := strings.LastIndexByte(key, '/'); n > 0 {
			key = key[:n] // an answer has the key of its message
		}
	}
	group := p.Of
	text := bytes.ToLower(p.Text)
	if p.In == crm.InMessages || p.In == crm.InPosts || p.In == crm.InBlobs {
		m, err := r.Message(key)
		if err != nil && !crm.IsMissing(err) {
			return tiedNot, err
		}
		group = groupOf(m.At, key)
		if p.Part == crm.PartReason { // it says little without what it is about
			text = append(text, bytes.ToLower(m.Body)...)
		}
	}
	if p.Kind == crm.KindDraft { // its words may be hidden in what was read of them
		text = append(text, bytes.ToLower(factsOf(p.Text))...)
	}
	switch {
	case c.near[key] && key != "", c.nearBy[group], bytes.Contains(text, []byte(`"`+c.f.Contact+`"`)):
		return tiedSelf, nil
	case c.ids[p.ID], c.heard[key] && key != "", c.groups[group], bytes.Contains(text, []byte(`"`+c.account+`"`)):
		return tiedAccount, nil
	}
	if c.isCalled(text) {
		return tiedAccount, nil
	}
	return tiedNot, nil
}

// isCalled reports whether words, in lower case, name his customer.
func (c *scrubber) isCalled(text []byte) bool {
	return slices.ContainsFunc(c.calls, func(name string) bool { return bytes.Contains(text, []byte(name)) })
}

// factsOf is what was read for a draft.
func factsOf(draft []byte) []byte {
	var d crm.Draft
	if json.Unmarshal(draft, &d) != nil {
		return nil
	}
	return d.Facts
}
