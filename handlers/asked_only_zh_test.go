package handlers

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// askingRules are the rules by which what is told becomes a question.
var askingRules = []func(told string) string{
	func(s string) string { return s + "吗" },
	func(s string) string { return "是不是" + s },
	func(s string) string { return "有没有" + s },
	func(s string) string { return endsDone(s, "没有") },
	func(s string) string { return endsDone(s, "没") },
	func(s string) string { return inPlaceOf(deedInside, s, "有没有") },
	func(s string) string { return inPlaceOf(sumInside, s, "多少") },
	func(s string) string { return inPlaceOf(someoneInside, s, "谁") },
	func(s string) string { return inPlaceOf(dayInside, s, "哪天") },
}

var (
	deedInside    = regexp.MustCompile(`(?:拜访|见|聊|谈|去|签|付|收|交|发|批|介绍)了`)
	sumInside     = regexp.MustCompile(`\d+(?:\.\d+)?(?:万)$`)
	someoneInside = regexp.MustCompile(`\p{Han}(?:总|工|经理|主任|科长|副总|处|厂长)$`)
	dayInside     = regexp.MustCompile(`(?:下|这|上|本)?周[一二三四五六日]$|今天$|明天$|昨天$|后天$`)
)

// endsDone is what is done with a word behind it; "" where nothing is done.
func endsDone(s, with string) string {
	if !strings.HasSuffix(s, "了") {
		return ""
	}
	return s + with
}

// inPlaceOf is a text in which the first such part is asked for; a deed keeps its word. "" where there is none.
func inPlaceOf(part *regexp.Regexp, s, asked string) string {
	at := part.FindStringIndex(s)
	switch {
	case at == nil:
		return ""
	case part == deedInside:
		return s[:at[0]] + asked + strings.TrimSuffix(s[at[0]:at[1]], "了") + s[at[1]:]
	}
	return s[:at[0]] + asked + s[at[1]:]
}

// outcome is what becomes of what somebody writes, and what he is answered; what he did wrong is no outcome.
func (w *world) outcome(who, text string) (outcome, answer string) {
	w.t.Helper()
	m := w.message(who, chat.Text, text)
	var reading any
	w.view(func(r crm.Reader) (err error) {
		reading, err = w.r.Prepare(context.Background(), r, crm.PersonID(who), m)
		return err
	})
	err := w.store.Update(context.Background(), func(tx crm.Tx) error {
		posts, err := w.r.Answer(tx, crm.PersonID(who), m, reading)
		for _, p := range posts {
			answer += p.Card.Plain()
		}
		return err
	})
	if _, his := crm.AsFault(err); his {
		return NoReading, ""
	}
	if err != nil {
		w.t.Fatalf("%q: %v", text, err)
	}
	return Outcome(reading), answer
}

// TestNoQuestionWrites makes questions by rule of everything that may be told, of every intent, and asks them
// minutes after a visit was told of: nothing is written for any.
func TestNoQuestionWrites(t *testing.T) {
	alone(t)
	w := newWorld(t)
	n := 0
	for _, in := range Intents(embedded(t)) {
		for _, told := range in.Examples {
			if ascii(told) || strings.ContainsAny(told, ",,、?？\n") || asks(told) || putAsQuestion(told) || in.Name == "greet" {
				continue
			}
			for _, rule := range askingRules {
				asked := rule(strings.TrimRight(told, "。!！"))
				if asked == "" || tellsWhatWasAsked.MatchString(asked) || wantedOfTheBot.MatchString(asked) {
					continue
				}
				if n%40 == 0 {
					w.later(time.Minute)
					w.tell("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线,预算大概60万")
					w.tell("xiaoli", "今天拜访了比亚迪王总,聊了涂装线,预算大概120万,下周三带方案过去")
				}
				n++
				if outcome, answer := w.outcome("xiaoli", asked); outcome == Wrote {
					t.Errorf("%s: %q writes:\n%s", in.Name, asked, answer)
				}
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d questions were asked", n)
	}
}

// What is asked in other words than 吗 is answered as that is, and what only sounds like a question is still told.
func TestWhatIsOnlyAsked(t *testing.T) {
	alone(t)
	for _, row := range []struct{ said, want string }{
		{"恒发五金报价66万有没有审批", "!✅"},
		{"是不是恒发五金报价95万", "!✅"},
		{"标书交了没有", "⬜ 标书递交"},
		{"是不是废标了", "!结果 废标"},
		{"恒发五金中标了没", "!结果 中标"},
		{"合同有没有签", "!✅"},
		{"刘总喜欢钓鱼吗", "!✅"},
		{"我明天请假吗", "!✅"},
		{"刘总向谁汇报", "!✅"},
		// and near to these
		{"标书交了", "✅ 标书递交"},
		{"恒发五金报价66万", "第1版 66万"},
		{"刘总喜欢钓鱼", "兴趣 钓鱼"},
		{"我明天请假", "您休假"},
		{"能不能帮我记一下 打车36", "费用"},
		{"提醒我周五问下刘总标书看了没有", "待办"},
		{"他问什么时候能交货", "已补 拜访"},
		{"刘总向厂长汇报", "!没看懂"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线,预算大概60万", "#V1")
		w.says("xiaoli", "恒发五金投标 11月30号上午9点半截标", "#B1")
		w.hears("xiaoli", w.tell("xiaoli", row.said), row.want)
	}
}
