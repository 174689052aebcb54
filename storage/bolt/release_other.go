//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package bolt

import "os"

// release closes a file that bbolt cannot close any more.
func release(f *os.File) error { return f.Close() }
