package playbook

import (
	"time"

	"milepost/storage/crm"
)

// The kinds of what can be due. A nudge of the playbook that has none of its own
// here is of the kind of its id.
const (
	DueAppointment = "appointment" // a visit booked for an hour of today
	DueToday       = "due"         // a step whose last working day is here
	DueOverdue     = "overdue"     // a step whose day has passed
	DueWaiting     = "waiting"     // the customer promised something for today or before
	DueTouch       = "cadence"     // an account of a tier that ought to be seen or called
	DueLog         = "log"         // a visit booked for an hour, of which nothing was logged
	DueStuck       = "stuck"       // a deal that stands in its milestone too long
	DueMissing     = "missing"     // a lead that lacks columns of the sheet
)

// visitTakes is how long a booked visit is taken to last: only afterwards can
// it be missing.
const visitTakes = 2 * time.Hour

// Case is everything that "what is due now" depends on: one person, records
// that may be due for him, what else is known of them, and a moment. What is not
// known of a record can only make it due sooner, never later (see Wake).
type Case struct {
	Person *crm.Person
	Cal    *crm.Calendar // his; nil works Monday to Friday
	At     time.Time

	Tasks    []crm.Task // open steps; more than is due: a booked visit keeps the cadence quiet
	Accounts []crm.Account
	Deals    []crm.Opportunity
	Leads    []crm.Lead
	Tenders  []crm.Tender
	Payments []crm.Payment
	Claims   []crm.Conflict

	// Covers are the colleagues for whom he stands in, with their names: their
	// appointments among Tasks are his.
	Covers map[crm.PersonID]string
	// Around are the customers of these records, Behind the open deals of theirs,
	// for what they are worth, Plans the coming steps there.
	Around []crm.Account
	Behind []crm.Opportunity
	Plans  []crm.Task

	Seen   map[crm.AccountID]crm.Date          // the newest day on which somebody went there, met or not
	Traces map[crm.AccountID]Trace             // what was done with these accounts
	Notes  map[crm.Pointer]map[string]crm.Date // the newest day on which a field was noted, by record and field
	Asked  map[crm.OpportunityID]bool          // a request about the deal waits for a decision
	Names  map[crm.ContactID]string            // of the people in these steps
	Spent  *Spent                              // of the person; nil = not asked

	// People are needed for what one is told of another's work; without them only
	// his own is looked at. Told is what he was told before; nil = all that is due.
	People People
	Told   Memory
	// Tried is what the owners of these records were told, for who hears of it
	// after them.
	Tried map[crm.PersonID]Memory
}

// Trace is what was done with an account: the newest activity of each type that
// met somebody.
type Trace map[string]Contacted

// Contacted is one activity.
type Contacted struct {
	On     crm.Date
	Number string
}

// Item is one thing that is due.
type Item struct {
	Kind    string      // Due…, or the id of the nudge or deadline
	Subject crm.Pointer // what put off, done and why name
	Account crm.AccountID
	Deal    crm.OpportunityID
	Owner   crm.PersonID // whose it is
	Tier    string
	Since   crm.Date // the day by which it had to be done, moved to the last working day
	Clock   string   // HH:MM of an appointment or a step with a time
	Days    int      // days past the day that was said; of a touch: days since the last one, 0 = never touched
	Worth   int64    // weighted amount of the deals behind it, for ordering only
	Count   int      // of several taken together
	Missing []string // what is lacking: columns of the lead sheet, tasks of a milestone
	Mark    string   // the facts: what was said is not said again while they stand
	Next    crm.Date // of what is not repeated: the day on which there is something new to say; "" = never
	Up      bool     // it comes to who is above the owner
	Calls   []Span   // of a call: the hours in which it is best made, where somebody may miss them
	Later   bool     // it has an hour of its own today that is still to come
	Rule    Rule

	with []Item // the others that are told by it, see gathered

	soft bool // a hint, of which one at a time is enough for a customer
	// minor says that it can wait for any other.
	minor bool
	once  bool // never repeated while its facts stand
	sort  int  // its place among the nudges of the playbook
	no    int  // the number of a step: of two alike the one said first
	// planned is when a step was planned: putting off its customer before that did
	// not mean it.
	planned time.Time
}

// Hint reports whether it is one of which one at a time is enough for a customer.
func (it *Item) Hint() bool { return it.soft }

// Key names the reason of an item in a Memory.
func (it *Item) Key() string {
	key := it.Rule.Nudge + "#" + it.Subject.String()
	if it.Up {
		key += upKey
	}
	return key
}

// upKey ends the key of what is said to who is above the owner.
const upKey = "^"

// Rule is why something is due: the playbook's rule and the facts that it was
// held against.
type Rule struct {
	Nudge     string   // id of the playbook's nudge or deadline
	By        string   // of a touch: ByVisit or ByCall
	Limit     int      // calendar days that are allowed
	Last      crm.Date // the last one that counts; "" = never
	Due       crm.Date // the day that was said
	Milestone string
	Amount    crm.Money
	Urgent    bool // a deadline: never muted, never put off beyond it
}

// found is an item with the day from which it is due and the nudge behind it.
type found struct {
	Item
	from  crm.Date
	nudge *Nudge // nil for a deadline
}

// found lists all that can be said of a record to the person of the case, due
// or not yet.
func (v *view) found(rec crm.Record) []found {
	var out []found
	for i := range v.book.Nudges {
		n := &v.book.Nudges[i]
		rule, ok := conditions[n.condition()]
		if !ok || rule.kind != rec.Kind() {
			continue
		}
		it, from := rule.from(v, n, rec)
		if from == "" {
			continue
		}
		it.Subject = crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}
		it.Rule.Nudge, it.sort = n.ID, i
		it.soft, it.minor = rule.rank != rankSaid, rule.rank == rankMinor
		if it.Kind == "" {
			it.Kind = n.ID
		}
		if v.hears(n.To, &it) {
			it.Up = n.To != ToPerson && it.Owner != v.Person.ID
			out = append(out, found{it, from, n})
		} else if n.Escalate > 0 && n.Days+it.Rule.Limit > 0 && v.hears(ToManager, &it) {
			out = append(out, v.escalated(it, from, n))
		}
	}
	return append(out, v.deadlines(rec)...)
}

// escalated is what the manager hears when nothing moved for several times the
// limit. Putting it off stops that clock, as often as the playbook says, and who
// was told only today has his day to see to it.
func (v *view) escalated(it Item, from crm.Date, n *Nudge) found {
	limit := it.Rule.Limit
	if limit == 0 {
		limit = n.Days
	}
	told := v.Tried[it.Owner][it.Key()]
	it.Up, it.once, it.soft, it.Next = true, true, false, ""
	from = from.AddDays(limit*(n.Escalate-1) + v.stopped(&it))
	if told.First == v.today { // it was past already when he first heard: after a stop, or by a new limit
		from = max(from, v.Cal.OnOrAfter(v.today.AddDays(1)))
	}
	return found{it, from, n}
}

// stopped is for how many days the owner has stopped the clock of an escalation
// by putting the reminder off.
func (v *view) stopped(it *Item) int {
	owner := v.Person
	if it.Owner != owner.ID {
		owner = v.People.any(it.Owner)
	}
	if owner == nil {
		return 0
	}
	days := 0
	for _, subject := range []string{it.Subject.String(), accountSubject(it.Account), dealSubject(it.Deal)} {
		if s, ok := owner.Stopped[subject]; ok && subject != "" && days == 0 {
			days = s.Days
		}
	}
	return days
}

// Who hears of a nudge or a deadline.
const (
	ToPerson   = "person"
	ToManager  = "manager"
	ToDirector = "director"
	ToAsker    = "asker" // who asked a colleague for support
)

// hears reports whether the person of the case is who hears of it. His own
// items are looked at without knowing the others.
func (v *view) hears(to string, it *Item) bool {
	switch {
	case v.blind == ToPerson:
		return to == ToPerson
	case v.blind == ToManager:
		return to != ToPerson
	case to == ToPerson || to == ToAsker:
		return it.Owner == v.Person.ID
	}
	if v.People == nil {
		return false
	}
	owner := v.People.any(it.Owner)
	if owner == nil {
		return false
	}
	who := v.book.Who(to, owner, v.People, v.today)
	return who != nil && who.ID == v.Person.ID
}

// any is the person of an id, whether he works here or not; nil if there is none.
func (ps People) any(id crm.PersonID) *crm.Person {
	for i := range ps {
		if ps[i].ID == id {
			return &ps[i]
		}
	}
	return nil
}

// quiet is the day from which on the person may hear of it: he muted it, put it
// off, or was told before; "" = not before something changes.
func (v *view) quiet(f *found) crm.Date {
	day := v.again(&f.Item, f.nudge)
	if day == "" || f.Rule.Urgent && f.Since <= v.today.AddDays(1) {
		return day
	}
	if f.nudge != nil && f.nudge.Mutes && !contains(v.book.Restraint.NeverMuted, f.Rule.Nudge) {
		for _, kind := range []string{muteAll, f.Kind, f.Rule.Nudge, accountSubject(f.Account)} {
			if last := v.Person.Muted[kind]; last >= v.today && kind != "" && !v.plannedSince(&f.Item, kind) {
				day = max(day, last.AddDays(1))
			}
		}
	}
	day = max(day, v.putOff(f.Subject.String()))
	if f.Rule.Urgent { // itself, not its customer, and not beyond the day before it
		day = min(day, v.Cal.OnOrBefore(f.Since.AddDays(-1)))
	} else if f.Kind != DueAppointment {
		for _, around := range []string{accountSubject(f.Account), dealSubject(f.Deal)} {
			if !v.plannedSince(&f.Item, around) {
				day = max(day, v.putOff(around))
			}
		}
	}
	return max(day, f.from)
}

// plannedSince reports whether an item is a step that was planned after the
// person put off its customer or deal, or silenced it: he meant it to be done.
// Both are known to the second; of two in one it is the later.
func (v *view) plannedSince(it *Item, around string) bool {
	said := v.Person.PutOff[around]
	if said == "" {
		return false
	}
	put, err := time.Parse(time.RFC3339, said)
	return err == nil && !it.planned.Truncate(time.Second).Before(put)
}

// muteAll is the kind that stands for all kinds.
const muteAll = "all"

// putOff is the day on which the person looks at a subject again that he put
// off; "" when he did not, or when the day has come: he named a day, and its card
// may be there before the hour at which he began to work when he did.
func (v *view) putOff(subject string) crm.Date {
	put := v.Person.Snoozed[subject]
	if subject == "" || put == "" {
		return ""
	}
	until, err := time.Parse(time.RFC3339, put)
	if err != nil {
		return ""
	}
	if day := crm.DateOf(until.In(v.zone)); day > v.today {
		return day
	}
	return ""
}

func accountSubject(id crm.AccountID) string {
	if id == "" {
		return ""
	}
	return crm.Pointer{Kind: crm.KindAccount, ID: string(id)}.String()
}

func dealSubject(id crm.OpportunityID) string {
	if id == "" {
		return ""
	}
	return crm.Pointer{Kind: crm.KindOpportunity, ID: string(id)}.String()
}

// gathered leaves one hint for each customer, the first in the playbook's order,
// and takes leads that lack columns together.
func (v *view) gathered(items []Item) []Item {
	first := map[crm.AccountID]int{}
	for i := range items {
		it := &items[i]
		if best, ok := first[it.Account]; it.soft && it.Account != "" && (!ok || it.sort < best) {
			first[it.Account] = it.sort
		}
	}
	missing := -1
	out := items[:0]
	for _, it := range items {
		if it.soft && it.Account != "" {
			if it.sort != first[it.Account] {
				continue
			}
			first[it.Account] = -1 // of several of a kind the first
		}
		if it.Kind == DueMissing {
			if missing >= 0 {
				out[missing].Count++
				out[missing].with = append(out[missing].with, it)
				continue
			}
			it.Count, missing = 1, len(out)
		}
		out = append(out, it)
	}
	return out
}
