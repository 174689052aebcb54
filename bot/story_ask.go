package main

import (
	"context"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"milepost/bot/chattest"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// ask answers a store line.
func (p *player) ask(ctx context.Context, s step) error {
	var got string
	err := p.store.View(ctx, func(r crm.Reader) error {
		if s.Ask.What == "field" {
			v, err := p.fieldValue(r, s.Ask)
			got = v
			return err
		}
		n, err := p.countOf(r, s.Ask)
		got = strconv.Itoa(n)
		return err
	})
	if err != nil {
		return err
	}
	if got != s.Ask.Equal {
		p.fail(s.Line, fmt.Sprintf("%s %s %s = %s", s.Ask.What, s.Ask.Of, s.Ask.Field, s.Ask.Equal), "it is "+got)
	}
	return nil
}

// subject is the account or the person that a store line names.
type subject struct {
	accounts map[crm.AccountID]bool
	person   crm.PersonID
}

func (p *player) subject(r crm.Reader, name string) (subject, error) {
	s := subject{accounts: map[crm.AccountID]bool{}}
	if person, ok := p.person(name); ok {
		s.person = crm.PersonID(person.ID)
		return s, nil
	}
	err := crm.Each(r, crm.Where(crm.ByFold, parse.Keys(name).Fold), func(a crm.Account) bool {
		s.accounts[a.ID] = true
		return true
	})
	return s, err
}

// has reports whether a record belongs to the subject.
func (s subject) has(who crm.PersonID, account crm.AccountID) bool {
	return s.person != "" && who == s.person || s.accounts[account]
}

// countOf counts live records by walking all of them: a story's store is small,
// and a count that uses no index proves the indexes too.
func (p *player) countOf(r crm.Reader, ask storeAsk) (int, error) {
	of, err := p.subject(r, ask.Of)
	if err != nil {
		return 0, err
	}
	if ask.What == "parked" {
		parked, _, err := r.Messages(crm.Parked, crm.Page{})
		return len(parked), err
	}
	kind, index := kindOf(ask.What)
	if kind == "" {
		return 0, fmt.Errorf("%s cannot be counted", ask.What)
	}
	n := 0
	for page := (crm.Page{}); ; {
		recs, next, err := r.List(kind, crm.Where(index), page)
		if err != nil {
			return 0, err
		}
		for _, rec := range recs {
			if !rec.Base().Deleted && of.counts(ask.What, rec) {
				n++
			}
		}
		if next == "" {
			return n, nil
		}
		page.After = next
	}
}

// kindOf is the kind and the index that lists all of what a store line counts.
func kindOf(what string) (crm.Kind, string) {
	switch what {
	case "visits", "calls":
		return crm.KindActivity, crm.ByNumber
	case "leads":
		return crm.KindLead, crm.ByNumber
	case "contacts":
		return crm.KindContact, crm.ByNumber
	case "tasks":
		return crm.KindTask, crm.OpenAll
	case "opportunities":
		return crm.KindOpportunity, crm.ByNumber
	case "approvals":
		return crm.KindApproval, crm.ByNumber
	case "expenses":
		return crm.KindExpense, crm.ByNumber
	case "drafts":
		return crm.KindDraft, crm.OpenOwner
	case "accounts":
		return crm.KindAccount, crm.ByNumber
	case "exports":
		return crm.KindExport, crm.ByAll
	case "conflicts":
		return crm.KindConflict, crm.ByNumber
	case "tenders":
		return crm.KindTender, crm.ByNumber
	case "quotes":
		return crm.KindQuote, crm.ByNumber
	case "payments":
		return crm.KindPayment, crm.ByNumber
	}
	return "", ""
}

// counts reports whether a record is one of those that are counted.
func (s subject) counts(what string, rec crm.Record) bool {
	switch rec := rec.(type) {
	case *crm.Activity:
		return rec.InPerson() == (what == "visits") && s.has(rec.Who, rec.Account)
	case *crm.Lead:
		return s.has(rec.Owner, rec.Account)
	case *crm.Contact:
		return s.has("", rec.Account)
	case *crm.Task:
		return s.has(rec.Owner, rec.Account)
	case *crm.Opportunity:
		return s.has(rec.Owner, rec.Account)
	case *crm.Approval:
		return s.has(rec.Asker, rec.Account)
	case *crm.Expense:
		return s.has(rec.Who, rec.Account)
	case *crm.Draft:
		return s.has(rec.Owner, "")
	case *crm.Account:
		return s.has(rec.Owner, rec.ID)
	case *crm.Exported:
		return s.has(rec.Who, "")
	case *crm.Conflict:
		return s.has(rec.Reporter, rec.Account)
	case *crm.Tender:
		return s.has(rec.Owner, rec.Account)
	case *crm.Quote:
		return s.has(rec.Owner, rec.Account)
	case *crm.Payment:
		return s.has(rec.Owner, rec.Account)
	}
	return false
}

// fieldValue is a field of an account by its stored name, "" if it is empty.
func (p *player) fieldValue(r crm.Reader, ask storeAsk) (string, error) {
	var got string
	err := crm.Each(r, crm.Where(crm.ByFold, parse.Keys(ask.Of).Fold), func(a crm.Account) bool {
		v := reflect.ValueOf(a)
		for i := range v.NumField() {
			tag, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			if tag == ask.Field {
				got = fmt.Sprint(v.Field(i).Interface())
				return false
			}
		}
		got = "no such field"
		return false
	})
	return got, err
}

// plainName is a name without keys, where only the text matters.
func plainName(s string) crm.Name { return crm.Name{Text: s, Fold: s, Sort: s} }

// spell is a step as the transcript shows it.
func (p *player) spell(s step) string {
	switch s.Kind {
	case stepClock:
		switch {
		case s.Move.Restart:
			return "\n-- restart --"
		case s.Move.Full > 0:
			return fmt.Sprintf("\n-- %s full %v --", s.Move.Platform, s.Move.Full)
		case s.Move.Platform != "" && s.Move.Works:
			return "\n-- " + s.Move.Platform + " up --"
		case s.Move.Platform != "":
			return "\n-- " + strings.TrimSuffix(s.Move.Platform+" down: "+s.Move.Why, ": ") + " --"
		case s.Move.Up:
			return "\n-- up --"
		case s.Move.Down && s.Move.By == 0:
			return "\n-- down --"
		case s.Move.Down:
			return fmt.Sprintf("\n-- down %s --", s.Move.By)
		}
		return "\n-- " + p.moment(s.Move).In(p.zone).Format("2006-01-02 15:04") + " --"
	case stepAgain:
		return "(delivered again)"
	case stepPress:
		return s.Who + " [" + s.Text + "]"
	case stepSubmit:
		return s.Who + " submits> " + s.Text
	case stepCancel:
		return s.Who + " cancels"
	case stepOpen:
		return s.Who + " opens home"
	case stepFile:
		return s.Who + " file> " + s.Text
	case stepPlace:
		return s.Who + " location> " + s.Text
	case stepEdit:
		return s.Who + " edit> " + s.Text
	}
	where := ""
	if s.In != "" {
		where = " #" + s.In
	}
	if s.Sub {
		where += " ↳"
	}
	return s.Who + where + "> " + s.Text
}

// quote is something said as the transcript shows it.
func (p *player) quote(ev chattest.Event, platform string) string {
	mark := ""
	if ev.Edit {
		mark = " edits"
	}
	return "  " + p.placeName(platform, ev) + mark + ">\n" + indent(ev.Text(), "    ")
}

// placeName says to whom something was said, and on which platform.
func (p *player) placeName(platform string, ev chattest.Event) string {
	if who := p.nameOf(ev); who != "" {
		return "bot @" + platform + " " + who
	}
	thread := ""
	if ev.Thread != "" {
		thread = " ↳"
	}
	return "bot @" + platform + " #" + p.channelName(ev.Place) + thread
}
