//go:build linux || darwin

package main

import (
	"os"
	"syscall"
)

// freeBytes is what somebody who is not root may still write to the disk of a
// folder.
func freeBytes(dir string) (uint64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, err
	}
	return s.Bavail * uint64(s.Bsize), nil
}

// handOver gives a file that root made to whoever owns the folder for which it was
// made: the service runs as a user of its own and could not open it. Anybody else
// keeps what he makes.
func handOver(path, dir string) error {
	if os.Geteuid() != 0 {
		return nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	of, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return nil
	}
	return os.Chown(path, int(of.Uid), int(of.Gid))
}
