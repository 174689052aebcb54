package cards

import (
	"sort"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// TeamDay is what a team did today, person by person. Who has not logged is
// for the manager alone.
func (w *Writer) TeamDay(v TeamDayView) chat.Card {
	sum, busy, silent := v.split()
	c := chat.Card{Title: dots(Short(v.Team, 24), w.Date(v.Date))}
	if len(busy) == 0 {
		c.Lines = []string{w.t("还没有人记录", "Nobody has logged anything yet")}
		return w.fit(c)
	}
	c.Lines = []string{w.counts(sum)}
	room := MaxLines - 1
	if v.Names && len(silent) > 0 {
		c.Note = w.t("还没记录:%s", "Nothing yet: %s", w.list(w.silentNames(silent)))
		room--
	}
	top := w.names(v.Top)
	if top != "" {
		room--
	}
	p := w.rows(len(busy), v.Start, room, ListTeam)
	for _, r := range busy[p.from:p.to] {
		c.Lines = append(c.Lines, w.colon(Short(r.Name, 16), w.counts(r.Counts)))
	}
	if top != "" {
		c.Lines = append(c.Lines, w.t("新动向:%s", "New: %s", top))
	}
	c.Buttons = p.more
	if v.Names {
		c.Buttons = append(c.Buttons, w.press(phraseBehind))
	}
	return w.fit(c)
}

// split is what a team did on a day: together, by whom, and who logged nothing.
func (v TeamDayView) split() (sum Counts, busy []TeamRow, silent []figures.Silence) {
	for _, r := range v.Rows {
		sum = sum.plus(r.Counts)
		switch {
		case !r.Counts.IsZero():
			busy = append(busy, r)
		case !r.Away:
			r.Silent.Name = r.Name
			silent = append(silent, r.Silent)
		}
	}
	return sum, busy, silent
}

// teamBefore is the team's last working day as a line of its manager's morning.
func (w *Writer) teamBefore(v TeamDayView) string {
	sum, _, silent := v.split()
	return dots(w.t("%[1]s 还没记录:%[2]s", "Nothing of %[1]s yet: %[2]s", w.ShortDate(v.Date), w.list(w.silentNames(silent))), w.counts(sum))
}

func (c Counts) plus(o Counts) Counts {
	c.Visits += o.Visits
	c.Tried += o.Tried
	c.Calls += o.Calls
	c.Other += o.Other
	c.Leads += o.Leads
	c.Moves += o.Moves
	c.Done += o.Done
	c.Won += o.Won
	c.Lost += o.Lost
	return c
}

// OffTrack lists what ought to have moved: customers not touched in time,
// steps that are late, deals that stand still. Nudges are ①②③ in this order;
// team is "" for the reader's own.
func (w *Writer) OffTrack(team string, nudges []Nudge, start int) chat.Card {
	if len(nudges) == 0 {
		return w.fit(chat.Card{Title: dots(Short(team, 24), w.t("都跟上了", "all on track"))})
	}
	c := chat.Card{
		Title: dots(w.n(len(nudges), "件该动了", "thing to move", "things to move"), Short(team, 24)),
	}
	p := w.rows(len(nudges), start, MaxLines, ListOffTrack)
	for i := p.from; i < p.to; i++ {
		c.Lines = append(c.Lines, numbered(i+1, w.nudgeLine(nudges[i])))
	}
	c.Buttons = p.more
	return w.fit(c)
}

// Digest is a team's day with what changed against the last one. ok is false
// when there is nothing to say: then nothing is sent.
func (w *Writer) Digest(v DigestView) (c chat.Card, ok bool) {
	overdue := 0
	for _, n := range v.Overdue {
		overdue += n
	}
	tiersMoved := v.Before != nil && w.tiersChanged(v)
	if v.Counts.IsZero() && len(v.Moves) == 0 && !tiersMoved && len(v.Corrections) == 0 {
		return chat.Card{}, false
	}
	c.Title = w.t("%[1]s · %[2]s", "%[1]s · %[2]s", Short(v.Team, 20), w.digestWhen(v))
	c.Lines = append(c.Lines, w.counts(v.Counts))
	if tiers := w.tiersLine(v); tiers != "" {
		c.Lines = append(c.Lines, w.t("客户 ", "Accounts: ")+tiers)
	}
	if overdue > 0 {
		c.Lines = append(c.Lines, w.t("到期没动:", "Not touched in time: ")+w.tierCounts(v.Overdue))
	}
	if moves := w.movesLine(v.Moves); moves != "" {
		c.Lines = append(c.Lines, w.t("动向:", "Moves: ")+moves)
	}
	c.Lines = append(c.Lines, w.fixedWord(w.fixedLine(v.Corrections)))
	if v.Before == nil { // said once, not every evening
		c.Note = w.t("没有变化时我不发", "Nothing new, nothing sent")
	}
	if overdue > 0 {
		c.Buttons = []chat.Button{button(w.t("名单(私聊)", "List in private"), DoPrivate, ListOffTrack, "")}
	}
	return w.fit(c), true
}

func (w *Writer) digestWhen(v DigestView) string {
	local := v.At.In(w.Zone)
	if v.Day != "" {
		return w.Date(v.Day)
	}
	return w.DateClock(crm.DateOf(local), local.Format("15:04"))
}

func (w *Writer) tiersChanged(v DigestView) bool {
	for tier, n := range v.Tiers {
		if v.Before[tier] != n {
			return true
		}
	}
	for tier, n := range v.Before {
		if v.Tiers[tier] != n {
			return true
		}
	}
	return false
}

// tiersLine is "A 12(+1) B 31 C 88 未定 9": what is, and what changed.
func (w *Writer) tiersLine(v DigestView) string {
	var parts []string
	for _, tier := range w.tierOrder(v.Tiers, v.Before) {
		n, was := v.Tiers[tier], v.Before[tier]
		if n == 0 && was == 0 {
			continue
		}
		s := w.t("%[1]s %[2]d", "%[1]s %[2]d", w.tierShort(tier), n)
		if v.Before != nil && n != was {
			s += w.paren(w.t("%+[1]d", "%+[1]d", n-was))
		}
		parts = append(parts, s)
	}
	return spaced(parts...)
}

func (w *Writer) tierCounts(counts map[string]int) string {
	var parts []string
	for _, tier := range w.tierOrder(counts, nil) {
		if n := counts[tier]; n > 0 {
			parts = append(parts, w.t("%[1]s %[2]d", "%[1]s %[2]d", w.tierWord(tier), n))
		}
	}
	return w.list(parts)
}

// tierOrder is the playbook's order, then what it does not know, then the
// unrated.
func (w *Writer) tierOrder(maps ...map[string]int) []string {
	order := playbook.IDs(w.Book.Tiers)
	known := map[string]bool{"": true}
	for _, id := range order {
		known[id] = true
	}
	var rest []string
	for _, m := range maps {
		for tier := range m {
			if !known[tier] {
				known[tier] = true
				rest = append(rest, tier)
			}
		}
	}
	sort.Strings(rest)
	return append(append(order, rest...), "")
}

// movesLine names the first moves and counts the rest.
func (w *Writer) movesLine(moves []Move) string {
	var parts []string
	for _, m := range moves[:min(MovesSaid, len(moves))] {
		from, to := w.stringValue(m.Field, m.From), w.stringValue(m.Field, m.To)
		if m.Field == "milestone" {
			from, to = m.From, m.To // their names are too long for a list
		}
		if m.From == "" {
			parts = append(parts, spaced(m.AccountName, "→", to))
			continue
		}
		parts = append(parts, spaced(m.AccountName, from, "→", to))
	}
	s := w.list(parts)
	if n := len(moves) - MovesSaid; n > 0 {
		s += w.t(" 等 %[1]d 家", " and %[2]d more", len(moves), n)
	}
	return s
}
