package handlers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// writeImport writes what a plan says: new customers, and what is empty of
// those that are there; with over also what differs. It gives how many leads
// each owner got.
func writeImport(w *desk.Work, p *importPlan, over bool) (map[crm.PersonID]int, error) {
	owners := map[crm.PersonID]int{}
	for i := range p.rows {
		r := &p.rows[i]
		var err error
		switch r.fate {
		case fateNew:
			owners[r.ownerID]++
			err = p.open(w, r)
		case fateFill:
			columns := r.fills
			if over {
				columns = slices.Clone(r.fills)
				for _, d := range r.differs {
					columns = append(columns, d.Column)
				}
			}
			err = p.bring(w, r, columns)
		}
		if err != nil {
			return nil, fmt.Errorf("row %d of %s: %w", p.line(r), p.name, err)
		}
	}
	return owners, nil
}

// line is the number of a row as the file shows it.
func (p *importPlan) line(r *plannedRow) int { return p.tables[r.table].Rows[r.index].N }

// from says where a value comes from: the reason of a tier, the evidence.
func (p *importPlan) from(r *plannedRow) string { return fmt.Sprintf("%s #%d", p.name, p.line(r)) }

// open opens the customer of a row.
func (p *importPlan) open(w *desk.Work, r *plannedRow) error {
	evidence := crm.Evidence{Text: p.from(r) + ": " + strings.Join(p.tables[r.table].Rows[r.index].Cells, " | ")}
	a, _, err := w.OpenAccount(desk.NewAccount{
		Name: r.name, Owner: r.ownerID, Region: r.region, Industry: r.industry, Address: r.address, Revenue: r.revenue,
		RankSales: r.rankSales, RankGain: r.rankProfit, Source: r.source, Referrer: r.referrer, Code: r.code,
		Tier: r.tier, TierWhy: p.from(r), Need: r.need, On: r.on, Author: r.writer,
		Spread: p.spread, Evidence: evidence,
	})
	if err == nil {
		err = r.note(w, a.ID, "benefit", "finance")
	}
	if err != nil || r.leadRow.contact == "" {
		return err
	}
	_, _, err = w.AddContact(desk.NewContact{
		Account: a.ID, Name: parse.Keys(r.leadRow.contact), Phone: r.phone, Title: r.title, Evidence: evidence,
	})
	return err
}

// bring writes these columns of a row to the customer that is there.
func (p *importPlan) bring(w *desk.Work, r *plannedRow, columns []string) error {
	e, l := desk.AccountEdit{Reason: p.from(r)}, desk.LeadEdit{Reason: p.from(r)}
	account, lead, contact := false, false, false
	var noted []string
	for _, c := range columns {
		switch c {
		case "region":
			e.Region, account = &r.region, true
		case "industry":
			e.Industry, account = &r.industry, true
		case "revenue":
			e.Revenue, account = &r.revenue, true
		case "rank_sales":
			e.RankSales, account = &r.rankSales, true
		case "rank_profit":
			e.RankGain, account = &r.rankProfit, true
		case "tier":
			e.Tier, account = &r.tier, true
		case "code":
			e.Code, account = &r.code, true
		case "address":
			e.Address, account = &r.address, true
		case "source":
			l.Source, lead = &r.source, true
		case "referrer":
			l.Referrer, lead = &r.referrer, true
		case "registered":
			l.On, lead = &r.on, true
		case "need":
			l.Need, lead = &r.need, true
		case "benefit", "finance":
			noted = append(noted, c)
		case "contact", "phone", "title":
			contact = true
		}
	}
	if account {
		if _, err := w.UpdateAccount(r.account.ID, e); err != nil {
			return err
		}
	}
	if lead {
		if _, err := w.UpdateLead(r.lead.ID, l); err != nil {
			return err
		}
	}
	if err := r.note(w, r.account.ID, noted...); err != nil {
		return err
	}
	if contact {
		return r.bringContact(w, columns)
	}
	return nil
}

// note notes what is estimated of a customer (handbook L26).
func (r *plannedRow) note(w *desk.Work, id crm.AccountID, fields ...string) error {
	for _, f := range fields {
		value := map[string]string{"benefit": r.benefit, "finance": r.finance}[f]
		if value == "" {
			continue
		}
		if _, err := w.Note(desk.NewNote{Subject: crm.Pointer{Kind: crm.KindAccount, ID: string(id)}, Field: f, Value: value}); err != nil {
			return err
		}
	}
	return nil
}

// bringContact writes the person of a row.
func (r *plannedRow) bringContact(w *desk.Work, columns []string) error {
	if r.contact.ID == "" {
		_, _, err := w.AddContact(desk.NewContact{
			Account: r.account.ID, Name: parse.Keys(r.leadRow.contact), Phone: r.phone, Title: r.leadRow.title,
		})
		return err
	}
	var e desk.ContactEdit
	if slices.Contains(columns, "phone") {
		e.Phone = &r.phone
	}
	if slices.Contains(columns, "title") {
		e.Title = &r.leadRow.title
	}
	_, err := w.UpdateContact(r.contact.ID, e)
	return err
}

// marked is the file with what was found of each row.
func (p *importPlan) marked() []cards.MarkedTable {
	out := make([]cards.MarkedTable, len(p.tables))
	for n := range p.tables {
		t := &p.tables[n]
		m := cards.MarkedTable{Name: t.Name, Head: t.Rows[t.head].Cells}
		for _, row := range t.Rows[:t.head] {
			if line := strings.Join(distinct(row.Cells), " "); line != "" {
				m.Above = append(m.Above, line)
			}
		}
		out[n] = m
	}
	for i := range p.rows {
		r := &p.rows[i]
		t := &p.tables[r.table]
		m := cards.MarkedRow{Row: t.Rows[r.index].N, Name: r.name.Text, Near: r.near, Doubt: r.fate == fateDoubt, Known: r.fate == fateSame, Differs: r.differs}
		for col, s := range t.Rows[r.index].Cells {
			m.Cells = append(m.Cells, r.cell(t.columns[col], s))
		}
		for _, f := range r.faults {
			m.Faults = append(m.Faults, cards.MarkedFault{RowWhy: cards.RowWhy{Column: f.Column, Why: f.Why}, Col: t.column(f.Column), Value: f.Value})
		}
		for _, f := range r.left {
			m.Left = append(m.Left, cards.RowLeft{Column: f.Column, Value: f.Value, As: f.As})
		}
		out[r.table].Rows = append(out[r.table].Rows, m)
	}
	return out
}

// cell is a cell as it stood: a date and a number stay what they are.
func (r *plannedRow) cell(id, s string) chat.Cell {
	switch {
	case id == "registered" && r.on != "":
		return chat.Cell{S: string(r.on), Kind: chat.CellDay}
	case id == "revenue" || id == "rank_sales" || id == "rank_profit":
		if f, err := strconv.ParseFloat(s, 64); err == nil && f < 1e15 {
			return chat.Cell{S: strconv.FormatFloat(f, 'f', -1, 64), Kind: chat.CellNumber}
		}
	case id == "phone":
		return chat.Cell{S: wholeNumber(s)}
	}
	return chat.Cell{S: s}
}

// column is where a column stands; -1 for nowhere.
func (t *leadTable) column(id string) int {
	for col, have := range t.columns {
		if have == id {
			return col
		}
	}
	return -1
}

// distinct is a row without what merged cells repeat.
func distinct(cells []string) []string { return slices.Compact(slices.Clone(cells)) }
