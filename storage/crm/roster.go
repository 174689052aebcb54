package crm

import "strconv"

// Roster is everybody who works or worked here and all teams, as one state of the
// store has them. Whoever asks for it shares it: nothing in it may be changed.
type Roster struct {
	// Version changes whenever a person or a team does; "" = none did since it
	// is counted.
	Version string
	People  []Person // in the order of ByAll
	Teams   []Team   // in the order of ByAll
}

// keptRoster is where the version of the roster is kept.
const keptRoster = "roster/version"

// RosterVersion is that of the roster as a Reader sees it.
func RosterVersion(r Reader) (string, error) {
	data, err := r.Kept(keptRoster)
	return string(data), err
}

// RosterChanged counts a change of a record, if it is a person or a team. An
// engine calls it for each record that it writes.
func RosterChanged(tx Tx, rec Record) error {
	if k := rec.Kind(); k != KindPerson && k != KindTeam {
		return nil
	}
	was, err := tx.Kept(keptRoster)
	if err != nil {
		return err
	}
	n, err := strconv.ParseUint(string(was), 10, 64)
	if err != nil {
		n = 0 // none yet
	}
	return tx.Keep(keptRoster, strconv.AppendUint(nil, n+1, 10))
}

// ReadRoster reads a roster record by record: for engines, which keep it.
func ReadRoster(r Reader, version string) (*Roster, error) {
	ros := &Roster{Version: version}
	err := Each(r, Where(ByAll), func(p Person) bool { ros.People = append(ros.People, p); return true })
	if err == nil {
		err = Each(r, Where(ByAll), func(t Team) bool { ros.Teams = append(ros.Teams, t); return true })
	}
	if err != nil {
		return nil, err
	}
	return ros, nil
}
