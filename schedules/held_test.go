package schedules

import (
	"testing"

	"milepost/storage/crm"
)

func TestWhatWasHeldForAStrangerIsErasedWhenItsTimeIsOver(t *testing.T) {
	w := newWorld(t)
	w.do(func(tx crm.Tx) error {
		for _, key := range []string{"old", "new"} {
			if _, err := tx.Take(crm.Taken{Key: key, Identity: "wecom/demo/lilei", Body: []byte("今天拜访了比亚迪")}); err != nil {
				return err
			}
		}
		if err := tx.Hold("old", shanghai(t, "2026-11-09 10:00")); err != nil {
			return err
		}
		return tx.Hold("new", shanghai(t, "2026-11-12 10:00"))
	})
	w.at("2026-11-10 06:00") // the night after
	w.do(func(tx crm.Tx) error {
		for key, kept := range map[string]bool{"old": false, "new": true} {
			m, err := tx.Message(key)
			if err != nil {
				return err
			}
			if (m.Body != nil) != kept || (m.State == crm.Held) != kept {
				t.Errorf("%s is %s with %q", key, m.State, m.Body)
			}
		}
		return nil
	})
}
