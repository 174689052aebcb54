package crmtest

// Times is how often a test tries what it tries again and again: n times, and
// raced times where the race detector makes everything several times slower and
// would only see the same goroutines meet again.
func Times(n, raced int) int {
	if raceDetector {
		return raced
	}
	return n
}
