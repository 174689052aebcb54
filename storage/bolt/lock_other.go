//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package bolt

import "os"

// lock leaves the locking to bbolt.
func lock(*os.File) (bool, error) { return true, nil }

// lockShared leaves the locking to bbolt.
func lockShared(*os.File) (bool, error) { return true, nil }

// release closes a file that bbolt cannot close any more.
func release(f *os.File) error { return f.Close() }
