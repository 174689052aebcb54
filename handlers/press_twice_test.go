package handlers

import (
	"strings"
	"testing"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// census counts the business records that there are, by kind.
func (w *world) census() map[crm.Kind]int {
	w.t.Helper()
	n := map[crm.Kind]int{}
	w.view(func(r crm.Reader) error {
		for _, count := range []func(crm.Reader, map[crm.Kind]int) error{
			counted[crm.Account], counted[crm.Contact], counted[crm.Opportunity], counted[crm.Activity], counted[crm.Task], counted[crm.Lead],
			counted[crm.Expense], counted[crm.Quote], counted[crm.Payment], counted[crm.Tender], counted[crm.Approval], counted[crm.Conflict],
		} {
			if err := count(r, n); err != nil {
				return err
			}
		}
		return nil
	})
	return n
}

func counted[T any, P interface {
	*T
	crm.Record
}](r crm.Reader, n map[crm.Kind]int) error {
	kind := P(new(T)).Kind()
	return crm.Each[T, P](r, crm.Where(crm.ByNumber), func(T) bool { n[kind]++; return true })
}

// changes counts what somebody has changed, undone things too.
func (w *world) changes(who string) (n int) {
	w.t.Helper()
	w.view(func(r crm.Reader) error {
		n = 0
		for page := (crm.Page{}); ; {
			rows, next, err := r.Changes(crm.ChangeFilter{Person: crm.PersonID(who)}, page)
			n += len(rows)
			if err != nil || next == "" {
				return err
			}
			page.After = next
		}
	})
	return n
}

// TestEveryButtonPressedTwiceDoesOneThing presses each button of each card of a
// busy team, and then once more: the second press is answered or silent, never
// an incident, and no record is there twice.
func TestEveryButtonPressedTwiceDoesOneThing(t *testing.T) {
	alone(t)
	w := busyQuarter(t)
	for _, text := range []string{
		"今天拜访了粤海陈工,谈送料机,下周三再去", "周五前给粤海报价", "我今天记了啥", "比亚迪", "恒鑫钣金还差什么", "建档 比亚迪", "比亚迪 五种分类", "评估 比亚迪", "立项 比亚迪电池线",
		"我的客户", "今天干嘛", "缺口", "客户金字塔", "比亚迪 付款计划", "永盛 付款计划", "存个联系人 比亚迪 周姐 采购总监 13712345678", "周姐是决策者", "比亚迪组织图",
		"别烦我", "目标计划", "比亚迪 报价 110万", "准备 比亚迪", "粤海黄了,给大族了", "恒鑫那边好像要80来万", "帮助", "客户分级标准", "线索来源", "m2是什么",
	} {
		w.tell("xiaoli", text)
	}
	w.tell("wangmin", "小李的客户转给Anna")
	w.tell("wangmin", "谁没跟上")
	w.tell("wangmin", "待审批")
	type press struct {
		who string
		b   chat.Button
	}
	var all []press
	seen := map[string]bool{}
	for _, s := range w.said {
		for _, b := range s.post.Card.AllButtons() {
			if key := s.to.ID + b.Do.String(); s.to.Kind == chat.DM && !seen[key] {
				seen[key] = true
				all = append(all, press{s.to.ID, b})
			}
		}
	}
	if len(all) < 120 {
		t.Fatalf("only %d buttons", len(all))
	}
	changed := 0
	for _, p := range all {
		none := w.changes(p.who)
		for _, s := range w.do(p.who, p.b.Do) {
			if p.b.Do.Verb == cards.DoShow && strings.Contains(s.text, p.b.Do.Subject+" 这一条") {
				t.Errorf("%s presses [%s] %s and is told\n%s", p.who, p.b.Label, p.b.Do, s.text)
			}
		}
		once, wrote := w.census(), w.changes(p.who)
		if wrote > none {
			changed++
		}
		for _, s := range w.do(p.who, p.b.Do) {
			if strings.Contains(s.text, "抱歉") || strings.Contains(s.text, "Sorry") {
				t.Errorf("%s presses [%s] %s twice and is told\n%s", p.who, p.b.Label, p.b.Do, s.text)
			}
		}
		if twice := w.census(); !same(once, twice) && p.b.Do.Verb != cards.DoSay {
			t.Errorf("[%s] %s pressed twice: %v, then %v", p.b.Label, p.b.Do, once, twice)
		}
		if again := w.changes(p.who); again > wrote {
			t.Errorf("[%s] %s pressed twice writes %d changes, then %d more", p.b.Label, p.b.Do, wrote-none, again-wrote)
		}
	}
	if changed < 20 {
		t.Errorf("only %d of %d buttons changed something", changed, len(all))
	}
}

func same(a, b map[crm.Kind]int) bool {
	for k := range a {
		if a[k] != b[k] {
			return false
		}
	}
	return len(a) == len(b)
}
