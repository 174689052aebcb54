package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// presses is what each button of a card does.
func presses() map[string]func(*request, chat.Action) error {
	return map[string]func(*request, chat.Action) error{
		cards.DoUndo:         (*request).pressUndo,
		cards.DoRedo:         (*request).pressRedo,
		cards.DoEdit:         func(q *request, a chat.Action) error { return q.openForm(a.Subject) },
		cards.DoDone:         (*request).pressDone,
		cards.DoMove:         (*request).pressMove,
		cards.DoSnooze:       func(q *request, a chat.Action) error { return q.snoozeSubject(a.Subject, crm.Date(a.Arg)) },
		cards.DoWhy:          func(q *request, a chat.Action) error { return q.whySubject(a.Subject) },
		cards.DoMute:         func(q *request, a chat.Action) error { return q.muteKind(a.Subject, crm.Date(a.Arg)) },
		cards.DoUnmute:       func(q *request, a chat.Action) error { return q.unmuteKind(a.Subject) },
		cards.DoChoose:       (*request).pressChoose,
		cards.DoConfirm:      func(q *request, a chat.Action) error { return q.confirm(crm.DraftID(a.Subject)) },
		cards.DoDrop:         func(q *request, a chat.Action) error { return q.drop(crm.DraftID(a.Subject)) },
		cards.DoShow:         func(q *request, a chat.Action) error { return q.showSubject(a.Subject, a.Arg) },
		cards.DoPrivate:      (*request).pressPrivate,
		cards.DoActuallyWent: func(q *request, a chat.Action) error { return q.went(a.Subject) },
		cards.DoCopy:         (*request).pressCopy,
		cards.DoIntent:       (*request).pressIntent,
		cards.DoSay:          (*request).pressSay,
		cards.DoRedate:       (*request).pressRedate,
		cards.DoSend:         (*request).pressSend,
		cards.DoExport:       (*request).pressExport,
		cards.DoNote:         (*request).fillIn,
		cards.DoClasses:      (*request).pressClasses,
		cards.DoSet:          (*request).pressSet,
		cards.DoVerify:       (*request).pressVerify,
		cards.DoImport:       (*request).pressImport,
		cards.DoMarked:       (*request).pressMarked,
		cards.DoClaim:        (*request).pressClaim,
		cards.DoSettle:       (*request).pressSettle,
		cards.DoFull:         (*request).askFull,
		cards.DoTemplate:     func(q *request, _ chat.Action) error { q.alone(q.say.Template(q.Company)); return nil },
		cards.DoPrivacy:      (*request).pressPrivacy,
		cards.DoApply:        (*request).pressApply,
		cards.DoAnswer:       (*request).pressAnswer,
		cards.DoHeard:        (*request).pressHeard,
		cards.DoPromote:      (*request).pressPromote,
		cards.DoAdvance:      (*request).pressAdvance,
		cards.DoPush:         (*request).pressPush,
		cards.DoAskPush:      (*request).pressAskPush,
		cards.DoHoldBack:     (*request).pressHoldBack,
		cards.DoEnd:          (*request).pressEnd,
		cards.DoConfirmPaid:  (*request).pressPaid,
		cards.DoTender:       (*request).pressTender,
		cards.DoHeld:         (*request).pressHeld,
		cards.DoDecide:       (*request).pressDecide,
		cards.DoSubmit:       (*request).pressSubmit,
		cards.DoFill:         (*request).fillIn,
		cards.DoTake:         (*request).pressWithdraw,
		cards.DoHurry:        (*request).pressHurry,
		cards.DoPeople:       (*request).pressPeople,
		cards.DoWelcome:      (*request).fillIn,
		cards.DoKnown:        (*request).fillIn,
		cards.DoBidForm:      (*request).fillIn,
		cards.DoPlanForm:     (*request).fillIn,
		cards.DoLeaver:       (*request).pressLeaver,
		cards.DoFace:         (*request).pressFace,
		cards.DoWho:          (*request).pressWho,
		cards.DoPass:         (*request).pressPass,
		cards.DoSheet:        (*request).pressPrintable,
		cards.DoFullForm:     (*request).pressFullForm,
		cards.DoLanguage:     func(q *request, a chat.Action) error { return q.speak(a.Subject) },
		cards.DoLog:          (*request).pressLog,
	}
}

// press does what a button says. One that no release knows any more, and one
// on a card that was overtaken, are answered kindly.
func (q *request) press(a chat.Action) error {
	do, ok := presses()[a.Verb]
	if !ok {
		q.reply(q.out.UnknownButton())
		return nil
	}
	if a.Rev > 0 {
		if stale, err := q.overtaken(a); err != nil || stale {
			return err
		}
	}
	return do(q, a)
}

// overtaken reports, and says, that a record was changed since the card that
// was pressed showed it.
func (q *request) overtaken(a chat.Action) (bool, error) {
	rec, err := q.named(parse.Item{Number: strings.TrimPrefix(a.Subject, "#")})
	if _, ok := faulty(err); ok {
		return false, nil // the verb itself says what is wrong
	}
	if err != nil {
		return false, err
	}
	if rec.Base().Rev == a.Rev {
		return false, nil
	}
	q.reply(q.out.Stale(a.Subject))
	return true, nil
}

func (q *request) pressUndo(a chat.Action) error {
	g := crm.GroupID(strings.TrimPrefix(a.Subject, cards.EditGroup))
	if err := q.mine(g); err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	return q.takeBack(w, g, cards.Row(a.Arg), "")
}

func (q *request) pressRedo(a chat.Action) error {
	g := crm.GroupID(a.Subject)
	if err := q.mine(g); err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	return q.takeBack(w, g, 0, "")
}

// mine says whether he may take back what a group did: his own, or his team's
// for a manager. What a stranger to it pressed, in a channel, is not his.
func (q *request) mine(g crm.GroupID) error {
	if g == "" {
		return crm.E(crm.Missing, "undo.nothing")
	}
	actor, err := q.actorOf(g)
	if err != nil {
		return err
	}
	if actor == nil || actor.ID != q.who.ID && !crm.Can(q.who, crm.Reassign, crm.Scope{Kind: crm.KindActivity, Owner: actor.ID, Team: actor.Team}) {
		return crm.E(crm.Forbidden, "record.not_yours", "")
	}
	return nil
}

func (q *request) pressDone(a chat.Action) error {
	rec, err := q.named(parse.Item{Number: a.Subject})
	if err != nil {
		return err
	}
	if o, ok := rec.(*crm.Opportunity); ok && a.Arg != "" {
		return q.finishChore(o, a.Arg)
	}
	t, ok := rec.(*crm.Task)
	if !ok {
		q.reply(q.out.UnknownButton())
		return nil
	}
	return q.finishTask(*t)
}

func (q *request) pressMove(a chat.Action) error {
	rec, err := q.named(parse.Item{Number: a.Subject})
	if err != nil {
		return err
	}
	t, ok := rec.(*crm.Task)
	if !ok {
		q.reply(q.out.UnknownButton())
		return nil
	}
	return q.moveTask(*t, crm.Date(a.Arg), t.Clock)
}

// pressChoose answers a question by its button: of a draft, or of the open
// question. A question that was answered before is no longer open.
func (q *request) pressChoose(a chat.Action) error {
	open := q.conv.Question
	if open.Draft == "" && open.Key == a.Subject && open.Key != "" {
		for _, c := range open.Choices {
			if c.Value == a.Arg {
				return q.choose(open, c)
			}
		}
	}
	if isQuestion(a.Subject) {
		q.alone(q.say.AlreadyDone("", open.At))
		return nil
	}
	d, err := q.openDraft(crm.DraftID(a.Subject))
	if err != nil {
		return err
	}
	for _, c := range d.Choices {
		if c.Value == a.Arg {
			return q.settle(d.ID, d.Ask, c)
		}
	}
	q.alone(q.say.UnknownButton())
	return nil
}

// isQuestion reports the subjects of questions that no draft stands behind.
func isQuestion(subject string) bool {
	switch subject {
	case cards.AskTask, cards.AskUntil, cards.AskItem, cards.AskField, cards.AskActivity, cards.AskDecide, cards.AskDeal, cards.AskOpen:
		return true
	}
	return false
}

// pressPrivate answers in his private chat what was pressed in a channel.
func (q *request) pressPrivate(a chat.Action) error {
	inside := *q
	inside.m.In, inside.out = q.dm(), q.say
	if err := inside.showSubject(a.Subject, a.Arg); err != nil {
		return err
	}
	q.posts, q.reposts, q.conv, q.work = inside.posts, inside.reposts, inside.conv, inside.work
	return nil
}

// pressIntent makes of a draft what he says it is.
func (q *request) pressIntent(a chat.Action) error {
	d, err := q.openDraft(crm.DraftID(a.Subject))
	if err != nil {
		return err
	}
	t, err := thaw(d.Facts)
	if err != nil {
		return err
	}
	t.Confidence, t.Close = 1, ""
	return q.become(d.ID, t, a.Arg)
}

// pressSay handles words as if he had typed them.
func (q *request) pressSay(a chat.Action) error {
	q.m.Text, q.m.Kind, q.m.Mention = a.Subject, chat.Text, true
	q.f = inMethod(q.Book, q.who.Lang(), parse.Read(a.Subject, q.ctx))
	return q.dispatch(ranked(q.intents, q.f))
}

func (q *request) pressRedate(a chat.Action) error {
	rec, err := q.named(parse.Item{Number: a.Subject})
	if err != nil {
		return err
	}
	act, ok := rec.(*crm.Activity)
	due := crm.Date(a.Arg)
	switch {
	case !ok || !due.Valid():
		q.reply(q.out.UnknownButton())
		return nil
	case due > q.today():
		return crm.E(crm.BadInput, "activity.future", string(due))
	}
	return q.redate(act, due)
}

// redate puts an activity on another day.
func (q *request) redate(a *crm.Activity, due crm.Date) error {
	b, err := q.bundleOf(a)
	if err != nil {
		return err
	}
	b.tasks = nil // the day of the visit is meant, not that of its next step
	if a.Date == due && !a.Night && !a.Assumed {
		q.reply(q.out.AlreadyDone("", a.Updated))
		return nil
	}
	return q.apply(b, fix{now: parse.Facts{Date: due}})
}
