package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crmtest"
)

// oldButtons are the buttons of the cards that the first release showed.
func oldButtons(tb testing.TB) (all []chat.Action) {
	tb.Helper()
	f, err := os.Open(filepath.Join("chat", "testdata", "release-1-actions.jsonl"))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var row struct{ Action chat.Action }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			tb.Fatal(err)
		}
		all = append(all, row.Action)
	}
	if len(all) == 0 {
		tb.Fatal("there is no button")
	}
	return all
}

// TestButtonsOfTheFirstReleaseAreAnswered presses them in a store that knows
// nothing of what they speak of.
func TestButtonsOfTheFirstReleaseAreAnswered(t *testing.T) {
	k := talking(t)
	for _, a := range oldButtons(t) {
		said := k.send(chat.Message{Kind: chat.Press, Action: a})
		if said == "" || strings.Contains(said, "抱歉") {
			t.Errorf("%s is answered by:\n%s", a, said)
		}
	}
}

// FuzzPress presses and submits what no card of ours holds, in a store with a
// few records: nothing is ever set aside, and somebody is always answered.
func FuzzPress(f *testing.F) {
	for _, a := range oldButtons(f) {
		f.Add(a.Verb, a.Subject, a.Arg, a.Rev, "gist", "x")
	}
	for _, verb := range []string{
		cards.DoUndo, cards.DoRedo, cards.DoEdit, cards.DoSave, cards.DoDone, cards.DoMove, cards.DoSnooze, cards.DoWhy, cards.DoMute,
		cards.DoUnmute, cards.DoChoose, cards.DoConfirm, cards.DoDrop, cards.DoShow, cards.DoPrivate, cards.DoActuallyWent, cards.DoCopy,
		cards.DoIntent, cards.DoSay, cards.DoRedate, cards.DoLanguage, cards.DoHeld,
	} {
		subjects := []string{"", "V1", "T1", "K1", "L1", "P1", "A1", "#", cards.EditGroup, "day", "/", "\xff\x00", "V99999999999999999999"}
		for _, subject := range subjects[:crmtest.Times(len(subjects), 2)] {
			f.Add(verb, subject, "", 0, "date", "2026-11-03")
			f.Add(verb, subject, "2026-11-05", 1, "amount", "5万")
		}
	}
	k := talking(f)
	k.say("今天拜访了比亚迪王总,聊了电池线方案,预算120万,下周三带方案过去")
	f.Fuzz(func(t *testing.T, verb, subject, arg string, rev int, field, value string) {
		k.TB = t
		defer func() { k.TB = f }()
		a := chat.Action{Verb: verb, Subject: subject, Arg: arg, Rev: rev}
		for _, m := range []chat.Message{
			{Kind: chat.Press, Action: a}, {Kind: chat.Submit, Action: a, Values: map[string][]string{field: {value}}},
		} {
			said := k.send(m)
			if strings.Contains(said, "抱歉") {
				t.Fatalf("%s of %v with %q in %q is answered by:\n%s", m.Kind, a, value, field, said)
			}
			if said == "" && verb != chat.Cancel && verb != cards.DoSay {
				t.Fatalf("%s of %v with %q in %q is answered by nothing", m.Kind, a, value, field)
			}
		}
	})
}
