package parse_test

import (
	"testing"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// TestKnownNames reads messages about customers that are known: what was
// written stands, with whom it may be.
func TestKnownNames(t *testing.T) {
	names := someNames()
	for _, c := range []struct {
		says, text string
		account    string // as written
		first      string // id of the best match
		score      float64
		sure       bool // one match with score 1: nothing to ask
	}{
		{"a known name", "今天拜访了恒瑞钣金,聊了方案", "恒瑞钣金", "a1", 1, true},
		{"a short form that is mine", "今天拜访了恒瑞,聊了方案", "恒瑞", "a1", 1, true},
		{"an alias inside Chinese", "今天去了BYD见王总", "BYD", "a3", 1, true},
		{"a known short name with its trade is asked about", "今天拜访了佳友电器", "佳友电器", "a6", 0.85, false},
		{"a known name with another trade is asked about", "今天拜访了恒瑞精密", "恒瑞精密", "a1", 0.7, false},
		{"a homophone is asked about", "今天拜访了恒锐钣金", "恒锐钣金", "a1", 0.85, false},
		{"the first word of an English name", "Visited Oakline today", "Oakline", "a4", 1, true},
		{"in small letters", "visited oakline today", "oakline", "a4", 1, true},
		{"a name never heard of", "今天拜访了宏图汽配", "宏图汽配", "", 0, true},
	} {
		f := parse.Read(c.text, parse.Context{Said: at("2026-11-04 17:00"), Zone: shanghai, Names: names, Mine: "xiaoli"})
		if f.Account == nil || f.Account.Text != c.account {
			t.Errorf("%s: %q has account %+v, want %s", c.says, c.text, f.Account, c.account)
			continue
		}
		first, score := "", 0.0
		if k := f.Account.Known; len(k) > 0 {
			first, score = k[0].Row.ID, k[0].Score
		}
		if first != c.first || score != c.score {
			t.Errorf("%s: %q may be %q (%v), want %q (%v)", c.says, c.text, first, score, c.first, c.score)
		}
		if sure := f.Confidence >= 0.9; sure != c.sure {
			t.Errorf("%s: confidence %v", c.says, f.Confidence)
		}
	}
}

// TestOurOwnPeople: whom the roster knows is a colleague, unless a company
// stands right before him.
func TestOurOwnPeople(t *testing.T) {
	ctx := parse.Context{Said: at("2026-11-04 17:00"), Zone: shanghai, Names: someNames()}
	f := parse.Read("今天和小李去了恒瑞钣金,见了张工", ctx)
	if len(f.Colleagues) != 1 || f.Colleagues[0].Row.ID != "xiaoli" || len(f.Contacts) != 1 || f.Contacts[0].Name != "张工" {
		t.Errorf("colleagues %+v, contacts %+v", f.Colleagues, f.Contacts)
	}
	if f = parse.Read("小李和李伟的漏斗", ctx); f.Account != nil {
		t.Errorf("two of ours make a customer %s", f.Account.Text)
	}
	f = parse.Read("今天拜访了比亚迪王总", ctx)
	if len(f.Contacts) != 1 || len(f.Contacts[0].Known) != 1 || f.Contacts[0].Known[0].Row.ID != "k1" {
		t.Errorf("a known contact: %+v", f.Contacts)
	}
	f = parse.Read("今天拜访了恒瑞钣金王总", ctx)
	if len(f.Contacts) != 1 || len(f.Contacts[0].Known) != 0 {
		t.Errorf("the 王总 of another company is not that one: %+v", f.Contacts)
	}
}

// TestDraftIsContext: 他们 and 那边 speak of the customer that is open.
func TestDraftIsContext(t *testing.T) {
	draft := ask("今天拜访了联丰钣金陈总", "2026-11-04 17:00")
	ctx := parse.Context{Said: at("2026-11-04 17:05"), Zone: shanghai, Draft: &draft}
	f := parse.Read("下周三给他们发报价", ctx)
	if f.Intent != parse.Task || f.Account == nil || f.Account.Text != "联丰钣金" || f.Next == nil || f.Next.Due != crm.Date("2026-11-11") {
		t.Errorf("intent %s, account %+v, next %+v", f.Intent, f.Account, f.Next)
	}
}

// TestSpans point at what was read.
func TestSpans(t *testing.T) {
	const text = "今天拜访了比亚迪王总,预算大概120万,下周三带方案过去"
	f := ask(text, "2026-11-02 17:00")
	for key, want := range map[string]string{"account": "比亚迪", "contacts": "王总", "date": "今天", "amount_cny": "120万", "next_step": "下周三带方案过去"} {
		s, ok := f.Spans[key]
		if !ok || string([]rune(text)[s.Start:s.End]) != want {
			t.Errorf("%s is read at %v, want %s", key, s, want)
		}
	}
}

// TestEncode: the JSON has the keys of milepost parse and of them only what was said.
func TestEncode(t *testing.T) {
	e := parse.Encode(ask("Visited Northgate Motors, budget EUR 250k", "2026-11-02 17:00"))
	if e.AmountCNY != nil || e.AmountElse == nil || e.AmountElse.Currency != "EUR" || e.AmountElse.Value != int64(250000) || e.Next != nil || !e.Assumed {
		t.Errorf("%+v", e)
	}
	e = parse.Encode(ask("今天拜访了联丰钣金,预算120.5元", "2026-11-02 17:00"))
	if e.AmountCNY != 120.5 {
		t.Errorf("a sum with 角: %v", e.AmountCNY)
	}
}
