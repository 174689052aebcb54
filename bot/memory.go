package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	gcmetrics "runtime/metrics"
	"strings"
)

// The heap may grow by about headroom bytes before what is not needed any more is
// collected, whatever it holds: twice of little is collected all the time, and
// twice of much, the names of a large store, is more than a small machine has. A
// message needs about 0.2 MB while it is handled; all of it is given back at rest.
const (
	headroom  = 48 << 20
	leastGrow = 33  // percent
	mostGrow  = 400 // percent: what is held may come to be more before this is looked at again
)

// tend keeps the memory of the process near what it needs, at little work. Who
// sets GOGC knows better.
func tend() {
	if _, set := os.LookupEnv("GOGC"); set {
		return
	}
	live := []gcmetrics.Sample{{Name: "/gc/heap/live:bytes"}}
	gcmetrics.Read(live)
	debug.SetGCPercent(int(min(max(headroom*100/max(live[0].Value.Uint64(), 1), leastGrow), mostGrow)))
}

// giveBack returns to the system what the process does not need any more, at
// once and not little by little.
func giveBack() {
	runtime.GC() // what lies in pools is let go of by the second one
	debug.FreeOSMemory()
	tend()
}

// anonymous is how much memory of its own the process takes, bytes; 0 where the
// system does not tell.
func anonymous() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		var kb int64
		if n, err := fmt.Sscanf(line, "RssAnon: %d kB", &kb); n == 1 && err == nil {
			return kb << 10
		}
	}
	return 0
}
