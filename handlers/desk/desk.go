// Package desk is the sales desk: the only package that changes a business
// record. Every verb works in the same order: may he, does what he said hold,
// does the gate hold; only then it writes, logs the change, brings the totals
// up to date and sets the wakes. All checks of a verb come before its first
// write, so that a person's error leaves nothing behind.
package desk

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Desk knows the method and the calendars. It holds no state and may be
// shared.
type Desk struct {
	book *playbook.Book
	cal  func(name string) *crm.Calendar
}

// New makes a desk that works by book. cal gives the calendar of a name
// (Person.Calendar); it may be nil, and may give nil for a name it does not know.
func New(book *playbook.Book, cal func(name string) *crm.Calendar) *Desk {
	if cal == nil {
		cal = func(string) *crm.Calendar { return nil }
	}
	return &Desk{book: book, cal: cal}
}

// Via is how a change reached the desk.
type Via struct {
	Message string    // delivery key of the message, the press or the job's look: all its changes are one group
	Text    string    // the words, kept as evidence; cut at 8 kB
	Link    string    // https address of the message that they are about, where that is another one
	Said    time.Time // when the person said it; the zero time means now
	How     string    // chat, button, form, import, job or command
}

// The ways in which a change reaches the desk.
const (
	Chat   = "chat"
	Button = "button"
	Form   = "form"
	Import = "import"
	Job    = "job"
	// Command is the command line of the machine that it runs on.
	Command = "command"
)

// Work is what one message changes: one group. It is used inside the
// transaction that it was begun in, by one goroutine.
type Work struct {
	*Desk
	tx      crm.Tx
	actor   *crm.Person
	via     Via
	group   crm.GroupID
	undoes  crm.GroupID
	item    int
	ordinal int
	changes []crm.Change // of the group, oldest first: those of earlier transactions too
	older   int          // how many of them are of earlier transactions
	wrote   map[crm.AccountID]string
	people  map[crm.PersonID]*crm.Person
}

// Begin opens the group of one message. A message that was begun before, in
// this transaction or an earlier one, goes on with its group. Forbidden
// "person.inactive" when the actor has left; a message without a key is an
// error of the program, not of a person.
func (d *Desk) Begin(tx crm.Tx, actor *crm.Person, via Via) (*Work, error) {
	if actor == nil || actor.ID == "" || via.Message == "" {
		return nil, fmt.Errorf("desk: begin without actor or message key (%q)", via.Message)
	}
	w, err := d.begin(tx, actor, via)
	if err != nil {
		return nil, err
	}
	if !actor.Active(w.Today()) {
		return nil, crm.E(crm.Forbidden, "person.inactive", actor.Name.Text)
	}
	return w, nil
}

// usualChanges is how many changes most messages make at most: a visit with its next step.
const usualChanges = 6

func (d *Desk) begin(tx crm.Tx, actor *crm.Person, via Via) (*Work, error) {
	if via.Said.IsZero() {
		via.Said = tx.Now()
	}
	if via.How == "" {
		via.How = Chat
	}
	via.Text = cut(Clean(via.Text), maxEvidence)
	w := &Work{
		Desk: d, tx: tx, actor: actor, via: via,
		wrote: map[crm.AccountID]string{}, people: map[crm.PersonID]*crm.Person{},
		changes: make([]crm.Change, 0, usualChanges),
	}
	w.group = groupOf(via.Said, via.Message)
	// Each id is followed by at least one change, so counting on from the
	// changes there are never meets an id that was given before.
	for page := (crm.Page{}); ; {
		old, next, err := tx.Changes(crm.ChangeFilter{Group: w.group}, page)
		if err != nil {
			return nil, fmt.Errorf("changes of message %s: %w", via.Message, err)
		}
		w.changes = append(w.changes, old...)
		if next == "" {
			w.older = len(w.changes)
			w.ordinal = w.older
			return w, nil
		}
		page.After = next
	}
}

// Group is the group of this work: what 撤销 and 改 name.
func (w *Work) Group() crm.GroupID { return w.group }

// Changed reports whether this work has written any record.
func (w *Work) Changed() bool { return len(w.changes) > w.older }

// Changes are what the group changed so far, oldest first.
func (w *Work) Changes() []crm.Change { return w.changes }

// Today is the civil date, in the actor's zone, of the moment at which it was
// said.
func (w *Work) Today() crm.Date { return crm.DateOf(w.via.Said.In(w.actor.Location())) }

// Item says to which item of its message (1 = ①) the following verbs belong;
// 0 is what is common to all.
func (w *Work) Item(n int) { w.item = n }

// Wrote remembers how the person wrote an account's name, so that a refusal
// repeats his words and not a name that he may not know.
func (w *Work) Wrote(id crm.AccountID, text string) { w.wrote[id] = cut(Clean(text), 4*maxName) }

// ids are written in an alphabet whose order is that of its values, in lower
// case: what was said earlier sorts first.
const idAlphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// id is the n-th id of this message: ten characters of time, ten of hash. The
// same message gives the same ids however often its transaction runs.
func (w *Work) id(n int) string { return idOf(w.via.Said, w.via.Message, n) }

// groupOf is the group of a message.
func groupOf(said time.Time, message string) crm.GroupID { return crm.GroupID(idOf(said, message, 0)) }

// SaidAt is the moment, to the millisecond, at which the message of a group was
// said; the zero time for what is no group.
func SaidAt(g crm.GroupID) time.Time {
	if len(g) < 10 {
		return time.Time{}
	}
	var ms int64
	for _, r := range g[:10] {
		i := strings.IndexRune(idAlphabet, r)
		if i < 0 {
			return time.Time{}
		}
		ms = ms<<5 | int64(i)
	}
	return time.UnixMilli(ms).UTC()
}

func idOf(said time.Time, message string, n int) string {
	enc := base32.NewEncoding(idAlphabet).WithPadding(base32.NoPadding)
	ms := uint64(max(said.UnixMilli(), 0))
	var stamp [10]byte
	for i := len(stamp) - 1; i >= 0; i-- {
		stamp[i] = idAlphabet[ms&31]
		ms >>= 5
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", message, n))
	return string(stamp[:]) + enc.EncodeToString(sum[:])[:10]
}

// next is the next unused id of this message.
func (w *Work) next() string {
	w.ordinal++
	return w.id(w.ordinal)
}

// evidence is what new records keep of the words.
func (w *Work) evidence(said crm.Evidence) crm.Evidence {
	if said.Message == "" {
		said.Message = w.via.Message
	}
	if said.Text == "" {
		said.Text = w.via.Text
	}
	if said.Link == "" {
		said.Link = w.via.Link
	}
	said.Text = cut(Clean(said.Text), maxEvidence)
	return said
}

// Edited is a record before and after a verb. Both have the same Rev when
// what was asked for was so already: then nothing was written.
type Edited[T any] struct{ Before, After T }
