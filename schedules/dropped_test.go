package schedules

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"milepost/bot/cards"
	"milepost/storage/crm"
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
			var past cards.PastUnsaid
			err := w.store.View(t.Context(), func(r crm.Reader) error { return readKept(r, cards.KeptPastUnsaid, &past) })
			if err != nil || past.Count < row.mornings+row.digests || past.Count != pastIn(log) {
				t.Errorf("the status says %+v, %v; the log says %d", past, err, pastIn(log))
			}
			for job, n := range map[string]int{"morning": row.mornings, "digest": row.digests} {
				said := strings.Contains(log, "job="+job+" ")
				if want := fmt.Sprintf("job=%s count=%d ", job, n); said != (n > 0) || said && !strings.Contains(log, want) {
					t.Errorf("the log does not say %q:\n%s", want, log)
				}
			}
		})
	}
}

// pastIn adds up what the log says that was not said.
func pastIn(log string) (n int) {
	for _, line := range strings.Split(log, "\n") {
		if _, after, ok := strings.Cut(line, "is past and is not said"); ok {
			_, count, _ := strings.Cut(after, "count=")
			one, _ := strconv.Atoi(strings.Fields(count)[0])
			n += one
		}
	}
	return n
}
