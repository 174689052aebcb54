package bolt

import (
	"os"
	"syscall"
)

// syncData brings what was written to a file to the disk, and of what the system
// knows about the file only what is needed to read it again.
func syncData(f *os.File) error { return syscall.Fdatasync(int(f.Fd())) }
