package cards

import (
	"strconv"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// strategyLine is how the industry of a lead is gone about, by its class
// (handbook L8 to L10): 次主流行业:选择市场、提升潜力.
func (w *Writer) strategyLine(industry string) string {
	i, ok := w.Book.Industry(industry)
	if !ok {
		return ""
	}
	class := playbook.Label(w.Book.IndustryClasses, i.Class, w.Locale)
	return w.colon(w.title1(class), w.Book.Strategy(industry, w.Locale))
}

// tradeLine says of a trade that is none of the method's industries that the column stays empty,
// and offers the nearest one.
func (w *Writer) tradeLine(l LeadView) string {
	if l.Trade == "" {
		return ""
	}
	trade, name := Short(l.Trade, 12), Short(l.AccountName, 16)
	near, ok := playbook.Akin(w.Book.Industries, l.Trade)
	if !ok {
		return w.t("行业里没有「%s」,先空着;要填就写「%s 行业 …」", "No industry “%s”. Set it: “%s industry is …”", trade, name)
	}
	return w.t("行业里没有「%[1]s」,先空着;最近的是%[3]s:写「%[2]s 行业 %[3]s」", "No industry “%[1]s”. Nearest: “%[2]s industry is %[3]s”", trade, name, near.Name.In(w.Locale))
}

// yearly is what a customer turns over in a year.
func (w *Writer) yearly(m crm.Money) string {
	if m.IsZero() {
		return ""
	}
	return w.t("年营业额 %s", "revenue %s", w.Money(m))
}

// ranksLine is what a lead's ranks make of it: its tier with what is done for
// it, or the rank that is still unknown.
func (w *Writer) ranksLine(l LeadView) string {
	switch {
	case l.RankSale == 0 && l.RankGain == 0:
		return ""
	case l.Tier != "":
		return w.measuresLine(l.Tier)
	case l.RankSale == 0:
		return dots(w.t("利润排名 %d", "profit rank %d", l.RankGain), w.t("再写「销售排名…」就能分级", "add “sales rank …” and it gets its tier"))
	}
	return dots(w.t("销售排名 %d", "sales rank %d", l.RankSale), w.t("再写「利润排名…」就能分级", "add “profit rank …” and it gets its tier"))
}

// referrerLine asks who recommended a lead, where that is how it came.
func (w *Writer) referrerLine(l LeadView) string {
	s, ok := playbook.Find(w.Book.Sources, l.Source)
	if !ok || !s.Referrer || l.Referrer != "" {
		return ""
	}
	return w.t("谁引荐的?写「%s 引荐人 老蔡」", "Who recommended it? Write “%s referrer: Cai”", Short(l.AccountName, 20))
}

// LeadRegistered tells a manager of a lead that somebody registered for his team,
// because it is from a place that the team looks after (K3).
func (w *Writer) LeadRegistered(l LeadView, by string) chat.Card {
	l.OwnerName = ""
	return w.fit(chat.Card{
		Title: tail(w.t("📥 %s 给您登记了线索 · ", "📥 %s registered a lead for you: ", Short(by, 12))+l.AccountName, Hash(l.Number()), TitleColumns),
		Lines: []string{w.leadLine(l), w.strategyLine(l.Industry)},
		Note:  w.t("交给谁跟就写「%s给小李」", "To pass it on: “hand %s over to Anna”", Short(l.AccountName, 16)),
	})
}

// measuresLine is what is done with the accounts of a tier (handbook L6, L27,
// L28): A级:上门拜访,高层参与 · 14 天内拜访一次.
func (w *Writer) measuresLine(tier string) string {
	t, ok := playbook.Find(w.Book.Tiers, tier)
	if !ok {
		return ""
	}
	return dots(w.colon(w.tierWord(t.ID), t.Measures.In(w.Locale)), w.cadenceWords(t.Cadence))
}

// tierFollows says what follows from a tier that was changed.
func (w *Writer) tierFollows(fields []FieldChange) []string {
	for _, f := range fields {
		if tier, ok := f.New.(string); ok && f.Field == "tier" && tier != "" {
			return []string{w.measuresLine(tier)}
		}
	}
	return nil
}

func (w *Writer) cadenceWords(c playbook.Cadence) string {
	switch {
	case c.Days == 0:
		return ""
	case c.By == playbook.ByCall:
		return w.t("%d 天内电话一次", "a call every %d days", c.Days)
	}
	return w.t("%d 天内拜访一次", "a visit every %d days", c.Days)
}

// Tiers says how the tiers are made and what is done with each.
func (w *Writer) Tiers() chat.Card {
	c := chat.Card{Title: w.t("客户分级:本行业两项排名取差的一名", "Tiers: by the worse of both ranks in its industry")}
	from := 1
	for _, t := range w.Book.Tiers {
		ranks := w.t("第 %d 名以后", "after %d", from-1)
		if t.Worst > 0 {
			ranks = w.t("前 %[2]d 名", "%[1]d–%[2]d", from, t.Worst)
		}
		from = t.Worst + 1
		c.Lines = append(c.Lines, dots(w.tierWord(t.ID), ranks, w.cadenceWords(t.Cadence), t.Measures.In(w.Locale)))
	}
	c.Note = w.t("写「格睿 销售排名 12 利润排名 18」我来定;改级要说原因", "Write “Gerui sales rank 12, profit rank 18”; another tier needs a reason")
	return w.fit(c)
}

// LeadSources lists where leads come from, group by group (handbook L11 to L23).
func (w *Writer) LeadSources() chat.Card {
	c := chat.Card{Title: w.t("线索来源", "Where leads come from")}
	for _, g := range w.Book.SourceGroups {
		var names []string
		for _, s := range w.Book.Sources {
			if s.Group == g.ID {
				names = append(names, s.Name.In(w.Locale))
			}
		}
		if len(names) > 0 {
			c.Lines = append(c.Lines, w.colon(w.title1(g.Name.In(w.Locale)), w.list(names)))
		}
	}
	return w.fit(c)
}

// SourcesHow lists the ways of a group of sources with what to do.
func (w *Writer) SourcesHow(group string) chat.Card {
	c := chat.Card{Title: playbook.Label(w.Book.SourceGroups, group, w.Locale)}
	for _, s := range w.Book.Sources {
		if s.Group == group {
			c.Lines = append(c.Lines, w.colon(w.title1(s.Name.In(w.Locale)), s.How.In(w.Locale)))
		}
	}
	return w.fit(c)
}

// IndustryView is what is known of an industry.
type IndustryView struct {
	Industry string            // the playbook's label
	Profile  map[string]string // by dimension
	Tiers    map[string]int    // accounts of the reader's teams, by tier; "" = unrated
	Titles   []TitleCount      // who decided or bought in deals that were won, the commonest first
	Group    crm.GroupID       // of what was just noted; "" when it is only shown
}

// TitleCount is a title with the number of deals in which it was met.
type TitleCount struct {
	Title string
	Deals int
}

// IndustryCard shows an industry: its class and strategy, what its customers
// have in common in five dimensions (L5), how many there are, and who usually
// decides (M13).
func (w *Writer) IndustryCard(v IndustryView) chat.Card {
	c := chat.Card{Title: w.title1(w.industryWord(v.Industry)), Lines: []string{w.strategyLine(v.Industry)}}
	if v.Group != "" {
		c.Tone = chat.Good
		c.Title, c.Lines = w.t("✅ 已记 ", "✅ Saved · ")+w.industryWord(v.Industry), nil
		undo := button(w.t("撤销", "Undo"), DoUndo, string(v.Group), "")
		undo.Done = w.t("已撤销", "Undone")
		c.Buttons = []chat.Button{undo}
	}
	var missing []string
	for _, d := range w.Book.IndustryProfile {
		if text := v.Profile[d.ID]; text != "" {
			c.Facts = append(c.Facts, fact(w.title1(d.Name.In(w.Locale)), text))
		} else {
			missing = append(missing, d.Name.In(w.Locale))
		}
	}
	total, tiers := 0, []string{}
	for _, t := range append(playbook.IDs(w.Book.Tiers), "") {
		if n := v.Tiers[t]; n > 0 {
			total += n
			tiers = append(tiers, w.tierWord(t)+" "+strconv.Itoa(n))
		}
	}
	if total > 0 {
		c.Lines = append(c.Lines, w.colon(w.t("客户 %d 家", "%d customers", total), joined(" · ", tiers...)))
	}
	if len(v.Titles) > 0 {
		var names []string
		for _, t := range v.Titles[:min(len(v.Titles), 3)] {
			names = append(names, t.Title+w.paren(w.n(t.Deals, "单", "deal", "deals")))
		}
		c.Lines = append(c.Lines, w.colon(w.t("赢单里的关键人", "Key people of deals won"), w.list(names)))
	}
	if len(missing) > 0 && len(c.Facts)+len(c.Lines) < MaxLines {
		c.Note = w.t("还没写:%[2]s。写「%[1]s行业 %[3]s:…」", "Write “industry %[1]s %[3]s: …”; empty: %[2]s", w.industryWord(v.Industry), w.list(missing), missing[0])
	}
	return w.fit(c)
}
