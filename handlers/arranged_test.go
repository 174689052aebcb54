package handlers

import (
	"testing"
	"time"
)

// TestWhatWasArrangedIsMovedWithItsReason: whoever says why an appointment does not come about and which day it has
// now moves the one that stands; nothing is set beside it, and of another customer's nothing moves.
func TestWhatWasArrangedIsMovedWithItsReason(t *testing.T) {
	for _, row := range []struct {
		name  string
		talk  []string
		last  string
		sees  []string
		after []string // 待办 sees
	}{
		{"not been there, with the reason between", []string{"明天下午两点去恒发"}, "恒发明天去不了,周经理临时有事,改后天上午", []string{"改期 · 恒发五金 上午去恒发"}, []string{"上午去恒发", "!14:00"}},
		{"by who says so, with the hour that it had", []string{"粤钢那边约了周四下午两点"}, "陈总说那天不行,改周五", []string{"改期 · 粤钢 拜访", "周五 14:00"}, []string{"!那边"}},
		{"with an hour of its own", []string{"粤钢那边约了周四下午两点"}, "陈总说那天没空,改周五上午10点", []string{"周五 10:00"}, nil},
		{"which of two is asked", []string{"周四下午两点去恒发", "周五上午去恒发"}, "恒发那天没空,改下周一", []string{"哪", "!改期"}, nil},
		{"nothing was arranged", nil, "恒发周四没空,改下周五", []string{"!改期"}, nil},
		{"a quote is none that was arranged", []string{"周四前给恒发报价"}, "周经理说那天不行,改周五", []string{"!改期"}, nil},
		{"a rival's day is no visit of ours", []string{"周四下午两点去恒发"}, "恒发周四不行,发那科要去,改周五", []string{"!改期 · 恒发五金 去恒发"}, nil},
		{"what the factory does is another matter", []string{"周四下午两点去恒发"}, "恒发停电检修临时有事,改周五", []string{"!改期"}, []string{"14:00"}},
		{"the half of the day in which somebody calls", []string{"周四下午两点去恒发"}, "上午周经理来电说那天不行,改周五", []string{"周五 14:00"}, nil},
		{"their project is no visit of ours", []string{"周四下午两点去恒发"}, "恒发项目没批下来,改明年", []string{"!改期"}, []string{"14:00"}},
		{"one is visited instead of the other", []string{"周四下午两点去恒发"}, "恒发不去了,改去粤钢", []string{"!改期"}, nil},
		{"what is called off is the visit and no quote", []string{"周四前给恒发报价", "周四下午两点去恒发"}, "恒发取消了", []string{"已取消 · 恒发五金 去恒发"}, []string{"报价"}},
		{"another half of its day", []string{"明天下午两点去恒发"}, "改到后天上午", []string{"上午去恒发"}, []string{"!14:00"}},
		{"the hour of a day", []string{"粤钢那边约了周四下午两点"}, "周四几点", []string{"14:00", "粤钢"}, nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := newWorld(t)
			w.says("xiaoli", "今天拜访了恒发五金周经理,谈了切割机", "恒发五金")
			w.says("xiaoli", "跟粤钢的陈总通了电话,产线改造明年上", "粤钢")
			for _, s := range row.talk {
				w.tell("xiaoli", s)
			}
			w.says("xiaoli", row.last, row.sees...)
			if row.after != nil {
				w.says("xiaoli", "我的待办", row.after...)
			}
		})
	}
}

// TestWhatWasArrangedIsMovedInEnglish: the same of customers with English names.
func TestWhatWasArrangedIsMovedInEnglish(t *testing.T) {
	for _, row := range []struct {
		last string
		sees []string
	}{
		{"Greta can't make it, moved to Friday", []string{"Moved · Otto Packaging", "Fri", "10:00"}},
		{"Otto moved to Friday", []string{"Moved · Otto Packaging"}},
		{"Otto moved the visit to Friday", []string{"Moved · Otto Packaging"}},
		{"Otto moved the line to Leeds", []string{"!Moved"}},
		{"Otto moved to a new plant", []string{"!Moved"}},
		{"the budget was moved to Friday", []string{"!Moved ·"}},
		{"Greta is busy, but the quote is moved to Friday", []string{"!Moved · Otto Packaging visit"}},
	} {
		t.Run(row.last, func(t *testing.T) {
			w := newWorld(t)
			w.says("anna", "called Kestrel, Tom Reed wants a trial next week", "Kestrel")
			w.says("anna", "visited Otto Packaging, met Greta Lindqvist the plant manager, they want two palletizers", "Otto Packaging")
			w.tell("anna", "remind me to visit Kestrel on Wednesday")
			w.tell("anna", "visit Otto tomorrow at 10")
			w.says("anna", row.last, row.sees...)
		})
	}
}

// TestTwoAppointmentsAreChangedInOneMessage: one is called off and the other moved, each of its own customer.
func TestTwoAppointmentsAreChangedInOneMessage(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金周经理,谈了切割机", "恒发五金")
	w.says("xiaoli", "跟粤钢的陈总通了电话,产线改造明年上", "粤钢")
	w.tell("xiaoli", "明天下午去恒发,后天上午去粤钢")
	w.tell("xiaoli", "恒发取消了,粤钢改到下周三")
	w.says("xiaoli", "我的待办", "!去恒发", "去粤钢", "11-11 周三")
}

// TestWhenTheyMeanToStartIsNoStepOfOurs: a plan of theirs is more of what was told, and no task.
func TestWhenTheyMeanToStartIsNoStepOfOurs(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Otto Packaging, met Greta Lindqvist the plant manager, they want two palletizers", "Otto Packaging")
	w.says("anna", "she wants to start in January", "Added to visit", "!Task")
	w.says("anna", "they plan to go live by March", "Added to visit", "!Task")
	w.says("anna", "she wants the offer in January", "!start")
}

// TestAReasonIsNotTakenFromWhatIsToldLater: a reason that was asked for may come at once, or later with its because.
func TestAReasonIsNotTakenFromWhatIsToldLater(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Otto Packaging, met Greta Lindqvist the plant manager, they want two palletizers", "Otto Packaging")
	w.says("anna", "Otto Packaging is tier A", "why")
	w.later(time.Minute)
	w.says("anna", "called Kestrel, Tom Reed wants a trial next week", "Kestrel")
	w.later(time.Minute)
	w.says("anna", "nobody answered at Lakeside", "!Tier:")
	w.says("anna", "because they build a second plant next year", "Tier: tier A")
}
