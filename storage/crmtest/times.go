package crmtest

import "testing"

// Times is how often a test tries what it tries again and again: n times, and
// raced times where the race detector makes everything several times slower and
// would only see the same goroutines meet again.
func Times(n, raced int) int {
	if raceDetector {
		return raced
	}
	return n
}

// Alone leaves a long test that runs in one goroutine to the run without the race
// detector: there is nothing for it to see.
func Alone(t *testing.T) {
	t.Helper()
	if raceDetector {
		t.Skip("one goroutine: it runs without the race detector")
	}
}
