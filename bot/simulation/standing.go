package simulation

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// What can stand between a deal that stands still and a word about it, in the
// order in which a day is looked at. The table counts them in these words.
const (
	whyAway   = "who has it was away, or it was no working day"
	whyMuted  = "he had silenced such reminders, or its customer's"
	whyPut    = "he had put it or its customer off"
	whyAsked  = "a request about it waits for a decision: whoever decides is reminded"
	whyFirst  = "another matter of the same customer came first"
	whyFull   = "his card was full: it was among the rest that a button shows"
	whyNoCard = "he was told nothing unasked"
	whyUnsaid = "not explained"
)

// standing is a deal beyond the limit of its milestone.
type standing struct {
	told crm.Date       // when he was told; "" = not yet
	why  map[string]int // what stood between on the days since then, by how many
}

// patience is how many working days a deal may stand still beyond its limit
// before it counts as missed that nobody was told.
const patience = 5

// toldOf reports whether a line of today spoke of a customer's deal in its
// milestone.
func (l *look) toldOf(name string, m playbook.Milestone) bool {
	for line := range strings.Lines(l.told) {
		if strings.Contains(line, name) && (strings.Contains(line, m.Name.ZH) || strings.Contains(line, m.Name.EN) || strings.Contains(line, m.ID)) {
			return true
		}
	}
	return false
}

// deals looks for deals that stand still beyond the limit of their milestone
// with nobody told.
func (l *look) deals(r crm.Reader) error {
	var failed error
	err := crm.Each(r, crm.Where(crm.OpenOwner, string(l.stored.ID)), func(o crm.Opportunity) bool {
		m, ok := l.p.Book.Milestone(o.Milestone)
		since := max(o.Since, o.Held)
		if !ok || o.State != crm.DealOpen || m.Days == 0 || m.Clock != playbook.ClockDays || l.day.Sub(since) <= m.Days {
			return true
		}
		key := string(o.ID) + "/" + o.Milestone + "/" + string(since)
		over := since.AddDays(m.Days + 1)
		s := l.stands[key]
		if s == nil {
			s = &standing{why: map[string]int{}}
			l.stands[key] = s
			l.note("deals beyond their limit")
		}
		if s.told != "" {
			return true
		}
		name := o.Title
		if a := l.account(o.Account); a != nil {
			name = a.Name.Text
		}
		if l.toldOf(name, m) {
			s.told = l.day
			return true
		}
		why, err := l.between(r, &o, name)
		if err != nil {
			failed = err
			return false
		}
		s.why[why]++
		if l.cal.Between(over, l.day) > patience && !l.known["silent/"+key] {
			l.known["silent/"+key] = true
			l.silent = append(l.silent, fmt.Sprintf("%s %s in %s since %s: %s", l.who.Name, name, o.Milestone, since, s.days()))
			l.missed[s.reasons()[0]]++
		}
		return true
	})
	return cmp.Or(failed, err)
}

// between is what stood today between a deal and a word about it.
func (l *look) between(r crm.Reader, o *crm.Opportunity, name string) (string, error) {
	deal := crm.Pointer{Kind: crm.KindOpportunity, ID: string(o.ID)}
	account := crm.Pointer{Kind: crm.KindAccount, ID: string(o.Account)}
	switch {
	case !l.speaks(l.day):
		return whyAway, nil
	case l.quiet() || l.stored.Quiet(account.String(), l.day):
		return whyMuted, nil
	case max(l.put(deal, time.Time{}), l.put(account, time.Time{})) > l.day:
		return whyPut, nil
	}
	asked := false
	err := crm.Each(r, crm.Where(crm.ByDeal, string(o.ID)), func(a crm.Approval) bool {
		asked = a.State == crm.ApprovalAsked
		return !asked
	})
	switch {
	case err != nil:
		return "", err
	case asked:
		return whyAsked, nil
	case strings.Contains(l.told, name):
		return whyFirst, nil
	case l.all:
		return whyFull, nil
	case l.told == "":
		return whyNoCard, nil
	}
	return whyUnsaid, nil
}

// reasons is what stood between, on the most days first.
func (s *standing) reasons() []string {
	return slices.SortedFunc(maps.Keys(s.why), func(a, b string) int { return cmp.Or(s.why[b]-s.why[a], cmp.Compare(a, b)) })
}

// days is what stood between with how many days each.
func (s *standing) days() string {
	var parts []string
	for _, why := range s.reasons() {
		parts = append(parts, fmt.Sprintf("%s (%d d)", why, s.why[why]))
	}
	return strings.Join(parts, "; ")
}
