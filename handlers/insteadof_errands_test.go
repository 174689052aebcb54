package handlers

import (
	"testing"
	"time"
)

// A leader speaks of what others are to do as he would across the table.
func TestALeaderSaysWhatOthersAreToDo(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "拜访了华普电机的陈总,预算300万", "华普电机")
	w.hears("wangmin", w.tell("wangmin", "华普电机那个别让小李降价了"), "已交给 小李 · 华普电机", "先别降价")
	w.hears("wangmin", w.tell("wangmin", "让小李别给华普电机降价"), "已交给 小李 · 华普电机")
	w.hears("wangmin", w.tell("wangmin", "告诉Anna周五前把Oakline的报告给我"), "已交给 Anna", "报告给王敏")
	w.hears("wangmin", w.tell("wangmin", "Anna明天请假谁顶"), "Anna", "休假", "代")
	w.says("wangmin", "这季度还差多少", "目标")
	w.says("wangmin", "下周一开会要看啥", "回顾 · 华南")
	w.says("xiaoli", "告诉王总周五前给方案", "!已交给")
}

// An appointment on the screen has its place, and its hour moves by a word.
func TestAnAppointmentFromAfar(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "上周五去的恒立,忘记了,见的生产李部长", "拜访 · 恒立", "李部长(生产部长)", "!忘记了")
	w.says("xiaoli", "四台一起180", "恒立", "180万")
	w.says("xiaoli", "老板还没见过,李部长答应帮忙约", "李部长(生产部长)")
	w.says("xiaoli", "约了明天十点李部长视频", "11-03 周二 10:00 视频", "!在哪里见")
	w.says("xiaoli", "视频改十一点了", "11:00", "#T1")
	w.says("xiaoli", "明天有啥", "11:00", "恒立")
	w.says("xiaoli", "改下午三点", "15:00", "#T1")
	w.says("xiaoli", "约了周四上午九点见李部长", "在哪里见")
	w.says("xiaoli", "改十点了", "10:00", "!改十点了")
}

// A day told afterwards, customer by customer, as one dictates it in the car.
func TestADayIsToldCustomerByCustomer(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Stahlmann first, Herr Kurz (head of ops) showed me the line", "Visit logged · Stahlmann", "Kurz", "!first,")
	w.says("anna", "then Otto Packaging with Julia, met their new buyer Tim Falk", "Visit logged · Otto Packaging", "Tim Falk")
	w.says("anna", "Falk wants 8% off or he goes to ABB", "!ABB (new)", "!Falk (new)")
	w.says("anna", "told him 5 max", "Otto Packaging", "!Lead")
	w.says("anna", "last one was Novatek, cancelled at the door", "Visit logged · Novatek", "nobody met")
	w.says("anna", "they want me back on the 15th", "Nov 15", "Novatek")
	w.says("anna", "Falk is no fan of ours", "Otto Packaging", "!Lead")
	w.says("anna", "remind me to check the 5% with Wang Min tomorrow", "Task saved")
	w.says("anna", "scratch that, I'll ask him now", "Cancelled")
	w.says("xiaoli", "去了蓝思,人到门口说取消了", "蓝思", "没见到人")
}

// A leave with somebody who looks after the customers is no hand-over, and whoever asks for his data
// to be deleted is no record to be taken back.
func TestALeaveIsNoHandOver(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "拜访了利元亨林工,手机13800001111", "林工")
	w.hears("wangmin", w.tell("wangmin", "小李下周一到周三休假,客户给Anna"), "休假", "Anna", "!交接")
	w.says("wangmin", "小李的客户给Anna", "交接 小李 → Anna")
	w.hears("chenjing", w.tell("chenjing", "林工要求把他的资料删了"), "已转给管理员", "林工(利元亨)")
}

// How likely a deal is, said with its customer and nothing else, days after it was spoken of; and
// what was arranged moves, though it is the subject.
func TestAChanceIsSaidWithItsCustomer(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Oakline, Greta wants 2 robots, budget 240k EUR, demo on Nov 9", "Oakline", "Nov 9")
	w.clock.Set(w.clock.Now().Add(26 * time.Hour))
	w.says("anna", "Oakline 60%", "Chance: 60%")
	w.says("anna", "Greta wants 60% up front", "!Chance")
	w.says("anna", "demo moved to the 11th", "Nov 9 → Wed, Nov 11")
	w.says("xiaoli", "拜访了粤钢周工,预算300万", "粤钢")
	w.clock.Set(w.clock.Now().Add(26 * time.Hour))
	w.says("xiaoli", "粤钢胜算70%", "把握 70%")
	w.says("xiaoli", "粤钢预付30%", "!把握 30%")
}

// What is told after midnight and names no day was the evening before.
func TestWhatIsToldAfterMidnightWasTheDayBefore(t *testing.T) {
	w := newWorld(t)
	w.clock.Set(time.Date(2026, 11, 4, 17, 30, 0, 0, time.UTC)) // half past one on the 5th in Shanghai
	w.says("xiaoli", "拜访了粤钢周工", "11-04 周三", "凌晨发的", "其实是 11-05")
	w.says("xiaoli", "给美的打了电话,没人接", "11-04 周三")
	w.says("xiaoli", "今天下午去了格力,见了王经理", "11-04 周三")
	w.says("anna", "met Dr Shah at Brightsmile Dental", "Wed, Nov 4", "It was Nov 5")
	w.says("anna", "saw Greta at Oakline on Monday", "Mon, Nov 2")
}

// What is ordered to be arranged is to come, though nobody says so; and who is for or against us.
func TestACallIsSetUp(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Oakline, met Mary Holt (CFO), budget 240k EUR", "Oakline", "Mary Holt")
	w.says("anna", "Mary's against us", "Mary Holt", "Oakline", "!Added to visit")
	w.says("anna", "set up a call with Mary Thursday 3pm", "Nov 5, 15:00", "!Call logged")
}

func TestWhatPeopleMeetOn(t *testing.T) {
	for text, want := range map[string]string{
		"约了明天十点李部长视频":                             "视频",
		"call with Greta on Teams, Thursday 10am": "Teams",
		"demo over zoom Thursday":                 "zoom",
		"meet both teams Thursday 10am":           "",
		"拜访李部长":                                   "",
	} {
		if got := placeIn(text); got != want {
			t.Errorf("%s: they meet on %q, want %q", text, got, want)
		}
	}
}
