package parse_test

import (
	"testing"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// TestAfterAReceipt: a short message right after a receipt puts it right, or
// tells of whom it was about; what stands for itself stays what it is.
func TestAfterAReceipt(t *testing.T) {
	draft := parse.Facts{Account: &parse.Mention{Text: "佳友电器"}, Contacts: []parse.Contact{{Name: "黄经理"}}}
	for _, c := range []struct {
		says, text, intent string
		minor, high        int64
		date, due          crm.Date
		clock              string
		contact            parse.Contact
	}{
		{says: "a budget", text: "预算是300万", intent: parse.Correction, minor: 300_000_000},
		{says: "a sum without a verb", text: "金额260万", intent: parse.Correction, minor: 260_000_000},
		{says: "a range", text: "预算改成80到100万", intent: parse.Correction, minor: 80_000_000, high: 100_000_000},
		{says: "a range in English", text: "budget is 2-3M", intent: parse.Correction, minor: 200_000_000, high: 300_000_000},
		{says: "actually", text: "budget is 2.8M actually", intent: parse.Correction, minor: 280_000_000},
		{says: "make it", text: "make it 2.8M", intent: parse.Correction, minor: 280_000_000},
		{says: "not this but that", text: "the budget is ¥1.02M, not 1.2M", intent: parse.Correction, minor: 102_000_000},
		{says: "what it is not, first", text: "不是85万,是95万", intent: parse.Correction, minor: 95_000_000},
		{says: "a quote that fell is news", text: "报价降到95万", intent: parse.Opportunity, minor: 95_000_000},
		{says: "a day that was", text: "是昨天去的", intent: parse.Correction, date: "2026-11-22"},
		{says: "a day that was, no comma", text: "不对是前天", intent: parse.Correction, date: "2026-11-21"},
		{says: "a day and the hour", text: "不对是前天下午三点", intent: parse.Correction, date: "2026-11-21", clock: "15:00"},
		{says: "a day and the hour in English", text: "no it was yesterday at 3pm", intent: parse.Correction, date: "2026-11-22", clock: "15:00"},
		{says: "a rounded sum", text: "预算大概80来w", intent: parse.Correction, minor: 80_000_000},
		{says: "in English", text: "it was yesterday", intent: parse.Correction, date: "2026-11-22"},
		{says: "a weekday and what it was not", text: "it was Tuesday, not Monday", intent: parse.Correction, date: "2026-11-17"},
		{says: "a day that comes", text: "是下周四", intent: parse.Correction, due: "2026-12-03"},
		{says: "a step by itself", text: "周五送样", intent: parse.Task, due: "2026-11-27"},
		{says: "a step is moved", text: "改到周五", intent: parse.Task, due: "2026-11-27"},
		{says: "a question", text: "预算是300万吗?", intent: parse.Query},
		{says: "somebody named", text: "黄经理电话13800138000", intent: parse.ContactInfo, contact: parse.Contact{Name: "黄经理", Phone: "13800138000"}},
		{says: "a number alone", text: "电话13800138000", intent: parse.ContactInfo, contact: parse.Contact{Name: "黄经理", Phone: "13800138000"}},
		{says: "the role of who was named", text: "黄经理是决策人", intent: parse.ContactInfo, contact: parse.Contact{Name: "黄经理", Role: "decision_maker"}},
		{says: "his role", text: "他是决策人", intent: parse.ContactInfo, contact: parse.Contact{Name: "黄经理", Role: "decision_maker"}},
		{says: "her role in English", text: "she is the evaluator", intent: parse.ContactInfo, contact: parse.Contact{Name: "黄经理", Role: "evaluator"}},
		{says: "small talk", text: "是的", intent: parse.None},
	} {
		f := parse.Read(c.text, parse.Context{Said: at("2026-11-23 14:40"), Zone: shanghai, Locale: "zh", Draft: &draft})
		if f.Intent != c.intent {
			t.Errorf("%s: %q is %s, want %s", c.says, c.text, f.Intent, c.intent)
			continue
		}
		if c.minor != 0 && (f.Amount == nil || f.Amount.Minor != c.minor || f.Amount.High != c.high) {
			t.Errorf("%s: %q has amount %+v, want %d up to %d", c.says, c.text, f.Amount, c.minor, c.high)
		}
		if f.Clock != c.clock {
			t.Errorf("%s: %q was at %q, want %q", c.says, c.text, f.Clock, c.clock)
		}
		if f.Intent == parse.Correction && f.Date != c.date {
			t.Errorf("%s: %q was on %q, want %q", c.says, c.text, f.Date, c.date)
		}
		if c.due != "" && (f.Next == nil || f.Next.Due != c.due) {
			t.Errorf("%s: %q has step %+v, want one due %s", c.says, c.text, f.Next, c.due)
		}
		if want := c.contact; want.Name != "" && (len(f.Contacts) != 1 || f.Contacts[0].Name != want.Name || f.Contacts[0].Phone != want.Phone || f.Contacts[0].Role != want.Role) {
			t.Errorf("%s: %q has contacts %+v, want %+v", c.says, c.text, f.Contacts, want)
		}
	}
}

// TestHeMeansTheLast: a step for 他 names who was spoken of last.
func TestHeMeansTheLast(t *testing.T) {
	draft := parse.Facts{Account: &parse.Mention{Text: "佳友电器"}, Contacts: []parse.Contact{{Name: "黄经理"}}}
	f := parse.Read("下周三给他发报价", parse.Context{Said: at("2026-11-23 14:40"), Zone: shanghai, Draft: &draft})
	if f.Intent != parse.Task || f.Next == nil || f.Next.Text != "给黄经理发报价" || f.Account == nil || f.Account.Text != "佳友电器" {
		t.Errorf("read %s, step %+v, account %+v", f.Intent, f.Next, f.Account)
	}
}

// TestWhatAKnownCustomerWants: what a known one wants on a day is to be done,
// what a new one wants makes him a lead.
// TestWhatTheOpenCustomerWants is a step of his.
func TestWhatTheOpenCustomerWants(t *testing.T) {
	draft := ask("今天拜访了联丰钣金陈总", "2026-11-04 17:00")
	ctx := parse.Context{Said: at("2026-11-04 17:05"), Zone: shanghai, Draft: &draft}
	for text, want := range map[string]string{"那边还要一份案例": "一份案例", "他们要三份图纸": "三份图纸"} {
		f := parse.Read(text, ctx)
		if f.Intent != parse.Task || f.Account == nil || f.Account.Text != "联丰钣金" || f.Next == nil || f.Next.Text != want {
			t.Errorf("%s: %s of %+v, next %+v", text, f.Intent, f.Account, f.Next)
		}
	}
}

func TestWhatAKnownCustomerWants(t *testing.T) {
	row := func(id, name string) crm.NameRow {
		return crm.NameRow{Kind: crm.KindAccount, ID: id, Names: []crm.Name{parse.Keys(name)}, Account: crm.AccountID(id)}
	}
	names := parse.NewNames([]crm.NameRow{row("a1", "Hengli Hydraulics"), row("a2", "Halcyon Pumps"), row("a3", "Halcyon Foods"), row("a4", "惠州中茂精工")})
	for _, c := range []struct {
		says, text, intent, account string
		known                       int
		step                        string
	}{
		{"the first word of a known name", "Hengli wants a demo next Tuesday", parse.Task, "Hengli", 1, "demo"},
		{"a first word that two share", "Halcyon wants a quote on Friday", parse.Task, "Halcyon", 2, "quote"},
		{"another name that begins alike is asked about", "Visited Hengli Ostermann today", parse.Visit, "Hengli Ostermann", 1, ""},
		{"one never heard of", "Zirkon wants a demo next Tuesday", parse.Lead, "Zirkon", 0, "demo"},
		{"the city that one name begins with", "惠州的方案发了", parse.None, "惠州", 1, ""},
	} {
		f := parse.Read(c.text, parse.Context{Said: at("2026-11-23 14:40"), Zone: shanghai, Names: names})
		if f.Intent != c.intent || f.Account == nil || f.Account.Text != c.account || len(f.Account.Known) != c.known {
			t.Errorf("%s: %q is %s of %+v, want %s of %s with %d known", c.says, c.text, f.Intent, f.Account, c.intent, c.account, c.known)
		}
		if step := ""; f.Next != nil {
			if step = f.Next.Text; step != c.step {
				t.Errorf("%s: %q has step %q, want %q", c.says, c.text, step, c.step)
			}
		} else if c.step != "" {
			t.Errorf("%s: %q has no step, want %q", c.says, c.text, c.step)
		}
	}
}
