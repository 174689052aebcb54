package handlers

import (
	"testing"
	"time"
)

// English talks of several days, typed small on a phone: the name of a customer is hardly ever said twice, and
// those of people have no capitals.

// annaRow is what Anna says, and what the answer must hold and must not.
type annaRow struct {
	said string
	want []string
}

// annaHears types each row into a world of its own, after what is done there before.
func annaHears(t *testing.T, before func(*world), rows []annaRow) {
	t.Helper()
	for _, c := range rows {
		t.Run(c.said, func(t *testing.T) {
			t.Parallel()
			w := annasWorld(t)
			if before != nil {
				before(w)
			}
			w.hears("anna", w.tell("anna", c.said), c.want...)
		})
	}
}

// Somebody's first name says whose matter it is, written small, days after he was met, wherever it stands.
func TestAFirstNameWrittenSmallSaysWhoseMatterItIs(t *testing.T) {
	annaHears(t, nil, []annaRow{
		{"greta came back, asked for 5% off", []string{"News", "Otto Packaging", "5% off"}},
		{"no reply from tom", []string{"!Visit"}},
		{"no answer from greta yet", []string{"!Visit"}},
		{"no word from greta", []string{"Noted: Otto Packaging", "word from Greta Lindqvist"}},
		{"told greta 295k is the floor", []string{"Noted: Otto Packaging", "!Amount", "!Quote"}},
		{"gave greta 10% on spares", []string{"Noted: Otto Packaging", "!Amount"}},
		{"greta rang. it's a yes!", []string{"Call logged · Otto Packaging", "!Signed"}},
		{"tom is back, trial agreed for 14/12", []string{"Noted: Kestrel"}},
		{"tom was a no show, sat in reception 40 mins", []string{"Kestrel (nobody met)", "!new"}},
		{"tom is on leave from 21/12 to 4/1", []string{"Noted: Kestrel", "!Visit", "!approvals"}},
		{"spoke to tom, wants two lines", []string{"Kestrel", "Tom Reed"}},
		// what only looks so
		{"will call him back", []string{"!Noted", "!Call logged"}},
		{"remind me to call tom on tuesday", []string{"Kestrel", "call Tom"}},
		{"could you remind me to chase tom on friday", []string{"Task saved · Kestrel", "chase Tom"}},
		{"pls remind me to send greta the nda thurs", []string{"Task saved · Otto Packaging", "!pls"}},
		{"tom.reed@kestrel.co.uk", []string{"!Reed.reed"}},
		{"invoice goes to tom.reed@kestrel.co.uk", []string{"!Reed.reed"}},
		{"will greta be there tomorrow?", []string{"!logged", "!Noted", "!Task saved"}},
		{"who is greta", []string{"Greta Lindqvist", "!Noted"}},
		{"met ingrid at the fair", []string{"!Otto Packaging #V", "!Kestrel #V"}},
		{"visited Bramley Dairy, greta was there too", []string{"Bramley Dairy", "!Otto Packaging #V"}},
	})
}

// While another customer is talked of, a first name may be of somebody new there.
func TestAFirstNameWithinATalkOfAnotherCustomer(t *testing.T) {
	w := annasWorld(t)
	w.says("anna", "called Kestrel, spoke to Tom Reed", "Call logged · Kestrel")
	w.hears("anna", w.tell("anna", "no word from greta"), "!Otto Packaging")
}

// What was sent finishes the step by which it was to be sent, and no other one.
func TestWhatWasSentEndsTheStepOfSendingIt(t *testing.T) {
	annaHears(t, func(w *world) { w.later(72 * time.Hour) }, []annaRow{
		{"sent it", []string{"Done · Otto Packaging send proposal"}},
		{"just sent it over to greta", []string{"Done · Otto Packaging send proposal"}},
		{"sent greta the proposal this morning", []string{"Done · Otto Packaging send proposal"}},
		{"emailed her the proposal", []string{"Done · Otto Packaging send proposal"}},
		{"otto proposal went out friday", []string{"Done · Otto Packaging send proposal"}},
		{"sent otto the proposal", []string{"Done · Otto Packaging send proposal"}},
		// what ends nothing
		{"sent it?", []string{"!Done"}},
		{"not sent it yet", []string{"!Done"}},
		{"havent sent it", []string{"!Done"}},
		{"have you sent it", []string{"!Done"}},
		{"will send it tmrw", []string{"!Done"}},
		{"sent it back", []string{"!Done"}},
		{"sent it to the wrong address", []string{"!Done"}},
		{"sent tom the proposal", []string{"!Done"}},
		{"sent it to tom", []string{"!Done"}},
		{"sent kestrel the proposal", []string{"!Done"}},
		{"sent greta the invoice", []string{"!Done"}},
		{"they sent us the proposal", []string{"!Done"}},
		{"proposal sent back by greta", []string{"!Done"}},
	})
}

// A number beside another one that is not wanted puts nothing right where nothing of the kind was said.
func TestWhatIsWantedInsteadOfAnotherNumber(t *testing.T) {
	annaHears(t, nil, []annaRow{
		{"saw greta re spare parts, she wants 2 yrs not 1", []string{"Visit logged · Otto Packaging"}},
		{"tom wants the trial on 2 lines not 1", []string{"Kestrel", "!what is wrong"}},
		{"no budget til april at kestrel", []string{"Noted: Kestrel"}},
		{"budget is 280k not 300k", []string{"€300k → €280k"}},
		{"no, 280k not 300k", []string{"€300k → €280k"}},
		{"no it was yesterday", []string{"!Noted"}},
	})
}

// What comes out next week is no day off of the speaker's.
func TestWhatComesOutIsNoLeave(t *testing.T) {
	annaHears(t, nil, []annaRow{
		{"rfq comes out next week, deadline 8 jan", []string{"!Away", "!approvals"}},
		{"the new catalogue is out next week", []string{"!Away"}},
		{"out next week", []string{"Away"}},
		{"im out thu + fri", []string{"Away"}},
	})
}

// What a customer has, wants, did or is, said behind his name, is news of him and asks for nothing.
func TestWhatACustomerHasOrWantsInEnglish(t *testing.T) {
	annaHears(t, nil, []annaRow{
		{"otto wants references", []string{"Noted: Otto Packaging", "wants references"}},
		{"Otto wants a 5% discount and 60 days", []string{"Noted: Otto Packaging", "!Amount"}},
		{"kestrel asked who else uses it", []string{"Noted: Kestrel", "asked who else uses it"}},
		{"otto is comparing us with kuka", []string{"Otto Packaging", "!Visit"}},
		{"otto has approved the budget", []string{"Otto Packaging", "!Amount"}},
		{"otto's line stopped over the weekend, greta furious", []string{"Otto Packaging", "otto's line stopped"}},
		{"kit arrived at kestrel, tom happy", []string{"Noted: Kestrel", "!Visit"}},
		{"i arrived at kestrel, tom is late", []string{"Visit logged · Kestrel"}},
		{"otto needs a quote by friday", []string{"Task saved", "Fri"}},
		{"otto is lost", []string{"as lost?"}},
		{"otto is a tier B", []string{"tier B"}},
		{"is otto comparing us with kuka?", []string{"!Noted"}},
		{"what does kestrel want", []string{"!Noted"}},
		{"otto wants you to stop", []string{"!Noted"}},
	})
}

// A second deal of a customer leaves the sum of the first one alone, and what is only said of it opens none.
func TestASecondDealInEnglish(t *testing.T) {
	annaHears(t, nil, []annaRow{
		{"second deal at otto: spare parts contract, 40k/yr", []string{"Opportunity saved · Otto Packaging", "€40k", "!Changed"}},
		{"second deal at otto is stuck", []string{"!Opportunity saved"}},
		{"how is the second deal at otto", []string{"!Opportunity saved"}},
	})
}

// What is arranged moves to another hour or day by the customer's name; where nothing is arranged nothing moves.
func TestWhatIsArrangedMovesByItsCustomersName(t *testing.T) {
	annaHears(t, func(w *world) { w.says("anna", "visit otto tomorrow 10am", "10:00") }, []annaRow{
		{"otto moved to 11", []string{"Moved · Otto Packaging", "11:00"}},
		{"otto moved to 2.30pm instead", []string{"Moved · Otto Packaging", "14:30"}},
		{"otto pushed to thurs", []string{"Moved · Otto Packaging", "Thu"}},
		{"kestrel moved to 11", []string{"!Moved"}},
		{"otto moved to a new plant", []string{"!Moved"}},
		{"otto budget moved to 11", []string{"!Moved"}},
	})
}

// What is asked on a phone without apostrophes, and what only begins so.
func TestAskedInPhoneEnglish(t *testing.T) {
	for _, c := range []struct {
		who, said string
		want      []string
	}{
		{"anna", "whats first", []string{"Otto Packaging send proposal"}},
		{"anna", "what do i still owe ppl", []string{"Otto Packaging send proposal"}},
		{"anna", "wrap up", []string{"logged"}},
		{"anna", "any customers ive neglected", []string{"Otto Packaging", "Kestrel"}},
		{"anna", "otto wants to wrap up", []string{"!logged today"}},
		{"wangmin", "any approvals waiting", []string{"批"}},
		{"wangmin", "how is anna doing", []string{"Anna", "Otto Packaging"}},
		{"wangmin", "how is otto doing", []string{"Otto Packaging ·", "!这几天"}},
	} {
		t.Run(c.said, func(t *testing.T) {
			t.Parallel()
			w := annasWorld(t)
			w.later(48 * time.Hour)
			w.hears(c.who, w.tell(c.who, c.said), c.want...)
		})
	}
}

// A question without its mark writes nothing, and what is told without its subject is no question.
func TestAQuestionWithoutItsMarkWritesNothing(t *testing.T) {
	annaHears(t, nil, []annaRow{
		{"is tom the decision maker", []string{"!saved", "!Noted"}},
		{"has greta replied", []string{"!saved", "!Noted", "!logged"}},
		{"did they sign", []string{"!Signed", "!Noted"}},
		{"have we quoted otto", []string{"not quoted"}},
		{"was at otto today, greta out", []string{"Visit logged · Otto Packaging"}},
		{"will send it tmrw", []string{"Task saved"}},
	})
	w := annasWorld(t)
	w.hears("wangmin", w.tell("wangmin", "did anna send the otto proposal"), "!待办", "Otto Packaging")
}

// A paper that is to go to a customer today is a step, and no visit; what has moved is no new step.
func TestPapersAndMovesAreNoVisitsAndNoNewSteps(t *testing.T) {
	annaHears(t, nil, []annaRow{
		{"contract to kestrel today", []string{"Task saved · Kestrel", "!Visit"}},
		{"so the revised quote to otto tomorrow", []string{"Task saved · Otto Packaging", "!Visit"}},
		{"went to kestrel today", []string{"Visit logged · Kestrel"}},
		{"trip to kestrel today", []string{"!Task saved"}},
		{"fri call moved to 10", []string{"!Task saved"}},
		{"call tom fri 10am", []string{"Task saved · Kestrel"}},
	})
}

// Who leaves his company is news of it, on whatever day.
func TestWhoLeavesIsNewsOfHisCompany(t *testing.T) {
	annaHears(t, nil, []annaRow{
		{"tom leaves end of jan", []string{"Noted: Kestrel", "!Task"}},
		{"greta quit, last day 18/12", []string{"Noted: Otto Packaging", "!Task"}},
		{"tom left a message", []string{"!Noted: Kestrel · News"}},
		{"remind me when greta leaves", []string{"!Noted: Otto Packaging"}},
	})
}
