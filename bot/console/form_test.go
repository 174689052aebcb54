package console

import (
	"fmt"
	"strings"
	"testing"

	"milepost/bot/chat"
)

func visitForm() chat.Form {
	return chat.Form{
		Do: chat.Action{Verb: "edit", Subject: "V1", Rev: 2}, Title: "改一改", Submit: "保存",
		Fields: []chat.Field{
			{Key: "account", Kind: chat.Line, Label: "客户", Value: []string{"比亚迪"}, Required: true},
			{Key: "amount", Kind: chat.Amount, Label: "预计金额", Hint: "如 120万", Required: true},
			{Key: "type", Kind: chat.One, Label: "类型", Value: []string{"visit"}, Options: []chat.Option{{Value: "visit", Label: "拜访"}, {Value: "call", Label: "电话"}}},
			{Key: "purpose", Kind: chat.Many, Label: "目的", Options: []chat.Option{{Value: "j1", Label: "了解需求"}, {Value: "j2", Label: "报价"}}},
			{Key: "deal", Kind: chat.Lookup, Label: "商机"},
		},
	}
}

func opensForm(form chat.Form) func(chat.Message) []chat.Sending {
	return func(m chat.Message) []chat.Sending {
		switch {
		case m.Kind == chat.Submit && m.Action.Verb == chat.Cancel:
			return nil
		case m.Kind == chat.Submit:
			return []chat.Sending{{Post: chat.Post{To: m.In, Card: chat.Card{Title: "已改"}}}}
		case m.Text == "改":
			return []chat.Sending{{Post: chat.Post{To: m.In, Form: &form}}}
		}
		return []chat.Sending{{Post: chat.Post{To: m.In, Card: chat.Card{Title: "已记 " + m.Text}}}}
	}
}

func TestAFormIsTextToFillIn(t *testing.T) {
	b := &bot{rules: opensForm(visitForm())}
	screen, err := talk(t, b, nil, "改", "120万")
	if err != nil {
		t.Fatal(err)
	}
	wantScreen(t, screen, `
		|  改一改
		|  客户 (必填) = 比亚迪
		|  预计金额 (必填) =  (如 120万)
		|  类型 = 拜访  (可选:拜访 / 电话)
		|  目的 =  (可选:了解需求 / 报价; 可选几项)
		|  商机 =
		|  直接写「客户 = …」,几项用 ; 隔开;写完即提交
		|  [保存] [取消]
		|
		|  预计金额? (如 120万)
		|
		|  已改
	`)
	if got := b.heard[1]; got.Kind != chat.Submit || got.Action != visitForm().Do || got.On == "" || fmt.Sprint(got.Values) != "map[account:[比亚迪] amount:[120万] deal:[] purpose:[] type:[visit]]" {
		t.Errorf("came in as %+v", got)
	}
}

func TestWhatIsWrittenInAForm(t *testing.T) {
	full := visitForm()
	full.Fields[1].Value = []string{"100万"}
	for _, c := range []struct {
		says   string
		form   chat.Form
		lines  []string
		values string   // of the submission; "" = none
		screen []string // in order
	}{
		{"several fields at once", visitForm(), []string{"预计金额 = 80万; 类型=电话"}, "map[account:[比亚迪] amount:[80万] deal:[] purpose:[] type:[call]]", nil},
		{"with a Chinese keyboard", visitForm(), []string{"预计金额\uff1d80万\uff1b客户\uff1d美的"}, "map[account:[美的] amount:[80万] deal:[] purpose:[] type:[visit]]", nil},
		{"an option by its number", full, []string{"类型 = 2"}, "map[account:[比亚迪] amount:[100万] deal:[] purpose:[] type:[call]]", nil},
		{"several options", full, []string{"目的 = 报价、需求"}, "map[account:[比亚迪] amount:[100万] deal:[] purpose:[j2 j1] type:[visit]]", nil},
		{"no such option", full, []string{"类型 = 吃饭"}, "", []string{"没有「吃饭」这一项", "可选:拜访 / 电话"}},
		{"a lookup with one hit", full, []string{"商机 = 电池"}, "map[account:[比亚迪] amount:[100万] deal:[p1] purpose:[] type:[visit]]", nil},
		{"a lookup with two hits", full, []string{"商机 = 线"}, "", []string{"没有「线」这一项", "电池线 / 装配线"}},
		{"a lookup with none", full, []string{"商机 = 没有"}, "", []string{"没有「没有」这一项"}},
		{"a field emptied", full, []string{"类型 ="}, "map[account:[比亚迪] amount:[100万] deal:[] purpose:[] type:[]]", nil},
		{"a required field emptied is asked for", full, []string{"客户 =", "格力"}, "map[account:[格力] amount:[100万] deal:[] purpose:[] type:[visit]]", []string{"客户?"}},
		{"submitted as it is", full, []string{"[保存]"}, "map[account:[比亚迪] amount:[100万] deal:[] purpose:[] type:[visit]]", nil},
		{"submitted by a word", full, []string{":submit"}, "map[account:[比亚迪] amount:[100万] deal:[] purpose:[] type:[visit]]", nil},
		{"submitted too early", visitForm(), []string{"[保存]"}, "", []string{"预计金额?", "预计金额?"}},
		{"left", visitForm(), []string{"[取消]"}, "", []string{"好,没有执行"}},
		{"left by a word", visitForm(), []string{":cancel"}, "", []string{"好,没有执行"}},
		{"something else is said, and nothing was asked", full, []string{"今天去了美的", "[保存]"}, "map[account:[比亚迪] amount:[100万] deal:[] purpose:[] type:[visit]]", []string{"已记 今天去了美的"}},
		{"a field that it does not have is the answer to what was asked", visitForm(), []string{"a = 1"}, "map[account:[比亚迪] amount:[a = 1] deal:[] purpose:[] type:[visit]]", nil},
		{"somebody else speaks meanwhile", visitForm(), []string{":as 王敏", "你好", ":as 小李", "80万"}, "map[account:[比亚迪] amount:[80万] deal:[] purpose:[] type:[visit]]", []string{"已记 你好", "预计金额?"}},
	} {
		t.Run(c.says, func(t *testing.T) {
			b := &bot{rules: opensForm(c.form), options: []chat.Option{{Value: "p1", Label: "电池线"}, {Value: "p2", Label: "装配线"}}}
			screen, err := talk(t, b, nil, append([]string{"改"}, c.lines...)...)
			if err != nil {
				t.Fatal(err)
			}
			rest := screen
			for _, w := range c.screen {
				_, after, ok := strings.Cut(rest, w)
				if !ok {
					t.Errorf("%q does not come on the screen:\n%s", w, screen)
				}
				rest = after
			}
			values := ""
			for _, m := range b.heard {
				if m.Kind == chat.Submit && m.Action == c.form.Do {
					values = fmt.Sprint(m.Values)
				}
			}
			if values != c.values {
				t.Errorf("submitted %s, want %s\n%s", values, c.values, screen)
			}
		})
	}
}

func TestLeavingAFormIsTold(t *testing.T) {
	b := &bot{rules: opensForm(visitForm())}
	if _, err := talk(t, b, nil, "改", "[取消]", "完了"); err != nil {
		t.Fatal(err)
	}
	if m := b.heard[1]; m.Kind != chat.Submit || m.Action != (chat.Action{Verb: chat.Cancel, Subject: "V1"}) {
		t.Errorf("came in as %+v", m)
	}
	if b.heard[2].Text != "完了" {
		t.Error("the form is still open")
	}
}

func TestAFormThatComesBackShowsWhatIsWrong(t *testing.T) {
	form := visitForm()
	b := &bot{}
	b.rules = func(m chat.Message) []chat.Sending {
		if m.Kind == chat.Submit && m.Values["amount"][0] != "120万" {
			form := visitForm()
			form.Error = "还不能保存"
			form.Fields[1].Value, form.Fields[1].Error = m.Values["amount"], "看不懂这个金额"
			return []chat.Sending{{Edit: m.On, Post: chat.Post{To: m.In, Form: &form}}}
		}
		return opensForm(form)(m)
	}
	screen, err := talk(t, b, nil, "改", "很多", "预计金额 = 120万")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"(已更新) 改一改", "! 还不能保存", "预计金额 (必填) = 很多", "! 看不懂这个金额", "已改"} {
		if !strings.Contains(screen, w) {
			t.Errorf("%q does not come on the screen:\n%s", w, screen)
		}
	}
	if len(b.heard) != 3 {
		t.Errorf("heard %d messages", len(b.heard))
	}
}
