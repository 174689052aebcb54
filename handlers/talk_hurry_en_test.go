package handlers

import (
	"testing"
)

// A thing that is not wanted any more ends the step by which it was to be done, whatever is said of why.
func TestWhatIsNotWantedEndsItsStep(t *testing.T) {
	annaHears(t, nil, []annaRow{
		{"drop the otto proposal, greta doesn't need it", []string{"Cancelled", "send proposal", "!News"}},
		{"scrap the otto proposal", []string{"Cancelled", "!News"}},
		{"forget the proposal", []string{"Cancelled", "!News"}},
		// what is no step of ours
		{"drop the otto price", []string{"!Cancelled"}},
		{"they may drop the proposal", []string{"!Cancelled"}},
		{"drop the otto proposal to 290k", []string{"!Cancelled"}},
		{"should i drop the otto proposal?", []string{"!Cancelled"}},
	})
}

// What is to be taken along is a step, and no thought about the visit.
func TestWhatIsToBeTakenAlongIsAStep(t *testing.T) {
	w := annasWorld(t)
	w.says("anna", "spoke to tom at kestrel, demo fixed for thursday 2pm", "logged · Kestrel")
	w.hears("anna", w.tell("anna", "bring sample parts"), "Task saved · Kestrel", "bring sample parts", "!Review")
	w.hears("anna", w.tell("anna", "bring the price down next time"), "!Review noted")
	w = annasWorld(t)
	w.says("anna", "met tom at kestrel", "Visit logged · Kestrel")
	w.hears("anna", w.tell("anna", "he will bring his boss"), "!Task saved")
}

// Where a figure was read is not where a lead came from, and who runs a department heads it.
func TestWhereAFigureWasReadAndWhoRunsWhat(t *testing.T) {
	annaHears(t, nil, []annaRow{
		{"otto's revenue is 85m EUR per their annual report", []string{"!Source"}},
		{"met jo marsh at kestrel, she runs ops", []string{"head of ops"}},
		{"met jo marsh at kestrel, she runs a tight ship", []string{"!head of"}},
		{"new lead marlow tools, leeds, from the annual report", []string{"annual report"}},
	})
}

// A colleague in two words is one, and what is aimed at is not signed.
func TestWhoIsMeantByTwoWordsAndWhatIsOnlyAimedAt(t *testing.T) {
	w := annasWorld(t)
	w.tell("wangmin", "speak english")
	w.hears("wangmin", w.tell("wangmin", "get xiao li to call otto by wednesday"), "Given to 小李")
	w.hears("wangmin", w.tell("wangmin", "what did xiao li log today"), "小李")
	w.hears("wangmin", w.tell("wangmin", "tell lao zhang to call otto"), "!Given to")
	w.hears("anna", w.tell("anna", "ask Xiao Li to check the otto quote"), "Asked 小李")
	w.hears("anna", w.tell("anna", "set a q1 goal of 5m eur signed"), "!Signed ·")
	w.hears("anna", w.tell("anna", "otto signed, 300k eur"), "Signed · Otto")
}
