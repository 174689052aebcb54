package playbook

import (
	"sort"
	"time"

	"milepost/storage/crm"
)

// The kinds of what can be due.
const (
	DueAppointment = "appointment" // a visit booked for an hour of today
	DueToday       = "due"         // a step whose last working day is here
	DueOverdue     = "overdue"     // a step whose day has passed
	DueWaiting     = "waiting"     // the customer promised something for today or before
	DueTouch       = "cadence"     // an account of a tier that ought to be seen or called
	DueLog         = "log"         // a visit booked for an hour, of which nothing was logged
)

// The playbook's nudges behind these kinds.
const (
	nudgeTask    = "task"
	nudgeWaiting = "waiting"
	nudgeTouch   = "touch"
	nudgeLog     = "visit_log"
)

// visitTakes is how long a booked visit is taken to last: only afterwards can
// it be missing.
const visitTakes = 2 * time.Hour

// Case is everything that "what is due now" depends on: one person, what is
// his, and a moment. Tasks may hold more than is due: booked visits of the
// coming days keep the cadence quiet.
type Case struct {
	Person   *crm.Person
	Cal      *crm.Calendar // his; nil works Monday to Friday
	At       time.Time
	Tasks    []crm.Task                 // his open steps
	Accounts []crm.Account              // his, and those of his steps
	Deals    []crm.Opportunity          // of these accounts, for what they are worth
	Seen     map[crm.AccountID]crm.Date // the newest day on which somebody went there, met or not
}

// Item is one thing that is due.
type Item struct {
	Kind    string      // Due…
	Subject crm.Pointer // what put off, done and why name
	Account crm.AccountID
	Tier    string
	Since   crm.Date // the day by which it had to be done, moved to the last working day
	Clock   string   // HH:MM of an appointment or a step with a time
	Days    int      // days past the day that was said; of a touch: days since the last one, 0 = never touched
	Worth   int64    // weighted amount of the deals behind it, for ordering only
	Rule    Rule
}

// Rule is why something is due: the playbook's rule and the facts that it was
// held against.
type Rule struct {
	Nudge string   // id of the playbook's nudge
	By    string   // of a touch: ByVisit or ByCall
	Limit int      // of a touch: calendar days that are allowed
	Last  crm.Date // of a touch: the last one that counts; "" = never
	Due   crm.Date // of a step: the day that was said
}

// Due lists what is due for a person, the most worthy first: appointments of
// the day by their time, then by deadline, worth and tier. What he muted or
// put off is left out. It says nothing about whether this is a moment to
// speak: see Speaks.
func (b *Book) Due(c Case) []Item {
	v := b.look(c)
	var out []Item
	for i := range c.Tasks {
		if it, ok := v.task(&c.Tasks[i]); ok {
			out = append(out, it)
		}
	}
	for i := range c.Accounts {
		if it, ok := v.touch(&c.Accounts[i]); ok {
			out = append(out, it)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return v.before(&out[i], &out[j]) })
	return out
}

// view is a Case with what the rules ask of it again and again.
type view struct {
	Case
	book   *Book
	zone   *time.Location
	today  crm.Date
	owned  map[crm.AccountID]*crm.Account
	worth  map[crm.AccountID]int64
	deal   map[crm.OpportunityID]int64
	booked map[crm.AccountID]bool // a visit is planned for today or later
}

func (b *Book) look(c Case) *view {
	v := &view{
		Case: c, book: b, zone: c.Person.Location(), owned: map[crm.AccountID]*crm.Account{},
		worth: map[crm.AccountID]int64{}, deal: map[crm.OpportunityID]int64{}, booked: map[crm.AccountID]bool{},
	}
	v.today = crm.DateOf(c.At.In(v.zone))
	for i := range c.Accounts {
		v.owned[c.Accounts[i].ID] = &c.Accounts[i]
	}
	for i := range c.Deals {
		d := &c.Deals[i]
		w := b.compare(b.Weighted(d), v.today)
		v.deal[d.ID] = w
		v.worth[d.Account] += w
	}
	for i := range c.Tasks {
		if t := &c.Tasks[i]; t.Open() && t.Visit && t.Due >= v.today {
			v.booked[t.Account] = true
		}
	}
	return v
}

// compare is an amount in the currency of the playbook's rates, so that deals
// in several currencies can be put in order; without a rate it stands as it is.
func (b *Book) compare(m crm.Money, on crm.Date) int64 {
	if r, ok := b.rate(m.Currency, "", on); ok {
		return int64(float64(m.Minor) * r.Rate)
	}
	return m.Minor
}

// task says whether a step is due, and as what.
func (v *view) task(t *crm.Task) (Item, bool) {
	if !t.Open() || t.Deleted || !t.Due.Valid() {
		return Item{}, false
	}
	last := v.Cal.OnOrBefore(t.Due)
	if last > v.today {
		return Item{}, false
	}
	it := Item{
		Subject: crm.Pointer{Kind: crm.KindTask, ID: string(t.ID)}, Account: t.Account, Since: last, Clock: t.Clock,
		Days: max(0, v.today.Sub(t.Due)), Worth: v.worth[t.Account], Rule: Rule{Nudge: nudgeTask, Due: t.Due},
	}
	if w, ok := v.deal[t.Deal]; ok {
		it.Worth = w
	}
	if a := v.owned[t.Account]; a != nil {
		it.Tier = a.Tier
	}
	var ok bool
	if it.Kind, ok = v.kindOf(t); !ok {
		return it, false
	}
	switch it.Kind {
	case DueWaiting:
		it.Rule.Nudge = nudgeWaiting
	case DueLog:
		it.Rule.Nudge = nudgeLog
	}
	return it, v.heard(&it)
}

// kindOf is what a step that has come due is; ok is false for a visit that
// was made. A visit without an hour is a step like any other: nothing was
// booked with anybody.
func (v *view) kindOf(t *crm.Task) (kind string, ok bool) {
	booked := t.Visit && t.Clock != ""
	switch {
	case t.Visit && v.Seen[t.Account] != "" && v.Seen[t.Account] >= t.Due:
		return "", false
	case booked && !v.At.Before(v.visitOver(t)):
		return DueLog, true
	case booked && t.Due == v.today:
		return DueAppointment, true
	case t.Waiting:
		return DueWaiting, true
	case t.Due < v.today:
		return DueOverdue, true
	}
	return DueToday, true
}

// visitOver is when a booked visit is over: some time after its hour.
func (v *view) visitOver(t *crm.Task) time.Time {
	return t.Due.At(t.Clock, v.zone).Add(visitTakes)
}

// touch says whether an account ought to be seen or called. One that is
// paused, or that a booked visit already leads to, is left alone.
func (v *view) touch(a *crm.Account) (Item, bool) {
	if a.Deleted || a.Owner != v.Person.ID || v.booked[a.ID] {
		return Item{}, false
	}
	t, over := v.book.Touch(a, v.today, v.zone)
	if !over {
		return Item{}, false
	}
	it := Item{
		Kind: DueTouch, Subject: crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}, Account: a.ID, Tier: a.Tier,
		Since: t.Until, Worth: v.worth[a.ID], Rule: Rule{Nudge: nudgeTouch, By: t.By, Limit: t.Days, Last: t.Last},
	}
	if t.Last != "" {
		it.Days = v.today.Sub(t.Last)
	}
	return it, v.heard(&it)
}

// Touch is how an account stands to the cadence of its tier.
type Touch struct {
	By    string   // ByVisit or ByCall
	Days  int      // calendar days that are allowed
	Last  crm.Date // the last touch that counts; "" = never
	Until crm.Date // the last day on which all is well; "" when no cadence runs
}

// Touch holds an account against the cadence of its tier; over says that it
// ought to have been touched before that day. A visit counts for every tier, a
// call only where calls do; an account never touched runs from the day, in
// zone, on which it was made, or on which an import has it begin. None runs for an unrated account, and a pause
// holds it up.
func (b *Book) Touch(a *crm.Account, today crm.Date, zone *time.Location) (t Touch, over bool) {
	cad, ok := b.Cadence(a.Tier)
	if !ok {
		return Touch{}, false
	}
	t = Touch{By: cad.By, Days: cad.Days, Last: a.LastVisit}
	if cad.By == ByCall {
		t.Last = max(t.Last, a.LastCall)
	}
	from := t.Last
	if from == "" {
		from = a.Paced
	}
	if from == "" && !a.Created.IsZero() {
		from = crm.DateOf(a.Created.In(zone))
	}
	if from == "" {
		return t, false
	}
	t.Until = from.AddDays(cad.Days)
	if a.Paused != "" {
		t.Until = max(t.Until, a.Paused.AddDays(-1))
	}
	if a.Held != "" { // who took it over has some days of grace
		t.Until = max(t.Until, a.Held.AddDays(b.Restraint.GraceDays))
	}
	return t, t.Until < today
}

// heard reports whether the person wants to hear of it: his mutes do not reach
// what may not be muted, and putting an account off does not hide today's
// appointment there.
func (v *view) heard(it *Item) bool {
	nudge, ok := Find(v.book.Nudges, it.Rule.Nudge)
	if !ok {
		return false // the method does without this reminder
	}
	mutable := nudge.Mutes && !contains(v.book.Restraint.NeverMuted, nudge.ID)
	if mutable && (v.Person.Quiet(it.Kind, v.today) || v.Person.Quiet(nudge.ID, v.today)) {
		return false
	}
	account := crm.Pointer{Kind: crm.KindAccount, ID: string(it.Account)}
	return !v.putOff(it.Subject) && (it.Kind == DueAppointment || !v.putOff(account))
}

// putOff reports whether the person put a subject off until later.
func (v *view) putOff(p crm.Pointer) bool {
	until, err := time.Parse(time.RFC3339, v.Person.Snoozed[p.String()])
	return err == nil && until.After(v.At)
}

// before is the order of worth.
func (v *view) before(a, b *Item) bool {
	if x, y := a.Kind == DueAppointment, b.Kind == DueAppointment; x != y {
		return x
	} else if x && a.Clock != b.Clock {
		return a.Clock < b.Clock
	}
	switch {
	case a.Since != b.Since:
		return a.Since < b.Since
	case a.Worth != b.Worth:
		return a.Worth > b.Worth
	case a.Tier != b.Tier:
		return v.rank(a.Tier) < v.rank(b.Tier)
	}
	return a.Subject.String() < b.Subject.String()
}

// rank is the place of a tier in the playbook; the unrated come last.
func (v *view) rank(tier string) int {
	for i, t := range v.book.Tiers {
		if t.ID == tier {
			return i
		}
	}
	return len(v.book.Tiers)
}

// Speaks reports whether a person may be spoken to at that moment: on a
// working day of his calendar, within his hours, as long as he works here.
func Speaks(p *crm.Person, cal *crm.Calendar, at time.Time) bool {
	local := at.In(p.Location())
	day := crm.DateOf(local)
	from, to := HoursOf(p)
	clock := local.Format("15:04")
	return p.Active(day) && cal.Workday(day) && from <= clock && clock < to
}

// HoursOf is from when to when a person works, "15:04"; nine to six where
// nothing was said or it makes no sense.
func HoursOf(p *crm.Person) (from, to string) {
	from, to = p.Hours.From, p.Hours.To
	if from == "" {
		from = "09:00"
	}
	if to == "" {
		to = "18:00"
	}
	if from >= to {
		return "09:00", "18:00"
	}
	return from, to
}
