package handlers

import (
	"testing"

	"milepost/handlers/wording"
)

// tableRow is a table of phrases with what it finds and with what looks like it and is
// something else.
type tableRow struct {
	says       string
	of         *wording.Wording
	finds, not []string
}

// holdsTables holds tables of phrases against their examples.
func holdsTables(t *testing.T, rows []tableRow) {
	t.Helper()
	for _, row := range rows {
		t.Run(row.says, func(t *testing.T) {
			for _, text := range row.finds {
				if !row.of.MatchString(text) {
					t.Errorf("%q is not found", text)
				}
			}
			for _, text := range row.not {
				if row.of.MatchString(text) {
					t.Errorf("%q is found", text)
				}
			}
		})
	}
}

// TestTablesOfDeals holds the tables of what is said of a deal, its price and its end.
func TestTablesOfDeals(t *testing.T) {
	holdsTables(t, []tableRow{
		{"a tender is told of", tenderWords, []string{"废标了", "开标改到周五", "12号下午3点开标", "5号开标", "保证金退了", "标书已交", "谁来写标书", "who is writing the tender", "bid submitted", "the tender for the press is due"}, []string{"开会改到周五", "聊了招标文件", "目标书面确认", "合同谁来写", "deposit slip", "we won the race"}},
		{"a day is one of a tender only where there is one", ofTender, []string{"延期到12月7号", "保证金已付", "deposit was paid"}, []string{"截标延期到12月7号", "保证金多少", "deposit was paid back"}},
		{"a contract is signed", signedWords, []string{"签了", "合同已签了", "拿下来了", "双方盖章", "we signed oakline", "we won it"}, []string{"签到", "合同没问题", "拿下了名片", "design", "assigned to me", "we won an award there"}},
		{"a signature is to come, or is one of something else", notSigned, []string{"月底前要跟我们签", "签了样品单", "还没定", "not yet signed", "when closed", "signed it off"}, []string{"签了", "signed the contract", "we closed the deal"}},
		{"a deal was won for a sum", wonFor, []string{"we won the oakline deal, 3.2m", "won oakline, 400k"}, []string{"we won the oakline deal", "they won 3 tenders"}},
		{"a paper went to a customer", handedTo, []string{"报价发过去了", "把名片给了王工", "寄了样品", "微信回了消息", "we sent the quote", "the sample was shipped"}, []string{"报价还在做", "名片很好看", "写得好", "they sent it"}},
		{"a figure is all that is said", amountSaid, []string{"大概120万", "预算改成95万左右", "sorry, it's about 1.2m usd", "95"}, []string{"预算95万到120万之间", "120万是上次的", "it's 1.2m for two cells"}},
		{"our part of a whole is said", shareOfTotal, []string{"总盘子2000万,我们能做一半", "整个项目三亿,其中我们大概三成", "total is 4m and we get about half"}, []string{"总盘子2000万", "我们能做一半", "total is 4m", "总盘子2000万,对手能做一半"}},
		{"a rival is named", rivalIs, []string{"对手是大族", "这单对手:通快", "竞品通快和大族", "rivals: trumpf", "we're up against trumpf", "they are still talking to bystronic"}, []string{"对手是谁", "对手有哪几家", "对手摸清了", "who are the rivals", "we talked to trumpf"}},
		{"a rival's side is asked for", asksRivals, []string{"对手是谁", "对手有哪些"}, []string{"对手是大族", "对手报了90万"}},
		{"their offer has a figure alone", theirOffer, []string{"他们只出95", "对方还到88万", "they offered 95k", "they came down to 95"}, []string{"他们只出两个人", "他们要95台", "they offered lunch", "they came down to us"}},
		{"our offer has one", ourOffer, []string{"我们最多让到92", "最多能给到92万", "我跟他们说最低到92", "we'd do 92k", "our counter was 92"}, []string{"我们最多让两天", "最多能给他们", "we'd do it", "我跟老婆说最低到92"}},
		{"a new version of our offer has one", quotedAnew, []string{"又报了一版,172", "第二版降到168万", "requoted at 172", "sent them a revised quote at 172k"}, []string{"又报了一版", "第二版发了", "requoted", "sent them a revised quote"}},
		{"both agreed on a price", agreedOn, []string{"最后各让一步,93"}, []string{"最后各让一步", "各让一步再说"}},
		{"a deal is dropped", dropWords, []string{"不上了", "项目取消", "they gave it up", "drop the deal"}, []string{"晚上不做了饭", "取消会议", "they gave us the plan", "drop by"}},
		{"a deal is paused", pauseWords, []string{"先放放", "暂停到三月", "on hold", "park it until may"}, []string{"放到仓库", "暂停键", "car park"}},
		{"one more deal is opened", anotherDeal, []string{"新开一个商机", "又有个新的项目", "another deal", "a new opportunity at"}, []string{"这个商机", "老项目", "the deal"}},
		{"a deal goes on", goesOn, []string{"可以进下一步", "推进到m3", "move it to the next stage", "往前推进一下"}, []string{"下一步是什么", "推进得怎么样", "the next step is a call", "moves to m-town"}},
		{"what is missing is asked for", asksGate, []string{"粤钢还差什么", "还有哪些没填", "卡在哪了", "what's missing", "can we move to the next stage", "why is oakline stuck"}, []string{"还差一点", "他们没填", "缺人", "why is oakline so slow", "i miss nothing"}},
		{"what a deal's card says is asked for", asksDeal, []string{"比亚迪什么时候签", "多大的单子", "金额是多少", "对手是谁", "when will oakline sign", "how big is it"}, []string{"上个月签了", "金额120万", "对手报价", "when will you call"}},
		{"its stage is asked for", asksStage, []string{"到哪一步了", "谈到哪了", "为什么还在m2", "where does oakline stand", "how far along? how far are we"}, []string{"到哪里吃饭", "他在m2", "where is the file"}},
		{"money came or is planned", paymentWords, []string{"首付款到账", "尾款付了", "回款30万", "payment plan", "received the deposit; received 30"}, []string{"收款人是谁", "付清楚说明", "paid by them"}},
		{"the first of a talk over a price is told", bargains, []string{"谈到第二轮"}, []string{"谈到二期", "first round of talks"}},
		{"what may still be spent is asked", mayBeSpent, []string{"还能花多少"}, []string{"还能坚持", "花了多少"}},
		{"a trade is over", formerly, []string{"去年做了500万", "他们以前一共买过两台,签了", "last year "}, []string{"明年做500万", "去年没来", "this year "}},
		{"the odds are said", oddsAlone, []string{"七成把握", "概率大概六成吧", "about 60%", "60 percent, i'd say"}, []string{"预付三成五给", "付七成", "60 units", "about 6 weeks"}},
		{"the odds are even", halfOdds, []string{"一半吧", "概率五五开", "fifty-fifty"}, []string{"做了一半", "half the plant"}},
	})
}

// TestTablesOfPeople holds the tables of what is said of people and of who does what.
func TestTablesOfPeople(t *testing.T) {
	holdsTables(t, []tableRow{
		{"something is told of him", ofHim, []string{"他上面还有谁", "她比较保守", "he signs everything", "he's very pragmatic", "his boss is ms. lee"}, []string{"他们上面还有谁", "他来了", "he called", "he's late", "his car is new"}},
		{"it is asked whether he decides", asksOfHim, []string{"他能拍板吗", "她怎么样", "does he decide", "what's her role"}, []string{"他拍板了", "他们怎么样", "does he call", "what's her number"}},
		{"he or she decides", sheDecides, []string{"他说了算", "她能拍板", "he signs off", "she is our champion"}, []string{"他说了算了", "她能来", "he signs off on friday only"}},
		{"what somebody is to a decision is asked", asksPerson, []string{"王总什么角色", "周工怎么样", "who is julia", "tell me about him"}, []string{"王总来了", "怎么样了", "who called", "tell him"}},
		{"somebody rose", risen, []string{"陈经理升副总了", "julia got promoted to vp"}, []string{"价格升了", "陈经理来了", "julia got a new car"}},
		{"somebody has no number", noNumber, []string{"电话还没要到", "没给我微信", "王工一直没回"}, []string{"电话打了", "没给价格", "电话没打通"}},
		{"whose a thing is follows", theirOwn, []string{"王总说他们要扩产", "对方老板要来", "交期他们觉得长", "the customer wants it", "their board decides"}, []string{"王总说好", "我们老板要来", "交期四周", "a customer of ours"}},
		{"they plan something", theirPlan, []string{"他们明年要上两条线", "王总说集团准备扩产", "they want to buy a second cell", "the customer needs it all installed by may"}, []string{"我们去找他们", "他们来了", "they want to talk", "we want to buy lunch"}},
		{"somebody promised to introduce", introduced, []string{"答应帮我引荐他老板", "she'll introduce me", "promised to connect us"}, []string{"介绍了产品", "she introduced the line", "自我介绍"}},
		{"somebody came along", cameAlong, []string{"和周工一起", "我跟王敏", "带上样品", "anna joined"}, []string{"去了粤钢", "他说可以", "alone"}},
		{"people are asked for in the roster", worksAsked, []string{"花名册", "华南组有谁", "谁没绑定", "who is on the team", "who works here"}, []string{"花名册发我邮箱里", "粤钢有谁支持我们", "谁没来", "who is at the plant"}},
		{"somebody is added", addWords, []string{"Add Julia Wong, sales, East"}, []string{"adding up", "加急"}},
		{"who is absent is asked", awayAsked, []string{"今天谁不在", "谁代我批", "王敏休假的时候找谁批", "who's away", "who covers for me"}, []string{"谁在", "王总不在", "今天去不在的那家", "who's there", "he covers for me"}},
		{"he is on leave", leaveOwn, []string{"我后天下午请假", "下周三休年假", "ooo", "我出差期间"}, []string{"客户后天请假", "我说了请假的事", "下周三拜访", "他出差期间"}},
		{"leave is called off", leaveOff, []string{"我下周的年假取消", "不休假了", "cancel my leave", "my day off is cancelled"}, []string{"取消拜访", "休假回来", "cancel my visit", "my day off was nice"}},
		{"somebody stands in", deputyWords, []string{"有事找王敏就行", "审批给王敏批", "approvals to anna", "anna covers"}, []string{"找到了", "the sheet covered"}},
		{"leave is spoken of", leaveWord, []string{"病假", "下周出差", "on leave", "he is off"}, []string{"放假安排", "离开", "take off", "he leaves"}},
		{"a customer passes to a colleague", handsOver, []string{"把比亚迪给anna", "give oakline to anna"}, []string{"把比亚迪发给anna", "anna给的"}},
		{"a thing does", handsThing, []string{"把报价给anna", "把比亚迪的方案给anna", "把那份合同交给赵刚", "比亚迪的图纸转给李工", "give the latest quote to anna", "give oakline's contract to anna"}, []string{"把比亚迪给anna", "把方案公司给anna", "把资料很全的比亚迪给anna", "give quoteline to anna", "give oakline to anna"}},
		{"customers pass on", passedOn, []string{"把粤钢转给小李", "give oakline to anna"}, []string{"把资料发给小李看一下再说", "转给小李", "give up"}},
		{"somebody leaves with what he has", leaverSaid, []string{"赵刚下周离职,他的客户都交给小李"}, []string{"赵刚离职了", "粤钢的王总离职了", "赵刚下周休假,他的客户都交给小李"}},
		{"a last day is said", leavesOn, []string{"下周五正式离职", "last day is friday", "leaving on may 3"}, []string{"离职手续", "下周五拜访", "leaving a message"}},
		{"somebody is to do something", asksSomebody, []string{"让小李周五前交计划"}, []string{"小李交了计划"}},
		{"everybody is", everybodyDoes, []string{"周五前让每个人交计划", "请大家把表填一下"}, []string{"周五前让他交计划", "大家交了计划", "让每个人都走"}},
		{"help is urged", supportUrged, []string{"催一下打样支持", "帮我催技术支持", "chase the support request"}, []string{"催一下报价", "支持到了", "chase the payment"}},
		{"who logged is asked", whoLogged, []string{"今天谁还没写记录", "谁昨天没记", "who hasn't logged anything today"}, []string{"今天写了记录", "谁来写", "who called today"}},
	})
}

// TestTablesOfDays holds the tables of days, hours and what is done on them.
func TestTablesOfDays(t *testing.T) {
	holdsTables(t, []tableRow{
		{"a question names a period", periodWords, []string{"上个月", "去年同期", "q3", "今年底之前", "最近两周", "last 3 months", "in may", "2026"}, []string{"月饼", "天天", "in mayor", "laster"}},
		{"I promised something", toldMine, []string{"我说了下周给报价", "我答应他们尽快发报价过去", "i promised a site visit", "also promised her a call"}, []string{"他说了下周给", "我说不行", "答应了", "he promised a visit"}},
		{"a next meeting has a day", nextMeeting, []string{"next visit dec 14", "my next meeting is on friday at 10:00", "下次拜访14号"}, []string{"next visit", "the visit on friday", "下次再说", "上次拜访14号"}},
		{"it comes to nothing yet", notYet, []string{"not signed yet, actually", "actually, not yet", "其实还没签"}, []string{"not bad", "还没签完字就走了的客户", "not yet at the plant", "it is not won by price"}},
		{"a step comes due", dueAsked, []string{"今天到期的有哪些", "本周有什么要做的", "what's due today", "anything due this week"}, []string{"昨天到期的有哪些", "到期了", "what's due to him"}},
		{"somebody is on the way", underway, []string{"我在去粤钢的路上", "正往比亚迪赶", "on my way to oakline"}, []string{"在路上", "去粤钢了", "on my way"}},
		{"somebody has come", arrivedAlone, []string{"到了", "我到客户公司了", "arrived", "we're here"}, []string{"到货了", "款到了", "arrived late", "we're there for you"}},
		{"a meeting is over", finishedAlone, []string{"见完了", "刚谈完了", "meeting's over", "just finished the visit"}, []string{"见完王总了", "吃完了", "finished the quote"}},
		{"several visits follow", announces, []string{"今天跑了三家客户", "today i saw four customers"}, []string{"今天跑了粤钢", "今天跑了几家", "i saw four machines"}},
		{"it goes on from one to the next", wentOn, []string{"然后去了粤钢", "顺路拐了趟", "then we drove there and then drove on", "also saw julia"}, []string{"然后再说", "顺路带", "also nice"}},
		{"a reminder comes a day before", dayBefore, []string{"remind me the day before the demo", "演示前一天提醒我", "两天前提醒我开标"}, []string{"remind me tomorrow", "演示前提醒我", "前一天去了"}},
		{"it moves to a day", toDay, []string{"改下周一了", "那就推到12月7号吧"}, []string{"改了", "改价格了", "推到m3"}},
		{"it moves to an hour", toHour, []string{"改三点", "视频改十一点了"}, []string{"改三版", "视频改了"}},
		{"where a meeting is", meetPlace, []string{"周三10点会议室", "在他们工厂", "at their office"}, []string{"会议室很大", "at noon"}},
		{"quiet is wanted", quietZH, []string{"别提醒我", "不要再催", "免打扰", "少发点"}, []string{"提醒我", "别忘了", "发点样品"}},
		{"quiet is wanted in English", quietEN, []string{"mute until monday", "stop reminding me", "too many messages", "do not disturb"}, []string{"remind me", "stop by the plant", "no reply from the plant yet"}},
	})
}

// TestTablesOfQuestions holds the tables of what is asked of the product and of its records.
func TestTablesOfQuestions(t *testing.T) {
	holdsTables(t, []tableRow{
		{"why something was sent is asked", asksWhySent, []string{"为什么给我发这个", "怎么老让我填", "why do i get this", "why are you nudging me"}, []string{"为什么丢了这单", "怎么给客户发", "why did they lose", "why do i call him"}},
		{"where a value comes from is asked", asksOrigin, []string{"预算哪来的", "谁填的", "什么时候改的", "who set the tier", "为什么定为a级"}, []string{"客户来了", "填好了", "who sat there"}},
		{"how long things are kept is asked", keptAskedLong, []string{"数据保留多久", "线索放多久会被删", "how long do you keep my data", "retention policy"}, []string{"样品保留多久", "数据给我", "how long do you keep us waiting"}},
		{"conflicts are asked for", claimsAsked, []string{"现在有几个撞单", "撞单列表", "any open conflicts"}, []string{"粤钢撞单了", "撞单是什么", "conflict of interest"}},
		{"their rule is", claimRule, []string{"撞单归谁管", "撞单怎么处理", "how are duplicate claims handled"}, []string{"撞单了", "撞单的那家归小李", "how are claims paid"}},
		{"a file of what is shown is wanted", exportsShown, []string{"导出", "把这个导成表", "export it", "excel please"}, []string{"导出口", "把粤钢导出", "export oakline's file", "excel is slow"}},
		{"a sheet is parted", sheetParted, []string{"按区域分开导", "the lead sheet by region", "split it by city"}, []string{"按时交", "split the bill"}},
		{"customers are asked for", customersAsked, []string{"哪些客户", "客户名单", "which customers"}, []string{"客户要名单上", "这个客户", "which deals"}},
		{"how complete files are is asked", completeAsked, []string{"客户资料完整度", "资料填了多少", "file completeness"}, []string{"资料发了", "完整版", "a complete file"}},
		{"goals are asked for", goalsSaid, []string{"团队目标", "目标有哪些", "what are my goals", "our goals"}, []string{"目标客户", "达到目标", "goalkeeper"}},
		{"a daily report is asked for", reportAsked, []string{"出个日报", "今天的日报", "write my daily report"}, []string{"日报什么时候发", "他们的日报", "write a report on oakline"}},
		{"a weekly report is", weekAsked, []string{"写份上周的周报", "周报帮我写一下", "send me the weekly report"}, []string{"周报发给王敏了", "weekly meeting"}},
		{"the hour of a report is", teamHourAsk, []string{"日报几点发", "周报时间是几点", "when does the digest come"}, []string{"日报发了", "会议几点", "when does he come"}},
		{"somebody is left out of a question", butSaid, []string{"去掉小李的", "不算 anna", "without anna"}, []string{"小李去掉了", "without"}},
		{"an English line asks", asksEN, []string{"what is due ", "and who owns oakline ", "how many visits "}, []string{"whatever ", "he asks what ", "how nice "}},
		{"wants come in the plural", listsThem, []string{"my deals", "all my open visits"}, []string{"my deal", "myself"}},
		{"words end an import", dropsIt, []string{"先不导了", "取消导入", "don't import it"}, []string{"导入", "取消拜访", "don't call"}},
		{"rows that are wrong are asked for", faultyIn, []string{"哪些有错", "重复的是哪几行", "which rows are wrong"}, []string{"没有错", "重复一遍", "which customers are wrong"}},
		{"a handled matter is over", issueOver, []string{"问题已解决", "没有遗留问题", "no open issues", "the issue is fixed"}, []string{"问题没解决", "有问题", "issues remain"}},
		{"words are for somebody who reads them", toSomebody, []string{"你看", "this bot", "thank you"}, []string{"他看", "robot", "young"}},
		{"somebody orders", ordered, []string{"翻译一下", "print it"}, []string{"请翻译", "printer is broken"}},
	})
}
