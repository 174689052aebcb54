package handlers

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/sheets"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
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
	contact crm.Contact // of that name, where there is one
	fills   []string    // columns that are empty until now
	differs []string    // columns in which something else stands
	near    string      // the customer that it comes near, where the asker may know it
	ownerID crm.PersonID
	writer  crm.PersonID // author, where that is another
}

// importPlan is what an import of a file would do, for one person.
type importPlan struct {
	name    string
	tables  []leadTable
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
	seen   map[string]int // what a row before had: number, code, name -> row of the file
}

// newPlanner reads who works here.
func newPlanner(rd crm.Reader, book *playbook.Book, who *crm.Person) (*planner, error) {
	p := &planner{rd: rd, book: book, who: who, people: map[string]crm.Person{}, seen: map[string]int{}}
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
			r.fault("account", "twice", fmt.Sprint(at))
			return true
		}
	}
	for _, key := range []string{r.number, r.code, r.name.Fold} {
		if key != "" {
			p.seen[key] = r.index
		}
	}
	return false
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
		if region != t.Name.Text && region != t.Region {
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

// find looks for the customer of a row: by the number of its lead, else the
// credit code, else the name.
func (p *planner) find(r *plannedRow) (bool, error) {
	var ids []crm.AccountID
	if r.number != "" {
		leads, _, err := crm.List[crm.Lead](p.rd, crm.Where(crm.ByNumber, r.number), crm.Page{Limit: 1})
		if err != nil {
			return false, fmt.Errorf("lead %s: %w", r.number, err)
		}
		if len(leads) == 0 || leads[0].Deleted {
			r.fault("number", "number", r.number)
			return false, nil
		}
		ids = append(ids, leads[0].Account)
	}
	for _, in := range []struct{ index, key string }{{crm.ByCode, r.code}, {crm.ByFold, r.name.Fold}} {
		if in.key == "" || len(ids) > 0 {
			continue
		}
		found, _, err := crm.List[crm.Account](p.rd, crm.Where(in.index, in.key), crm.Page{Limit: 1})
		if err != nil {
			return false, fmt.Errorf("accounts by %s: %w", in.index, err)
		}
		for i := range found {
			ids = append(ids, found[i].ID)
		}
	}
	if len(ids) == 0 {
		return false, nil
	}
	a, err := crm.Get[crm.Account](p.rd, ids[0])
	if err != nil {
		return false, err
	}
	switch named := a.Name.Fold == r.name.Fold || slices.ContainsFunc(a.Aliases, func(n crm.Name) bool { return n.Fold == r.name.Fold }); {
	case !crm.Can(p.who, crm.Read, crm.ScopeOf(&a)):
		r.fault("account", "taken", "")
	case !named && r.number != "":
		r.fault("number", "name", a.Name.Text)
	case !crm.Can(p.who, crm.Write, crm.ScopeOf(&a)):
		r.fault("account", "others", p.nameOf(a.Owner))
	}
	r.account = a
	return true, nil
}

func (p *planner) nameOf(id crm.PersonID) string {
	for _, c := range p.people {
		if c.ID == id {
			return c.Name.Text
		}
	}
	return ""
}

// doubt keeps back a new name that comes near a customer that is there. Of
// another's it is not told which.
func (p *planner) doubt(r *plannedRow, near []parse.Match) error {
	for _, m := range near {
		if m.Row.Kind != crm.KindAccount {
			continue
		}
		a, err := crm.Get[crm.Account](p.rd, crm.AccountID(m.Row.ID))
		if crm.IsMissing(err) {
			continue
		}
		if err != nil {
			return err
		}
		r.fate = fateDoubt
		if crm.Can(p.who, crm.Read, crm.ScopeOf(&a)) {
			r.near = a.Name.Text
		}
		return nil
	}
	return nil
}

// compare finds what a row says that is not known of its customer.
func (p *planner) compare(r *plannedRow) error {
	lead, err := desk.LeadOf(p.rd, r.account.ID)
	if err != nil && !crm.IsMissing(err) {
		return err
	}
	r.lead = lead
	if err := p.contactOf(r); err != nil {
		return err
	}
	a := &r.account
	source, referrer := lead.Source, lead.Referrer
	if source == "" {
		source = a.Source
	}
	if referrer == "" {
		referrer = a.Referrer
	}
	say := func(column, have, said string) {
		switch {
		case said == "" || have == said:
		case have == "":
			r.fills = append(r.fills, column)
		default:
			r.differs = append(r.differs, column)
		}
	}
	money := func(m crm.Money) string {
		if m.IsZero() {
			return ""
		}
		return fmt.Sprint(m.Minor, m.Currency)
	}
	rank := func(n int) string { return strings.TrimPrefix(fmt.Sprint(n), "0") }
	say("region", a.Region, r.region)
	say("industry", a.Industry, r.industry)
	say("revenue", money(a.Revenue), money(r.revenue))
	say("rank_sales", rank(a.RankSale), rank(r.rankSales))
	say("rank_profit", rank(a.RankGain), rank(r.rankProfit))
	if r.rankSales == 0 && r.rankProfit == 0 {
		say("tier", a.Tier, r.tier)
	}
	say("code", a.CreditCode, r.code)
	say("address", a.Address, r.address)
	if lead.ID != "" {
		say("source", source, r.source)
		say("referrer", referrer, r.referrer)
		say("registered", string(lead.Registered), string(r.on))
		say("need", lead.Need, r.need)
	}
	for _, f := range []struct{ name, said string }{{"benefit", r.benefit}, {"finance", r.finance}} {
		if f.said == "" {
			continue
		}
		have, err := p.noted(a.ID, f.name)
		if err != nil {
			return err
		}
		say(f.name, have, f.said)
	}
	say("contact", r.contact.Name.Text, r.leadRow.contact)
	if r.leadRow.contact != "" {
		say("phone", r.contact.Phone, r.phone)
		say("title", r.contact.Title, r.title)
	}
	r.fate = fateSame
	if len(r.fills)+len(r.differs) > 0 {
		r.fate = fateFill
	}
	return nil
}

// noted is what is noted of a customer in a field; "" for nothing.
func (p *planner) noted(id crm.AccountID, field string) (string, error) {
	f, err := crm.Get[crm.Field](p.rd, crm.FieldOf(crm.Pointer{Kind: crm.KindAccount, ID: string(id)}, field))
	if err != nil && !crm.IsMissing(err) {
		return "", fmt.Errorf("field %s of %s: %w", field, id, err)
	}
	return f.Value, nil
}

// contactOf finds the person of a row among those of its customer.
func (p *planner) contactOf(r *plannedRow) error {
	if r.leadRow.contact == "" {
		return nil
	}
	fold := parse.Keys(r.leadRow.contact).Fold
	err := crm.Each(p.rd, crm.Where(crm.ByAccount, string(r.account.ID)), func(c crm.Contact) bool {
		if c.Name.Fold == fold || c.Full == r.leadRow.contact {
			r.contact = c
			r.contact.Name.Text = r.leadRow.contact
		}
		return r.contact.ID == ""
	})
	if err != nil {
		return fmt.Errorf("contacts of %s: %w", r.account.ID, err)
	}
	return nil
}

// view is the plan as its card shows it.
func (p *importPlan) view() cards.ImportView {
	v := cards.ImportView{
		File: p.name, Rows: len(p.rows), New: p.count(fateNew), Same: p.count(fateSame), Doubt: p.count(fateDoubt), Faulty: p.count(fateFaulty),
		Hidden: p.remarks.Hidden, Formulas: p.remarks.Formulas, Macros: p.remarks.Macros, Encoding: p.remarks.Encoding, Print: p.print(),
	}
	v.Differ, v.Fill = p.differing()
	why := map[cards.RowWhy]int{}
	for i := range p.rows {
		r := &p.rows[i]
		if len(r.differs) > 0 {
			v.DifferRows++
			if len(r.fills) == 0 {
				v.DifferOnly++
			}
		}
		for _, f := range r.faults {
			why[cards.RowWhy{Column: f.Column, Why: f.Why}]++
		}
	}
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
