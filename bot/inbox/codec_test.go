package inbox

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

const golden = "testdata/message-v1.json"

// whole is a message with everything in it.
func whole() chat.Message {
	li := chat.Identity{Platform: "wecom", Tenant: "demo", ID: "xiaoli"}
	return chat.Message{
		Key: "wecom/1", Content: "MsgId 1", Kind: chat.Submit, Text: "今天拜访了比亚迪 <王总> & 聊了电池线\n第二行", Locale: "zh",
		From: li, In: chat.Place{Platform: "wecom", Tenant: "demo", Kind: chat.Channel, ID: "a/b c", Thread: "9"},
		At: time.Date(2026, 11, 23, 9, 42, 0, 123456000, time.UTC), Mention: true,
		Action: chat.Action{Verb: "edit", Subject: "V31", Arg: "x", Rev: 2}, On: "ref-1", Quoted: "ref-0",
		Values: map[string][]string{"amount": {"120万"}, "with": {"a", "b"}},
		Files:  []chat.File{{Name: "leads.xlsx", Type: "application/x", Size: 7, Handle: "h"}},
		Geo:    &chat.Geo{Lat: 22.7, Long: 114.3, Name: "比亚迪坪山", Label: "深圳"}, Trigger: "t",
	}
}

func TestAStoredMessageDecodesForEver(t *testing.T) {
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
		t.Errorf("what an earlier release stored reads, -want +got:\n%s", diff)
	}
	now, err := Encode(whole())
	if err != nil || string(now) != strings.TrimSpace(string(stored)) {
		t.Errorf("today's encoding differs, %v:\n%s", err, now)
	}
}

func TestWhatCannotBeDecodedIsSaid(t *testing.T) {
	for _, c := range []struct{ says, body, want string }{
		{"nothing", "", "decode a message"},
		{"no JSON", "{", "decode a message"},
		{"another shape", `{"v":1,"m":[]}`, "decode a message"},
		{"no version", `{"m":{}}`, "version 0"},
		{"a later release", `{"v":2,"m":{}}`, "version 2"},
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
	f.Add([]byte(`{"v":1,"m":{"Text":"\ud800"}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		m, err := Decode(body)
		if err != nil {
			return
		}
		b, err := Encode(m)
		if err != nil {
			t.Skip("a time that JSON cannot hold") // year 10000 and later
		}
		again, err := Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(m, again); diff != "" {
			t.Errorf("-first +second:\n%s", diff)
		}
	})
}
