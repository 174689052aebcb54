package handlers

import (
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// finishedAlone finds words that say no more than that a meeting is over: 见完了.
var finishedAlone = wording.Compile(`^(刚|刚刚|我|我们|都|已经)*(见|谈|聊|拜访|开|面谈|会)(完|好|结束)(了|啦)?[。.!]*$|^(刚)?(开完会|会开完了|见过了|见到了|去过了|出来了)[。.!]*$|^(just )?(finished|done)( with)? (the|our|that) (meeting|visit|appointment)[.!]*$|^(the )?(meeting|visit)('s| is)? (done|over|finished)[.!]*$`)

// finished records the visit that was booked for today; of several it asks
// which. With none booked the words mean something else.
func (q *request) finished() error {
	booked, err := q.bookedToday()
	if err != nil {
		return err
	}
	if len(booked) == 0 {
		return errPass
	}
	t := parse.Facts{Text: q.m.Text, Intent: parse.Visit, Activity: crm.Visit, Date: q.today(), Confidence: 1}
	if len(booked) > 1 {
		w, err := q.begin()
		if err != nil {
			return err
		}
		return q.askWhere(w, t, booked)
	}
	t.Account = known(booked[0].Name.Text, booked[0].NameRow())
	q.f = t
	return q.record()
}
