package handlers

import (
	"milepost/bot/chat"
	"milepost/handlers/desk"
)

// begin opens the group of this message at the desk. What is only asked opens none: it is left to whoever
// answers it.
func (q *request) begin() (*desk.Work, error) {
	if q.work == nil && q.onlyAsked() {
		return nil, errOnlyAsks
	}
	return q.group()
}

// group opens the group also for a question: what is shown may have to be noted, and what was not understood kept.
func (q *request) group() (*desk.Work, error) {
	if q.work != nil {
		return q.work, nil
	}
	how := desk.Chat
	switch q.m.Kind {
	case chat.Press:
		how = desk.Button
	case chat.Submit:
		how = desk.Form
	}
	w, err := q.Desk.Begin(q.tx, q.who, desk.Via{Message: q.m.Key, Text: q.m.Text, Link: q.source, Said: q.m.At, How: how})
	if err != nil {
		return nil, err
	}
	q.work = w
	return w, nil
}
