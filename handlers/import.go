package handlers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/bot/sheets"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// importIntent says how leads are imported; the file itself does it.
func importIntent() Intent {
	weigh := says(0.87, 30, []string{"导入", "批量录入", "线索表模板", "线索模板"}, "import", "template")
	return Intent{
		Name: "import",
		Weigh: func(f parse.Facts) float64 {
			if didSomething(f) {
				return 0
			}
			return weigh(f)
		},
		Examples: []string{"怎么导入线索", "导入线索表", "how do I import leads", "线索表模板"},
		Near:     []string{"导出东莞线索表", "进口设备他们要三台", "今天拜访了比亚迪,他们在导入新产线"},
		Handle: func(q *request) error {
			q.personal(q.say.ImportHow())
			return nil
		},
	}
}

// unpacked is a lead sheet that somebody sent, looked into before the message
// is answered.
type unpacked struct {
	blob crm.BlobID
	name string
	file sheets.File
	why  string // it cannot be read; notHead when it is no lead sheet, gone when it is no longer there
	tabs []leadTable
	past []string // its sheets that are no lead sheets
	rows []leadRow
	near [][]parse.Match // of each row
	plan *importPlan     // as of before the message is answered
}

// Why a file is not imported, besides what sheets says.
const (
	notHead = "head"
	gone    = "gone"
)

// Unpack reads the lead sheet that a message brings, or that the button
// speaks of. It opens no transaction while it decodes.
func (r *Router) Unpack(ctx context.Context, who crm.PersonID, m chat.Message, reading any) (any, error) {
	p, ok := reading.(*prepared)
	if !ok || r.View == nil {
		return reading, nil
	}
	blob, wanted := tableOf(m)
	if !wanted {
		blob, wanted = p.shown, p.shown != ""
	}
	if !wanted {
		return reading, nil
	}
	u := &unpacked{blob: blob}
	var data bytes.Buffer
	err := r.View(ctx, func(rd crm.Reader) error {
		data.Reset()
		b, err := rd.Blob(blob)
		if err == nil {
			u.name = b.Name
			err = ownFile(rd, who, b)
		}
		if err == nil {
			err = crm.CopyBlob(rd, blob, &data)
		}
		return err
	})
	switch {
	case crm.IsMissing(err):
		u.why = gone
	case err != nil:
		return nil, fmt.Errorf("file %s: %w", blob, err)
	default:
		if err := r.look(ctx, who, u, data.Bytes(), p.ctx); err != nil {
			return nil, err
		}
		if u.why != "" && m.Kind == chat.Text && p.shown == "" && sheets.PerhapsTable(u.name) {
			return reading, nil // a text like any other, which belongs to what he records
		}
	}
	p.table = u
	return p, nil
}

// tableOf is the stored file that a message wants to be looked into.
func tableOf(m chat.Message) (crm.BlobID, bool) {
	switch m.Kind {
	case chat.Press:
		if m.Action.Verb == cards.DoImport || m.Action.Verb == cards.DoMarked {
			return crm.BlobID(m.Action.Subject), true
		}
	case chat.Text:
		text := strings.TrimSpace(m.Text)
		if len(m.Files) == 0 || text != "" && !holds(text, "导入", "线索", "表", "名单") && !word(text, "import", "leads") {
			return "", false
		}
		for _, f := range m.Files {
			if f.Blob != "" && (sheets.Readable(f.Name) || sheets.PerhapsTable(f.Name)) {
				return crm.BlobID(f.Blob), true
			}
		}
	}
	return "", false
}

// ownFile refuses a file that somebody else sent, as one that is not there.
func ownFile(rd crm.Reader, who crm.PersonID, b crm.Blob) error {
	m, err := rd.Message(b.Message)
	if err != nil {
		return err
	}
	sender, err := rd.PersonOf(m.Identity)
	if err == nil && sender != who {
		err = crm.NotFound(crm.KindBlob, string(b.ID))
	}
	return err
}

// look decodes a file and plans what would become of its rows.
func (r *Router) look(ctx context.Context, who crm.PersonID, u *unpacked, data []byte, said parse.Context) error {
	r.decode(u, data, said)
	if u.why != "" {
		return nil
	}
	return r.View(ctx, func(rd crm.Reader) error {
		p, err := crm.Get[crm.Person](rd, who)
		if err == nil {
			u.plan, err = r.planImport(rd, &p, u)
		}
		return err
	})
}

// decode reads a file and its rows, and looks up what names they come near.
func (r *Router) decode(u *unpacked, data []byte, said parse.Context) {
	f, err := sheets.Read(u.name, data)
	var bad *sheets.Unreadable
	if errors.As(err, &bad) {
		u.why = bad.Why
		return
	}
	u.file = f
	u.tabs, u.past = leadTables(r.Book, f)
	if len(u.tabs) == 0 {
		u.why = notHead
		return
	}
	v := &valueReader{book: r.Book, today: crm.DateOf(said.Said.In(said.Zone)), base1904: f.Base1904, keys: parse.Keys}
	for n := range u.tabs {
		t := &u.tabs[n]
		v.order = orderOf(t.cells("registered"))
		for i := t.first; i < len(t.Rows); i++ {
			if !t.says(i) {
				continue
			}
			row := v.read(t, i)
			row.table = n
			u.rows = append(u.rows, row)
		}
	}
	if len(u.rows) == 0 {
		u.why = sheets.Blank
	}
	if most := r.MaxRows; most > 0 && len(u.rows) > most {
		u.why = sheets.TooMany
		return
	}
	u.near = make([][]parse.Match, len(u.rows))
	for i := range u.rows {
		if len(u.rows[i].faults) == 0 {
			u.near[i] = said.Names.Lookup(u.rows[i].name.Text, crm.KindAccount, parse.Asker{Who: said.Mine})
		}
	}
}

// totals is what stands before the sums below a table in English.
var totals = wording.Compile(`(?i)^(?:grand |sub-?)?totals?:?$|^sum:?$`)

// says reports a row that is one of the table, and no sum or remark below it.
func (t *leadTable) says(i int) bool {
	filled, named := 0, false
	for col, s := range t.Rows[i].Cells {
		if s == "" {
			continue
		}
		if holds(s, "合计", "小计", "总计") && length(s) <= 6 || totals.MatchString(s) {
			return false
		}
		if id := t.columns[col]; id != "" {
			filled++
			named = named || id == "account"
		}
	}
	return named || filled > 1
}

// planImport finds out what would become of the rows of a file.
func (r *Router) planImport(rd crm.Reader, who *crm.Person, u *unpacked) (*importPlan, error) {
	p, err := newPlanner(rd, r.Book, who)
	if err != nil {
		return nil, err
	}
	p.tables = u.tabs
	out := &importPlan{name: u.name, tables: u.tabs, past: u.past, remarks: u.file.Remarks, spread: r.Book.Restraint.SpreadImport}
	for i := range u.rows {
		row, err := p.plan(u.rows[i], u.near[i])
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i+1, err)
		}
		out.rows = append(out.rows, row)
	}
	return out, nil
}

// brought answers a message that brings a file which may be a lead sheet; done
// is false where it is a file like any other.
func (q *request) brought() (done bool, err error) {
	if q.table.why != "" {
		if rec, err := q.justRecorded(); err != nil || rec != nil {
			return false, err // it belongs to what he recorded just before
		}
		if q.table.why == gone {
			return false, nil
		}
		q.placed = true
		q.personal(q.say.ImportRefused(q.table.name, q.table.why))
		return true, nil
	}
	if !mayRecord(q.who) {
		return true, crm.E(crm.Forbidden, "role.cannot", string(crm.KindLead))
	}
	q.placed = true
	return true, q.preview(q.table.plan, shownFirst)
}

// importTrack is the card of an import.
func importTrack(blob crm.BlobID) string { return "import/" + string(blob) }

// Why a preview is shown.
const (
	shownFirst  = iota
	shownAgain  // something has changed since it was shown before
	shownToOver // nothing is new: what differs is replaced only where that is said
)

// preview shows what an import would do.
func (q *request) preview(p *importPlan, why int) error {
	v := p.view()
	v.Blob, v.Again, v.ToOver = string(q.table.blob), why == shownAgain, why == shownToOver
	var err error
	if v.Before, err = q.shownBefore(); err != nil {
		return err
	}
	if v.New+v.Fill+v.Differ+v.Doubt+v.Faulty == 0 {
		q.track(importTrack(q.table.blob), q.say.ImportNothing(v))
		return nil
	}
	q.conv.Question = crm.Question{
		Key: cards.AskImport, Subject: crm.Pointer{Kind: crm.KindBlob, ID: string(q.table.blob)}, Choices: []crm.Choice{{Value: p.print()}}, At: q.said(),
	}
	q.ofImport(q.say.ImportPreview(v))
	return nil
}

// shownBefore is the name of another file that was shown and still waits; "" for none.
func (q *request) shownBefore() (string, error) {
	open := q.conv.Question
	if open.Key != cards.AskImport || open.Subject.ID == string(q.table.blob) {
		return "", nil
	}
	b, err := q.tx.Blob(crm.BlobID(open.Subject.ID))
	if crm.IsMissing(err) {
		return "", nil
	}
	return b.Name, err
}

// pressImport imports what was shown, or lets it be.
func (q *request) pressImport(a chat.Action) error {
	if q.table == nil || q.table.why != "" {
		q.alone(q.say.ImportGone())
		return nil
	}
	if q.conv.Question.Key == cards.AskImport {
		q.conv.Question = crm.Question{}
	}
	what, print, _ := strings.Cut(a.Arg, ".")
	if what == cards.ImportDrop {
		q.ofImport(q.say.ImportDropped(q.table.name))
		return nil
	}
	p, err := q.planImport(q.tx, q.who, q.table)
	if err != nil {
		return err
	}
	if p.print() != print {
		return q.preview(p, shownAgain)
	}
	w, err := q.Desk.Begin(q.tx, q.who, desk.Via{Message: q.m.Key, Text: p.name, Said: q.m.At, How: desk.Import})
	if err != nil {
		return err
	}
	q.work = w
	owners, err := writeImport(w, p, what == cards.ImportOver)
	if err != nil {
		return err
	}
	if !w.Changed() {
		return q.preview(p, shownToOver)
	}
	v := p.view()
	v.Blob = string(q.table.blob)
	q.ofImport(q.say.Imported(v, w.Group(), what == cards.ImportOver))
	q.remember(w.Group(), "", nil)
	return q.tellOwners(owners)
}

// ofImport says what became of an import: on its card where that was pressed, in an answer where
// he said it in words.
func (q *request) ofImport(c chat.Card) {
	if q.ofShown {
		q.personal(c)
		return
	}
	q.track(importTrack(q.table.blob), c)
}

// tellOwners tells colleagues for whom leads were imported.
func (q *request) tellOwners(owners map[crm.PersonID]int) error {
	for _, id := range slices.Sorted(maps.Keys(owners)) {
		n := owners[id]
		if id == q.who.ID {
			continue
		}
		p, err := crm.Get[crm.Person](q.tx, id)
		if err != nil {
			return err
		}
		if err := q.tell(&p, q.m.Key+"/leads", func(w *cards.Writer) chat.Card { return w.LeadsForYou(q.who.Name.Text, n) }); err != nil {
			return err
		}
	}
	return nil
}

// pressMarked brings the file back with the reasons beside its rows.
func (q *request) pressMarked(chat.Action) error {
	if q.table == nil || q.table.why != "" {
		q.alone(q.say.ImportGone())
		return nil
	}
	q.alone(q.say.Marked(q.table.name, q.table.plan.marked()))
	return nil
}
