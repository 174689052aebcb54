package playbook

import (
	"slices"
	"time"

	"milepost/storage/crm"
)

// condition is one thing that a nudge can wait for: the kind of records that it
// looks at, and from which day on one of them is due ("" = not as it stands).
// What the case does not know may only make that day earlier.
type condition struct {
	kind crm.Kind
	rank int // how it stands among the others
	from func(*view, *Nudge, crm.Record) (Item, crm.Date)
	// done says that what was done at the customer is among its facts.
	done bool
}

// The ranks: what somebody said he would do or has to decide, a hint, of which one
// at a time is enough for a customer, and a hint that can wait for any other.
const (
	rankSaid = iota
	rankHint
	rankMinor
)

// conditions are what an entry under nudges: can wait for.
var conditions = map[string]condition{
	"task":         {kind: crm.KindTask, rank: rankSaid, from: (*view).step},
	"waiting":      {kind: crm.KindTask, rank: rankSaid, from: (*view).waiting},
	"visit_log":    {kind: crm.KindTask, rank: rankSaid, from: (*view).unlogged},
	"support":      {kind: crm.KindTask, rank: rankSaid, from: (*view).support},
	"prep_evening": {}, // of an hour: see Moments
	"prep":         {},
	"touch":        {kind: crm.KindAccount, rank: rankHint, from: (*view).touch},
	"stale_file":   {kind: crm.KindAccount, rank: rankMinor, from: (*view).staleFile},
	"no_activity":  {kind: crm.KindAccount, rank: rankHint, from: (*view).noActivity, done: true},
	"no_note":      {kind: crm.KindAccount, rank: rankHint, from: (*view).noNote},
	"retier":       {kind: crm.KindAccount, rank: rankMinor, from: (*view).retier},
	"hushed":       {kind: crm.KindAccount, rank: rankSaid, from: (*view).hushed},
	"dwell":        {kind: crm.KindOpportunity, rank: rankHint, from: (*view).dwell},
	"visits":       {kind: crm.KindOpportunity, rank: rankHint, from: (*view).visits},
	"wake":         {kind: crm.KindOpportunity, rank: rankSaid, from: (*view).wake},
	"referral":     {kind: crm.KindOpportunity, rank: rankMinor, from: (*view).referral},
	"chores":       {kind: crm.KindOpportunity, rank: rankMinor, from: (*view).chores, done: true},
	"sign_by":      {kind: crm.KindOpportunity, rank: rankHint, from: (*view).signBy},
	"columns":      {kind: crm.KindLead, rank: rankMinor, from: (*view).columns},
	"claim":        {kind: crm.KindConflict, rank: rankSaid, from: (*view).claim},
	"expenses":     {kind: crm.KindPerson, rank: rankMinor, from: (*view).expenses},
}

// Conditions lists what a nudge can wait for.
func Conditions() []string {
	var out []string
	for id := range conditions {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// ofTask is an item about a step.
func (v *view) ofTask(t *crm.Task) Item {
	it := Item{
		Subject: crm.Pointer{Kind: crm.KindTask, ID: string(t.ID)}, Account: t.Account, Deal: t.Deal, Owner: t.Owner,
		Since: v.Cal.OnOrBefore(t.Due), Clock: t.Clock, Days: max(0, v.today.Sub(t.Due)), Worth: v.worth[t.Account],
		Mark: string(t.Due) + t.Clock, Rule: Rule{Due: t.Due}, no: t.No, planned: t.Created,
	}
	if t.Planned.After(it.planned) {
		it.planned = t.Planned
	}
	if _, covered := v.Covers[t.Owner]; covered {
		it.Owner = v.Person.ID
	}
	if w, ok := v.deal[t.Deal]; ok {
		it.Worth = w
	}
	if a := v.account[t.Account]; a != nil {
		it.Tier = a.Tier
	}
	return it
}

// waits reports whether a step can still be due: it is open, and when it is a
// visit, nobody has been there.
func (v *view) waits(t *crm.Task) bool {
	return t.Open() && !t.Deleted && t.Due.Valid() && !(t.Visit && v.Seen[t.Account] != "" && v.Seen[t.Account] >= t.Due)
}

// booked reports whether a step is a visit at an hour. A visit without one is a
// step like any other: nothing was booked with anybody.
func booked(t *crm.Task) bool { return t.Visit && t.Clock != "" }

// over reports whether a booked visit must have taken place by now.
func (v *view) over(t *crm.Task) bool {
	return booked(t) && !v.At.Before(t.Due.At(t.Clock, v.zone).Add(visitTakes))
}

// appointment reports whether a step is an appointment of today.
func (v *view) appointment(t *crm.Task) bool { return booked(t) && t.Due == v.today && !v.over(t) }

func (v *view) step(_ *Nudge, rec crm.Record) (Item, crm.Date) {
	t := rec.(*crm.Task)
	if !v.waits(t) || v.over(t) || v.appointment(t) || t.Waiting && !booked(t) {
		return Item{}, ""
	}
	it := v.ofTask(t)
	if it.Kind = DueToday; t.Due < v.today {
		it.Kind = DueOverdue
	}
	return it, it.Since
}

func (v *view) waiting(_ *Nudge, rec crm.Record) (Item, crm.Date) {
	t := rec.(*crm.Task)
	if !v.waits(t) || !t.Waiting || booked(t) {
		return Item{}, ""
	}
	it := v.ofTask(t)
	it.Kind = DueWaiting
	return it, it.Since
}

func (v *view) unlogged(_ *Nudge, rec crm.Record) (Item, crm.Date) {
	t := rec.(*crm.Task)
	if !v.waits(t) || !booked(t) {
		return Item{}, ""
	}
	it := v.ofTask(t)
	it.Kind = DueLog
	if !v.over(t) {
		return it, v.Cal.OnOrAfter(t.Due.AddDays(1))
	}
	return it, it.Since
}

// support tells who asked a colleague that the day has passed. The colleague
// himself is told as of any step of his.
func (v *view) support(_ *Nudge, rec crm.Record) (Item, crm.Date) {
	t := rec.(*crm.Task)
	if !t.Open() || t.Deleted || t.Support == "" || t.Asker == "" || !t.Due.Valid() {
		return Item{}, ""
	}
	it := v.ofTask(t)
	it.Owner = t.Asker
	return it, v.Cal.OnOrAfter(t.Due.AddDays(1))
}

// ofAccount is an item about a customer, from a day on.
func (v *view) ofAccount(a *crm.Account, n *Nudge, last crm.Date) Item {
	it := Item{Account: a.ID, Owner: a.Owner, Tier: a.Tier, Worth: v.worth[a.ID], Mark: string(last), Rule: Rule{Limit: n.Days, Last: last}}
	if last != "" {
		it.Days = v.today.Sub(last)
	}
	return it
}

// since is the day from which a clock of an account runs: the last time, else
// the day on which it was made or its import has it begin.
func (v *view) since(a *crm.Account, last crm.Date) crm.Date {
	if last == "" {
		last = a.Paced
	}
	if last == "" && !a.Created.IsZero() {
		last = crm.DateOf(a.Created.In(v.zone))
	}
	return last
}

// held puts a day off for an account that was paused or has just been taken over.
func (v *view) held(a *crm.Account, day crm.Date) crm.Date {
	if day == "" {
		return ""
	}
	if a.Held != "" {
		day = max(day, a.Held.AddDays(v.book.Restraint.GraceDays+1))
	}
	return max(day, a.Paused)
}

func (v *view) touch(_ *Nudge, rec crm.Record) (Item, crm.Date) {
	a := rec.(*crm.Account)
	t, _ := v.book.Touch(a, v.today, v.zone)
	if a.Deleted || t.Until == "" {
		return Item{}, ""
	}
	it := Item{
		Kind: DueTouch, Account: a.ID, Owner: a.Owner, Tier: a.Tier, Since: t.Until, Worth: v.worth[a.ID],
		Mark: string(t.Last), Rule: Rule{By: t.By, Limit: t.Days, Last: t.Last},
	}
	if t.Last != "" {
		it.Days = v.today.Sub(t.Last)
	}
	if t.By == ByCall {
		it.Calls = v.book.CallSpans(a)
	}
	from := t.Until.AddDays(1)
	if day := v.booked[a.ID]; day != "" {
		from = max(from, day.AddDays(1))
	}
	return it, from
}

func (v *view) staleFile(n *Nudge, rec crm.Record) (Item, crm.Date) {
	a := rec.(*crm.Account)
	days, _ := v.book.Stale(a.Tier, "", v.today)
	noted, known := v.Notes[crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}]
	if a.Deleted || days == 0 || len(noted) == 0 && (known || v.blind == "") {
		return Item{}, ""
	}
	newest := crm.Date("")
	for _, on := range noted {
		newest = max(newest, on)
	}
	it := v.ofAccount(a, n, newest)
	it.Rule.Limit = days
	if newest = v.since(a, newest); newest == "" {
		return it, ""
	}
	it.Since = newest.AddDays(days)
	return it, v.held(a, it.Since.AddDays(1))
}

// Concerns reports whether a nudge is about an account: of its own tier or any, or
// of those that are cared for where it says so.
func (b *Book) Concerns(n *Nudge, a *crm.Account) bool {
	return !a.Deleted && (n.Tier == "" || n.Tier == a.Tier || n.Care && b.InCare(a))
}

func (v *view) noActivity(n *Nudge, rec crm.Record) (Item, crm.Date) {
	a := rec.(*crm.Account)
	trace, known := v.Traces[a.ID]
	if !v.book.Concerns(n, a) || !known && v.blind == "" {
		return Item{}, ""
	}
	return v.silentSince(a, n, trace[n.Of].On)
}

func (v *view) noNote(n *Nudge, rec crm.Record) (Item, crm.Date) {
	a := rec.(*crm.Account)
	noted, known := v.Notes[crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}]
	if !v.book.Concerns(n, a) || !known && v.blind == "" {
		return Item{}, ""
	}
	return v.silentSince(a, n, noted[n.Of])
}

// silentSince is due when the days of a nudge are over since the last time.
func (v *view) silentSince(a *crm.Account, n *Nudge, last crm.Date) (Item, crm.Date) {
	it := v.ofAccount(a, n, last)
	from := v.since(a, last)
	if from == "" {
		return it, ""
	}
	it.Since = from.AddDays(n.Days)
	return it, v.held(a, it.Since)
}

func (v *view) retier(n *Nudge, rec crm.Record) (Item, crm.Date) {
	a := rec.(*crm.Account)
	if a.Deleted || a.Tier == "" {
		return Item{}, ""
	}
	return v.silentSince(a, n, a.Ranked)
}

// forEver is how far ahead a mute of a customer reaches that was meant for good.
const forEver = 60

// hushed tells the manager that somebody wants to hear no more of a customer.
func (v *view) hushed(_ *Nudge, rec crm.Record) (Item, crm.Date) {
	a := rec.(*crm.Account)
	owner := v.People.any(a.Owner)
	if owner == nil || a.Deleted {
		return Item{}, ""
	}
	last := owner.Muted[accountSubject(a.ID)]
	if last == "" || last < v.today.AddDays(forEver) {
		return Item{}, ""
	}
	return Item{Account: a.ID, Owner: a.Owner, Tier: a.Tier, Worth: v.worth[a.ID], Since: v.today, Mark: string(last), once: true}, v.today
}

func (v *view) columns(n *Nudge, rec crm.Record) (Item, crm.Date) {
	l := rec.(*crm.Lead)
	it := Item{Kind: DueMissing, Account: l.Account, Owner: l.Owner, Worth: v.worth[l.Account], Since: l.Registered.AddDays(n.Days)}
	if a := v.account[l.Account]; a != nil {
		it.Tier = a.Tier
		for _, c := range v.book.LeadMissing(a, l) {
			if !c.Auto {
				it.Missing = append(it.Missing, c.ID)
			}
		}
		if a.Deleted || len(it.Missing) == 0 {
			return it, ""
		}
		it.Mark = marks(it.Missing)
	}
	if l.Registered == "" || l.Deleted {
		return it, ""
	}
	return it, it.Since
}

func marks(all []string) string {
	out := ""
	for _, s := range all {
		out += s + " "
	}
	return out
}

func (v *view) claim(_ *Nudge, rec crm.Record) (Item, crm.Date) {
	c := rec.(*crm.Conflict)
	if !c.Open() || c.Deleted {
		return Item{}, ""
	}
	it := Item{Account: c.Account, Owner: c.Decider, Since: v.Cal.Add(c.Day, 1), Mark: string(c.Day), Rule: Rule{Due: c.Day}}
	return it, it.Since
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
// zone, on which it was made, or on which an import has it begin. None runs for
// an unrated account, and a pause holds it up. Where the last open deal was lost
// or given up it runs on, longer: no account is let go by itself (A2).
func (b *Book) Touch(a *crm.Account, today crm.Date, zone *time.Location) (t Touch, over bool) {
	cad, ok := b.Cadence(a.Tier)
	if !ok {
		return Touch{}, false
	}
	t = Touch{By: cad.By, Days: cad.Days, Last: a.LastVisit}
	if a.Ended != "" {
		t.Days = b.Patience.days(cad.Days)
	}
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
	t.Until = from.AddDays(t.Days)
	if a.Paused != "" {
		t.Until = max(t.Until, a.Paused.AddDays(-1))
	}
	if a.Held != "" { // who took it over has some days of grace
		t.Until = max(t.Until, a.Held.AddDays(b.Restraint.GraceDays))
	}
	return t, t.Until < today
}
