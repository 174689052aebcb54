package slack

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
)

// TestWhatNobodyTouchedStays: Slack hands over what a form showed, other servers
// only what was typed into.
func TestWhatNobodyTouchedStays(t *testing.T) {
	for _, c := range []struct {
		says   string
		typed  map[string]string // by field; what is not there was not touched
		shown  bool              // the server hands over what the form showed
		absent bool              // it leaves out what nobody touched
		want   string            // customer, people, gist, amount
	}{
		{"on Slack, the amount put right", map[string]string{"amount": "180万"}, true, false, "比亚迪|王总|聊了电池线|180万"},
		{"on Slack, people and words emptied", map[string]string{"with": "", "gist": ""}, true, false, "比亚迪|||120万"},
		{"elsewhere, the amount put right", map[string]string{"amount": "180万"}, false, false, "比亚迪|王总|聊了电池线|180万"},
		{"elsewhere, the people put right", map[string]string{"with": "王总、李工"}, false, false, "比亚迪|王总、李工|聊了电池线|120万"},
		{"elsewhere, nothing", nil, false, false, "比亚迪|王总|聊了电池线|120万"},
		{"where only what was touched comes", map[string]string{"amount": "180万"}, false, true, "|||180万"},
	} {
		t.Run(c.says, func(t *testing.T) {
			f := chat.Form{Do: chat.Action{Verb: "save"}, Fields: []chat.Field{
				{Key: "account", Kind: chat.Line, Label: "客户", Required: true, Value: []string{"比亚迪"}},
				{Key: "with", Kind: chat.Line, Label: "见了谁", Value: []string{"王总"}},
				{Key: "gist", Kind: chat.Area, Label: "内容", Value: []string{"聊了电池线"}},
				{Key: "amount", Kind: chat.Amount, Label: "金额", Value: []string{"120万"}},
			}}
			m := modal(f, room("CROOM"), "", "x", english())
			got, _ := values(submittedAs(t, m, c.typed, c.shown, c.absent))
			var all []string
			for _, k := range []string{"account", "with", "gist", "amount"} {
				all = append(all, strings.Join(got[k], "、"))
			}
			if s := strings.Join(all, "|"); s != c.want {
				t.Errorf("it comes in as %s, want %s", s, c.want)
			}
		})
	}
}

// submittedAs is a view as a server hands it over.
func submittedAs(t *testing.T, m sdk.ModalViewRequest, typed map[string]string, shown, absent bool) (v view) {
	t.Helper()
	state := map[string]map[string]any{}
	for _, b := range m.Blocks.BlockSet {
		in := b.(*sdk.InputBlock)
		e := in.Element.(*sdk.PlainTextInputBlockElement)
		k, _ := keyOf(in.BlockID)
		var now any
		if s, ok := typed[k]; ok && s != "" {
			now = s
		} else if !ok && shown {
			now = e.InitialValue
		} else if !ok && absent {
			continue
		}
		state[in.BlockID] = map[string]any{actValue: map[string]any{"type": "plain_text_input", "value": now}}
	}
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	raw, err = json.Marshal(map[string]any{"values": state})
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(fmt.Appendf(nil, `{"state":%s}`, raw), &v); err != nil {
		t.Fatal(err)
	}
	return v
}
