// Package cards holds every sentence that the product says, in Chinese and in
// English: from records to chat.Card. It never reads the store; whoever calls
// fills the views. What people typed is shown as it stands and holds no
// markup. Every card passes through fit and so stays within the budget of the
// smallest phone (see Budget).
package cards

import (
	"fmt"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Writer words cards for one reader: a person, or all who read a channel. It
// holds no state and may be kept for a transaction.
type Writer struct {
	Locale string         // zh or en
	Zone   *time.Location // of the reader; dates and clocks are his
	Now    time.Time      // the moment of the transaction
	Book   *playbook.Book // labels of vocabularies
	Cal    *crm.Calendar  // the reader's; may be nil
	Name   string         // how the reader is called; "" for a channel
	Role   crm.Role       // what the reader mostly does; "" counts as a rep
	Base   *time.Location // of the reader's team where he is in another zone; nil = the same

	// Public says that others read along: no phone number, attitude, support
	// or amount is shown.
	Public bool
	// Amounts allows amounts where Public forbids them (the channel's switch).
	Amounts bool

	samples     *strings.Replacer // see examples
	sampledOnce bool
}

// For is the Writer for a person, in his language and zone.
func For(p *crm.Person, now time.Time, book *playbook.Book, cal *crm.Calendar) *Writer {
	return &Writer{Locale: p.Lang(), Zone: p.Location(), Now: now, Book: book, Cal: cal, Name: p.Name.Text, Role: mainRole(p)}
}

// mainRole is the role that decides which examples somebody gets: the one
// that sees most of the sales work.
func mainRole(p *crm.Person) crm.Role {
	for _, r := range []crm.Role{crm.RoleManager, crm.RoleDirector, crm.RoleRep, crm.RoleSpecialist, crm.RoleAdmin} {
		if p.Has(r) {
			return r
		}
	}
	return crm.RoleRep
}

// ForTeam is the Writer for what all of a channel read: the team's language
// and zone, and what that channel may see.
func ForTeam(t *crm.Team, ch crm.TeamChannel, now time.Time, book *playbook.Book, cal *crm.Calendar) *Writer {
	w := &Writer{Locale: "zh", Zone: t.Location(), Now: now, Book: book, Cal: cal, Public: true, Amounts: ch.Amounts}
	if t.Locale == "en" {
		w.Locale = "en"
	}
	return w
}

// InChannel is the same Writer for an answer that others read along.
func (w *Writer) InChannel(amounts bool) *Writer {
	c := *w
	c.Public, c.Amounts = true, amounts
	return &c
}

// Today is the civil date of Now where the reader is.
func (w *Writer) Today() crm.Date { return crm.DateOf(w.Now.In(w.Zone)) }

// t chooses the language and fills in; both formats use the same arguments in
// the order of the argument list, or by index.
func (w *Writer) t(zh, en string, args ...any) string {
	s := zh
	if w.Locale == "en" {
		s = en
	}
	s = w.example(s)
	if len(args) == 0 {
		return s
	}
	return fmt.Sprintf(s, args...)
}

// n counts: "3 条", "1 visit", "3 visits". zh is the measure word and what
// follows it, many the English plural.
func (w *Writer) n(n int, zh, one, many string) string {
	switch {
	case w.Locale != "en":
		return fmt.Sprintf("%d %s", n, zh)
	case n == 1:
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// button is a plain button.
func button(label, verb, subject, arg string) chat.Button {
	return chat.Button{Label: label, Do: chat.Action{Verb: verb, Subject: subject, Arg: arg}}
}
