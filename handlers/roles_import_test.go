package handlers

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/storage/crm"
)

// TestAnImportOverWhoseItIs has people import a lead sheet that says something
// else of customers which are not theirs, with what differs to be written over:
// nothing of them changes, and who may not read them is not told whose they are.
func TestAnImportOverWhoseItIs(t *testing.T) {
	w := newWorld(t)
	w.r.View = w.store.View
	own := w.stocked("xiaoli", "华锐机电", "765.4万", "¥7.654M")
	other := w.stocked("laosun", "蓝海重工", "567.8万", "¥5.678M")
	for _, c := range []struct {
		who           string
		at            stock
		reads, writes bool
	}{
		{"xiaoli", other, false, false},
		{"anna", own, true, false},
		{"laozhou", own, false, false},
		{"wangmin", other, false, false},
		{"zhouhang", own, false, false},
		{"xiaoli", own, true, true},
		{"wangmin", own, true, true},
		{"chenjing", other, true, true},
		{"zhaogang", other, true, true},
	} {
		before := w.stands(c.at.name)
		marked, changed := w.imports(c.who, fmt.Sprintf("客户名称,所属区域,年营业额(万元),联系人,电话\n%s,广州%d,%d,赵总,1390000%04d\n", c.at.name, w.n, 100+w.n, w.n))
		if after := w.stands(c.at.name); changed != c.writes || (after != before) != c.writes {
			t.Errorf("%s imports a row about %s's customer: changed %v, want %v", c.who, c.at.owner, after != before, c.writes)
		}
		if who := map[string]string{"xiaoli": "小李", "laosun": "老孙"}[c.at.owner]; !c.reads && strings.Contains(marked, who) {
			t.Errorf("%s is told whose it is: %s", c.who, marked)
		}
	}
}

// imports lets somebody import a sheet, over what is there; it gives what comes
// back beside its rows, and whether anything was written.
func (w *world) imports(who, csv string) (marked string, changed bool) {
	w.t.Helper()
	m := w.message(who, "text", "")
	var plan *importPlan
	w.view(func(r crm.Reader) error {
		reading, err := w.r.Prepare(context.Background(), r, crm.PersonID(who), m)
		if err != nil {
			return err
		}
		u := &unpacked{name: "leads.csv"}
		err = w.r.look(context.Background(), crm.PersonID(who), u, []byte(csv), reading.(*prepared).ctx)
		plan = u.plan
		return err
	})
	if plan == nil || len(plan.rows) != 1 {
		w.t.Fatalf("%s: no plan of %q", who, csv)
	}
	err := w.store.Update(context.Background(), func(tx crm.Tx) error {
		changed = false
		p, err := crm.Get[crm.Person](tx, crm.PersonID(who))
		if err != nil {
			return err
		}
		k, err := w.r.Desk.Begin(tx, &p, desk.Via{Message: m.Key, Said: m.At, How: desk.Import})
		if err != nil {
			return err
		}
		_, err = writeImport(k, plan, true)
		changed = k.Changed()
		return err
	})
	if err != nil {
		w.t.Errorf("%s: %v", who, err)
	}
	return fmt.Sprintf("%+v", plan.marked()), changed
}

// TestAVisitIsPassedOnByWhoseItIsAndAboveHim says in chat and by the button who
// made a visit: a manager passes one on within the team, the director to
// anybody; nobody gives one away or takes one for himself.
func TestAVisitIsPassedOnFromAbove(t *testing.T) {
	w := newWorld(t)
	names := map[string]string{"xiaoli": "小李", "anna": "Anna", "laosun": "老孙"}
	for _, c := range []struct {
		says, who, of, to string
		may               bool
	}{
		{"his own, to a colleague", "xiaoli", "xiaoli", "anna", false},
		{"his own, to another team", "xiaoli", "xiaoli", "laosun", false},
		{"a colleague's, to himself", "xiaoli", "anna", "xiaoli", false},
		{"another team's, to himself", "xiaoli", "laosun", "xiaoli", false},
		{"a manager, within the team", "wangmin", "anna", "xiaoli", true},
		{"a manager, out of the team", "wangmin", "anna", "laosun", false},
		{"a manager, another team's", "wangmin", "laosun", "xiaoli", false},
		{"the director, over two teams", "zhaogang", "anna", "laosun", true},
		{"the specialist", "chenjing", "anna", "xiaoli", false},
		{"the admin", "zhouhang", "anna", "xiaoli", false},
	} {
		for _, path := range []string{"chat", "button"} {
			w.tell(c.of, fmt.Sprintf("今天拜访了%s总部的王总", map[string]string{"xiaoli": "华锐机电", "anna": "科锐自动化", "laosun": "蓝海重工"}[c.of]))
			visit := w.newestVisit(crm.PersonID(c.of))
			if path == "chat" {
				went := names[c.of]
				if c.who == c.of {
					went = "我"
				}
				w.tell(c.who, fmt.Sprintf("#%s 不是%s去的,是%s", visit.Number(), went, names[c.to]))
			} else {
				w.do(c.who, chat.Action{Verb: cards.DoWho, Subject: visit.Number(), Arg: c.to})
			}
			var now crm.Activity
			w.view(func(r crm.Reader) (err error) { now, err = crm.Get[crm.Activity](r, visit.ID); return err })
			if moved := now.Who == crm.PersonID(c.to); moved != c.may {
				t.Errorf("%s, by %s: it is %s's", c.says, path, now.Who)
			}
		}
	}
}

// newestVisit is what somebody did last.
func (w *world) newestVisit(who crm.PersonID) crm.Activity {
	w.t.Helper()
	var got crm.Activity
	w.view(func(r crm.Reader) error {
		got = crm.Activity{}
		return crm.Each(r, crm.Where(crm.ByPerson, string(who)), func(a crm.Activity) bool {
			if a.No > got.No {
				got = a
			}
			return true
		})
	})
	return got
}
