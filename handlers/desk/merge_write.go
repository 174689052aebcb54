package desk

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"milepost/storage/crm"
)

// MergeAccounts makes one account of two that are one company: what hangs on
// From hangs on Into, which answers to From's names too, gets what it did not
// know of its file, and keeps its owner. The owner of From follows it together
// with him, and what was done keeps its author. MayMerge says who.
func (w *Work) MergeAccounts(from, into crm.AccountID) (*MergePlan, error) {
	if err := w.MayMerge(from, into); err != nil {
		return nil, err
	}
	p, err := PlanMerge(w.tx, from, into)
	if err != nil {
		return nil, err
	}
	if err := w.moveRecords(p); err != nil {
		return nil, err
	}
	if err := w.mergeNotes(p); err != nil {
		return nil, err
	}
	return p, w.mergeFiles(p)
}

// MayMerge says whether the actor may make one account of two: his own, or those
// of people whom he leads. Who keeps the files may not: deals and tasks go along.
// Forbidden "account.merge" (whom to ask).
func (w *Work) MayMerge(one, other crm.AccountID) error {
	mine, led := true, true
	for _, id := range []crm.AccountID{one, other} {
		a, err := crm.Get[crm.Account](w.tx, id)
		if err != nil {
			return err
		}
		mine = mine && a.Owner == w.actor.ID && w.can(crm.Write, &a)
		led = led && crm.Can(w.actor, crm.Reassign, crm.ScopeOf(&a))
	}
	if mine || led {
		return nil
	}
	return crm.E(crm.Forbidden, "account.merge", w.boss())
}

// moveRecords moves what hangs on From: contacts first, whom the others name,
// and of the approvals the deals before them, so that a granted one stands as it
// was for the customer under its other name.
func (w *Work) moveRecords(p *MergePlan) error {
	for _, k := range []crm.Kind{
		crm.KindContact, crm.KindAccount, crm.KindLead, crm.KindOpportunity, crm.KindApproval, crm.KindActivity, crm.KindTask,
		crm.KindExpense, crm.KindLesson, crm.KindConflict, crm.KindTender, crm.KindQuote, crm.KindPayment,
	} {
		for _, planned := range p.Moves {
			if planned.Kind() != k {
				continue
			}
			rec := crm.New(k) // anew: what was written before it may have derived something of it
			if err := w.tx.Get(rec, planned.Key()); err != nil {
				return fmt.Errorf("read %s %s: %w", k, planned.Key(), err)
			}
			if err := w.moveRecord(p, rec, planned); err != nil {
				return err
			}
		}
	}
	for _, c := range p.twice() { // nothing names them now
		if err := w.takeAway(&crm.Contact{ID: c}); err != nil {
			return err
		}
	}
	return nil
}

// twice are the contacts that become others, in one order always.
func (p *MergePlan) twice() []crm.ContactID {
	var out []crm.ContactID
	for id := range p.Twice {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// is is who a contact of From is at Into.
func (p *MergePlan) is(id crm.ContactID) crm.ContactID {
	if k, ok := p.Twice[id]; ok {
		return k.ID
	}
	return id
}

func (p *MergePlan) are(ids []crm.ContactID, but crm.ContactID) []crm.ContactID {
	var out []crm.ContactID
	for _, id := range ids {
		if id = p.is(id); id != but {
			out = append(out, id)
		}
	}
	return unique(out)
}

// moveRecord writes one record as that of Into.
func (w *Work) moveRecord(p *MergePlan, rec, planned crm.Record) error {
	into := p.Into.ID
	switch r := rec.(type) {
	case *crm.Contact:
		if k, ok := p.Twice[r.ID]; ok {
			return w.oneContact(p, k.ID, r)
		}
		r.Account, r.ReportsTo, r.Influences = into, p.is(r.ReportsTo), p.are(r.Influences, r.ID)
		if r.ReportsTo == r.ID { // he stood below himself
			r.ReportsTo = ""
		}
	case *crm.Account:
		r.Parent = into
	case *crm.Approval: // the customer is the same: what was granted is still that
		was := planned.(*crm.Approval)
		r.Account, r.State, r.Changed = into, was.State, was.Changed
	case *crm.Activity:
		r.Account, r.With = into, p.are(r.With, "")
	case *crm.Task:
		r.Account, r.Contact = into, p.is(r.Contact)
	case *crm.Lead:
		r.Account = into
	case *crm.Opportunity:
		r.Account = into
	case *crm.Expense:
		r.Account = into
	case *crm.Lesson:
		return w.moveLesson(r, into)
	case *crm.Conflict:
		r.Account = into
	case *crm.Tender:
		r.Account = into
	case *crm.Quote:
		r.Account = into
	case *crm.Payment:
		r.Account = into
	}
	return w.write(rec, "")
}

// moveLesson makes what somebody calls one account his name of another. The id
// of a lesson is made of its account's, so it is written anew.
func (w *Work) moveLesson(l *crm.Lesson, into crm.AccountID) error {
	next := crm.Lesson{ID: lessonID(into, l.Who, l.Name.Fold)}
	if err := w.again(&next); err != nil {
		return err
	}
	if next.Rev == 0 || next.Deleted {
		meta, id := next.Meta, next.ID
		next = *l
		next.Meta, next.ID, next.Account, next.Deleted = meta, id, into, false
		if err := w.write(&next, ""); err != nil {
			return err
		}
	}
	return w.takeAway(l)
}

// oneContact adds what From knew of somebody to what Into knows of him, whose
// values stay.
func (w *Work) oneContact(p *MergePlan, id crm.ContactID, from *crm.Contact) error {
	k, err := crm.Get[crm.Contact](w.tx, id)
	if err != nil {
		return err
	}
	before := k
	for _, f := range []struct{ to, from *string }{
		{&k.Full, &from.Full},
		{&k.Title, &from.Title},
		{&k.Department, &from.Department},
		{&k.Phone, &from.Phone},
		{&k.Email, &from.Email},
		{&k.WeChat, &from.WeChat},
		{&k.Decision, &from.Decision},
		{&k.Attitude, &from.Attitude},
		{&k.Support, &from.Support},
		{&k.Prefers, &from.Prefers},
	} {
		*f.to = cmp.Or(*f.to, *f.from)
	}
	k.Handler = k.Handler || from.Handler
	k.Roles = unique(append(slices.Clone(k.Roles), from.Roles...))
	if boss := p.is(from.ReportsTo); k.ReportsTo == "" && boss != k.ID {
		k.ReportsTo = boss
	}
	k.Influences = unique(append(slices.Clone(k.Influences), p.are(from.Influences, k.ID)...))
	k.Files = append(slices.Clone(k.Files), from.Files...)
	if len(from.Deals) > 0 {
		deals := maps.Clone(from.Deals) // no deal is of both
		maps.Copy(deals, k.Deals)
		k.Deals = deals
	}
	_, err = save(w, before, k, "")
	return err
}

// mergeNotes passes on what is noted of From, of its people who are others' now
// and of its line of the lead sheet; what Into has noted of the same stays.
func (w *Work) mergeNotes(p *MergePlan) error {
	at := func(k crm.Kind, id string) crm.Pointer { return crm.Pointer{Kind: k, ID: id} }
	if err := w.moveNotes(at(crm.KindAccount, string(p.From.ID)), at(crm.KindAccount, string(p.Into.ID))); err != nil {
		return err
	}
	for _, id := range p.twice() {
		if err := w.moveNotes(at(crm.KindContact, string(id)), at(crm.KindContact, string(p.is(id)))); err != nil {
			return err
		}
	}
	if p.Lead == nil {
		return nil
	}
	l, err := LeadOf(w.tx, p.Into.ID)
	if err != nil {
		return err
	}
	if err := w.moveNotes(at(crm.KindLead, string(p.Lead.ID)), at(crm.KindLead, string(l.ID))); err != nil {
		return err
	}
	before := l
	l.Source, l.Referrer, l.Need = cmp.Or(l.Source, p.Lead.Source), cmp.Or(l.Referrer, p.Lead.Referrer), cmp.Or(l.Need, p.Lead.Need)
	l.Files = append(slices.Clone(l.Files), p.Lead.Files...)
	if _, err := save(w, before, l, ""); err != nil {
		return err
	}
	return w.takeAway(&crm.Lead{ID: p.Lead.ID})
}

// moveNotes makes the fields of one record those of another. The id of a field
// is made of its record's, so each is written anew, with who noted it and when.
func (w *Work) moveNotes(from, to crm.Pointer) error {
	var all []crm.Field
	err := gather(w.tx, crm.Where(crm.BySubject, string(from.Kind), from.ID), &all, func(crm.Field) bool { return true })
	if err != nil {
		return fmt.Errorf("fields of %s: %w", from, err)
	}
	for _, f := range all {
		next := crm.Field{ID: crm.FieldOf(to, f.Name)}
		if f.Row != "" {
			next.ID = crm.RowOf(to, f.Name, f.Row)
		}
		if err := w.again(&next); err != nil {
			return err
		}
		if next.Rev == 0 || next.Deleted {
			meta, id := next.Meta, next.ID
			next = f
			next.Meta, next.ID, next.Subject, next.Deleted = meta, id, to, false
			if err := w.write(&next, ""); err != nil {
				return err
			}
		}
		f.Deleted = true
		if err := w.write(&f, ""); err != nil {
			return err
		}
	}
	return nil
}

// mergeFiles completes the file of Into and takes that of From away, in the
// order in which its names get free.
func (w *Work) mergeFiles(p *MergePlan) error {
	gone, err := crm.Get[crm.Account](w.tx, p.From.ID)
	if err != nil {
		return err
	}
	gone.Into, gone.Deleted = p.Into.ID, true
	if err := w.write(&gone, ""); err != nil {
		return err
	}
	a, err := crm.Get[crm.Account](w.tx, p.Into.ID)
	if err != nil {
		return err
	}
	before := a
	a.Aliases = slices.Clone(a.Aliases)
	for _, n := range append([]crm.Name{p.From.Name}, p.From.Aliases...) {
		if !answersTo(&a, n.Fold) {
			a.Aliases = append(a.Aliases, n)
		}
	}
	fileOf(&a, &p.From)
	for _, who := range append([]crm.PersonID{p.From.Owner}, p.From.With...) {
		if who != a.Owner && !has(a.With, who) {
			a.With = append(slices.Clone(a.With), who)
		}
	}
	_, err = save(w, before, a, "")
	return err
}

// fileOf gives an account what it does not know and the other does.
func fileOf(a, b *crm.Account) {
	if a.Tier == "" && b.Tier != "" {
		a.TierWhy, a.Ranked = b.TierWhy, b.Ranked
	}
	for _, f := range words(a, b) {
		*f.to = cmp.Or(*f.to, *f.from)
	}
	if a.Revenue == (crm.Money{}) {
		a.Revenue = b.Revenue
	}
	a.RankSale, a.RankGain = cmp.Or(a.RankSale, b.RankSale), cmp.Or(a.RankGain, b.RankGain)
	a.KeyAccount = a.KeyAccount || b.KeyAccount
	if a.Parent == b.ID || a.Parent == "" {
		a.Parent, a.Site = b.Parent, b.Site
	}
	if a.Parent == a.ID { // the other was a site of it
		a.Parent, a.Site = "", ""
	}
}

// takeAway marks a record as gone, as it stands now.
func (w *Work) takeAway(rec crm.Record) error {
	if err := w.tx.Get(rec, rec.Key()); err != nil {
		return fmt.Errorf("read %s %s: %w", rec.Kind(), rec.Key(), err)
	}
	rec.Base().Deleted = true
	return w.write(rec, "")
}
