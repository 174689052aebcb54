//go:build !unix

package main

// ignoreFileLimit has nothing to do here.
func ignoreFileLimit() {}
