package handlers

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook/figures"
)

// busyQuarter is a team that has done something of all that is counted.
func busyQuarter(t *testing.T) *world {
	w := newWorld(t)
	day := func(on string) {
		at, err := time.Parse(time.RFC3339, on+"T10:00:00+08:00")
		if err != nil {
			t.Fatal(err)
		}
		w.clock.Set(at)
	}
	say := func(who string, texts ...string) {
		for _, text := range texts {
			w.tell(who, text)
		}
	}
	day("2026-11-03")
	say("xiaoli",
		"目标 2026 签约 2000万,理想2500万,可行七成", "目标 2026 拜访 40 次", "目标 2026 线索 10 条",
		"今天拜访了比亚迪王总,预算大概120万,打车60", "这次花了3小时", "目的:挖信息", "新线索 恒发家具 清远 家具 展会", "新线索 华达汽配 东莞 汽车配件 预算80万",
		"今天拜访了恒鑫钣金陈经理,谈折弯机,打车100", "恒鑫钣金 4月底签 268万", "打了恒鑫陈经理电话,说下周定", "打了恒发李总没人接",
		"恒鑫钣金 定为A级,行业销售排名12 利润排名18", "华达汽配 定为D级,行业排名300以外", "今天拜访了华达汽配周总,送样本", "今天又拜访了恒鑫钣金陈经理,看样机,打车88", "粤钢桶业 明年3月签 20万美元", "打车去恒鑫 45",
		"周五前给比亚迪报价", "约了周四上午十点比亚迪会议室", "比亚迪 11月30号上午9点半截标,保证金20万25号前交", "永盛签了,合同号HT-18,350万",
		"永盛 付款计划 预付30% 11月10号,发货60%,质保金10% 12月31号", "恒发家具 预算20万", "服务问题 永盛 设备异响",
	)
	say("anna", "visited Oakline, Greta, talked press line, budget 900k CNY, taxi 80", "goal 2026 signed 5M CNY", "called Greta at Oakline, all good")
	say("wangmin", "华南 目标 2026 签约 5000万", "恒鑫钣金 仍要推进,客户催得急", "比亚迪 仍要推进 客户催", "恒发家具 仍要推进 试一下")
	day("2026-11-12")
	say("wangmin", "恒鑫钣金 仍要推进,继续", "恒鑫钣金 退回,条件变了")
	say("xiaoli", "恒发家具黄了,给大族了,他们便宜", "不清", "永盛签了,合同80万", "今天拜访了永盛周工,验收,打车30", "暂停 粤钢桶业 到明年3月1号")
	day("2026-11-26")
	say("xiaoli", "今天拜访了永盛周工,谈备件")
	return w
}

var endsInNumber = regexp.MustCompile(` (\d+)$`)

// openList turns all pages of the list that a button opens and counts its rows.
func (w *world) openList(who string, b chat.Button) (rows int, head shown) {
	w.t.Helper()
	head = w.one(w.do(who, b.Do))
	for page := head; ; {
		for _, l := range page.post.Card.Lines {
			if strings.HasPrefix(l, cards.Circled(rows+1)) {
				rows++
			}
		}
		next := chat.Action{}
		for _, b := range page.post.Card.AllButtons() {
			if from, err := strconv.Atoi(b.Do.Arg); b.Do.Verb == cards.DoShow && err == nil && from == rows {
				next = b.Do
			}
		}
		if next.IsZero() {
			return rows, head
		}
		page = w.one(w.do(who, next))
	}
}

// figureButtons are all buttons of a card of figures that open a list, those
// behind 其他数 too.
func (w *world) figureButtons(who string, card shown) (out []chat.Button) {
	w.t.Helper()
	for more := true; more; {
		more = false
		for _, b := range card.post.Card.AllButtons() {
			f, ok := figureOf(b.Do.Subject)
			switch {
			case !ok || f.part == "":
			case strings.HasPrefix(f.part, cards.PartsMore):
				card, more = w.one(w.do(who, b.Do)), true
			default:
				out = append(out, b)
			}
		}
	}
	return out
}

// TestEveryFigureOfACardOpensItsList presses every figure of every card, of a
// rep, of a team and of all, and compares the number on the button with what
// the list holds; then asks 哪些 and 口径 in words.
func TestEveryFigureOfACardOpensItsList(t *testing.T) {
	alone(t)
	w := busyQuarter(t)
	opened := map[string]int{}
	for _, c := range []struct{ who, whose, which, counted string }{
		{"xiaoli", "p.xiaoli", "哪些?", "口径"},
		{"anna", "p.anna", "which ones?", "how is it counted"},
		{"wangmin", "t.huanan", "哪些", "怎么算的"},
		{"zhaogang", "all", "明细", "口径"},
	} {
		for _, report := range everyReport() {
			subject := figureRef{report: report, whose: c.whose, from: "2026-10-01", to: "2026-12-31"}
			if report == figures.ReportGap { // the goals are of the year
				subject.from = "2026-01-01"
			}
			card := w.one(w.do(c.who, chat.Action{Verb: cards.DoShow, Subject: subject.String()}))
			if report == figures.ReportFeedback && c.who != "wangmin" && c.who != "zhaogang" {
				continue // the manager's own calls
			}
			buttons := w.figureButtons(c.who, card)
			for _, b := range buttons {
				f, _ := figureOf(b.Do.Subject)
				kind, _, _ := strings.Cut(f.part, ".")
				rows, head := w.openList(c.who, b)
				opened[kind] += rows
				if m := endsInNumber.FindStringSubmatch(b.Label); m != nil && m[1] != strconv.Itoa(rows) {
					t.Errorf("%s, %s: [%s] opens %d rows:\n%s", c.who, report, b.Label, rows, head.text)
				}
				if rows == 0 {
					t.Errorf("%s, %s: [%s] opens nothing:\n%s", c.who, report, b.Label, head.text)
				}
			}
			w.do(c.who, chat.Action{Verb: cards.DoShow, Subject: subject.String()})
			which := w.one(w.tell(c.who, c.which))
			if len(buttons) > 0 && !strings.Contains(which.text, "①") {
				t.Errorf("%s, %s: %s is answered by\n%s", c.who, report, c.which, which.text)
			}
			w.has(w.one(w.tell(c.who, c.counted)), map[string]string{"口径": "口径:", "怎么算的": "口径:", "how is it counted": "How counted:"}[c.counted])
		}
	}
	for _, kind := range []string{
		figures.PartSigned, figures.PartWeighted, figures.PartGoal, figures.PartPaused, figures.PartLevel, figures.PartOpened, figures.PartEnded, figures.PartHead, figures.PartLost,
		figures.PartReason, figures.PartPassage, figures.PartVisits, figures.PartCalls, figures.PartTried, figures.PartLeads, figures.PartMoves, figures.PartCostly, figures.PartNew,
		figures.PartOld, figures.PartPurpose, figures.PartTime, figures.PartCost, figures.PartFocus, figures.PartRepeat, figures.PartDeepen, figures.PartTier, figures.PartClass,
		figures.PartIndustry, figures.PartRegion, figures.PartStage, figures.PartLate, figures.PartWorth, figures.PartUnmarked, figures.PartBooked, figures.PartExpected,
		figures.PartWhich, figures.PartTaken, figures.PartComing, figures.PartIssue,
	} {
		if opened[kind] == 0 {
			t.Errorf("no figure of the kind %s was opened: the test shows nothing of it", kind)
		}
	}
}

func everyReport() []string {
	return []string{
		figures.ReportGap, figures.ReportFunnel, figures.ReportReview, figures.ReportPassage, figures.ReportLost, figures.ReportFocus, figures.ReportBusy,
		figures.ReportSplit, figures.ReportRepeat, figures.ReportPyramid, figures.ReportMix, figures.ReportStages, figures.ReportCost, figures.ReportStuck, figures.ReportAhead,
		figures.ReportPareto, figures.ReportExecutive, figures.ReportFeedback, figures.ReportReferral,
		figures.ReportCustomers, figures.ReportTaken, figures.ReportMoney, figures.ReportIssues,
	}
}

// TestFiguresOnOtherCardsOpenTheirLists asks 哪些 of cards that are no reports.
func TestFiguresOnOtherCardsOpenTheirLists(t *testing.T) {
	w := busyQuarter(t)
	for _, c := range []struct{ says, who, text, which, list string }{
		{"what a deal took", "xiaoli", "恒鑫钣金投入多少了", "哪些", "① 11-03 拜访 恒鑫钣金"},
		{"a team's day", "wangmin", "今天大家跑得怎么样", "拜访是哪些", "① 11-26 拜访"},
		{"and of its cost", "xiaoli", "恒鑫钣金投入多少了", "费用是哪些", "88元"},
	} {
		w.tell(c.who, c.text)
		if got := w.one(w.tell(c.who, c.which)); !strings.Contains(got.text, c.list) {
			t.Errorf("%s: %s, %s is answered by\n%s", c.says, c.text, c.which, got.text)
		}
	}
}
