package figures

import (
	"fmt"
	"slices"
	"strings"

	"milepost/storage/crm"
)

// Among are the keys of the groups that are compared; none where all groups are
// wanted.
func (a Asked) Among() []string {
	for _, is := range a.Is {
		if is.What == IsAmong && a.By != "" {
			return strings.Split(is.Value, ",")
		}
	}
	return nil
}

// ByTime reports whether the groups are stretches of time.
func ByTime(by string) bool { return HorizonBy(by) != "" }

// HorizonBy is the horizon of groups that are stretches of time; "" for any other.
func HorizonBy(by string) string {
	switch by {
	case ByWeek, ByMonth, ByQuarter, ByYear:
		return by // they are called as the horizons are
	}
	return ""
}

// TimeKey is the key of the group into which the days of a period fall: its first
// day, of a month 2026-11.
func TimeKey(p Period) string {
	if p.Horizon == Month {
		return string(p.From[:7])
	}
	return string(p.From)
}

// PeriodKeyed is the period that TimeKey wrote; ok is false for what is none.
func PeriodKeyed(by, key string) (p Period, ok bool) {
	day := crm.Date(key)
	if by == ByMonth && len(key) == 7 {
		day += "-01"
	}
	if !ByTime(by) || !day.Valid() {
		return p, false
	}
	return PeriodOf(HorizonBy(by), day), true
}

// within groups rows by the period of that horizon in which their day lies.
func within(horizon string) func(*Desk, Row) ([]group, error) {
	return func(_ *Desk, r Row) ([]group, error) {
		day := r.day()
		if !day.Valid() {
			return []group{{}}, nil
		}
		return []group{{key: TimeKey(PeriodOf(horizon, day))}}, nil
	}
}

// compared are the rows of the groups that are compared; all of them where none
// are.
func (d *Desk) compared(rows []Row, a Asked) ([]Row, error) {
	among := a.Among()
	if len(among) == 0 {
		return rows, nil
	}
	of := groups()[a.By]
	var out []Row
	for _, r := range rows {
		gs, err := of(d, r)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(gs, func(g group) bool { return slices.Contains(among, g.key) }) {
			out = append(out, r)
		}
	}
	return out, nil
}

// called is the group of that key, as it is called; compared ones are there even
// when nothing belongs to them.
func (d *Desk) called(by, key string) (group, error) {
	switch by {
	case ByPerson:
		name, err := d.personName(crm.PersonID(key))
		return group{key, name}, err
	case ByTeam:
		t, err := crm.Get[crm.Team](d.R, crm.TeamID(key))
		if err != nil {
			return group{}, fmt.Errorf("team %s: %w", key, err)
		}
		return group{key, t.Name.Text}, nil
	case ByAccount:
		a, err := crm.Get[crm.Account](d.R, crm.AccountID(key))
		if err != nil {
			return group{}, fmt.Errorf("account %s: %w", key, err)
		}
		return group{key, a.Name.Text}, nil
	}
	return group{key: key}, nil
}
