package handlers

import (
	"fmt"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// snoozeIntent puts the reminder of a customer off.
func snoozeIntent() Intent {
	return Intent{
		Name:  "snooze",
		Words: append([]string{"推迟", "下月再说", "snooze"}, laterAlone...),
		Weigh: func(f parse.Facts) float64 {
			if againWanted(f) {
				return 0.99
			}
			return putsOffDays(f)
		},
		Examples: []string{"粤钢下个月再说", "下月再说", "snooze Oakline until Friday", "remind me Thursday instead", "周四再提醒我吧"},
		Near:     []string{"remind me Thursday re Oakline", "推到下周三", "那个项目客户说再等等", "别烦我", "先放着,客户说明年再看"},
		Handle:   (*request).snooze,
	}
}

// putsOffDays weighs a wish to put a reminder off to another day.
func putsOffDays(f parse.Facts) float64 {
	switch {
	case againThen.MatchString(f.Plain()), allThen.MatchString(f.Plain()), knowsAccount(f) && canWait.MatchString(f.Plain()):
		return 0.97
	case f.Question || f.Letters() > 24:
		return 0
	case f.Holds("再说", "再提醒", "晚点提醒") && !f.Holds("再说一遍", "说了") && !saidLater.MatchString(f.Plain()):
		return 0.85
	case f.Word("snooze"):
		return 0.96
	}
	return 0
}

// A wish to be reminded of the same on another day, remind me Thursday instead, or of all
// that a card named; a customer who can wait; and a month until which he can.
var (
	allThen = wording.OneOf(
		`^(?:都|全部?|全都|这些都?|剩下的都?)`+tripDays+`(?:再说|再提醒|再看|吧)+$`,
		`^`+wording.Any(`all`, `everything`, `all of (?:them|these|it)`, `the rest`)+
			` (?:until |till |on |to )?`+
			wording.Any(`tomorrow`, `(?:next )?(?:week|mon|tue|wed|thu|fri)[a-z]*`)+`$`,
	)
	againThen = wording.OneOf(
		`^(?:please |pls |can you )?remind me (?:about|of|re) .{2,30} instead$`,
		`^(?:remind|nudge|ping) me (?:again )?`+
			wording.Any(`later`, `tomorrow`, `(?:on |next )?(?:mon|tue|wed|thu|fri)[a-z]*`)+`$`,
		`^(?:please |pls )?(?:remind|nudge|ping|ask) me (?:again )?(?:on |at |in |next |this )*`+
			`[\w ]{3,16}?(?: instead| rather)(?: please| pls)?$`,
		`^(?:please |pls )?(?:remind|nudge|ping|ask) me again (?:on |at |in )?[\w ]{3,16}$`,
		`^`+tripDays+`再(?:提醒|叫|喊|催)我?(?:吧|好了|就行)?$`,
	)
	canWait    = wording.Compile(`\b(?:can|could) wait (?:until|till|for|another)\b|^(?:please |pls |just |let'?s )*leave .{2,30} (?:until|till) |\bnot (?:urgent|before|until|till)\b`)
	monthNamed = wording.Compile(`\b(?:to|until|till|in|before) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$`)
)

// untilMonth is the day until which something is put off: where a month is named its first
// day, since the one before it would be too early.
func (q *request) untilMonth(day crm.Date) crm.Date {
	m := monthNamed.FindStringSubmatch(squash(q.m.Text))
	if m == nil {
		return day
	}
	d := nextMonth(q.today())
	for !strings.HasPrefix(strings.ToLower(d.In(time.UTC).Month().String()), m[1]) {
		d = nextMonth(d)
	}
	return d
}

// saidLater finds that somebody put a matter off himself: 王厂长说明年再说.
var saidLater = wording.Compile(`(客户|对方|[他她]们?|总|工|董|老板|厂长|经理|部长|主任|科长|处长|领导|小姐|先生|女士)(们|那边)?(都|也|就|又)?(说|讲|表示|回复|让)[^,,。]{0,12}再说`)

// snooze puts off within the day, or to another one.
func (q *request) snooze() error {
	if againWanted(q.f) {
		if err := q.again(); err != errPass || putsOffDays(q.f) == 0 {
			return err // 3点提醒我 moves nothing to today
		}
	}
	return q.snoozeDay()
}

// snoozeDay puts off the reminder of the customer that was named, or of what was
// just spoken of.
func (q *request) snoozeDay() error {
	until, _ := day(q.f)
	if holds(q.m.Text, "下个月", "下月") && until == "" || word(q.m.Text, "month") && until == "" {
		until = nextMonth(q.today())
	}
	if until = q.untilMonth(until); until == "" {
		until = laterNamed(unnamed(q.f), q.today())
	}
	if until == q.today() && weekday.MatchString(q.m.Text) { // the next one of its name
		until = until.AddDays(7)
	}
	if ref, ok := firstRef(q.f); ok {
		return q.moveRef(ref, until, "")
	}
	if len(q.conv.Items) > 1 && allThen.MatchString(squash(q.m.Text)) {
		return q.snoozeSubject(q.conv.Track, q.daySaid(q.m.Text))
	}
	if mentionedIn(q.f) != "" {
		return q.snoozeNamed(until)
	}
	t, err := q.lastTask()
	if err != nil {
		return err
	}
	if t != nil {
		return q.moveTask(*t, until, t.Clock)
	}
	if len(q.conv.Items) == 1 && !toldOf(q.conv.Items[0].Kind) {
		return q.moveRef(parse.Item{Index: 1}, until, "")
	}
	if q.conv.About != "" {
		a, err := crm.Get[crm.Account](q.tx, q.conv.About)
		if err == nil {
			return q.snoozeAccount(&a, until)
		}
	}
	return errPass
}

// toldOf reports a kind of record that nobody is reminded of: of its customer he is.
func toldOf(k crm.Kind) bool {
	return k == crm.KindActivity || k == crm.KindLead || k == crm.KindContact
}

// snoozeNamed puts off the reminder of the customer that was named.
func (q *request) snoozeNamed(until crm.Date) error {
	fnd, err := q.resolve(q.f.Account, crm.Read)
	if err != nil {
		return err
	}
	switch {
	case fnd.Account != nil:
		return q.snoozeAccount(fnd.Account, until)
	case len(fnd.Known) == 1:
		return q.snoozeAccount(&fnd.Known[0], until)
	case fnd.Taken != nil:
		return q.takenCard(q.f.Account.Text, fnd.Taken)
	}
	q.reply(q.out.AccountUnknown(q.f.Account.Text))
	return nil
}

// nextMonth is the first day of the month after d.
func nextMonth(d crm.Date) crm.Date {
	t := d.In(time.UTC)
	return crm.MakeDate(t.Year(), t.Month()+1, 1)
}

func (q *request) snoozeAccount(a *crm.Account, until crm.Date) error {
	q.about(a.ID, "")
	return q.snoozeSubject(crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}.String(), until)
}

// snoozeSubject puts off one reminder, or all of the card that bundles several.
// Without a day it asks until when.
func (q *request) snoozeSubject(subject string, until crm.Date) error {
	p, single := pointer(subject)
	if until == "" || until <= q.today() {
		return q.askUntil(crm.Pointer{Kind: crm.Kind(""), ID: subject})
	}
	until = q.Calendars(q.who.Calendar).OnOrAfter(until) // nothing is said on a day off
	w, err := q.begin()
	if err != nil {
		return err
	}
	from, _ := playbook.HoursOn(q.who, until)
	at := until.At(from, q.who.Location())
	if !single {
		items, err := q.bundled(subject)
		if err != nil {
			return err
		}
		if len(items) == 0 {
			q.personal(q.say.Stale(""))
			return nil
		}
		for _, p := range items {
			if _, err := w.Snooze(p.String(), at); err != nil {
				return err
			}
		}
		q.personal(q.say.Snoozed(cards.Nudge{Subject: subject}, until))
		return nil
	}
	if _, err := w.Snooze(subject, at); err != nil {
		return err
	}
	n, due, err := q.nudgeOf(p)
	if err != nil {
		return err
	}
	if !due && p.Kind == crm.KindAccount { // of whom nothing is due the name is said all the same
		a, err := crm.Get[crm.Account](q.tx, crm.AccountID(p.ID))
		if err != nil {
			return err
		}
		n = cards.Nudge{Subject: subject, AccountName: a.Name.Text}
	}
	q.personal(q.say.Snoozed(n, until))
	return nil
}

// bundled are the reminders of a card that bundles several: those that it
// showed, of the card of this morning too, else what is due now.
func (q *request) bundled(key string) ([]crm.Pointer, error) {
	if q.conv.Track == key {
		return q.conv.Items, nil
	}
	for _, kept := range []string{cards.KeptMorning(q.who.ID), cards.KeptAgain(q.who.ID)} {
		var shown cards.MorningShown
		if _, err := q.tx.KeptAs(kept, &shown); err != nil {
			return nil, fmt.Errorf("%s: %w", kept, err)
		}
		if shown.View.Key == key {
			return subjects(shown.View.Nudges), nil
		}
	}
	due, err := q.dueOf(q.who, false)
	if err != nil {
		return nil, err
	}
	return subjects(due[:min(len(due), q.Book.Restraint.Morning)]), nil
}

// subjects are the records of some reminders, but of those that were dealt with.
func subjects(all []cards.Nudge) (out []crm.Pointer) {
	for _, n := range all {
		if p, ok := pointer(n.Subject); ok && !n.Done {
			out = append(out, p)
		}
	}
	return out
}

// askUntil asks until when something is put off. He began it himself: it does
// not count among the questions of the day.
func (q *request) askUntil(subject crm.Pointer) error {
	cal := q.Calendars(q.who.Calendar)
	today := q.today()
	var cs []crm.Choice
	if clock := q.laterChoice(subject); clock != "" {
		cs = append(cs, crm.Choice{Value: cards.LaterToday + clock})
	}
	for _, d := range []crm.Date{cal.Add(today, 1), cal.Add(today, 3), cal.OnOrAfter(today.WeekStart().AddDays(7)), cal.OnOrAfter(nextMonth(today))} {
		if len(cs) == 0 || cs[len(cs)-1].Value < string(d) || strings.HasPrefix(cs[len(cs)-1].Value, cards.LaterToday) {
			cs = append(cs, crm.Choice{Value: string(d)})
		}
	}
	d := crm.Draft{Ask: cards.AskUntil, Choices: cs}
	q.conv.Question = crm.Question{Key: d.Ask, Choices: cs, Subject: subject, At: q.said()}
	q.alone(q.say.Question(cards.DraftView{Draft: d}))
	return nil
}
