package handlers

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// noted answers a message that notes fields or asks for them.
func (q *request) noted() error {
	q.statements()
	q.forgetWords()
	first := q.f.Noted[0]
	if id, ok := strings.CutPrefix(first.Key, groupKey); ok {
		return q.notedGroup(id, first)
	}
	f, ok := q.Book.Field(first.Key)
	if !ok {
		return errPass
	}
	on := q.Book.FieldOn(f.ID)
	if asksWhich(q.m.Text) || ascii(q.m.Text) && putAsQuestion(q.m.Text) { // 比亚迪算孵化还是产出 offers two answers, and gives none
		q.f.Noted[0].Asked = true
	}
	if on == crm.KindAccount && q.f.Account == nil && len(q.f.Contacts) > 0 && len(q.f.Refs) == 0 {
		return errPass // of a person: 王总是朋友
	}
	if on == crm.KindContact && len(q.f.Contacts) == 1 && q.f.Contacts[0].Email != "" && savesWords.MatchString(q.f.Plain()) {
		return errPass // somebody to be kept, at the company of his address
	}
	if on == crm.KindContact && len(q.f.Contacts) > 1 {
		return q.notedOfEach()
	}
	return q.notedOne(f, on)
}

// notedOne answers what is noted of one record, or asked about it.
func (q *request) notedOne(f playbook.Field, on crm.Kind) error {
	verb := crm.Write
	if q.f.Noted[0].Asked {
		verb = crm.Read
	}
	n, err := q.noteAbout(on, verb)
	if err != nil || n == nil {
		return err
	}
	if g, _ := q.Book.FieldGroup(f.Group); !q.sees(g, n) {
		if verb == crm.Write {
			return q.notKept()
		}
		return q.notForYou()
	}
	if q.f.Noted[0].Asked {
		return q.showField(n, f)
	}
	return q.noteAll(n)
}

// notedOfEach gives to each of several people what was said behind his name:
// 王总是决策者,李工是使用者.
func (q *request) notedOfEach() error {
	all, people := q.f.Noted, q.f.Contacts
	for i, c := range people {
		q.f.Noted, q.f.Contacts = nil, people[i:i+1]
		for _, x := range all {
			behind := x.Span.Start >= c.Span.Start || i == 0
			if behind && (i+1 == len(people) || x.Span.Start < people[i+1].Span.Start) {
				q.f.Noted = append(q.f.Noted, x)
			}
		}
		if len(q.f.Noted) == 0 {
			continue
		}
		f, ok := q.Book.Field(q.f.Noted[0].Key)
		if !ok {
			continue
		}
		if err := q.notedOne(f, crm.KindContact); err != nil {
			return err
		}
	}
	return nil
}

// statements brings what was noted into the words of the playbook; several
// choices of one field become one statement.
func (q *request) statements() {
	var out []parse.Noted
	for _, said := range q.f.Noted {
		x := q.statement(said)
		f, _ := q.Book.Field(x.Key)
		last := len(out) - 1
		if f.Kind == playbook.FieldMany && last >= 0 && out[last].Key == x.Key && !x.Asked && !out[last].Asked && out[last].Not == x.Not && len(q.f.Contacts) < 2 {
			out[last].Value += "," + x.Value
			continue
		}
		out = append(out, x)
	}
	q.f.Noted = out
}

// writes leads to a figure and says nothing of it: 行业排名写12.
var writes = wording.Compile(`^(写成?|填成?|记成?|定为|改成|改为|第)\s*`)

// statement is what was noted, with the field and the choice that its word
// stands for, and without the name of the customer in its value.
func (q *request) statement(said parse.Noted) parse.Noted {
	name := mentionedIn(q.f)
	if rest, ok := strings.CutPrefix(said.Value, name); ok && name != "" && (len([]rune(rest)) == 0 || rest[0] != '-') { // HT-2026-018 is no customer's
		said.Value = strings.TrimLeft(rest, " :\uff1a,\uff0c的")
	}
	if key, choice, ok := strings.Cut(said.Key, choiceSign); ok {
		said.Key, said.Value, said.Why = key, choice, because(said.Why)
		return said
	}
	f, _ := q.Book.Field(said.Key)
	if v := writes.ReplaceAllString(said.Value, ""); f.Kind == playbook.FieldNumber {
		said.Value = v
	} else if _, ok := q.Book.FieldValue(f, v); ok && f.Kind == playbook.FieldOne { // 金额分类定为A
		said.Value = v
	}
	if i := strings.IndexAny(said.Value, " ,\uff0c"); f.Kind == playbook.FieldOne && i > 0 {
		if _, ok := q.Book.FieldValue(f, said.Value); !ok {
			said.Value, said.Why = said.Value[:i], because(strings.TrimLeft(said.Value[i:], " ,\uff0c"))
		}
	}
	said.Asked = said.Asked || said.Value == "" && !said.Not && f.Kind != playbook.FieldYes
	return said
}

// because is a reason without the word that leads to it.
func because(s string) string {
	for _, w := range []string{"因为", "由于", "原因是", "原因", "理由", "because", "reason"} {
		s = strings.TrimPrefix(s, w)
	}
	return strings.TrimLeft(s, " :\uff1a,\uff0c了是")
}
