//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// ignoreFileLimit has a write beyond the limit of a file's size fail like any
// other: the signal that comes with it would end the process.
func ignoreFileLimit() { signal.Ignore(syscall.SIGXFSZ) }
