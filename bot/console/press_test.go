package console

import (
	"fmt"
	"strings"
	"testing"

	"milepost/bot/chat"
)

func TestASelectOnACard(t *testing.T) {
	b := &bot{}
	b.rules = func(m chat.Message) []chat.Sending {
		if m.Kind == chat.Press {
			return nil
		}
		return []chat.Sending{{Post: chat.Post{To: m.In, Card: chat.Card{Title: "哪一家", Pick: []chat.Field{
			{Key: "account", Kind: chat.One, Label: "客户", Options: []chat.Option{{Value: "a1", Label: "恒鑫钣金"}, {Value: "a2", Label: "恒鑫五金"}}},
		}}}}}
	}
	screen, err := talk(t, b, nil, "恒鑫", "[恒鑫五金]")
	if err != nil || !strings.Contains(screen, "客户: [恒鑫钣金] [恒鑫五金]") {
		t.Fatalf("%v\n%s", err, screen)
	}
	if m := b.heard[1]; m.Kind != chat.Press || fmt.Sprint(m.Values) != "map[account:[a2]]" || m.On == "" {
		t.Errorf("came in as %+v", m)
	}
}

func TestAButtonThatAsksFirst(t *testing.T) {
	for _, c := range []struct {
		answer string
		heard  string
	}{{"确定", "action"}, {"[确定]", "action"}, {"不", ""}, {"[不]", ""}, {"今天去了美的", "text"}} {
		t.Run(c.answer, func(t *testing.T) {
			b := &bot{}
			b.rules = func(m chat.Message) []chat.Sending {
				if m.Text != "卡" {
					return nil
				}
				return []chat.Sending{{Post: chat.Post{To: m.In, Card: chat.Card{Title: "卡", Buttons: []chat.Button{{Label: "删除", Confirm: "真的删除?", Do: chat.Action{Verb: "drop"}}}}}}}
			}
			screen, err := talk(t, b, nil, "卡", "[删除]", c.answer)
			if err != nil || !strings.Contains(screen, "真的删除?\n  确定吗?[确定] [不]") {
				t.Errorf("%v\n%s", err, screen)
			}
			kind := ""
			if len(b.heard) > 1 {
				kind = b.heard[1].Kind
			}
			if kind != c.heard || kind == chat.Press && b.heard[1].Action.Verb != "drop" {
				t.Errorf("heard %+v, want %q", b.heard[1:], c.heard)
			}
		})
	}
}
