package handlers

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
)

// TestQuestionsAreAnswered: who asks, what, and which words come back: first the
// title with the conditions and the period, then rows; !x must not be there.
func TestQuestionsAreAnswered(t *testing.T) {
	w := busyQuarter(t)
	for _, row := range []struct {
		who, asks string
		wants     []string
	}{
		{"wangmin", "谁业绩最好", []string{"签下的单 2 单 430万 · 华南 · 2026年 · 按人", "1. 小李 · 2 单 · 430万", "2. Anna · 0 单", "[小李 2]"}},
		{"wangmin", "who closed the most this year", []string{"签下的单 2 单 430万", "1. 小李"}},
		{"anna", "who is the best rep", []string{"Deals signed 0 · 2026", "these are your own", "!小李"}},
		{"wangmin", "小李在忙什么", []string{"这几天的事", "小李", "拜访 永盛"}},
		{"wangmin", "谁的客户最多", []string{"客户", "按人", "1. 小李 · 6 家"}},
		{"xiaoli", "最大的单是哪个", []string{"在谈的单", "① 恒鑫钣金", "!Oakline"}},
		{"wangmin", "哪些项目卡住了", []string{"停太久的单", "华南"}},
		{"wangmin", "100万以上的单有哪些", []string{"100万以上的单 2 单 388万", "① 恒鑫钣金", "② 比亚迪"}},
		{"wangmin", "50万以下的单子有几个", []string{"50万以下的单 0 单", "现在一条也没有"}},
		{"wangmin", "东莞的单有哪些", []string{"东莞的单 1 单 80万", "华达汽配"}},
		{"wangmin", "东莞做医疗的单有哪些", []string{"东莞的单", "「做医疗」没看懂,没按它筛"}},
		{"wangmin", "输给大族几单", []string{"输给大族的单 1 单 20万 · 华南 · 2026年", "恒发家具"}},
		{"wangmin", "丢给谁最多", []string{"输掉的单 1 单", "按对手", "1. 大族 · 1 单"}},
		{"wangmin", "线索都从哪来的", []string{"线索", "按来源", "展会 · 1 条"}},
		{"wangmin", "本周谁拜访了A类客户", []string{"A 级的拜访", "11-23 那周", "按人", "小李 · 0 次"}},
		{"wangmin", "下周有哪些拜访", []string{"要去的拜访 0 次 · 华南 · 11-30 那周"}},
		{"wangmin", "平均多久签一单", []string{"从开单到签约平均", "平均每笔 215万"}},
		{"wangmin", "哪些行业做得最好", []string{"签下的单 2 单", "按行业"}},
		{"wangmin", "哪个区域单子最多", []string{"在谈的单", "按区域", "东莞"}},
		{"wangmin", "本月回款多少", []string{"到账的款 0 笔 · 华南 · 11月"}},
		{"wangmin", "12月该收多少款", []string{"待收的款 1 笔 35万", "12月", "永盛"}},
		{"wangmin", "哪些立项还没批", []string{"待批的立项审批 0 个"}},
		{"xiaoli", "哪几单最可能丢", []string{"可能丢的单", "没下一步", "!Oakline"}},
		{"xiaoli", "下个月能签的", []string{"预计签的单", "12月"}},
		{"wangmin", "暂停的单有哪些", []string{"暂停的单 1 单", "粤钢桶业"}},
		{"wangmin", "m2以上的单有几个", []string{"m2 以上的单"}},
		{"anna", "my deals over 500k", []string{"Open deals (¥500k and more) 1", "Oakline"}},
		{"anna", "deals with no contact for 10 days", []string{"no contact for 10 days", "Oakline"}},
		{"wangmin", "昨天大家都去了哪", []string{"拜访 0 次 · 华南 · 11-25"}},
		{"xiaoli", "这周我要去哪几家", []string{"要去的拜访 0 次 · 11-23 那周"}},
		{"wangmin", "biggest open deal", []string{"在谈的单", "① 恒鑫钣金"}},
		{"anna", "what quotes did I send this month", []string{"Quotes 0 · November"}},
		{"wangmin", "which projects are not approved yet", []string{"待批的立项审批"}},
		{"xiaoli", "我们的优势是啥", []string{"按讲过的优势", "产品", "技术能力"}},
		{"chenjing", "漏斗", []string{"在谈的单 4 单", "m1 行业与客户规划 · 2 单", "金额和明细不给信息专员看", "!万"}},
		{"chenjing", "今年签了多少钱", []string{"签下的单 2 单 · 华东、华南", "金额和明细不给信息专员看", "!万"}},
		{"anna", "my overdue tasks", []string{"Overdue steps"}},
		{"wangmin", "谁最近没动静", []string{"拜访和电话", "按人"}},
		{"wangmin", "今年新客户有几家", []string{"客户 7 家", "「今年 新」没看懂,没按它筛"}},
		{"wangmin", "大客户里哪些单没下一步", []string{"大客户、没下一步的单"}},
		{"wangmin", "100到300万的单", []string{"100万以上", "300万以下", "恒鑫钣金"}},
		{"xiaoli", "请小张帮我看下三一的方案", []string{"!已请"}},
		{"anna", "ask Xiao Zhang to check the quote", []string{"!Asked"}},
		{"chenjing", "东莞有哪些线索没人跟", []string{"东莞、没人跟的线索 0 条"}},
		{"chenjing", "展会来的线索有哪些", []string{"展会的线索 1 条", "恒发家具"}},
		{"chenjing", "100万以上的单有哪些", []string{"100万以上的单 2 单", "金额和明细不给信息专员看", "!388万", "!恒鑫"}},
		{"chenjing", "谁业绩最好", []string{"签下的单 2 单", "小李 · 2 单", "!430万"}},
	} {
		w.says(row.who, row.asks, row.wants...)
	}
	posts := w.tell("xiaoli", "请王经理帮我看下三一的方案")
	if len(posts) != 2 {
		t.Fatalf("%d posts", len(posts))
	}
	w.has(posts[0], "已请 王敏 · 三一")
	w.has(posts[1], "请您支持 · 三一", "请王经理帮我看下三一的方案")
}

// TestComparisonsAreAnswered: two people, teams, customers or stretches of time stand
// side by side, with what parts them; whom he may not see is named and not counted.
func TestComparisonsAreAnswered(t *testing.T) {
	w := busyQuarter(t)
	for _, row := range []struct {
		who, asks string
		wants     []string
	}{
		{"wangmin", "小李和Anna谁拜访得多", []string{"拜访 7 次 · 华南 · 11月 · 按人", "1. 小李 · 6 次", "2. Anna · 1 次", "小李 多 5 次", "[小李 6]"}},
		{"wangmin", "小李 vs Anna 签单", []string{"1. 小李 · 2 单 · 430万", "2. Anna · 0 单", "小李 多 2 单 · 金额多 430万"}},
		{"wangmin", "xiaoli和anna谁拜访得多", []string{"1. 小李", "2. Anna"}},
		{"zhaogang", "华南和华东谁签得多", []string{"按团队", "1. 华南 · 2 单 · 430万", "2. 华东 · 0 单", "华南 多 2 单"}},
		{"wangmin", "华南和华东谁签得多", []string{"1. 华南 · 2 单", "华东 的数只有经理能看", "!2. 华东"}},
		{"anna", "小李和我谁签得多", []string{"1. you · 0", "Figures of 小李 are for their managers", "!430", "![小李"}},
		{"chenjing", "小李和Anna谁签得多", []string{"小李 · 2 单", "金额和明细不给信息专员看", "!430万", "![小李"}},
		{"wangmin", "本季度跟上季度比签单怎样", []string{"按季度", "2026年3季度 · 0 单", "2026年4季度 · 2 单 · 430万", "2026年4季度 多 2 单 · 金额多 430万"}},
		{"wangmin", "拜访量比上个月涨了吗", []string{"拜访", "10月 · 0 次", "11月 · 7 次", "11月 多 7 次"}},
		{"wangmin", "签单同比怎么样", []string{"2025年 · 0 单", "2026年 · 2 单"}},
		{"wangmin", "compare visits this month and last month", []string{"10月 · 0 次", "11月 · 7 次"}},
		{"wangmin", "谁拖后腿", []string{"签下的单", "1. Anna · 0 单", "2. 小李 · 2 单"}},
		{"wangmin", "永盛和恒鑫钣金谁买得多", []string{"按客户", "1. 永盛 · 2 单 · 430万", "2. 恒鑫钣金 · 0 单", "永盛 多 2 单"}},
	} {
		w.says(row.who, row.asks, row.wants...)
	}
}

// TestReportsSayWhatTheyLeaveOut: the cards of figures go by people, teams and periods;
// what else was said is named on them, and what they do apply is not.
func TestReportsSayWhatTheyLeaveOut(t *testing.T) {
	w := busyQuarter(t)
	for _, row := range []struct {
		who, asks string
		wants     []string
	}{
		{"wangmin", "东莞的漏斗", []string{"漏斗 · 华南", "没按「东莞」筛"}},
		{"wangmin", "汽车配件的缺口多少", []string{"没按「汽车配件」筛"}},
		{"wangmin", "做医疗的漏斗", []string{"没按「做医疗」筛"}},
		{"wangmin", "小李和Anna的漏斗", []string{"漏斗 · 小李", "没按「Anna」筛"}},
		{"wangmin", "去年的客户金字塔", []string{"没按「去年」筛"}},
		{"wangmin", "最近两周转化率", []string{"11-13 至 11-26", "!没按"}},
		{"wangmin", "最近两周的缺口", []string{"没按「最近两周」筛"}},
		{"wangmin", "the funnel of deals over 500k", []string{"没按「"}},
		{"wangmin", "10月漏斗", []string{"漏斗", "!没按"}},
		{"wangmin", "华南的漏斗", []string{"漏斗 · 华南", "!没按"}},
		{"wangmin", "本季度缺口多少", []string{"!没按"}},
		{"wangmin", "团队周报", []string{"!没按"}},
		{"wangmin", "新老客户", []string{"!没按"}},
		{"wangmin", "二八名单", []string{"!没按"}},
		{"anna", "my gap this quarter", []string{"!not applied"}},
	} {
		w.says(row.who, row.asks, row.wants...)
	}
}

// TestAFigureIsAskedByItsName: whatever a card calls a figure, 哪些 opens its list, and not
// an answer to another question.
func TestAFigureIsAskedByItsName(t *testing.T) {
	w := busyQuarter(t)
	for _, row := range []struct {
		who, says string
		wants     []string
	}{
		{"wangmin", "团队月报", []string{"推进 6"}},
		{"wangmin", "推进是哪些", []string{"推进 6", "m1 → m2"}},
		{"wangmin", "新线索是哪些", []string{"新线索 7"}},
		{"wangmin", "新老客户", []string{"老客户"}},
		{"wangmin", "老客户是哪些", []string{"老客户", "① 11-12 拜访 永盛"}},
		{"zhaogang", "各组签单情况", []string{"华南 · 2 单"}},
		{"zhaogang", "华南是哪些", []string{"华南:签下的单 2 单", "① 永盛"}},
		{"zhaogang", "口径", []string{"口径:签下的单", "签约日在这段时间里"}},
		{"chenjing", "漏斗", []string{"在谈的单 4 单"}},
		{"chenjing", "哪些?", []string{"只有个数", "!现在是 0"}},
		{"chenjing", "m1 行业与客户规划是哪些", []string{"!①"}},
	} {
		w.says(row.who, row.says, row.wants...)
	}
}

// TestQuestionsGoOn: what only says more of the question before is asked of the same rows;
// a decision or another matter in between is none of it.
func TestQuestionsGoOn(t *testing.T) {
	w := busyQuarter(t)
	for _, row := range []struct {
		who, says string
		wants     []string
	}{
		{"xiaoli", "我手上还有多少单", []string{"在谈的单 3 单"}},
		{"xiaoli", "金额加起来呢", []string{"在谈的单 3 单 468万"}},
		{"xiaoli", "哪些?", []string{"① 恒鑫钣金"}},
		{"wangmin", "上周打了多少个电话", []string{"电话 0 次 · 华南 · 11-16 那周"}},
		{"wangmin", "比上上周多还是少", []string{"按周", "11-09 那周 · 0 次", "11-16 那周 · 0 次", "一样多"}},
		{"wangmin", "今年签了多少单", []string{"2 单 430万"}},
		{"wangmin", "和去年比怎么样", []string{"按年", "2025年 · 0 单", "2026年 · 2 单 · 430万"}},
		{"wangmin", "客户里有几家是B类", []string{"B 级的客户 0 家", "!2025年"}},
		{"wangmin", "今年输了几单", []string{"1 单"}},
		{"wangmin", "都是谁的", []string{"按人", "小李 · 1 单"}},
		{"wangmin", "批了", []string{"!按人"}},
		{"wangmin", "比亚迪那单有什么风险吗", []string{"可能丢的单", "下一步过期"}},
		{"wangmin", "小李最近怎么样", []string{"这几天的事"}},
		{"wangmin", "xiaoli最近怎么样", []string{"这几天的事"}},
		{"xiaoli", "我这个月花了多少钱", []string{"费用", "交通"}},
		{"wangmin", "11月的拜访目标完成没有", []string{"华南", "11月", "!先替您存着"}},
		{"wangmin", "小李今年干得咋样", []string{"回顾 · 小李 · 2026年"}},
		{"xiaoli", "哪些客户我该去了", []string{"没联系"}},
		{"wangmin", "平均一单多大", []string{"平均每笔 215万"}},
		{"wangmin", "谁的赢单率最高", []string{"赢单率」没看懂"}},
		{"wangmin", "小李的单哪个最可能先签", []string{"在谈的单", "赢面大的在前"}},
		{"anna", "what's overdue", []string{"Overdue steps"}},
		{"anna", "did we win anything this month", []string{"Deals signed 0"}},
		{"chenjing", "哪些线索缺东西", []string{"缺项的线索", "缺 "}},
	} {
		w.says(row.who, row.says, row.wants...)
	}
}

// TestQuestionsWriteNothing: what asks is no statement, and what states asks nothing.
func TestQuestionsWriteNothing(t *testing.T) {
	w := newWorld(t)
	intents := Intents(w.r.Book)
	for _, text := range []string{
		"今天拜访了两家客户,聊了几个项目", "下周拜访客户", "客户问我们最大的单是哪家", "比亚迪签了,谁都没想到", "新线索 昌盛电工 惠州", "给比亚迪报价310万",
		"丢单给大族了", "周五去东莞拜访几家客户", "比亚迪预计下个月签", "哪些?", "met three customers today, biggest deal is Oakline", "visits went well",
	} {
		f := Classify(text, parse.Context{}, intents)
		if in, _ := choose(intents, f); in.Name == "question" {
			t.Errorf("%s is taken as a question", text)
		}
	}
}

var inTitle = regexp.MustCompile(` (\d+)( [单次家条笔个]| ¥| ·|$)`)

// TestAnswersAddUp asks of each thing, by each group, on each kind of condition: what
// a title counts is how many rows its list has, and the sum is theirs.
func TestAnswersAddUp(t *testing.T) {
	w := busyQuarter(t)
	opened := 0
	for thing, by := range everyQuestion() {
		a := figures.Asked{Thing: thing, By: by}
		for _, is := range []figures.Which{nil, {{What: figures.IsOver, Value: "5000000"}}, {{What: figures.IsTier, Value: "A"}}, {{What: figures.IsRegion, Value: "东莞"}, {What: figures.IsStep, Value: figures.No}}} {
			a.Is = is
			f := figureRef{report: a.String(), whose: "t.huanan", from: "2026-01-01", to: "2026-12-31"}
			if back, ok := figures.AskedOf(a.String()); !ok || back.String() != a.String() {
				t.Fatalf("%s is read as %v", a, back)
			}
			card := w.one(w.do("wangmin", chat.Action{Verb: cards.DoShow, Subject: f.String()}))
			for _, b := range w.figureButtons("wangmin", card) {
				rows, head := w.openList("wangmin", b)
				opened += rows
				if m := endsInNumber.FindStringSubmatch(b.Label); m != nil && m[1] != strconv.Itoa(rows) {
					t.Errorf("%s: [%s] opens %d rows:\n%s", a, b.Label, rows, head.text)
				}
				if m := inTitle.FindStringSubmatch(head.post.Card.Title); m == nil || m[1] != strconv.Itoa(rows) {
					t.Errorf("%s: %d rows below %q", a, rows, head.post.Card.Title)
				}
			}
		}
	}
	if opened < 100 {
		t.Errorf("only %d rows were opened: the test shows little", opened)
	}
}

// everyQuestion are all things that can be asked for, each by another group.
func everyQuestion() map[string]string {
	bys := []string{figures.ByPerson, figures.ByIndustry, figures.ByRegion, figures.BySource, figures.ByAccount, figures.ByTier, figures.ByMonth, figures.ByTeam}
	out := map[string]string{}
	for i, thing := range []string{
		figures.AskOpen, figures.AskPaused, figures.AskWon, figures.AskLost, figures.AskDropped, figures.AskOpened, figures.AskSigning, figures.AskVisits, figures.AskCalls,
		figures.AskDone, figures.AskPlanned, figures.AskSteps, figures.AskLate, figures.AskLeads, figures.AskReceived, figures.AskDue, figures.AskOverdue, figures.AskQuotes,
		figures.AskPending, figures.AskGranted, figures.AskRejected, figures.AskCustomers, figures.AskBusy,
	} {
		out[thing] = bys[i%len(bys)]
	}
	return out
}

// TestAnswersAreHisOwn: what somebody may not see is not shown by a subject that he
// makes up.
func TestAnswersAreHisOwn(t *testing.T) {
	w := busyQuarter(t)
	for thing := range everyQuestion() {
		for _, whose := range []string{"t.huanan", "all", "p.anna"} {
			f := figureRef{report: figures.Asked{Thing: thing}.String(), whose: whose, from: "2026-01-01", to: "2026-12-31", part: figures.PartAsked}
			if got := w.one(w.do("xiaoli", chat.Action{Verb: cards.DoShow, Subject: f.String()})); strings.Contains(got.text, "Oakline") {
				t.Errorf("小李 sees Anna's %s (%s):\n%s", thing, whose, got.text)
			}
		}
		if a := (figures.Asked{Thing: thing}); !a.OfFiles() {
			f := figureRef{report: a.String(), whose: "all", from: "2026-01-01", to: "2026-12-31", part: figures.PartAsked}
			if got := w.one(w.do("chenjing", chat.Action{Verb: cards.DoShow, Subject: f.String()})); strings.Contains(got.text, "①") {
				t.Errorf("the specialist sees %s:\n%s", thing, got.text)
			}
		}
	}
}
