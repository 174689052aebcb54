package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// tieIntent notes who reports to whom at a customer, and who influences whom.
func tieIntent() Intent {
	return Intent{
		Name: "tie",
		Weigh: func(f parse.Facts) float64 {
			if len(tiesIn(f.Text)) > 0 && !f.Question && !f.Wished && !peoplePicture.MatchString(f.Plain()) {
				return 0.95
			}
			return 0
		},
		Examples: []string{"谢明向王总汇报", "王总的上级是林副总", "谢明影响林副总", "王总听谢明的", "谢明向王总汇报 王总听林副总的 老赵影响谢明", "Greta reports to Neil", "Anil influences Greta", "谢明不向王总汇报"},
		Near:     []string{"下周向王总汇报方案", "我向王总汇报了方案", "今天听王总的介绍", "王总喜欢钓鱼", "谢明向谁汇报"},
		Handle:   (*request).tie,
	}
}

// tie is who stands over, or listens to, whom.
type tie struct {
	who, whom string
	influence bool // who influences whom; else who reports to whom
	not       bool
	post      string // what who is, said before the name: 王总的秘书小何
}

// tieForms are the ways to say it: the groups are the names; swap says that the
// one above, or the one who is influenced, is named first.
var tieForms = []struct {
	re              *wording.Wording
	influence, swap bool
}{
	{wording.Compile(`^(.{2,16}?)(不)?(?:是)?(?:向|给|跟)(.{2,12}?)汇报(?:的|工作)?$`), false, false},
	{wording.Compile(`^(.{2,16}?)(不)?汇报给(.{2,12})$`), false, false},
	{wording.Compile(`^(.{2,16}?)的?(?:上级|领导|老板|顶头上司|直属领导|主管)(不)?是(.{2,12})$`), false, false},
	{wording.Compile(`^(.{2,16}?)(不)?(?:归|由)(.{2,12}?)管(?:的)?$`), false, false},
	{wording.Compile(`^(.{2,16}?)(不)?是(.{2,12}?)的(?:下属|手下|部下)$`), false, false},
	{wording.Compile(`^(.{2,16}?)(不)?是(.{2,12}?)的(?:上级|领导|老板|直属领导)$`), false, true},
	{wording.Compile(`^(.{2,16}?)(?:下面|手下|底下)(不)?(?:是|有|管)(.{2,12})$`), false, true},
	{wording.Compile(`^(.{2,16}?)(不)?(?:能|会|可以)?影响(?:到)?([^力].{1,11})$`), true, false},
	{wording.Compile(`^(.{2,16}?)(不)?听(.{2,12}?)的$`), true, true},
	{wording.Compile(`(?i)^(.{2,30}?) (does not |doesn't )?reports? to (.{2,24})$`), false, false},
	{wording.Compile(`(?i)^(.{2,30}?)'s (?:boss|manager) (?:is (not )?)(.{2,24})$`), false, false},
	{wording.Compile(`(?i)^(.{2,30}?) (does not |doesn't )?influences? (.{2,24})$`), true, false},
	{wording.Compile(`(?i)^(.{2,30}?) (does not |doesn't )?listens? to (.{2,24})$`), true, true},
}

// noName are beginnings of what is no name of somebody at a customer.
var noName = wording.Compile(`^(我|我们|咱|他们|客户|下周|下月|今天|明天|昨天|上周|刚|要|想|准备|记得|提醒|先|再|去|i |we |谁|哪)|(方案|报价|谁|什么|价格|项目|进度|人|员工|部门|活|采购|生产|质量|技术|财务|设备|车间|产线|售后|安装|维修|招标)$`)

// peoplePicture finds the names of the chart itself: 影响力图 influences nobody.
var peoplePicture = wording.Compile(`(组织|架构|关系|影响)力?图|influence (map|tree)`)

// byPost is somebody who is named by his post with another: 王总的秘书小何.
var byPost = wording.Compile(`^\p{Han}{2,5}的(秘书|助理|司机|太太|夫人|儿子|女儿|亲戚|同学|副手|徒弟)(\p{Han}{2,4})$`)

// tiesIn reads a message that says nothing but such ties, one in each part; nil where one part
// says anything else.
func tiesIn(text string) []tie {
	edge := func(r rune) bool { return strings.ContainsRune(",，;；、。\n", r) }
	if strings.ContainsRune(text, ' ') && !ascii(text) { // in Chinese a space may part them as well
		if out := tiesOf(strings.FieldsFunc(text, func(r rune) bool { return edge(r) || r == ' ' })); len(out) > 0 {
			return out
		}
	}
	return tiesOf(strings.FieldsFunc(text, edge))
}

// tiesOf reads the parts of such a message.
func tiesOf(parts []string) []tie {
	var out []tie
	for _, part := range parts {
		t, ok := tieIn(part)
		if !ok {
			return nil
		}
		if m := byPost.FindStringSubmatch(t.who); m != nil {
			t.post, t.who = m[1], m[2]
		}
		out = append(out, t)
	}
	return out
}

// tieIn reads a sentence that says nothing but such a tie.
func tieIn(text string) (tie, bool) {
	text = strings.TrimRight(strings.TrimSpace(text), "。.!！~ ")
	for _, f := range tieForms {
		m := f.re.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		t := tie{who: strings.TrimSpace(m[1]), whom: strings.TrimSpace(m[3]), influence: f.influence, not: m[2] != ""}
		if f.swap {
			t.who, t.whom = t.whom, t.who
		}
		if noName.MatchString(strings.ToLower(t.who)) || noName.MatchString(strings.ToLower(t.whom)) {
			return tie{}, false
		}
		return t, true
	}
	return tie{}, false
}

// tie writes who reports to whom, or who influences whom.
func (q *request) tie() error {
	ties := tiesIn(q.f.Text)
	if len(ties) == 0 {
		return errPass
	}
	a, err := q.accountOfTie(&ties[0])
	if err != nil || a == nil {
		return err
	}
	for _, t := range ties {
		for _, name := range []string{t.who, t.whom} {
			if k, err := q.contactThere(a.ID, name); err != nil {
				return err
			} else if k == nil && !namesPerson(name) {
				return errPass // 丢了恒发对我们影响很大
			}
		}
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	w.Wrote(a.ID, mentionedIn(q.f))
	v := cards.ChangedView{Group: w.Group(), Kind: crm.KindContact}
	for _, t := range ties {
		who, x, err := q.writeTie(w, a, t)
		if err != nil {
			return err
		}
		if v.Number == "" {
			v.Number, v.AccountName = who.Number(), who.Name.Text+" · "+a.Name.Text
		} else if x != nil && who.Number() != v.Number {
			x.Of = who.Name.Text
		}
		if x != nil {
			v.Fields = append(v.Fields, *x)
			q.conv.Group = w.Group()
		}
		q.about(a.ID, who.ID)
	}
	q.personal(q.say.Tied(v, a.Number()))
	return nil
}

// writeTie writes one tie and gives who it was written of and the change, nil for none.
func (q *request) writeTie(w *desk.Work, a *crm.Account, t tie) (crm.Contact, *cards.FieldChange, error) {
	who, err := q.personAt(w, a, t.who)
	if err != nil {
		return who, nil, err
	}
	whom, err := q.personAt(w, a, t.whom)
	if err != nil {
		return who, nil, err
	}
	e, field := tieEdit(t, whom.ID)
	if t.post != "" && who.Title == "" {
		e.Title = &t.post
	}
	done, err := w.UpdateContact(who.ID, e)
	if err != nil || done.Before.Rev == done.After.Rev {
		return who, nil, err
	}
	x := cards.FieldChange{Field: field, New: whom.Name.Text}
	if t.not {
		x.Old, x.New = whom.Name.Text, ""
	}
	return who, &x, nil
}

func tieEdit(t tie, whom crm.ContactID) (desk.ContactEdit, string) {
	switch {
	case t.influence && t.not:
		return desk.ContactEdit{NoInfluence: []crm.ContactID{whom}}, "influences"
	case t.influence:
		return desk.ContactEdit{Influences: []crm.ContactID{whom}}, "influences"
	case t.not:
		whom = ""
	}
	return desk.ContactEdit{ReportsTo: &whom}, "reports_to"
}

// accountOfTie is the customer at which two people are: named before them, known
// through them, or just spoken of. Its name is taken off theirs.
func (q *request) accountOfTie(t *tie) (*crm.Account, error) {
	var a *crm.Account
	var err error
	if m := q.f.Account; m != nil && len(m.Known) > 0 && m.Text != "" {
		a, err = q.accountMeant(crm.Write)
		for _, s := range []*string{&t.who, &t.whom} {
			*s = strings.TrimLeft(strings.TrimPrefix(*s, m.Text), " 的,，:：")
		}
		return a, err
	}
	for _, name := range []string{t.who, t.whom} {
		if q.ctx.Names == nil {
			break
		}
		known := q.ctx.Names.Lookup(name, crm.KindContact, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent})
		fnd, err := q.byContact([]parse.Contact{{Name: name, Known: known}}, crm.Write)
		switch {
		case err != nil:
			return nil, err
		case fnd.Account != nil:
			return fnd.Account, nil
		}
	}
	q.f.Account = nil
	a, err = q.accountMeant(crm.Write)
	if err == nil && a == nil || err == errPass {
		q.reply(q.out.ContactUnknown(t.who))
		return nil, nil
	}
	return a, err
}

// personAt is the person of that name at a customer; whoever speaks of somebody
// knows him, so one who is new is noted.
func (q *request) personAt(w *desk.Work, a *crm.Account, name string) (crm.Contact, error) {
	key := parse.Keys(name)
	old, err := q.contactNamed(a.ID, key)
	if err != nil {
		return crm.Contact{}, err
	}
	if old != nil {
		return *old, nil
	}
	k, _, err := w.AddContact(desk.NewContact{Account: a.ID, Name: key})
	return k, err
}
