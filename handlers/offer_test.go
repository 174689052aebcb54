package handlers

import (
	"strings"
	"testing"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// A card with one button of weight takes a typed yes as that button, and a typed no as the other one, or as
// nothing at all. Each row says how somebody comes to see the card.
func TestAYesInWordsDoesWhatTheButtonDoes(t *testing.T) {
	alone(t)
	visit := func(w *world) { w.tell("xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算大概120万") }
	for _, c := range []struct {
		card, who string
		come      func(w *world)
		yes, no   string // what he reads then; of a no that it must not be done
	}{
		{"the personal data of a contact", "zhouhang", func(w *world) {
			visit(w)
			w.says("zhouhang", "删除联系人 王总 比亚迪", "确认删除")
		}, "正在删除", "好,没有改"},
		{"whose visit it was, of which his manager is told", "wangmin", func(w *world) {
			visit(w)
			w.tell("xiaoli", "不是我去的,是Anna")
		}, "小李 → Anna", "好,没有改"},
		{"the requests that wait for somebody who goes on leave", "wangmin", func(w *world) {
			visit(w)
			w.tell("xiaoli", "提交方案评审 比亚迪")
			w.tell("wangmin", "我11月9号到13号休假,审批给老周")
		}, "已转给 老周", "等您回来"},
		{"money that came in, of which the manager is told", "wangmin", func(w *world) {
			visit(w)
			w.tell("xiaoli", "比亚迪签了,合同号HT-2026-018,120万")
			w.tell("xiaoli", "付款计划 预付30% 11月1号,发货70%")
			w.tell("xiaoli", "比亚迪到账10万")
		}, "已确认", "好,没有改"},
		{"a hand-over", "wangmin", func(w *world) {
			visit(w)
			w.says("wangmin", "把比亚迪给Anna", "预览")
		}, "已交接", "好的,没有改动"},
	} {
		words := []string{"确认", "好", "是的", "ok", "yes"}
		switch {
		case strings.HasPrefix(c.card, "money"):
			words = []string{"确认", "是的"} // 好 says there no more than that he has read it
		case c.who != "zhouhang":
			words = words[1+len(c.card)%2*2:][:2] // two of them
		}
		for _, word := range words {
			t.Run(c.card+"/"+word, func(t *testing.T) {
				w := newWorld(t)
				c.come(w)
				w.said = nil
				w.tell(c.who, word)
				if heard := w.readBy(c.who); !strings.Contains(heard, c.yes) {
					t.Errorf("reads %q, not %q", heard, c.yes)
				}
			})
		}
		for _, word := range []string{"算了", "no"} {
			t.Run(c.card+"/"+word, func(t *testing.T) {
				w := newWorld(t)
				c.come(w)
				w.said = nil
				w.tell(c.who, word)
				heard := w.readBy(c.who)
				if !strings.Contains(heard, c.no) || strings.Contains(heard, c.yes) {
					t.Errorf("reads %q, not %q", heard, c.no)
				}
				w.said = nil
				w.tell(c.who, "好")
				if heard := w.readBy(c.who); strings.Contains(heard, c.yes) {
					t.Errorf("after a no a yes does it: %q", heard)
				}
			})
		}
	}
}

// readBy is what somebody read since the world forgot, edits too.
func (w *world) readBy(who string) string {
	var all []string
	for _, s := range w.said {
		if s.to.ID == who {
			all = append(all, s.text)
		}
	}
	return strings.Join(all, "\n")
}

// What is said or shown after the card is what a yes means then.
func TestAYesAfterSomethingElseDoesNothingToTheCardBefore(t *testing.T) {
	w := newWorld(t)
	w.tell("xiaoli", "今天拜访了比亚迪王总")
	for _, between := range []string{"谢谢", "状态", "怎么加人"} {
		w.says("zhouhang", "删除联系人 王总 比亚迪", "确认删除")
		w.tell("zhouhang", between)
		w.said = nil
		w.tell("zhouhang", "好的")
		if heard := w.readBy("zhouhang"); strings.Contains(heard, "正在删除") {
			t.Errorf("after %q: %s", between, heard)
		}
	}
	w.says("zhouhang", "删除联系人 王总 比亚迪", "确认删除")
	w.later(offerHolds + 1)
	w.said = nil
	w.tell("zhouhang", "好的")
	if heard := w.readBy("zhouhang"); strings.Contains(heard, "正在删除") {
		t.Errorf("half an hour later: %s", heard)
	}
	if n := w.count(crm.KindContact, crm.Where(crm.ByFold, parse.Keys("王总").Fold)); n != 1 {
		t.Errorf("%d contacts of that name", n)
	}
}

// A word that only says that he has read it, or that answers what came after, leaves what a card offers undone.
func TestWordsThatAreMeantForSomethingElseLeaveAnOfferAlone(t *testing.T) {
	signed := func(w *world) {
		w.tell("xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算大概120万")
		w.tell("xiaoli", "比亚迪签了,合同号HT-2026-018,120万")
		w.tell("xiaoli", "付款计划 预付30% 11月1号,发货70%")
	}
	for _, c := range []struct {
		story  string
		come   []string // xiaoli says
		word   string
		undone string // what the manager must not read
	}{
		{"a nod to money that came in", []string{"比亚迪到账10万"}, "好的", "已确认"},
		{"an ok to money that came in", []string{"比亚迪到账10万"}, "ok", "已确认"},
		{"an approval of a request that came after the money", []string{"比亚迪到账10万", "提交方案评审 比亚迪"}, "同意", "到账已确认"},
		{"an approval of a request that came before the money", []string{"提交方案评审 比亚迪", "比亚迪到账10万"}, "同意", "到账已确认"},
		{"a yes after a request", []string{"比亚迪到账10万", "提交方案评审 比亚迪"}, "是的", "到账已确认"},
		{"a nod to a request for support that came after whose visit it was", []string{"今天拜访了美科张工,聊了冲床线", "不是我去的,是Anna", "提交方案评审 比亚迪"}, "好的", "→ Anna"},
	} {
		t.Run(c.story, func(t *testing.T) {
			w := newWorld(t)
			signed(w)
			for _, s := range c.come {
				w.tell("xiaoli", s)
			}
			w.said = nil
			w.tell("wangmin", c.word)
			if heard := w.readBy("wangmin"); strings.Contains(heard, c.undone) {
				t.Errorf("reads %q", heard)
			}
		})
	}
}
