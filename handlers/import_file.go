package handlers

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// A file that somebody hands over on the command line goes the way of one that
// is sent in chat: the same reading, the same plan, the same verbs of the desk.

// LeadFile is a lead sheet that was read for somebody.
type LeadFile struct {
	who crm.PersonID
	u   *unpacked
}

// OpenLeads reads a lead sheet for somebody and plans its import; nothing is
// written.
func (r *Router) OpenLeads(ctx context.Context, who crm.PersonID, name string, data []byte, now time.Time) (*LeadFile, error) {
	var said parse.Context
	err := r.View(ctx, func(rd crm.Reader) error {
		p, err := r.Prepare(ctx, rd, who, chat.Message{At: now})
		if err == nil {
			said = p.(*prepared).ctx
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	f := &LeadFile{who: who, u: &unpacked{name: name}}
	return f, r.look(ctx, who, f.u, data, said)
}

// Why is why the file cannot be read, one of the words that
// cards.ImportRefused knows; "" when it can.
func (f *LeadFile) Why() string { return f.u.why }

// View is what an import of the file would do.
func (f *LeadFile) View() cards.ImportView { return f.u.plan.view() }

// Marked is the file with the reasons beside its rows.
func (f *LeadFile) Marked(w *cards.Writer) chat.File {
	return w.Marked(f.u.name, f.u.plan.marked()).Files[0]
}

// ImportLeads writes what the file says, under a key that names this import;
// with over also what differs from what is there. It gives what was written and
// what is to be said to those who got leads. Stale "import.changed" when
// something has changed since the file was read.
func (r *Router) ImportLeads(tx crm.Tx, f *LeadFile, key string, over bool) (cards.ImportView, []chat.Post, error) {
	q, err := r.request(tx, f.who, chat.Message{Key: key, At: tx.Now()})
	if err != nil {
		return cards.ImportView{}, nil, err
	}
	p, err := r.planImport(tx, q.who, f.u)
	if err != nil {
		return cards.ImportView{}, nil, err
	}
	if p.print() != f.u.plan.print() {
		return cards.ImportView{}, nil, crm.E(crm.Stale, "import.changed")
	}
	w, err := r.Desk.Begin(tx, q.who, desk.Via{Message: key, Text: p.name, Said: tx.Now(), How: desk.Import})
	if err != nil {
		return cards.ImportView{}, nil, err
	}
	owners, err := writeImport(w, p, over)
	if err != nil {
		return cards.ImportView{}, nil, err
	}
	if err := q.tellOwners(owners); err != nil {
		return cards.ImportView{}, nil, err
	}
	return p.view(), q.posts, nil
}

// ExportLeads makes the lead sheet that somebody asks for in words, as in chat,
// and notes that he did. Rows is 0, and there is no file, when nothing fits.
func (r *Router) ExportLeads(tx crm.Tx, who crm.PersonID, key, words string) (f chat.File, rows int, err error) {
	q, err := r.request(tx, who, chat.Message{Key: key, Kind: chat.Text, Text: words, At: tx.Now()})
	if err != nil {
		return f, 0, err
	}
	q.f = parse.Read(words, parse.Context{Said: tx.Now(), Zone: q.who.Location(), Locale: q.who.Lang(), Cal: r.Calendars(q.who.Calendar), Mine: who})
	s, err := q.sheetScope()
	if err != nil {
		return f, 0, err
	}
	v, _, err := q.makeSheet(s, "")
	if err != nil {
		return f, 0, err
	}
	for _, t := range v.Tabs {
		rows += len(t.Rows)
	}
	if rows == 0 {
		return f, 0, nil
	}
	return q.say.LeadSheet(v).Files[0], rows, nil
}

// WhoIs finds somebody of the roster by his id or one of his names. The error
// lists the names that there are.
func WhoIs(rd crm.Reader, name string) (crm.Person, error) {
	found := map[crm.PersonID]crm.Person{}
	var all []string
	err := crm.Each(rd, crm.Where(crm.ByAll), func(p crm.Person) bool {
		if !p.Active(crm.DateOf(rd.Now().In(p.Location()))) {
			return true
		}
		all = append(all, p.Name.Text)
		fold := parse.Fold(name)
		if string(p.ID) == name || p.Name.Fold == fold || p.Full == name || slices.ContainsFunc(p.Aliases, func(n crm.Name) bool { return n.Fold == fold }) {
			found[p.ID] = p
		}
		return true
	})
	if err != nil {
		return crm.Person{}, fmt.Errorf("people: %w", err)
	}
	if len(found) != 1 {
		return crm.Person{}, fmt.Errorf("there is no %q in the roster, or several; name one of: %v", name, all)
	}
	return found[slices.Collect(maps.Keys(found))[0]], nil
}
