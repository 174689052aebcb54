package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/bot/outbox"
	"milepost/bot/sheets"
	"milepost/configs"
	"milepost/handlers"
	"milepost/handlers/desk"
	"milepost/storage/crm"
)

// leadsOrder is what a command wants of the lead sheet, in somebody's name.
type leadsOrder struct {
	As    string `json:"as"`             // name or id of somebody of the roster
	Words string `json:"words,omitzero"` // of an export, as in chat: 华南 上周
	Name  string `json:"name,omitzero"`  // of a file to be imported
	Data  []byte `json:"data,omitempty"`
	Go    bool   `json:"go,omitzero"`   // import it; else only say what that would do
	Over  bool   `json:"over,omitzero"` // replace what differs
}

// leadsDone is what became of it.
type leadsDone struct {
	Rows int              `json:"rows,omitzero"` // exported
	Why  string           `json:"why,omitzero"`  // the file cannot be read
	View cards.ImportView `json:"view,omitzero"`
	Name string           `json:"name,omitzero"` // of the file that comes back: the export, or the marked one
	File []byte           `json:"file,omitempty"`
}

// routerFor is a router for a command that holds the store itself.
func routerFor(cfg *configs.Config, store crm.Store) *handlers.Router {
	return handlers.New(handlers.Options{
		Book: cfg.Book, Desk: desk.New(cfg.Book, cfg.Calendars()), Calendars: cfg.Calendars(),
		Company: cfg.Company.Short, Notice: cfg.Exports.Notice, View: store.View, MaxRows: cfg.Limits.ImportRows, Version: version(),
	})
}

// Leads exports or imports a lead sheet in somebody's name: by his role, and
// on record.
func (l *local) Leads(ctx context.Context, o leadsOrder) (leadsDone, error) {
	if l.router == nil {
		return leadsDone{}, errors.New("this process does not know the sales method")
	}
	var who crm.Person
	err := l.store.View(ctx, func(r crm.Reader) (err error) {
		who, err = handlers.WhoIs(r, o.As)
		return err
	})
	if err != nil {
		return leadsDone{}, err
	}
	sum := sha256.Sum256(append(o.Data, o.Words...))
	key := fmt.Sprintf("command/%x/%d", sum[:8], l.now().UnixNano())
	if o.Name == "" {
		return l.exportLeads(ctx, who, key, o.Words)
	}
	return l.importLeads(ctx, who, key, o)
}

func (l *local) exportLeads(ctx context.Context, who crm.Person, key, words string) (leadsDone, error) {
	var out leadsDone
	var f chat.File
	err := l.store.Update(ctx, func(tx crm.Tx) (err error) {
		f, out.Rows, err = l.router.ExportLeads(tx, who.ID, key, words)
		return err
	})
	if err != nil || out.Rows == 0 {
		return out, l.said(err, who)
	}
	out.Name = f.Name
	out.File, err = sheets.Draw(f.Name, *f.Book)
	return out, err
}

func (l *local) importLeads(ctx context.Context, who crm.Person, key string, o leadsOrder) (leadsDone, error) {
	f, err := l.router.OpenLeads(ctx, who.ID, o.Name, o.Data, l.now())
	if err != nil {
		return leadsDone{}, l.said(err, who)
	}
	if f.Why() != "" {
		return leadsDone{Why: f.Why()}, nil
	}
	out := leadsDone{View: f.View()}
	if out.View.Doubt+out.View.Faulty > 0 {
		marked := f.Marked(cards.For(&who, l.now(), l.router.Book, nil))
		out.Name = marked.Name
		if out.File, err = sheets.Draw(marked.Name, *marked.Book); err != nil {
			return out, err
		}
	}
	if !o.Go {
		return out, nil
	}
	err = l.store.Update(ctx, func(tx crm.Tx) error {
		view, posts, err := l.router.ImportLeads(tx, f, key, o.Over)
		if err != nil {
			return err
		}
		out.View = view
		return outbox.Put(tx, posts)
	})
	if err == nil && l.changed != nil {
		l.changed(ctx)
	}
	return out, l.said(err, who)
}

// said words an error that a person caused, in English.
func (l *local) said(err error, who crm.Person) error {
	f, ok := crm.AsFault(err)
	if !ok {
		return err
	}
	who.Locale = "en"
	c := cards.For(&who, l.now(), l.router.Book, nil).Fault(f)
	return errors.New(cmp.Or(c.Title, f.Key))
}

// Leads has a lead sheet exported or imported.
func (r *remote) Leads(ctx context.Context, o leadsOrder) (leadsDone, error) {
	return ask[leadsDone](ctx, r, "leads", o)
}
