package handlers

import (
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// muteIntent silences reminders for today, or until a day that he says: all of
// them, those of a kind, those of a customer.
func muteIntent(book *playbook.Book) Intent {
	return Intent{
		Name:  "mute",
		Words: []string{"别烦我", "别提醒我", "今天别提醒", "别提醒了", "别吵", "静音", "闭嘴", "住嘴", "安静", "安静点", "别说了", "勿扰", "烦死了", "太烦了", "好烦", "别发了", "今天不想看", "太多消息了", "消息太多了", "mute", "stop", "stop it", "not now", "enough", "enough already", "shut up", "be quiet", "quiet", "silence", "too many pings", "stop pinging me", "leave me alone", "not today", "do not disturb", "dnd"},
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 20 && (f.Holds("别烦", "别提醒", "别再提醒", "不要提醒", "不再提醒", "提醒太多", "太吵") || f.Holds("too many pings", "stop reminding")) {
				return 0.9
			}
			return max(wantsQuiet(f), wantsKindQuiet(book, f))
		},
		Examples: []string{"闭嘴", "stop", "shut up", "别烦我", "too many pings", "今天别提醒", "别提醒我了", "mute", "不再提醒粤钢", "stop reminding me of Oakline"},
		Near:     []string{"提醒我下周二催林副总", "可以提醒我了", "为什么提醒我粤钢", "stop by Oakline tomorrow"},
		Handle:   (*request).quiet,
	}
}

// unmuteIntent lets reminders come again.
func unmuteIntent() Intent {
	return Intent{
		Name:  "unmute",
		Words: []string{"恢复提醒", "可以提醒我了", "继续提醒", "取消静音", "unmute", "turn on reminders", "remind me again"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case f.Letters() <= 12 && f.Holds("可以提醒", "恢复提醒", "继续提醒", "打开提醒"),
				knowsAccount(f) && remindsAgain.MatchString(f.Plain()),
				f.Letters() <= 16 && f.Holds("恢复", "打开", "重新发", "继续发", "照常发") && f.Holds("提醒", "日报", "那条", "通知", "推送"),
				f.Letters() <= 48 && f.Holds("turn on", "back on", "unmute", "resume", "restart") && f.Holds("remind", "nudg", "ping", "notif", "digest"):
				return 0.97
			}
			return 0
		},
		Examples: []string{"可以提醒我了", "恢复提醒", "unmute"},
		Near:     []string{"别烦我", "提醒我下周二催林副总", "恢复"},
		Handle: func(q *request) error {
			if of, ok := q.customerPointedAt(squash(q.m.Text)); ok {
				if back, err := q.remindAgain(of); back || err != nil {
					return err
				}
			}
			if knowsAccount(q.f) {
				fnd, err := q.resolve(q.f.Account, crm.Read)
				if err != nil {
					return err
				}
				if fnd.Account != nil {
					of := crm.Pointer{Kind: crm.KindAccount, ID: string(fnd.Account.ID)}
					if remindsAgain.MatchString(squash(q.m.Text)) {
						if back, err := q.remindAgain(of); back || err != nil {
							return err
						}
						return errPass // a step, for want of anything that is silent
					}
					q.about(fnd.Account.ID, "")
					return q.unmuteKind(of.String())
				}
			}
			var ids []string
			for _, k := range q.Book.SpokenIn(squash(q.m.Text)) {
				if _, silent := q.who.Muted[k.ID]; silent {
					ids = append(ids, k.ID)
				}
			}
			if len(ids) == 0 && mentionedIn(q.f) != "" {
				q.reply(q.out.AccountUnknown(mentionedIn(q.f)))
				return nil
			}
			if len(ids) == 0 && q.who.Muted[cards.All] < q.today() {
				return q.unmuteEverything()
			}
			if len(ids) == 0 {
				ids = []string{cards.All}
			}
			return q.unmuteKind(strings.Join(ids, cards.KindsApart))
		},
	}
}

// remindsAgain finds that the reminders of a customer may come again.
var remindsAgain = wording.Compile(`^(?:please |pls |you can |ok,? )*(?:start |keep )?remind(?:ing)? me (?:about|of) .{2,40} again$|(?:重新|照常|还是|又)(?:开始)?(?:要)?提醒我?`)

// hush lets him hear no more of a customer, and his manager of that.
func (q *request) hush(a *crm.Account) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.Hush(a.ID); err != nil {
		return err
	}
	q.about(a.ID, "")
	of := crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}
	q.personal(q.say.Hushed(a.Name.Text, of.String(), a.Owner == q.who.ID))
	return q.refreshHome()
}

func (q *request) muteKind(kind string, last crm.Date) error {
	if kind == "" {
		kind = cards.All
	}
	if last == "" || last < q.today() {
		last = q.today()
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	for _, one := range strings.Split(kind, cards.KindsApart) {
		if _, err := w.Mute(one, last); err != nil {
			return err
		}
	}
	q.personal(q.say.Muted(kind, last))
	return q.refreshHome()
}

// unmuteKind takes back a mute of a kind, or the snooze of a subject.
func (q *request) unmuteKind(kind string) error {
	if kind == cards.Everything {
		return q.unsilenceAll()
	}
	if _, ok := pointer(kind); ok {
		return q.unsilence([]string{kind})
	}
	return q.unsilence(strings.Split(kind, cards.KindsApart))
}

// unsilence lets kinds and subjects speak again that he silenced or put off.
func (q *request) unsilence(all []string) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	for _, one := range all {
		_, muted := q.who.Muted[one]
		_, record := pointer(one)
		if muted || !record {
			if _, err = w.Unmute(one); err != nil {
				return err
			}
		}
		if _, snoozed := q.who.Snoozed[one]; record && (snoozed || !muted) {
			if _, err = w.Snooze(one, time.Time{}); err != nil {
				return err
			}
		}
	}
	q.personal(q.say.Unmuted())
	return q.refreshHome()
}

// silencedSince are the reminders that he silenced or put off last, where that is
// newer than what else 恢复 could bring back: their card has a button of that name.
func (q *request) silencedSince(g crm.GroupID) ([]string, error) {
	last, err := desk.LastGroup(q.tx, q.who.ID)
	if err != nil || last == "" || !desk.SaidAt(last).After(desk.SaidAt(g)) {
		return nil, err
	}
	return desk.Silenced(q.tx, last, q.who.ID)
}

// unmuteEverything takes back all that he silenced.
func (q *request) unmuteEverything() error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.UnmuteEverything(); err != nil {
		return err
	}
	q.personal(q.say.Unmuted())
	return q.refreshHome()
}
