//go:build !linux && !darwin

package main

import "errors"

// freeBytes cannot be told here.
func freeBytes(string) (uint64, error) {
	return 0, errors.New("the room on a disk is not measured on this system")
}

// handOver does nothing: who may open a file does not go by its owner here.
func handOver(string, string) error { return nil }
