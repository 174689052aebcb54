package handlers

import (
	"slices"
	"strconv"
	"strings"

	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// wants reports whether something of that kind is wanted.
func (q *inquiry) wants(ask string) bool { return slices.Contains(q.asks, ask) }

func (q *inquiry) stands(state string) bool { return slices.Contains(q.states, state) }

// decide puts together what the phrases say.
func (q *inquiry) decide(f parse.Facts) {
	if q.stands("idle") {
		q.idle()
	}
	q.Thing = q.thing()
	if q.Thing == "" {
		return
	}
	for _, s := range q.sorts {
		if q.Sort == "" || q.Sort == figures.SortNumber || s == figures.SortNone {
			q.Sort = s
		}
	}
	who := !slices.Contains(q.sorts, figures.SortQuiet) && (q.wants(wantsWho) || q.wants("whois") && q.Thing != figures.AskCustomers) && len(f.Colleagues) == 0
	switch {
	case len(q.bys) > 0:
		q.By, q.Then = q.bys[0], q.then
	case who, q.wants(wantsRank), q.Sort == figures.SortNone:
		q.By = figures.ByPerson
	case q.Thing == figures.AskDone && len(q.sorts) > 0:
		q.By = figures.ByPerson
	case q.team && q.Sort == figures.SortAmount && q.Thing == figures.AskWon:
		q.By = figures.ByPerson
	}
	if q.By == figures.ByReason && slices.Contains(q.sorts, figures.SortRisk) {
		q.By = "" // 大族为什么有风险: each row says why
	}
	if q.By == figures.ByAccount {
		switch {
		case q.Then != "":
		case q.Sort == "" && q.Thing != figures.AskCustomers && !q.wants(wantsRank):
			q.By = "" // 本周拜访了哪些客户: the visits
		case q.Thing == figures.AskCustomers:
			q.By = ""
		}
	}
	if q.Thing == figures.AskVisits && q.By == "" && customersMany.MatchString(f.Plain()) && !dayLong.MatchString(q.period) {
		q.By, q.Sort = figures.ByAccount, figures.SortNumber // 这个月跑了几家客户
	}
	if q.wants(wantsMean) && q.Sort == "" && q.By == "" {
		q.Sort = figures.SortMean
		if q.Thing == figures.AskWon {
			q.Sort = figures.SortPace
		}
	}
	if q.By != "" && q.Sort == "" && (q.Thing == figures.AskWon || q.Thing == figures.AskReceived) {
		q.Sort = figures.SortAmount
	}
	if q.By == "" && (q.Sort == figures.SortNumber || q.Sort == figures.SortFew) {
		q.Sort = ""
	}
	q.fit()
}

var (
	// customersMany asks how many customers were seen, not how often.
	customersMany = wording.Compile(`[几多]少?(家|个)?客户|how many (different )?(customers|accounts|clients|companies)`)
	// dayLong finds a stretch of a day: its visits are few enough to be shown each.
	dayLong = wording.Compile(`天|上午|下午|早上|晚上|^$|today|yesterday`)
)

// idle is nothing that was done: of people, those who did nothing; of deals, those
// that stand still.
func (q *inquiry) idle() {
	if q.wants(wantsWho) {
		q.about = aboutDone
		q.sorts = append(q.sorts, figures.SortNone)
		return
	}
	q.add(figures.Is{What: figures.IsStuck, Value: figures.Yes})
	if q.about == "" {
		q.about = aboutDeals
	}
}

// fit makes conditions and order such as can be asked of the rows: 没人跟 of a deal is
// 30 days. What cannot be is said not to have been understood.
func (q *inquiry) fit() {
	for i, is := range q.Is {
		if is.What == figures.IsFollowed && q.Thing != figures.AskLeads && q.Thing != figures.AskCustomers {
			q.Is[i] = figures.Is{What: figures.IsQuiet, Value: strconv.Itoa(figures.QuietDays)}
		}
	}
	if !q.Deals() && q.By == "" && q.Sort != figures.SortAmount && q.Sort != figures.SortSmall && q.Sort != figures.SortMean && q.Sort != figures.SortQuiet {
		q.Sort = ""
	}
	var unread []string
	if q.Sort == figures.SortSoon && !q.Dated() {
		q.period = "" // 哪个单最可能这个月签: the likeliest is the same on every day
	}
	if q.Thing != figures.AskSpent {
		q.Is = slices.DeleteFunc(q.Is, func(is figures.Is) bool {
			if is.What == figures.IsCost {
				unread = append(unread, is.Value)
			}
			return is.What == figures.IsCost
		})
	}
	if q.period != "" && !q.Dated() {
		unread = append(unread, q.period)
	}
	if q.Thing == figures.AskCustomers && q.stands(figures.AskOpened) {
		unread = append(unread, "新")
	}
	q.unread = strings.Join(append(unread, strings.Fields(q.unread)...), " ")
}

// thing is what the rows are, by what is asked about and how that stands.
func (q *inquiry) thing() string {
	switch q.about {
	case aboutDeals:
		return q.dealThing()
	case aboutVisits:
		if q.stands(figures.AskPlanned) || q.stands("left") || ahead(q.period) {
			return figures.AskPlanned
		}
		return figures.AskVisits
	case aboutCalls:
		return figures.AskCalls
	case aboutDone:
		return figures.AskDone
	case aboutLeads:
		return figures.AskLeads
	case aboutMoney:
		switch {
		case q.stands(figures.AskOverdue), q.stands(figures.AskLate):
			return figures.AskOverdue
		case q.stands(figures.AskDue) || ahead(q.period):
			return figures.AskDue
		case q.stands(figures.AskReceived):
			return figures.AskReceived
		}
		return figures.AskDue
	case aboutQuotes:
		return figures.AskQuotes
	case aboutRequests:
		for _, s := range []string{figures.AskPending, figures.AskRejected, figures.AskGranted} {
			if q.stands(s) {
				return s
			}
		}
		if q.period != "" && !ahead(q.period) {
			return figures.AskGranted // 上周立项的有几个
		}
		return figures.AskPending
	case aboutSteps:
		if q.stands(figures.AskLate) || q.stands(figures.AskOverdue) {
			return figures.AskLate
		}
		return figures.AskSteps
	case aboutSpent:
		return figures.AskSpent
	case aboutBusy:
		return figures.AskBusy
	case aboutAccounts:
		if q.stands(figures.AskPlanned) {
			return figures.AskPlanned
		}
		return figures.AskCustomers
	}
	return ""
}

// dealThing is which deals are meant: those that end, stand or are to come as
// said; in a period of which nothing is said, those that were opened in it.
func (q *inquiry) dealThing() string {
	if q.stands(figures.AskPending) && len(q.Is) == 0 { // which projects are not approved yet
		q.Is = figures.Which{{What: figures.IsSubject, Value: "initiation"}}
		return figures.AskPending
	}
	for _, s := range []string{figures.AskSigning, figures.AskLost, figures.AskDropped, figures.AskPaused, figures.AskWon, figures.AskOpened} {
		if !q.stands(s) {
			continue
		}
		if s == figures.AskWon && (ahead(q.period) || q.stands(figures.AskOpen)) {
			return figures.AskSigning
		}
		return s
	}
	stuck := slices.ContainsFunc(q.Is, func(is figures.Is) bool { return is.What == figures.IsStuck })
	switch {
	case stuck:
		return figures.AskOpen
	case q.period != "" && ahead(q.period):
		return figures.AskSigning
	case q.period != "" && !q.stands(figures.AskOpen) && len(q.sorts) == 0:
		return figures.AskOpened
	}
	return figures.AskOpen
}

// add keeps a condition once; of those that may have several values, each of them.
func (q *inquiry) add(is figures.Is) {
	i := slices.IndexFunc(q.Is, func(o figures.Is) bool { return o.What == is.What })
	switch {
	case i < 0:
		q.Is = append(q.Is, is)
	case figures.Several(is.What) && is.Value != "" && q.Is[i].Value != "" && !slices.Contains(strings.Split(q.Is[i].Value, ","), is.Value): // C类和D类
		q.Is[i].Value += "," + is.Value
	}
}
