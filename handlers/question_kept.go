package handlers

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
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
	sum := sha256.Sum256([]byte(f.report))
	short := keptQuestion + hex.EncodeToString(sum[:5])
	if err := q.tx.Keep("question/"+short, []byte(f.report)); err != nil {
		return "", fmt.Errorf("keep question: %w", err)
	}
	f.report = short
	return f.String(), nil
}

// figureOf reads the subject of a button or the track of a card, with the question
// that it stands for. What cannot be read, or is not there any more, is none.
func (q *request) figureOf(subject string) (f figureRef, ok bool) {
	if f, ok = figureOf(subject); !ok || !strings.HasPrefix(f.report, keptQuestion) {
		return f, ok
	}
	question, err := q.tx.Kept("question/" + f.report)
	if err == nil && question != nil {
		f.report = string(question)
	}
	return f, true
}
