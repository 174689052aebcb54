package parse_test

import "milepost/storage/crm"

// calendar knows the holidays of 2026 that the tests speak of.
func calendar() *crm.Calendar {
	return &crm.Calendar{
		From: 2026, To: 2026,
		Holidays: []crm.Holiday{
			{Name: "元旦", First: "2026-01-01", Last: "2026-01-03"},
			{Name: "春节", First: "2026-02-15", Last: "2026-02-23"},
			{Name: "清明", First: "2026-04-04", Last: "2026-04-06"},
			{Name: "劳动节", First: "2026-05-01", Last: "2026-05-05"},
			{Name: "端午", First: "2026-06-19", Last: "2026-06-21"},
			{Name: "中秋", First: "2026-09-25", Last: "2026-09-27"},
			{Name: "国庆", First: "2026-10-01", Last: "2026-10-07"},
			{Name: "元旦", First: "2027-01-01", Last: "2027-01-03"},
		},
		Makeup: map[crm.Date]bool{"2026-10-10": true},
	}
}
