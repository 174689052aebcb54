package handlers

import (
	"errors"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// errPass says that an intent, looked at closely, was not meant: the next one
// is tried.
var errPass = errors.New("not this intent")

// answer finds out what a message is and answers it.
func (q *request) answer() error {
	switch q.m.Kind {
	case chat.Text:
		return q.text()
	case chat.Press:
		return q.press(q.m.Action)
	case chat.Submit:
		return q.submit()
	case chat.Edited:
		return q.edited()
	case chat.Deleted:
		return q.deleted()
	case chat.Opened:
		return q.opened()
	case chat.Renamed:
		return q.renamed()
	case chat.Joined, chat.Left:
		return nil // a channel is told nothing that it did not ask for; who left reads nothing
	}
	return nil
}

// text answers words: the open question first, if they read as its answer;
// then a command word; then what they mean.
func (q *request) text() error {
	if !q.private() && !q.m.Mention {
		return q.overheard()
	}
	if q.m.Foreign != "" {
		return q.foreign()
	}
	if q.ofShown && q.table != nil {
		return q.answersImport()
	}
	if q.table != nil {
		if done, err := q.brought(); done || err != nil {
			return err
		}
	}
	if strings.TrimSpace(q.m.Text) == "" {
		switch {
		case q.m.Geo != nil:
			return q.located()
		case len(q.m.Files) > 0:
			return q.files()
		case q.m.Mention && !q.private(): // called by name, and nothing else
			q.reply(q.out.Greeting())
		}
		return nil
	}
	if q.m.Geo != nil {
		q.arrival = q.arrivalOf(q.m.Geo)
	}
	q.asWrote = q.m.Text
	if err := q.words(); errors.Is(err, errOnlyAsks) {
		return q.answersOnlyAsked()
	} else if err != nil {
		return err
	}
	return q.leftOver()
}

// overheard takes what was not said to the bot: colleagues talk to each other.
// Only a decision is meant for it all the same, said in the thread of a request
// by the one for whom it waits.
func (q *request) overheard() error {
	if decision, _ := decisionWords(q.m.Text); decision == "" || q.m.In.Thread == "" {
		return nil
	}
	a, err := q.requestHere()
	if err != nil || a == nil || !waitsFor(a, q.who.ID) {
		return err
	}
	return q.decide()
}

// words answers what somebody wrote.
func (q *request) words() error {
	if err := q.quoted(); err != nil {
		return err
	}
	q.remembersColleague()
	for _, inFull := range []func(string) string{markedQuestion, dueWithin, orderMarked, inFigures, joinsSaying} {
		if text := inFull(q.m.Text); text != "" {
			q.putAs(text)
		}
	}
	if q.private() {
		if err := q.namedInFull(); err != nil {
			return err
		}
		if text, err := q.sumInFull(squash(q.m.Text)); err != nil {
			return err
		} else if text != "" {
			q.putAs(text)
		}
		if done, err := q.firstThatMeans(q.keepsToHimself, q.showsLabelled, q.printsForm, q.opensDraft, q.showsForm, q.correctsForm, q.ofNamedRequest, q.tellsWhyLost, q.asksOfRequest, q.mendsRefused); done || err != nil {
			return err
		}
		if text, err := q.ofARequest(); err != nil {
			return err
		} else if text != "" {
			q.putAs(text)
			return q.dispatch(q.order)
		}
		if done, err := q.firstThatMeans(q.answersOffer, q.answersQuestion); done || err != nil {
			return err
		}
		q.asksNow()
		for _, says := range []func(string) (string, error){q.ofColleague, q.plansOf, q.ofOurPeople, q.tellsIssue, q.visitsCounted} {
			if text, err := says(squash(q.m.Text)); err != nil {
				return err
			} else if text != "" {
				q.putAs(text)
				break
			}
		}
		if done, err := q.firstThatMeans(q.listsCustomers, q.waitsWithDraft, q.likewise, q.recurring, q.whyNone, q.tellsWhoIsWho, q.tellsWhereBefore, q.tellsSuccessor, q.tellsDoubt, q.wasThere, q.tellsOfEach, q.movesArranged, q.tellsDeputy, q.tellsAway, q.tellsRestOfMeet, q.correctsCost); done || err != nil {
			return err
		}
		if done, err := q.asksKept(); done || err != nil {
			return err
		}
		said := q.m.Text
		if err := q.insteadOf(); err != nil {
			return err
		}
		if q.m.Text == said { // and stands for nothing else
			if done, err := q.firstThatMeans(q.tellsHowPaid, q.paysPart, q.speaksOfField, q.tellsField, q.tellsAnswers, q.triesAnother, q.ofNamedDeal, q.tellsWorry, q.inClauses, q.opensFirst, q.rivalIsNoLead, q.theirStart); done || err != nil {
				return err
			}
		}
		if done, err := q.firstThatMeans(q.clearsNumber, q.worksOn, q.twoOfThem, q.correctPost, q.datedAfterwards, q.callsOffByDay, q.movesCalled, q.movesThings, q.dropsThing, q.finishesThing, q.finishesSample, q.tellsWhen, q.asksPriced, q.tellsToDo, q.handsOver, q.tellsItIsOver, q.tellsOfBooked, q.tellsRow, q.remarksElsewhere, q.tellsSize, q.tellsWays, q.tellsAlsoWanted, q.tellsOfRivalThere, q.meansPlainly, q.goesOn, q.goesOnOtherwise, q.tellsOfSomebody); done || err != nil {
			return err
		}
	} else {
		q.asksNow()
		if done, err := q.behindDigest(); done || err != nil {
			return err
		}
	}
	return q.dispatch(q.order)
}

// firstThatMeans lets each of several look at the words until one of them takes them.
func (q *request) firstThatMeans(all ...func() (bool, error)) (bool, error) {
	for _, means := range all {
		if done, err := means(); done || err != nil {
			return true, err
		}
	}
	return false, nil
}

// quoted lets ①②③ and 撤销 mean the receipt that he answers by quoting it.
func (q *request) quoted() error {
	if q.m.Quoted == "" {
		return nil
	}
	track, err := q.tx.Track(q.m.In.String(), string(q.m.Quoted))
	if err != nil {
		return err
	}
	g, ok := strings.CutPrefix(track, cards.EditGroup)
	if !ok {
		return nil
	}
	_, items, ok, err := q.logged(crm.GroupID(g))
	if err != nil || !ok {
		return err
	}
	q.remember(crm.GroupID(g), track, items)
	return nil
}

// maxRounds bounds how often words are put another way within one message: two rules that
// turn them into each other must end in a question, not in the end of the process.
const maxRounds = 6

// dispatch hands a reading to the intent that it speaks for most; one that
// passes leaves it to the next.
func (q *request) dispatch(order []Intent) error {
	if q.rounds++; q.rounds > maxRounds {
		return q.notUnderstood()
	}
	if done, err := q.asksKept(); done || err != nil {
		return err
	}
	for _, in := range order {
		if q.triedInVain(&in) {
			return errUnclear
		}
		if !allowed(q.who, in.Roles) {
			return in.Refuse(q)
		}
		text := q.m.Text
		if err := in.Handle(q); !errors.Is(err, errPass) {
			q.remembersAsked(in, text)
			if err == nil && in.Reads == parse.Query {
				err = q.staysWith()
			}
			return err
		}
	}
	if q.trying != ofTheTalk && q.private() && (len(order) > 0 && q.stillTalking() && states(q.m.Text) || recordOf.MatchString(strings.TrimSpace(q.m.Text))) { // nothing that they seemed to be: more of the talk
		q.order = nil
		if done, err := q.firstThatMeans(q.notesDown, q.goesOn, q.goesOnOtherwise); done || err != nil {
			return err
		}
	}
	return q.notUnderstood()
}

// allowed reports whether one of a person's roles is among those named; none
// named means everybody.
func allowed(p *crm.Person, roles []crm.Role) bool {
	if len(roles) == 0 {
		return true
	}
	for _, r := range roles {
		if p.Has(r) {
			return true
		}
	}
	return false
}

// notUnderstood says so, and what it could be. The words are kept so that a
// button can still make something of them; among 待确认 they stand only where
// they hold something that could be recorded.
func (q *request) notUnderstood() error {
	if q.trying == ofTheTalk {
		return errUnclear
	}
	if done, err := q.firstThatMeans(q.spelled, q.tellsOfNamed, q.againByFullName, q.remarksOn); done || err != nil {
		return err
	}
	if q.trying != asWritten {
		return errUnclear
	}
	if done, err := q.saidPlainly(); done || err != nil {
		return err
	}
	q.lost = true
	if err := q.staysWith(); err != nil {
		return err
	}
	if length(q.m.Text) == 0 {
		return q.help()
	}
	if done, err := q.maybeAsksApplicant(); done || err != nil {
		return err
	}
	if onlyAsksEN(q.asWrote) || q.private() && asksBriefly(q.asWrote) {
		return q.notAnswered()
	}
	if !q.private() || !mayRecord(q.who) {
		q.reply(q.out.NotUnderstood("", nil))
		return nil
	}
	w, err := q.group()
	if err != nil {
		return err
	}
	t := q.f
	t.Intent, t.Items = parse.None, nil
	if saysSomething(q.f) {
		t.Intent = q.f.Intent
	}
	options := likely(q.f, 3)
	if a, rest, err := q.namedAlone(); err != nil {
		return err
	} else if a != nil && length(rest) > 2 && !orderBehind.MatchString(squash(rest)) && states(q.m.Text) && !asks(q.m.Text) {
		options = slices.Insert(options[:min(len(options), 2)], 0, cards.AsNews)
	} else if a, err := q.lastTalkedOf(); err != nil {
		return err
	} else if a != nil {
		options = slices.Insert(options[:min(len(options), 2)], 0, cards.NewsOf+a.Number()+"/"+a.Name.Text)
	}
	var cs []crm.Choice
	if v, sure, err := q.toldJustNow(q.f); err != nil {
		return err
	} else if v != nil && sure && !asks(q.m.Text) && !putAsQuestion(q.m.Text) {
		options = slices.Insert(options[:min(len(options), 2)], 0, cards.JoinTo+v.Number())
	}
	for _, o := range options {
		cs = append(cs, crm.Choice{Value: o})
	}
	d, err := q.saveDraft(w, t, cards.AskIntent, append(cs, crm.Choice{Value: parse.None}))
	if err != nil {
		return err
	}
	if files := q.kept(); len(files) > 0 {
		if _, err := q.attachTo(&d, files); err != nil {
			return err
		}
	}
	q.reply(q.out.NotUnderstood(d.ID, options))
	return nil
}

// mayRecord reports whether somebody's role keeps records of customers at all.
func mayRecord(p *crm.Person) bool {
	return crm.Can(p, crm.Write, crm.Scope{Kind: crm.KindAccount, Owner: p.ID, Team: p.Team, Shared: true})
}
