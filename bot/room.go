package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// diskRoom is how much room the store has.
type diskRoom struct {
	Known bool
	Free  uint64 // bytes that this process may still write
	Store uint64 // bytes of the store's file
}

// spare is the least room that is to be left beside a copy of the store.
const spare = 256 << 20

// Tight reports whether the disk is nearly full: a backup or an upgrade copies
// the store, and after that there must be room to go on.
func (d diskRoom) Tight() bool { return d.Known && d.Free < d.Store+spare }

// roomOf measures the disk that a store's folder is on.
func roomOf(dir string) (diskRoom, error) {
	free, err := freeBytes(dir)
	if err != nil {
		return diskRoom{}, fmt.Errorf("measure the disk of %s: %w", dir, err)
	}
	room := diskRoom{Known: true, Free: free}
	if info, err := os.Stat(filepath.Join(dir, dbFile)); err == nil {
		room.Store = uint64(max(0, info.Size()))
	}
	return room, nil
}

// lateness is how late the last messages arrived, by the clock of their
// platform. Messages that waited somewhere are late; that all of half an hour
// are, or that some come from the future, shows that our clock is wrong.
type lateness struct {
	last [16]lateBy
	n    int
}

type lateBy struct {
	at time.Time
	by time.Duration
}

// drift is a difference between clocks that cannot be the network's, and
// driftFor how long all messages must be late before the clock is blamed.
const drift, driftFor = 2 * time.Minute, 30 * time.Minute

// earlyFor is how many messages in a row must come from a time that our clock has not
// reached before it is blamed; fewer right ones say that it was put right.
const earlyFor = 4

// early reports whether the newest messages all come from the future.
func (l *lateness) early() bool {
	for back := range earlyFor {
		if l.last[(l.n-1-back)%len(l.last)].by > -drift {
			return false
		}
	}
	return true
}

func (l *lateness) add(at time.Time, by time.Duration) {
	l.last[l.n%len(l.last)] = lateBy{at, by}
	l.n++
}

// ahead is how far our clock is ahead of the platforms' (negative: behind); 0
// when it is right, or when nobody can tell.
func (l *lateness) ahead() time.Duration {
	if l.n < len(l.last)/2 {
		return 0
	}
	known := l.last[:min(l.n, len(l.last))]
	least, from, to := known[0].by, known[0].at, known[0].at
	for _, one := range known {
		least = min(least, one.by)
		if one.at.Before(from) {
			from = one.at
		}
		if one.at.After(to) {
			to = one.at
		}
	}
	if l.early() || least >= drift && to.Sub(from) >= driftFor {
		return least
	}
	return 0
}
