package main

import (
	"bytes"
	"encoding/json"
	"testing"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// The made-up company speaks the playbook's words: what it says of a customer
// could have been said to the desk.
func TestTheWorldKeepsToThePlaybook(t *testing.T) {
	if crmtest.Times(1, 0) == 0 {
		t.Skip("skipped: one goroutine reads for long")
	}
	book, err := playbook.Default()
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if _, err := crmtest.DemoWorld(parse.Keys).Dump(t.Context(), &buf); err != nil {
		t.Fatal(err)
	}
	folds := map[string]string{}
	for raw := range bytes.Lines(buf.Bytes()) {
		l, err := crm.ReadLine(raw)
		if err != nil {
			t.Fatal(err)
		}
		rec := crm.New(crm.Kind(l.Type))
		if rec == nil {
			continue
		}
		if err := json.Unmarshal(l.Value, rec); err != nil {
			t.Fatal(err)
		}
		for _, word := range strangeWords(book, rec) {
			t.Errorf("%s %s says %q, which the playbook does not know", rec.Kind(), rec.Key(), word)
		}
		if a, ok := rec.(*crm.Account); ok {
			if tier := book.TierOf(a.RankSale, a.RankGain); a.Tier != tier {
				t.Errorf("%s has tier %q, its ranks say %q", a.Name.Text, a.Tier, tier)
			}
			if other := folds[a.Name.Fold]; other != "" {
				t.Errorf("%s and %s are one name", a.Name.Text, other)
			}
			folds[a.Name.Fold] = a.Name.Text
		}
	}
	if len(folds) == 0 {
		t.Error("the world has no customer")
	}
}

// strangeWords are the words of a record that the playbook does not know.
func strangeWords(book *playbook.Book, rec crm.Record) []string {
	var out []string
	switch r := rec.(type) {
	case *crm.Account:
		if _, ok := book.Industry(r.Industry); !ok {
			out = append(out, r.Industry)
		}
		out = append(out, unknown(book.Sources, r.Source)...)
		out = append(out, unknown(book.Relations, r.Relation)...)
	case *crm.Activity:
		out = append(out, unknown(book.Activities, r.Type)...)
		out = append(out, unknown(book.Purposes, r.Purpose...)...)
	case *crm.Opportunity:
		out = append(out, unknown(book.Milestones, r.Milestone)...)
		if r.State == crm.DealLost || r.State == crm.DealDropped {
			out = append(out, unknown(book.LostReasons, r.Reason)...)
		}
		for id := range r.Answers {
			out = append(out, unknown(book.Questions, id)...)
		}
	case *crm.Expense:
		out = append(out, unknown(book.Expenses, r.Type)...)
	case *crm.Approval:
		out = append(out, unknown(book.Approvals, r.Subject)...)
	}
	return out
}

func unknown[T playbook.Worded](rows []T, ids ...string) []string {
	var out []string
	for _, id := range ids {
		if _, ok := playbook.Find(rows, id); !ok && id != "" {
			out = append(out, id)
		}
	}
	return out
}
