package wecom

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/bot/chat"
	"milepost/bot/wecom/wecomtest"
)

var (
	vectorFile = flag.String("vectors", "", "callbacks sealed by the platform's own package, as gen_vectors.js writes them")
	sealedFile = flag.String("sealed", "", "where to write callbacks that we have sealed, for check_go.js")
)

// vectors is what gen_vectors.js writes.
type vectors struct {
	Token, Key, Corp string
	Cases            []struct{ Name, Msg, ID, TS, Nonce, Encrypt, Sig string }
}

func TestCallbacksThatThePlatformsOwnPackageSealedAreOpened(t *testing.T) {
	if *vectorFile == "" {
		t.Skip("-vectors names no file: .ci/run makes one where node and ../shared are there")
	}
	raw, err := os.ReadFile(*vectorFile)
	if err != nil {
		t.Fatal(err)
	}
	var all vectors
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	key, err := aesKey(all.Key)
	if err != nil {
		t.Fatal(err)
	}
	opened, forged := 0, 0
	for _, c := range all.Cases {
		if !signed(c.Sig, all.Token, c.TS, c.Nonce, c.Encrypt) {
			t.Errorf("%s: its signature is refused", c.Name)
		}
		if got, err := unseal(key, c.Encrypt, c.ID); err != nil || string(got) != c.Msg {
			t.Errorf("%s: opened as %.40q, %v", c.Name, got, err)
		}
		opened++
		// One bit of the signature, another receiver, another key.
		if signed("0"+c.Sig[1:], all.Token, c.TS, c.Nonce, c.Encrypt) && c.Sig[0] != '0' || signed(c.Sig, all.Token+"x", c.TS, c.Nonce, c.Encrypt) {
			t.Errorf("%s: a forged signature is taken", c.Name)
		}
		if _, err := unseal(key, c.Encrypt, c.ID+"x"); err == nil {
			t.Errorf("%s: it is opened for another receiver", c.Name)
		}
		wrong := append([]byte{key[0] ^ 1}, key[1:]...)
		if got, err := unseal(wrong, c.Encrypt, c.ID); err == nil {
			t.Errorf("%s: another key opens it as %q", c.Name, got)
		}
		forged += 4
	}
	if opened < 100 {
		t.Errorf("only %d vectors", opened)
	}
	fmt.Printf("%d callbacks of the platform's own package opened, %d forged ones refused\n", opened, forged)
}

func TestCallbacksThatWeSealAreWrittenForThePlatformsOwnPackage(t *testing.T) {
	if *sealedFile == "" {
		t.Skip("-sealed names no file: .ci/run gives one to check_go.js where node and ../shared are there")
	}
	c := server().Corp()
	type one struct {
		Name    string `json:"name"`
		Msg     string `json:"msg"`
		ID      string `json:"id"`
		TS      string `json:"ts"`
		Nonce   string `json:"nonce"`
		Encrypt string `json:"encrypt"`
		Sig     string `json:"sig"`
	}
	out := struct {
		Token string `json:"token"`
		Key   string `json:"key"`
		Cases []one  `json:"cases"`
	}{Token: c.Token, Key: c.AESKey}
	for n := range 100 {
		msg := strings.Repeat("客", n) + "\U0001F600 ]]>"
		s, err := c.Seal(msg)
		if err != nil {
			t.Fatal(err)
		}
		_, sealed, _ := strings.Cut(s.Body, "<Encrypt><![CDATA[")
		sealed, _, _ = strings.Cut(sealed, "]]>")
		out.Cases = append(out.Cases, one{fmt.Sprint("len", n), msg, c.ID, s.Query.Get("timestamp"), s.Query.Get("nonce"), sealed, s.Query.Get("msg_signature")})
	}
	raw, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(*sealedFile, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

// fixtures are messages out of another client's tests: what they say, or why
// they are refused.
var fixtures = map[string]func(h heard, ok bool, err error) bool{
	"testFromXml": func(h heard, ok bool, err error) bool {
		return ok && err == nil && h.Text == "this is a test" && h.Content == "msg/1234567890123456"
	},
	"testTaskCardEvent": func(h heard, ok bool, err error) bool { // </TaskId > with a space
		return ok && err == nil && h.Kind == chat.Press && h.Action.Verb == "unknown" && h.task == "taskid111"
	},
	"testDelExternalUserEvent": nothingOfOurs, "WxCpOaAgentTest": nothingOfOurs, "WxCpExternalContactServiceImplTest": nothingOfOurs,
	"WxCpXmlOut": func(_ heard, ok bool, err error) bool { // passive answers: nobody sends them to us
		return !ok && err != nil
	},
}

func nothingOfOurs(_ heard, ok bool, err error) bool { return !ok && err == nil }

func TestMessagesOfAnotherClientsTestsAreReadOrRefused(t *testing.T) {
	files, err := filepath.Glob("../../../shared/platforms/wecom-fixtures/*.xml")
	if err != nil || len(files) == 0 {
		t.Skip("../shared/platforms/wecom-fixtures is not there")
	}
	o := open(t, nil)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		h, ok, err := o.transport.decode(raw)
		known := false
		for part, fits := range fixtures {
			if strings.Contains(filepath.Base(file), part) {
				known = true
				if !fits(h, ok, err) {
					t.Errorf("%s is read as %+v, %v, %v", file, h, ok, err)
				}
			}
		}
		if !known {
			t.Errorf("%s: it is not said what it should be read as", file)
		}
	}
}

func TestCardsOfAnotherClientsTestsKeepTheRulesOrBreakThoseTheySay(t *testing.T) {
	files, err := filepath.Glob("../../../shared/platforms/wecom-fixtures/*Builder_*.json")
	if err != nil || len(files) == 0 {
		t.Skip("../shared/platforms/wecom-fixtures is not there")
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var body map[string]any
		if err := json.Unmarshal(raw, &body); err != nil {
			t.Fatal(err)
		}
		var broken []string
		for _, r := range wecomtest.Broken(wecomtest.App, body) {
			broken = append(broken, r.Says)
		}
		want := ""
		if strings.Contains(file, "text_notice") || strings.Contains(file, "news_notice") || strings.Contains(file, "button_interaction") {
			want = "the name of a fact" // 企业微信官网: six characters
		}
		if got := strings.Join(broken, "; "); want == "" && got != "" || !strings.Contains(got, want) || len(broken) > 2 {
			t.Errorf("%s breaks %q, want %q", file, got, want)
		}
	}
}

// TestWhatElseAnotherClientsTestsHoldIsReadOrRefused: answers of the API are read as
// such, messages of other kinds keep the rules or are no JSON, and none of them is
// taken for something that somebody said.
func TestWhatElseAnotherClientsTestsHoldIsReadOrRefused(t *testing.T) {
	files, err := filepath.Glob("../../../shared/platforms/wecom-fixtures/*.json")
	if err != nil || len(files) == 0 {
		t.Skip("../shared/platforms/wecom-fixtures is not there")
	}
	o := open(t, nil)
	for _, file := range files {
		name := filepath.Base(file)
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for what, decode := range map[string]func([]byte) (heard, bool, error){"a callback": o.transport.decode, "a frame": o.transport.decodeBot} {
			if h, ok, err := decode(raw); ok || what == "a callback" && err == nil {
				t.Errorf("%s is taken for %s: %+v, %v", name, what, h, err)
			}
		}
		var body map[string]any
		if err := json.Unmarshal(raw, &body); err != nil {
			if !strings.Contains(name, "markdown") { // its lines are broken inside of a text
				t.Errorf("%s is no JSON: %v", name, err)
			}
			if o.transport.answered(raw) == nil {
				t.Errorf("%s is read as an answer", name)
			}
			continue
		}
		if err := o.transport.answered(raw); err != nil {
			t.Errorf("%s is read as the refusal %v", name, err)
		}
		if broken := wecomtest.Broken(wecomtest.App, body); len(broken) > 0 && !strings.Contains(name, "Builder_") {
			t.Errorf("%s breaks %q", name, broken[0].Says)
		}
	}
}
