package handlers

import (
	"testing"
	"time"
)

// A call of which it is not said whether it was made is asked about.
func TestABareCallIsAsked(t *testing.T) {
	for _, row := range []struct{ says, is string }{
		{"给周经理打个电话", "记待办"},
		{"打一下周经理电话", "记待办"},
		{"打电话给周经理", "记待办"},
		{"给周经理打了个电话", "已记 电话"},
		{"给周经理打电话没人接", "没联系上"},
		{"打电话给周经理,他说下周定", "电话"},
		{"明天给周经理打电话", "待办"},
		{"昨天给周经理打电话", "已记 电话"},
		{"打电话给周经理催合同", "待办"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了周经理", "#V1")
		w.later(time.Hour)
		w.says("xiaoli", row.says, row.is)
	}
}

// What was made is not yet brought there, and a visit that comes late is the one that was booked.
func TestStepsAreDoneByWhatDoesThem(t *testing.T) {
	for _, row := range []struct {
		step, told, then string
		after            time.Duration
	}{
		{"周四带方案过去", "恒发方案做好了", "带方案", 0},
		{"周四带方案过去", "恒发五金的方案准备好了", "带方案", 0},
		{"周四给恒发五金发方案", "恒发五金方案发了", "!方案", 0},
		{"周四前做方案", "恒发五金方案做好了", "!做方案", 0},
		{"明天去恒发五金", "刚从恒发五金出来,刘总说再看看", "!去恒发五金", 48 * time.Hour},
		{"明天去恒发五金", "刚跟恒发五金刘总通了电话,他说再看看", "去恒发五金", 48 * time.Hour},
		{"下下周三去恒发五金", "刚从恒发五金出来,刘总说再看看", "去恒发五金", 48 * time.Hour},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.says("xiaoli", row.step, "#T1")
		w.later(row.after)
		w.tell("xiaoli", row.told)
		w.says("xiaoli", "我的待办", row.then)
	}
}
