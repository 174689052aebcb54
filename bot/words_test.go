package main

import (
	"testing"
	"time"
)

func TestFiguresAreSaidAsPeopleSayThem(t *testing.T) {
	for _, row := range []struct{ got, want string }{
		{counted(1, "record", "records"), "1 record"},
		{counted(0, "record", "records"), "0 records"},
		{counted(8412, "record", "records"), "8,412 records"},
		{thousands(-1234567), "-1,234,567"},
		{thousands(-123), "-123"},
		{sized(0), "0 bytes"},
		{sized(949), "949 bytes"},
		{sized(65536), "66 kB"},
		{sized(999_999), "1.0 MB"},
		{sized(312_400_000), "312 MB"},
		{sized(1_500_000_000), "1.5 GB"},
		{lasting(time.Second), "1 second"},
		{lasting(-119 * time.Second), "119 seconds"},
		{lasting(90 * time.Minute), "90 minutes"},
		{lasting(17 * time.Hour), "17 hours"},
		{lasting(50 * time.Hour), "2 days"},
	} {
		if row.got != row.want {
			t.Errorf("%q, want %q", row.got, row.want)
		}
	}
}
