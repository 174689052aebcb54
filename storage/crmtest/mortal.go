package crmtest

import (
	"context"
	"errors"
	"sync"

	"milepost/storage/crm"
)

// ErrKilled is what a process that was killed gets from its store.
var ErrKilled = errors.New("killed")

// Mortal is a store whose process is killed at the n-th write: after it is
// durable, but before anybody learns of it.
type Mortal struct {
	crm.Store
	mu   sync.Mutex
	left int
}

// NewMortal makes a store that lives for writes writes on top of s.
func NewMortal(s crm.Store, writes int) *Mortal { return &Mortal{Store: s, left: writes} }

// Update writes while the process lives; ErrKilled from its last write on.
func (m *Mortal) Update(ctx context.Context, f func(crm.Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.left == 0 {
		return ErrKilled
	}
	err := m.Store.Update(ctx, f)
	if m.left--; m.left == 0 {
		return ErrKilled
	}
	return err
}
