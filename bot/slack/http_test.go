package slack

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/bot/slack/fake"
)

// The vector that Slack publishes in its documentation.
const (
	vectorSecret = "8f742231b10e8888abcd99yyyzzz85a5"
	vectorStamp  = "1531420618"
	vectorBody   = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
	vectorSign   = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
)

func TestTheSignatureOfARequest(t *testing.T) {
	now := time.Unix(1531420618, 0)
	for _, c := range []struct {
		says, secret, stamp, sign, body string
		at                              time.Time
		good                            bool
	}{
		{"Slack's own example", vectorSecret, vectorStamp, vectorSign, vectorBody, now, true},
		{"almost five minutes old", vectorSecret, vectorStamp, vectorSign, vectorBody, now.Add(299 * time.Second), true},
		{"older", vectorSecret, vectorStamp, vectorSign, vectorBody, now.Add(301 * time.Second), false},
		{"from the future", vectorSecret, vectorStamp, vectorSign, vectorBody, now.Add(-301 * time.Second), false},
		{"another body", vectorSecret, vectorStamp, vectorSign, vectorBody + "&x=1", now, false},
		{"another moment", vectorSecret, "1531420619", vectorSign, vectorBody, now, false},
		{"another secret", "x", vectorStamp, vectorSign, vectorBody, now, false},
		{"no secret", "", vectorStamp, vectorSign, vectorBody, now, false},
		{"no signature", vectorSecret, vectorStamp, "", vectorBody, now, false},
		{"no moment", vectorSecret, "", vectorSign, vectorBody, now, false},
	} {
		t.Run(c.says, func(t *testing.T) {
			if err := verify(c.secret, c.stamp, c.sign, []byte(c.body), c.at); (err == nil) != c.good {
				t.Errorf("%v", err)
			}
		})
	}
}

// post calls the address of events with a body, signed or not.
func (s *stage) post(body, kind string, signed bool) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, Path, strings.NewReader(body))
	r.Header.Set("Content-Type", kind)
	if signed {
		stamp, signature := fake.Sign(fake.Secret, fake.Epoch, []byte(body))
		r.Header.Set("X-Slack-Request-Timestamp", stamp)
		r.Header.Set("X-Slack-Signature", signature)
	}
	w := httptest.NewRecorder()
	s.mux.ServeHTTP(w, r)
	return w
}

func TestWhatSlackCallsOverHTTP(t *testing.T) {
	s, ear := heard(t, ModeHTTP, fake.Options{}, nil)
	event := `{"type":"event_callback","team_id":"T1","event_id":"Ev1","event":{"type":"message","channel":"DME","channel_type":"im","user":"UME","text":"hi","ts":"1772676300.000100"}}`
	if w := s.post(`{"type":"url_verification","challenge":"abc"}`, "application/json", true); w.Code != 200 || !strings.Contains(w.Body.String(), "abc") {
		t.Errorf("the challenge is answered %d %s", w.Code, w.Body)
	}
	if w := s.post("ssl_check=1&token=x", "application/x-www-form-urlencoded", true); w.Code != 200 {
		t.Errorf("a check of the certificate is answered %d", w.Code)
	}
	if w := s.post(event, "application/json", false); w.Code != 401 {
		t.Errorf("an unsigned request is answered %d", w.Code)
	}
	if w := s.post(strings.Repeat("x", 2<<20), "application/json", true); w.Code != 413 {
		t.Errorf("a large request is answered %d", w.Code)
	}
	ear.Silent(t)
	for range 2 { // the second is the first, byte for byte
		if w := s.post(event, "application/json", true); w.Code != 200 {
			t.Errorf("an event is answered %d", w.Code)
		}
	}
	if m := ear.Next(t); m.Text != "hi" {
		t.Errorf("came in as %+v", m)
	}
	ear.Silent(t)
	for _, body := range []string{"", "{", "null", "[]", `"x"`, "payload=", "payload=%7B", "a=%zz", "command=%2Fmilepost"} {
		for _, kind := range []string{"application/json", "application/x-www-form-urlencoded", ""} {
			if w := s.post(body, kind, true); w.Code != 200 {
				t.Errorf("%q as %q is answered %d: it would come for ever", body, kind, w.Code)
			}
		}
	}
	ear.Silent(t)
}

// TestWhatNobodyCanReadIsLogged: it is acknowledged, or it would come for ever, so the
// log alone knows of it.
func TestWhatNobodyCanReadIsLogged(t *testing.T) {
	for says, c := range map[string]struct {
		body, kind, want string
		signed           bool
	}{
		"an event that is cut off":   {`{"type":"event_callback","ev`, "application/json", "could not be read", true},
		"an event without an inside": {`{"type":"event_callback","event":[]}`, "application/json", "no event in it", true},
		"a press that is cut off":    {"payload=%7B", "application/x-www-form-urlencoded", "could not be read", true},
		"something very large":       {strings.Repeat("x", maxBody+1), "application/json", "too large", false},
	} {
		t.Run(says, func(t *testing.T) {
			var log bytes.Buffer
			s, ear := heard(t, ModeHTTP, fake.Options{}, func(o *Options) { o.Log = chattest.Log(t, &log) })
			s.post(c.body, c.kind, c.signed)
			if !strings.Contains(log.String(), c.want) {
				t.Errorf("the log says %q", log.String())
			}
			ear.Silent(t)
		})
	}
}

// deaf is an inlet that cannot store.
type deaf struct{ chat.Inlet }

func (deaf) Recv(context.Context, chat.Message) error { return errors.New("the disk is full") }
func (deaf) Seen(context.Context, chat.Place) (string, error) {
	return "", nil
}

func TestWhatIsNotStoredIsNotAcknowledged(t *testing.T) {
	s := newStage(t, ModeHTTP, fake.Options{}, nil)
	event := `{"type":"event_callback","event_id":"Ev1","event":{"type":"message","channel":"DME","channel_type":"im","user":"UME","text":"hi","ts":"1772676300.000100"}}`
	if w := s.post(event, "application/json", true); w.Code != 503 {
		t.Errorf("before it runs an event is answered %d", w.Code)
	}
	s.run(t, deaf{})
	for range 2 { // a request that was not stored is no replay
		if w := s.post(event, "application/json", true); w.Code != 500 || bytes.Contains(w.Body.Bytes(), []byte("disk")) {
			t.Errorf("what cannot be stored is answered %d %s", w.Code, w.Body)
		}
	}
	b := newStage(t, ModeSocket, fake.Options{}, nil)
	b.run(t, deaf{})
	_, d := b.Say("UME", b.DM("UME"), "hi", "")
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if d.Wait(ctx) == nil {
		t.Error("over a socket it was acknowledged")
	}
}
