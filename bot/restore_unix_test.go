//go:build linux || darwin

package main

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestAStoreThatRootMakesIsTheServices: the service runs as a user of its own, and an
// admin restores as root.
func TestAStoreThatRootMakesIsTheServices(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root gives files away")
	}
	t.Parallel()
	home := t.TempDir()
	folder, file := filepath.Join(home, "service"), write(t, "made.db", "x")
	if err := errors.Join(os.Mkdir(folder, 0o700), os.Chown(folder, 61234, 61235), handOver(file, folder)); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if of, ok := info.Sys().(*syscall.Stat_t); !ok || of.Uid != 61234 || of.Gid != 61235 {
		t.Errorf("it belongs to %+v", of)
	}
}
