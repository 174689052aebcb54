package handlers

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/sheets"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// fate is what an import would do with a row.
type fate int

// The fates of a row.
const (
	fateNew    fate = iota // a customer never heard of
	fateFill               // fills what is empty, or differs from what is there
	fateSame               // says nothing that is not known
	fateDoubt              // comes near a customer that is there: not imported
	fateFaulty             // cannot be read
)

// plannedRow is a row with what would become of it.
type plannedRow struct {
	leadRow
	fate    fate
	account crm.Account // that it is about; of a new one empty
	lead    crm.Lead
	contact crm.Contact        // of that name, where there is one
	fills   []string           // columns that are empty until now
	differs []cards.RowDiffers // cells in which something else stands
	near    string             // the customer that it comes near, where the asker may know it
	ownerID crm.PersonID
	writer  crm.PersonID // author, where that is another
}

// importPlan is what an import of a file would do, for one person.
type importPlan struct {
	name    string
	tables  []leadTable
	past    []string // sheets of the file that are no lead sheets
	remarks sheets.Remarks
	spread  bool // cadences begin over one period
	rows    []plannedRow
}

// count is how many rows have that fate.
func (p *importPlan) count(f fate) int {
	n := 0
	for i := range p.rows {
		if p.rows[i].fate == f {
			n++
		}
	}
	return n
}

// differing is how many cells differ from what is there, and in how many rows
// something empty would be filled.
func (p *importPlan) differing() (cells, filled int) {
	for i := range p.rows {
		cells += len(p.rows[i].differs)
		if len(p.rows[i].fills) > 0 {
			filled++
		}
	}
	return cells, filled
}

// print is a fingerprint of what the plan would write: a button that was shown
// for another plan is out of date.
func (p *importPlan) print() string {
	h := fnv.New32a()
	for i := range p.rows {
		r := &p.rows[i]
		_, _ = fmt.Fprintf(h, "%d %s %d %v %v %s\n", r.fate, r.account.ID, r.account.Rev, r.fills, r.differs, r.ownerID) // cannot fail
	}
	return fmt.Sprintf("%08x", h.Sum32())
}

// planner makes plans. It reads and changes nothing.
type planner struct {
	rd     crm.Reader
	book   *playbook.Book
	who    *crm.Person
	people map[string]crm.Person // by folded name
	teams  []crm.Team
	tables []leadTable
	seen   map[string]rowAt // what a row before had: number, code, name
}

// rowAt is where a row stands: its table, and its index there.
type rowAt struct{ table, index int }

// newPlanner reads who works here.
func newPlanner(rd crm.Reader, book *playbook.Book, who *crm.Person) (*planner, error) {
	p := &planner{rd: rd, book: book, who: who, people: map[string]crm.Person{}, seen: map[string]rowAt{}}
	err := crm.Each(rd, crm.Where(crm.ByAll), func(c crm.Person) bool {
		for _, n := range append([]crm.Name{c.Name, parse.Keys(c.Full)}, c.Aliases...) {
			if n.Fold != "" {
				p.people[n.Fold] = c
			}
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("people: %w", err)
	}
	err = crm.Each(rd, crm.Where(crm.ByAll), func(t crm.Team) bool {
		p.teams = append(p.teams, t)
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("teams: %w", err)
	}
	return p, nil
}

// plan finds out what becomes of one row. near says what known names it comes
// near, best first.
func (p *planner) plan(r leadRow, near []parse.Match) (plannedRow, error) {
	out := plannedRow{leadRow: r, fate: fateFaulty}
	if len(r.faults) > 0 {
		p.persons(&out) // all that is wrong is said at once
		p.inOrder(&out)
		return out, nil
	}
	if p.twice(&out) {
		return out, nil
	}
	if !p.persons(&out) {
		return out, nil
	}
	found, err := p.find(&out)
	if err != nil || len(out.faults) > 0 {
		return out, err
	}
	if found {
		return out, p.compare(&out)
	}
	if !crm.Can(p.who, crm.Write, crm.Scope{Kind: crm.KindAccount, Owner: out.ownerID, Team: p.teamOf(out.ownerID), Shared: true}) {
		out.fault("owner", "not_yours", out.owner)
		return out, nil
	}
	out.fate = fateNew
	if !r.surely {
		return out, p.doubt(&out, near)
	}
	return out, nil
}

// twice faults a row that says again what a row before it said.
func (p *planner) twice(r *plannedRow) bool {
	for _, key := range []string{r.number, r.code, r.name.Fold} {
		if key == "" {
			continue
		}
		if at, was := p.seen[key]; was {
			r.fault("account", "twice", p.place(at, r.table))
			return true
		}
	}
	for _, key := range []string{r.number, r.code, r.name.Fold} {
		if key != "" {
			p.seen[key] = rowAt{r.table, r.index}
		}
	}
	return false
}

// inOrder puts the reasons of a row in the order of its columns.
func (p *planner) inOrder(r *plannedRow) {
	t := &p.tables[r.table]
	slices.SortStableFunc(r.faults, func(a, b rowFault) int { return cmp.Compare(t.column(a.Column), t.column(b.Column)) })
}

// place is how a file calls a row, seen from one of its tables: 4, and 华南!4
// for one of another sheet.
func (p *planner) place(at rowAt, from int) string {
	t := &p.tables[at.table]
	if n := fmt.Sprint(t.Rows[at.index].N); at.table == from {
		return n
	} else {
		return t.Name + "!" + n
	}
}

// persons finds the owner and the author; false when one of them is nobody.
func (p *planner) persons(r *plannedRow) bool {
	r.ownerID = p.who.ID
	if r.author != "" {
		c, ok := p.people[parse.Fold(r.author)]
		if !ok {
			r.fault("author", "nobody", r.author)
			return false
		}
		r.writer = c.ID
		if c.Active(crm.DateOf(p.rd.Now().In(c.Location()))) && c.Team != "" && p.mayOwn(&c) {
			r.ownerID = c.ID
		}
	}
	if r.writer == p.who.ID {
		r.writer = ""
	}
	switch {
	case r.owner != "":
		c, ok := p.people[parse.Fold(r.owner)]
		if !ok || !c.Active(crm.DateOf(p.rd.Now().In(c.Location()))) {
			r.fault("owner", "nobody", r.owner)
			return false
		}
		r.ownerID = c.ID
	case p.who.Team == "" && r.ownerID == p.who.ID:
		if m, ok := p.leaderOf(r.region); ok {
			r.ownerID = m.ID
		}
	}
	return true
}

// mayOwn reports whether the one who imports may register something for c.
func (p *planner) mayOwn(c *crm.Person) bool {
	return crm.Can(p.who, crm.Write, crm.Scope{Kind: crm.KindAccount, Owner: c.ID, Team: c.Team, Shared: true})
}

func (p *planner) teamOf(id crm.PersonID) crm.TeamID {
	for _, c := range p.people {
		if c.ID == id {
			return c.Team
		}
	}
	return ""
}

// leaderOf is the manager of the team of a region (handbook K3).
func (p *planner) leaderOf(region string) (crm.Person, bool) {
	if region == "" {
		return crm.Person{}, false
	}
	for _, t := range p.teams {
		if !p.book.LooksAfter(&t, region) {
			continue
		}
		var best crm.Person
		for _, c := range p.people {
			if c.Team == t.ID && c.Has(crm.RoleManager) && (best.ID == "" || c.ID < best.ID) && p.mayOwn(&c) {
				best = c
			}
		}
		return best, best.ID != ""
	}
	return crm.Person{}, false
}

// view is the plan as its card shows it.
func (p *importPlan) view() cards.ImportView {
	v := cards.ImportView{
		File: p.name, Rows: len(p.rows), New: p.count(fateNew), Same: p.count(fateSame), Doubt: p.count(fateDoubt), Faulty: p.count(fateFaulty),
		Hidden: p.remarks.Hidden, Formulas: p.remarks.Formulas, Macros: p.remarks.Macros, Encoding: p.remarks.Encoding, Print: p.print(),
	}
	v.Differ, v.Fill = p.differing()
	v.Past = p.past
	for i := range p.tables {
		v.Unread = append(v.Unread, p.tables[i].unread()...)
	}
	why, left := map[cards.RowWhy]int{}, map[cards.RowLeft]int{}
	for i := range p.rows {
		r := &p.rows[i]
		if len(r.differs) > 0 {
			v.DifferRows++
			v.Differing = append(v.Differing, r.differs...)
			if len(r.fills) == 0 {
				v.DifferOnly++
			}
		}
		for _, f := range r.faults {
			why[cards.RowWhy{Column: f.Column, Why: f.Why}]++
		}
		if r.fate == fateNew || r.fate == fateFill {
			for _, f := range r.left {
				left[cards.RowLeft{Column: f.Column, Value: f.Value, As: f.As}]++
			}
		}
	}
	for l, n := range left {
		l.Rows = n
		v.Left = append(v.Left, l)
	}
	slices.SortFunc(v.Left, func(a, b cards.RowLeft) int {
		return cmp.Or(cmp.Compare(a.Column, b.Column), b.Rows-a.Rows, cmp.Compare(a.Value, b.Value))
	})
	for w, n := range why {
		v.Common = append(v.Common, cards.CommonWhy{RowWhy: w, Rows: n})
	}
	slices.SortFunc(v.Common, func(a, b cards.CommonWhy) int {
		if a.Rows != b.Rows {
			return b.Rows - a.Rows
		}
		return strings.Compare(a.Column+a.Why, b.Column+b.Why)
	})
	return v
}
