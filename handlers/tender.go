package handlers

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// tenderIntent notes what is said of a tender: dates, the deposit, papers, its
// states, what was read at the opening, what was learnt.
func tenderIntent() Intent {
	return Intent{
		Name:       "tender",
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			switch {
			case f.Letters() > 120 || len(f.Items) > 2 || f.Holds("提醒我", "remind me", "申请投标", "不用保证金", "no deposit"):
				return 0
			case tenderWords.MatchString(s) && !(feared.MatchString(s) && (retenders.MatchString(s) || tenderCancelled.MatchString(s))):
				return 0.86
			case debriefs.MatchString(s):
				return 0.86
			case ofTender.MatchString(s) && f.Letters() <= 20:
				return 0.86
			}
			return 0
		},
		Examples: []string{
			"30号9点半截标 保证金20万", "铁成轨道投标 11月30号上午9点半截标,保证金20万25号前交", "废标了", "标书交了", "tender moved to Dec 7", "流标了", "二次招标 12月20号截标",
			"保证金退了", "粤钢中标了", "没中,给大族了", "投标延期到12月7号", "开标记录 大族90万 我们95万", "复盘:报价高了,下次先摸对手价", "授权书好了", "投标怎么样了", "铁成轨道 延期到12月7号", "保证金已交",
			"铁成轨道投标登记表", "bid submitted", "deposit is back", "debrief: we were too expensive",
		},
		Near:   []string{"今天拜访了航新,聊了招标", "报价发了", "申请投标,理由是规格有利", "招标文件看完了"},
		Handle: (*request).tender,
	}
}

// tender notes what was said and shows where the tender stands.
func (q *request) tender() error {
	s := squash(q.m.Text)
	only := asks(q.m.Text) || tenderForm.MatchString(s) || strings.Contains(s, "怎么样") || strings.Contains(s, "情况") || strings.Contains(s, "status")
	verb, all := crm.Write, func(o *crm.Opportunity) bool { return o.State != crm.DealPaused }
	if only {
		verb = crm.Read
	}
	if other, err := q.tenderElsewhere(); err != nil || other != nil {
		if err != nil {
			return err
		}
		q.f.Account = known(other.Name.Text, other.NameRow())
	}
	fresh := !only && (strings.Contains(s, "截标") || strings.Contains(s, "招标") || strings.Contains(s, "投标") || strings.Contains(s, "tender"))
	m, ok, err := q.matter(wish{verb: verb, make: fresh, open: fresh, want: all})
	if err != nil || !ok {
		return err
	}
	if only {
		return q.showTender(m)
	}
	near, err := q.tenderMonth(&m)
	if err != nil {
		return err
	}
	e, said := q.tenderSaid(s, near)
	if !said {
		return q.showTender(m)
	}
	if ofTender.MatchString(s) { // only where there is one
		t, err := q.Desk.TenderOf(q.tx, m.deal.ID)
		if err != nil {
			return err
		}
		if t == nil {
			return errPass
		}
	}
	return q.setTender(m, e)
}

// setTender notes an edit of a tender and shows what stands now.
func (q *request) setTender(m matter, e desk.TenderEdit) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.SetTender(m.deal.ID, e)
	if err != nil {
		return err
	}
	if e.Paid != nil && !deskTicked(&m.deal, "deposit_paid") && q.hasCondition("deposit_paid") {
		if _, err := w.Tick(m.deal.ID, "deposit_paid", playbook.Yes, ""); err != nil {
			return err
		}
	}
	v, err := q.tenderView(m, done.After)
	if err != nil {
		return err
	}
	if w.Changed() {
		v.Group = w.Group()
	}
	q.listed([]crm.Pointer{{Kind: crm.KindTender, ID: string(done.After.ID)}})
	q.conv.Group = cmp.Or(v.Group, q.conv.Group)
	q.conv.Receipts++
	q.reply(q.out.Tender(v))
	return nil
}

func deskTicked(o *crm.Opportunity, id string) bool { return o.Ticks[id].Answer == playbook.Yes }

// hasCondition reports whether a gate of the method asks for that condition.
func (q *request) hasCondition(id string) bool {
	for _, m := range q.Book.Milestones {
		if _, ok := playbook.Find(m.Exit, id); ok {
			return true
		}
	}
	return false
}

// tenderSaid reads what a text says of a tender; near names the month of the days that it has.
func (q *request) tenderSaid(s, near string) (e desk.TenderEdit, said bool) {
	low := strings.ToLower(fold(q.m.Text))
	rest := low
	if at := payBefore.FindStringSubmatch(low); at != nil {
		if d, _ := q.dayIn(inSaidMonth(strings.Join(at[1:], ""), low+near)); d != "" {
			e.PayBy = &d
		}
		rest = strings.Replace(rest, at[0], " ", 1) // the day of the deposit is none of the bid
	}
	if at := depositSum.FindStringSubmatch(low); at != nil {
		if a, err := q.amountOf(strings.TrimSpace(at[1])); err == nil && a != nil && a.Minor > 0 {
			e.Deposit = &crm.Money{Minor: a.Minor, Currency: q.currencyOf(a, "")}
		}
		rest = strings.Replace(rest, at[0], " ", 1)
	}
	q.tenderDays(rest, near, &e)
	q.tenderState(s, &e)
	for _, p := range q.Book.TenderPapers {
		for _, w := range append([]string{p.Name.ZH, p.Name.EN}, p.Also...) {
			if i := strings.Index(s, strings.ToLower(w)); i >= 0 && !strings.Contains(s[max(0, i-6):i], "没") && ready.MatchString(s[i:]) {
				e.Ready = append(e.Ready, p.ID)
				break
			}
		}
	}
	if strings.Contains(s, "开标记录") || strings.Contains(s, "开标结果") || strings.Contains(s, "开标了") || strings.Contains(s, "opening record") || strings.Contains(s, "bids opened") || openingRead.MatchString(s) {
		e.Bids = q.bidsIn(rest)
	}
	if at := debriefs.FindStringIndex(s); at != nil {
		text := strings.Trim(q.m.Text[max(strings.Index(q.m.Text, "复盘"), 0):], " ")
		text = strings.TrimPrefix(text, "复盘")
		if q.f.Account != nil { // 复盘大族:价格高了
			text = strings.TrimPrefix(strings.TrimSpace(text), q.f.Account.Text)
		}
		text = strings.TrimLeft(text, " :：是")
		if i := strings.Index(low, "debrief"); i >= 0 && len(low) == len(q.m.Text) {
			text = strings.TrimLeft(q.m.Text[i+len("debrief"):], " :")
		}
		e.Learnt = &text
	}
	return e, e.Deposit != nil || e.PayBy != nil || e.Deadline != nil || e.Clock != nil || e.Opens != nil || e.State != nil || e.Paid != nil ||
		e.Back != nil || len(e.Ready) > 0 || len(e.Bids) > 0 || e.Learnt != nil
}

// tenderDays reads the deadline and the opening.
func (q *request) tenderDays(low, near string, e *desk.TenderEdit) {
	if at := deadlineAt.FindStringSubmatch(low); at != nil {
		d, clock := q.dayIn(inSaidMonth(strings.TrimSpace(cutName(strings.Join(at[1:], ""), q.f.Account)), low+near))
		if d != "" {
			e.Deadline = &d
		}
		if clock != "" {
			e.Clock = &clock
		}
	}
	if at := opensOn.FindStringSubmatch(low); at != nil && !strings.Contains(low, "开标记录") && !strings.Contains(low, "开标了") && !strings.Contains(low, "延期开标") {
		d, clock := q.dayIn(inSaidMonth(strings.TrimSpace(cutName(at[1]+at[2]+" "+at[3]+at[4], q.f.Account)), low+near))
		if d != "" {
			e.Opens = &d
		}
		if clock != "" {
			e.OpensAt = &clock
		}
	}
}

// inSaidMonth gives a day that is said without a month (12号前交) the month that the same
// message names for another day of the tender (12月15号开标); a day after that one stands
// in the same month as well.
func inSaidMonth(day, text string) string {
	if at := saidMonth.FindStringSubmatch(text); at != nil && dayAlone.MatchString(day) {
		return at[1] + "月" + day
	}
	return day
}

// tenderMonth is the day on which the tender of a deal opens or closes, in the words that give a
// day its month: 开标改到18号 is of the month of the tender. It is "" where none is known, or past.
func (q *request) tenderMonth(m *matter) (string, error) {
	if m.deal.ID == "" {
		return "", nil
	}
	t, err := q.Desk.TenderOf(q.tx, m.deal.ID)
	if err != nil || t == nil {
		return "", err
	}
	day := cmp.Or(t.Opens, t.Deadline)
	if at, err := time.Parse(time.DateOnly, string(day)); err == nil && day >= q.today() {
		return fmt.Sprintf(" %d月%d号", at.Month(), at.Day()), nil
	}
	return "", nil
}

// cutName takes a customer's name and the word tender out of a text.
func cutName(s string, a *parse.Mention) string {
	if a != nil {
		s = strings.ReplaceAll(s, strings.ToLower(a.Text), " ")
	}
	for _, w := range []string{"二次招标", "重新招标", "流标了", "流标", "废标了", "废标", "投标", "tender", "bid"} {
		s = strings.ReplaceAll(s, w, " ")
	}
	return s
}

// tenderState reads which state a tender is in now.
func (q *request) tenderState(s string, e *desk.TenderEdit) {
	set := func(state string) { e.State = &state }
	today := q.today()
	switch {
	case strings.Contains(s, "二次招标"), strings.Contains(s, "重新招标"), retenders.MatchString(s) && !feared.MatchString(s):
		set(crm.TenderAgain)
	case strings.Contains(s, "废标") && !strings.Contains(s, "废标条") && !strings.Contains(s, "废标项") && !strings.Contains(s, "废标风险"), strings.Contains(s, "tender void"):
		set(crm.TenderVoid)
	case strings.Contains(s, "流标"), strings.Contains(s, "tender failed"), tenderCancelled.MatchString(s) && !feared.MatchString(s):
		set(crm.TenderFailed)
	case strings.Contains(s, "没中"), strings.Contains(s, "未中标"), strings.Contains(s, "丢标"), strings.Contains(s, "落标"), strings.Contains(s, "lost the tender"), strings.Contains(s, "lost the bid"):
		set(crm.TenderMissed)
		if at := toWhom.FindStringSubmatch(s); at != nil {
			who := "给" + cleanRival(at[1], q.m.Text)
			e.Reason = &who
		}
	case strings.Contains(s, "中标"), strings.Contains(s, "won the tender"), strings.Contains(s, "won the bid"):
		set(crm.TenderWon)
	case handedIn.MatchString(s):
		set(crm.TenderSubmitted)
	}
	switch {
	case strings.Contains(s, "保证金退") || strings.Contains(s, "保证金已退") || strings.Contains(s, "deposit is back") || strings.Contains(s, "deposit came back") || strings.Contains(s, "deposit returned"):
		e.Back = &today
	case strings.Contains(s, "保证金已交") || strings.Contains(s, "保证金交了") || strings.Contains(s, "deposit paid") || depositSent.MatchString(s):
		e.Paid = &today
	}
}

// bidsIn is the opening record: 大族90万 我们95万.
func (q *request) bidsIn(low string) []crm.Bid {
	for _, w := range []string{"开标记录", "开标结果", "开标了", "opening record", "opening results", "opening", "bids opened", ":", "："} {
		low = strings.ReplaceAll(low, w, " ")
	}
	if q.f.Account != nil && len(q.f.Account.Known) > 0 {
		low = strings.ReplaceAll(low, strings.ToLower(q.f.Account.Text), " ")
	}
	var out []crm.Bid
	for _, at := range bidRow.FindAllStringSubmatch(low, 12) {
		sum := strings.TrimSpace(at[2])
		if at[3] != "" {
			sum = at[3] + "万" // as prices of machines are told
		}
		a, err := q.amountOf(sum)
		if err != nil || a == nil || a.Minor == 0 {
			continue
		}
		who := bidder(rankWords.ReplaceAllString(strings.TrimSpace(at[1]), ""))
		if who != "" {
			who = cleanRival(who, q.m.Text)
		}
		out = append(out, crm.Bid{Who: who, Price: crm.Money{Minor: a.Minor, Currency: q.currencyOf(a, "")}})
	}
	return out
}

// tenderView is a tender with its deal and who works on it.
func (q *request) tenderView(m matter, t crm.Tender) (cards.TenderView, error) {
	v := cards.TenderView{Tender: t, Deal: m.view(), Fresh: m.fresh}
	for _, id := range append([]crm.PersonID{m.deal.Owner}, m.deal.Members...) {
		p, err := crm.Get[crm.Person](q.tx, id)
		if err != nil && !crm.IsMissing(err) {
			return v, fmt.Errorf("who works on %s: %w", t.Number(), err)
		}
		v.Works(&p, id == m.deal.Owner)
	}
	return v, nil
}

// showTender shows where a tender stands.
func (q *request) showTender(m matter) error {
	t, err := q.Desk.TenderOf(q.tx, m.deal.ID)
	if err != nil {
		return err
	}
	if t == nil {
		q.reply(q.out.NoTender(m.view()))
		return nil
	}
	v, err := q.tenderView(m, *t)
	if err != nil {
		return err
	}
	q.listed([]crm.Pointer{{Kind: crm.KindTender, ID: string(t.ID)}})
	q.personal(q.say.Tender(v))
	return nil
}

// pressTender is a button of a tender's card.
func (q *request) pressTender(a chat.Action) error {
	m, ok, err := q.matterByNumber(a.Subject)
	if err != nil || !ok {
		return err
	}
	switch a.Arg {
	case cards.TenderPaid:
		today := q.today()
		return q.setTender(m, desk.TenderEdit{Paid: &today})
	case crm.TenderPostponed:
		t, err := q.Desk.TenderOf(q.tx, m.deal.ID)
		if err != nil || t == nil {
			return err
		}
		v, err := q.tenderView(m, *t)
		if err != nil {
			return err
		}
		q.alone(q.say.AskTenderDate(v))
		return nil
	}
	return q.setTender(m, desk.TenderEdit{State: &a.Arg})
}
