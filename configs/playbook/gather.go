package playbook

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"

	"milepost/storage/crm"
)

// Gather reads what the rules need to know of some records, which may be due for
// a person at a moment.
func (b *Book) Gather(r crm.Reader, p *crm.Person, cal *crm.Calendar, at time.Time, recs []crm.Record) (Case, error) {
	g := gatherer{book: b, r: r, c: Case{
		Person: p, Cal: cal, At: at, Seen: map[crm.AccountID]crm.Date{}, Traces: map[crm.AccountID]Trace{},
		Notes: map[crm.Pointer]map[string]crm.Date{}, Asked: map[crm.OpportunityID]bool{}, Names: map[crm.ContactID]string{},
	}, known: map[crm.AccountID]bool{}, traced: map[crm.AccountID]sought{}, planned: map[crm.AccountID]bool{}, today: crm.DateOf(at.In(p.Location()))}
	for _, rec := range recs {
		g.c.Add(rec)
	}
	for _, rec := range recs {
		if err := g.around(rec); err != nil {
			return g.c, fmt.Errorf("what is known of %s %s: %w", rec.Kind(), rec.Key(), err)
		}
	}
	return g.c, nil
}

// Mine lists the records of a person of which there may be something to say by
// now: the open ones whose day has come, as far as they tell themselves.
func (b *Book) Mine(r crm.Reader, p *crm.Person, cal *crm.Calendar, at time.Time) ([]crm.Record, error) {
	var out []crm.Record
	today := crm.DateOf(at.In(p.Location()))
	err := b.Open(r, p, today, today.AddDays(ahead), func(rec crm.Record) {
		v := b.look(caseOf(rec, p, cal, at))
		v.blind = ToPerson
		if day := earliest(v.found(rec)); day != "" && day <= today {
			out = append(out, rec)
		}
	})
	return out, err
}

// Open hands over the records of a person that somebody may be reminded of, with
// the steps up to a day; all of them for "".
func (b *Book) Open(r crm.Reader, p *crm.Person, today, until crm.Date, keep func(crm.Record)) error {
	own := string(p.ID)
	for _, err := range []error{
		each[crm.Task](r, crm.Where(crm.OpenOwner, own).Between("", string(until)), keep),
		each[crm.Account](r, crm.Where(crm.ByOwner, own), keep),
		each[crm.Opportunity](r, crm.Where(crm.OpenOwner, own), keep),
		each[crm.Opportunity](r, crm.Where(crm.ClosedOwner, own).Between(string(today.AddDays(-referralLasts)), ""), keep),
		each[crm.Lead](r, crm.Where(crm.ByOwner, own), keep),
		each[crm.Tender](r, crm.Where(crm.OpenOwner, own), keep),
		each[crm.Payment](r, crm.Where(crm.OpenOwner, own), keep),
		each[crm.Conflict](r, crm.Where(crm.ByStep, own), keep),
	} {
		if err != nil {
			return fmt.Errorf("what is open of %s: %w", p.ID, err)
		}
	}
	return nil
}

// ahead is how many days of coming steps are looked at: a run of holidays moves
// them to the last working day before it.
const ahead = 12

// each hands every record under a filter to keep.
func each[T any, P interface {
	*T
	crm.Record
}](r crm.Reader, f crm.Filter, keep func(crm.Record),
) error {
	return crm.Each[T, P](r, f, func(rec T) bool {
		keep(P(&rec))
		return true
	})
}

// StandIn adds appointments of colleagues for whom the person of a case stands in:
// they are told to him as if they were his.
func (b *Book) StandIn(r crm.Reader, c *Case, tasks []crm.Task) error {
	if len(tasks) == 0 {
		return nil
	}
	recs := make([]crm.Record, len(tasks))
	for i := range tasks {
		recs[i] = &tasks[i]
	}
	more, err := b.Gather(r, c.Person, c.Cal, c.At, recs)
	if err != nil {
		return err
	}
	if c.Covers == nil {
		c.Covers = map[crm.PersonID]string{}
	}
	for i := range tasks {
		owner, err := crm.Get[crm.Person](r, tasks[i].Owner)
		if err != nil && !crm.IsMissing(err) {
			return fmt.Errorf("owner of step %s: %w", tasks[i].ID, err)
		}
		c.Covers[tasks[i].Owner] = owner.Name.Text
	}
	c.Tasks, c.Around, c.Behind = append(c.Tasks, more.Tasks...), append(c.Around, more.Around...), append(c.Behind, more.Behind...)
	for id, day := range more.Seen {
		c.Seen[id] = max(c.Seen[id], day)
	}
	maps.Copy(c.Names, more.Names)
	return nil
}

// gatherer reads what is around records, each thing once.
type gatherer struct {
	book  *Book
	r     crm.Reader
	c     Case
	known map[crm.AccountID]bool
	// traced is what was looked for among the activities of these customers.
	traced map[crm.AccountID]sought
	// planned are the customers whose plans were read.
	planned map[crm.AccountID]bool
	today   crm.Date
}

func (g *gatherer) around(rec crm.Record) error {
	switch r := rec.(type) {
	case *crm.Task:
		if err := g.name(r.Contact); err != nil {
			return err
		}
		if err := g.account(r.Account); err != nil || !r.Visit {
			return err
		}
		return g.seen(r)
	case *crm.Account:
		if err := g.account(r.ID); err != nil {
			return err
		}
		if err := g.trace(r.ID, g.book.wants(r, g.today, g.c.Person.Location())); err != nil {
			return err
		}
		if err := g.plans(r.ID); err != nil {
			return err
		}
		return g.notes(crm.Pointer{Kind: crm.KindAccount, ID: string(r.ID)})
	case *crm.Opportunity:
		return g.deal(r)
	case *crm.Lead:
		return g.account(r.Account)
	case *crm.Tender:
		return g.account(r.Account)
	case *crm.Payment:
		return g.account(r.Account)
	case *crm.Conflict:
		return g.account(r.Account)
	}
	return nil
}

func (g *gatherer) name(id crm.ContactID) error {
	if _, known := g.c.Names[id]; known || id == "" {
		return nil
	}
	k, err := crm.Get[crm.Contact](g.r, id)
	if err != nil && !crm.IsMissing(err) {
		return fmt.Errorf("contact: %w", err)
	}
	g.c.Names[id] = k.Name.Text
	return nil
}

// account reads a customer and its open deals, for their worth.
func (g *gatherer) account(id crm.AccountID) error {
	if id == "" || g.known[id] {
		return nil
	}
	g.known[id] = true
	have := false
	for i := range g.c.Accounts {
		have = have || g.c.Accounts[i].ID == id
	}
	if !have {
		a, err := crm.Get[crm.Account](g.r, id)
		if err != nil && !crm.IsMissing(err) {
			return fmt.Errorf("account: %w", err)
		}
		if err == nil {
			g.c.Around = append(g.c.Around, a)
		}
	}
	if err := crm.Each(g.r, crm.Where(crm.OpenAcct, string(id)), func(o crm.Opportunity) bool {
		g.c.Behind = append(g.c.Behind, o)
		return true
	}); err != nil {
		return fmt.Errorf("deals of its account: %w", err)
	}
	return nil
}

// seen reads whether somebody went there since the day of a visit that was planned.
func (g *gatherer) seen(t *crm.Task) error {
	if t.Account == "" || !t.Due.Valid() || g.c.Seen[t.Account] >= t.Due {
		return nil
	}
	since := crm.Where(crm.ByAccount, string(t.Account)).Between(string(t.Due), "")
	err := crm.Each(g.r, since, func(v crm.Activity) bool {
		if v.InPerson() {
			g.c.Seen[t.Account] = max(g.c.Seen[t.Account], v.Date)
		}
		return true
	})
	if err != nil {
		return fmt.Errorf("visits since %s: %w", t.Due, err)
	}
	return nil
}

// plans reads the next steps that are planned at a customer, which keep hints
// about it quiet. No customer has more of them than are read here.
func (g *gatherer) plans(id crm.AccountID) error {
	if id == "" || g.planned[id] {
		return nil
	}
	g.planned[id] = true
	ahead := crm.Where(crm.OpenAcct, string(id)).Between(string(g.today), "")
	steps, _, err := crm.List[crm.Task](g.r, ahead, crm.Page{Limit: crm.MaxPage})
	if err != nil {
		return fmt.Errorf("steps at its account: %w", err)
	}
	g.c.Plans = append(g.c.Plans, steps...)
	return nil
}

// notes reads when the fields of a record were noted.
func (g *gatherer) notes(p crm.Pointer) error {
	if g.c.Notes[p] != nil {
		return nil
	}
	m := map[string]crm.Date{}
	g.c.Notes[p] = m
	err := crm.Each(g.r, crm.Where(crm.BySubject, string(p.Kind), p.ID), func(f crm.Field) bool {
		name, _, _ := strings.Cut(f.Name, ".")
		m[name] = max(m[name], f.On)
		return true
	})
	if err != nil {
		return fmt.Errorf("fields: %w", err)
	}
	return nil
}

func (g *gatherer) deal(o *crm.Opportunity) error {
	if err := g.account(o.Account); err != nil {
		return err
	}
	if err := g.trace(o.Account, g.book.proofs(o)); err != nil {
		return err
	}
	if err := g.plans(o.Account); err != nil {
		return err
	}
	for _, p := range []crm.Pointer{{Kind: crm.KindOpportunity, ID: string(o.ID)}, {Kind: crm.KindAccount, ID: string(o.Account)}} {
		if err := g.notes(p); err != nil {
			return err
		}
	}
	err := crm.Each(g.r, crm.Where(crm.ByDeal, string(o.ID)), func(a crm.Approval) bool {
		g.c.Asked[o.ID] = g.c.Asked[o.ID] || a.State == crm.ApprovalAsked
		return true
	})
	if err != nil {
		return fmt.Errorf("requests: %w", err)
	}
	return nil
}

// ReadOwned reads the record of a pointer that somebody may be reminded of. ok is
// false for one that is gone, cannot be read, or belongs to nobody: the store's own
// check tells of those.
func ReadOwned(r crm.Reader, p crm.Pointer) (rec crm.Record, ok bool, err error) {
	if rec = crm.New(p.Kind); rec == nil {
		return nil, false, nil
	}
	if err = r.Get(rec, p.ID); crm.IsMissing(err) || errors.Is(err, crm.ErrDamaged) {
		return nil, false, nil
	}
	return rec, err == nil && OwnerOf(rec) != "" && !rec.Base().Deleted, err
}
