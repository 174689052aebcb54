//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package bolt

import (
	"errors"
	"os"
	"syscall"
	"time"
)

// lock takes the lock that bbolt will take, so that the file can be looked at
// before bbolt does. False if another process holds it.
func lock(f *os.File) (bool, error) { return flock(f, syscall.LOCK_EX) }

// lockShared takes a lock that others who only read may take too.
func lockShared(f *os.File) (bool, error) { return flock(f, syscall.LOCK_SH) }

func flock(f *os.File, how int) (bool, error) {
	const pause = 50 * time.Millisecond
	for waited := time.Duration(0); ; waited += pause {
		err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return err == nil, err
		}
		if waited >= lockWait {
			return false, nil
		}
		time.Sleep(pause)
	}
}

// release closes a file that bbolt cannot close any more. The lock is taken
// off by hand: a mapping that is left keeps it beyond the closing.
func release(f *os.File) error {
	return errors.Join(syscall.Flock(int(f.Fd()), syscall.LOCK_UN), f.Close())
}
