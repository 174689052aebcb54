package simulation

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// begin plans the first morning, on which the customers come into the store,
// and the days of everybody.
func (p *play) begin() {
	specialist := p.co.person("specialist")
	start := p.From.At("00:00", specialist.zone)
	p.now = start
	p.Set(start)
	for n, t := range p.co.Teams {
		p.plan(start.Add(time.Duration(5+n)*time.Minute), func(ctx context.Context) error {
			file := p.stage(specialist).attach("leads-"+t.ID+".csv", p.co.sheet(p.Options, t.ID))
			answers, err := p.send(ctx, specialist, chat.Message{Kind: chat.Text, Files: []chat.File{file}})
			if err != nil {
				return err
			}
			for _, h := range answers {
				for _, b := range h.Post.Card.AllButtons() {
					if b.Do.Verb == cards.DoImport {
						_, err := p.press(ctx, specialist, h, b)
						return err
					}
				}
			}
			return fmt.Errorf("the customers of team %s are not taken in", t.ID)
		})
	}
	zones := map[string]bool{}
	for _, who := range p.co.People {
		if !zones[who.Zone] {
			zones[who.Zone] = true
			p.days(who.zone, who.Zone, p.From)
		}
	}
	p.newcomers()
}

// first presses the first button of what somebody was answered.
func (p *play) first(ctx context.Context, who *person, answers []heard) error {
	for _, h := range answers {
		if all := h.Post.Card.AllButtons(); len(all) > 0 {
			_, err := p.press(ctx, who, h, all[0])
			return err
		}
	}
	return nil
}

func (p *play) stage(who *person) *Stage {
	for _, s := range p.Stages {
		if s.Name() == who.Home {
			return s
		}
	}
	return p.Stages[0]
}

// days plans the lives of everybody of a zone, each day when it begins there,
// and has yesterday looked over.
func (p *play) days(loc *time.Location, zone string, d crm.Date) {
	at := d.At("00:20", loc)
	p.plan(at, func(ctx context.Context) error {
		if d > p.From {
			if err := p.watch.dayOver(ctx, zone, d.AddDays(-1)); err != nil {
				return err
			}
		}
		if d > p.To {
			return nil
		}
		for _, who := range p.co.People {
			if who.Zone == zone && who.here(d) {
				p.live(who, d)
			}
		}
		p.days(loc, zone, d.AddDays(1))
		return nil
	})
}

// live plans a day of somebody.
func (p *play) live(who *person, d crm.Date) {
	dc := roll(p.Seed, "day", who.ID, string(d))
	p.absence(who, d, dc)
	if _, away := who.away(d); away || !p.Calendars(who.Calendar).Workday(d) || !who.rep() {
		return
	}
	hour := 9*60 + dc.between(5, 50)
	for _, k := range p.visits(who, d, dc) {
		p.visit(who, k, d, hour, dc)
		hour += dc.between(70, 160)
	}
	for range dc.between(0, 2) {
		if k := p.someone(who, dc); k != nil {
			p.call(who, k, d, 9*60+dc.between(20, 500), dc)
		}
	}
	if dc.chance(0.15 * who.Habit.Neat) {
		text := of(dc, in(who.Locale).talk)
		if k := p.someone(who, dc); k != nil {
			text = fill(text, "{a}", k.Name)
		}
		p.write(who, d, 9*60+dc.between(10, 520), text, nil)
	}
	if who.Habit.Neat > 0.3 && dc.chance(0.12) {
		if k := p.someone(who, dc); k != nil {
			p.write(who, d, 17*60+dc.between(0, 30), fill(of(dc, in(who.Locale).spent), "{a}", k.Name), nil)
		}
	}
}

// minutes is a moment of a day, so many minutes after midnight, by the clock of
// whoever lives there: a day on which the clocks change has it too.
func (p *person) minutes(d crm.Date, n int) time.Time {
	return d.At(fmt.Sprintf("%02d:%02d", n/60%24, n%60), p.zone)
}

// write has somebody write at a minute of a day; about is the customer that he
// writes of, if any.
func (p *play) write(who *person, d crm.Date, minute int, text string, about *customer) {
	p.writeAt(who, who.minutes(d, minute), text, about)
}

func (p *play) writeAt(who *person, at time.Time, text string, about *customer) {
	p.enter(act{at: at, says: &saying{who, text}, do: func(ctx context.Context) error {
		if !who.here(crm.DateOf(p.now.In(who.zone))) {
			return nil // he has left since
		}
		answers, err := p.say(ctx, who, text)
		if err != nil {
			return err
		}
		p.watch.acted(who, about)
		p.clear(who, answers)
		return nil
	}})
}

// visits are the customers that a rep goes to on a day: where he has an
// appointment or was reminded to go, else whom he has not seen for longest.
func (p *play) visits(who *person, d crm.Date, dc dice) []*customer {
	var out []*customer
	most := dc.between(0, 3)
	for _, k := range who.Customers {
		if (k.Booked == d || k.Wanted != "" && k.Wanted <= d) && len(out) < most+1 {
			out = append(out, k)
			k.Booked, k.Wanted = "", ""
		}
	}
	for len(out) < most {
		k := p.neglected(who, d, dc)
		if k == nil {
			break
		}
		out = append(out, k)
		k.Seen = d
	}
	return out
}

// neglected picks the one of a few customers at random that wants a visit most:
// those of the better tiers, and those not seen for long.
func (p *play) neglected(who *person, d crm.Date, dc dice) *customer {
	var best *customer
	worst := 0
	for range 6 {
		k := p.someone(who, dc)
		if k == nil || k.Tier > "B" && (k.deal == nil || d < k.deal.Next) && dc.chance(0.8) {
			continue
		}
		days := d.Sub(k.Seen) * (3 - min(2, int(k.Tier[0]-'A')))
		if k.deal != nil && d >= k.deal.Next && k.deal.Stage < dealTender && (k.deal.Stage == dealNone || !k.deal.Still) {
			days += 90
		}
		if days > worst {
			best, worst = k, days
		}
	}
	return best
}

func (p *play) someone(who *person, dc dice) *customer {
	if len(who.Customers) == 0 {
		return nil
	}
	return of(dc, who.Customers)
}

// visit has a rep go to a customer, and write of it as is his habit.
func (p *play) visit(who *person, k *customer, d crm.Date, minute int, dc dice) {
	k.Seen = d
	if p.deal(who, k, d, minute, dc) || !dc.chance(who.Habit.Logs) {
		return
	}
	ph := in(who.Locale)
	kind := ph.visit
	at, on := minute+dc.between(30, 110), d
	switch {
	case dc.chance(0.06):
		kind = ph.nobody
	case dc.chance(who.Habit.Late):
		kind, at = ph.visitLate, 9*60+dc.between(0, 400)
		on = p.Calendars(who.Calendar).Add(d, 1)
		if on.Sub(d) > 1 { // yesterday would be wrong: a weekday is said
			kind = kind[len(kind)-1:]
		}
	case !dc.chance(who.Habit.Neat):
		kind = ph.sloppy
	case dc.chance(0.45):
		kind = ph.visitNext
	}
	text := of(dc, kind)
	if on != d {
		text = fill(text, "{w}", ph.weekday[d.Weekday()]) // the day on which it was
	}
	p.write(who, on, at, p.words(who, k, text, d, dc), k)
	if dc.chance(0.2) && on == d {
		k.Booked = p.workday(who, d.AddDays(dc.between(3, 9)))
		p.write(who, d, at+dc.between(3, 20), p.words(who, k, of(dc, ph.book), d, dc, k.Booked), k)
	}
}

// call has a rep call a customer.
func (p *play) call(who *person, k *customer, d crm.Date, minute int, dc dice) {
	if !dc.chance(who.Habit.Logs) {
		return
	}
	ph := in(who.Locale)
	kind := ph.call
	if dc.chance(0.15) {
		kind = ph.noAnswer
	} else if dc.chance(0.25) {
		kind = ph.callNext
	}
	p.write(who, d, minute, p.words(who, k, of(dc, kind), d, dc), k)
}

// words fills in a phrase; days are what {w} and {d} mean, else some day soon.
func (p *play) words(who *person, k *customer, text string, d crm.Date, dc dice, days ...crm.Date) string {
	ph := in(who.Locale)
	soon := p.workday(who, d.AddDays(dc.between(1, 9)))
	late := soon.AddDays(20)
	if len(days) > 0 {
		soon = days[0]
	}
	if len(days) > 1 {
		late = days[1]
	}
	word := ph.coming(who.Locale, d, soon)
	return fill(text, "{a}", k.Name, "{c}", k.Contact, "{t}", of(dc, ph.topic), "{s}", of(dc, ph.step), "{w}", word, "{d}", day(who.Locale, late))
}

// workday is that day, or the next that is worked, for somebody.
func (p *play) workday(who *person, d crm.Date) crm.Date {
	return p.Calendars(who.Calendar).OnOrAfter(d)
}

// absence has somebody say that he will not be there, or that he is ill.
func (p *play) absence(who *person, d crm.Date, dc dice) {
	ph := in(who.Locale)
	for _, s := range who.Away {
		switch {
		case s.Sick && s.From <= d && d <= s.To && dc.chance(0.8):
			p.write(who, d, 8*60+dc.between(20, 55), of(dc, ph.sick), nil)
		case !s.Sick && s.From.AddDays(-4) == d:
			text := of(dc, ph.leave)
			p.write(who, d, 10*60+dc.between(0, 59), fill(text, "{w}", day(who.Locale, s.From), "{d}", day(who.Locale, s.To)), nil)
		}
	}
}

// code is what a newcomer types.
var code = regexp.MustCompile(`\b\d{6}\b`)

// newcomers plans who joins and who leaves: the admin adds them, they say the
// code that he got, and customers are handed over.
func (p *play) newcomers() {
	admin := p.co.person("admin")
	for _, who := range p.co.People {
		if who.Joins != "" {
			p.plan(who.minutes(who.Joins, 9*60+31), func(ctx context.Context) error { return p.join(ctx, admin, who) })
		}
		if who.Leaves != "" {
			p.plan(who.minutes(who.Leaves, 16*60+12), func(ctx context.Context) error { return p.leave(ctx, admin, who) })
		}
	}
}

func (p *play) join(ctx context.Context, admin, who *person) error {
	team := ""
	for _, t := range p.co.Teams {
		if t.ID == who.Team {
			team = t.Name
		}
	}
	answers, err := p.say(ctx, admin, fmt.Sprintf("加%s %s 销售", who.Name, team))
	if err != nil {
		return err
	}
	var said []heard
	for _, h := range answers {
		if all := h.Post.Card.AllButtons(); len(all) > 0 {
			if said, err = p.press(ctx, admin, h, all[0]); err != nil {
				return err
			}
		}
	}
	for _, h := range said {
		if found := code.FindString(h.Post.Card.Plain()); found != "" {
			_, err := p.say(ctx, who, "绑定 "+found)
			return err
		}
	}
	p.watch.note("newcomers that could not join")
	p.overhear(admin, "加 "+who.Name, slices.Concat(answers, said))
	return nil
}

// overhear tells whoever listens what somebody was answered who did not get what
// he wanted.
func (p *play) overhear(who *person, said string, answers []heard) {
	for _, h := range answers {
		if p.Ear != nil {
			p.Ear(who.Name, said, h.Post.Card.Plain())
		}
	}
}

func (p *play) leave(ctx context.Context, admin, who *person) error {
	heir := who
	for _, o := range p.co.People {
		if o.rep() && o.Team == who.Team && o != who && o.Leaves == "" && (o.Joins != "" || heir == who) {
			heir = o
		}
	}
	answers, err := p.say(ctx, admin, fmt.Sprintf("%s离职,客户交给%s", who.Name, heir.Name))
	if err != nil {
		return err
	}
	if err := p.first(ctx, admin, answers); err != nil {
		return err
	}
	for _, h := range answers {
		if strings.Contains(h.Post.Card.Plain(), heir.Name) {
			heir.Customers = append(heir.Customers, who.Customers...)
			who.Customers = nil
			return nil
		}
	}
	p.watch.note("hand-overs that were not understood")
	p.overhear(admin, who.Name+"离职", answers)
	return nil
}
