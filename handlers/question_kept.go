package handlers

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"milepost/configs/playbook/figures"
)

// keptQuestion begins the report of a subject that stands for a question: a button
// has no room for the question itself. What it is was kept under its sum.
const keptQuestion = "q."

// subjectOf is what the buttons of a card of figures name.
func (q *request) subjectOf(f figureRef) (string, error) {
	if _, asked := figures.AskedOf(f.report); !asked {
		return f.String(), nil
	}
	sum := sha256.Sum256([]byte(string(q.who.ID) + " " + f.report))
	short := keptQuestion + hex.EncodeToString(sum[:5])
	if err := q.tx.Keep(questionKey(short), []byte(f.report)); err != nil {
		return "", fmt.Errorf("keep question: %w", err)
	}
	f.report = short
	return f.String(), q.keepsNewest(short)
}

// questionsKept is how many questions are kept of a person: more than the cards that
// somebody still scrolls back to. The buttons of older ones say that they are over.
const questionsKept = 60

func questionKey(short string) string { return "question/" + short }

// keepsNewest notes that a question was asked last, and lets go of those of his that
// were asked longest ago.
func (q *request) keepsNewest(short string) error {
	key := "questions/" + string(q.who.ID)
	was, err := q.tx.Kept(key)
	if err != nil {
		return fmt.Errorf("questions of %s: %w", q.who.ID, err)
	}
	all := strings.Fields(string(was))
	if len(all) > 0 && all[len(all)-1] == short {
		return nil
	}
	all = append(slices.DeleteFunc(all, func(s string) bool { return s == short }), short)
	for ; len(all) > questionsKept; all = all[1:] {
		if err := q.tx.Keep(questionKey(all[0]), nil); err != nil {
			return fmt.Errorf("let go of a question: %w", err)
		}
	}
	if err := q.tx.Keep(key, []byte(strings.Join(all, " "))); err != nil {
		return fmt.Errorf("questions of %s: %w", q.who.ID, err)
	}
	return nil
}

// figureOf reads the subject of a button or the track of a card, with the question
// that it stands for. What cannot be read, or is not there any more, is none.
func (q *request) figureOf(subject string) (f figureRef, ok bool) {
	if f, ok = figureOf(subject); !ok || !strings.HasPrefix(f.report, keptQuestion) {
		return f, ok
	}
	question, err := q.tx.Kept(questionKey(f.report))
	if err == nil && question != nil {
		f.report = string(question)
	}
	return f, true
}
