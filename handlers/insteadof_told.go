package handlers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What is said of a deal in passing: answers by their numbers, conditions of the funnel, what a
// rival is bad at, and a row of the payment plan.
var (
	// numberAnswer finds one answer to questions that are called by their numbers: 1到3是.
	numberAnswer = wording.Compile(`^(?:问题|第|questions? |q)?(\d{1,2})(?:题)?(?:(?:到|至|-|~| to | through )(?:问题|第|q)?(\d{1,2})(?:题)?)?(?:(?:,|，|、|和| and )(?:问题|第|q)?(\d{1,2})(?:题)?)?(?:也|都|全|全都| are| is|:| )*(是|否|不是|不清楚?|不确定|yes|no|unclear|not sure|unsure)(?:的|了)?$`)
	// answersApart parts such answers, but not the numbers before one answer.
	answersApart = wording.Compile(`(是|否|清楚?|不确定|的|了|yes|no|unclear|sure)\s*(?:[,，;；、 ]|and )\s*`)
	// weakAt finds what somebody is bad at.
	weakAt = wording.Compile(`^([^,，。 ]{2,10}?)(?:那边|家|的)?(?:[^,，。]{0,8})(?:老拖|拖期|太慢|很慢|没人|不行|太差|很差|跟不上|不稳定?|老坏|太贵|不及时|没案例|没经验|做不了|达不到|没有?(?:本地)?.{0,4}(?:服务|团队|案例|备件|网点|仓库|资质|能力))`)
	// itsService finds what only a supplier has, of whoever is not named: 他们售后不行.
	itsService = wording.Compile(`^(?:但是?|不过)?(?:他们?|他们家|他家|那家|对手)(?:那边|的)?((?:售后|备件|服务|案例|稳定性|精度|机器|设备).{2,30})$`)
	// rowMoves finds when one of several payments is due: second slips to Jan 15, 第二笔12月20号.
	rowMoves = wording.OneOf(
		`^(?:the |their )?(first|second|third|fourth)`+
			wording.Maybe(` one`, ` payment`, ` instalment`, ` installment`, ` part`)+
			`(?: is| will be| was| now)*`+
			wording.Any(
				` slips?`, ` slipped`, ` moves?`, ` moved`, ` due`, ` comes?`, ` pushed`, ` expected`,
			)+`(?: to| on| by| in)* (`+
			wording.Any(
				`[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?`, `\d{1,2} [a-z]{3,9}`,
				`the \d{1,2}(?:st|nd|rd|th)`, `next [a-z]+`, `end of [a-z]+`,
			)+`)$`,
		`^第([一二三四五六]|\d)(?:笔|期|批)(?:款)?(?:是|要|得|会|推到|拖到|改到|延到|定在|到|说好|约)*`+
			`(`+aDay+`)(?:之?前|以前)?(?:付|到账|到|给|打)?(?:了|吧)?$`,
	)
	// rowSaid finds a share of a contract's sum, and when it is to be paid.
	rowSaid = wording.OneOf(
		`^`+payParts+`(?:是|要|付|收)?(\d{1,2}%|\d成)[,，]?(.{0,14})$`,
		`^(?:the )?(`+wording.Any(
			`first payment`, `down ?payment`, `deposit`, `final payment`, `retention`,
		)+`)(?: is| of|:)? (\d{1,2} ?%)(?:,? (?:due |payable )?((?:on|by|in) .{2,20}))?$`,
	)
)

// answersNumbers is 1到3是,4不清 as the answers to the questions of those numbers, of the customer
// who is talked of. One number alone is said with its word: 问题4是.
func (q *request) answersNumbers(s string) (string, error) {
	if s == "" || q.conv.About == "" || !strings.ContainsAny(s, "0123456789") || length(s) > 60 {
		return "", nil
	}
	var out []string
	for _, part := range strings.Split(answersApart.ReplaceAllString(s, "$1\n"), "\n") {
		m := numberAnswer.FindStringSubmatch(strings.TrimSpace(part))
		if m == nil {
			return "", nil
		}
		from, _ := strconv.Atoi(m[1])
		to, also := from, 0
		if m[2] != "" {
			to, _ = strconv.Atoi(m[2])
		}
		if m[3] != "" {
			also, _ = strconv.Atoi(m[3])
		}
		said := map[string]string{"不是": "否", "不清楚": "不清", "不确定": "不清", "not sure": "unclear", "unsure": "unclear"}[m[4]]
		if said == "" {
			said = m[4]
		}
		for n := from; n <= to && n <= from+20; n++ {
			out = append(out, numberedAnswer(n, said))
		}
		if also > 0 {
			out = append(out, numberedAnswer(also, said))
		}
	}
	if len(out) < 2 && !strings.Contains(s, "也") {
		return "", nil
	}
	return strings.Join(out, " "), nil
}

// numberedAnswer is the answer to a question in the words by which it is told.
func numberedAnswer(n int, said string) string {
	if ascii(said) {
		return fmt.Sprintf("Q%d %s,", n, said)
	}
	return fmt.Sprintf("问题%d%s", n, said)
}

// ticks is a condition of the funnel and what proves it, as its tick: 驱动因素:明年3月要投产. A
// condition may be called by the first half of its name: 客户压力是有的.
func (q *request) ticks(s string) (string, error) {
	if q.conv.About == "" || q.f.Question || q.f.Asks() || length(s) > 60 {
		return "", nil
	}
	for _, l := range q.Book.Funnel {
		for _, c := range l.Conditions {
			name := c.Name.ZH
			rest, ok := strings.CutPrefix(s, name)
			if short := strings.TrimSuffix(name, "驱动"); !ok && short != name {
				rest, ok = strings.CutPrefix(s, short)
			}
			if !ok {
				continue
			}
			m := tickSaid.FindStringSubmatch(rest)
			if m == nil {
				return "", nil
			}
			return strings.TrimRight(name+"是,"+m[1]+m[2], ","), nil
		}
	}
	return "", nil
}

// tickSaid finds that what stands before it is so, and by what that shows.
var tickSaid = wording.Compile(`^(?:[:：](.{3,})|(?:是|也|都|已经)*(?:有的|有了?|明确了?|具备了?|没问题|满足了?|到位了?|体现了?)(?:[,，:： ](.{2,}))?)$`)

// rivalIsWeak is what a rival of the deal that is talked of is bad at, as his weak spot: 先导交期老拖,售后也没人.
func (q *request) rivalIsWeak(s string) (string, error) {
	if q.conv.About == "" || !weakAt.MatchString(s) || q.f.Question {
		return "", nil
	}
	if rest := itsService.FindStringSubmatch(s); rest != nil {
		if one, err := q.rivalHere(""); err != nil || one != "" {
			return one + "短板是" + rest[1], err
		}
	}
	deals, err := q.openDeals(q.conv.About)
	if err != nil {
		return "", err
	}
	for i := range deals {
		for _, name := range deals[i].Rivals {
			if rest, ok := strings.CutPrefix(s, strings.ToLower(name)); ok && length(rest) >= 3 {
				return name + "短板是" + strings.TrimLeft(rest, "的那边家,，:： "), nil
			}
		}
	}
	return "", nil
}

// rowOfPlan is a share of the sum of a contract that was signed, as a row of its payment plan; of
// a plan that has such a row the day of it.
func (q *request) rowOfPlan(s string) (string, error) {
	if m := rowMoves.FindStringSubmatch(s); m != nil && q.conv.About != "" {
		if plan, err := hasPlan(q, q.conv.About); err != nil || !plan {
			return "", err
		}
		if n := strings.Index("一二三四五六", m[3]); m[3] != "" && n >= 0 {
			return fmt.Sprintf("第%d期 %s", n/len("一")+1, m[4]), nil
		} else if m[3] != "" {
			return "第" + m[3] + "期 " + m[4], nil
		}
		n := 1 + slices.IndexFunc([]string{"first", "second", "third", "fourth"}, func(w string) bool { return w == m[1] })
		return fmt.Sprintf("row %d on %s", n, q.inHisWriting(m[2])), nil
	}
	m := rowSaid.FindStringSubmatch(s)
	if m == nil || strings.Contains(m[3]+m[6], "%") || q.conv.About == "" || q.f.Question {
		return "", nil
	}
	won, err := q.wonDeal(q.conv.About)
	if err != nil || won == nil {
		return "", err
	}
	rows, err := q.Desk.PaymentsOf(q.tx, won.ID)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(rows, func(p crm.Payment) bool {
		return m[1] != "" && strings.HasPrefix(p.What, string([]rune(m[1])[:1])) || m[4] != "" && p.Number() == rows[0].Number()
	})
	switch {
	case i >= 0 && m[3] != "":
		return fmt.Sprintf("第%d期 %s", i+1, m[3]), nil
	case i >= 0 && m[6] != "":
		return fmt.Sprintf("row %d %s", i+1, q.inHisWriting(m[6])), nil
	case len(rows) > 0:
		return "", nil
	case m[4] != "":
		return fmt.Sprintf("payment plan %s %s %s, %d%% rest", m[5], m[4], m[6], 100-percentOf(m[5])), nil
	}
	return fmt.Sprintf("付款计划 %s%s %s,余款%d%%", m[1], m[2], m[3], 100-percentOf(m[2])), nil
}

// percentOf is a share in percent: 30%, 3成, 三成.
func percentOf(share string) int {
	n, err := strconv.Atoi(strings.Trim(share, " %成"))
	if i := strings.Index("一二三四五六七八九", strings.TrimSuffix(share, "成")); err != nil && i >= 0 {
		n = i/len("一") + 1
	}
	if strings.HasSuffix(share, "成") {
		n *= 10
	}
	return n
}

// calledByPost puts the name under which somebody is known for the post that he has now: 陈经理 became
// 副总, and then 陈副总. "" where nobody is called so.
func (q *request) calledByPost(string) (string, error) {
	if len(q.f.Contacts) != 1 || len(q.f.Contacts[0].Known) > 0 || q.conv.About == "" || namesCustomer(q.f) {
		return "", nil
	}
	said := q.f.Contacts[0].Name
	post, ok := strings.CutPrefix(said, surnameIn(said))
	if !ok || post == "" || post == said || ascii(said) {
		return "", nil
	}
	all, err := q.contactsOf(q.conv.About)
	if err != nil {
		return "", err
	}
	all = slices.DeleteFunc(all, func(c crm.Contact) bool {
		return c.Deleted || c.Left != "" || c.Forgotten != "" || c.Title != post || surnameIn(c.Name.Text) != surnameIn(said)
	})
	if len(all) != 1 || all[0].Name.Text == said {
		return "", nil
	}
	return strings.Replace(q.m.Text, said, all[0].Name.Text, 1), nil
}

// samePerson puts the name under which somebody is known for another form of address of
// his, of whom it was just said what he is: 老板姓聂, and then 聂总看重交期.
func (q *request) samePerson(string) (string, error) {
	if len(q.f.Contacts) != 1 || len(q.f.Contacts[0].Known) > 0 || q.f.Account != nil {
		return "", nil
	}
	said := q.f.Contacts[0].Name
	if !headOf.MatchString(said) {
		return "", nil
	}
	all, err := q.contactsOf(q.conv.About)
	if err != nil {
		return "", err
	}
	all = slices.DeleteFunc(all, func(c crm.Contact) bool {
		return c.Deleted || surnameIn(said) != surnameIn(c.Name.Text) || !headOf.MatchString(c.Name.Text)
	})
	if len(all) != 1 || all[0].Name.Text == said {
		return "", nil
	}
	c := all[0]
	return strings.Replace(q.m.Text, said, c.Name.Text, 1), nil
}

// wonDeal is the deal with a customer that was won last; nil for none.
func (q *request) wonDeal(at crm.AccountID) (*crm.Opportunity, error) {
	var last *crm.Opportunity
	err := crm.Each(q.tx, crm.Where(crm.ByAccount, string(at)), func(o crm.Opportunity) bool {
		if o.State == crm.DealWon && !o.Deleted && (last == nil || o.Closed > last.Closed) {
			last = &o
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("won deals of %s: %w", at, err)
	}
	return last, nil
}
