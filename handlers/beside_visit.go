package handlers

import (
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// maxBeside bounds how many fields are noted beside one visit.
const maxBeside = 3

// notesBeside has what a report of a visit or a call tells of the customer and of who was met there
// read by itself, where it is said of a field: 今天拜访了粤钢陈总,他喜欢打高尔夫. It stands in the report
// as well, where nobody would look for it.
func (q *request) notesBeside() error {
	if !q.private() || len(q.f.Items)+len(q.f.Refs) > 0 || q.latest == nil || !q.latest.Met() || length(q.m.Text) > 140 {
		return nil
	}
	parts := clausesOf(fold(q.m.Text))
	if len(parts) < 2 {
		return nil
	}
	found := 0
	for _, p := range parts[1:] {
		if found == maxBeside || length(p) > 30 || unsureOf.MatchString(squash(p)) || asksOf.MatchString(squash(p)) {
			continue
		}
		fits, err := q.fieldBeside(p)
		if err != nil {
			return err
		}
		if fits {
			said := q.besides(p)
			said.beside = true
			q.meanwhile, found = append(q.meanwhile, said), found+1
		}
	}
	return nil
}

// fieldBeside reports a clause of a report that tells of a field of whom it names or means.
func (q *request) fieldBeside(clause string) (bool, error) {
	if !q.mayTellField(clause) {
		return false, nil
	}
	then := *q
	then.m.Text = clause
	then.f = inMethod(q.Book, q.who.Lang(), parse.Read(clause, q.ctx))
	t := then.f
	if t.Intent == parse.Visit || t.Intent == parse.Call || t.Next != nil && t.Next.Due != "" || t.Amount != nil || t.Question || len(t.Competitors)+len(t.Items) > 0 {
		return false, nil
	}
	who, err := then.speaksOf(clause)
	if err != nil || who == nil || who.silent || who.account.ID != q.latest.Account {
		return false, err
	}
	notes := then.hears(who, clause, false)
	if len(notes) == 0 {
		return false, nil
	}
	f, _ := q.Book.Field(notes[0].Key)
	if f.ID == concernsField && !holds(clause, "关心", "看重", "在意", "在乎", "关注", "cares about") {
		return false, nil // 他嫌贵 is what the talk was about
	}
	return f.Kind != playbook.FieldRows, nil
}

// mayTellField reports whether the words of a clause, from somewhere on, tell of a field. Few do, and to read a clause
// anew costs as much as all the rest of a message.
func (q *request) mayTellField(clause string) bool {
	small := lower(clause)
	if withWhom.MatchString(small) {
		return true
	}
	inWord := false
	for i, r := range small {
		letter := r >= 'a' && r <= 'z'
		if letter && inWord || r == ' ' {
			inWord = letter
			continue
		}
		inWord = letter
		for _, on := range []crm.Kind{crm.KindAccount, crm.KindContact} {
			if _, ok := q.listener.Hear(on, small[i:], false); ok {
				return true
			}
		}
	}
	return false
}
