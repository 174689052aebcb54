package handlers

import (
	"testing"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// hears fails unless what somebody is told, among some posts, contains all of these.
func (w *world) hears(who string, got []shown, want ...string) {
	w.t.Helper()
	for _, s := range got {
		if s.to.ID == who {
			w.has(s, want...)
			return
		}
	}
	w.t.Errorf("after %q nothing was said to %s", w.last.Text, who)
}

// What an information specialist says of the rows of the lead sheet, who writes as she would to a
// colleague: a column without its value, a question after another, a note for a rep.
func TestTheSpecialistKeepsTheSheetInWords(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "新线索 利元亨 惠州 锂电设备,王建国 采购经理 13712345678", "线索 · 利元亨")
	w.says("xiaoli", "新线索 粤钢 佛山 钢桶", "线索 · 粤钢")
	w.says("chenjing", "利元亨改一下行业", "利元亨", "所属行业改成什么", "铁路")
	w.says("chenjing", "新能源", "行业里没有「新能源」")
	w.says("chenjing", "铁路", "已改", "所属行业", "铁路")
	w.says("chenjing", "粤钢的区域填错了", "所属区域改成什么", "佛山")
	w.says("chenjing", "撞单怎么处理", "先报的为准", "!已改") // no region
	w.says("chenjing", "粤钢来源改成展会", "线索来源", "展会")
	w.says("chenjing", "哪几家没填年营业额", "利元亨", "粤钢")
	w.says("chenjing", "今天新的有几家", "线索 2 条")
	w.says("chenjing", "现在有几个撞单", "没有待核对的撞单")
	w.hears("chenjing", w.tell("chenjing", "让小李填一下粤钢的年营业额"), "已请 小李 · 粤钢")
	w.hears("chenjing", w.tell("chenjing", "跟小李说补一下利元亨的地址"), "已请 小李 · 利元亨")
	w.says("chenjing", "按行业导一份", "JTF001", "全部 2 行")
	w.says("chenjing", "数据保留多久", "一直保留", "删除联系人")
	w.hears("chenjing", w.tell("chenjing", "王建国要求删除他的数据"), "已转给管理员", "王建国(利元亨)")
	w.hears("chenjing", w.tell("chenjing", "把王建国的数据导给我"), "已转给管理员")
}

// Sentences that look like those of the specialist, and mean what they always meant.
func TestWhatIsNoColumnOfTheSheet(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天去了粤钢,见了王总,聊轧辊改造,350万左右", "#V1")
	w.says("xiaoli", "粤钢想改一下产线", "!改成什么")
	w.says("xiaoli", "粤钢属于哪个行业", "!改成什么", "!已改")
	w.says("xiaoli", "报价保留到月底", "!一直保留")
	w.says("xiaoli", "把王总的资料发给我", "!删除")
	w.says("xiaoli", "让王总看一下方案", "!已请")
	w.says("xiaoli", "他们两个部门撞单了", "!先报的为准", "!没有待核对")
}

// What is said of colleagues: who goes, who is new, who stands in, whose visit it was. None of it
// is a contact, a phone number or a visit of a customer's.
func TestColleaguesAreNoCustomers(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天去了美科,见了周姐,谈付款", "#V1")
	w.says("xiaoli", "约了周四上午十点美科会议室", "周四")
	w.hears("xiaoli", w.tell("xiaoli", "周四那个会让Anna替我去"), "已交给 Anna · 美科")
	w.hears("wangmin", w.tell("wangmin", "小李今天到周三请假,Anna替他"), "由 Anna 代")
	w.hears("wangmin", w.tell("wangmin", "小李回来了"), "小李 回来了", "!#V")
	w.says("wangmin", "小李的手机换了 13900002222", "不存", "!周姐")
	w.says("wangmin", "赵总升副总了", "没有「副总」", "!联系人")
	w.hears("wangmin", w.tell("wangmin", "小李昨天没去美科,是前天去的"), "已改 #V1", "日期")
	w.says("wangmin", "来了个新人孙小林,华南的销售", "由管理员来改")
	w.says("wangmin", "小李不干了,客户先放Anna那", "交接 小李 → Anna", "未生效")
	w.says("wangmin", "不对,先别交", "没有改动")
	w.says("wangmin", "小李要走了,客户先放我这儿", "交接 小李 → 王敏")
	w.tell("wangmin", "确认")
	w.hears("wangmin", w.tell("wangmin", "撤销"), "交接", "归 小李", "美科", "!修改已撤销 2 条")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

// An English speaker calls his Chinese colleagues by the sound of their names.
func TestColleaguesByTheSoundOfTheirNames(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Oakline's Greta today, follow up next Tuesday 9am", "#V1")
	w.hears("anna", w.tell("anna", "I'm off next Thursday, Chen Jing covers for me"), "your approvals go to 陈静")
	w.hears("anna", w.tell("anna", "ask Chen Jing to fill in Oakline's revenue"), "Asked 陈静 · Oakline")
	w.hears("anna", w.tell("anna", "it wasn't me at Oakline, it was Wang Min"), "王敏", "!Who was met")
	w.says("anna", "set Oakline's industry to home appliances", "Industry", "home appliances")
	w.says("anna", "Oakline's source was a trade show", "Source", "exhibition")
	w.hears("anna", w.tell("anna", "Greta wants her data deleted"), "Passed to the admin")
	w.says("anna", "Li wants a quote by Friday", "!Given", "!Asked") // somebody of the customer's
}

func TestWhoIsMeantByTheSoundOfAName(t *testing.T) {
	person := func(id, name, full string) crm.Person {
		return crm.Person{ID: crm.PersonID(id), Name: parse.Keys(name), Full: full}
	}
	ps := playbook.People{person("xiaoli", "小李", "李伟"), person("wangmin", "王敏", ""), person("zhou", "周航", ""), person("zhoujie", "周杰", ""), person("anna", "Anna", "Anna Keller")}
	for said, want := range map[string]crm.PersonID{
		"Li": "xiaoli", "Li Wei": "xiaoli", "wei li": "xiaoli", "Wang": "wangmin", "wang min": "wangmin",
		"Zhou":    "", // two are called so
		"Keller":  "", // by the letters of her name, not by the sound
		"Greta":   "", // none of ours
		"Min":     "",
		"Zhou Li": "",
	} {
		got := crm.PersonID("")
		if p := colleagueSounding(ps, said, "2026-11-02"); p != nil {
			got = p.ID
		}
		if got != want {
			t.Errorf("%q is %q instead of %q", said, got, want)
		}
	}
}

// One company under two names: the one that was never registered becomes another name of it, and of
// two with records of their own neither is lost.
func TestOneCompanyUnderTwoNames(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "新线索 恒发家具 清远 开料机", "线索 · 恒发家具")
	w.says("xiaoli", "新线索 利元亨 惠州 锂电设备", "线索 · 利元亨")
	w.says("chenjing", "恒发家具和南粤木业是一家,合并", "已改", "南粤木业")
	w.says("chenjing", "南粤木业啥情况", "恒发家具")
	w.says("chenjing", "恒发家具和南粤木业是同一家", "本来就是一家")
	w.says("chenjing", "合并恒发家具和利元亨", "不能由您合并")
	w.says("xiaoli", "把恒发家具和利元亨的报价发给我", "!并入", "!已改")
	w.says("xiaoli", "恒发家具和利元亨都是我的,是同一家吗", "!并入")
	w.says("xiaoli", "恒发家具和利元亨其实是同一家", "利元亨 并入 恒发家具", "预览", "线索表的两行")
	w.says("xiaoli", "算了", "没有改动")
	w.says("xiaoli", "把恒发家具并到利元亨", "恒发家具 并入 利元亨", "预览")
	w.says("xiaoli", "留恒发家具", "利元亨 并入 恒发家具", "预览")
	w.tell("xiaoli", "好")
	w.says("xiaoli", "利元亨啥情况", "恒发家具")
	w.says("xiaoli", "撤销", "已拆开", "又是两家")
	w.says("xiaoli", "利元亨啥情况", "利元亨", "!恒发家具")
	w.says("xiaoli", "恒发家具和利元亨不是一家", "!已拆开") // they are two
	w.says("xiaoli", "把恒发家具和利元亨的拜访分开记", "!已拆开")
}

// What a specialist wants to know of a customer is told in one breath (L25).
func TestColumnsOfTheLeadSheetInOneBreath(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	w.says("xiaoli", "做钣金的,东莞,一年大概三个亿", "年营业额", "3亿", "所属区域", "东莞", "所属行业", "钣金", "!商机")
	w.says("xiaoli", "展会上认识的", "线索来源", "展会")
	w.says("xiaoli", "销售排12,利润排9", "销售排名", "利润排名", "A 级", "!签下")
	w.tell("xiaoli", "做注塑的,佛山") // 注塑 is no industry of the method: which one is it?
	w.says("xiaoli", "家具", "家具")
	w.says("xiaoli", "恒发五金,做家电的,中山", "中山", "家电")
	w.says("anna", "Met Greta at Oakline today, talked about a cell", "#V2")
	w.says("anna", "furniture, UK, turnover around 45m EUR", "furniture", "UK", "€45M")
	w.says("anna", "they rank 14th by sales and 9th by profit in the region", "Rank by sales", "14", "tier A", "!Task")
	w.says("anna", "source was the K show", "Source", "exhibition")
	w.says("anna", "turnover 48m", "in which currency?")
	w.says("anna", "EUR", "€48M")
	w.says("anna", "Oakline revenue 52m", "52m", "in which currency?", "!already")
	w.says("anna", "pounds", "£52M")
	w.says("anna", "undo", "!nothing")
}

// What shares the words of a column tells of something else.
func TestWhatIsNoColumnOfTheLeadSheet(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	for _, said := range []string{"预算三个亿", "一年大概采购三个亿的料", "他在东莞,明天回来", "利润很薄,要便宜的", "做样品的", "排了12个人来看", "客户在东莞有三个厂", "做完了,等回复"} {
		w.says("xiaoli", said, "!年营业额", "!所属区域", "!所属行业", "!来源")
	}
	w.says("anna", "Met Greta at Oakline today, talked about a cell", "#V2")
	for _, said := range []string{"they want sales support", "9th of December works", "they are in a hurry", "she is in Leeds tomorrow", "revenue matters to them, not the price"} {
		w.says("anna", said, "!Yearly revenue", "!Region", "!Industry", "!source")
	}
}
