package simulation

import (
	"context"
	"fmt"
	"strings"
	"time"

	"milepost/storage/crm"
)

// sounder has the store look through itself, beside the play and the days that are
// looked over meanwhile: it takes as long as several of them.
type sounder struct {
	*ledger
	at     time.Time // when the look that is under way began
	faults []string  // what it found, once it is over
	aside
}

func newSounder() *sounder {
	s := &sounder{}
	s.ledger = newLedger(func() time.Time { return s.at })
	return s
}

// begin lets a store look through itself when it has done so for the time before.
func (s *sounder) begin(ctx context.Context, store crm.Machine, at time.Time) error {
	if err := s.wait(); err != nil {
		return err
	}
	s.at, s.done = at, make(chan error, 1)
	go func(done chan<- error) {
		var err error
		s.faults, err = store.Check(ctx)
		done <- err
	}(s.done)
	return nil
}

// wait holds the rule against what the store says of itself.
func (s *sounder) wait() error {
	if s.done == nil {
		return nil
	}
	if err := s.aside.wait(); err != nil {
		return fmt.Errorf("check the store: %w", err)
	}
	s.check(ruleStore, len(s.faults) == 0, nil, func() string { return strings.Join(s.faults, "; ") })
	return nil
}
