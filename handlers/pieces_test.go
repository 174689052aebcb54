package handlers

import "testing"

// What is told in pieces: a visit, and then one thing after another about it, by
// people and places that are named once.

func TestAVisitIsToldInPieces(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "上午去了三一重工,见了设备部的周部长和下面一个姓唐的工程师", "拜访 · 三一重工", "周部长", "唐工")
	w.says("xiaoli", "他们那条焊装线明年上半年要换,大概八百来万", "约800万")
	w.says("xiaoli", "周部长说他说了不算,要报到集团", "已补 拜访 · 三一重工", "要报到集团")
	w.says("xiaoli", "友商是库卡和埃夫特", "对手 库卡、埃夫特", "!线索")
	w.says("xiaoli", "下周让我们出个初步方案", "三一重工 #T1", "没说日子")
	w.says("xiaoli", "周四吧", "11-12 周四")
	w.says("xiaoli", "唐工电话13877665544", "13877665544", "#K2")
	w.says("xiaoli", "周部长喜欢钓鱼", "兴趣 钓鱼")
	w.says("xiaoli", "儿子今年高考", "儿子今年高考", "三一重工")
	w.says("xiaoli", "下午三点约了星邦", "星邦", "15:00")
	w.says("xiaoli", "星邦那边没见到人,改天", "星邦", "没见到人", "!三一重工")
	w.says("xiaoli", "改到下周一上午", "星邦", "11-09 周一", "!#T1")
	w.says("xiaoli", "明天我请假", "休假")
	w.says("xiaoli", "不是明天,是下周五", "11-13", "休假")
}

func TestAVisitIsToldInPiecesBetweenSpaces(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "刚从恒鑫出来 见的陈经理 他们老板也在 姓林", "拜访 · 恒鑫", "陈经理", "林老板")
	w.says("xiaoli", "聊的是冲压自动化 大概两条线 一条180万", "拜访 · 恒鑫", "360万")
	w.says("xiaoli", "老板想年前定下来", "已补", "老板想年前定下来")
	w.says("xiaoli", "但是嫌交期长", "已补", "嫌交期长")
	w.says("xiaoli", "我们报了360 他让降到340", "恒鑫", "360万")
	w.says("xiaoli", "我说回去申请", "恒鑫", "!没去成")
	w.says("xiaoli", "明天早上跟周总说一下", "跟周总说一下")
	w.says("xiaoli", "友商是格力智能 报了330", "恒鑫", "格力智能", "330", "!线索")
	w.says("xiaoli", "林总是决策人 技术是陈经理说了算", "林总", "恒鑫", "决策")
	w.says("xiaoli", "采购还没见过", "恒鑫")
	w.says("xiaoli", "下周二带王工去做技术交流", "恒鑫", "11-10 周二")
	w.says("xiaoli", "约的下午两点 在他们会议室", "14:00", "会议室")
	w.says("xiaoli", "恒鑫那个不是两条是三条", "三条")
	w.says("xiaoli", "总价就是540", "540万", "恒鑫")
}

func TestAVisitIsToldInPiecesInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Had a good meeting at Hartmann Pumps with Julia Stein (head of production) and her boss", "Hartmann Pumps", "Julia Stein")
	w.says("anna", "he's called Robert", "Robert", "Hartmann Pumps")
	w.says("anna", "they want 6 cells, about 90k each", "In which currency")
	told := w.tell("anna", "Robert decides, Julia is with us")
	w.has(told[0], "Julia Stein", "Support")
	w.has(told[1], "Robert", "decider")
	w.says("anna", "competition is Kuka", "Kuka", "Hartmann", "!Lead")
	w.says("anna", "send them references by Wed", "Hartmann Pumps", "#T1")
	w.says("anna", "spoke to Mike at Delta Foods on the phone, no interest for now", "Delta Foods")
	w.says("anna", "try again in March", "Delta Foods", "Mar")
	w.says("anna", "Also met Ben from Norton at the fair yesterday, gave me his card: ben.cole@norton.com", "Norton", "Ben", "!Hartmann")
	w.says("anna", "he is looking for a palletizer", "Norton", "palletizer")
}

func TestAManagersMorning(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒力石化刘经理,聊激光焊", "#V1")
	w.says("wangmin", "早,今天有什么要我看的", "!没看懂")
	w.has(w.tell("wangmin", "给小李说一声,恒力石化那边抓紧")[0], "已交给 小李 · 恒力石化")
	w.says("wangmin", "孙小林下周一入职,放我组里", "管理员", "!线索")
	w.says("wangmin", "批一下", "!请示 #A1")
}

func TestAnEveningsDiaryIsToldInPieces(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "早上先去的佳能机电,陈总不在,见的他们采购小吴", "拜访 · 佳能机电", "小吴")
	w.says("xiaoli", "小吴说明年预算砍了一半,今年肯定没戏", "已补 拜访 · 佳能机电", "预算砍了一半")
	w.says("xiaoli", "然后去了隔壁的永利五金 老板亲自接待的", "拜访 · 永利五金", "!佳能")
	w.says("xiaoli", "永利想上自动打磨,两台机器人,预算80左右", "永利五金", "80万")
	w.says("xiaoli", "让我下周二之前出方案", "永利五金", "出方案")
	w.says("xiaoli", "对手是发那科的代理", "发那科", "永利五金")
	w.says("xiaoli", "下午那家叫科汇,做电源的,新客户,在坪山", "科汇")
	w.says("xiaoli", "见了设备科长老郑,电话13922223333", "科汇", "老郑", "13922223333")
	w.says("xiaoli", "他们现在用的是ABB的,到期想换", "科汇", "ABB", "!线索")
	w.says("xiaoli", "约了下周四再去,带个样机视频", "科汇", "11-12 周四")
	w.says("xiaoli", "科汇那个大概能做多大?120万吧", "!请示")
}

func TestAMorningIsToldInPiecesInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Meeting went well. Brightwater wants two packaging lines, budget approx 1.1m EUR for both", "Brightwater", "€1.1")
	w.says("anna", "Sarah Lund (ops director) is the champion, CFO has to sign off", "Sarah Lund", "Brightwater")
	w.says("anna", "CFO is called Peter", "Peter", "Brightwater")
	w.says("anna", "decision expected mid January", "Brightwater")
	w.says("anna", "they're also talking to Krones", "Brightwater", "Krones", "!Lead")
	w.says("anna", "our weak point is delivery time", "Brightwater", "delivery time", "!our 短板")
	w.says("anna", "she asked whether we can do leasing", "Brightwater", "leasing")
}

func TestAVisitIsToldFromTheRoadOn(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "在去比亚迪的路上", "比亚迪", "11-02")
	w.says("xiaoli", "到了", "到访", "比亚迪")
	w.says("xiaoli", "见到了电池事业部的李部长,还有两个工程师,一个姓孟一个姓邱", "拜访 · 比亚迪 #V1", "李部长")
	w.says("xiaoli", "主要问了我们的节拍和良率", "已补 拜访 · 比亚迪 #V1")
	w.says("xiaoli", "他们要求节拍8秒以内,我们现在是10秒", "已补 拜访 · 比亚迪 #V1", "8秒")
	w.says("xiaoli", "技术上有点悬", "已补 拜访 · 比亚迪 #V1")
	w.says("xiaoli", "李部长让我们先把一期的方案改一版", "比亚迪 #T")
	w.says("xiaoli", "周三之前给", "11-04 周三", "一期的方案")
	w.says("xiaoli", "孟工加了微信 meng_2026", "孟工", "meng_2026")
	w.says("xiaoli", "一期预算还是120万", "120万", "比亚迪")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestACallIsToldInPieces(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "刚跟华星光电的何总通了电话,他说样机测完了,效果不错", "电话 · 华星光电", "何总")
	w.says("xiaoli", "就是价格还想再谈谈", "已补 电话 · 华星光电")
	w.says("xiaoli", "下周一我过去跟他当面聊", "华星光电", "11-09 周一")
	w.says("xiaoli", "带上张工", "带上张工")
	w.says("xiaoli", "何总说他们年底前要把合同签了", "华星光电", "!签了多少")
	w.says("xiaoli", "合同大概380万,毛利30个点", "380万")
	w.says("xiaoli", "付款方式3331", "3331")
	w.says("xiaoli", "哦姓文,文经理", "文经理", "华星光电")
}

func TestASmallShopIsToldInPieces(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了星辉模具,见了老板娘", "拜访 · 星辉模具", "老板娘")
	w.says("xiaoli", "老板娘姓黄", "黄老板娘", "!老板娘、黄老板娘")
	w.says("xiaoli", "她说了算", "黄老板娘", "星辉模具")
	w.says("xiaoli", "他们一年做两千万左右", "年营业额 2,000万")
	w.says("xiaoli", "想买两台火花机", "已补 拜访 · 星辉模具")
	w.says("xiaoli", "预算100", "100万")
	w.says("xiaoli", "先看看牧野的,再看我们的", "已补 拜访 · 星辉模具")
	w.says("xiaoli", "七成吧", "把握 70%")
}

func TestWhoWasMetIsPutRightAmongSeveral(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了华通精密,见了生产的魏经理和采购的范总监", "魏经理", "范总监")
	w.says("xiaoli", "让我们派人过去看看", "华通精密 #T1", "没说日子")
	w.says("xiaoli", "周五之前", "11-06 周五")
	w.says("xiaoli", "这家算几级客户", "!已补")
	w.says("xiaoli", "记错了,是韦经理", "范总监", "韦经理")
}

func TestAVisitIsToldFromTheRoadOnInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "On my way to Riverside Foods", "Riverside Foods")
	w.says("anna", "arrived", "Arrival", "Riverside Foods")
	w.says("anna", "Met Tom Baker, the plant engineer. they have problems with the old palletizer", "Visit", "Tom Baker")
	w.says("anna", "Tom will talk to his boss Linda", "Linda", "!Tom,", "!Tom ·")
	w.says("anna", "she prefers local suppliers", "Added to")
	w.says("anna", "I think we have a 60% chance", "60%")
	w.says("anna", "Fanuc dealer already visited them twice", "Added to", "Riverside Foods", "!new")
	w.says("anna", "can you remind me to call Tom on Tuesday", "call Tom", "Tue")
	w.says("anna", "make that Wednesday", "Wed")
	w.says("anna", "parking 12 usd", "Riverside Foods")
	if n := w.visits("anna"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestALeaderSpeaksOfHisPeople(t *testing.T) {
	w := newWorld(t)
	w.has(w.tell("wangmin", "Anna请假到下周三,她的审批我来")[0], "noted your leave", "Nov 11") // to Anna
	w.says("wangmin", "小李的三一重工改给Anna", "!已记")
	w.says("wangmin", "小李客户太多了分两家给Anna", "!已记")
}

func TestAnEveningsSummary(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今日小结:上午赛维电子,下午恒昌。赛维见的是设备经理老董,要三台贴片机,一台大概65万;恒昌没见着人,门卫说放假了", "已记 2 条", "赛维电子", "老董", "195万", "恒昌")
	if n := w.accounts("xiaoli"); n != 2 {
		t.Errorf("%d customers instead of two", n)
	}
	w.says("xiaoli", "赛维竞争对手是雅马哈,他们报60", "雅马哈", "赛维电子")
	w.says("xiaoli", "周四早上提醒我打印资料", "11-05 周四")
	w.says("xiaoli", "10点约了赛维的老董看样机", "预约 · 赛维电子", "11-05 周四 10:00")
	w.silent(w.tell("xiaoli", "明天周六休息"))
}

func TestAVisitThatIsOffIsMoved(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "约了周三下午去利元亨", "利元亨", "11-04 周三")
	w.says("xiaoli", "利元亨周三去不了了,改周五", "利元亨", "11-06 周五")
	w.says("xiaoli", "他们定几级", "!已记")
}

func TestAVisitIsToldOnTheWayThereAndBehind(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "明天下午去趟海目星", "海目星", "#T1")
	w.says("xiaoli", "那边约了3点", "15:00", "!#T2")
	w.says("xiaoli", "在海目星了", "海目星", "!没看懂")
	w.says("xiaoli", "见了采购的黄工", "黄工", "海目星")
	w.says("xiaoli", "他们年底要上两条线", "要上两条线", "!待办")
	w.says("xiaoli", "让我下周二前报个价", "11-10 周二", "报个价")
	w.says("xiaoli", "老板姓聂", "聂老板")
	w.says("xiaoli", "聂总比较看重交期", "聂老板", "关心", "交期", "!线索")
	w.says("xiaoli", "哦对,黄工不是采购,是设备部的", "黄工", "设备部", "!没有变化")
	w.says("xiaoli", "报价改周三吧", "11-11 周三", "改期")
	w.says("xiaoli", "黄工说预算明年再说", "明年再说", "!推到哪天")
	w.says("xiaoli", "今天就这些,日报给我", "日报 ", "!已补")
	w.says("wangmin", "小李的日报我看看", "小李", "海目星")
}

func TestAVisitIsToldInEnglishOnTheWay(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "seeing Norton Pumps at 2 tomorrow", "Norton Pumps", "14:00")
	w.says("anna", "moved to 3", "15:00")
	w.says("anna", "just left norton", "Norton Pumps", "#V")
	w.says("anna", "met Dave, their plant manager", "Dave")
	w.says("anna", "send him the datasheet by Tuesday", "Nov 3", "datasheet")
	w.says("anna", "call the CFO next week", "CFO")
	w.says("anna", "it's Maria Lopez", "Maria Lopez", "CFO", "!Lead")
	w.says("anna", "actually Wednesday for the datasheet", "Nov 4", "datasheet")
}

func TestAnAppointmentIsToldInPieces(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "明天上午约了比亚迪王总", "上午见王总", "#T1")
	w.says("xiaoli", "王总改到下午了", "下午见王总", "!改期")
	w.says("xiaoli", "比亚迪王总见了,聊了电池线", "拜访 · 比亚迪 #V1")
	w.says("xiaoli", "试用要走技术部,找刘工", "已补 拜访 · 比亚迪 #V1", "!线索")
	w.says("xiaoli", "刘工电话没给", "已补 拜访 · 比亚迪 #V1", "!电话 · 比亚迪")
	w.says("xiaoli", "预算王总说120左右", "比亚迪", "!线索")
	w.says("xiaoli", "跟我们竞争的还有先导", "比亚迪", "对手 先导", "!线索")
	w.says("xiaoli", "先导报了110", "先导 报价:110万", "!线索")
	w.says("xiaoli", "王总意思是我们得降", "已补 拜访 · 比亚迪 #V1")
	w.says("xiaoli", "我答应下周一给他新报价", "11-09 周一", "新报价", "!这样记,对吗")
	w.says("xiaoli", "周一可能来不及,周二吧", "11-10 周二", "改期")
	w.says("xiaoli", "现在能申请立项了吗", "比亚迪", "!没看懂")
	w.says("xiaoli", "那先立项吧", "立项 LX-2026-001 比亚迪")
}

func TestSeveralCustomersAreToldInPiecesInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "had lunch with Peter Schmidt from Kessler today", "Kessler", "Peter Schmidt")
	w.says("anna", "Trumpf is in there too", "Rivals: Trumpf", "!Lead saved")
	w.says("anna", "Peter thinks Trumpf is too slow", "Added to visit · Kessler #V1")
	w.says("anna", "I promised a site visit for his engineers", "no day yet")
	w.says("anna", "probably mid January", "Jan 15")
	w.says("anna", "try Brandt again Monday", "Nov 9", "Brandt", "!Kessler")
	w.says("anna", "visited Oakline yesterday, they signed!", "Oakline")
	w.says("anna", "宏发还没约上", "跟宏发约时间", "!Visit logged")
}

func TestACallAndWhatFollowsItAreToldInPieces(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "刚跟汇川的采购通完电话", "电话 · 汇川(新客户) #V1")
	w.says("xiaoli", "他说明年要招标", "已补 电话 · 汇川")
	w.says("xiaoli", "让我把资质发过去", "汇川", "资质", "#T1", "!没看懂")
	w.says("xiaoli", "资质发了", "完成", "#T1")
	w.says("xiaoli", "先记300万", "汇川", "300万", "!没看懂")
	w.says("xiaoli", "概率一半吧", "汇川", "50%")
	w.says("xiaoli", "下周约他见面", "约他见面", "#T2")
	w.says("xiaoli", "那下周三下午两点", "11-11 周三 14:00")
	w.says("xiaoli", "去年做了500万", "已补 电话 · 汇川", "!金额 500万")
	w.says("xiaoli", "老李那边回话了没", "!已补")
	w.says("xiaoli", "今天白跑一趟,大族的人出差了", "大族", "没见到人")
	w.says("xiaoli", "改下周一了", "大族", "11-09 周一")
}

func TestAProjectIsToldInPieces(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了欣旺达,孙部长", "拜访 · 欣旺达", "#V1")
	w.says("xiaoli", "还没见过老板", "已补 拜访 · 欣旺达 #V1", "!没去成")
	w.says("xiaoli", "但是觉得我们没做过储能", "已补 拜访 · 欣旺达 #V1")
	w.says("xiaoli", "想看案例", "已补 拜访 · 欣旺达 #V1")
	w.says("xiaoli", "我说下周安排去看海辰的线", "待办 · 欣旺达 #T1", "海辰的线")
	w.says("xiaoli", "下周四吧", "11-12 周四", "#T1")
	w.says("xiaoli", "回来跟王敏说一声", "待办 · 欣旺达 #T2", "!同去")
	w.says("xiaoli", "利元亨报价低两成", "利元亨报价低两成", "!没看懂")
	w.says("xiaoli", "这个单子我觉得有六成", "60%")
	w.says("xiaoli", "这客户算B吧", "欣旺达 定为 B 级,请说原因")
	w.says("xiaoli", "明年要扩产", "B 级")
}

func TestADemoIsToldInPiecesInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "met with Lisa Braun and her colleague Jonas at Weber Systems", "Weber Systems", "Lisa Braun")
	told := w.tell("anna", "Lisa runs engineering, Jonas is purchasing")
	w.has(told[0], "Lisa Braun", "engineering")
	w.has(told[1], "Contact saved · Jonas", "purchasing")
	w.says("anna", "Lisa wants a demo before Xmas", "Weber Systems #T1", "Dec 24")
	w.says("anna", "Comau's service is bad", "Comau's service", "!not sure")
	w.says("anna", "actually the demo moves to the 16th", "#T1", "Nov 16")
	w.says("anna", "send Jonas the lead time overview tmrw", "#T2")
	w.says("anna", "done, sent it", "Done", "#T2")
}

func TestASumAndAFormOfAddressAreToldInPieces(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了海目星,张工", "海目星", "#V1")
	w.says("xiaoli", "华普是朋友介绍的,做电机的", "已记 线索 · 华普", "!海目星")
	w.says("xiaoli", "他要我下周去看看他们车间", "没说日子")
	w.says("xiaoli", "周四下午吧", "11-12 周四", "改期")
	w.says("xiaoli", "昨天下午去了拓邦,李经理和吴工都在", "拓邦")
	w.says("xiaoli", "预算大概两百多万", "200万")
	w.says("xiaoli", "预算改成260", "260万", "!要改哪里")
	w.says("anna", "also visited Brandt this morning", "Brandt")
	w.says("anna", "met Ms. Keller and two engineers", "Brandt", "Keller", "!Which customer")
	w.says("anna", "CTO is Dr. Vogel, haven't met him", "Dr. Vogel", "!not logged")
	w.says("wangmin", "给大家说一声下周一上午开会", "!已记 线索")
}

func TestSomebodyElseIsToldOfInPieces(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天上午见了先导的潘总，聊整线", "先导", "潘总")
	w.says("xiaoli", "先导还有个技术总监叫罗毅", "罗毅", "技术总监", "!这句话")
	w.says("xiaoli", "罗毅支持我们", "罗毅", "支持", "!潘总")
	w.says("xiaoli", "韩立新反对我们", "韩立新", "!罗毅", "!潘总")
	w.says("xiaoli", "先导的单子多大了？", "先导", "!已补")
}

func TestAnEveningOfThreeVisitsIsToldInPieces(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天跑了三家", "直接说", "!没看懂")
	w.says("xiaoli", "先去的东莞立讯,见了工程部的何工", "拜访 · 立讯", "何工")
	w.says("xiaoli", "第二家是长盈精密 孙总不在 见了助理", "长盈精密", "没见到人")
	w.says("xiaoli", "第三家新客户,叫铭利达,做压铸的,在塘厦", "线索 · 铭利达")
	w.says("xiaoli", "老板姓陶,很爽快,想上两台去毛刺的", "陶老板", "铭利达", "!毛刺(新客户)")
	w.says("xiaoli", "要我这周给报价", "铭利达 #T", "给报价", "!本周记了")
	w.says("xiaoli", "长盈孙总电话13533334444", "孙总", "长盈精密")
	w.says("xiaoli", "铭利达这个应该能成", "铭利达", "应该能成", "!没看懂")
	w.says("xiaoli", "报价今晚发", "铭利达 #T")
	w.says("xiaoli", "刚陶总打来电话,说交期要再快点", "电话 · 铭利达", "陶老板")
	w.says("xiaoli", "那这个单子算A吧", "铭利达", "A")
	w.says("xiaoli", "明天先不去长盈了,去铭利达签合同", "铭利达", "!已记 拜访")
}

func TestWhatACustomerIsGoingToBuildBeginsATalk(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "刚开完会,顺丰那边要上分拣线", "线索 · 顺丰(新客户)", "要上分拣线")
	w.says("xiaoli", "他们物流部的谭总牵头", "谭总 · 顺丰")
	w.says("xiaoli", "预算两千万左右,明年6月前上线", "商机 · 顺丰", "2,000万")
	w.says("xiaoli", "竞争对手有德马和中科微至", "顺丰", "对手 德马、中科微至")
	w.says("xiaoli", "我们找找谁能搭上谭总", "!谁能搭上(新客户)")
	w.says("xiaoli", "谭总是华科毕业的", "顺丰", "!华科毕业(新客户)")
	w.says("xiaoli", "约谭总下周吃饭", "顺丰")
	w.says("xiaoli", "那就周四晚上6点半", "11-12 周四 18:30", "顺丰")
}
