package handlers

import "testing"

// What is asked of the method in force, in the words that people have for it, and what only
// sounds like that.
func TestTheMethodIsAskedAbout(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Visited Kestrel today, met Julia Marsh and Tom Reed, budget 400k EUR", "Kestrel")
	for _, row := range [][]string{
		{"upgrade Kestrel to A, 14 plants", "Tier: tier A"},
		{"why is Kestrel an A account", "Kestrel · Tier", "14 plants"},
		{"what does A mean", "Tiers"},
		{"what do I need to get to m2", "m2", "!Open deals"},
		{"Kestrel went with Kuka, 20k cheaper", "Mark Kestrel as lost?", "Kuka"},
		{"not lost", "!Lead"},
		{"Kestrel is going with Tom to the fair", "!lost"},
		{"Kestrel is going with the bigger line", "!lost"},
		{"Kestrel went with the plan", "!lost"},
		{"what does Kestrel mean", "!Tiers"},
		{"why is Kestrel quiet", "!· Tier"},
		{"12% discount for Kestrel was agreed", "!Special price #A2"},
		{"called Jo, spoke to her boss", "!Call logged · Jo"},
		{"called Julia Marsh, spoke to her assistant", "!(new)"},
		{"no answer on the price yet from Kestrel", "!Not reached"},
		{"called Kestrel, no answer", "Not reached"},
	} {
		w.says("anna", row[0], row[1:]...)
	}
	w.hears("zhaogang", w.tell("anna", "12% discount for Kestrel please"), "特价审批 #A1 Kestrel", "12% discount")
	w.says("xiaoli", "今天拜访了利元亨林工", "利元亨")
	w.says("xiaoli", "利元亨 定为B级,行业前50", "B 级")
	w.says("xiaoli", "为什么利元亨是B级", "利元亨 · 客户分类", "行业前50")
	w.says("xiaoli", "利元亨是B级吗", "利元亨", "!已改")
	w.says("wangmin", "今天谁做了什么", "小李", "拜访 1")
	w.says("xiaoli", "为什么利元亨是老样子", "!客户分类")
}
