package handlers

import (
	"fmt"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// fixWho gives a visit to the colleague who made it: his manager may.
func (q *request) fixWho(w *desk.Work, e *edits, b *bundle, x fix) error {
	said := len(x.old.Colleagues) > 0 || x.now.Holds("不是我", "我没去", "去的", "跑的", "打的", "做的", "名下", "头上") || x.now.Word("me", "wasn't")
	if b.activity == nil || len(x.now.Colleagues) == 0 || !said {
		return nil
	}
	id := crm.PersonID(x.now.Colleagues[0].Row.ID)
	var known crm.Person
	if err := q.tx.Get(&known, string(id)); crm.IsMissing(err) || id == "" {
		return crm.E(crm.Missing, "record.missing", string(crm.KindPerson), "")
	} else if err != nil {
		return fmt.Errorf("colleague %s: %w", id, err)
	}
	if id == b.activity.Who {
		return nil
	}
	if !crm.Can(q.who, crm.Reassign, crm.ScopeOf(b.activity)) {
		e.asked = true
		return q.askWho(b.activity, &known)
	}
	change, told, err := q.giveVisit(w, b.activity.ID, id)
	if err != nil {
		return err
	}
	e.field(change.Field, change.Old, change.New)
	e.touch(crm.KindActivity, string(b.activity.ID))
	e.view.Told = told
	return nil
}

// giveVisit gives a visit to the colleague who made it, and tells him.
func (q *request) giveVisit(w *desk.Work, visit crm.ActivityID, to crm.PersonID) (c cards.FieldChange, told []string, err error) {
	done, err := w.CorrectActivity(visit, desk.ActivityEdit{Who: &to})
	if err != nil {
		return c, nil, err
	}
	c.Field = "who"
	if c.Old, err = q.personName(done.Before.Who); err != nil {
		return c, nil, err
	}
	if c.New, err = q.personName(to); err != nil {
		return c, nil, err
	}
	told, err = q.tellGiven(givenAway{rec: &done.After, from: done.Before.Who, to: to}, string(w.Group()))
	return c, told, err
}

// fixPeople corrects who was met.
func (q *request) fixPeople(w *desk.Work, e *edits, b *bundle, x fix) error {
	if b.activity == nil || len(x.now.Contacts) == 0 {
		return nil
	}
	wrong := map[string]bool{}
	for _, c := range x.old.Contacts {
		wrong[parse.Keys(c.Name).Fold] = true
	}
	was, err := q.activityView(*b.activity)
	if err != nil {
		return err
	}
	if who := misnamed(was.People, x.now.Contacts); len(wrong) == 0 && who != "" {
		wrong[who] = true
	}
	var with []crm.ContactID
	var names []string
	for _, k := range was.People {
		names = append(names, k.Name.Text)
		if !wrong[k.Name.Fold] {
			with = append(with, k.ID)
		}
	}
	if len(wrong) == 0 && !x.now.Holds("还有", "漏了", "加上", "也在") && !x.now.Word("also", "add", "forgot") {
		with = nil // it was them, not those
	}
	more, err := q.addContacts(w, b.activity.Account, x.now.Contacts)
	if err != nil {
		return err
	}
	for _, id := range more {
		if !hasContact(with, id) {
			with = append(with, id)
		}
	}
	done, err := w.CorrectActivity(b.activity.ID, desk.ActivityEdit{With: &with})
	if err != nil {
		return err
	}
	*b.activity = done.After
	now, err := q.activityView(done.After)
	if err != nil {
		return err
	}
	var after []string
	for _, k := range now.People {
		after = append(after, k.Name.Text)
	}
	if strings.Join(names, ",") != strings.Join(after, ",") {
		e.field("with", names, after)
		e.touch(crm.KindActivity, string(b.activity.ID))
	}
	return nil
}

// misnamed is who of several people was meant by another name, by what he is: of 魏经理 and
// 范总监 it is 魏经理 who is 韦经理. It is "" where that is not one of them.
func misnamed(met []crm.Contact, now []parse.Contact) string {
	if len(met) < 2 || len(now) != 1 || ascii(now[0].Name) {
		return ""
	}
	post := strings.TrimPrefix(now[0].Name, surnameIn(now[0].Name))
	who := ""
	for _, k := range met {
		switch {
		case k.Name.Text == now[0].Name:
			return ""
		case post == "" || strings.TrimPrefix(k.Name.Text, surnameIn(k.Name.Text)) != post:
		case who != "":
			return ""
		default:
			who = k.Name.Fold
		}
	}
	return who
}

func hasContact(list []crm.ContactID, id crm.ContactID) bool {
	for _, have := range list {
		if have == id {
			return true
		}
	}
	return false
}

// fixRest corrects the kind of activity and how it ended.
func (q *request) fixRest(w *desk.Work, e *edits, b *bundle, x fix) error {
	if b.activity == nil {
		return nil
	}
	var edit desk.ActivityEdit
	if typ := typeMeant(x); typ != "" && typ != b.activity.Type {
		edit.Type = &typ
		e.field("type", b.activity.Type, typ)
	}
	if out := x.now.Outcome; out != "" && out != b.activity.Outcome && len(e.view.Fields) == 0 {
		edit.Outcome = &out
		e.field("outcome", b.activity.Outcome, out)
	}
	if edit.Type == nil && edit.Outcome == nil {
		return nil
	}
	e.touch(crm.KindActivity, string(b.activity.ID))
	_, err := w.CorrectActivity(b.activity.ID, edit)
	return err
}

// typeMeant is the kind of activity in 是电话不是拜访.
func typeMeant(x fix) string {
	old := oldPart(x.now.Text)
	switch now := newPart(x.now.Text); {
	case old == "":
		return ""
	case holds(old, "拜访", "visit") && holds(now, "电话", "call"):
		return crm.Call
	case holds(old, "电话", "call") && holds(now, "拜访", "visit"):
		return crm.Visit
	}
	return ""
}

// askWho asks the next above who may say so whether a visit was somebody
// else's: it counts for whoever made it.
func (q *request) askWho(a *crm.Activity, who *crm.Person) error {
	boss, err := q.mayPass(a, who)
	if err != nil {
		return err
	}
	if boss == nil {
		return crm.E(crm.Forbidden, "record.pass", who.Name.Text, "")
	}
	v, err := q.activityView(*a)
	if err != nil {
		return err
	}
	q.personal(q.say.WhoAsked(v, who.Name.Text, boss.Name.Text))
	return q.tell(boss, "who/"+a.Number()+"/"+string(who.ID), func(w *cards.Writer) chat.Card {
		return w.WhoMade(v, q.who.Name.Text, who.Name.Text, who.ID)
	})
}

// mayPass is the next above him who may give an activity to a colleague; nil
// when nobody may.
func (q *request) mayPass(a *crm.Activity, to *crm.Person) (*crm.Person, error) {
	theirs := crm.Scope{Kind: crm.KindActivity, Owner: to.ID, Team: to.Team, Shared: true}
	seen := map[crm.PersonID]bool{"": true}
	for id := q.who.Manager; !seen[id]; {
		seen[id] = true
		p, err := crm.Get[crm.Person](q.tx, id)
		if crm.IsMissing(err) {
			return nil, nil
		}
		if err != nil {
			return nil, fmt.Errorf("manager %s: %w", id, err)
		}
		if crm.Can(&p, crm.Reassign, crm.ScopeOf(a)) && crm.Can(&p, crm.Write, theirs) {
			return &p, nil
		}
		id = p.Manager
	}
	return nil, nil
}

// pressWho gives a visit to the colleague who made it.
func (q *request) pressWho(act chat.Action) error {
	rec, err := q.named(parse.Item{Number: act.Subject})
	if err != nil {
		return err
	}
	a, ok := rec.(*crm.Activity)
	if !ok {
		q.reply(q.out.UnknownButton())
		return nil
	}
	id := crm.PersonID(act.Arg)
	if id == a.Who {
		q.reply(q.out.AlreadyDone("", a.Updated))
		return nil
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	change, told, err := q.giveVisit(w, a.ID, id)
	if err != nil {
		return err
	}
	v := cards.ChangedView{Group: w.Group(), Number: a.Number(), Kind: crm.KindActivity, Fields: []cards.FieldChange{change}, Told: told}
	if v.AccountName, err = q.nameOf(a.Account); err != nil {
		return err
	}
	q.changed(v)
	return q.refreshOf(crm.Pointer{Kind: crm.KindActivity, ID: string(a.ID)})
}

// gistSaid finds what an activity was about, said anew: 内容改成 聊了价格.
var gistSaid = wording.Compile(`(?i)(?:内容|聊的内容|谈的内容|要点|说明)\s*(?:应该)?(?:改成|改为|写成|是|:|:)\s*(.+)$|(?:\bgist|\bnotes?)(?: should be| is|:)? (.+)$`)

// reworded is what an activity was about with the words that a correction names
// put right, 不是两台是三台; "" when it does not stand there.
func reworded(gist, text string) string {
	m := notButWords.FindStringSubmatch(squash(text))
	if m == nil {
		return ""
	}
	wrong, right := strings.TrimSpace(m[1]+m[4]), strings.TrimSpace(m[2]+m[3])
	if wrong == "" || right == "" || strings.Count(gist, wrong) != 1 {
		return ""
	}
	before, rest, _ := strings.Cut(gist, wrong)
	for i := range right { // 不是涨 是降10%: what stands behind it already is not said twice
		if behind, ok := strings.CutPrefix(rest, right[i:]); ok {
			rest = behind
			break
		}
	}
	return before + right + rest
}

// notButWords finds 不是两台是三台, three not two.
var notButWords = wording.Compile(`不是([^,,。是]{1,12})[,, ]*(?:而?是|应该是)([^,,。]{1,12})$|(?:^|[ ,])(?:it'?s |it was |make that )?(\S{1,12}),? not (\S{1,12})$`)

// fixGist corrects what an activity was about.
func (q *request) fixGist(w *desk.Work, e *edits, b *bundle, x fix) error {
	if b.activity == nil {
		return nil
	}
	gist := ""
	if m := gistSaid.FindStringSubmatch(x.now.Text); m != nil {
		gist = strings.TrimSpace(m[1] + m[2])
	} else if gist = reworded(b.activity.Gist, x.now.Text); gist == "" {
		return nil
	}
	done, err := w.CorrectActivity(b.activity.ID, desk.ActivityEdit{Gist: &gist})
	if err != nil {
		return err
	}
	e.field("gist", done.Before.Gist, done.After.Gist)
	e.touch(crm.KindActivity, string(b.activity.ID))
	return nil
}
