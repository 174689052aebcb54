package slack

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
	"milepost/bot/slack/fake"
)

// TestWhatNobodyTouchedIsTold: Slack hands over all that a form shows, so that
// only what it showed tells a field that somebody left from one that he filled in.
func TestWhatNobodyTouchedIsTold(t *testing.T) {
	for _, c := range []struct {
		says    string
		typed   map[string]string // by field; what is not there was not touched
		nulls   bool              // the server hands over only what was typed, the rest as empty
		absent  bool              // it leaves out what nobody touched
		again   bool              // the form comes back, with the amount that he wrote
		want    string            // customer, people, gist, amount, hour
		touched string
	}{
		{"the amount put right", map[string]string{"amount": "180万"}, false, false, false, "比亚迪|王总|聊了电池线|180万|", "amount"},
		{"people and words emptied", map[string]string{"with": "", "gist": ""}, false, false, false, "比亚迪|||120万|", "gist with"},
		{"all emptied that may be", map[string]string{"with": "", "gist": "", "amount": ""}, false, false, false, "比亚迪||||", "amount gist with"},
		{"an empty one filled in", map[string]string{"hour": "09:30"}, false, false, false, "比亚迪|王总|聊了电池线|120万|09:30", "hour"},
		{"changed, and changed back", map[string]string{"amount": "120万 "}, false, false, false, "比亚迪|王总|聊了电池线|120万 |", ""},
		{"nothing touched", nil, false, false, false, "比亚迪|王总|聊了电池线|120万|", ""},
		{"nothing touched in a form that came back", nil, false, false, true, "比亚迪|王总|聊了电池线|120万|", "amount"},
		{"a server that hands over what was typed, the rest as empty", map[string]string{"amount": "180万"}, true, false, false, "比亚迪|王总|聊了电池线|180万|", "amount"},
		{"one that hands over nothing else", map[string]string{"amount": "180万"}, false, true, false, "比亚迪|王总|聊了电池线|180万|", "amount"},
	} {
		t.Run(c.says, func(t *testing.T) {
			f := chat.Form{Do: chat.Action{Verb: "save"}, Fields: []chat.Field{
				{Key: "account", Kind: chat.Line, Label: "客户", Required: true, Value: []string{"比亚迪"}},
				{Key: "with", Kind: chat.Line, Label: "见了谁", Value: []string{"王总"}},
				{Key: "gist", Kind: chat.Area, Label: "内容", Value: []string{"聊了电池线"}},
				{Key: "amount", Kind: chat.Amount, Label: "金额", Value: []string{"120万"}, Typed: c.again},
				{Key: "hour", Kind: chat.Line, Label: "几点"},
			}}
			m := modal(f, room("CROOM"), "", "x", english())
			got, _ := values(submittedAs(t, m, c.typed, !c.nulls, c.absent))
			var all, touched []string
			for _, k := range []string{"account", "with", "gist", "amount", "hour"} {
				all = append(all, strings.Join(got[k], "、"))
				if !slices.Contains(got[chat.Untouched], k) {
					touched = append(touched, k)
				}
			}
			slices.Sort(touched)
			if s := strings.Join(all, "|"); s != c.want {
				t.Errorf("it comes in as %s, want %s", s, c.want)
			}
			if s := strings.Join(touched, " "); s != c.touched {
				t.Errorf("touched are %q, want %q", s, c.touched)
			}
		})
	}
}

// TestWhatEveryKindOfFieldShowedIsTold: a field of each kind comes back as it
// was shown, and is known to be untouched.
func TestWhatEveryKindOfFieldShowedIsTold(t *testing.T) {
	options := []chat.Option{{Value: "a", Label: "A"}, {Value: "b", Label: "B"}}
	s, ear := heard(t, ModeHTTP, fake.Options{}, nil)
	ear.Offer()
	f := chat.Form{Do: chat.Action{Verb: "save"}, Title: "All", Fields: []chat.Field{
		{Key: "line", Kind: chat.Line, Label: "line", Value: []string{"two\nlines, " + strings.Repeat("长", 3000)}},
		{Key: "area", Kind: chat.Area, Label: "area", Value: []string{"one\ntwo  "}},
		{Key: "amount", Kind: chat.Amount, Label: "amount", Value: []string{"约120万"}},
		{Key: "day", Kind: chat.Day, Label: "day", Value: []string{"2026-11-02"}},
		{Key: "noday", Kind: chat.Day, Label: "noday", Value: []string{"next week"}},
		{Key: "clock", Kind: chat.Clock, Label: "clock", Value: []string{"09:30"}},
		{Key: "one", Kind: chat.One, Label: "one", Options: options, Value: []string{"b"}},
		{Key: "many", Kind: chat.Many, Label: "many", Options: options, Value: []string{"b", "a"}},
		{Key: "lookup", Kind: chat.Lookup, Label: "lookup", Value: []string{"比亚迪"}},
		{Key: "lookups", Kind: chat.Lookups, Label: "lookups", Value: []string{"王总", "周工"}},
		{Key: "none", Kind: chat.Lookups, Label: "none"},
		{Key: "typed", Kind: chat.Line, Label: "typed", Value: []string{"x"}, Typed: true},
	}}
	s.sendForm(t, &f, "k1", s.pressed(t, ear, opener(), "改").Trigger)
	done := make(chan error, 1)
	go func() {
		_, err := s.Server.Submit("UME", map[string]string{"amount": "130万", "many": "A"})
		done <- err
	}()
	m := ear.Next(t)
	s.settle(chat.Post{Trigger: m.Trigger})
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(m.Values[chat.Untouched], " "), "area clock day line lookup lookups noday none one"; got != want {
		t.Errorf("untouched are %s, want %s", got, want)
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
