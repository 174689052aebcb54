package outbox

import (
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"milepost/bot/chat"
)

var update = flag.Bool("update", false, "write the golden files of the present version anew; those of earlier ones must never change")

const golden = "testdata/post-v1.json"

// whole is a post with everything in it.
func whole() chat.Post {
	who := chat.Identity{Platform: "slack", Tenant: "demo", ID: "anna"}
	do := chat.Action{Verb: "undo", Subject: "g1", Arg: "x", Rev: 2}
	line := []chat.Span{{S: "比亚迪 <王总>", Bold: true}, {S: "link", Link: "https://example.com/a?b=1&c=2"}, {S: "Anna", Who: &who}}
	button := chat.Button{Label: "撤销", Style: chat.Danger, Confirm: "确定?", Do: do, Opens: true, Done: "已撤销"}
	field := chat.Field{
		Key: "amount", Kind: chat.Amount, Label: "金额", Hint: "万元", Error: "看不懂", Value: []string{"120万"},
		Options: []chat.Option{{Value: "a", Label: "甲"}}, Required: true, Max: 20,
	}
	fact := chat.Fact{Label: "客户预算", Value: line, Guess: true}
	return chat.Post{
		Key: "m1/1", Track: "g/1", Under: "A17", To: chat.Place{Platform: "slack", Tenant: "demo", Kind: chat.Channel, ID: "a/b c", Thread: "9"},
		Only: &who, Class: chat.Digest,
		NotBefore: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), NotAfter: time.Date(2026, 11, 23, 18, 0, 0, 123456000, time.UTC),
		Card: chat.Card{
			Title: "✅ 已记 拜访", Tone: chat.Good, Alt: "已记", Note: "不对就直接说", Lines: []string{"11-23 周一"}, Facts: []chat.Fact{fact},
			Sections: []chat.Section{{Head: "下一步", Text: line, Facts: []chat.Fact{fact}, Table: [][]string{{"a", "b"}, {"1", "2"}}, Buttons: []chat.Button{button}}},
			Buttons:  []chat.Button{button}, Pick: []chat.Field{field},
			Figure: &chat.Figure{Kind: "bars", Title: "漏斗", Alt: "42 11 4", Labels: []string{"潜在"}, Series: map[string][]float64{"n": {42, 11.5}}},
			Files:  []chat.File{{Name: "leads.xlsx", Type: "application/x", Size: 7, Handle: "h"}},
		},
		Form:    &chat.Form{Do: do, Title: "改", Submit: "提交", Cancel: "取消", Error: "还缺一项", Fields: []chat.Field{field}},
		Trigger: "t",
	}
}

func TestAQueuedPostDecodesForEver(t *testing.T) {
	if *update {
		b, err := Encode(whole())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, append(b, '\n'), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	stored, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Decode(stored)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(whole(), got); diff != "" {
		t.Errorf("what an earlier release queued reads, -want +got:\n%s", diff)
	}
	now, err := Encode(whole())
	if err != nil || string(now) != strings.TrimSpace(string(stored)) {
		t.Errorf("today's encoding differs, %v:\n%s", err, now)
	}
}

func TestWhatCannotBeDecodedIsSaid(t *testing.T) {
	for _, c := range []struct{ says, body, want string }{
		{"nothing", "", "decode a post"},
		{"another shape", `{"v":1,"p":[]}`, "decode a post"},
		{"no version", `{"p":{}}`, "version 0"},
		{"a later release", `{"v":2,"p":{}}`, "version 2"},
	} {
		t.Run(c.says, func(t *testing.T) {
			if _, err := Decode([]byte(c.body)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("decoded with %v, want %q", err, c.want)
			}
		})
	}
}

// FuzzDecode: whatever is stored, it decodes to something that encodes again to
// the same, or is an error.
func FuzzDecode(f *testing.F) {
	b, err := Encode(whole())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{"v":1,"p":{"To":{"ID":"\ud800"}}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		p, err := Decode(body)
		if err != nil {
			return
		}
		b, err := Encode(p)
		if err != nil {
			t.Skip("a time that JSON cannot hold") // year 10000 and later
		}
		again, err := Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p, again); diff != "" {
			t.Errorf("-first +second:\n%s", diff)
		}
	})
}
