package parse

import (
	"testing"
	"time"
)

// TestRemarks: what tells of everyday life beside a report is a remark; what only looks like it is none.
func TestRemarks(t *testing.T) {
	for _, c := range []struct {
		clause string
		remark bool
	}{
		{"他们食堂大厨是四川人", true},
		{"他们食堂要上自动打饭线", false},
		{"食堂项目预算80万", false},
		{"食堂李经理", false},
		{"餐厅跟小周坐了会儿", false},
		{"食堂自动线80万", false},
		{"保安让明天来", false},
		{"系统崩了改明天上午", false},
		{"lunch there with Greta", false},
		{"Tesla next Tuesday", false},
		{"the receptionist wrote Friday 3pm in the book", false},
		{"在食堂见了王总", false},
		{"食堂承包商想换烹饪设备", false},
		{"老板新买的车要八十万", true},
		{"老板新车间要八十万的设备", false},
		{"他们新车间明年投产", false},
		{"他女儿下个月6号结婚", true},
		{"女儿墙防水80万", false},
		{"他儿子接班了", false},
		{"他儿子负责采购", false},
		{"他老婆是财务经理", false},
		{"他孩子上学没来见我", false},
		{"他们上周一刚搬完办公室", true},
		{"他们搬办公室要请我们布线", false},
		{"他们财务月底要盘点", true},
		{"他们盘点完再签", false},
		{"他们盘点完付款", false},
		{"他们放假前给答复", false},
		{"等他们放假回来再去", false},
		{"我们周五放假", false},
		{"他们年会邀请我们", false},
		{"他们年会上宣布换了厂长", false},
		{"听说那边房价都涨到3万一平了", true},
		{"原材料价格涨了", false},
		{"他们报价涨到30万", false},
		{"他们系统上周五宕机了", true},
		{"他们MES系统要换", false},
		{"系统报价20万", false},
		{"SAP项目周五验收", false},
		{"路上在虎门大桥堵了一小时", true},
		{"路上给王总打了电话", false},
		{"路上堵车没赶上王总的会", false},
		{"堵了一小时才到恒鑫", false},
		{"高铁票320", false},
		{"高铁晚点改签花了80块", false},
		{"停车费20块", false},
		{"会议室叫泰山厅", true},
		{"会议室改造要30万", false},
		{"前台小姑娘说王总出差了", false},
		{"保安换了一家公司", false},
		{"仓库有个立库项目", false},
		{"电梯导轨周五送样", false},
		{"空调线要两台机器人", false},
		{"楼下新开了家客户", false},
		{"中间聊了半天马斯克", true},
		{"中间聊了半天王总", false},
		{"聊到股票激励项目的预算", false},
		{"Their dog is called Rufus", true},
		{"The buyer is called Rufus", false},
		{"Their CFO is called Rufus", false},
		{"His new car cost 80k", true},
		{"Their new line cost 80k", false},
		{"His wife is due next week", true},
		{"His quote is due next week", false},
		{"His wife is the purchasing manager", false},
		{"Their canteen only has fish on Thursdays", true},
		{"Canteen project on Thursday", false},
		{"Their canteen wants a new till", false},
		{"Lunch with Greta on Thursday", false},
		{"Coffee with Greta yesterday", false},
		{"Stuck in traffic near Heathrow for an hour", true},
		{"Stuck in traffic so missed Greta", false},
		{"Stuck in procurement until Thursday", false},
		{"Parked until Q2", false},
		{"Parking 12 EUR", false},
		{"Train ticket 45 EUR", false},
		{"Train the operators on Friday", false},
		{"The train was late so I called Greta", false},
		{"Their server was down last Friday", true},
		{"Server order came down to 80k", false},
		{"They close for Christmas on the 21st", true},
		{"They close the deal on the 21st", false},
		{"Their audit is on the 30th", true},
		{"Their audit of our plant is on the 30th", false},
		{"工博会12月3号开幕", true},
		{"工博会上见了王总", false},
		{"展会结束去了恒鑫", false},
		{"The trade fair starts on 3 December", true},
		{"The fair starts on 3 December so we need the robot", false},
		{"停车费5块", false},
		{"Parking there is 5 euros an hour", true},
		{"They have a parrot called Captain", true},
		{"They have a buyer called Captain", false},
		{"reception says come back Monday", false},
		{"Lift doors need two robots", false},
		{"Cat wants two robots", false},
	} {
		if got := isRemark(normalise([]rune(c.clause))); got != c.remark {
			t.Errorf("%q is a remark: %v, want %v", c.clause, got, c.remark)
		}
	}
}

// TestRemarksLeaveTheRest: a remark goes with the one mark that parts it from the rest, and only where there is a rest.
func TestRemarksLeaveTheRest(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"拜访恒鑫王总,他们食堂大厨是四川人", "拜访恒鑫王总"},
		{"拜访恒鑫王总,他们食堂大厨是四川人。明天报价", "拜访恒鑫王总。明天报价"},
		{"食堂一顿才12块。拜访恒鑫王总", "拜访恒鑫王总"},
		{"拜访恒鑫王总。食堂一顿才12块,明天报价", "拜访恒鑫王总。明天报价"},
		{"Met Greta. Their dog is called Rufus. Quote by Friday", "Met Greta. Quote by Friday"},
		{"Met Greta, their dog is called Rufus.", "Met Greta."},
		{"他们食堂大厨是四川人", "他们食堂大厨是四川人"},
		{"他们食堂大厨是四川人,会议室叫泰山厅", "他们食堂大厨是四川人,会议室叫泰山厅"},
		{"拜访恒鑫王总,他们食堂有鱼吗?", "拜访恒鑫王总,他们食堂有鱼吗?"},
		{"预算1,200,000,食堂一顿才12块", "预算1,200,000"},
	} {
		s := tidy([]rune(c.text))
		if s.setAside(); string(s.runes) != c.want {
			t.Errorf("of %q is left %q, want %q", c.text, string(s.runes), c.want)
		}
	}
	const text = "他们食堂大厨是四川人。拜访了恒鑫钣金的王总"
	f := Read(text, Context{Said: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)})
	if s := f.Spans["account"]; string([]rune(text)[s.Start:s.End]) != "恒鑫钣金" {
		t.Errorf("the customer stands at %v", s)
	}
}

func TestAGreetingIsNoPartOfWhatIsReported(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"早 下午去恒发", "下午去恒发"},
		{"早,下午去恒发", "下午去恒发"},
		{"早上好!今天去了恒发", "今天去了恒发"},
		{"Morning, visited Otto", "visited Otto"},
		{"morning visit at Otto", "morning visit at Otto"},
		{"早 10点去恒发", "早 10点去恒发"},
		{"早去早回", "早去早回"},
		{"早上去了恒发", "早上去了恒发"},
		{"早", "早"},
		{"早上好!", "早上好!"},
	} {
		s := tidy(typed(c.text))
		if s.ungreeted(); string(s.runes) != c.want {
			t.Errorf("%s: %q is left, want %q", c.text, string(s.runes), c.want)
		}
	}
}

// TestNothingIsLostBesideARemark: the hours of a day, what they do with our deal and a dead line are kept.
func TestNothingIsLostBesideARemark(t *testing.T) {
	ctx := Context{Said: time.Date(2026, 12, 7, 10, 0, 0, 0, time.UTC)}
	for text, step := range map[string]string{"今天拜访恒发王总,他周五有空": "2026-12-11", "今天拜访恒发王总,他们12月20日上线": "2026-12-20", "今天拜访恒发王总,他们周五停电": ""} {
		due := ""
		if f := Read(text, ctx); f.Next != nil {
			due = string(f.Next.Due)
		}
		if due != step {
			t.Errorf("%s: next %q, want %q", text, due, step)
		}
	}
	if f := Read("打王总电话,停机", ctx); f.Outcome != "not_reached" {
		t.Errorf("a dead line: outcome %q", f.Outcome)
	}
	if f := Read("morning, Otto with Greta; afternoon, Kestrel", ctx); f.Intent != Visit {
		t.Errorf("a day by its hours: %v", f.Intent)
	}
}
