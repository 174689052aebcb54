//go:build unix

package main

import (
	"syscall"
	"testing"
	"time"
)

// processor is the time of processors that the process used so far, its own and
// the system's for it: unlike what a clock shows it hardly depends on what else
// the machine does.
func processor(tb testing.TB) time.Duration {
	tb.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
