package cards

import (
	"cmp"
	"slices"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Ceiling says how many messages somebody gets in a day at most, and what of it he can
// change.
func (w *Writer) Ceiling() chat.Card {
	r := w.Book.Restraint
	return w.fit(chat.Card{
		Title: w.t("一天最多 %d 条提醒", "At most %d reminders a day", r.Reminders),
		Lines: []string{
			w.t("能等的并到早上一条,先放最要紧的 %d 件", "What can wait is on one morning card, the %d that matter most first", r.Morning),
			w.t("投标、保证金、回款和当天的约不算在内", "Tenders, deposits, payments and the day's appointments come besides"),
		},
		Buttons: w.quieter(),
	})
}

// Escalation says by the rules of the method when somebody's manager or director hears of
// what did not move.
func (w *Writer) Escalation() chat.Card {
	c := chat.Card{Title: w.t("什么会报给上级", "What goes up, and when")}
	for _, n := range w.Book.Nudges {
		name := n.Name.In(w.Locale)
		switch {
		case n.Escalate > 0 && n.Days == 0:
			c.Lines = append(c.Lines, w.t("%[1]s:到期限的 %[2]d 倍 → 经理", "%[1]s: at %[2]d times the limit → manager", name, n.Escalate))
		case n.Escalate > 0:
			c.Lines = append(c.Lines, w.t("%[1]s:过 %[2]d 天 → 经理", "%[1]s: after %[2]d days → manager", name, n.Escalate*n.Days))
		}
	}
	for _, d := range w.Book.Deadlines {
		var up []string
		for _, s := range d.Steps {
			switch s.To {
			case playbook.ToManager:
				up = append(up, w.t("过 %d 天 → 经理", "%d days late → manager", s.Day))
			case playbook.ToDirector:
				up = append(up, w.t("过 %d 天 → 总监", "%d days late → director", s.Day))
			}
		}
		if len(up) > 0 {
			c.Lines = append(c.Lines, w.colon(d.Name.In(w.Locale), strings.Join(up, w.t(",", ", "))))
		}
	}
	c.Lines = append(c.Lines, w.t("只报一次,附上您试过什么;不再提醒的客户,经理会看到", "Told once, with what was tried; a muted customer is seen by the manager"))
	return w.fit(c)
}

// SilencedBy is a customer of whom his owner hears no more.
type SilencedBy struct {
	Who, Account string
	Until        crm.Date // the last silent day, crm.LastDate for good
}

// silencedOrder has the customers of one person beside each other.
func silencedOrder(a, b SilencedBy) int {
	return cmp.Or(strings.Compare(a.Who, b.Who), strings.Compare(a.Account, b.Account))
}

// WhoSilenced lists for a leader who hears no more of which of his customers.
func (w *Writer) WhoSilenced(all []SilencedBy) chat.Card {
	if len(all) == 0 {
		return w.fit(chat.Card{Title: w.t("没有人把客户静音", "Nobody has muted a customer"), Lines: []string{w.t("有人写「不再提醒」加客户名,这里就看得到", "A rep who mutes a customer shows up here")}})
	}
	slices.SortFunc(all, silencedOrder)
	c := chat.Card{Title: w.t("静音的客户 %d 家", "Muted customers: %d", len(all))}
	for i, s := range all {
		if i == MaxLines-1 && len(all) > MaxLines {
			c.Lines = append(c.Lines, w.t("还有 %d 家", "%d more", len(all)-i))
			break
		}
		until := w.t("一直", "for good")
		if s.Until != crm.LastDate {
			until = w.t("到 %s", "until %s", w.Date(s.Until))
		}
		c.Lines = append(c.Lines, w.colon(Short(s.Who, 12)+" · "+Short(s.Account, 24), until))
	}
	c.Note = w.t("投标截止、到期回款照发给他们", "Tender deadlines and payments still reach them")
	return w.fit(c)
}

// ResendNone says that a digest did not come in the days that are kept.
func (w *Writer) ResendNone(name playbook.Text) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("那几天没有发过「%s」", "No “%s” was sent then", name.In(w.Locale)),
		Lines: []string{w.t("没有变化的日子不发;写「漏斗」「月报」看现在的", "Days without changes have none; “funnel” or “team week” shows how it is now")},
	})
}

// QuietFromNow asks somebody who wants to hear nothing of a kind on later days: silence begins now.
func (w *Writer) QuietFromNow(from, to crm.Date, kind string) chat.Card {
	days, end := w.Date(from), w.t("那天", "then")
	if to != from {
		end = w.ShortDate(to)
		days = w.t("%[1]s 至 %[2]s", "%[1]s to %[2]s", w.ShortDate(from), w.ShortDate(to))
	}
	return w.fit(chat.Card{
		Title:   w.t("只在 %s 不提醒,我还做不到", "I cannot be silent on %s alone", days),
		Lines:   []string{w.t("可以从现在静音到%[1]s,或者写「%[2]s休假」", "I can be silent from now until %[1]s; or tell me that you are off on %[2]s", end, strings.ReplaceAll(days, " 至 ", "到"))},
		Buttons: []chat.Button{button(w.t("现在起静音到那天", "Silent from now"), DoMute, kind, string(to))},
	})
}

// SilenceUndone says that what was silenced or put off comes again.
func (w *Writer) SilenceUndone(g crm.GroupID, all []Silence) chat.Card {
	var names []string
	for _, s := range all {
		names = append(names, w.silenced(s))
	}
	redo := button(w.t("还是先不提醒", "Silence again"), DoRedo, string(g), "")
	redo.Done = w.t("已恢复", "Redone")
	return w.fit(chat.Card{
		Title: w.t("↩️ 已撤销,照常提醒", "↩️ Undone: reminders come as before"),
		Lines: []string{strings.Join(names[:min(len(names), 5)], w.t("、", ", "))}, Buttons: []chat.Button{redo},
	})
}
