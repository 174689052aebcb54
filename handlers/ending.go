package handlers

import (
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// lostIntent is a deal that is lost, given up, paused, or taken up again.
func lostIntent() Intent {
	weigh := func(f parse.Facts) float64 {
		s := f.Plain()
		if f.Asks() || f.Question || asksLosses.MatchString(s) || notLost.MatchString(s) || len(f.Items) > 1 || f.Holds("提醒我", "remind me") {
			return 0
		}
		switch {
		case reopens.MatchString(s) && (f.Account != nil || hasNumber(f) || f.Letters() <= 8), lostWords.MatchString(s), dropWords.MatchString(s), pauseWords.MatchString(s):
			return 0.94 // before the figures of what was lost
		case f.Account == nil && onlyGap.MatchString(s):
			return 0.83
		}
		return 0
	}
	return Intent{
		Name: "lost", Reads: parse.Opportunity,
		Weigh: func(f parse.Facts) float64 {
			if s := f.Plain(); lostTo.MatchString(s) && !f.Asks() && f.Letters() <= 100 {
				return 0.95 // nobody was visited where the deal went
			}
			if f.Letters() > 60 || tellsOfDone(&f) {
				return 0
			}
			return weigh(f)
		},
		Examples: []string{
			"航新黄了,给大族了,他们便宜", "黄了给大族了", "金利那个客户自己不上了", "客户说明年再看", "park it till March", "lost Oakline to Dazu", "客户说比亚迪那边先放放",
			"放弃恒发,预算太小", "恒发不跟了", "美科暂停到3月", "暂停美科到3月", "先暂停", "航新重新开始", "reopen Oakline", "丢单了,价格高", "便宜20万", "pause Oakline until March 1",
			"give up on Oakline, no budget",
		},
		Near:   []string{"丢单原因", "输单名单", "那个项目客户说再等等", "今天拜访了美的周工,方案没意见", "上个月丢了几个, 为什么", "暂停提醒"},
		Handle: (*request).ending,
	}
}

var (
	lostWords = wording.OneOf(
		`黄了`, `丢单`, `输单`, `丢了(?:单|标|这|那)`,
		`[那这](?:个|张)?(?:单子?|标|项目|生意)(?:被)?(?:丢|输)(?:掉)?了`,
		`输给`, `被.{1,8}(?:拿走|抢走|抢了|签走)`, `给(?:.{1,8})了,?他们便宜`, `没给我们`,
		`(?:^|\W)lost (?:it|the deal|that one|this one|[a-z]+ to |to )`,
		`we lost`, `\b(?:is|was|got) lost\b`,
	)
	// lostTo tells of a deal that went elsewhere in the words of somebody who goes.
	lostTo     = wording.Compile(`\b(is|was|got|we) lost\b.{0,20}\b(went|gone|going) (to|with) |\blost .{2,30}[,;.] ?(they )?(went|gone|going) (to|with) `)
	notLost    = wording.Compile(`没(有)?(丢|黄|输)|\b(not|isn't|wasn't|never) lost\b`)
	dropWords  = wording.Compile(`不上了|不做了$|放弃|不跟了|取消了项目|项目取消|给不了预算|(^|\W)(give|giving|gave) (it |[a-z]+ )?up|(^|\W)drop (it|the deal)`)
	pauseWords = wording.OneOf(
		`先放放`, `先放一放`, `暂缓`, `搁置`,
		`.{2}[ ,,]*(?:先)?放到(?:明年|下半年|过完年|\d{1,2}月)[^,,。]{0,6}$`,
		`暂停(?:到|至|$|一下|吧|,|.{1,12}(?:到|至)|.{0,12}(?:项目|单子))`,
		`明年再看`, `下半年再看`, `过完年再看`, `以后再说`, `先暂停`,
		`(?:^|\W)park (?:it|the deal|[a-z]+) ?(?:till|until)?`,
		`on hold`, `pause (?:it|the deal|[a-z]+)`,
	)
	reopens = wording.OneOf(
		`重新(?:开始|跟)`, `^[^,，。说要想让明后下年月机备线脑统]{0,10}重新(?:启动|激活|捡起来|打开)(?:了|吧)?$`, `重启`, `又活了`, `恢复跟进`, `接着跟`, `.{2}[ ,,]*恢复(?:了|吧)?$`,
		`(?:^|\W)(?:reopen|revive|restart|unpause)\b`, `^(?:please |let's )?resume [^ ]+(?: [^ ]+)?$`,
	)
	// asksLosses asks for the figures of what was lost.
	asksLosses = wording.Compile(`(丢单|输单)的?(原因|名单|情况|分析|记录|统计|率|有|是|都)`)
	onlyGap    = wording.Compile(`^(他们|大概|约|差不多|价差)*(便宜|低|差)(了|大概|约)*[\d一二三四五六七八九十百千.]+ ?(万|w|千|k|元|块)|^[\d.,]+ ?(k|m|w)?( \w{3})? cheaper$|^价差(不清|不知道)`)
	theirPrice = wording.Compile(`(?:便宜|低|价差|差)(?:了|大概|约|是)*\s*([\d一二三四五六七八九十百千.]+ ?(?:万|w|千|k|元|块)+)|([\d.,]+ ?[km]?(?: [a-z]{3})?) (?:cheaper|lower|less)\b|^(?:we (?:are|were)|we're|i was) (?:about |around |roughly |some )?([\d.,]+ ?[km]?(?: [a-z]{3})?) (?:over|above|higher|too high|dearer|more expensive|too expensive|more)\b`)
	gapPercent = wording.Compile(`(?:高|贵|便宜|低|差)(?:了|出|约|大概)*(\d+(?:\.\d+)?) ?(?:%|个点)|(\d+(?:\.\d+)?) ?(?:%|percent) (?:cheaper|lower|less|below)|\bby (?:about |around |only )?(\d+(?:\.\d+)?) ?(?:%|percent)`)
	toWhom     = wording.Compile(`(?:给了?|输给了?|被|lost (?:\S+ ){0,4}?to |went (?:to|with) |gone (?:to|with) )\s*([^ ,，。.;了]{2,10}?)(?:了|拿走|抢走|抢了|签走|[,，。.;]| by | at | on price|$)`)
)

func (q *request) ending() error {
	s := squash(q.m.Text)
	for _, it := range q.f.Items { // the customer comes first, whom it went to behind
		if it.Account != nil {
			q.f.Items, q.f.Account, q.f.Contacts = nil, it.Account, nil
			break
		}
	}
	switch {
	case reopens.MatchString(s) && q.stillOpen():
		return q.account()
	case reopens.MatchString(s):
		m, ok, err := q.matter(wish{verb: crm.Write, named: true, want: func(o *crm.Opportunity) bool { return o.State != crm.DealOpen && o.State != crm.DealWon }})
		if err != nil || !ok {
			return err
		}
		return q.endDeal(m, desk.Ending{State: crm.DealOpen}, "")
	case onlyGap.MatchString(s) && !lostWords.MatchString(s):
		return q.tellsGap()
	}
	m, ok, err := q.matter(wish{verb: crm.Write, bare: true, named: true})
	if err != nil || !ok {
		return err
	}
	switch {
	case pauseWords.MatchString(s) && !lostWords.MatchString(s) && m.deal.ID == "":
		if done, err := q.tellsOfNamed(); done || err != nil { // 陈总说明年三月再看 is worth keeping all the same
			return err
		}
		q.reply(q.out.NoDeal(m.account.Name.Text, m.account.Number()))
		return nil
	case pauseWords.MatchString(s) && !lostWords.MatchString(s):
		return q.pause(m)
	case lostWords.MatchString(s):
		return q.draftEnd(m, crm.DealLost)
	}
	return q.draftEnd(m, crm.DealDropped)
}

// stillOpen reports a customer, named and known, with a deal that is open and none that ended: there is
// nothing to take up again.
func (q *request) stillOpen() bool {
	if q.f.Account == nil || len(q.f.Account.Known) != 1 || q.f.Account.Known[0].Row.Kind != crm.KindAccount {
		return false
	}
	open, ended := false, false
	err := crm.Each(q.tx, crm.Where(crm.ByAccount, q.f.Account.Known[0].Row.ID), func(o crm.Opportunity) bool {
		open, ended = open || o.State == crm.DealOpen, ended || o.State != crm.DealOpen && o.State != crm.DealWon
		return true
	})
	return err == nil && open && !ended
}

// draftEnd keeps what was understood of a deal that ended until he says yes:
// one wrong word must not take it out of the pipeline.
func (q *request) draftEnd(m matter, state string) error {
	e, guess := q.endOf(state)
	if pct := gapPercent.FindStringSubmatch(strings.ToLower(fold(q.m.Text))); e.Gap == nil && pct != nil && m.deal.Amount.Minor > 0 {
		if n, err := strconv.ParseFloat(strings.Join(pct[1:], ""), 64); err == nil && n < 100 {
			e.Gap = &crm.Amount{Money: crm.Money{Minor: int64(float64(m.deal.Amount.Minor) * n / 100), Currency: m.deal.Amount.Currency}, Kind: crm.AmountValue, Precision: crm.About}
		}
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	number := ""
	if m.deal.ID != "" {
		number = m.deal.Number()
	}
	t := parse.Facts{
		Text: q.m.Text, Intent: endIntent, Milestone: number, Outcome: state, Gist: e.Reason, Referrer: e.Rival,
		Tier: guess, Confidence: 1, Account: known(m.account.Name.Text, m.account.NameRow()),
	}
	if e.Gap != nil {
		t.Amount = e.Gap
	}
	b, err := freeze(t)
	if err != nil {
		return err
	}
	d, err := w.SaveDraft(desk.NewDraft{Text: q.m.Text, Intent: endIntent, Facts: b, Ask: cards.AskConfirm})
	if err != nil {
		return err
	}
	q.doubted, q.began = true, true
	q.asked(d)
	v, err := q.endView(m, e, guess)
	if err != nil {
		return err
	}
	v.Draft, v.State = d.ID, state
	q.spokenOf(m, "")
	q.alone(q.say.LostDraft(v))
	return nil
}

// endIntent is the intent of a draft that ends a deal. Of its reading,
// Milestone is the deal's number, Outcome the state, Gist the reason, Referrer
// to whom it went, Amount the gap, Tier the word that was taken for the reason.
const endIntent = "end"

// endOf reads how a deal ended: why, to whom, by how much. Where no reason was
// said the word that stands for one is given too.
func (q *request) endOf(state string) (e desk.Ending, guess string) {
	text := strings.ToLower(fold(q.m.Text))
	e = desk.Ending{State: state, Why: q.m.Text}
	for _, r := range q.Book.LostReasons {
		for _, w := range append([]string{r.Name.ZH, r.Name.EN}, r.Also...) {
			if strings.Contains(text, strings.ToLower(w)) && len(w) > len(guess) {
				e.Reason, guess = r.ID, w
			}
		}
	}
	if at := toWhom.FindStringSubmatch(text); at != nil && !strings.Contains(at[1], "我们") {
		e.Rival = cleanRival(at[1], q.m.Text)
	}
	if len(q.f.Competitors) > 0 && e.Rival == "" {
		e.Rival = q.f.Competitors[0]
	}
	e.Gap, e.NoGap = q.gapIn(text)
	if e.Reason == "" {
		switch {
		case state == crm.DealDropped && holds(text, "客户", "自己", "取消", "不上"):
			e.Reason, guess = reasonLike(q.Book, "客户取消"), "不上了"
		case e.Rival != "":
			e.Reason = reasonLike(q.Book, "被对手抢了")
		default:
			e.Reason, guess = reasonLike(q.Book, "其他"), ""
		}
	}
	return e, guess
}

// reasonLike is the reason of the method that a word stands for; the last of
// them for none.
func reasonLike(book *playbook.Book, word string) string {
	if r, ok := playbook.Lookup(book.LostReasons, word); ok {
		return r.ID
	}
	return book.LostReasons[len(book.LostReasons)-1].ID
}

// cleanRival is a rival's name as it was written.
func cleanRival(low, text string) string {
	i := strings.Index(lower(fold(text)), low)
	if i < 0 || len(fold(text)) != len(text) {
		return low
	}
	return text[i : i+len(low)]
}

// gapIn reads by how much the winner was cheaper; unclear is an answer.
func (q *request) gapIn(text string) (*crm.Amount, bool) {
	if at := theirPrice.FindStringSubmatch(text); at != nil {
		sum := strings.Join(at[1:], "")
		if a, err := q.amountOf(strings.TrimSpace(sum)); err == nil && a != nil && a.Minor > 0 {
			a.Currency = q.currencyOf(a, "")
			a.Kind = crm.AmountValue
			return a, false
		}
	}
	return nil, strings.Contains(text, "价差不") || strings.Contains(text, "gap unclear")
}

// endView is what the cards of an ending show.
func (q *request) endView(m matter, e desk.Ending, guess string) (cards.EndView, error) {
	v := cards.EndView{DealView: m.view(), Met: m.account.Met, Guess: guess}
	if e.Reason != "" {
		v.Reason = e.Reason
	}
	if e.Rival != "" {
		v.Rival = e.Rival
	}
	if e.Gap != nil {
		v.Gap = *e.Gap
	}
	v.NoGap = v.NoGap || e.NoGap
	var err error
	v.Tried, err = q.tried(m.account.ID)
	return v, err
}

// endDeal ends, pauses or takes up a deal and says so.
func (q *request) endDeal(m matter, e desk.Ending, guess string) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.EndDeal(m.deal.ID, e)
	if err != nil {
		return err
	}
	m.deal = done.After
	v, err := q.endView(m, desk.Ending{}, guess)
	if err != nil {
		return err
	}
	v.Group = w.Group()
	q.spokenOf(m, w.Group())
	q.reply(q.out.Ended(v))
	return nil
}

// confirmEnd writes an ending that waited for a yes. gap is what else was said.
func (q *request) confirmEnd(d crm.Draft, gap string) error {
	t, err := thaw(d.Facts)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	m, ok, err := q.matterOfEnd(w, t)
	if err != nil || !ok {
		return err
	}
	if _, err := w.ConfirmDraft(d.ID); err != nil {
		return err
	}
	if q.conv.Question.Draft == d.ID {
		q.conv.Question = crm.Question{}
	}
	e := desk.Ending{State: t.Outcome, Reason: t.Gist, Why: t.Text, Rival: t.Referrer, Gap: t.Amount}
	if gap != "" {
		e.Gap, e.NoGap = q.gapIn(gap)
		e.NoGap = e.Gap == nil
	}
	return q.endDeal(m, e, t.Tier)
}

// matterOfEnd is the deal of an ending that waited. One that nobody had noted is
// opened, so that it counts as lost.
func (q *request) matterOfEnd(w *desk.Work, t parse.Facts) (matter, bool, error) {
	if t.Milestone != "" {
		return q.matterByNumber(t.Milestone)
	}
	fnd, err := q.resolve(t.Account, crm.Write)
	if err != nil || fnd.Account == nil {
		return matter{}, false, err
	}
	o, err := w.OpenDeal(desk.NewDeal{Account: fnd.Account.ID})
	return matter{deal: o, account: *fnd.Account, fresh: true}, err == nil, err
}

// pressEnd ends, pauses or takes up a deal by a button.
func (q *request) pressEnd(a chat.Action) error {
	m, ok, err := q.matterByNumber(a.Subject)
	if err != nil || !ok {
		return err
	}
	what, arg, _ := strings.Cut(a.Arg, ".")
	switch what {
	case cards.EndPause:
		if arg == "" {
			return q.askWake(m)
		}
		return q.endDeal(m, desk.Ending{State: crm.DealPaused, Wake: crm.Date(arg)}, "")
	case cards.EndDrop:
		return q.askWhy(cards.WhyDrop, m, "")
	case cards.EndReopen:
		return q.endDeal(m, desk.Ending{State: crm.DealOpen}, "")
	}
	q.m.Text = ""
	return q.draftEnd(m, crm.DealLost)
}
