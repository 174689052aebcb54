package handlers

import (
	"fmt"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// tripSaid finds a message that tells of a business trip and of nothing else, with
// whose it is, "" for his own: 我下周出差, 小李周一到周三去上海出差, I'm travelling next
// week.
var tripSaid = wording.OneOf(
	`^(?:我们?|(\p{Han}{2,3}?|[a-z]{2,20}?))??要?(?:`+tripDays+`(?:开始|起|都|全|要)?(?:我们?)?要?)?`+
		`(?:[去到在]\p{Han}{2,6})?(?:出差|在外地跑?)(?:[去到在]\p{Han}{2,6}?)?`+
		`(?:`+tripDays+`|[一两三四五六七八九十半\d]+[个天周]+)?$`,
	`^(?:我)?(?:要|得|今天|明天)?(?:去)?出差(?:去|到|在)?\p{Han}{2,6}?(?:[一两三四五六七八九十半\d]+天)(?:[,，]`+tripDays+`(?:回来|回|回公司))?$`,
	`^`+wording.Maybe(`i'?m`, `i am`, `i will be`, `i'll be`, `([a-z]{2,20}) is`)+` ?`+
		wording.Any(`on (?:a )?business trip`, `travell?ing`, `on the road`)+
		`(?: (?:for work|on business))?\b[\w ,/\-]{0,30}$`,
	`^(?:i'?m |i am |i will be |i'll be )?in [a-z]{3,20}(?: from)?(?:[ ,/&–-]+`+dayWordEN+`)+$`,
)

// atHome finds that he works, and where nobody need know it: 明天在家办公, working from
// home. He is as much there as on any other day.
var atHome = wording.OneOf(
	`^(?:我们?)?要?(?:`+tripDays+`(?:都|全天?)?)?(?:在家|居家|远程)(?:办公|上班|工作)(?:`+tripDays+`)?了?$`,
	`^(?:i'?m |i am |i will be |i'll be |will be )?(?:working (?:from home|remotely)|wfh)`+
		`(?:[ ,/&–-]+`+dayWordEN+`)*$`,
)

// tripDays are the characters in which days are said.
const tripDays = `[今明后大下上这本周星期礼拜一二两三四五六日天月号底初剩余的几\d\-./到至和~、,, ]{1,18}`

// tripOff finds that a trip does not take place: 不出差了, my trip is off.
var tripOff = wording.Compile(`不出差|出差(取消|不去|作废|推迟|改期)|取消.{0,6}出差|\b(trip|travel)\b.{0,12}\b(off|cancell?ed)\b|^cancel (my |the )?(business )?trip\b`)

// tripNot are words with which such a message tells of something else: what it
// cost, who decides meanwhile, a customer who is away.
var tripNot = wording.Compile(`审批|报销|费用|补贴|花了|\d元|回来|谁|没见|不在|昨天|前天|上周|上个|去了|expense|approval|\bwho\b`)

// tripBack finds when he is back, said with where he goes and for how long.
var tripBack = wording.Compile(`天[,，]` + tripDays + `(?:回来|回|回公司)$`)

// tripIntent notes when he is on a business trip, so that nobody wonders why he
// logs nothing.
func tripIntent() Intent {
	return Intent{
		Name: "trip",
		Weigh: func(f parse.Facts) float64 {
			text := f.Plain()
			if f.Letters() > 50 || f.Account != nil && len(f.Account.Known) > 0 || didSomething(f) {
				return 0
			}
			if (tripOff.MatchString(text) || tripSaid.MatchString(text) || atHome.MatchString(text)) && (!tripNot.MatchString(text) || tripBack.MatchString(text)) {
				return 0.96
			}
			return 0
		},
		Examples: []string{"我下周出差", "下周一到周三去上海出差", "下周我出差三天", "I'm travelling next week", "on a business trip Mon to Wed", "出差取消了", "in Berlin next week", "明天在家办公", "working from home tomorrow"},
		Near:     []string{"我出差期间审批给老周", "王总出差了,没见到", "出差打车160", "我下周休假审批给老周", "met Zhang in Berlin on Monday"},
		Handle:   (*request).trip,
	}
}

// trip notes the days of a trip, today where none was said, or takes them back.
func (q *request) trip() error {
	if atHome.MatchString(squash(q.m.Text)) {
		q.personal(q.say.AtHome())
		return nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return err
	}
	who := q.who.ID
	if m := tripSaid.FindStringSubmatch(squash(q.m.Text)); m != nil && m[1]+m[2] != "" {
		p := colleagueCalled(ps, m[1]+m[2], q.today())
		if p == nil { // a customer's man
			return errPass
		}
		who = p.ID
	}
	of := ps.Find(who, q.today())
	if of == nil {
		return errPass
	}
	var t crm.Trip
	if !tripOff.MatchString(squash(q.m.Text)) {
		if t.From, t.To = q.spanSaid(q.m.Text); t.From == "" {
			t.From, t.To = q.spanSaid("今天," + q.m.Text) // as many days as were said
		}
		if tripBack.MatchString(squash(q.m.Text)) {
			t.From, t.To = q.untilBack(squash(q.m.Text))
		}
	} else if !of.Travels(q.today(), crm.LastDate) { // there is none to take back
		q.personal(q.say.NoTrip())
		return nil
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	e, err := w.SetTrip(who, t)
	if err != nil {
		return err
	}
	q.conv.Group = w.Group()
	v := cards.TripView{Name: of.Name.Text, Trip: t, Was: planned(&e.Before, q.today()), Group: w.Group()}
	if who != q.who.ID {
		v.By = q.who.Name.Text
		key := fmt.Sprintf("trip/%s/%s/%s", who, t.From, w.Group())
		if err := q.tell(of, key, func(w *cards.Writer) chat.Card { return w.TripNoted(v) }); err != nil {
			return err
		}
	}
	q.personal(q.say.Trip(v))
	return nil
}

// untilBack are the days of a trip that is said with its length and the day on which he is back, which is its last one:
// 出差东莞三天,周四回来.
func (q *request) untilBack(text string) (from, to crm.Date) {
	cut := strings.LastIndexAny(text, ",，")
	back, _ := q.spanSaid(text[cut:])
	if from, _ = q.spanSaid(text[:cut]); from != "" {
		return from, max(back, from)
	}
	if back == q.today() {
		back = back.AddDays(7)
	}
	from, to = q.spanSaid("今天," + text[:cut])
	return max(q.today(), back.AddDays(-to.Sub(from))), back
}

// planned is the first trip of somebody that is not over.
func planned(p *crm.Person, today crm.Date) (first crm.Trip) {
	for _, t := range p.Trips {
		if t.To >= today && (first.From == "" || t.From < first.From) {
			first = t
		}
	}
	return first
}
