package schedules

import (
	"context"
	"fmt"
	"time"

	"milepost/storage/crm"
)

// letGo erases what was held for somebody unknown as long as he was promised,
// page by page.
func (s *Scheduler) letGo(ctx context.Context, at time.Time) error {
	for n := sweepPage; n == sweepPage; {
		err := s.Store.Update(ctx, func(tx crm.Tx) error {
			n = 0
			over, err := heldUntil(tx, at)
			if err != nil {
				return err
			}
			for _, key := range over {
				if err := tx.Erase(key); err != nil {
					return err
				}
				n++
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("erase what was held for strangers: %w", err)
		}
	}
	return nil
}

// heldUntil lists messages that are held no longer than to a moment, at most a
// page of them.
func heldUntil(r crm.Reader, at time.Time) ([]string, error) {
	var out []string
	for page := (crm.Page{}); ; {
		rows, next, err := r.Messages(crm.Held, page)
		if err != nil {
			return nil, err
		}
		for _, m := range rows {
			if !m.Until.After(at) && len(out) < sweepPage {
				out = append(out, m.Key)
			}
		}
		if next == "" || len(out) == sweepPage {
			return out, nil
		}
		page.After = next
	}
}
