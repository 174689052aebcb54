//go:build race

package bolt

// usually is how many damaged files are tried where everything takes several
// times as long: all are read by the same goroutines.
const usually = 100
