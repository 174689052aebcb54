package playbook

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"

	"milepost/storage/crm"
)

func (c *checker) classes() {
	b := c.b
	worst := 0
	for i, t := range b.Tiers {
		at := "tiers." + t.ID
		last := i == len(b.Tiers)-1
		if t.Worst <= worst && (t.Worst != 0 || !last) {
			c.fault(at+".worst_rank", "let the ranks grow from tier to tier; 0 (any rank) is for the last", "%d is not above the tier before it", t.Worst)
		}
		if last && t.Worst != 0 {
			c.fault(at+".worst_rank", "write 0 (any rank) for the last tier", "who ranks below %d would have no tier", t.Worst)
		}
		worst = t.Worst
		c.within(at+".file_days", t.FileDays, 0, 3650)
		c.within(at+".cadence.days", t.Cadence.Days, 1, 3650)
		c.oneOf(at+".cadence.by", t.Cadence.By, []string{ByVisit, ByCall})
		c.oneOf(at+".cadence.window", t.Cadence.Window, IDs(b.Windows))
	}
	sum := 0
	for _, a := range b.AmountClasses {
		c.within("amount_classes."+a.ID+".share_pct", a.Share, 1, 100)
		sum += a.Share
	}
	if sum != 100 {
		c.fault("amount_classes", "let the shares add up to 100", "the shares add up to %d", sum)
	}
	for _, m := range b.ManageModes {
		c.oneOf("manage_modes."+m.ID+".amount_class", m.Class, IDs(b.AmountClasses))
	}
	for _, i := range b.Industries {
		c.oneOf("industries."+i.ID+".class", i.Class, IDs(b.IndustryClasses))
	}
	places := map[string]string{}
	for _, r := range b.Regions {
		for _, p := range r.Provinces {
			for _, place := range append([]string{p.Place}, p.Towns...) {
				for _, s := range spellings(place) {
					if was, twice := places[s]; twice && s != "" {
						c.fault("regions."+r.ID, "take it out of one of them", "%s stands in %s too", s, was)
					}
					places[s] = r.ID
				}
			}
		}
	}
	for _, s := range b.Sources {
		c.oneOf("sources."+s.ID+".group", s.Group, IDs(b.SourceGroups))
	}
	for _, col := range b.LeadSheet.Columns {
		c.oneOf("lead_sheet.columns."+col.ID, col.ID, leadColumns())
	}
	for _, col := range b.LeadSheet.More {
		c.oneOf("lead_sheet.more."+col.ID, col.ID, moreColumns())
	}
}

func (c *checker) milestones() {
	b := c.b
	taken := map[string]string{}
	for _, id := range b.ticks() {
		taken[id] = "a question or funnel condition"
	}
	for _, m := range b.Milestones {
		at := "milestones." + m.ID
		for i, n := range m.Next {
			c.oneOf(fmt.Sprintf("%s.next.%d", at, i+1), n, IDs(b.Milestones))
		}
		c.within(at+".win_pct", m.Win, 0, 100)
		c.within(at+".signed_pct", m.Signed, 0, 100)
		c.oneOf(at+".clock", m.Clock, []string{ClockDays, ClockTender, ClockPlan})
		if m.Clock == ClockDays {
			c.within(at+".days", m.Days, 1, 3650)
		}
		if m.Approval != "" {
			c.oneOf(at+".approval", m.Approval, IDs(b.Approvals))
		}
		for i, r := range m.Tell {
			c.oneOf(fmt.Sprintf("%s.tell.%d", at, i+1), r, IDs(b.Roles))
		}
		for _, cond := range m.Exit {
			key := at + ".exit." + cond.ID
			if cond.Proof == ProofApproval && m.Approval == "" {
				c.fault(key, "name the approval: of "+m.ID+", or let proof: be said", "nothing can ever meet it: no approval is asked for in %s", m.ID)
			}
			if other, ok := taken[cond.ID]; ok {
				c.fault(key, "give it an id of its own", "the id %q is that of %s already", cond.ID, other)
			}
			taken[cond.ID] = "a condition of " + m.ID
			c.condition(key, cond)
		}
	}
	if len(c.faults) == 0 { // a wrong next: would only be told twice
		c.graph()
	}
}

func (c *checker) condition(key string, cond Condition) {
	c.oneOf(key+".proof", cond.Proof, []string{ProofSaid, ProofRecords, ProofApproval, ProofCount})
	if cond.Say == (Text{}) {
		c.fault(key+".say", "write as {zh: …, en: …} what a rep has to say", "nothing tells people how to meet it")
	}
	known := c.b.ticks()
	for i, id := range cond.Of {
		c.oneOf(fmt.Sprintf("%s.of.%d", key, i+1), id, known)
	}
	for i, id := range cond.NotNo {
		c.oneOf(fmt.Sprintf("%s.not_no.%d", key, i+1), id, known)
	}
	if cond.Proof != ProofCount {
		return
	}
	c.within(key+".yes", cond.Yes, 0, len(cond.Of))
	c.within(key+".answered", cond.Answered, 0, len(cond.Of))
	if cond.Yes == 0 && cond.Answered == 0 {
		c.fault(key, "write yes: or answered: with a number", "it counts nothing")
	}
}

// noWay begins what is wrong with a milestone that nothing leads to.
const noWay = "no milestone leads to "

// graph faults milestones that cannot be reached from the first, and circles
// but for the way from the last back to the first.
func (c *checker) graph() {
	all := c.b.Milestones
	if len(all) == 0 {
		return
	}
	first, last := all[0].ID, all[len(all)-1].ID
	state := map[string]int{} // 1 on the way, 2 done
	before := len(c.faults)
	var walk func(id string)
	walk = func(id string) {
		state[id] = 1
		m, _ := c.b.Milestone(id)
		for _, n := range m.Next {
			switch {
			case id == last && n == first:
			case state[n] == 1:
				c.fault("milestones."+id+".next", "only the last may lead back, to the first", "the way to %s goes round in a circle", n)
			case state[n] == 0:
				walk(n)
			}
		}
		state[id] = 2
	}
	walk(first)
	if len(c.faults) > before {
		return // what the circle cuts off would only be told twice
	}
	for _, m := range all {
		if state[m.ID] == 0 {
			c.fault("milestones."+m.ID, "name it in the next: of another one", noWay+"%s", m.ID)
		}
	}
}

func (c *checker) deals() {
	b := c.b
	who := append(IDs(b.Roles), prefixed("function/", IDs(b.Functions))...)
	discount, _ := b.DiscountRequest()
	for _, a := range b.Approvals {
		at := "approvals." + a.ID
		if a.Discount && a.ID != discount.ID {
			c.fault(at+".discount", "set it to false for one of them", "%s is what is asked for a discount already", discount.ID)
		}
		if len(a.Steps) == 0 {
			c.fault(at+".steps", "name at least one role", "nobody decides")
		}
		for i, s := range a.Steps {
			c.oneOf(fmt.Sprintf("%s.steps.%d", at, i+1), s, who)
		}
		c.oneOf(at+".number", a.Number, IDs(b.Numbers))
		c.within(at+".due_days", a.Due, 1, 60)
		c.within(at+".above_days", a.Above, a.Due, 90)
	}
	for _, f := range b.Functions {
		at := "functions." + f.ID + ".fallback"
		person := false
		for i, s := range f.Fallback {
			c.oneOf(fmt.Sprintf("%s.%d", at, i+1), s, who)
			person = person || !strings.HasPrefix(s, "function/")
		}
		if !person {
			c.fault(at, "end it with a role such as director", "no role stands in when nobody is named")
		}
	}
	for _, q := range b.Questions {
		for i, id := range q.Proves {
			c.oneOf(fmt.Sprintf("questions.%s.proves.%d", q.ID, i+1), id, b.conditions())
		}
	}
	for _, l := range b.Funnel {
		for i, id := range l.Questions {
			c.oneOf(fmt.Sprintf("funnel.%s.questions.%d", l.ID, i+1), id, IDs(b.Questions))
		}
		c.within("funnel."+l.ID+".yes", l.Yes, 0, len(l.Questions))
	}
	if ids := b.ticks(); len(slices.Compact(slices.Sorted(slices.Values(ids)))) != len(ids) {
		c.fault("funnel", "give every question and condition an id of its own", "an id is there twice among questions and funnel conditions")
	}
	for _, f := range b.Application {
		at := "application." + f.ID
		c.oneOf(at+".kind", f.Kind, []string{"line", "area", "number", "money", "date", "one", "many", "person"})
		c.oneOf(at+".by", f.By, []string{FieldApplicant, FieldAuto, FieldReviewer})
		if f.Required && f.By != FieldApplicant {
			c.fault(at+".required", "let by: be applicant, or take required: away", "only what the applicant fills in can be required")
		}
	}
	c.rates()
}

func (c *checker) rates() {
	for i, r := range c.b.Rates {
		at := fmt.Sprintf("rates.%d", i+1)
		for key, cur := range map[string]string{".from": r.From, ".to": r.To} {
			if !regexp.MustCompile(`^[A-Z]{3}$`).MatchString(cur) {
				c.fault(at+key, "write three capitals, such as CNY", "%q is no currency", cur)
			}
		}
		if !crm.Date(r.On).Valid() {
			c.fault(at+".on", "write it as 2026-01-31", "%q is no date", r.On)
		}
		if r.Rate <= 0 {
			c.fault(at+".rate", "write how many units of to: one of from: is worth", "the rate must be above 0")
		}
	}
}

func (c *checker) people() {
	b := c.b
	for _, a := range b.Activities {
		for i, f := range a.Does {
			c.oneOf(fmt.Sprintf("activities.%s.does.%d", a.ID, i+1), f, IDs(b.Functions))
		}
		if a.Counts != "" {
			c.oneOf("activities."+a.ID+".counts", a.Counts, []string{ByVisit, ByCall})
		}
	}
	for _, must := range []string{crm.Visit, crm.Call, crm.OtherActivity} {
		c.oneOf("activities", must, IDs(b.Activities))
	}
	for _, e := range b.Expenses {
		if e.Travel && e.Needs {
			c.fault("expenses."+e.ID, "keep one of travel: and approval:", "travel is always taken, so it cannot wait for an approval")
		}
	}
	for _, d := range b.Decides {
		for i, r := range d.Offers {
			c.oneOf(fmt.Sprintf("decision_roles.%s.offers.%d", d.ID, i+1), r, IDs(b.BuyingRoles))
		}
	}
	if !sort.SliceIsSorted(b.Depths, func(i, j int) bool { return b.Depths[i].From < b.Depths[j].From }) {
		c.fault("depths", "let from: grow from row to row", "the depths are out of order")
	}
	for i, s := range b.RelationWay {
		at := fmt.Sprintf("relation_steps.%d", i+1)
		c.oneOf(at+".from", s.From, IDs(b.Relations))
		c.oneOf(at+".to", s.To, IDs(b.Relations))
		if s.After != "" {
			c.oneOf(at+".after", s.After, IDs(b.Relations))
		}
	}
}

func (c *checker) rhythm() {
	b := c.b
	for _, w := range b.Windows {
		if len(w.Spans) == 0 {
			c.fault("windows."+w.ID+".spans", `write [{from: "09:00", to: "18:00"}]`, "it is never open")
		}
		for i, s := range w.Spans {
			at := fmt.Sprintf("windows.%s.spans.%d", w.ID, i+1)
			c.clock(at+".from", s.From)
			c.clock(at+".to", s.To)
			if s.From >= s.To {
				c.fault(at, "let it end on the same day, after it began", "it ends at %s, before it begins", s.To)
			}
		}
	}
	to := append([]string{"person", "team"}, append(IDs(b.Roles), prefixed("function/", IDs(b.Functions))...)...)
	days := []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun", "workday", "first"}
	for _, j := range b.Jobs {
		at := "jobs." + j.ID
		c.clock(at+".at", j.At)
		c.within(at+".jitter", j.Jitter, 1, 59)
		c.oneOf(at+".to", j.To, to)
		if len(j.Days) == 0 {
			c.fault(at+".days", "write [workday], or off: true", "it never comes")
		}
		for i, d := range j.Days {
			c.oneOf(fmt.Sprintf("%s.days.%d", at, i+1), d, days)
		}
		if j.Window != "" {
			c.oneOf(at+".window", j.Window, IDs(b.Windows))
		}
		if in := partOf()[j.ID]; j.With != "" && in != j.With {
			c.fault(at+".with", "leave it out: only the funnel goes into the card of daily, and pareto into that of pyramid", "%s has no place in the card of %s", j.ID, j.With)
		}
	}
	c.nudges()
	c.limits()
}

// partOf names, for each job that can stand in the card of another one, that one.
func partOf() map[string]string { return map[string]string{"funnel": "daily", "pareto": "pyramid"} }

func (c *checker) limits() {
	b, r := c.b, c.b.Restraint
	c.within("restraint.questions_per_message", r.PerMessage, 0, 3)
	c.within("restraint.questions_per_day", r.PerDay, 0, 20)
	c.within("restraint.morning_card", r.Morning, 1, 20)
	c.within("restraint.reminders_per_day", r.Reminders, 1, 50)
	c.within("restraint.patience", r.Patience, 1, 30)
	c.within("restraint.days_apart", r.Apart, 0, 30)
	c.within("restraint.digest_top", r.Section, 1, 20)
	c.within("restraint.escalate_times", r.Escalate, 1, 10)
	c.within("restraint.snooze_stops", r.SnoozeStops, 0, 10)
	c.within("restraint.snooze_days", r.SnoozeDays, 1, 90)
	c.within("restraint.grace_days", r.GraceDays, 0, 90)
	kinds := append([]string{"approval"}, append(IDs(b.Deadlines), IDs(b.Nudges)...)...)
	for i, k := range r.NeverMuted {
		c.oneOf(fmt.Sprintf("restraint.never_muted.%d", i+1), k, kinds)
	}
	c.within("visits.wanted", b.Visits.Wanted, 1, 20)
	c.within("visits.stalled_days", b.Visits.Stalled, 1, 3650)
	c.within("visits.busy_visits", b.Visits.Busy, 1, 100)
	c.within("visits.busy_days", b.Visits.BusyIn, 1, 3650)
	c.within("patience.times", b.Patience.Times, 1, 10)
	c.within("patience.longest_days", b.Patience.Longest, 1, 3650)
	for i, tier := range b.Visits.CallsFor {
		c.oneOf(fmt.Sprintf("visits.calls_for.%d", i+1), tier, IDs(b.Tiers))
	}
	c.within("claim.protect_days", b.Claim.Protect, 1, 3650)
	c.within("pareto_pct", b.Pareto, 1, 100)
	c.clock("reading.night_until", b.Reading.NightUntil)
	c.within("reading.learn_after", b.Reading.LearnAfter, 1, 100)
	for i, name := range b.Reading.Accounts {
		if strings.TrimSpace(name) == "" || len([]rune(name)) > 20 {
			c.fault(fmt.Sprintf("reading.accounts.%d", i+1), "write a word of at most 20 letters", "is empty or too long")
		}
	}
	for locale := range b.Reading.Currency {
		c.oneOf("reading.currency."+locale, locale, []string{"zh", "en"})
	}
	if s, d := b.Reading.Sure, b.Reading.Draft; d < 0 || d > s || s > 1 {
		c.fault("reading", "write numbers from 0 to 1", "draft: must not be above sure:")
	}
}

// ticks lists the ids of all questions and funnel conditions.
func (b *Book) ticks() []string { return append(IDs(b.Questions), b.conditions()...) }

func (b *Book) conditions() (ids []string) {
	for _, l := range b.Funnel {
		ids = append(ids, IDs(l.Conditions)...)
	}
	return ids
}

func prefixed(prefix string, ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = prefix + id
	}
	return out
}
