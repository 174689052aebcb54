package schedules

import (
	"errors"
	"strings"
	"testing"
	"time"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestWhoIsToldOfAnOutage(t *testing.T) {
	for _, row := range []struct {
		says  string
		down  time.Duration
		late  time.Duration // of the look that could tell it
		spoke bool          // 小李 spoke with us that week
		slack int           // what he wrote on Slack meanwhile, read back
		want  string        // what he is told, "" = nothing
	}{
		{"after forty minutes he hears where to look", 40 * time.Minute, 2 * time.Minute, true, 0, "10:00–10:40 我离线了|企业微信请看看有没有没回执的"},
		{"what was read back is counted", 40 * time.Minute, 2 * time.Minute, true, 2, "Slack 的 2 条已补记|企业微信"},
		{"a short pause is none", 4 * time.Minute, 2 * time.Minute, true, 0, ""},
		{"who never spoke with us misses nothing", 40 * time.Minute, 2 * time.Minute, false, 0, ""},
		{"reading back takes its time", 40 * time.Minute, 30 * time.Second, true, 2, ""},
		{"what is over for hours is no news", 40 * time.Minute, 5 * time.Hour, true, 2, ""},
	} {
		t.Run(row.says, func(t *testing.T) {
			w := newWorld(t)
			unheard := func(platform string) bool { return platform == "wecom" }
			w.sched.Unheard = unheard
			w.care()
			from := w.clock.Now()
			if row.spoke {
				w.do(func(tx crm.Tx) error {
					return tx.PutConversation(crm.Conversation{Person: crmtest.Xiaoli, At: from.Add(-24 * time.Hour)})
				})
			}
			w.clock.Advance(row.down)
			w.sched = w.scheduler()
			w.sched.Unheard = unheard
			w.care()
			w.do(func(tx crm.Tx) error {
				for n := range row.slack {
					key := strings.Repeat("x", n+1)
					_, err := tx.Take(crmtest.Message(key, func(m *crm.Taken) {
						m.Identity, m.At, m.Arrived = "slack/demo/xiaoli", from.Add(time.Duration(n+1)*time.Minute), w.clock.Now()
					}))
					if err := errors.Join(err, tx.Finish(key)); err != nil {
						return err
					}
				}
				return nil
			})
			w.clock.Advance(row.late)
			w.care()
			told := w.outages()
			if row.want == "" && told != "" || row.want != "" && told == "" {
				t.Fatalf("told %q, want %q", told, row.want)
			}
			for part := range strings.SplitSeq(row.want, "|") {
				if !strings.Contains(told, part) {
					t.Errorf("told %q, which lacks %q", told, part)
				}
			}
			w.clock.Advance(time.Hour)
			w.sched = w.scheduler()
			w.sched.Unheard = nil
			w.care()
			if again := w.outages(); row.late > time.Minute && again != told {
				t.Errorf("told again: %q", again)
			}
		})
	}
}

// care is what is done at every look.
func (w *world) care() {
	w.Helper()
	if err := w.sched.Care(w.Context(), w.clock.Now()); err != nil {
		w.Fatal(err)
	}
}

// outages are the texts of all that people were told of outages.
func (w *world) outages() string {
	var all []string
	for _, p := range w.said("outage/") {
		all = append(all, p.Card.Plain())
	}
	return strings.Join(all, "\n")
}
