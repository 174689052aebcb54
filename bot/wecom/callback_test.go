package wecom

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/wecom/wecomtest"
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

// TestAnotherTokenIsTheAdminsMatter: nobody is heard then. A stranger who sends a wrong
// signature beside good ones is none.
func TestAnotherTokenIsTheAdminsMatter(t *testing.T) {
	begun := time.Now()
	var since atomic.Int64 // the transport asks for the time while the test sets it
	o := open(t, func(o *Options, _ *wecomtest.Corp) {
		o.Now = func() time.Time { return begun.Add(time.Duration(since.Load())) }
	}).run(nil)
	plain := o.Message("xiaoli", "text", "<Content>x</Content>")
	for _, step := range []struct {
		says  string
		right bool
		later time.Duration
		told  bool
	}{
		{"a wrong signature, and never a right one", false, 0, true},
		{"then a right one", true, time.Minute, false},
		{"a stranger's a minute later", false, time.Minute, false},
		{"wrong ones alone for an hour", false, time.Hour, true},
	} {
		since.Add(int64(step.later))
		s, err := o.Seal(plain)
		if err != nil {
			t.Fatal(err)
		}
		if !step.right {
			s.Query.Set("msg_signature", strings.Repeat("0", 40))
		}
		o.ask(http.MethodPost, s.Query.Encode(), s.Body)
		if _, told := o.transport.Troubles()["signing"]; told != step.told {
			t.Errorf("%s: the admin is told %v", step.says, told)
		}
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
		{"a menu that is not ours", func() error { return o.Click(ctx, "xiaoli", "help") }, func(m chat.Message) bool {
			return m.Foreign == chat.ForeignMenu && m.Text == ""
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
		"where somebody is, unasked": o.Event("xiaoli", "LOCATION", "<Latitude>1</Latitude>"),
		"a change of the staff":      o.Event("sys", "change_contact", "<ChangeType>update_party</ChangeType><Id>2</Id>"),
		"an answer to a callback":    "<xml><FromUserName>a</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType></xml>",
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

// TestWhatIsAskedQuicklyIsAnsweredInOrder: the platform's own words are said after
// the callback was answered, and one that takes its time holds up those behind it.
func TestWhatIsAskedQuicklyIsAnsweredInOrder(t *testing.T) {
	o := open(t, nil).run(nil)
	o.send(projectForm(o))
	o.FailOnce("message/send", wecomtest.Fault{Delay: 100 * time.Millisecond})
	for _, text := range []string{"跳过", "上一步", "跳过", "上一步"} {
		if err := o.Say(t.Context(), "xiaoli", text); err != nil {
			t.Fatal(err)
		}
	}
	o.transport.asked.Wait()
	var said []string
	for _, s := range o.Screen("xiaoli")[1:] {
		first, _, _ := strings.Cut(s.Text, "\n")
		said = append(said, first[:strings.Index(first, "?")])
	}
	if got := strings.Join(said, " "); got != "阶段 决策人 阶段 决策人" {
		t.Errorf("he is asked for %s", got)
	}
}

// TestTheMenuIsNoAnswerToAForm: whoever presses the app's menu in the middle of a
// form gets what it says, and the form's question waits.
func TestTheMenuIsNoAnswerToAForm(t *testing.T) {
	o := open(t, nil).run(nil)
	o.send(projectForm(o))
	for _, text := range []string{"待批", "取消"} {
		if err := o.Click(t.Context(), "xiaoli", sayKey+text); err != nil {
			t.Fatal(err)
		}
		if m := o.ear.Next(t); m.Kind != chat.Text || m.Text != text {
			t.Errorf("the menu's %s came in as %+v", text, m)
		}
	}
	if err := o.Say(t.Context(), "xiaoli", "王总"); err != nil {
		t.Fatal(err)
	}
	o.transport.asked.Wait()
	o.ear.Silent(t)
	if s := o.last("xiaoli").Text; !strings.Contains(s, "阶段?") {
		t.Errorf("then he is told %q", s)
	}
}

// TestWhatAnotherHandSealedIsReadAsWell: callbacks as somebody wrote and sealed them
// by the public documentation alone.
func TestWhatAnotherHandSealedIsReadAsWell(t *testing.T) {
	o := open(t, nil).run(nil)
	hear := func(xml string, change func(body string) string) chat.Message {
		t.Helper()
		s, err := o.Seal(xml)
		if err != nil {
			t.Fatal(err)
		}
		if change != nil {
			s.Body = change(s.Body)
		}
		if err := o.Deliver(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		return o.ear.Next(t)
	}
	text := func(id, created, content string) string {
		return "<xml><MsgType>text</MsgType><FromUserName>xiaoli</FromUserName><New a='1'/><CreateTime>" + created + "</CreateTime><Content>" + content +
			"</Content><MsgId>" + id + "</MsgId><AgentID>1</AgentID></xml>"
	}
	indented := hear(text("1", "1700000000", "在吗"), func(body string) string {
		return strings.NewReplacer("<Encrypt>", "\n  <Encrypt>\r\n    ", "</Encrypt>", "\r\n  </Encrypt >\n<Extra><B/></Extra>").Replace(body)
	})
	if indented.Text != "在吗" {
		t.Errorf("an indented body came in as %+v", indented)
	}
	// An id of nothing but zeros is none.
	first, other, again := hear(text("0", "1700000000", "在吗"), nil), hear(text("0", "1700000000", "我今天记了啥"), nil), hear(text("0", "1700000000", "在吗"), nil)
	if first.Key == other.Key || first.Key != again.Key {
		t.Errorf("without an id: keys %s, %s and %s", first.Key, other.Key, again.Key)
	}
	for says, created := range map[string]string{"next century": "4102444800", "the beginning": "1", "none": "0", "words": "today", "thousandths": strconv.FormatInt(time.Now().UnixMilli(), 10)} {
		if m := hear(text("9"+created, created, "在吗"), nil); m.At.Before(time.Now().Add(-time.Minute)) || m.At.After(time.Now().Add(time.Minute)) {
			t.Errorf("the moment of %s (%s) is read as %s", says, created, m.At)
		}
	}
}
