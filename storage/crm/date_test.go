package crm

import (
	"testing"
	"time"
	_ "time/tzdata" // zones are there on every machine
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestADateIsThatOfThePersonsZone(t *testing.T) {
	late := time.Date(2026, 11, 2, 19, 10, 0, 0, time.UTC)
	for name, want := range map[string]Date{"UTC": "2026-11-02", "Europe/Berlin": "2026-11-02", "Asia/Shanghai": "2026-11-03", "America/New_York": "2026-11-02"} {
		if got := DateOf(late.In(zone(t, name))); got != want {
			t.Errorf("in %s it is %s, want %s", name, got, want)
		}
	}
}

func TestOnlyRealDatesAreDates(t *testing.T) {
	for s, want := range map[string]bool{
		"2026-11-02": true, "2028-02-29": true, "1900-01-01": true, "2999-12-31": true,
		"": false, "2026-02-29": false, "2026-13-01": false, "2026-11-31": false, "2026-1-2": false, "20261102": false,
		"2026-11-02T": false, "今天": false, "2026/11/02": false,
	} {
		d, err := ParseDate(s)
		if (err == nil) != want || Date(s).Valid() != want || want && d != Date(s) || !want && d != "" {
			t.Errorf("%q: parsed %q, %v; valid %v; want %v", s, d, err, Date(s).Valid(), want)
		}
	}
	if got := MakeDate(2026, 14, 31); got != "2027-03-03" {
		t.Errorf("the 31st of the 14th month is %s", got)
	}
}

func TestDateArithmetic(t *testing.T) {
	for _, c := range []struct {
		from Date
		days int
		want Date
	}{
		{"2026-11-02", 0, "2026-11-02"},
		{"2026-11-02", 1, "2026-11-03"},
		{"2026-12-31", 1, "2027-01-01"},
		{"2028-02-28", 1, "2028-02-29"},
		{"2026-03-01", -1, "2026-02-28"},
		{"2026-10-24", 2, "2026-10-26"}, // the clock goes back in between
		{"2026-11-02", 400, "2027-12-07"},
	} {
		if got := c.from.AddDays(c.days); got != c.want {
			t.Errorf("%s and %d days is %s, want %s", c.from, c.days, got, c.want)
		}
		if got := c.want.Sub(c.from); got != c.days {
			t.Errorf("from %s to %s are %d days, want %d", c.from, c.want, got, c.days)
		}
	}
	if got := LastDate.AddDays(1); got != LastDate {
		t.Errorf("the day after the last one is %s", got)
	}
	if got := Date("soon").AddDays(1); got != "soon" {
		t.Errorf("a day after soon is %s", got)
	}
	if got := Date("").Sub("2026-11-02"); got != 0 {
		t.Errorf("from a date to none are %d days", got)
	}
}

func TestTheWeekStartsOnMonday(t *testing.T) {
	for d, want := range map[Date]Date{
		"2026-11-02": "2026-11-02", "2026-11-03": "2026-11-02", "2026-11-08": "2026-11-02", "2026-11-09": "2026-11-09", "2027-01-01": "2026-12-28",
	} {
		if got := d.WeekStart(); got != want || got.Weekday() != time.Monday {
			t.Errorf("the week of %s starts on %s, want %s", d, got, want)
		}
	}
}

func TestAClockOnADayIsMeantInAZone(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	for _, c := range []struct {
		day   Date
		clock string
		want  string
	}{
		{"2026-11-03", "09:00", "2026-11-03T08:00:00Z"},
		{"2026-07-03", "09:00", "2026-07-03T07:00:00Z"},
		{"2026-11-03", "", "2026-11-02T23:00:00Z"},
		{"2026-11-03", "nine", "2026-11-02T23:00:00Z"},
		{"2026-03-29", "02:30", "2026-03-29T01:30:00Z"}, // an hour that the clock skips
	} {
		if got := c.day.At(c.clock, berlin).UTC().Format(time.RFC3339); got != c.want {
			t.Errorf("%s at %q is %s, want %s", c.day, c.clock, got, c.want)
		}
	}
	if at := Date("never").At("09:00", berlin); !at.IsZero() {
		t.Errorf("never is %v", at)
	}
}

// FuzzDate holds dates against those of the standard library.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2026-11-02", "2028-02-29", "2100-02-29", "2026-04-31", "0000-01-01", "9999-12-31", "2026-00-10", "2026-10-00", "+026-10-01", "2026-1 -01"} {
		f.Add(s)
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, err := time.ParseInLocation(time.DateOnly, s, berlin)
		if got := Date(s).In(berlin); !got.Equal(want) && err == nil || !got.IsZero() && err != nil {
			t.Errorf("%q is %v, want %v, %v", s, got, want, err)
		}
		if Date(s).Valid() != (err == nil) {
			t.Errorf("%q: valid is %v, want %v", s, Date(s).Valid(), err)
		}
		if back := DateOf(want); err == nil && string(back) != s {
			t.Errorf("%q comes back as %q", s, back)
		}
	})
}

func TestDaysAreAddedAsTheCalendarHasThem(t *testing.T) {
	first := time.Date(2027, 11, 1, 0, 0, 0, 0, time.UTC)
	for n := range 500 { // over a leap year's February
		day := first.AddDate(0, 0, n)
		for _, days := range []int{-400, -31, -28, -1, 0, 1, 7, 27, 28, 29, 366} {
			if got, want := DateOf(day).AddDays(days), DateOf(day.AddDate(0, 0, days)); got != want {
				t.Fatalf("%s and %d days is %s, want %s", DateOf(day), days, got, want)
			}
		}
	}
}

func TestAClockIsReadAsTimeReadsIt(t *testing.T) {
	d := Date("2026-11-03")
	for _, clock := range []string{
		"09:00", "9:05", "00:00", "23:59", "24:00", "12:60", "12:5", "123:00", "12:000", "12.30", "", ":", ":30", "1:2:3", "+9:00", "９:00", " 9:00",
	} {
		want := d.In(time.UTC)
		if c, err := time.Parse("15:04", clock); err == nil {
			want = time.Date(2026, 11, 3, c.Hour(), c.Minute(), 0, 0, time.UTC)
		}
		if got := d.At(clock, time.UTC); !got.Equal(want) {
			t.Errorf("%q on a day is %s, want %s", clock, got, want)
		}
	}
}
