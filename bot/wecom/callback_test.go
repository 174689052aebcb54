package wecom

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/wecom/wecomtest"
)

var (
	vectorFile = flag.String("vectors", "", "callbacks sealed by the platform's own package, as gen_vectors.js writes them")
	sealedFile = flag.String("sealed", "", "where to write callbacks that we have sealed, for check_go.js")
)

// sample is a published callback (WXBizMsgCrypt's Sample).
var sample = struct{ token, key, corp, sig, ts, nonce, echo string }{
	"QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7",
	"5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780",
	"P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
}

const (
	sampleSig  = "477715d11cdb4164915debcba66cb864d751f3e6"
	samplePost = "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q=="
)

// sampleOffice is a connection with the sample's keys.
func sampleOffice(t *testing.T) *office {
	return open(t, func(o *Options, _ *wecomtest.Corp) {
		o.CorpID, o.Token, o.AESKey = sample.corp, sample.token, sample.key
	})
}

// ask sends a callback as it stands.
func (o *office) ask(method, query, body string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	o.transport.callback(w, httptest.NewRequestWithContext(o.t.Context(), method, CallbackPath+"?"+query, strings.NewReader(body)))
	return w
}

func sealedQuery(sig, ts, nonce string) string {
	return url.Values{"msg_signature": {sig}, "timestamp": {ts}, "nonce": {nonce}}.Encode()
}

func sealedBody(corp, sealed string) string {
	return "<xml><ToUserName><![CDATA[" + corp + "]]></ToUserName><Encrypt><![CDATA[" + sealed + "]]></Encrypt><AgentID><![CDATA[218]]></AgentID></xml>"
}

func TestThePublishedSampleIsOpened(t *testing.T) {
	o := sampleOffice(t)
	ctx, in := t.Context(), o.ear
	go func() { o.ended <- o.transport.Run(ctx, in) }() // its secret is not the fake's: callbacks are taken all the same
	w := o.ask(http.MethodGet, sealedQuery(sample.sig, sample.ts, sample.nonce)+"&echostr="+url.QueryEscape(sample.echo), "")
	if w.Code != http.StatusOK || w.Body.String() != "1616140317555161061" {
		t.Errorf("GET gave %d %q", w.Code, w.Body)
	}
	w = o.ask(http.MethodPost, sealedQuery(sampleSig, "1409659813", "1372623149"), sealedBody(sample.corp, samplePost))
	if w.Code != http.StatusOK || w.Body.Len() != 0 {
		t.Errorf("POST gave %d %q", w.Code, w.Body)
	}
	m := o.ear.Next(t)
	if m.Text != "hello" || m.Content != "msg/4561255354251345929" || m.From.ID != "mycreate" || !m.At.Equal(time.Unix(1409659813, 0)) {
		t.Errorf("came in as %+v", m)
	}
}

func TestAForgedCallbackIsRefusedAndNothingComesIn(t *testing.T) {
	o := open(t, nil).run(nil)
	plain := o.Message("xiaoli", "text", "<Content>x</Content>")
	for says, forge := range map[string]func(s *wecomtest.Sealed){
		"another signature": func(s *wecomtest.Sealed) { s.Query.Set("msg_signature", strings.Repeat("0", 40)) },
		"no signature":      func(s *wecomtest.Sealed) { s.Query.Del("msg_signature") },
		"another time":      func(s *wecomtest.Sealed) { s.Query.Set("timestamp", "1") },
		"another nonce":     func(s *wecomtest.Sealed) { s.Query.Set("nonce", "x") },
		"something else in it": func(s *wecomtest.Sealed) {
			s.Body = strings.Replace(s.Body, "Encrypt><![CDATA[", "Encrypt><![CDATA[AAAA", 1)
		},
		"nothing in it": func(s *wecomtest.Sealed) { s.Body = "<xml></xml>" },
		"no XML":        func(s *wecomtest.Sealed) { s.Body = "{}" },
		"a document type": func(s *wecomtest.Sealed) {
			s.Body = `<!DOCTYPE xml [<!ENTITY a "b">]>` + strings.Replace(s.Body, "<AgentID>", "<AgentID>&a;", 1)
		},
	} {
		s, err := o.Seal(plain)
		if err != nil {
			t.Fatal(err)
		}
		forge(&s)
		if w := o.ask(http.MethodPost, s.Query.Encode(), s.Body); w.Code != http.StatusForbidden || strings.Contains(w.Body.String(), "signature") {
			t.Errorf("%s: %d %q, want 403 without a reason", says, w.Code, w.Body)
		}
	}
	other := server().Corp() // rightly sealed, for somebody else, with our keys
	other.Token, other.AESKey = o.Token, o.AESKey
	s, err := other.Seal(plain)
	if err != nil {
		t.Fatal(err)
	}
	if w := o.ask(http.MethodPost, s.Query.Encode(), s.Body); w.Code != http.StatusForbidden {
		t.Errorf("for another receiver: %d", w.Code)
	}
	if w := o.ask(http.MethodPost, "", strings.Repeat("x", maxCallback+1)); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("too large: %d", w.Code)
	}
	if w := o.ask(http.MethodDelete, "", ""); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("DELETE: %d", w.Code)
	}
	o.ear.Silent(t)
}

func TestWhatComesInIsWhatWasDone(t *testing.T) {
	o := open(t, nil).run(nil)
	ctx := t.Context()
	for _, c := range []struct {
		says string
		does func() error
		want func(chat.Message) bool
	}{
		{"a place", func() error { return o.SendPlace(ctx, "xiaoli", 22.676, 114.348, "比亚迪坪山") }, func(m chat.Message) bool {
			return m.Geo != nil && m.Geo.Lat == 22.676 && m.Geo.Name == "比亚迪坪山" && m.Text == ""
		}},
		{"a page", func() error { return o.SendLink(ctx, "xiaoli", "新闻", "https://example.com/a?b=1&c=2") }, func(m chat.Message) bool {
			return m.Text == "新闻\nhttps://example.com/a?b=1&c=2"
		}},
		{"opening the chat", func() error { return o.Enter(ctx, "anna") }, func(m chat.Message) bool { return m.Kind == chat.Opened && m.From.ID == "anna" }},
		{"the menu", func() error { return o.Click(ctx, "xiaoli", "say:我今天记了啥") }, func(m chat.Message) bool {
			return m.Kind == chat.Text && m.Text == "我今天记了啥" && m.In == o.dm("xiaoli")
		}},
		{"words that look like XML", func() error { return o.Say(ctx, "xiaoli", "a ]]> <b>&amp;</b> \U0001F600") }, func(m chat.Message) bool {
			return m.Text == "a ]]> <b>&amp;</b> \U0001F600"
		}},
	} {
		if err := c.does(); err != nil {
			t.Fatalf("%s: %v", c.says, err)
		}
		if m := o.ear.Next(t); !c.want(m) {
			t.Errorf("%s came in as %+v", c.says, m)
		}
	}
	for says, xml := range map[string]string{
		"a menu that is not ours":    o.Event("xiaoli", "click", "<EventKey>help</EventKey>"),
		"where somebody is, unasked": o.Event("xiaoli", "LOCATION", "<Latitude>1</Latitude>"),
		"a change of the staff":      o.Event("sys", "change_contact", "<ChangeType>delete_user</ChangeType><UserID>anna</UserID>"),
		"a button of another app":    o.Event("xiaoli", "template_card_event", "<EventKey>key1</EventKey><TaskId>t1</TaskId>"),
		"a message without an id":    "<xml><FromUserName>a</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType></xml>",
		"a place nowhere":            o.Message("xiaoli", "location", "<Location_X>NaN</Location_X><Location_Y>1000</Location_Y>"),
		"a kind that nobody knows":   o.Message("xiaoli", "hologram", ""),
		"no XML":                     "hello",
	} {
		s, err := o.Seal(xml)
		if err != nil {
			t.Fatal(err)
		}
		if err := o.Deliver(ctx, s); err != nil { // it would not get better
			t.Errorf("%s: %v", says, err)
		}
	}
	o.ear.Silent(t)
}

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
	"testTaskCardEvent": func(_ heard, ok bool, err error) bool { // </TaskId > with a space
		return !ok && err != nil && strings.Contains(err.Error(), "not one of ours")
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

// FuzzCallback: whatever somebody posts, nothing breaks and nothing unsigned
// comes in.
func FuzzCallback(f *testing.F) {
	o := sampleTransport(f)
	f.Add(sealedQuery(sampleSig, "1409659813", "1372623149"), sealedBody(sample.corp, samplePost))
	f.Add("", "<xml>")
	f.Add("msg_signature=%zz", "<!DOCTYPE a><xml><Encrypt>&lt;</Encrypt></xml>")
	f.Fuzz(func(t *testing.T, query, body string) {
		r := httptest.NewRequest(http.MethodPost, CallbackPath, strings.NewReader(body))
		r.URL.RawQuery = query
		var e envelope
		if readXML([]byte(body), &e) != nil {
			return
		}
		plain, err := o.opened(r, e.Encrypt)
		if err == nil && len(plain) == 0 {
			t.Errorf("it opens as nothing")
		}
	})
}

// FuzzUnseal: whatever is sealed, opening it gives it back or an error.
func FuzzUnseal(f *testing.F) {
	key, err := aesKey(sample.key)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(samplePost, sample.corp)
	f.Add("AAAA", "")
	f.Fuzz(func(t *testing.T, sealed, receiver string) {
		if got, err := unseal(key, sealed, receiver); err == nil && len(got) > len(sealed) {
			t.Errorf("%q opens as more than it holds", sealed)
		}
	})
}

// FuzzDecode: whatever a callback says, it is read or refused, and what is read
// has what the inbox needs.
func FuzzDecode(f *testing.F) {
	o := sampleTransport(f)
	c := server().Corp()
	for _, xml := range []string{
		c.Message("a", "text", "<Content>x</Content>"), c.Message("a", "location", "<Location_X>1</Location_X><Location_Y>2</Location_Y>"),
		c.Event("a", "template_card_event", "<EventKey>undo:g1::0</EventKey><TaskId>t@1</TaskId ><SelectedItems><SelectedItem><QuestionKey>q</QuestionKey><OptionIds><OptionId>1</OptionId></OptionIds></SelectedItem></SelectedItems>"),
		c.Event("a", "click", "<EventKey>say:x</EventKey>"), "<xml/>",
	} {
		f.Add([]byte(xml))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		h, ok, err := o.decode(raw)
		if ok && (err != nil || h.Key == "" || h.Content == "" || h.From.ID == "" || h.At.IsZero()) {
			t.Errorf("%q is read as %+v, %v", raw, h, err)
		}
		if ok {
			if _, err := chat.EncodeMessage(h.Message); err != nil && h.At.Year() < 9999 {
				t.Errorf("%q cannot be stored: %v", raw, err)
			}
		}
	})
}

// FuzzBotFrame: the same for what the intelligent bot hears.
func FuzzBotFrame(f *testing.F) {
	o := sampleTransport(f)
	f.Add([]byte(`{"msgid":"m1","chatid":"C1","chattype":"group","from":{"userid":"a"},"msgtype":"text","text":{"content":"@bot x"}}`))
	f.Add([]byte(`{"msgid":"m2","create_time":1,"from":{"userid":"a"},"msgtype":"event","event":{"eventtype":"template_card_event","template_card_event":{"event_key":"undo:g1::0","task_id":"T1"}}}`))
	f.Add([]byte(`{"msgid":"m3","from":{"userid":"a"},"msgtype":"mixed","mixed":{"msg_item":[{"msgtype":"image","image":{"url":"u","aeskey":"k"}}]}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if h, ok, err := o.decodeBot(raw); ok && (err != nil || h.Key == "" || h.From.ID == "" || h.At.IsZero()) {
			t.Errorf("%q is read as %+v, %v", raw, h, err)
		}
	})
}

func sampleTransport(f *testing.F) *Transport {
	tr, err := New(Options{
		CorpID: sample.corp, AgentID: 1, Secret: "secret", Token: sample.token, AESKey: sample.key, APIURL: server().URL(), Now: time.Now,
		Memory: newShelf(), Words: wordsForTests,
	})
	if err != nil {
		f.Fatal(err)
	}
	return tr
}
