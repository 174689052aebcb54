package handlers

import (
	"testing"
	"time"
)

// What an English-speaking rep types on a phone between two visits, and beside each what looks like it and is
// something else.

// annasWorld is a world in which Anna knows two customers, one of them with a deal in euros and an open step.
func annasWorld(t *testing.T) *world {
	w := newWorld(t)
	w.says("anna", "visited Otto Packaging, met Greta Lindqvist the plant manager, they want two palletizers, budget 300k EUR, send proposal by Thursday", "#V1")
	w.says("anna", "called Kestrel, Tom Reed wants a trial next week", "#V2")
	w.later(26 * time.Hour)
	return w
}

func TestMoneyIsNoPriceInEnglish(t *testing.T) {
	alone(t)
	for _, c := range []struct {
		said string
		want []string
	}{
		{"got 30k from Otto", []string{"no payment plan", "!Amount"}},
		{"30k came in from Otto", []string{"no payment plan", "!Amount"}},
		{"Otto deposit 90k received", []string{"no payment plan"}},
		{"got the PO from Otto", []string{"signed for"}},
		{"Otto PO is in, 295k", []string{"Signed · Otto", "€295k"}},
		{"order from Otto over 295k", []string{"Signed · Otto", "€295k"}},
		{"PO from Otto expected next week", []string{"!Signed"}},
		{"waiting for the PO from Otto", []string{"!Signed"}},
		{"no PO from Otto yet", []string{"!Signed"}},
		{"order from Otto", []string{"!Signed", "!signed for"}},
		{"quote to Otto: 295k EUR, valid 30 days", []string{"Quote · Otto", "€295k"}},
		{"offered Otto 290k, valid till Jan", []string{"Quote · Otto", "€290k"}},
		{"our offer to Otto is 295k", []string{"Quote · Otto"}},
		{"Kuka offers Otto 270k", []string{"!Quote"}},
		{"Otto owes us 30k", []string{"What shall I do", "!Changed"}},
		{"Otto made 50m last year", []string{"What shall I do", "!Changed"}},
		{"otto budget is 320k now", []string{"€300k → €320k"}},
		{"Otto 280k", []string{"€300k → €280k"}},
		{"Kestrel signed! 85k", []string{"Contract €85k"}},
		{"quoted Kestrel 80k", []string{"€80k"}},
		{"Kestrel signed! 85k USD", []string{"$85k"}},
		{"taxi 30", []string{"€30"}},
		{"NDA signed w/ Otto", []string{"News", "signed the NDA", "!signed for"}},
		{"Otto signed the NDA", []string{"signed the NDA", "!signed for"}},
		{"we signed the contract with Otto after the NDA, 295k", []string{"€295k"}},
		{"Otto will likely sign in feb", []string{"Expected signing", "Feb 28"}},
		{"Otto should close by end of march", []string{"Expected signing", "Mar 31"}},
		{"Otto will likely visit us in feb", []string{"!Expected signing"}},
		{"Otto closes in August", []string{"!Expected signing"}},
		{"Otto is closing in December", []string{"!Expected signing"}},
		{"Otto deal closes in August", []string{"Expected signing", "Aug 31"}},
		{"got the PO from Otto?", []string{"!signed for"}},
		{"Otto deal dead?", []string{"!as lost"}},
		{"Otto picked someone else?", []string{"!as lost"}},
		{"Otto signed 300k, FAT in March", []string{"Signed · Otto"}},
		{"Otto signed, layout to follow", []string{"signed for"}},
		{"minutes signed by Otto", []string{"!signed for"}},
		{"demo at Kestrel last fri 10am", []string{"Demo logged", "!appointment"}},
		{"Otto back on, Greta rang", []string{"Call logged"}},
		{"remind me nobody is at Otto until Monday", []string{"Task saved"}},
		{"there's no one at Kestrel until Monday", []string{"!Task saved"}},
	} {
		t.Run(c.said, func(t *testing.T) { annasWorld(t).says("anna", c.said, c.want...) })
	}
}

func TestAThingIsTheStepThatIsCalledSo(t *testing.T) {
	alone(t)
	for _, c := range []struct {
		said string
		want []string
	}{
		{"Otto's proposal went out today", []string{"Done", "send proposal"}},
		{"the Otto proposal is out", []string{"Done", "send proposal"}},
		{"sent the proposal", []string{"Done", "send proposal"}},
		{"Otto proposal: push to EOW", []string{"Moved", "send proposal", "!#T2"}},
		{"Otto proposal slips to next Tuesday", []string{"Moved", "send proposal", "!signing"}},
		{"the proposal moved to Friday", []string{"Moved", "send proposal"}},
		{"Otto proposal not sent yet", []string{"!Done"}},
		{"has the Otto proposal been sent", []string{"!Done"}},
		{"was the proposal sent", []string{"!Done"}},
		{"the proposal for Otto isn't done", []string{"!Done"}},
		{"proposal half done", []string{"!Done"}},
		{"proposal 80% done", []string{"!Done"}},
		{"sent Otto the wrong proposal", []string{"!Done"}},
		{"Otto proposal should go out today", []string{"!Done"}},
		{"Otto's old machine is gone", []string{"!Done"}},
		{"Otto signing moved to Feb", []string{"!Moved"}},
	} {
		t.Run(c.said, func(t *testing.T) { annasWorld(t).says("anna", c.said, c.want...) })
	}
}

func TestAStepIsDoneOnlyWhenItIsDone(t *testing.T) {
	alone(t)
	for _, c := range []struct {
		said string
		want []string
	}{
		{"恒发报价发了", []string{"完成"}},
		{"恒发报价差不多做好了", []string{"!已完成"}},
		{"恒发报价快做完了", []string{"!已完成"}},
		{"恒发报价发错了", []string{"!已完成"}},
		{"恒发报价做了一半", []string{"!已完成"}},
	} {
		t.Run(c.said, func(t *testing.T) {
			w := newWorld(t)
			w.says("xiaoli", "今天拜访了恒发五金,见了周经理,要两台切割机,周五前报价", "#V1")
			w.says("xiaoli", c.said, c.want...)
		})
	}
}

func TestAFirstNameIsOfTheCustomerWhereHeIsKnown(t *testing.T) {
	alone(t)
	for _, c := range []struct {
		said string
		want []string
	}{
		{"Greta's mobile is +49 171 5550123", []string{"Greta Lindqvist", "Otto Packaging", "!Kestrel"}},
		{"Greta reports to Lars Holm", []string{"Greta Lindqvist", "Lars Holm"}},
		{"met a woman named Ines Roth at Otto today", []string{"Visit logged", "Ines Roth"}},
		{"Tom Reed left Kestrel", []string{"Tom Reed left Kestrel", "What was recorded stays"}},
		{"Tom Reed left the meeting", []string{"!What was recorded stays"}},
		{"Tom left at 5", []string{"!What was recorded stays"}},
		{"Tom Reed left Otto a message", []string{"!What was recorded stays"}},
		{"Greta is our champion", []string{"Otto Packaging", "!Kestrel"}},
		{"new lead: Brandt Foods, Hamburg, food packaging, came from Otto", []string{"Lead saved · Brandt Foods", "via Otto", "!Visit"}},
		{"quick call w/ Tom, no budget until Q2", []string{"Call logged", "no budget until Q2", "!Next"}},
		{"called Kestrel, spoke to Tom Reed, send brochure by Friday", []string{"Call logged", "Next"}},
		{"we're weaker than Kuka on price but faster on service for Otto", []string{"Weaknesses", "on price", "Strengths", "on service"}},
		{"we are cheaper than Kuka at Otto", []string{"Strengths", "!Visit"}},
		{"we are better than Kuka", []string{"!Visit", "!Strengths"}},
		{"Tom needs the datasheet", []string{"Kestrel · News", "Tom Reed needs the datasheet"}},
		{"Greta changed her mind", []string{"Otto Packaging · News"}},
		{"Tom asked for the brochure", []string{"Kestrel · News"}},
		{"Mark needs the datasheet", []string{"!Noted"}},
		{"did Greta get the budget", []string{"!Noted"}},
		{"Tom and Greta know each other", []string{"!Noted"}},
		{"Tom wants the brochure by Friday", []string{"Fri, ", "brochure"}},
		{"Greta moved to purchasing", []string{"Otto Packaging", "!What was recorded stays", "!Task"}},
		{"Kestrel's CEO is Jane Poole", []string{"Jane Poole · Kestrel", "CEO"}},
		{"Kestrel's CEO is unknown", []string{"!Contact saved"}},
		{"Tom is lukewarm about us", []string{"Support: neutral"}},
		{"pls remind me tmrw 9am to ring Tom", []string{"ring Tom", "!pls"}},
	} {
		t.Run(c.said, func(t *testing.T) { annasWorld(t).says("anna", c.said, c.want...) })
	}
}

func TestAMeetingIsNamedByANoun(t *testing.T) {
	alone(t)
	for _, c := range []struct {
		said string
		want []string
	}{
		{"coffee w/ Greta fri 10am at Otto", []string{"Appointment saved", "coffee", "10:00", "!Visit logged"}},
		{"call w/ Tom thu 4pm", []string{"Task saved", "16:00", "call Tom"}},
		{"call w/ Tom thu 4pm, he wants a discount", []string{"Call logged"}},
		{"coffee w/ Greta fri, talked layout", []string{"Visit logged", "talked layout"}},
		{"demo at Kestrel thu 2pm went well", []string{"Demo logged", "went well"}},
		{"demo at Kestrel thu 2pm", []string{"!logged"}},
		{"saw Greta fri 10am", []string{"Visit logged"}},
	} {
		t.Run(c.said, func(t *testing.T) { annasWorld(t).says("anna", c.said, c.want...) })
	}
}

func TestADealEndsInAFewWords(t *testing.T) {
	alone(t)
	for _, c := range []struct {
		said string
		want []string
	}{
		{"Otto deal is dead, no budget", []string{"Mark Otto Packaging as lost?", "no budget"}},
		{"Otto line is dead", []string{"!lost?"}},
		{"forget Otto, no budget", []string{"Give Otto Packaging up?"}},
		{"don't forget Otto", []string{"!up?"}},
		{"Kestrel chose ABB", []string{"Mark Kestrel as lost?", "ABB"}},
		{"Otto chose blue", []string{"!lost?"}},
		{"Otto went with us", []string{"!lost?"}},
		{"no budget at Kestrel till April", []string{"Kestrel · News", "!Task"}},
		{"Q5 no, Q6 yes for Otto", []string{"Otto Packaging", "Q5", "Q6", "!Kestrel"}},
		{"Otto Q5 no", []string{"Otto Packaging", "!Kestrel"}},
		{"Q5 no", []string{"Kestrel"}},
		{"Kuka signed with Otto for 30k", []string{"Mark Otto Packaging as lost?", "Kuka", "!Signed ·"}},
		{"Otto signed, 295k", []string{"Signed · Otto Packaging"}},
		{"Brandt signed with Kuka", []string{"!Signed ·", "!signed for"}},
		{"apply for Otto project", []string{"Project LX", "draft"}},
		{"switch reminders off", []string{"no more reminders"}},
		{"switch the robot off", []string{"!no more reminders"}},
		{"ty, bye", []string{"welcome"}},
	} {
		t.Run(c.said, func(t *testing.T) { annasWorld(t).says("anna", c.said, c.want...) })
	}
}

func TestWhoTakesOverIsWhereTheOtherWas(t *testing.T) {
	alone(t)
	w := annasWorld(t)
	got := w.tell("anna", "Greta is on maternity leave from Jan, Ines Roth takes over")
	w.has(got[len(got)-1], "Ines Roth · Otto Packaging", "!Kestrel")
}
