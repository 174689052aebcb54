package handlers

import (
	"fmt"
	"testing"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// TestOnlyTheNewestQuestionsAreKept: however much somebody asks, the store holds so many
// of his questions; the newest go on, and the button of one that is over says so.
func TestOnlyTheNewestQuestionsAreKept(t *testing.T) {
	w := newWorld(t)
	w.tell("xiaoli", "今天拜访了恒鑫钣金陈经理,谈折弯机")
	track := func() (subject string) {
		w.view(func(r crm.Reader) error {
			c, err := r.Conversation("xiaoli")
			subject = c.Track
			return err
		})
		return subject
	}
	var asked []string
	for n := range questionsKept + 5 {
		w.tell("xiaoli", fmt.Sprintf("%d万以上的单有哪些", n+1))
		asked = append(asked, track())
	}
	kept := func(subject string) (there bool) {
		f, _ := figureOf(subject)
		w.view(func(r crm.Reader) error {
			v, err := r.Kept(questionKey(f.report))
			there = v != nil
			return err
		})
		return there
	}
	n := 0
	for _, subject := range asked {
		if kept(subject) {
			n++
		}
	}
	if n != questionsKept || kept(asked[0]) || !kept(asked[len(asked)-1]) {
		t.Errorf("%d of %d questions are kept", n, len(asked))
	}
	w.has(w.one(w.do("xiaoli", chat.Action{Verb: cards.DoShow, Subject: asked[len(asked)-1]})), "万以上的单")
	w.has(w.one(w.do("xiaoli", chat.Action{Verb: cards.DoShow, Subject: asked[0]})), "!万以上", "不会算了")
}
