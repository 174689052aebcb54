package chat

import (
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden files of the present version anew; those of earlier ones must never change")

// wholeMessage is a message with everything in it.
func wholeMessage() Message {
	li := Identity{Platform: "wecom", Tenant: "demo", ID: "xiaoli"}
	return Message{
		Key: "wecom/1", Content: "MsgId 1", Kind: Submit, Text: "今天拜访了比亚迪 <王总> & 聊了电池线\n第二行", Locale: "zh",
		From: li, In: Place{Platform: "wecom", Tenant: "demo", Kind: Channel, ID: "a/b c", Thread: "9"},
		At: time.Date(2026, 11, 23, 9, 42, 0, 123456000, time.UTC), Mention: true,
		Action: Action{Verb: "edit", Subject: "V31", Arg: "x", Rev: 2}, On: "ref-1", Quoted: "ref-0",
		Values: map[string][]string{"amount": {"120万"}, "with": {"a", "b"}},
		Files:  []File{{Name: "leads.xlsx", Type: "application/x", Size: 7, Handle: "h"}},
		Geo:    &Geo{Lat: 22.7, Long: 114.3, Name: "比亚迪坪山", Label: "深圳"}, Trigger: "t",
	}
}

// wholePost is a post with everything in it.
func wholePost() Post {
	who := Identity{Platform: "slack", Tenant: "demo", ID: "anna"}
	do := Action{Verb: "undo", Subject: "g1", Arg: "x", Rev: 2}
	line := []Span{{S: "比亚迪 <王总>", Bold: true}, {S: "link", Link: "https://example.com/a?b=1&c=2"}, {S: "Anna", Who: &who}}
	button := Button{Label: "撤销", Style: Danger, Confirm: "确定?", Do: do, Opens: true, Done: "已撤销"}
	field := Field{
		Key: "amount", Kind: Amount, Label: "金额", Hint: "万元", Error: "看不懂", Value: []string{"120万"},
		Options: []Option{{Value: "a", Label: "甲"}}, Required: true, Max: 20,
	}
	fact := Fact{Label: "客户预算", Value: line, Guess: true}
	return Post{
		Key: "m1/1", Track: "g/1", Under: "A17", To: Place{Platform: "slack", Tenant: "demo", Kind: Channel, ID: "a/b c", Thread: "9"},
		Only: &who, Class: Digest,
		NotBefore: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), NotAfter: time.Date(2026, 11, 23, 18, 0, 0, 123456000, time.UTC),
		Card: Card{
			Title: "✅ 已记 拜访", Tone: Good, Alt: "已记", Note: "不对就直接说", Lines: []string{"11-23 周一"}, Facts: []Fact{fact},
			Sections: []Section{{Head: "下一步", Text: line, Facts: []Fact{fact}, Table: [][]string{{"a", "b"}, {"1", "2"}}, Buttons: []Button{button}}},
			Buttons:  []Button{button}, Pick: []Field{field},
			Figure: &Figure{Kind: "bars", Title: "漏斗", Alt: "42 11 4", Labels: []string{"潜在"}, Series: map[string][]float64{"n": {42, 11.5}}},
			Files:  []File{{Name: "leads.xlsx", Type: "application/x", Size: 7, Handle: "h"}},
		},
		Form:    &Form{Do: do, Title: "改", Submit: "提交", Cancel: "取消", Error: "还缺一项", Fields: []Field{field}},
		Trigger: "t",
	}
}

// kept holds one sort of thing that is stored to its golden file.
func kept[T any](t *testing.T, golden string, whole T, encode func(T) ([]byte, error), decode func([]byte) (T, error)) {
	t.Helper()
	now, err := encode(whole)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, append(now, '\n'), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	stored, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	got, err := decode(stored)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, whole) {
		t.Errorf("what an earlier release stored reads\n%+v, want\n%+v", got, whole)
	}
	if string(now) != strings.TrimSpace(string(stored)) {
		t.Errorf("today's encoding differs:\n%s", now)
	}
}

func TestAStoredMessageDecodesForEver(t *testing.T) {
	kept(t, "testdata/message-v1.json", wholeMessage(), EncodeMessage, DecodeMessage)
}

func TestAQueuedPostDecodesForEver(t *testing.T) {
	kept(t, "testdata/post-v1.json", wholePost(), EncodePost, DecodePost)
}

func TestWhatCannotBeDecodedIsSaid(t *testing.T) {
	for _, c := range []struct{ says, body, want string }{
		{"nothing", "", ""},
		{"no JSON", "{", ""},
		{"another shape", `{"v":1,"m":[],"p":[]}`, ""},
		{"no version", `{"m":{},"p":{}}`, "version 0"},
		{"a later release", `{"v":2,"m":{},"p":{}}`, "version 2"},
	} {
		t.Run(c.says, func(t *testing.T) {
			_, message := DecodeMessage([]byte(c.body))
			if message == nil || !strings.Contains(message.Error(), "decode a message") || !strings.Contains(message.Error(), c.want) {
				t.Errorf("a message decoded with %v, want %q", message, c.want)
			}
			_, post := DecodePost([]byte(c.body))
			if post == nil || !strings.Contains(post.Error(), "decode a post") || !strings.Contains(post.Error(), c.want) {
				t.Errorf("a post decoded with %v, want %q", post, c.want)
			}
		})
	}
}

// again fails unless what a body decodes to encodes again to the same.
func again[T any](t *testing.T, body []byte, encode func(T) ([]byte, error), decode func([]byte) (T, error)) {
	first, err := decode(body)
	if err != nil {
		return
	}
	b, err := encode(first)
	if err != nil {
		return // a time of the year 10000 and later, which JSON cannot hold
	}
	second, err := decode(b)
	if err != nil {
		t.Fatal(err)
	}
	if now, err := encode(second); err != nil || string(now) != string(b) {
		t.Errorf("%s\nreads and is written again as\n%s, %v", b, now, err)
	}
}

// FuzzDecode: whatever is stored, it decodes to something that encodes again to
// the same, or is an error.
func FuzzDecode(f *testing.F) {
	message, err := EncodeMessage(wholeMessage())
	if err != nil {
		f.Fatal(err)
	}
	post, err := EncodePost(wholePost())
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{string(message), string(post), `{"v":1,"m":{"Text":"\ud800"}}`, `{"v":1,"p":{"To":{"ID":"\ud800"}}}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		again(t, body, EncodeMessage, DecodeMessage)
		again(t, body, EncodePost, DecodePost)
	})
}
