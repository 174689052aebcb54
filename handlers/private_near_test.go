package handlers

import "testing"

// What shares its words with a request for personal data, a private note or days of work, and is none.
func TestNearThePrivateAndTheDaysOfWork(t *testing.T) {
	for said, bad := range map[string][]string{
		"Kestrel asked for a copy of their data":     {"admin", "Personal data"},
		"delete everything about Kestrel":            {"admin", "Personal data"},
		"remove all details about the deal":          {"for the admin", "Personal data"},
		"note to self: call Tom tomorrow":            {"Only managers"},
		"called Tom Baker twice, spoke to his PA":    {"called today"},
		"called again yesterday, spoke to the buyer": {"again yesterday:"},
		"called them twice, spoke to Tom":            {"them twice:"},
		"called Mr Baker, spoke to his secretary":    {"Mr Baker:"},
		"spent a day on the demo at Kestrel":         {"Other logged"},
		"spent an hour on the phone to Kestrel":      {"Other logged"},
		"spent 2 days on site at Kestrel":            {"Other logged"},
		"spent an hour on a visit to Kestrel":        {"Other logged"},
	} {
		w := newWorld(t)
		w.says("anna", "Visited Kestrel today, met Tom Baker, budget 400k EUR", "Kestrel")
		for i, b := range bad {
			bad[i] = "!" + b
		}
		w.says("anna", said, bad...)
	}
	for _, said := range []string{
		"利元亨花了3天验收", "利元亨交期要花3天", "利元亨他们用了2天就批了", "利元亨的设备已经用了5天", "装机花了两天,利元亨很满意", "从利元亨回来花了2小时", "路上花了3个小时,利元亨太远了",
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了利元亨林工,聊了焊接线", "利元亨")
		w.says("xiaoli", said, "!其他活动")
	}
}

// What a customer wants of us is no personal data of his.
func TestPapersThatSomebodyWantsAreNoPersonalData(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了利元亨林工,聊了焊接线", "利元亨")
	for _, said := range []string{"把林工要的资料导出来给他", "导出林工要的资料", "把给林工的资料打包", "导出给林工的资料"} {
		w.says("xiaoli", said, "!转给管理员")
	}
	w.says("xiaoli", "关于提醒有什么功能", "!没有关掉的提醒")
}

// A birthday is told of a customer's; only a wish for one is small talk, which needs no answer.
func TestABirthdayIsNoSmallTalk(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Visited Kestrel today, met Tom Baker, budget 400k EUR", "Kestrel")
	for said, silent := range map[string]bool{"Tom's birthday is 3 May": false, "by the way, Tom's birthday is 3 May": false, "happy birthday!": true} {
		if got := w.tell("anna", said); (len(got) == 0) != silent {
			t.Errorf("%q is answered %v", said, got)
		}
	}
}

// The day of the work is the one that was named.
func TestDaysOfWorkAreOfTheirDay(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Visited Kestrel today, met Tom Baker, budget 400k EUR", "Kestrel")
	w.says("anna", "I spent 2 hours on Kestrel yesterday", "Other logged · Kestrel", "Sun, Nov 1")
	w.says("anna", "spent 2 hours on Kestrel's drawings", "Other logged · Kestrel", "Mon, Nov 2")
}

// A month that has begun is no month a year away: the day is asked for.
func TestTheMonthThatItIsNamesNoDay(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了利元亨林工", "利元亨")
	w.says("xiaoli", "利元亨11月再说", "推到哪天", "!2027")
	w.says("xiaoli", "利元亨明年11月再说", "2027-11-01")
	w.says("xiaoli", "利元亨3月再说", "2027-03-01")
}
