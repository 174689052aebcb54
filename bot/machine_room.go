package main

import (
	"context"
	"sync"
	"time"
)

// machineRoom is open while an application runs: commands reach it by the
// socket, and it makes the daily backups.
type machineRoom struct {
	socket  *socket // nil if there is none; the log says why
	stop    context.CancelFunc
	running sync.WaitGroup
}

// openMachineRoom opens the machine room of an application. Without a socket
// the application runs all the same. Close it before the store.
func openMachineRoom(a *app) *machineRoom {
	ctx, stop := context.WithCancel(context.Background())
	m := &machineRoom{stop: stop}
	l := &local{
		store: a.Store, dir: a.Config.Data, now: a.Now, started: time.Now(), backups: a.Backups, log: a.Log, router: a.router, trouble: a.health.troubles,
		changed: func(ctx context.Context) {
			a.inbox.Kick(ctx)
			a.kick()
		},
	}
	var err error
	if m.socket, err = openSocket(a.Config.Data, l); err != nil {
		a.Log.Warn("commands such as milepost backup and milepost doctor cannot reach this process", "err", err)
	}
	if a.Backups != nil {
		m.running.Go(func() { a.Backups.run(ctx) })
	}
	return m
}

// run keeps the machine room open until ctx ends.
func (m *machineRoom) run(ctx context.Context) error {
	<-ctx.Done()
	return m.Close()
}

// Close ends what is under way.
func (m *machineRoom) Close() error {
	m.stop()
	var err error
	if m.socket != nil {
		err = m.socket.Close()
	}
	m.running.Wait()
	return err
}
