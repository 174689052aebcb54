//go:build unix

package parse_test

import (
	"syscall"
	"testing"
	"time"

	"milepost/handlers/parse"
)

// BenchmarkNewNames tells how long 50,000 names take to be ready, and how much
// of the processors' time that is: it hardly depends on what else the machine does.
func BenchmarkNewNames(b *testing.B) {
	rows := manyNames(50_000)
	b.ReportAllocs()
	before := processor(b)
	for b.Loop() {
		parse.NewNames(rows)
	}
	b.ReportMetric(float64((processor(b)-before).Microseconds())/1000/float64(b.N), "cpu-ms/op")
}

// processor is the time of the processors that this process used so far.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
