package fake

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"time"
)

// Delivery is something that the app is told: an event, a press, a command.
type Delivery struct {
	ID      string // of the envelope
	Kind    string // events_api, interactive, slash_commands
	Payload map[string]any
	Acks    int             // how often it was acknowledged
	At      time.Time       // when it was last sent
	Took    time.Duration   // until it was acknowledged
	Answer  json.RawMessage // what came with the acknowledgement
	Status  int             // over HTTP

	raw   []byte // instead of Payload
	tries int
	acked chan struct{}
}

// Done reports whether it was acknowledged.
func (d *Delivery) Done() bool { return d.done() }

func (d *Delivery) done() bool {
	select {
	case <-d.acked:
		return true
	default:
		return false
	}
}

// Wait waits until it is acknowledged.
func (d *Delivery) Wait(ctx context.Context) error {
	select {
	case <-d.acked:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("%s %s is not acknowledged: %w", d.Kind, d.ID, ctx.Err())
	}
}

// Hook makes the workspace deliver over HTTP to that handler, signed.
func (s *Server) Hook(h http.Handler) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hook = h
}

// Deliveries are all that the app was told, in order.
func (s *Server) Deliveries() []*Delivery {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]*Delivery, len(s.all))
	for i, d := range s.all {
		is := *d // as it is now: it goes on changing
		out[i] = &is
	}
	return out
}

// deliver tells the app something.
func (s *Server) deliver(kind string, payload map[string]any) *Delivery {
	s.mu.Lock()
	d := &Delivery{ID: s.id("envelope-"), Kind: kind, Payload: payload, acked: make(chan struct{})}
	s.sent[d.ID] = d
	s.all = append(s.all, d)
	hook := s.hook
	s.mu.Unlock()
	s.hand(d, hook)
	return d
}

// Again delivers the last thing once more, unchanged.
func (s *Server) Again() *Delivery {
	s.mu.Lock()
	d := s.all[len(s.all)-1]
	hook := s.hook
	s.mu.Unlock()
	s.hand(d, hook)
	return d
}

// hand brings a delivery to the app: by the socket, or as a request where the app is
// called by HTTP.
func (s *Server) hand(d *Delivery, hook http.Handler) {
	if hook == nil {
		s.push(d)
	} else {
		s.request(hook, d)
	}
}

// Event delivers an event with that inner body; Raw an envelope as it stands.
func (s *Server) Event(inner map[string]any) *Delivery {
	s.mu.Lock()
	payload := map[string]any{
		"token": "verification", "team_id": s.opt.Team, "api_app_id": AppID, "type": "event_callback",
		"event_id": s.id("Ev"), "event_time": s.last / 1e6, "event": inner,
		"authorizations": []any{map[string]any{"team_id": s.opt.Team, "user_id": BotUser, "is_bot": true}},
	}
	s.mu.Unlock()
	return s.deliver("events_api", payload)
}

// Raw delivers an envelope of any kind with any payload over a socket.
func (s *Server) Raw(kind string, payload map[string]any) *Delivery { return s.deliver(kind, payload) }

// Sign signs a body as Slack does.
func Sign(secret string, at time.Time, body []byte) (stamp, signature string) {
	stamp = strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	return stamp, "v0=" + hex.EncodeToString(mac.Sum(nil))
}

// Request is a signed request of the Events API over HTTP.
func (s *Server) Request(d *Delivery) *http.Request {
	body, kind := encode(d)
	s.mu.Lock()
	now := time.UnixMicro(s.last)
	if s.opt.Now != nil {
		now = s.opt.Now()
	}
	tries := d.tries
	s.mu.Unlock()
	r := httptest.NewRequest(http.MethodPost, "/slack/events", bytes.NewReader(body))
	r.Header.Set("Content-Type", kind)
	stamp, signature := Sign(Secret, now.Add(time.Duration(tries)*time.Second), body) // each delivery is signed anew
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", signature)
	if tries > 1 {
		r.Header.Set("X-Slack-Retry-Num", strconv.Itoa(tries-1))
		r.Header.Set("X-Slack-Retry-Reason", "http_timeout")
	}
	return r
}

// encode is the body of a delivery and its type.
func encode(d *Delivery) ([]byte, string) {
	if d.raw != nil {
		return d.raw, "application/json"
	}
	switch d.Kind {
	case "interactive":
		b, _ := json.Marshal(d.Payload) // a map of plain values
		return []byte(url.Values{"payload": {string(b)}}.Encode()), "application/x-www-form-urlencoded"
	case "slash_commands":
		form := url.Values{}
		for k, v := range d.Payload {
			form.Set(k, fmt.Sprint(v))
		}
		return []byte(form.Encode()), "application/x-www-form-urlencoded"
	}
	b, _ := json.Marshal(d.Payload)
	return b, "application/json"
}

// request delivers over HTTP.
func (s *Server) request(h http.Handler, d *Delivery) {
	s.mu.Lock()
	d.tries++
	d.At = time.Now()
	s.mu.Unlock()
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, s.Request(d))
	body, _ := io.ReadAll(rec.Body)
	s.mu.Lock()
	d.Status = rec.Code
	s.mu.Unlock()
	if rec.Code == http.StatusOK {
		s.acked(d.ID, body)
	}
}
