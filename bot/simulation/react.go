package simulation

import (
	"context"
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }

// pending is a card that somebody means to answer.
type pending struct{ heard }

// choice is the button with which a question is answered first, if a card asks
// one.
func choice(all []chat.Button) (chat.Button, bool) {
	for _, b := range all {
		switch b.Do.Verb {
		case cards.DoConfirm, cards.DoChoose, cards.DoIntent, cards.DoEnd:
			return b, true
		}
	}
	return chat.Button{}, false
}

// react decides what somebody does about what he was told: a request, a
// reminder. asked is who waits for an answer; what he reads is no reminder.
func (p *play) react(h heard, who, asked *person) {
	if h.Edit {
		if open := p.cards[h.Ref]; open != nil {
			open.heard = h
		}
		return
	}
	if who == nil || who == asked || len(h.Post.Card.AllButtons()) == 0 {
		return
	}
	dc := roll(p.Seed, "react", who.ID, h.Post.Key)
	if b, ok := decision(h.Post.Card.AllButtons(), dc); ok {
		p.answerLater(h, who, b.Do.Verb, dc.between(10, who.Habit.Slow*60), dc.chance(who.Habit.Acts),
			func(now chat.Button) bool { return now.Label == b.Label })
		return
	}
	if asked == nil {
		p.remind(h, who, dc)
	}
}

// decision is what somebody who decides presses: mostly yes.
func decision(all []chat.Button, dc dice) (chat.Button, bool) {
	var of []chat.Button
	for _, b := range all {
		switch b.Do.Verb {
		case cards.DoDecide, cards.DoConfirmPaid, cards.DoSettle, cards.DoVerify:
			of = append(of, b)
		}
	}
	if len(of) == 0 {
		return chat.Button{}, false
	}
	if len(of) > 1 && dc.chance(0.12) {
		return of[1], true
	}
	return of[0], true
}

// answerLater has somebody press, after so many minutes of his working time, the
// first button of that verb that is still there.
func (p *play) answerLater(h heard, who *person, verb string, after int, does bool, fits func(chat.Button) bool) {
	if !does {
		return
	}
	p.cards[h.Ref] = &pending{h}
	p.plan(p.worked(who, after), func(ctx context.Context) error {
		now := p.cards[h.Ref].heard
		delete(p.cards, h.Ref)
		all := now.Post.Card.AllButtons()
		n := slices.IndexFunc(all, func(b chat.Button) bool { return b.Do.Verb == verb && fits(b) })
		if n < 0 || !who.here(crm.DateOf(p.now.In(who.zone))) {
			return nil
		}
		answers, err := p.press(ctx, who, now, all[n])
		if err != nil {
			return err
		}
		p.watch.pressed(who, h.Ref, verb)
		p.clear(who, answers)
		return nil
	})
}

// worked is the moment after so many minutes of somebody's working time, as he
// really works: not while he is away.
func (p *play) worked(who *person, n int) time.Time {
	at, cal := p.now, p.Calendars(who.Calendar)
	for range 60 {
		d := crm.DateOf(at.In(who.zone))
		start, end := d.At("09:00", who.zone), d.At("18:00", who.zone)
		_, away := who.away(d)
		if cal.Workday(d) && !away && at.Before(end) {
			at = later(at, start)
			room := int(end.Sub(at) / time.Minute)
			if n <= room {
				return at.Add(minutes(n))
			}
			n -= room
		}
		at = d.AddDays(1).At("09:00", who.zone)
	}
	return at
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// remind decides what somebody does about a reminder, a card of several or one
// of one matter.
func (p *play) remind(h heard, who *person, dc dice) {
	after := dc.between(2, 30+40*who.Habit.Slow)
	buttons := h.Post.Card.AllButtons()
	has := func(verb string) bool {
		return slices.ContainsFunc(buttons, func(b chat.Button) bool { return b.Do.Verb == verb })
	}
	whichever := func(chat.Button) bool { return true }
	habit := who.Habit
	switch c := dc.Float64(); {
	case c < habit.Asks && has(cards.DoWhy):
		p.answerLater(h, who, cards.DoWhy, after, true, whichever)
	case c < habit.Asks+habit.Mutes && has(cards.DoMute):
		p.answerLater(h, who, cards.DoMute, after, true, whichever)
	case c < habit.Asks+habit.Mutes+habit.Snoozes && has(cards.DoSnooze):
		p.answerLater(h, who, cards.DoSnooze, after, true, whichever)
	case c < habit.Asks+habit.Mutes+habit.Snoozes+habit.Acts:
		p.act(h, who, after, has(cards.DoDone), dc)
	}
}

// act has somebody do what he was reminded of: what is due is done and said,
// a customer not seen for long is visited in the days that follow.
func (p *play) act(h heard, who *person, after int, done bool, dc dice) {
	if done {
		p.answerLater(h, who, cards.DoDone, after, true, func(chat.Button) bool { return true })
		return
	}
	today := crm.DateOf(p.now.In(who.zone))
	for n, line := range h.Post.Card.Lines {
		named := who.named(line)
		if len(named) == 0 || !dc.chance(0.75) {
			continue
		}
		k := named[0]
		switch {
		case n > 0 && dc.chance(0.3): // not all of it on one day
			k.Wanted = p.workday(who, today.AddDays(dc.between(1, 3)))
		case strings.ContainsAny(line, "⏰") || overdue(line):
			text := circled(line) + " 完成"
			if who.Locale == "en" {
				text = circled(line) + " done"
			}
			p.writeAt(who, p.worked(who, after+2*n), text, k)
		default:
			k.Wanted = p.workday(who, today.AddDays(dc.between(0, 2)))
		}
	}
}

// overdue reports whether a line of a reminder speaks of a step that is due.
func overdue(line string) bool {
	for _, word := range []string{"到期", "过期", "等对方", "due", "overdue", "waiting for"} {
		if strings.Contains(line, word) {
			return true
		}
	}
	return false
}

// circled is the number at the beginning of a line, ① or ②; ① where there is
// none.
func circled(line string) string {
	for _, r := range line {
		if r >= '①' && r <= '⑳' {
			return string(r)
		}
	}
	return "①"
}
