package wecom

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/wecom/wecomtest"
)

// visit is the receipt of a visit, about as long as they are.
func visit(budget string) chat.Card {
	return chat.Card{
		Title: "✅ 已记 拜访 · 比亚迪 #V1", Lines: []string{"11-23 周一 · 王总 · 聊了电池线", "客户预算 " + budget, "下一步 11-30 周一 带方案过去"},
		Buttons: []chat.Button{edit, undo},
	}
}

// TestWhatCannotBeChangedAnyMoreIsFollowedByAShortMessage: whatever is the
// reason that a card stays as it is, its reader is told what is new, not all of
// it once more. (更新模版卡片消息: response_code counts once, for 72 hours)
func TestWhatCannotBeChangedAnyMoreIsFollowedByAShortMessage(t *testing.T) {
	const news = "(更新) ✅ 已记 拜访 · 比亚迪 #V1\n客户预算 约180万\n[改] [撤销]"
	change := func(o *office, ref chat.Ref, n int, c chat.Card) chat.Sending {
		return chat.Sending{Edit: ref, Post: chat.Post{Key: fmt.Sprint("k", n), Track: "g/1", To: o.dm("xiaoli"), Card: c}}
	}
	for _, c := range []struct {
		says string
		past func(*office, chat.Ref) chat.Ref // what has happened to the card
		to   chat.Card
		want string
	}{
		{"its code is used up", func(o *office, ref chat.Ref) chat.Ref { return o.send(change(o, ref, 1, visit("约110万"))) }, visit("约180万"), news},
		{"its code was used up by a process that has ended", func(o *office, ref chat.Ref) chat.Ref {
			ref = o.send(change(o, ref, 1, visit("约110万")))
			o.again()
			return ref
		}, visit("约180万"), news},
		{"its 72 hours are over", func(o *office, ref chat.Ref) chat.Ref {
			o.later.Store(int64(72 * time.Hour))
			return ref
		}, visit("约180万"), news},
		{"the platform does not take its code", func(o *office, ref chat.Ref) chat.Ref {
			o.FailOnce("message/update_template_card", wecomtest.Fault{Code: 40201, Msg: "invalid response_code"})
			return ref
		}, visit("约180万"), news},
		{"it was pressed after a restart and is changed twice", func(o *office, ref chat.Ref) chat.Ref {
			o.again()
			if err := o.Press(o.t.Context(), "xiaoli", string(ref), "改"); err != nil {
				o.t.Fatal(err)
			}
			return o.send(change(o, ref, 1, visit("约110万")))
		}, visit("约180万"), news},
		{
			"it has ended", func(o *office, ref chat.Ref) chat.Ref { return o.send(change(o, ref, 1, visit("约110万"))) },
			chat.Card{Title: "↩️ 已撤销 #V1"},
			"(更新) ↩️ 已撤销 #V1",
		},
		{
			"something is gone from it, which cannot be said so", func(o *office, ref chat.Ref) chat.Ref { return o.send(change(o, ref, 1, visit("约110万"))) },
			func() chat.Card {
				c := visit("约110万")
				c.Lines = c.Lines[:2]
				return c
			}(),
			"(更新) ✅ 已记 拜访 · 比亚迪 #V1\n11-23 周一 · 王总 · 聊了电池线\n客户预算 约110万\n[改] [撤销]",
		},
		{"nothing is new", func(o *office, ref chat.Ref) chat.Ref { return o.send(change(o, ref, 1, visit("约110万"))) }, visit("约110万"), ""},
	} {
		t.Run(c.says, func(t *testing.T) {
			o := open(t, nil).run(nil)
			ref := c.past(o, o.send(chat.Sending{Post: chat.Post{Key: "k0", Track: "g/1", To: o.dm("xiaoli"), Card: visit("约108万")}}))
			ref = o.send(change(o, ref, 2, c.to))
			all := o.Screen("xiaoli")
			if c.want == "" {
				if len(all) != 1 {
					t.Errorf("%q is said", all[1].Text)
				}
				return
			}
			if len(all) != 2 || strings.TrimRight(all[1].Text, string(blanks)) != c.want {
				t.Errorf("%d messages, the last\n%s\nwant\n%s", len(all), all[len(all)-1].Text, c.want)
			}
			// The next change is told against what he knows by now, after a restart too.
			o.again()
			o.FailOnce("message/update_template_card", wecomtest.Fault{Code: 40201, Msg: "invalid response_code"})
			next := c.to
			next.Note = "王总刚来过电话"
			o.send(change(o, ref, 3, next))
			want := []string{"(更新) " + c.to.Title, next.Note}
			if s := o.last("xiaoli").Text; !strings.HasPrefix(s, strings.Join(want, "\n")) {
				t.Errorf("then it says\n%s\nwant\n%s", s, strings.Join(want, "\n"))
			}
		})
	}
}

// TestTheShortMessageOfAListHoldsWhatIsNewOfIt: of a card with sections only those
// in which something is new are said again, with their buttons.
func TestTheShortMessageOfAListHoldsWhatIsNewOfIt(t *testing.T) {
	o := open(t, nil).run(nil)
	list := func(second string) chat.Card {
		c := chat.Card{Title: "早,今天 3 件", Note: "写「③ 完成」", Files: []chat.File{{Name: "准备卡.txt", Data: []byte("准备卡")}}}
		for i, text := range []string{"① 美科 林副总", second, "③ 航新 报价"} {
			c.Sections = append(c.Sections, chat.Section{
				Text: chat.T(text), Facts: []chat.Fact{{Label: "到期", Value: chat.T("今天")}}, Table: [][]string{{"项", "数"}, {text, "1"}},
				Buttons: []chat.Button{{Label: fmt.Sprint("完成", i+1), Do: chat.Action{Verb: "done", Subject: fmt.Sprint(i)}}},
			})
		}
		return c
	}
	for n, to := range []chat.Place{o.dm("xiaoli"), o.dm("anna")} {
		post := chat.Post{Key: fmt.Sprint("a", n), Track: "morning", To: to, Card: list("② 粤钢 该拜访了")}
		ref := o.send(chat.Sending{Post: post})
		before := len(o.Screen(to.ID))
		o.FailOnce("message/update_template_card", wecomtest.Fault{Code: 40201, Msg: "invalid response_code"})
		post.Key, post.Card = fmt.Sprint("b", n), list("② 粤钢 ✅ 去过了")
		o.send(chat.Sending{Edit: ref, Post: post})
		var said []string
		for _, s := range o.Screen(to.ID)[before:] {
			said = append(said, s.Text)
		}
		want := "(更新) 早,今天 3 件\n② 粤钢 ✅ 去过了\n到期: 今天\n项 | 数\n② 粤钢 ✅ 去过了 | 1\n[完成2]"
		if got := strings.Join(said, "\n--\n"); got != want {
			t.Errorf("it says\n%s\nwant\n%s", got, want)
		}
	}
}

// TestWhatIsToldOtherwiseIsNotSaidTwice: a change of which its reader was told by
// another post needs no message of its own, and the next one does not tell it either.
func TestWhatIsToldOtherwiseIsNotSaidTwice(t *testing.T) {
	o := open(t, nil).run(nil)
	post := chat.Post{Key: "k0", Track: "g/1", To: o.dm("xiaoli"), Card: visit("约108万")}
	ref := o.send(chat.Sending{Post: post})
	change := func(key, budget, note string, aside bool) string {
		c := visit(budget)
		c.Note = note
		before := len(o.Screen("xiaoli"))
		if r := o.send(chat.Sending{Edit: ref, Post: chat.Post{Key: key, Track: "g/1", To: post.To, Card: c, Aside: aside}}); aside && r != ref {
			t.Errorf("%s: the card is %s afterwards, not %s", key, r, ref)
		}
		var said []string
		for _, s := range o.Screen("xiaoli")[before:] {
			said = append(said, strings.TrimRight(s.Text, string(blanks)))
		}
		return strings.Join(said, "\n--\n")
	}
	if said := change("k1", "约110万", "", true); said != "" || o.Screen("xiaoli")[0].Changes != 1 {
		t.Errorf("as long as the card can be changed it is, and nothing is said; it says %q", said)
	}
	if said := change("k2", "约180万", "", true); said != "" {
		t.Errorf("what he was told by another post is said again: %s", said)
	}
	o.again()
	if said, want := change("k3", "约180万", "王总刚来过电话", false), "(更新) ✅ 已记 拜访 · 比亚迪 #V1\n王总刚来过电话\n[改] [撤销]"; said != want {
		t.Errorf("then it says\n%s\nwant\n%s", said, want)
	}
}

// TestWhatStandsBelowACardIsNotSaidAgainWhenTheCardChanges: of what did not fit on
// it only what is new is written below it once more.
func TestWhatStandsBelowACardIsNotSaidAgainWhenTheCardChanges(t *testing.T) {
	o := open(t, nil).run(nil)
	long := func(title, last string) chat.Post {
		c := chat.Card{Title: title, Buttons: []chat.Button{undo}, Note: "写「③ 完成」"}
		for n := range 20 {
			c.Lines = append(c.Lines, fmt.Sprintf("第%02d行:%s", n, strings.Repeat("很长的内容", 3)))
		}
		c.Lines = append(c.Lines, last)
		return chat.Post{Key: title, Track: "list", To: o.dm("xiaoli"), Card: c}
	}
	ref := o.send(chat.Sending{Post: long("20 件", "最后一件")})
	for _, c := range []struct{ title, last, want string }{
		{"19 件", "最后一件", ""},
		{"18 件", "最后一件 ✅", "最后一件 ✅"},
	} {
		o.again()
		if err := o.Press(t.Context(), "xiaoli", string(ref), "撤销"); err != nil {
			t.Fatal(err)
		}
		before := len(o.Screen("xiaoli"))
		o.send(chat.Sending{Edit: ref, Post: long(c.title, c.last)})
		var said []string
		for _, s := range o.Screen("xiaoli")[before:] {
			said = append(said, strings.TrimRight(s.Text, string(blanks)))
		}
		if got := strings.Join(said, "\n--\n"); got != c.want || !strings.HasPrefix(o.Screen("xiaoli")[0].Text, c.title) {
			t.Errorf("%s: below it is written %q, want %q; the card shows\n%s", c.title, got, c.want, o.Screen("xiaoli")[0].Text)
		}
	}
}
