package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// supportIntent asks a colleague of another function for help (E4): 要个售前去趟
// 粤钢. The functions are the method's.
func supportIntent(book *playbook.Book) Intent {
	return Intent{
		Name: "support",
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 30 && (supportAsked.MatchString(f.Plain()) || supportUrged.MatchString(f.Plain())) {
				return 0.97
			}
			if f.Letters() > 50 || f.Question || didSomething(f) {
				return 0
			}
			if helpAsked.MatchString(f.Plain()) { // the customer in it is not what is asked for
				return 0.97
			}
			if functionSaid(book, f.Text) == "" {
				return 0
			}
			if f.Holds("要个", "要一个", "需要", "申请", "请个", "请一个", "找个", "要技术支持", "支持一下", "派个", "派一个", "帮忙", "帮做", "来做", "帮着") || f.Word("need", "request", "ask") {
				return 0.88
			}
			if len(f.Contacts) == 0 && (f.Account != nil && asksFunction.MatchString(f.Plain()) || functionDoes.MatchString(f.Plain())) {
				return 0.9
			}
			if arranges.MatchString(f.Plain()) && f.Account != nil { // G1, G4
				return 0.9
			}
			return 0
		},
		Examples: []string{"要售前支持去趟粤钢桶业,周四", "找财务开个粤钢桶业的发票,周五前", "粤钢桶业的货要优先排", "要个售前去趟粤钢桶业", "比亚迪需要研发支持一下,周四前", "need presales for Oakline Thursday", "请个财务看下美科的付款"},
		Near:     []string{"拜访了宏图汽车零部件,这次带了售前小钟", "今天拜访了比亚迪研发部李工", "提醒我找财务"},
		Handle:   (*request).support,
	}
}

// asksFunction begins with whom it asks: 找财务开个粤钢的发票.
var asksFunction = wording.Compile(`^(要|找|请|麻烦)(个|一下)?(售前|售后|研发|财务|法务|供应链)`)

// functionDoes begins with whom it asks, and what for: 让财务看下账期, 请技术做个方案.
var functionDoes = wording.Compile(`^(?:帮我)?(?:让|找|请|叫|麻烦|喊)(?:个|一下|下)?(售前|售后|研发|财务|法务|供应链|技术)` +
	`(?:部|的?人|同事|那边|那儿)?` +
	wording.Any(
		`来`, `去`, `帮忙`, `帮`, `给`, `先`, `尽快`, `赶紧`,
		`(?:这|本|下)?周[一二三四五六日天]?`,
		`今天`, `明天`, `后天`, `月底`, `\d{1,2}[号日]`, `之?前`, `把[^,，。]{1,12}?`,
	) + `*` +
	wording.Any(
		`看`, `做`, `弄`, `搞`, `出`, `算`, `开`, `查`, `审`, `配合`, `支持`, `准备`, `评估`, `核`,
		`确认`, `写`, `过`, `陪`, `一起`, `跑`,
	))

// wantedDay finds by when something is wanted, in the middle of a sentence.
var wantedDay = wording.Compile(aDay + `(?:之?前|以前)`)

// supplyFirst wants somebody's goods before those of others, without naming supply.
var supplyFirst = wording.Compile(`的货.{0,4}优先|优先保(供|货|障)|重点保供|supply (priority|first)|priority (of|in) supply|prioriti[sz]e supply|优先(排产|排单|发货|交货)|先(排产|发货|交货)`)

// arranges asks for something to be seen to: 优先给比亚迪供货, 高层拜访安排一下比亚迪.
var arranges = wording.Compile(`优先|先保证|先保障|保证货源|安排(?:一下|下|个|一次|[^了过好])|安排$|prioriti[sz]e|priority|arrange|set up`)

// functionSaid is the function that a text names; "" for none.
func functionSaid(b *playbook.Book, text string) string {
	for _, f := range b.Functions {
		for _, w := range append([]string{f.Name.ZH, f.Name.EN}, f.Also...) {
			w = strings.ToLower(w)
			if ascii(w) && word(text, w) || !ascii(w) && holds(text, w) {
				return f.ID
			}
		}
	}
	if m := functionDoes.FindStringSubmatch(squash(text)); m != nil && m[1] == "技术" || holds(text, "技术支持") {
		return "presales"
	}
	if _, ok := playbook.Find(b.Functions, "supply"); ok && supplyFirst.MatchString(squash(text)) {
		return "supply"
	}
	return ""
}

// wantedBy is what stands behind the day by which help is wanted.
var wantedBy = wording.Compile(`(之?前|以前)?(就|就要|要|给我|给)?$`)

// support gives the colleague what he is asked for, and tells him at once.
func (q *request) support() error {
	if m := supportUrged.FindStringSubmatch(squash(q.m.Text)); m != nil {
		return q.urgesSupport(m[1] + m[2] + m[3])
	}
	if m := supportAsked.FindStringSubmatch(squash(q.m.Text)); m != nil {
		return q.supportsOpen(m[1] != "" || m[2] != "")
	}
	if m := helpAsked.FindStringSubmatch(squash(q.m.Text)); m != nil {
		if who, err := q.helperCalled(m[2] + m[8]); err != nil || who != nil {
			return q.askColleague(who, err)
		}
	}
	if functionSaid(q.Book, q.m.Text) == "" {
		return errPass
	}
	if err := q.atTheOneTalkedOf(); err != nil {
		return err
	}
	a, err := q.accountMeant(crm.Write)
	if err != nil || a == nil {
		return err
	}
	deals, err := q.openDeals(a.ID)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	n := desk.NewSupport{Function: functionSaid(q.Book, q.m.Text), Account: a.ID, Text: q.m.Text}
	if len(deals) > 0 {
		n.Deal = deals[0].ID
	}
	if n.Due, _ = day(q.f); n.Due == "" {
		if by := wantedDay.FindString(squash(q.m.Text)); by != "" { // 让技术下周二前把方案做完
			n.Due, _ = q.dayIn(by)
		}
	}
	if n.Due == "" {
		if i := strings.LastIndexAny(q.m.Text, ",， "); i >= 0 && namesDay(q.m.Text[i:]) { // …,下周二要
			n.Due, _ = q.dayIn(wantedBy.ReplaceAllString(strings.Trim(q.m.Text[i:], ",， 。."), ""))
		}
	}
	t, who, err := w.AskSupport(n)
	if err != nil {
		return err
	}
	q.about(a.ID, "")
	return q.supportAsked(w, &t, who, a.Name.Text)
}

// supportAsked says whom was asked, and tells him.
func (q *request) supportAsked(w *desk.Work, t *crm.Task, who *crm.Person, account string) error {
	v := cards.SupportView{Task: *t, AccountName: account, Who: who.Name.Text, Asker: q.who.Name.Text, Group: w.Group()}
	q.listed([]crm.Pointer{{Kind: crm.KindTask, ID: string(t.ID)}})
	q.conv.Group = w.Group()
	q.personal(q.say.SupportAsked(v))
	return q.tell(who, q.m.Key+"/support", func(w *cards.Writer) chat.Card { return w.SupportWanted(v) })
}

// supportDone tells whoever asked for it that a colleague has done it.
func (q *request) supportDone(t crm.Task) error {
	if t.Asker == "" || t.Asker == q.who.ID {
		return nil
	}
	asker, err := crm.Get[crm.Person](q.tx, t.Asker)
	if crm.IsMissing(err) {
		return nil
	}
	if err != nil {
		return err
	}
	name, err := q.nameOf(t.Account)
	if err != nil {
		return err
	}
	v := cards.SupportView{Task: t, AccountName: name, Who: q.who.Name.Text}
	return q.tell(&asker, q.m.Key+"/supported", func(w *cards.Writer) chat.Card { return w.SupportDone(v) })
}
