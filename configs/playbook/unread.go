package playbook

import "strings"

// Unread tells what a file was not read of, so that nothing is said to be wrong
// or missing that the faults of reading it have told already.
type Unread struct {
	places Places
	faults []Fault
}

// NewUnread makes it from what Decode gave; faults of what stands elsewhere, such
// as the file of a secret, may be among them.
func NewUnread(places Places, faults []Fault) Unread { return Unread{places, faults} }

// All reports that nothing was read of the file.
func (u Unread) All() bool {
	for _, f := range u.faults {
		if f.Key == "" {
			return true
		}
	}
	return false
}

// Value reports that the value of a key, or of one above it, was not taken, or
// that a key which is not there stands there misspelt.
func (u Unread) Value(key string) bool {
	for at := key; at != ""; at = above(at) {
		for _, f := range u.faults {
			if f.Key == at && ofFirst(f) || f.Key == at+"_file" || u.misspelt(f.Key, at) {
				return true
			}
		}
	}
	return false
}

// Rows reports that the list at a key lacks a row, or all of them, so that what
// names a row of it may be right.
func (u Unread) Rows(list string) bool {
	for _, f := range u.faults {
		if above(f.Key) == list && ofFirst(f) {
			return true
		}
	}
	return u.Value(list)
}

// lost reports that a row of any list was not read.
func (u Unread) lost() bool {
	for _, f := range u.faults {
		if _, there := u.places[f.Key]; !there && strings.HasSuffix(f.Problem, noID) {
			return true
		}
	}
	return false
}

// wayLost reports that it was not read where a milestone leads.
func (u Unread) wayLost() bool {
	for _, f := range u.faults {
		if strings.HasPrefix(f.Key, "milestones.") && strings.Contains(f.Key+".", ".next.") {
			return true
		}
	}
	return false
}

// ofFirst reports that a fault is about the value that is read: of what is there
// twice the first one is, and the fault is about the second.
func ofFirst(f Fault) bool { return !strings.HasSuffix(f.Problem, twice) }

// misspelt reports that typed, an unknown key, is most likely to be key.
func (u Unread) misspelt(typed, key string) bool {
	if _, there := u.places[key]; there || above(typed) != above(key) {
		return false
	}
	if _, known := u.places[typed]; known {
		return false
	}
	name := func(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }
	return Nearest(name(typed), []string{name(key)}) != ""
}
