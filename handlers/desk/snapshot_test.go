package desk_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"milepost/storage/crm"
)

// snapshot is everything that counts: the live records without what the
// engine keeps, the totals and the wakes.
type snapshot struct {
	live    map[string]string
	tallies []crm.Tally
	wakes   []crm.Wake
}

// lists walks each kind by indexes in which every live record stands.
func lists() map[crm.Kind]func(s snapshot, r crm.Reader) []crm.Filter {
	return map[crm.Kind]func(s snapshot, r crm.Reader) []crm.Filter{
		crm.KindPerson:      all,
		crm.KindTeam:        all,
		crm.KindAccount:     all,
		crm.KindLead:        ofAccounts,
		crm.KindContact:     ofAccounts,
		crm.KindOpportunity: ofAccounts,
		crm.KindActivity:    ofAccounts,
		crm.KindTask: func(s snapshot, r crm.Reader) []crm.Filter {
			return append(ofAccounts(s, r), crm.Where(crm.OpenAll))
		},
		crm.KindExpense: ofPeople,
		crm.KindLesson:  ofAccounts,
		crm.KindTender:  ofAccounts,
		crm.KindQuote:   ofAccounts,
		crm.KindPayment: ofAccounts,
		crm.KindDraft: func(s snapshot, r crm.Reader) []crm.Filter {
			return s.each(crm.KindPerson, func(id string) crm.Filter { return crm.Where(crm.OpenOwner, id) })
		},
		crm.KindGoal: func(s snapshot, r crm.Reader) []crm.Filter {
			return s.each(crm.KindPerson, func(id string) crm.Filter { return crm.Where(crm.ByOwner, id) })
		},
		crm.KindField: func(s snapshot, r crm.Reader) []crm.Filter {
			var out []crm.Filter
			for _, k := range []crm.Kind{crm.KindAccount, crm.KindContact, crm.KindOpportunity} {
				out = append(out, s.each(k, func(id string) crm.Filter { return crm.Where(crm.BySubject, string(k), id) })...)
			}
			return out
		},
	}
}

func all(snapshot, crm.Reader) []crm.Filter { return []crm.Filter{crm.Where(crm.ByAll)} }

func ofAccounts(s snapshot, _ crm.Reader) []crm.Filter {
	return s.each(crm.KindAccount, func(id string) crm.Filter { return crm.Where(crm.ByAccount, id) })
}

func ofPeople(s snapshot, _ crm.Reader) []crm.Filter {
	return s.each(crm.KindPerson, func(id string) crm.Filter { return crm.Where(crm.ByPerson, id) })
}

func (s snapshot) each(k crm.Kind, f func(id string) crm.Filter) []crm.Filter {
	var out []crm.Filter
	for _, id := range s.ids(k) {
		out = append(out, f(id))
	}
	return out
}

func (w *world) snapshot() snapshot {
	w.t.Helper()
	s := snapshot{live: map[string]string{}}
	w.view(func(r crm.Reader) error {
		for _, k := range crm.Kinds() {
			if lists()[k] == nil {
				continue
			}
			for _, f := range lists()[k](s, r) {
				recs, next, err := r.List(k, f, crm.Page{})
				if err != nil {
					return err
				}
				if next != "" {
					return fmt.Errorf("more than a page of %s", k)
				}
				for _, rec := range recs {
					s.live[string(k)+"/"+rec.Key()] = plain(rec)
				}
			}
		}
		var err error
		if s.wakes, err = r.Wakes(w.clock.Now().AddDate(50, 0, 0), 1000); err != nil {
			return err
		}
		for key := range s.live {
			if id, ok := strings.CutPrefix(key, "person/"); ok {
				t, err := r.Tallies(crm.PersonID(id), "2000-01-01", "2100-12-31")
				if err != nil {
					return err
				}
				s.tallies = append(s.tallies, t...)
			}
		}
		return nil
	})
	slices.SortFunc(s.tallies, func(a, b crm.Tally) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	slices.SortFunc(s.wakes, func(a, b crm.Wake) int { return strings.Compare(a.Subject, b.Subject) })
	return s
}

// plain is a record without what the engine and the desk keep of the change.
func plain(rec crm.Record) string {
	m := rec.Base()
	*m = crm.Meta{By: m.By, Deleted: m.Deleted}
	data, err := json.Marshal(rec)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// ids are the live records of a kind, in a fixed order.
func (s snapshot) ids(k crm.Kind) []string {
	var out []string
	for _, key := range slices.Sorted(maps.Keys(s.live)) {
		if id, ok := strings.CutPrefix(key, string(k)+"/"); ok {
			out = append(out, id)
		}
	}
	return out
}

// diff says what is different in o; "" if nothing is.
func (s snapshot) diff(o snapshot) string {
	var out []string
	for k, v := range s.live {
		if o.live[k] != v {
			out = append(out, fmt.Sprintf("%s\n  was %s\n  is  %s", k, v, o.live[k]))
		}
	}
	for k, v := range o.live {
		if _, ok := s.live[k]; !ok {
			out = append(out, fmt.Sprintf("%s is new: %s", k, v))
		}
	}
	if a, b := fmt.Sprint(s.tallies), fmt.Sprint(o.tallies); a != b {
		out = append(out, fmt.Sprintf("totals\n  were %s\n  are  %s", a, b))
	}
	if a, b := fmt.Sprint(s.wakes), fmt.Sprint(o.wakes); a != b {
		out = append(out, fmt.Sprintf("wakes\n  were %s\n  are  %s", a, b))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}
