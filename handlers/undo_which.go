package handlers

import (
	"slices"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// theirWish reports that it is the customer who does not want something any
// more: nothing of ours is to be taken back.
func theirWish(f parse.Facts) bool {
	return f.Holds("不要了") && !hasNumber(f) &&
		(f.Account != nil || len(f.Contacts) > 0 || f.Holds("他", "她", "客户", "那边", "对方", "说"))
}

// undoQuestion lets go of what still waits for a word of his, where that came
// after the last group of his: 撤销 means the last thing that he did, and that
// was to say what is in question. done is false when nothing came after.
func (q *request) undoQuestion(g crm.GroupID) (done bool, err error) {
	d, err := q.justKept(g)
	if err != nil {
		return false, err
	}
	if d != nil {
		return true, q.drop(d.ID)
	}
	if open := q.conv.Question; open.Key == "" || open.Key == cards.AskImport || // a file that was shown and not imported did nothing
		open.Draft != "" || !open.At.After(desk.SaidAt(g)) {
		return false, nil
	}
	q.conv.Question = crm.Question{}
	q.alone(q.say.QuestionDropped())
	return true, nil
}

// nothingDone answers somebody who wanted something changed that nothing was.
func (q *request) nothingDone(c chat.Card) {
	q.conv.Nothing = q.said()
	q.reply(c)
}

// undoOfNothing says that the last thing that he wanted changed nothing, where that came after
// the last group of his. Said once more, 撤销 means that group.
func (q *request) undoOfNothing(g crm.GroupID) bool {
	none := q.conv.Nothing
	q.conv.Nothing = time.Time{}
	if none.IsZero() || g != "" && !none.Truncate(time.Millisecond).After(desk.SaidAt(g)) { // a group knows no finer time
		return false
	}
	q.reply(q.out.UndoneNothing(g != ""))
	return true
}

// justKept is the newest draft of his where he said it after the last group of
// his; nil when he did not. What the same message recorded goes with it.
func (q *request) justKept(g crm.GroupID) (*crm.Draft, error) {
	open, err := q.drafts()
	if err != nil || len(open) == 0 {
		return nil, err
	}
	d := open[len(open)-1]
	if !d.Said.After(desk.SaidAt(g)) || d.Group == g {
		return nil, nil
	}
	return &d, nil
}

// reopened is the draft that an undo opened again; nil when it did anything else.
func reopened(done desk.Undone) *crm.Draft {
	var found *crm.Draft
	for _, x := range done.Restored {
		switch r := x.After.(type) {
		case *crm.Draft:
			found = r
		case *crm.Conflict: // the claim waits again with it
		default:
			return nil
		}
	}
	if found == nil || found.State != "" || len(done.Gone)+len(done.Back) > 0 {
		return nil
	}
	return found
}

// destroyWords begin or end a wish to delete something: 删掉X, 把X删了, delete X.
var destroyWords = wording.Compile(`^(删掉|删除|删了|清空|清除|全删|全部删|把.+(删|清))|(删掉|删了|删除)吧?$|^(please )?(delete|remove|erase|wipe)\b`)

// destroyLast finds such a wish that means what was just recorded.
var destroyLast = wording.OneOf(
	`^(?:帮我|请|麻烦)?(?:把|将)?(?:刚才|刚刚|上面|上一?条|最后)?的?(?:这|那)?`+
		`(?:条|个|一条|一个)?(?:记录|消息)?(?:删掉|删除|删了|不要了)?`+
		`(?:吧|这条|那条|刚才那条|刚才的|上一条|记录)?$`,
	`^(?:please )?(?:delete|remove|erase) `+
		wording.Any(
			`it`, `that`, `this`, `that one`, `the last(?: one| entry| record)?`, `last(?: one)?`,
		)+`$`,
)

// destroys reports a wish to delete something.
func destroys(text string) bool { return destroyWords.MatchString(squash(text)) }

// undoWhich takes nothing back: what he named is more, or something else, than
// one record. It says so, and which records of his he may mean.
func (q *request) undoWhich() error {
	about := mentionedIn(q.f)
	var rows []cards.RecordName
	if about != "" {
		fnd, err := q.resolve(q.f.Account, crm.Write)
		if err != nil {
			return err
		}
		if fnd.Account == nil && fnd.Taken == nil && len(fnd.Known) == 0 {
			q.reply(q.out.AccountUnknown(about))
			return nil
		}
		if fnd.Account != nil {
			if rows, err = q.mineAt(fnd.Account.ID); err != nil {
				return err
			}
		}
	} else if len(q.f.Contacts) > 0 {
		about = q.f.Contacts[0].Name
		found, err := q.contactsCalled()
		if err != nil {
			return err
		}
		for i := range found {
			n, err := q.recordName(&found[i])
			if err != nil {
				return err
			}
			rows = append(rows, n)
		}
	}
	q.reply(q.out.UndoWhich(about, rows))
	return nil
}

// mineAt names what he recorded last with a customer, and what is open there.
func (q *request) mineAt(at crm.AccountID) ([]cards.RecordName, error) {
	var recs []crm.Record
	acts, err := q.lastActivities(at, 5)
	if err != nil {
		return nil, err
	}
	for i := range acts {
		if acts[i].Who == q.who.ID {
			recs = append(recs, &acts[i])
		}
	}
	tasks, err := q.openTasks(at)
	if err != nil {
		return nil, err
	}
	for i := range tasks {
		recs = append(recs, &tasks[i])
	}
	var out []cards.RecordName
	for _, rec := range recs {
		n, err := q.recordName(rec)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// ofHisPost finds that what is to be taken back is a change of who works here: 撤销小李离职.
var ofHisPost = wording.Compile(`离职|休假|请假|调岗|调动|升|角色|\b(?:leav(?:e|es|ing)|left|move|role)\b`)

// undoesAnother is the colleague whose change somebody wants to take back, where the last thing that
// he did changed nothing of that colleague; "" where it did, and where none is named.
func (q *request) undoesAnother(g crm.GroupID) (string, error) {
	if len(q.f.Colleagues) != 1 || !ofHisPost.MatchString(squash(q.m.Text)) {
		return "", nil
	}
	of, err := desk.RecordsOf(q.tx, g)
	if err != nil {
		return "", err
	}
	who := q.f.Colleagues[0]
	if slices.Contains(of, crm.Pointer{Kind: crm.KindPerson, ID: who.Row.ID}) {
		return "", nil
	}
	return q.personName(crm.PersonID(who.Row.ID))
}
