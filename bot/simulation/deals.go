package simulation

import (
	"context"
	"fmt"
	"strings"

	"milepost/storage/crm"
)

// applyWords are what an application is filled in with, message by message.
var applyWords = map[string][]string{
	"zh": lines("立项 {a}|需求:两条换线,年底前投产|资金客户自筹 {d}签 竞争对手大族|{c}拍板,资金已批,小组{me}|换线快、能耗低|费用3万|客户收益:产能提升30% 我方收益:打开新市场|问题1-3是 问题5 不清|提交"),
	"en": lines("apply for {a}|need: two lines by the end of the year|funding: own money, signing {d}, competitor Dazu|{c} decides, funds approved, team {me}|our value: fast changeover, low energy|expenses 3k EUR|their benefit: 30% more output, our benefit: a new market|Q1-3 yes, Q5 unclear|submit"),
}

// deal has a rep speak of a deal where its next stage has come; false when there
// is nothing to say of it on that day.
func (p *play) deal(who *person, k *customer, d crm.Date, minute int, dc dice) bool {
	l := k.deal
	if l == nil || d < l.Next || l.Stage > dealNone && l.Still || !dc.chance(max(0.5, who.Habit.Logs)) {
		return false
	}
	ph := in(who.Locale)
	at := minute + dc.between(20, 70)
	tell := func(texts []string, days ...crm.Date) {
		text := fill(of(dc, texts), "{n}", amount(who.Locale, l.Amount))
		p.write(who, d, at, p.words(who, k, text, d, dc, days...), k)
	}
	switch l.Stage {
	case dealNone:
		tell(ph.open)
		l.Stage, l.Next = dealOpen, d.AddDays(dc.between(4, 15))
	case dealOpen:
		p.apply(who, k, d, at)
		l.Stage, l.Next = dealApplied, d.AddDays(dc.between(5, 15))
	case dealApplied:
		tell(ph.quote)
		l.Stage, l.Next = dealQuoted, d.AddDays(dc.between(4, 14))
	case dealQuoted:
		p.decideDeal(who, k, d, at, dc)
	default:
		return false
	}
	return true
}

// decideDeal has a deal that was quoted go to tender, be signed, lost or paused.
func (p *play) decideDeal(who *person, k *customer, d crm.Date, at int, dc dice) {
	l, ph := k.deal, in(who.Locale)
	switch c := dc.Float64(); {
	case c < 0.4:
		l.Tender = p.workday(who, d.AddDays(dc.between(16, 30)))
		pay := p.Calendars(who.Calendar).OnOrBefore(l.Tender.AddDays(-8))
		p.write(who, d, at, p.words(who, k, of(dc, ph.tender), d, dc, pay, l.Tender), k)
		l.Stage = dealTender
		p.tender(who, k, pay, dc)
	case c < 0.7:
		p.sign(who, k, d, at, dc)
	case c < 0.9:
		p.write(who, d, at, p.words(who, k, of(dc, ph.lost), d, dc), k)
		l.Stage = dealOver
	default:
		wake := d.AddDays(dc.between(30, 90))
		p.write(who, d, at, p.words(who, k, of(dc, ph.pause), d, dc, wake, wake), k)
		l.Next = wake
	}
}

// apply writes an application, message by message.
func (p *play) apply(who *person, k *customer, d crm.Date, at int) {
	ends := day(who.Locale, d.AddDays(90))
	for n, text := range applyWords[who.Locale] {
		p.write(who, d, at+2*n, fill(text, "{a}", k.Name, "{c}", k.Contact, "{me}", who.Name, "{d}", ends), k)
	}
}

// tender plans what is done for a tender until its result is known. Who logs
// badly pays the deposit and says nothing.
func (p *play) tender(who *person, k *customer, pay crm.Date, dc dice) {
	l, ph := k.deal, in(who.Locale)
	if dc.chance(who.Habit.Logs) {
		p.write(who, p.Calendars(who.Calendar).OnOrBefore(pay.AddDays(-dc.between(0, 3))), 15*60+dc.between(0, 59), p.words(who, k, of(dc, ph.paid), pay, dc), k)
	}
	if dc.chance(who.Habit.Logs) {
		before := p.Calendars(who.Calendar).OnOrBefore(l.Tender.AddDays(-1))
		p.write(who, before, 16*60+dc.between(0, 59), p.words(who, k, of(dc, ph.submitted), l.Tender, dc), k)
	}
	result := p.workday(who, l.Tender.AddDays(dc.between(1, 5)))
	if !dc.chance(who.Habit.Logs) {
		return
	}
	if dc.chance(0.45) {
		p.write(who, result, 11*60+dc.between(0, 59), p.words(who, k, of(dc, ph.won), result, dc), k)
		p.sign(who, k, p.workday(who, result.AddDays(dc.between(5, 12))), 14*60+dc.between(0, 59), dc)
		return
	}
	p.write(who, result, 11*60+dc.between(0, 59), p.words(who, k, of(dc, ph.missed), result, dc), k)
	l.Stage = dealOver
}

// sign has a contract signed, a payment plan said, and money come in, in time or
// late.
func (p *play) sign(who *person, k *customer, d crm.Date, at int, dc dice) {
	l, ph := k.deal, in(who.Locale)
	l.Stage = dealPaying
	number := fmt.Sprintf("HT-%s-%03d", d[:4], dc.between(1, 999))
	text := fill(of(dc, ph.signed), "{a}", k.Name, "{d}", number, "{n}", amount(who.Locale, l.Amount))
	p.write(who, d, at, text, k)
	first, second := p.workday(who, d.AddDays(dc.between(7, 13))), p.workday(who, d.AddDays(dc.between(40, 80)))
	p.write(who, d, at+4, p.words(who, k, of(dc, ph.plan), d, dc, first, second), k)
	for n, due := range []crm.Date{first, second} {
		share := []int{30, 60}[n]
		come := due
		if dc.chance(0.4) {
			come = due.AddDays(dc.between(1, 40))
		}
		sum := amount(who.Locale, max(1, l.Amount*share/100))
		p.write(who, p.workday(who, come), 10*60+dc.between(0, 300), fill(of(dc, ph.money), "{a}", k.Name, "{n}", sum), k)
	}
}

// named are the customers of somebody that a text names.
func (p *person) named(text string) []*customer {
	var out []*customer
	for _, k := range p.Customers {
		if strings.Contains(text, k.Name) {
			out = append(out, k)
		}
	}
	return out
}

// clear answers a question that somebody was asked when he wrote: with the
// first choice, mostly, a minute or two later.
func (p *play) clear(who *person, answers []heard) {
	for _, h := range answers {
		b, ok := choice(h.Post.Card.AllButtons())
		if !ok {
			continue
		}
		dc := roll(p.Seed, "clear", who.ID, h.Post.Key)
		if !dc.chance(max(0.3, who.Habit.Logs-0.1)) {
			p.watch.note("questions that nobody answered")
			return
		}
		p.plan(p.now.Add(minutes(dc.between(1, 4))), func(ctx context.Context) error {
			p.watch.note("questions that were answered")
			_, err := p.press(ctx, who, h, b)
			return err
		})
		return
	}
}
