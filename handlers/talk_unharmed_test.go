package handlers

import (
	"testing"
	"time"
)

// What went to somebody else, or beside the thing itself, ends no step; nor does what is told of another customer.
func TestWhatWentElsewhereEndsNoStep(t *testing.T) {
	annaHears(t, func(w *world) { w.later(72 * time.Hour) }, []annaRow{
		{"sent it to Peter", []string{"!Done"}},
		{"sent it to my boss", []string{"!Done"}},
		{"just sent it off to finance", []string{"!Done"}},
		{"submitted the proposal to the committee", []string{"!Done"}},
		{"mailed the proposal to myself", []string{"!Done"}},
		{"sent it to the customer", []string{"Done · Otto Packaging send proposal"}},
		{"sent the proposal to greta", []string{"Done · Otto Packaging send proposal"}},
	})
	for _, said := range []string{"sent it", "sent him the proposal", "emailed the proposal to him"} {
		w := annasWorld(t)
		w.later(72 * time.Hour)
		w.says("anna", "called Tom at Kestrel", "Call logged · Kestrel")
		w.hears("anna", w.tell("anna", said), "!Done", "Kestrel")
	}
}

// What is politely wanted of the assistant is no question, and what is asked of somebody's boss is not written of him.
func TestPoliteOrdersAreNoQuestions(t *testing.T) {
	annaHears(t, nil, []annaRow{
		{"can I get a discount approved for Otto", []string{"#A1", "Otto Packaging"}},
		{"can we go to 280k for otto", []string{"!#A1"}},
		{"is greta's boss the decider", []string{"!Noted"}},
		{"whats tom's number", []string{"Tom Reed · Kestrel"}},
		{"no reply from greta", []string{"!Visit"}},
		{"no show greta", []string{"!Visit"}},
	})
}

// What has a place in the file, and what holds a step, is not swallowed as news; how a second deal stands is not its name.
func TestWhatIsNotSwallowedAsNews(t *testing.T) {
	annaHears(t, nil, []annaRow{
		{"otto is at m2", []string{"!Noted"}},
		{"otto is in region East", []string{"!Noted"}},
		{"otto is happy", []string{"Noted: Otto Packaging"}},
		{"parts arrived at otto, 2 missing, call greta friday", []string{"!News"}},
		{"2nd deal at otto: lost", []string{"!Opportunity saved"}},
		{"second project at otto: they want it", []string{"!Opportunity saved"}},
	})
	w := annasWorld(t)
	w.says("anna", "called Tom at Kestrel", "Call logged · Kestrel")
	w.hears("anna", w.tell("anna", "he wants 2 units not 3"), "Added to call", "!Task")
}

// A question without a name leans on the customer who was asked of just now, and on none of days ago; who is out and what
// is late is so today, whatever week was asked of.
func TestQuestionsLeanOnNobodyOfDaysAgo(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线,预算60万,周四前报价", "#V1")
	w.says("xiaoli", "今天拜访了粤钢桶业,见了陈总,聊了折弯机", "#V2")
	w.later(48 * time.Hour)
	w.hears("xiaoli", w.tell("xiaoli", "谁在跟"), "!粤钢桶业 是您在跟")
	w.hears("xiaoli", w.tell("xiaoli", "还缺谁没见过"), "!找对人")
	w.hears("xiaoli", w.tell("xiaoli", "恒发五金预算多少"), "60万")
	w.hears("xiaoli", w.tell("xiaoli", "上周四呢"), "!恒发五金 ·", "!没看懂")
	w.hears("xiaoli", w.tell("xiaoli", "恒发五金预算多少"), "60万")
	w.hears("xiaoli", w.tell("xiaoli", "谁在跟"), "恒发五金 是您在跟")
	w.tell("wangmin", "上周大家跑了几家")
	w.hears("wangmin", w.tell("wangmin", "谁在外面"), "要去的拜访", "!11-30")
}
