package handlers

import (
	"bytes"
	"encoding/json"
	"slices"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// undoIntent takes back a whole message, one item of it, or a numbered record.
func undoIntent() Intent {
	return Intent{
		Name:   "undo",
		Words:  []string{"全部撤销", "取消", "刚才的取消", "撒销", "撤销一下", "撤回一下", "oops undo", "不要这条", "这条不要", "取消刚才的", "取消刚才那条", "cancel", "cancel that", "cancel it", "scratch that", "forget that", "delete that", "remove that", "take that back"},
		Starts: []string{"撤销", "撤消", "撤回", "undo"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case f.Holds("批了没", "撤回来"), theirWish(f):
				return 0
			case hasNumber(f) && (f.Holds("撤销", "撤回", "不要了", "删掉", "删了") || f.Word("undo", "remove", "delete")):
				return 0.95
			case f.Letters() <= 12 && f.Holds("不要了", "删掉", "别记了", "撤销", "记错了不要") && !f.Holds("不要了解"):
				return 0.9
			case f.Letters() <= 10 && f.Holds("不算", "作废", "当我没说") && f.Holds("刚", "上一条", "那条", "这条", "当我没说"):
				return 0.9
			case f.Letters() <= 30 && destroys(f.Text):
				return 0.92
			case f.Letters() <= 30 && f.Word("undo"):
				return 0.9
			}
			return 0
		},
		Examples: []string{
			"删掉宁德时代", "把比亚迪删了", "delete everything", "全删了", "刚刚那条不算", "cancel that", "delete Oakline", "删除王总", "撤销", "刚才那条不要了", "undo that", "② 撤销", "#V2 撤销", "撤销 #V31", "全部撤销",
		},
		Near:   []string{"比亚迪那边不要了", "王总说不要了", "客户不要了", "恢复", "明天的拜访取消了", "他说方案不要了,换一个更便宜的伺服方案再报价", "先撤回来"},
		Handle: (*request).undo,
	}
}

// redoIntent takes an undo back.
func redoIntent() Intent {
	return Intent{
		Name:     "redo",
		Words:    []string{"恢复", "重做", "撤销撤销", "不删了", "别删", "别删了", "不撤了", "不撤销了", "还是留着", "redo", "bring it back", "restore", "keep it", "don't delete it"},
		Examples: []string{"恢复", "redo"},
		Near:     []string{"撤销", "恢复提醒", "可以提醒我了"},
		Handle:   (*request).redo,
	}
}

func (q *request) undo() error {
	if q.who.Has(crm.RoleAdmin) && len(q.f.Contacts) > 0 && len(q.f.Refs) == 0 || hasRequest(q.f) && q.f.Holds("撤回") {
		return errPass // 删除 王建国: what is kept of him, not the last thing done; 撤回 #A1: whoever decides is told
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if ref, ok := firstRef(q.f); ok {
		return q.undoRef(w, ref)
	}
	if done, err := q.undoNamed(w); done || err != nil {
		return err
	}
	if q.f.Account != nil && q.f.Account.Text != "" {
		if destroys(q.m.Text) {
			return q.undoWhich()
		}
		if done, err := q.undoOf(w); done || err != nil {
			return err
		}
		return q.undoWhich()
	}
	if len(q.f.Contacts) > 0 || destroys(q.m.Text) && !destroyLast.MatchString(squash(q.m.Text)) {
		return q.undoWhich()
	}
	g, err := desk.LastGroup(q.tx, q.who.ID)
	if err != nil {
		return err
	}
	if done, err := q.undoQuestion(g); done || err != nil {
		return err
	}
	if q.undoOfNothing(g) {
		return nil
	}
	if g == "" {
		q.reply(q.out.NothingToUndo())
		return nil
	}
	if other, err := q.undoesAnother(g); err != nil || other != "" {
		if err == nil {
			q.reply(q.out.UndoWhich(other, nil))
		}
		return err
	}
	return q.takeBack(w, g, 0, "")
}

// undoOf takes back the newest thing that he recorded with the customer that
// he named.
func (q *request) undoOf(w *desk.Work) (bool, error) {
	fnd, err := q.resolve(q.f.Account, crm.Write)
	if err != nil || fnd.Account == nil {
		return false, err
	}
	acts, err := q.lastActivities(fnd.Account.ID, 10)
	if err != nil {
		return false, err
	}
	for i := range acts {
		if acts[i].Who == q.who.ID {
			return true, q.undoRecord(w, &acts[i])
		}
	}
	return false, nil
}

// undoRef takes back what ② or #V31 names.
func (q *request) undoRef(w *desk.Work, ref parse.Item) error {
	rec, err := q.named(ref)
	if err != nil {
		return err
	}
	return q.undoRecord(w, rec)
}

// undoRecord takes back the item of the message that made a record. What only
// came along with another thing, a step or a cost, goes alone.
func (q *request) undoRecord(w *desk.Work, rec crm.Record) error {
	p := crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}
	first, _, err := q.tx.Changes(crm.ChangeFilter{Record: p}, crm.Page{Limit: 1})
	if err != nil {
		return err
	}
	if len(first) == 0 {
		q.reply(q.out.NothingToUndo())
		return nil
	}
	if t, ok := rec.(*crm.Task); ok && t.From != "" && !t.Deleted && t.Open() {
		from, err := q.makerOf(crm.Pointer{Kind: crm.KindActivity, ID: string(t.From)})
		if err != nil {
			return err
		}
		if from == first[0].Group {
			return q.dropTask(w, *t)
		}
	}
	number := ""
	if n, ok := rec.(crm.Numbered); ok {
		number = n.Number()
	}
	return q.takeBack(w, first[0].Group, first[0].Item, number)
}

// takeBack undoes a group or one item of it, says so, and brings the cards up
// to date. What came after and stands against it is named.
func (q *request) takeBack(w *desk.Work, g crm.GroupID, item int, number string) error {
	silenced, err := desk.Silenced(q.tx, g, q.who.ID)
	if err != nil {
		return err
	}
	var done desk.Undone
	if item > 0 {
		done, err = w.UndoItem(g, item)
	} else {
		done, err = w.Undo(g)
	}
	if f, ok := faulty(err); ok && f.Cause == crm.Later {
		return q.blocked(g, item, number, f)
	}
	if err != nil {
		return err
	}
	if d := reopened(done); d != nil {
		q.asked(*d)
		q.reply(q.out.Question(draftView(*d)))
		return nil
	}
	if from, into := mergeUndone(done); from != nil {
		return q.parted(done, from, into)
	}
	v, err := q.undoneView(done)
	if err != nil {
		return err
	}
	switch names, err := q.silencedNames(silenced); {
	case err != nil:
		return err
	case done.Redo:
		q.reply(q.out.Redone(v))
	case len(names) > 0:
		q.personal(q.say.SilenceUndone(v.Group, names))
	default:
		q.reply(q.out.Undone(v))
	}
	return q.tookBack(done)
}

// tookBack brings up to date what shows the records of an undo.
func (q *request) tookBack(done desk.Undone) error {
	q.forgetQuestion(done)
	var touched []crm.Pointer
	for _, r := range append(append([]crm.Record(nil), done.Gone...), done.Back...) {
		touched = append(touched, crm.Pointer{Kind: r.Kind(), ID: r.Key()})
	}
	for _, d := range done.Restored {
		if !sameForPeople(d) {
			touched = append(touched, crm.Pointer{Kind: d.Before.Kind(), ID: d.Before.Key()})
		}
	}
	if err := q.requestsUndone(done); err != nil {
		return err
	}
	if err := q.handedBack(done); err != nil {
		return err
	}
	if err := q.givenBack(done); err != nil {
		return err
	}
	if err := q.teamedBack(done); err != nil {
		return err
	}
	return q.refreshOf(touched...)
}

// forgetQuestion closes the open question when its draft went with an undo.
func (q *request) forgetQuestion(done desk.Undone) {
	for _, r := range done.Gone {
		if d, ok := r.(*crm.Draft); ok && d.ID == q.conv.Question.Draft {
			q.conv.Question = crm.Question{}
		}
	}
}

// sameForPeople reports a change that only concerns what is derived.
func sameForPeople(d desk.RecordDelta) bool {
	b, err1 := json.Marshal(d.Before)
	a, err2 := json.Marshal(d.After)
	return err1 == nil && err2 == nil && bytes.Equal(plain(b), plain(a))
}

// onlyHeard reports versions of a name that was heard and never learned: nobody
// was told of it.
func onlyHeard(versions ...crm.Record) bool {
	for _, v := range versions {
		if l, ok := v.(*crm.Lesson); !ok || l.State != crm.LessonHeard {
			return false
		}
	}
	return true
}

// undoneView says what was taken back: the main records, and what went along.
func (q *request) undoneView(done desk.Undone) (cards.UndoneView, error) {
	v := cards.UndoneView{Group: done.Group}
	var err error
	if v.Handed, err = q.handedBackTo(done); err != nil {
		return v, err
	}
	gone := slices.DeleteFunc(append(append([]crm.Record(nil), done.Gone...), done.Back...), func(r crm.Record) bool { return onlyHeard(r) })
	var changed []crm.Record
	restored := map[crm.Record]desk.RecordDelta{}
	for _, d := range done.Restored {
		if !sameForPeople(d) && !onlyHeard(d.Before, d.After) {
			changed = append(changed, d.After)
			restored[d.After] = d
		}
	}
	mainKind := topKind(append(append([]crm.Record(nil), gone...), changed...))
	ofGone := false
	var main crm.Record // the last of v.Main
	for _, r := range gone {
		ofGone = ofGone || r.Kind() == mainKind
	}
	add := func(rec crm.Record, made bool) error {
		if rec.Kind() == crm.KindDraft && mainKind != crm.KindDraft {
			return nil // the draft that an answer closed is of no interest
		}
		to := &v.Also
		if rec.Kind() == mainKind && made == ofGone {
			to, main = &v.Main, rec
		}
		n := cards.RecordName{Kind: rec.Kind()}
		if len(*to) <= cards.MostNamed { // the card counts more than that
			if n, err = q.recordName(rec); err != nil {
				return err
			}
		}
		n.Made = made
		*to = append(*to, n)
		return nil
	}
	for _, r := range gone {
		if err := add(r, true); err != nil {
			return v, err
		}
	}
	for _, r := range changed {
		if err := add(r, false); err != nil {
			return v, err
		}
	}
	if d, ok := restored[main]; ok && len(v.Main) == 1 {
		if v.Fields, err = q.putBack(d); err != nil {
			return v, err
		}
	}
	return v, nil
}

// topKind is the kind by which people call a bundle of records: the first of a
// list of which there is one, else that of the first record.
func topKind(recs []crm.Record) crm.Kind {
	for _, k := range []crm.Kind{
		crm.KindActivity, crm.KindLead, crm.KindTender, crm.KindQuote, crm.KindPayment, crm.KindOpportunity, crm.KindApproval, crm.KindContact, crm.KindTask, crm.KindExpense,
		crm.KindAccount, crm.KindLesson, crm.KindField, crm.KindDraft, crm.KindPerson,
	} {
		for _, r := range recs {
			if r.Kind() == k {
				return k
			}
		}
	}
	if len(recs) > 0 {
		return recs[0].Kind()
	}
	return ""
}
