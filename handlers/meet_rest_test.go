package handlers

import "testing"

// What an appointment lacks is told in an hour or a place; what else begins so is none of it.
func TestTheRestOfAnAppointment(t *testing.T) {
	alone(t)
	for says, want := range map[string]string{
		"10点 在他们公司": "11-06 周五 10:00 · 他们公司", "在他们厂里见": "他们厂里", "地点改到总部": "总部", "10点": "10:00", "下午2点在总部": "14:00 · 总部",
		"2点半 在坪山": "14:30 · 坪山", "2点半在开会": "", "在谈付款": "", "在忙": "", "他们在比方案": "", "10点半的会取消了": "", "在等他们报价": "",
		"我在公司": "", "周经理在车间出了点事": "", "还在办公室加班": "", "在酒店住了两晚": "", "在家里等快递": "", "项目现场在惠州那边": "", "地点待定": "", "地点他们定": "",
	} {
		t.Run(says, func(t *testing.T) {
			w := newWorld(t)
			w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
			w.says("xiaoli", "约了恒发五金周经理周五上午", "待办")
			got := together(w.tell("xiaoli", says))
			if want == "" {
				w.has(got, "!✅ 预约")
				return
			}
			w.has(got, "✅ 预约 恒发五金", want)
		})
	}
}

// The answer to what an appointment lacked is not taken once another customer is spoken of.
func TestTheRestIsOfTheLastAppointment(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "今天拜访了粤钢陈总,聊了改造", "粤钢")
	w.says("xiaoli", "约了恒发五金周经理周五上午10点", "预约 · 恒发五金")
	w.says("xiaoli", "约了粤钢陈总周四上午", "待办 · 粤钢")
	w.says("xiaoli", "10点 在他们公司", "✅ 预约 粤钢", "他们公司")
}

// Who cannot be reached was called in vain; what cannot be arranged for another reason was not.
func TestWhoCannotBeReached(t *testing.T) {
	for says, want := range map[string]string{
		"约不上恒发五金周经理": "没联系上", "恒发五金周经理一直联系不上": "没联系上", "周经理约不上": "没联系上",
		"约不上周五的时间": "!没联系上", "联系不上就算了": "!已记 电话",
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
		w.says("xiaoli", says, want)
	}
}
