package chat

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestActionsReadBackWhatTheyPrint(t *testing.T) {
	for _, c := range []struct {
		says  string
		do    Action
		print string
	}{
		{"a plain one", Action{Verb: "undo", Subject: "g1", Rev: 3}, "undo:g1::3"},
		{"one with a choice", Action{Verb: "snooze", Subject: "V31", Arg: "3d"}, "snooze:V31:3d:0"},
		{"parts that hold the separator", Action{Verb: "a:b", Subject: "cadence/c:1", Arg: "10:00"}, "a%3Ab:cadence%2Fc%3A1:10%3A00:0"},
		{"Chinese", Action{Verb: "choose", Subject: "恒鑫", Rev: -1}, "choose:%E6%81%92%E9%91%AB::-1"},
		{"spaces and signs", Action{Verb: "x", Subject: "a b+c%&=", Arg: "\n"}, "x:a+b%2Bc%25%26%3D:%0A:0"},
	} {
		t.Run(c.says, func(t *testing.T) {
			if got := c.do.String(); got != c.print {
				t.Errorf("prints %q, want %q: buttons that stand in chats would be lost", got, c.print)
			}
			if got, err := ParseAction(c.print); err != nil || got != c.do {
				t.Errorf("reads %+v, %v", got, err)
			}
		})
	}
}

func TestWhatIsNoActionIsRefused(t *testing.T) {
	for _, c := range []struct {
		says, text string
		ok         bool
	}{
		{"nothing", "", false},
		{"too few parts", "undo:g1:3", false},
		{"no verb", ":g1::3", false},
		{"a revision that is no number", "undo:g1::x", false},
		{"a revision that no number holds", "undo:g1::99999999999999999999", false},
		{"a broken escape", "undo:%zz::3", false},
		{"more parts than we know, of a later release", "undo:g1::3:more:still", true},
	} {
		t.Run(c.says, func(t *testing.T) {
			if a, err := ParseAction(c.text); (err == nil) != c.ok {
				t.Errorf("read %+v, %v", a, err)
			}
		})
	}
	if !(Action{}).IsZero() || (Action{Rev: 1}).IsZero() {
		t.Error("an action is zero if nothing was pressed, and only then")
	}
}

func TestActionsOfOurOwnFitEveryPlatform(t *testing.T) {
	// Ids of groups and records are short; subjects of nudges are the longest.
	longest := Action{Verb: "snooze", Subject: "cadence/" + strings.Repeat("a", 40) + "/2026-W48", Arg: "2026-11-23", Rev: 1_000_000}
	if n := len(longest.String()); n > MaxAction {
		t.Errorf("%d bytes, want at most %d", n, MaxAction)
	}
}

func TestPlacesReadBackWhatTheyPrint(t *testing.T) {
	for _, c := range []struct {
		says  string
		place Place
		print string
	}{
		{"a private chat", DMOf(Identity{"wecom", "demo", "xiaoli"}), "wecom/demo/dm/xiaoli/"},
		{"a thread", Place{"slack", "T1", Channel, "C2", "1700000000.000100"}, "slack/T1/channel/C2/1700000000.000100"},
		{"an id with the separator", Place{"wecom", "a/b", Hook, "key=x y", ""}, "wecom/a%2Fb/hook/key=x%20y/"},
		{"Chinese", Place{"slack", "demo", Channel, "华南", ""}, "slack/demo/channel/%E5%8D%8E%E5%8D%97/"},
		{"nothing", Place{}, "////"},
	} {
		t.Run(c.says, func(t *testing.T) {
			if got := c.place.String(); got != c.print {
				t.Errorf("prints %q, want %q: the store keeps it", got, c.print)
			}
			if got, err := ParsePlace(c.print); err != nil || got != c.place {
				t.Errorf("reads %+v, %v", got, err)
			}
		})
	}
	for _, bad := range []string{"", "a/b/c/d", "a/b/c/d/e/f", "a/%zz/c/d/e"} {
		if p, err := ParsePlace(bad); err == nil {
			t.Errorf("%q reads as the place %+v", bad, p)
		}
	}
}

func TestIdentitiesReadBackWhatTheyPrint(t *testing.T) {
	for print, id := range map[string]Identity{
		"wecom/demo/xiaoli":    {"wecom", "demo", "xiaoli"},
		"slack/T%2F1/U%202%25": {"slack", "T/1", "U 2%"},
		"//":                   {},
	} {
		if got := id.String(); got != print {
			t.Errorf("%+v prints %q, want %q: the store keeps it", id, got, print)
		}
		if got, err := ParseIdentity(print); err != nil || got != id {
			t.Errorf("%q reads as %+v, %v", print, got, err)
		}
	}
	for _, bad := range []string{"", "a/b", "a/b/c/d", "a/b/%"} {
		if i, err := ParseIdentity(bad); err == nil {
			t.Errorf("%q reads as the identity %+v", bad, i)
		}
	}
}

func TestWhereOnlyOneReads(t *testing.T) {
	for kind, private := range map[string]bool{DM: true, Home: true, Channel: false, Hook: false, "": false} {
		if got := (Place{Kind: kind}).Private(); got != private {
			t.Errorf("%q is private: %v", kind, got)
		}
	}
}

func TestACardInWords(t *testing.T) {
	who := Identity{"slack", "demo", "anna"}
	card := Card{
		Title: "✅ 已记 拜访 · 比亚迪", Alt: "not shown", Lines: []string{"11-23 周一", "", "聊了电池线"},
		Facts: []Fact{{Label: "客户预算", Value: T("约120万"), Guess: true}},
		Sections: []Section{
			{Head: "下一步", Text: []Span{{S: "12-02 "}, {S: "带方案", Bold: true, Link: "https://x"}, {S: "过去", Who: &who}}},
			{Facts: []Fact{{Label: "谁", Value: T("王总")}}, Table: [][]string{{"客户", "天"}, {"粤钢", "18"}}, Buttons: []Button{{Label: "看"}}},
		},
		Figure: &Figure{Alt: "潜在 42"}, Files: []File{{Name: "leads.xlsx"}}, Note: "不对就直接说",
		Buttons: []Button{{Label: "改", Do: Action{Verb: "edit"}}, {Label: "撤销"}},
	}
	want := `✅ 已记 拜访 · 比亚迪
11-23 周一
聊了电池线
客户预算: 约120万
下一步
12-02 带方案过去
谁: 王总
客户 | 天
粤钢 | 18
[看]
潜在 42
📎 leads.xlsx
不对就直接说
[改] [撤销]`
	if got := card.Plain(); got != want {
		t.Errorf("in words:\n%s\nwant:\n%s", got, want)
	}
	if got := (Card{}).Plain(); got != "" {
		t.Errorf("an empty card says %q", got)
	}
	if b, ok := card.Press("改"); !ok || b.Do.Verb != "edit" {
		t.Errorf("改 is %+v, %v", b, ok)
	}
	if _, ok := card.Press("看"); !ok {
		t.Error("a button of a section cannot be pressed")
	}
	if b, ok := card.Press("驳回"); ok {
		t.Errorf("a button was found that is not there: %+v", b)
	}
	if n := len(card.AllButtons()); n != 3 {
		t.Errorf("%d buttons, want 3", n)
	}
}

// FuzzAction: what prints reads back the same, whatever the parts hold, and
// whatever text reads as an action prints to one that reads the same.
func FuzzAction(f *testing.F) {
	f.Add("undo", "g1", "", 3)
	f.Add("a:b", "%3A", "\xff", -1)
	f.Fuzz(func(t *testing.T, verb, subject, arg string, rev int) {
		do := Action{verb, subject, arg, rev}
		if got, err := ParseAction(do.String()); verb != "" && (err != nil || got != do) {
			t.Errorf("%+v prints %q and reads %+v, %v", do, do.String(), got, err)
		}
		if a, err := ParseAction(subject); err == nil {
			if b, err := ParseAction(a.String()); err != nil || a != b {
				t.Errorf("%q reads %+v, prints %q and reads %+v, %v", subject, a, a.String(), b, err)
			}
		}
	})
}

// FuzzPlace: the same for places and identities.
func FuzzPlace(f *testing.F) {
	f.Add("wecom", "demo", "dm", "xiaoli", "")
	f.Add("/", "%", "\xff", " ", "..")
	f.Fuzz(func(t *testing.T, platform, tenant, kind, id, thread string) {
		p := Place{platform, tenant, kind, id, thread}
		if got, err := ParsePlace(p.String()); err != nil || got != p {
			t.Errorf("%+v prints %q and reads %+v, %v", p, p.String(), got, err)
		}
		i := Identity{platform, tenant, id}
		if got, err := ParseIdentity(i.String()); err != nil || got != i {
			t.Errorf("%+v prints %q and reads %+v, %v", i, i.String(), got, err)
		}
		if p, err := ParsePlace(thread); err == nil && utf8.ValidString(thread) {
			if again, err := ParsePlace(p.String()); err != nil || again != p {
				t.Errorf("%q reads %+v, prints %q", thread, p, p.String())
			}
		}
	})
}
