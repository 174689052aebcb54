package parse_test

import (
	"testing"
	"time"

	"milepost/handlers/parse"
)

// TestDaysByTheWordsAroundThem: a day is read by the words beside it, not by which language most letters of
// the message are of. Said on a Tuesday, the 24th, at half past five.
func TestDaysByTheWordsAroundThem(t *testing.T) {
	for _, c := range []struct{ text, intent, date, due string }{
		{"Friday约了聂经理吃饭", parse.Task, "", "2026-11-27"},
		{"周五约了聂经理吃饭", parse.Task, "", "2026-11-27"},
		{"Friday见聂经理,德宏轴承,confirm the tooling with him", parse.Task, "", "2026-11-27"},
		{"Friday见了聂经理,德宏轴承,confirmed the tooling with him", parse.Visit, "2026-11-20", ""},
		{"Monday去的德宏轴承,聂经理在", parse.Visit, "2026-11-23", ""},
		{"Discussed with Mr. Iyer of Palghat Pumps, he is telling it will be released by month end", parse.Visit, "", "2026-11-30"},
		{"拜访了德宏轴承的聂经理,他们周五要消防演习", parse.Visit, "", ""},
		{"拜访了德宏轴承的聂经理,他们周五给答复", parse.Visit, "", "2026-11-27"},
		{"Met Greta at Oakline on Friday", parse.Visit, "2026-11-20", ""},
		{"Visited 德宏轴承 周一", parse.Visit, "2026-11-23", ""},
		{"Ingrid明天来factory audit,下午3点", parse.Task, "", "2026-11-25"},
		{"Ingrid明天来验厂,下午3点", parse.Task, "", "2026-11-25"},
		{"昨天忘了给东成五金王总打电话,明天上午打", parse.Task, "", "2026-11-25"},
		{"昨天没给东成五金王总打电话,明天上午打", parse.Task, "", "2026-11-25"},
		{"昨天给东成五金王总打电话,明天上午再打", parse.Call, "2026-11-23", "2026-11-25"},
		{"昨天打给东成五金王总没打通,明天上午再打", parse.Call, "2026-11-23", "2026-11-25"},
	} {
		f := parse.Read(c.text, parse.Context{Said: time.Date(2026, 11, 24, 17, 30, 0, 0, shanghai), Zone: shanghai, Cal: calendar(), Literal: true})
		due := ""
		if f.Next != nil {
			due = string(f.Next.Due)
		}
		if f.Intent != c.intent || c.date != "" && string(f.Date) != c.date || due != c.due {
			t.Errorf("%q is a %s of %q with a step on %q, want %s of %q, step on %q", c.text, f.Intent, f.Date, due, c.intent, c.date, c.due)
		}
	}
}
