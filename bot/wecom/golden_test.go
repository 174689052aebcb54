package wecom

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/bot/chat"
)

var update = flag.Bool("update", false, "rewrite the golden files of callbacks")

// TestCallbacksAreReadAsTheirGoldenFilesSay reads callbacks of each kind: what
// they say, that they say nothing to us, or why they are refused.
func TestCallbacksAreReadAsTheirGoldenFilesSay(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "callbacks", "*.xml"))
	if err != nil || len(files) < 15 {
		t.Fatalf("%d callbacks: %v", len(files), err)
	}
	o := open(t, nil)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var read struct {
			Message *chat.Message `json:"message,omitempty"`
			Ours    bool          `json:"ours"`
			Refused string        `json:"refused,omitempty"`
		}
		h, ours, err := o.transport.decode(raw)
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
		text := strings.ReplaceAll(string(got), o.transport.opt.Tenant, "corp") + "\n"
		golden := strings.TrimSuffix(file, ".xml") + ".json"
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
}
