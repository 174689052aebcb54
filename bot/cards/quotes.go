package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// QuotesView is the quotes of a deal, oldest version first.
type QuotesView struct {
	DealView
	Group  crm.GroupID // that added one; "" when they are only shown
	Quotes []crm.Quote
	From   int
	Done   []crm.Task // steps that the quote fulfilled
}

// Quotes lists the versions of a deal's quote, newest first, with what each
// changed, and the floor.
func (w *Writer) Quotes(v QuotesView) chat.Card {
	c := w.rowsOf(v.DealView, v.Group, w.t("报价 ", "Quotes · "), w.t("✅ 报价 ", "✅ Quote · "))
	if len(v.Quotes) == 0 {
		c.Lines = []string{w.t("还没有报价。写「报价 95万」", "No quote yet. Write “quote 950k CNY”")}
		return w.fit(c)
	}
	p := w.rows(len(v.Quotes), v.From, MaxLines-2, v.Number())
	for i := p.from; i < p.to; i++ {
		n := len(v.Quotes) - 1 - i
		q := v.Quotes[n]
		var change string
		if n > 0 && v.Quotes[n-1].Amount.Currency == q.Amount.Currency && !w.hidesMoney() {
			change = w.changeOf(v.Quotes[n-1].Amount, q.Amount)
		}
		c.Lines = append(c.Lines, tail(dots(w.t("第%d版", "v%d", q.Version)+" "+w.secretMoney(q.Amount), change, w.ShortDate(q.On), q.Note), Hash(q.Number()), LineColumns))
	}
	for i := range p.more {
		p.more[i].Do.Arg = "quotes." + p.more[i].Do.Arg
	}
	c.Buttons = p.more
	c.Lines = append(c.Lines, w.floorLine(v.DealView, v.Quotes[len(v.Quotes)-1].Amount))
	if len(v.Done) > 0 {
		t := &v.Done[0]
		c.Lines = append([]string{tail(w.t("待办也完成了:", "Step done too: ")+t.Text, Hash(t.Number()), LineColumns)}, c.Lines...)
	}
	if v.Group != "" {
		c.Buttons = append(c.Buttons, w.undoButton(v.Group))
	}
	return w.fit(c)
}

// changeOf is how much one price is below or above another: 降 5万(5%).
func (w *Writer) changeOf(was, is crm.Money) string {
	d := is.Minor - was.Minor
	if d == 0 || was.Minor == 0 {
		return ""
	}
	pct := (max(d, -d)*1000/was.Minor + 5) / 10
	sum := w.Money(crm.Money{Minor: max(d, -d), Currency: is.Currency})
	if d < 0 {
		return w.t("降 %[1]s,%[2]d%%", "%[1]s less, %[2]d%%", sum, pct)
	}
	return w.t("涨 %[1]s,%[2]d%%", "%[1]s more, %[2]d%%", sum, pct)
}

// floorLine warns of a price below the floor.
func (w *Writer) floorLine(d DealView, price crm.Money) string {
	if d.Floor.Minor == 0 || w.hidesMoney() {
		return ""
	}
	if price.Minor > 0 && price.Currency == d.Floor.Currency && price.Minor < d.Floor.Minor {
		return w.t("⚠️ 低于底价 %[1]s,要先批:写「申请特价」", "⚠️ below the floor of %[1]s: “special price” first", w.Money(d.Floor))
	}
	return w.t("底价 %s", "Floor %s", w.Money(d.Floor))
}

// RoundsView is the negotiation of a deal.
type RoundsView struct {
	DealView
	Group  crm.GroupID
	Opened crm.Money // what we began with: the first quote
	From   int
}

// Rounds is the terms log of a negotiation: each round with our price, theirs,
// what we gave up, and how far that is from the floor.
func (w *Writer) Rounds(v RoundsView) chat.Card {
	head := w.t("谈判 ", "Negotiation · ")
	if v.Group != "" {
		head = w.t("✅ 谈判 ", "✅ Negotiation · ")
	}
	c := chat.Card{Title: tail(head+w.dealName(v.DealView), Hash(v.Number()), TitleColumns)}
	if len(v.Rounds) == 0 {
		c.Lines = []string{w.t("还没谈过。写「谈判 我们98万 对方90万」", "No round yet. Write “negotiation we 980k they 900k”"), w.floorLine(v.DealView, crm.Money{})}
		return w.fit(c)
	}
	last := v.Opened
	var lines []string
	for i, r := range v.Rounds {
		var ours, theirs, gave string
		if r.Ours.Minor > 0 {
			ours = w.t("我们 %s", "we %s", w.secretMoney(r.Ours))
			if last.Minor > 0 && last.Currency == r.Ours.Currency && !w.hidesMoney() {
				gave = w.changeOf(last, r.Ours)
			}
			last = r.Ours
		}
		if r.Theirs.Minor > 0 {
			theirs = w.t("对方 %s", "they %s", w.secretMoney(r.Theirs))
		}
		lines = append(lines, dots(w.t("第%d轮 ", "round %d ", i+1)+w.ShortDate(r.On), spaced(ours, w.paren(gave)), theirs, r.Note))
	}
	for i := len(lines) - 1; i >= 0 && len(c.Lines) < MaxLines-2; i-- {
		c.Lines = append(c.Lines, lines[i])
	}
	if v.Opened.Minor > 0 && last.Minor > 0 && last.Minor < v.Opened.Minor && last.Currency == v.Opened.Currency && !w.hidesMoney() {
		c.Lines = append(c.Lines, w.t("累计让步 %s", "Given up so far: %s", w.changeOf(v.Opened, last)))
	}
	c.Lines = append(c.Lines, w.floorLine(v.DealView, last))
	if v.Group != "" {
		c.Buttons = []chat.Button{w.undoButton(v.Group)}
	}
	return w.fit(c)
}
