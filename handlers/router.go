// Package handlers answers what people say and press. A handler reads what a
// message means, calls verbs of the sales desk and returns posts; it never
// sends anything itself. intents.go lists what the product understands.
package handlers

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// Options are what a Router works with.
type Options struct {
	Book *playbook.Book
	// Understood is what Book makes of words, where that is at hand; else New makes it.
	Understood *Understanding
	Desk       *desk.Desk
	Calendars  func(name string) *crm.Calendar // may give nil
	Company    string                          // what {{company}} stands for
	Notice     bool                            // exported files say that they are confidential
	// View reads the store, for what is looked into before a message is
	// answered.
	View    func(context.Context, func(crm.Reader) error) error
	MaxRows int            // of one import
	MaxFile int64          // the largest file that is taken, in bytes
	Kept    cards.KeptDays // how long things are kept
	Version string         // shown to the admin
	Started time.Time      // when this process started; shown to the admin
	// Platforms says how the platforms do, for the admin's status; nil when nobody knows.
	Platforms func() []cards.PlatformState
	// Backup says how the daily backups stand, for the admin's status; nil when nobody knows.
	Backup func() cards.BackupState
	// Matters lists what needs the admin, the most pressing first; nil when
	// nobody looks.
	Matters func(crm.Reader) ([]cards.Matter, error)
}

// Router finds out what a message means and who answers it. It may be used by
// many goroutines; all it keeps is a snapshot of the names that are known, and what
// it was asked to foresee.
type Router struct {
	Options
	*Understanding
	names atomic.Pointer[snapshot]
	// first is held while all names are read for the first time.
	first    sync.Mutex
	foreseen sync.Map // expected -> foresight
}

// snapshot is the known names as of a revision of the store.
type snapshot struct {
	names    *parse.Names
	revision uint64
}

// New makes a Router.
func New(o Options) *Router {
	if o.Calendars == nil {
		o.Calendars = func(string) *crm.Calendar { return nil }
	}
	r := &Router{Options: o, Understanding: o.Understood.of(o.Book)}
	r.names.Store(&snapshot{names: parse.NewNames(nil)})
	return r
}

// knownNames is the snapshot of names, brought up to date with the store. rd must
// be a View: what a transaction has not committed must not be remembered.
func (r *Router) knownNames(rd crm.Reader) (*parse.Names, error) {
	have := r.names.Load()
	if have.revision == 0 { // takes seconds on a large store: one reads, the others wait
		r.first.Lock()
		defer r.first.Unlock()
		have = r.names.Load()
	}
	rows, revision, err := rd.Names(have.revision)
	if err != nil {
		return nil, fmt.Errorf("names since %d: %w", have.revision, err)
	}
	if revision <= have.revision {
		return have.names, nil
	}
	next := &snapshot{names: have.names.With(rows), revision: revision}
	// Another lane may have been faster; then its snapshot stays, and this
	// message still uses its own.
	if !r.names.CompareAndSwap(have, next) {
		if now := r.names.Load(); now.revision >= revision {
			return now.names, nil
		}
	}
	return next.names, nil
}

// The outcomes of a reading: what became of what somebody wrote.
const (
	Wrote     = "written" // records were written
	Asked     = "asked"   // a draft waits for a word of his
	Misread   = "misread" // he put right what had been read before
	Answered  = "answered"
	Not       = "not_understood"
	NoReading = "" // it was no text: a button, a form
)

// Learn brings the snapshot of names up to date with the store, so that the
// first message need not do so. rd must be a View.
func (r *Router) Learn(rd crm.Reader) error {
	_, err := r.knownNames(rd)
	return err
}

// prepared is what Prepare hands to Answer, which notes the outcome in it. One
// message is handled by one at a time; a transaction that runs twice notes the
// same again.
type prepared struct {
	ctx parse.Context
	sense
	table   *unpacked  // the lead sheet that it brings or speaks of
	shown   crm.BlobID // the file that waits to be imported, where the words are about it
	outcome string
}

// Outcome is what became of a reading that Prepare made and Answer, or
// Explain, used.
func Outcome(reading any) string {
	if p, ok := reading.(*prepared); ok {
		return p.outcome
	}
	return NoReading
}

// Prepare reads what a message means, without changing anything.
func (r *Router) Prepare(_ context.Context, rd crm.Reader, who crm.PersonID, m chat.Message) (any, error) {
	ctx, conv, err := r.contextOf(rd, who, m)
	if err != nil {
		return nil, err
	}
	out := &prepared{ctx: ctx}
	switch m.Kind {
	case chat.Text, chat.Edited:
		out.sense = r.senseNow(who, m.Text, len(conv.Items), ctx)
		if m.Kind == chat.Text && len(m.Files) == 0 {
			out.shown = shownImport(&conv, out.facts, m.At)
		}
	}
	return out, nil
}

// contextOf is what a message of somebody is read by, and the state of the talk with
// him.
func (r *Router) contextOf(rd crm.Reader, who crm.PersonID, m chat.Message) (parse.Context, crm.Conversation, error) {
	var conv crm.Conversation
	p, err := crm.Get[crm.Person](rd, who)
	if err != nil {
		return parse.Context{}, conv, fmt.Errorf("person %s: %w", who, err)
	}
	names, err := r.knownNames(rd)
	if err != nil {
		return parse.Context{}, conv, err
	}
	ctx := parse.Context{
		Said: m.At, Zone: p.Location(), Locale: p.Lang(), Cal: r.Calendars(p.Calendar), Names: names, Mine: who,
		Terms: r.terms,
	}
	if conv, err = rd.Conversation(who); err != nil {
		return ctx, conv, fmt.Errorf("conversation of %s: %w", who, err)
	}
	var about *crm.Account
	if conv, about, err = sinceMerged(rd, conv, m); err != nil {
		return ctx, conv, err
	}
	if ctx.Draft, err = lastSpoken(rd, conv, about); err != nil {
		return ctx, conv, err
	}
	if ctx.Recent = conv.Recent; len(ctx.Recent) == 0 { // not spoken of, but visited
		ctx.Recent, err = recent(rd, who)
	}
	return ctx, conv, err
}

// lastSpoken is what 他 and 那边 mean: the account and the contact of the last
// receipt or card; a is the account where it was read already.
func lastSpoken(rd crm.Reader, conv crm.Conversation, a *crm.Account) (*parse.Facts, error) {
	if conv.About == "" || ofSeveral(conv) {
		return nil, nil
	}
	if a == nil {
		is, err := crm.Get[crm.Account](rd, conv.About)
		if crm.IsMissing(err) {
			return nil, nil
		}
		if err != nil {
			return nil, fmt.Errorf("account %s: %w", conv.About, err)
		}
		a = &is
	}
	f := &parse.Facts{Account: known(a.Name.Text, a.NameRow())}
	if conv.Contact != "" {
		c, err := crm.Get[crm.Contact](rd, conv.Contact)
		switch {
		case crm.IsMissing(err):
		case err != nil:
			return nil, fmt.Errorf("contact %s: %w", conv.Contact, err)
		default:
			f.Contacts = []parse.Contact{{Name: c.Name.Text, Known: []parse.Match{{Row: c.NameRow(), Score: 1, Why: "exact"}}}}
		}
	}
	return f, nil
}

// known is a mention that can only mean this one.
func known(text string, row crm.NameRow) *parse.Mention {
	return &parse.Mention{Text: text, Known: []parse.Match{{Row: row, Score: 1, Why: "exact"}}}
}

// Answer does what a message asks for and says so.
func (r *Router) Answer(tx crm.Tx, who crm.PersonID, m chat.Message, reading any) ([]chat.Post, error) {
	q, err := r.request(tx, who, m)
	if err != nil {
		return nil, err
	}
	p, read := reading.(*prepared)
	if read {
		q.ctx, q.f, q.order, q.table, p.outcome = p.ctx, p.facts, p.order, p.table, NoReading
		q.ofShown = p.shown != ""
	}
	if err := q.answer(); err != nil {
		return nil, err
	}
	if err := q.homeFollows(); err != nil {
		return nil, err
	}
	if read && (m.Kind == chat.Text || m.Kind == chat.Edited) {
		p.outcome = q.outcome()
	}
	posts, err := q.finish()
	if err != nil {
		return nil, err
	}
	more, err := q.saidMeanwhile()
	return append(posts, more...), err
}

// outcome is what became of what he wrote.
func (q *request) outcome() string {
	switch {
	case q.misread:
		return Misread
	case q.lost:
		return Not
	case q.doubted:
		return Asked
	case q.work != nil && q.work.Changed():
		return Wrote
	}
	return Answered
}

// Explain words an error that a person caused. The transaction in which it
// came about was rolled back.
func (r *Router) Explain(tx crm.Tx, who crm.PersonID, m chat.Message, f *crm.Fault) ([]chat.Post, error) {
	q, err := r.request(tx, who, m)
	if err != nil {
		return nil, err
	}
	if m.Kind == chat.Text {
		if q.ctx, _, err = r.contextOf(tx, who, m); err != nil {
			return nil, err
		}
		q.f = parse.Read(m.Text, q.ctx)
		if err := q.staysWith(); err != nil {
			return nil, err
		}
	}
	if err := q.explain(f); err != nil {
		return nil, err
	}
	if err := q.homeFollows(); err != nil {
		return nil, err
	}
	return q.finish()
}

// Incident says sorry for a message that was set aside. The admins are told of
// all of them together (see Options.Matters).
func (r *Router) Incident(tx crm.Tx, who crm.PersonID, m chat.Message, incident string) ([]chat.Post, error) {
	q, err := r.request(tx, who, m)
	if err != nil {
		return nil, err
	}
	// Not under the message's own keys: when it is handled again it is answered.
	// Nor under the number alone: two messages may have the same.
	q.post(chat.Post{Key: "incident/" + incident + "/sorry/" + m.Key, To: q.dm(), Card: q.say.Incident(incident)})
	return q.finish()
}
