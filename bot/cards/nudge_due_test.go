package cards

import (
	"testing"
	"time"

	"milepost/storage/crm"
)

func TestTheLastCallIsToldFromTheMorningsByTheTimeLeft(t *testing.T) {
	for _, row := range []struct{ name, now, want string }{
		{"four days before: the working days tell", "2027-03-11T09:07", ""},
		{"on Friday morning, it closes on Monday", "2027-03-12T09:07", "还剩 72 小时"},
		{"on Friday evening, before the weekend", "2027-03-12T17:07", "还剩 64 小时"},
		{"on Sunday", "2027-03-14T10:30", "还剩 23 小时"},
		{"an hour and a half before", "2027-03-15T08:00", "还剩 90 分钟"},
		{"too late", "2027-03-15T09:30", ""},
	} {
		now, err := time.Parse("2006-01-02T15:04", row.now)
		if err != nil {
			t.Fatal(err)
		}
		w := &Writer{Locale: "zh", Zone: time.UTC, Now: now, Cal: &crm.Calendar{}}
		if got := w.timeLeft(Nudge{Due: "2027-03-15", Clock: "09:30"}); got != row.want {
			t.Errorf("%s: %q, want %q", row.name, got, row.want)
		}
	}
}

func TestOverdueMoneyIsToldWithTheDayThatWasAgreed(t *testing.T) {
	for _, row := range []struct {
		name     string
		promised crm.Date
		zh, en   string
	}{
		{"nothing was agreed", "", "过期 34 天", "34 days overdue"},
		{"a later day was", "2026-12-10", "过期 34 天,新约 12-10", "34 days overdue, now promised for Dec 10"},
		{"that day is here", "2026-12-03", "过期 34 天,新约今天", "34 days overdue, now promised for today"},
		{"that day is over as well", "2026-11-20", "过期 34 天,新约 11-20", "34 days overdue, now promised for Nov 20"},
	} {
		for locale, want := range map[string]string{"zh": row.zh, "en": row.en} {
			w := &Writer{Locale: locale, Zone: time.UTC, Now: crm.Date("2026-12-03").In(time.UTC), Cal: &crm.Calendar{}}
			if got := w.dueWhen(Nudge{Due: "2026-10-30", Promised: row.promised}); got != want {
				t.Errorf("%s: %q, want %q", row.name, got, want)
			}
		}
	}
}
