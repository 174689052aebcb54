package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// fileIntent opens or shows the file of a customer: 建档 比亚迪.
func fileIntent() Intent {
	return Intent{
		Name:   "file",
		Starts: []string{"建档", "客户建档", "建个档", "open file", "open a file for", "open a file on", "account file", "file for"},
		Weigh: func(f parse.Facts) float64 {
			if f.Account != nil && !didSomething(f) && (f.Holds("档案", "建档", "建个档") || f.Holds("account file", "customer file")) && f.Letters() < 30 {
				if strings.HasSuffix(f.Plain(), "档案") {
					return 0.96 // 比亚迪档案, where nothing else was said
				}
				return 0.86
			}
			return 0
		},
		Examples: []string{"建档 比亚迪", "比亚迪的档案", "恒鑫钣金档案", "看看比亚迪档案", "给比亚迪建个档", "account file Oakline", "open a file for Oakline", "建档 宁德"},
		Near:     []string{"今天拜访了比亚迪,看了他们的档案室", "比亚迪啥情况"},
		Handle:   (*request).file,
	}
}

// opensFile finds the words that set up a customer of whom nobody has heard.
var opensFile = wording.Compile(`建个?档|open a? ?file|\bfile for\b`)

// file shows the file of a customer. One that nobody has heard of is opened.
func (q *request) file() error {
	if told := q.opensTold(); told != "" {
		q.putAs(told)
		return q.dispatch(q.order)
	}
	q.nameWithout("客户建档", "建个档", "建档", "给", "客户档案", "档案", "看看", "open file", "open a file for", "open a file on", "account file", "customer file", "file for")
	if q.f.Account == nil && q.lastAbout() == "" {
		q.reply(q.out.FileWhose())
		return nil
	}
	if q.f.Account == nil {
		a, err := crm.Get[crm.Account](q.tx, q.lastAbout())
		if err != nil {
			return err
		}
		return q.showFile(&a, false)
	}
	fnd, err := q.resolve(q.f.Account, crm.Read)
	if err != nil {
		return err
	}
	switch {
	case fnd.Account != nil:
		return q.showFile(fnd.Account, false)
	case !fnd.New:
		a, err := q.accountMeant(crm.Read)
		if err != nil || a == nil {
			return err
		}
		return q.showFile(a, false)
	case !q.private() || !opensFile.MatchString(squash(q.m.Text)):
		q.reply(q.out.AccountUnknown(q.f.Account.Text)) // 客户档案完整度 opens none
		return nil
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	n := newAccount(q.f)
	a, _, err := w.OpenAccount(n)
	if err != nil {
		return err
	}
	q.conv.Group = w.Group()
	return q.showFile(&a, true)
}

// opensAndTells finds the name of a customer who is set up, and what is told of him behind it.
var opensAndTells = wording.Compile(`(?i)^(?:客户建档|建个档|建档|open file|open a file (?:for|on)|file for)[ :：]*([^,，。;； ]{2,30}|[a-z0-9&. -]{2,30})[,，。;；] *(.{2,})$`)

// opensTold is a customer of whom nobody has heard, set up with what else is known of him, as
// the lead that he is: 建档 惠科,做显示面板的. It is "" for a name alone and for whom we know.
func (q *request) opensTold() string {
	m := opensAndTells.FindStringSubmatch(strings.TrimSpace(fold(q.m.Text)))
	if m == nil || !q.private() || asks(m[2]) || q.customerIn(m[1]) != "" {
		return ""
	}
	if ascii(m[1] + m[2]) {
		return "new lead: " + m[1] + ", " + m[2]
	}
	return "新线索 " + m[1] + "," + m[2]
}

// nameWithout takes the words of a command for no part of a customer's name:
// 建档 鑫源机械, where the reader of the message found no name; 给比亚迪建个档,
// where it took them for one.
func (q *request) nameWithout(words ...string) {
	was := strings.TrimSpace(q.f.Text)
	if q.f.Account != nil && q.f.Account.Text != "" {
		was = q.f.Account.Text
	}
	name := cutWords(was, words)
	if name == "" {
		name = cutWords(strings.TrimSpace(q.f.Text), words) // 建档 宁德, where 建档 was taken for the name
	}
	if name == was {
		return
	}
	q.f.Account = nil
	if l := length(name); l >= 2 && l <= 30 {
		q.f.Account = q.mention(name)
	}
}

// cutWords is a text without the words of a command.
func cutWords(text string, words []string) string {
	for _, w := range words {
		if i := strings.Index(lower(text), w); i >= 0 {
			text = text[:i] + " " + text[i+len(w):]
		}
	}
	const around = " :\uff1a,\uff0c。吧"
	if name := strings.Trim(text, around+"的"); length(name) > 1 {
		return name
	}
	return strings.Trim(text, around) // 美的
}

// mention takes words for a customer's name.
func (q *request) mention(name string) *parse.Mention {
	m := parse.Mention{Text: name}
	if q.ctx.Names != nil {
		m.Known = q.ctx.Names.Lookup(name, crm.KindAccount, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent})
	}
	return &m
}

// showFile shows the file of a customer. Where others read along there is only
// whose it is.
func (q *request) showFile(a *crm.Account, opened bool) error {
	q.about(a.ID, "")
	if !q.private() {
		return q.ownerCard(a)
	}
	n, err := q.notableOf(a)
	if err != nil {
		return err
	}
	v := cards.FileView{FieldsView: q.bareView(n, playbook.FieldGroup{Word: playbook.Word{ID: cards.FileGroup, Name: q.say.FileWord()}}), Opened: opened}
	var all []cards.NotedView
	for _, g := range q.groupsOn(n) {
		if !g.File {
			continue
		}
		part, err := q.fieldsView(n, g)
		if err != nil {
			return err
		}
		v.Groups = append(v.Groups, part)
		for _, f := range part.Fields {
			for _, x := range f.Values {
				if !x.Kept {
					all = append(all, x)
				}
			}
		}
	}
	if err := q.judgeFile(a, all, &v); err != nil {
		return err
	}
	q.reply(q.out.File(v))
	q.listed(nil)
	q.conv.At = q.said()
	return nil
}

// judgeFile adds what is to be said about the whole of a file: that it is old,
// was written at one sitting, rests on one person.
func (q *request) judgeFile(a *crm.Account, noted []cards.NotedView, v *cards.FileView) error {
	var rows []playbook.Noting
	for _, x := range noted {
		rows = append(rows, playbook.Noting{Who: x.Who, On: x.On})
		v.Newest = max(v.Newest, x.On, x.CheckedOn)
	}
	if days, stale := q.Book.Stale(a.Tier, v.Newest, q.today()); stale {
		v.StaleDays = days
	}
	acts, err := q.lastActivities(a.ID, crm.MaxPage)
	if err != nil {
		return err
	}
	var touched []crm.Date
	for _, act := range acts {
		if act.Met() {
			touched = append(touched, act.Date)
		}
	}
	by, n := q.Book.Burst(rows, touched)
	if n > 0 {
		v.Burst, v.BurstOn = n, by.On
		if v.BurstBy, err = q.personName(by.Who); err != nil {
			return err
		}
	}
	people, err := q.contactsOf(a.ID)
	v.Contacts = len(people)
	return err
}

// showGroups lists what else is noted of a record.
func (q *request) showGroups(n *notable) error {
	var groups []playbook.FieldGroup
	for _, g := range q.groupsOn(n) {
		if !g.File {
			groups = append(groups, g)
		}
	}
	q.alone(q.say.Groups(q.bareView(n, playbook.FieldGroup{}), groups))
	return nil
}

// showNotedPart shows what a button of a fields card names: group.<id>,
// source.<id> or groups, a row may follow. ok is false for anything else.
func (q *request) showNotedPart(rec crm.Record, arg string) (ok bool, err error) {
	what, rest, _ := strings.Cut(arg, ".")
	group, from, _ := strings.Cut(rest, ".")
	if what != "group" && what != "source" && what != "groups" && what != cards.FileGroup {
		return false, nil
	}
	n, err := q.notableOf(rec)
	if err != nil {
		return true, err
	}
	switch what {
	case "groups":
		return true, q.showGroups(n)
	case cards.FileGroup:
		if a, is := rec.(*crm.Account); is {
			return true, q.showFile(a, false)
		}
		return false, nil
	}
	g, found := q.Book.FieldGroup(group)
	if found && !q.sees(g, n) {
		return true, q.notForYou()
	}
	if what == "source" {
		return true, q.showSources(n, group, cards.Row(from))
	}
	if !found {
		return false, nil
	}
	return true, q.showFields(n, g, cards.Row(from))
}
