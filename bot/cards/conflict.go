package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// ConflictView is a claim conflict (撞单) as its decider sees it.
type ConflictView struct {
	crm.Conflict
	ReporterName string
	AccountName  string // that was there first
	AccountCode  string // its credit code; "" = nobody noted it
	OwnerName    string
	Touched      crm.Date // the owner's last visit or call
	Protected    crm.Date // until when the owner's claim is protected
	ByName       string   // who decided
}

// Lapsed reports whether the owner's claim is protected no more on a day.
func (v *ConflictView) Lapsed(on crm.Date) bool { return v.Protected != "" && v.Protected < on }

// ConflictTrack is the card of a conflict.
func ConflictTrack(number string) string { return "conflict/" + number }

// NearTaken answers a report whose customer comes near one that somebody else
// looks after, without saying which: it is kept, and somebody decides.
func (w *Writer) NearTaken(name, decider, number string, draft crm.DraftID) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("🟡 先替您存着,还没建客户", "🟡 Kept for you, not set up yet"),
		Lines: []string{
			w.t("%[1]s可能和公司已有客户相近,已请 %[2]s 核对 %[3]s", "%[1]s may be close to a customer we have; %[2]s will look, %[3]s", w.quote(Short(name, 20)), Short(decider, 12), Hash(number)),
			w.t("1 个工作日内回复,您的记录和时间已留底", "An answer within one working day; your words and the time are kept"),
		},
		Buttons: []chat.Button{
			button(w.t("补充全称/信用代码", "Add full name"), DoFull, number, ""),
			button(w.t("我的待核对", "My open claims"), DoShow, ListClaims, ""), button(w.t("不用记", "Drop it"), DoDrop, string(draft), ""),
		},
	})
}

// FullWanted asks for the full name of a customer that was reported, or its code.
func (w *Writer) FullWanted(name string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("%s 的全称或信用代码?", "Full name or credit code of %s?", Short(name, 20)),
		Lines: []string{w.t("写一句就行,如「恒鑫精密机械(东莞)有限公司 91441900MA4WXYTH3Y」", "One line will do: “Hengxin Precision Ltd 91441900MA4WXYTH3Y”")},
	})
}

// FullTold says that full name and code went to whoever decides.
func (w *Writer) FullTold(v ConflictView) chat.Card {
	return w.fit(chat.Card{
		Tone:  chat.Good,
		Title: tail(w.t("✅ 已补充,%s 能看到", "✅ Added; %s can see it", Short(v.ByName, 12)), Hash(v.Number()), TitleColumns),
		Lines: []string{dots(v.Full.Text, v.Code)},
	})
}

// sameCode says what the codes of both customers tell.
func (w *Writer) sameCode(v ConflictView) string {
	switch {
	case v.Code == "" || v.AccountCode == "":
		return v.Code
	case v.Code == v.AccountCode:
		return w.t("信用代码一致", "same credit code")
	}
	return w.t("信用代码不同", "different credit codes")
}

// ClaimAsked says that it is to be decided whose a customer is.
func (w *Writer) ClaimAsked(name, decider, number string) chat.Card {
	return w.fit(chat.Card{
		Title: tail(w.t("🟡 已请 %s 核对", "🟡 %s will decide", Short(decider, 12)), Hash(number), TitleColumns),
		Lines: []string{
			w.t("%s:先报的优先,1 个工作日内回复", "%s: first report wins; an answer within one working day", w.quote(Short(name, 20))),
		},
		Buttons: []chat.Button{button(w.t("我的待核对", "My open claims"), DoShow, ListClaims, "")},
	})
}

// Conflict asks the decider whose a customer is, or says how it was decided.
func (w *Writer) Conflict(v ConflictView) chat.Card {
	c := chat.Card{Title: tail(w.t("撞单核对", "Claim conflict"), Hash(v.Number()), TitleColumns)}
	last := w.t("还没联系过", "never contacted")
	if v.Touched != "" {
		last = w.t("上次联系 %s", "last contact %s", w.ShortDate(v.Touched))
	}
	guard := ""
	switch {
	case v.Protected == "", v.State == crm.ConflictMoved:
	case v.Lapsed(w.Today()):
		guard = w.t("保护期 %s 已过", "protection ended %s", w.ShortDate(v.Protected))
	default:
		guard = w.t("保护到 %s", "protected until %s", w.ShortDate(v.Protected))
	}
	c.Lines = []string{
		w.t("%[1]s %[2]s 报 %[3]s", "%[1]s reported %[3]s, %[2]s", v.ReporterName, w.ShortDate(v.Day), Short(v.Name.Text, 24)+w.paren(v.Region)),
		w.t("相近:", "Close to: ") + dots(v.AccountName, v.OwnerName),
		dots(w.title1(last), guard),
	}
	if told := dots(v.Full.Text, w.sameCode(v)); told != "" {
		c.Lines = append(c.Lines, w.t("补充:", "Added: ")+told)
	}
	if !v.Open() {
		c.Lines = append(c.Lines, dots(w.outcomeOf(v), w.t("%s 定", "decided by %s", v.ByName)))
		if v.State == crm.ConflictWithdrawn {
			c.Lines[len(c.Lines)-1] = w.t("%s 自己撤回了", "%s let it go", v.ReporterName)
		}
		return w.fit(c)
	}
	outcomes := []crm.ConflictState{crm.ConflictSame, crm.ConflictDifferent, crm.ConflictShared}
	if _, ok := playbook.Find(w.Book.Claim.Outcomes, string(crm.ConflictMoved)); ok && v.Lapsed(w.Today()) {
		outcomes = append([]crm.ConflictState{crm.ConflictMoved}, outcomes...)
	}
	for _, o := range outcomes {
		word := v
		word.State = o
		c.Buttons = append(c.Buttons, button(w.outcomeOf(word), DoSettle, v.Number(), string(o)))
	}
	return w.fit(c)
}

// ConflictWaits reminds of a conflict that waits for so many working days: the
// one who decides or, where above is set, the next above him.
func (w *Writer) ConflictWaits(v ConflictView, days int, above bool) chat.Card {
	c := w.Conflict(v)
	c.Title = tail(w.t("⏰ 撞单 已等 %[1]d 个工作日", "⏰ Claim waiting for %[2]s", days, w.n(days, "", "working day", "working days")), Hash(v.Number()), TitleColumns)
	if above {
		c.Lines = append(c.Lines, w.t("%s 还没定,您也可以定", "%s has not decided; you may as well", v.ByName))
	}
	return w.fit(c)
}

// outcomeOf is a decision in words: 同一家,归小李.
func (w *Writer) outcomeOf(v ConflictView) string {
	name := playbook.Label(w.Book.Claim.Outcomes, string(v.State), w.Locale)
	switch v.State {
	case crm.ConflictSame:
		return w.t("%[1]s,归%[2]s", "%[1]s: %[2]s's", w.title1(name), Short(v.OwnerName, 8))
	case crm.ConflictMoved:
		return w.t("转给%s", "Hand over to %s", Short(v.ReporterName, 8))
	case crm.ConflictDifferent:
		return w.t("%[1]s,归%[2]s", "%[1]s: %[2]s's", w.title1(name), Short(v.ReporterName, 8))
	}
	return w.title1(name)
}

// ConflictDecided tells the one who reported a customer what was decided.
// What he wrote follows where it was recorded.
func (w *Writer) ConflictDecided(v ConflictView, ask string) chat.Card {
	name := Short(v.Name.Text, 20)
	c := chat.Card{}
	switch v.State {
	case crm.ConflictDifferent:
		c.Tone = chat.Good
		c.Title = tail(w.t("✅ %s 核对过了,归您", "✅ %s is yours", name), Hash(v.Number()), TitleColumns)
		c.Lines = []string{w.t("%s 看过:不是同一家", "%s looked: not the same company", v.ByName)}
	case crm.ConflictMoved:
		c.Tone = chat.Good
		c.Title = tail(w.t("✅ %s 转给您了", "✅ %s is yours now", name), Hash(v.Number()), TitleColumns)
		c.Lines = []string{w.t("就是 %[1]s,保护期已过,%[2]s 定", "It is %[1]s, protected no more; decided by %[2]s", v.AccountName, v.ByName)}
	case crm.ConflictShared:
		c.Tone = chat.Good
		c.Title = tail(w.t("🤝 %s 由您和 %s 共同跟进", "🤝 %s is yours and %s's", name, v.OwnerName), Hash(v.Number()), TitleColumns)
		c.Lines = []string{w.t("就是 %[1]s,%[2]s 定", "It is %[1]s; decided by %[2]s", v.AccountName, v.ByName)}
	default:
		c.Title = tail(w.t("%s 是已有客户,由同事跟", "%s is a customer a colleague has", name), Hash(v.Number()), TitleColumns)
		c.Lines = []string{w.t("%[1]s 核对;要协同请找 %[2]s", "%[1]s looked; to join in, ask %[2]s", v.ByName, ask)}
	}
	return w.fit(c)
}

// ConflictForOwner tells the owner of a customer how a claim against it was
// decided, with no more than the name that was reported.
func (w *Writer) ConflictForOwner(v ConflictView) chat.Card {
	c := chat.Card{Title: tail(w.t("%s 还是您的", "%s stays yours", Short(v.AccountName, 20)), Hash(v.Number()), TitleColumns)}
	if v.State == crm.ConflictShared {
		c.Title = tail(w.t("🤝 %[1]s 由您和 %[2]s 共同跟进", "🤝 %[1]s is yours and %[2]s's", Short(v.AccountName, 20), v.ReporterName), Hash(v.Number()), TitleColumns)
	}
	if v.State == crm.ConflictMoved {
		c.Title = tail(w.t("%[1]s 转给 %[2]s 了", "%[1]s goes to %[2]s", Short(v.AccountName, 20), v.ReporterName), Hash(v.Number()), TitleColumns)
		c.Lines = []string{w.t("%[1]d 天没人联系,保护期已过;%[2]s 定", "Nobody touched it for %[1]d days; decided by %[2]s", w.Book.Claim.Protect, v.ByName)}
		c.Note = w.t("以前的记录仍署您的名", "What you did there keeps your name")
		return w.fit(c)
	}
	c.Lines = []string{w.t("%[1]s 报了 %[2]s,%[3]s 核对是同一家", "%[1]s reported %[2]s; %[3]s finds it the same", v.ReporterName, Short(v.Name.Text, 20), v.ByName)}
	return w.fit(c)
}

// Claims lists conflicts: those that the reader is to decide, and those that he
// waits for.
func (w *Writer) Claims(decide, wait []ConflictView) chat.Card {
	if len(decide)+len(wait) == 0 {
		return w.fit(chat.Card{Title: w.t("没有待核对的撞单", "No open claim conflicts")})
	}
	c := chat.Card{Title: w.t("撞单核对 · %d 件", "Claim conflicts: %d", len(decide)+len(wait))}
	for _, v := range decide {
		c.Lines = append(c.Lines, tail(w.t("%[1]s 报 %[2]s,相近 %[3]s", "%[1]s reported %[2]s, close to %[3]s", v.ReporterName, Short(v.Name.Text, 20), dots(v.AccountName, v.OwnerName)), Hash(v.Number()), LineColumns))
		if len(c.Buttons) < MaxButtons {
			c.Buttons = append(c.Buttons, button(w.t("看 %s", "Show %s", Hash(v.Number())), DoShow, v.Number(), ""))
		}
	}
	for _, v := range wait {
		c.Lines = append(c.Lines, tail(w.t("%[1]s 等 %[2]s 核对,%[3]s 报的", "%[1]s waits for %[2]s, reported %[3]s", Short(v.Name.Text, 20), v.ByName, w.ShortDate(v.Day)), Hash(v.Number()), LineColumns))
	}
	if rest := len(c.Lines) - MaxLines; rest > 0 {
		c.Lines = append(c.Lines[:MaxLines-1], w.t("还有 %d 件", "and %d more", rest+1))
	}
	return w.fit(c)
}

// PersonCount is how many things wait for somebody.
type PersonCount struct {
	Name  string
	Count int
}

// ClaimsElsewhere counts the conflicts that wait for others: whose they are is for those who
// decide.
func (w *Writer) ClaimsElsewhere(rows []PersonCount) chat.Card {
	all := 0
	var lines []string
	for _, r := range rows {
		all += r.Count
		lines = append(lines, w.t("等 %[1]s 定:%[2]d 件", "Waiting for %[1]s: %[2]d", Short(r.Name, 16), r.Count))
	}
	return w.fit(chat.Card{Title: w.t("撞单核对 · %d 件", "Claim conflicts: %d", all), Lines: lines})
}

// ClaimRule says how it is decided whose a customer is whom two report.
func (w *Writer) ClaimRule() chat.Card {
	c := chat.Card{
		Title: w.t("撞单怎么处理", "Two report one customer"),
		Lines: []string{
			w.t("先报的为准;%d 天没联系就不再保护", "The first report counts, for %d days without contact", w.Book.Claim.Protect),
			w.t("后报的先存着,经理定;跨团队由总监定", "The later one is kept; the manager decides, over two teams the director"),
		},
		Note: w.t("看还没定的,写「撞单」", "Those not decided yet: “claims”"),
	}
	var outcomes []string
	for _, o := range w.Book.Claim.Outcomes {
		outcomes = append(outcomes, o.Name.In(w.Locale))
	}
	if len(outcomes) > 0 {
		c.Lines = append(c.Lines, w.within(w.t("可以定为", "It may be"), outcomes))
	}
	return w.fit(c)
}

// OneAlready says that two names are one customer already.
func (w *Writer) OneAlready(one, other string) chat.Card {
	return w.fit(chat.Card{Title: w.t("%[1]s 和 %[2]s 本来就是一家,没有改动", "%[1]s and %[2]s are one customer already", Short(one, 14), Short(other, 14))})
}
