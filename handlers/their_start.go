package handlers

import (
	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

// startsThen finds when a customer means to begin, which is his plan and no step of ours.
var startsThen = wording.Compile(`^(?:he|she|they) (?:wants?|would like|hopes?|plans?|intends?|needs?) to (?:start|begin|go live|launch|open|move in|switch) (?:in|by|from|at|before|after|next|this) [a-z0-9 ]{2,24}$`)

// theirStart leaves when a customer means to begin to the talk about him: she wants to start in January.
func (q *request) theirStart() (bool, error) {
	if !q.stillTalking() || !startsThen.MatchString(squash(q.m.Text)) {
		return false, nil
	}
	q.f.Intent, q.f.Next, q.order = parse.None, nil, nil
	return false, nil
}
