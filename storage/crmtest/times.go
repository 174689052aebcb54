package crmtest

import (
	"hash/fnv"
	"testing"
)

// Times is how often a test tries what it tries again and again: n times, and
// raced times where the race detector makes everything several times slower and
// would only see the same goroutines meet again.
func Times(n, raced int) int {
	if raceDetector {
		return raced
	}
	return n
}

// Sampled skips three in four of the tests in which one goroutine does everything,
// always the same ones, where the race detector makes them several times slower
// and has little to find.
func Sampled(t testing.TB) {
	t.Helper()
	h := fnv.New32a()
	_, _ = h.Write([]byte(t.Name()))
	if raceDetector && h.Sum32()%4 != 0 {
		t.Skip("skipped: one goroutine does all of it, and the race detector sees one in four of such tests")
	}
}
