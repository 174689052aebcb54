package configs

import "milepost/storage/crm"

// Calendars gives the holidays of a country by its ISO code. "" and unknown
// codes give a calendar that knows none.
func Calendars(name string) *crm.Calendar { return &crm.Calendar{} }
