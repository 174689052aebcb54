package slack

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

const (
	// maxBody is the largest request that is read.
	maxBody = 1 << 20
	// window is how far the clock of a request may be from ours.
	window = 5 * time.Minute
)

// serve takes what Slack calls: signed, not too old, not too large. It is
// answered with 200 once it is stored; anything else comes again.
func (t *Transport) serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		t.opt.Log.Warn("a request that claims to come from Slack is too large, or was cut off", "limit", maxBody, "err", err)
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	}
	signature := r.Header.Get("X-Slack-Signature")
	if err := verify(t.opt.SigningSecret, r.Header.Get("X-Slack-Request-Timestamp"), signature, body, t.opt.Now()); err != nil {
		t.opt.Log.Warn("a request that claims to come from Slack is refused", "err", err)
		if errors.Is(err, errSigned) && signature != "" {
			t.missigned()
		}
		http.Error(w, "not signed", http.StatusUnauthorized)
		return
	}
	t.rightlySigned()
	if _, again := t.replays.get(signature); again { // byte for byte what was stored before
		w.WriteHeader(http.StatusOK)
		return
	}
	if n := r.Header.Get("X-Slack-Retry-Num"); n != "" {
		t.opt.Log.Info("Slack delivers again", "retry", n, "reason", r.Header.Get("X-Slack-Retry-Reason"))
	}
	p, direct := unpack(r, body)
	if direct != nil {
		reply(w, direct)
		return
	}
	answer, err := t.take(r.Context(), p)
	switch {
	case errors.Is(err, errNobody):
		http.Error(w, "starting", http.StatusServiceUnavailable)
		return
	case err != nil:
		t.opt.Log.Error("what came from Slack was not stored; it comes again", "kind", p.kind, "err", err)
		http.Error(w, "not stored", http.StatusInternalServerError)
		return
	}
	t.replays.put(signature, true)
	reply(w, answer)
}

// unpack sorts a request. direct is the answer to one that asks for no more.
func unpack(r *http.Request, body []byte) (p parcel, direct any) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "application/x-www-form-urlencoded" {
		var o outer
		_ = json.Unmarshal(body, &o) // what cannot be read is let pass later
		if o.Type == "url_verification" {
			return p, map[string]string{"challenge": string(o.Challenge)}
		}
		return parcel{kind: "events_api", payload: body}, nil
	}
	form, err := url.ParseQuery(string(body))
	switch {
	case err != nil:
		return parcel{kind: "form"}, nil
	case form.Get("ssl_check") == "1":
		return p, map[string]string{}
	case form.Has("payload"):
		return parcel{kind: "interactive", payload: []byte(form.Get("payload")), id: markOf(string(body))}, nil
	}
	fields := map[string]string{}
	for k := range form {
		fields[k] = form.Get(k)
	}
	payload, _ := json.Marshal(fields) // strings only
	return parcel{kind: "slash_commands", payload: payload, id: markOf(string(body))}, nil
}

// reply answers 200, with nothing or with JSON.
func reply(w http.ResponseWriter, answer any) {
	if answer == nil {
		w.WriteHeader(http.StatusOK)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(answer) // whoever asked may be gone
}

var errSigned = errors.New("its signature is wrong; compare MILEPOST_SLACK_SIGNING_SECRET with Basic Information, App Credentials")

// verify checks the signature of a request over its body as it came, and its
// age.
func verify(secret, stamp, signature string, body []byte, now time.Time) error {
	sec, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil {
		return errors.New("no time on it")
	}
	if age := now.Sub(time.Unix(sec, 0)); age > window || age < -window {
		return errors.New("too old, or our clock is wrong")
	}
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte("v0:" + stamp + ":"))
	mac.Write(body)
	want := "v0=" + hex.EncodeToString(mac.Sum(nil))
	if secret == "" || !hmac.Equal([]byte(want), []byte(signature)) {
		return errSigned
	}
	return nil
}
