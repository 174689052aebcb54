package schedules

import (
	"fmt"
	"strings"
	"testing"

	"milepost/storage/crmtest"
)

// What came and went while nobody looked is not said; the log counts it.
func TestWhatIsPastAfterDowntimeIsDroppedWithACount(t *testing.T) {
	for _, row := range []struct {
		name, until string
		mornings    int // of everybody, that are past
		digests     int // of the team
	}{
		{"a minute: nothing is missed", "2026-11-03 20:01", 0, 0},
		{"until the next morning, in time for its card", "2026-11-04 11:00", 0, 0},
		{"until the next night: a morning, an evening, a digest", "2026-11-04 23:00", 6, 1},
		{"three days, back at eleven: today's card still comes", "2026-11-06 11:00", 12, 2},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := newWorld(t)
			unheard := func(string) bool { return false }
			w.sched.Unheard = unheard
			w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-04"))
			w.at("2026-11-03 20:00")
			w.look(w.sched)
			w.sched = w.scheduler()
			w.sched.Unheard = unheard
			w.down(row.until)
			log := w.log.String()
			for job, n := range map[string]int{"morning": row.mornings, "digest": row.digests} {
				said := strings.Contains(log, "job="+job+" ")
				if want := fmt.Sprintf("job=%s count=%d ", job, n); said != (n > 0) || said && !strings.Contains(log, want) {
					t.Errorf("the log does not say %q:\n%s", want, log)
				}
			}
		})
	}
}
