package wecom

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/wecom/wecomtest"
)

var update = flag.Bool("update", false, "rewrite the golden files of callbacks and frames")

// TestCallbacksAreReadAsTheirGoldenFilesSay reads callbacks of each kind: what
// they say, that they say nothing to us, or why they are refused.
func TestCallbacksAreReadAsTheirGoldenFilesSay(t *testing.T) {
	o := open(t, func(o *Options, _ *wecomtest.Corp) {
		o.Now = func() time.Time { return time.Unix(1793584330, 0) } // of messages that say no moment
	})
	asTheirGoldenFilesSay(t, "callbacks", ".xml", 100, o.transport, o.transport.decode)
}

// TestFramesAreReadAsTheirGoldenFilesSay does the same for what the intelligent
// bot hears.
func TestFramesAreReadAsTheirGoldenFilesSay(t *testing.T) {
	o := open(t, func(o *Options, c *wecomtest.Corp) {
		withBot(o, c)
		o.Now = func() time.Time { return time.Unix(1793584330, 0) } // of messages that say no moment
	})
	in := o.place("wrGroup1")
	o.transport.bot.remember(in, chat.Post{Card: chat.Card{Title: "✅ 已记 拜访 · 比亚迪 #V1"}}, "m/card-1")
	o.transport.bot.remember(in, chat.Post{Card: chat.Card{Title: "✅ 已记 拜访 · 美的 #V2"}}, "m/card-2")
	asTheirGoldenFilesSay(t, "frames", ".json", 44, o.transport, o.transport.decodeBot)
}

// asTheirGoldenFilesSay reads each file of a folder and compares what was read
// with the file beside it, whose name ends in .read.json.
func asTheirGoldenFilesSay(t *testing.T, folder, ext string, least int, tr *Transport, decode func([]byte) (heard, bool, error)) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*"+ext))
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, file := range files {
		if strings.HasSuffix(file, ".read.json") {
			continue
		}
		seen++
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var read struct {
			Message *chat.Message `json:"message,omitempty"`
			Ours    bool          `json:"ours"`
			Refused string        `json:"refused,omitempty"`
		}
		h, ours, err := decode(raw)
		if read.Ours = ours; ours {
			read.Message = &h.Message
		}
		if err != nil {
			read.Refused = err.Error()
		}
		got, err := json.MarshalIndent(read, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		// The corporation of the test has another name each time.
		text := strings.ReplaceAll(string(got), tr.opt.Tenant, "corp") + "\n"
		golden := strings.TrimSuffix(file, ext) + ".read.json"
		if *update {
			if err := os.WriteFile(golden, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || text != string(want) {
			t.Errorf("%s is read as\n%s\nwanted\n%s%v (go test ./bot/wecom -run Golden -update writes it)", file, text, want, err)
		}
	}
	if seen < least {
		t.Errorf("%d files in %s, want %d", seen, folder, least)
	}
}
