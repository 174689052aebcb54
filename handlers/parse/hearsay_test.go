package parse_test

import (
	"testing"

	"milepost/handlers/parse"
)

// TestWhatOthersDidIsNoRecord holds that what the speaker heard of others makes nothing, and what
// he did himself does.
func TestWhatOthersDidIsNoRecord(t *testing.T) {
	for _, row := range []struct {
		why, text string
		visit     bool
	}{
		{"a colleague of whom one heard", "听说老吴昨天去了恒力机械", false},
		{"a colleague by his first name", "听Kevin说他上周visit了Derby Rail", false},
		{"a colleague who told of it himself", "小孟说他周一见了宏图机械的邢总", false},
		{"a colleague without a name", "colleague of mine says he was at Brompton Steel yesterday", false},
		{"what one did oneself", "昨天去了恒力机械,听说他们要扩产", true},
		{"what the customer told", "昨天拜访了宏图机械邢总,他说见了西门子的人", true},
	} {
		if f := parse.Read(row.text, spring); (f.Intent == parse.Visit) != row.visit {
			t.Errorf("%s: %s is read as %q", row.why, row.text, f.Intent)
		}
	}
}

// TestACompanyAndWhoBearsItsName holds who is a person where a company has a name like one.
func TestACompanyAndWhoBearsItsName(t *testing.T) {
	for _, text := range []string{"Lunch with Holt & Pryce, they want a demo", "Vantage was happy, visited Vantage Rail today"} {
		f := parse.Read(text, spring)
		for _, c := range f.Contacts {
			if c.Name == "Holt & Pryce" || c.Name == "Vantage" {
				t.Errorf("in %s %s is taken for a person", text, c.Name)
			}
		}
	}
}

// TestWithWhomOneTalked holds that 和 before a name and a word of talking is no part of the name.
func TestWithWhomOneTalked(t *testing.T) {
	for text, want := range map[string]string{
		"和尔泰打了个电话,聊得不错": "尔泰",
		"和铭利达通了电话":      "铭利达",
		"和而泰的刘经理来电":     "和而泰",
		"和顺铝业今天去了":      "和顺铝业",
	} {
		if f := parse.Read(text, spring); f.Account == nil || f.Account.Text != want {
			t.Errorf("in %s the customer is %+v instead of %s", text, f.Account, want)
		}
	}
}
