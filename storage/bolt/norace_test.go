//go:build !race

package bolt

// usually is how many damaged files are tried.
const usually = 1000
