package handlers

import (
	"testing"
	"time"
)

// What somebody calls by its name goes alone, whatever came after it.
func TestUndoTakesBackWhatIsNamed(t *testing.T) {
	before := func(w *world) {
		w.says("anna", "taxi to otto 42 EUR", "#E1")
		w.later(time.Minute)
		w.says("anna", "called tom at kestrel, all fine", "#V3")
		w.later(time.Minute)
		w.says("anna", "remind me to call greta on friday", "Task saved")
	}
	annaHears(t, before, []annaRow{
		{"undo the taxi", []string{"Undone #E1", "!Task", "!V3"}},
		{"undo the taxi please", []string{"Undone #E1"}},
		{"delete the taxi expense", []string{"Undone #E1"}},
		{"undo the call", []string{"Undone #V3", "!E1"}},
		{"undo my last call", []string{"Undone #V3"}},
		{"undo the kestrel call", []string{"Undone #V3"}},
		{"undo the otto visit", []string{"Otto Packaging is in use", "!V3"}},
		{"undo the lunch", []string{"nothing deleted", "!Undone"}},
		{"undo the quote", []string{"nothing deleted", "!Undone"}},
		// what names nothing means what was done last
		{"undo", []string{"call Greta", "Undone"}},
		{"undo that", []string{"Undone #T2"}},
		{"undo the last one", []string{"Undone #T2"}},
		{"undo that please", []string{"Undone #T2"}},
	})
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了美科林副总,谈了产线,打车160元", "#E1")
	w.later(time.Minute)
	w.says("xiaoli", "高铁去东莞90元", "#E2")
	w.later(time.Minute)
	w.says("xiaoli", "今天拜访了粤钢陈总,谈了产线", "#V2")
	w.hears("xiaoli", w.tell("xiaoli", "撤销刚才的高铁"), "已撤销 #E2", "!V2")
	w.hears("xiaoli", w.tell("xiaoli", "撤销打车"), "要撤哪一条", "E1", "!已撤销") // the visit would go with it
	w.hears("xiaoli", w.tell("xiaoli", "撤销粤钢那条"), "已撤销 #V2")
}
