package handlers

import "testing"

// What reps tell of a customer's file, his classes and his people, and beside it what sounds like it
// and must stay what it was (B, C, D, F, J).

func TestAFileIsToldInPassing(t *testing.T) {
	alone(t)
	tellsEach(t, []toldRow{
		{"粤钢服务要求特别高,随叫随到", "服务要求及时周到全面 是", "待办"},
		{"比亚迪占我们销售额三成", "带来大比重的销售收入 是", "金额"},
		{"大族占了我们华南一半的销售额", "带来大比重的销售收入 是", "所属区域"},
		{"比亚迪利润率挺高的,对我们业绩影响大", "对经营业绩有影响 是", ""},
		{"粤钢要花很多精力去维护", "要花大量精力维护 是", ""},
		{"粤钢采购频率很高", "消费频率高 是", ""},
		{"比亚迪合作好多年了", "合作关系稳定 是", ""},
		{"粤钢内部流程挺复杂的", "组织结构复杂 是", ""},
		{"大族要求专家团队驻场出方案", "专业团队上门做专业方案 是", "待办"},
		{"给恒发的政策是款到发货", "一对一销售政策 款到发货", ""},
		{"给大族的政策是月结60天,返点2%", "月结60天,返点2%", ""},
		{"大族走直销,不走代理", "分销能力 走直销,不走代理", "线索"},
		{"恒发换过好几家供应商,谁便宜买谁的", "忠诚度 品牌转移", "负责人"},
		{"粤钢这家换供应商换得勤", "忠诚度 品牌转移", "需求"},
		{"大族准备上市了", "客户动态", "需求"},
		{"比亚迪去年卖了6000多亿", "年营业额 6,000亿", "金额"},
		{"今年恒发卖了五千万", "年营业额 5,000万", "金额"},
		{"粤钢金额分类定为A", "金额分类 金额A类", "请说原因"},
		{"粤钢动态", "客户动态", "还没有"},
		// and near them
		{"我们去年卖了恒发300万", "", "年营业额"},
		{"丢不起这个人", "", "失去会严重影响业务 是"},
		{"恒发采购量大不大", "", "消费量大 是"},
		{"粤钢采购频率不高", "", "消费频率高 是"},
		{"大族服务要求高吗", "", "服务要求及时周到全面 是"},
	})
}

func TestWhatIsKeptIsPutRight(t *testing.T) {
	alone(t)
	tellsEach(t, []toldRow{
		{"粤钢的年营业额写错了,不是300亿是330亿", "年营业额 330亿", "金额"},
		{"恒发的行业不是钣金是家电", "所属行业 家电", "要改哪里"},
		{"恒发地址错了,应该在东莞长安不是虎门", "地址 东莞长安", "#V"},
		{"粤钢区域填错了,应该是湛江", "所属区域 湛江", "#V"},
		{"粤钢的来源不是展会,是老客户介绍", "线索来源 老客户引荐", ""},
		{"大族不是A类是B类,利润排名掉到30了", "客户分类 B 级", "A 级"},
		{"粤钢不是A类", "五种分类", "请说原因"},
		{"陈总电话不是138开头那个,是13900001111", "电话 13900001111", "见了谁"},
		{"王总邮箱写错了,应该是wang@byd.com", "邮箱 wang@byd.com", "要改哪里"},
		{"刘总不是采购者,王工才是", "联系人 · 王工 · 大族激光", "比亚迪"},
		{"刘总不是决策人,刘总老板才是", "", "采购角色 决策者"},
		// and near them: what was told last, and what is asked
		{"不对,是180万不是172万", "", "年营业额"},
		{"粤钢的区域填错了", "所属区域改成什么", "已改"},
		{"恒发的行业不是钣金吗", "", "已改"},
		{"粤钢的报价不是300万是330万", "", "年营业额"},
	})
}

func TestSomebodyIsToldOfInPassing(t *testing.T) {
	alone(t)
	tellsEach(t, []toldRow{
		{"周经理只在上午10点前接电话", "方便的时间 只在上午10点前接电话", "待办"},
		{"王总下午四点以后才方便接电话", "方便的时间", "待办"},
		{"陈总平时都在韶关厂里,周五才回广州办公室", "方便的时间", "待办"},
		{"刘总这人比较保守,不爱折腾新东西", "创新态度 保守者", "客户动态"},
		{"陈总对新技术挺上心", "创新态度 创新者", "客户动态"},
		{"陈总最烦别人迟到", "个人备注 最烦别人迟到", ""},
		{"周经理原来在美的干过", "个人备注 原来在美的干过", "拜访"},
		{"刘总之前在华为待过五年,跟任总认识", "个人备注 之前在华为待过五年", "线索"},
		{"陈总以前在钢联做销售,跟我们总监是老同事", "个人备注 以前在钢联做销售", "线索"},
		{"今天拜访王总,他以前在华为干过", "拜访 · 比亚迪", "华为"},
		{"之前在粤钢做过测试,今天又去了", "拜访 · 粤钢", "个人备注"},
		{"陈总秘书小刘电话13800138000", "联系人 · 小刘 · 粤钢", "备注"},
		{"刘总的助理小吴电话13600001111", "联系人 · 小吴 · 大族激光", "比亚迪"},
		{"王总助理13699998888", "王总助理", "电话 13699998888"},
		{"王总只管用,签字得找赵副总", "", "最后批准"},
		// and near them: a step, what is so today, who is met
		{"周经理明天上午10点前接电话", "", "方便的时间"},
		{"王总今天下午四点以后才有空", "", "方便的时间"},
		{"刘总以前在大族拜访过我们", "", "个人备注"},
		{"陈总最烦我们的报价", "", "个人备注"},
	})
}

// A report in which something of a field is told keeps both, and ① and 改 go on to mean the report.
func TestAFieldIsToldBesideAVisit(t *testing.T) {
	alone(t)
	w := customersOfLi(t)
	got := w.tell("xiaoli", "今天拜访粤钢陈总,陈总喜欢打高尔夫,样品没问题")
	w.has(got[0], "拜访 · 粤钢")
	w.has(got[1], "兴趣 打高尔夫")
	w.says("xiaoli", "改成昨天", "已改", "粤钢")
	w.hears("xiaoli", w.tell("xiaoli", "今天去粤钢,陈总不反对我们了"), "!· 反对我们了")
	w.hears("xiaoli", w.tell("xiaoli", "今天拜访大族刘总,他嫌我们贵"), "!关心")
}

// customersOfLi is a world in which 小李 told of four customers.
func customersOfLi(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	for _, said := range []string{
		"今天拜访了比亚迪王总,聊了电池线,预算大概120万", "拜访恒发五金的周经理,他要两台切割机,预算60万",
		"跟粤钢的陈总通了电话,产线改造明年上,竞争对手是ABB", "拜访大族激光刘总,谈了焊接机器人,三台,大概180万", "比亚迪到需求确认了",
	} {
		w.tell("xiaoli", said)
	}
	return w
}

// toldRow is a sentence, what its answer must say and what it must not; "" for anything.
type toldRow struct{ said, want, never string }

// tellsEach has 小李 say each of these sentences of customers whom he told of before.
func tellsEach(t *testing.T, rows []toldRow) {
	t.Helper()
	for _, x := range rows {
		t.Run(x.said, func(t *testing.T) {
			w := customersOfLi(t)
			got := w.tell("xiaoli", x.said)
			if x.want != "" {
				w.hears("xiaoli", got, x.want)
			}
			if x.never != "" {
				w.hears("xiaoli", got, "!"+x.never)
			}
		})
	}
}
