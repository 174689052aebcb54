package main

import (
	"fmt"
	"strconv"
	"time"
)

// What the commands of the machine room have in common: how they say figures.

// counted is a number with its noun: 1 record, 8,412 records.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

// thousands writes a number with commas: 8,412.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0 && digits[at-1] != '-'; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// sized writes a number of bytes as people say it: 640 kB, 312 MB.
func sized(bytes int64) string {
	for _, unit := range []struct {
		name string
		size int64
	}{{"TB", 1e12}, {"GB", 1e9}, {"MB", 1e6}, {"kB", 1e3}} {
		n := float64(bytes) / float64(unit.size)
		switch {
		case n >= 9.95:
			return fmt.Sprintf("%.0f %s", n, unit.name)
		case n >= 0.95:
			return fmt.Sprintf("%.1f %s", n, unit.name)
		}
	}
	return fmt.Sprintf("%d bytes", bytes)
}

// lasting writes how long something took or is ago, in its largest unit:
// 40 seconds, 17 hours, 3 days.
func lasting(d time.Duration) string {
	switch d = d.Abs(); {
	case d < 2*time.Minute:
		return counted(int(d/time.Second), "second", "seconds")
	case d < 2*time.Hour:
		return counted(int(d/time.Minute), "minute", "minutes")
	case d < 48*time.Hour:
		return counted(int(d/time.Hour), "hour", "hours")
	}
	return counted(int(d/(24*time.Hour)), "day", "days")
}
