package playbook

import "milepost/storage/crm"

// HourOf is at what hour a team hears of a job, HH:MM on its clock: the one that it chose,
// else the method's.
func (j Job) HourOf(t *crm.Team) string {
	if at := t.Jobs[j.ID]; at != "" {
		return at
	}
	return j.At
}

// DayBefore reports whether a team moved what tells of a day from its end to a morning: then
// it tells of the working day before, since nothing has happened yet on this one.
func (j Job) DayBefore(t *crm.Team) bool { return j.HourOf(t) < noon && j.At >= noon }
