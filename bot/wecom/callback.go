package wecom

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"milepost/bot/chat"
)

const (
	// maxCallback is the largest body of a callback that is read.
	maxCallback = 1 << 20
	// within is how long the platform waits for the answer (5 s), less what the
	// network takes.
	within = 4500 * time.Millisecond
)

// envelope is what a callback's body holds in the open.
type envelope struct {
	XMLName xml.Name `xml:"xml"`
	To      string   `xml:"ToUserName"`
	Encrypt string   `xml:"Encrypt"`
}

// callback answers the platform: GET proves that the address is ours (回调URL
// 验证), POST brings a message. Nothing is opened before its signature is
// right, and nothing is acknowledged before it is durable.
func (t *Transport) callback(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), within)
	defer cancel()
	switch r.Method {
	case http.MethodGet:
		plain, err := t.opened(r, r.URL.Query().Get("echostr"))
		if err != nil {
			t.refuse(w, err)
			return
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write(plain) // whoever asked may be gone
	case http.MethodPost:
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxCallback))
		if err != nil {
			t.opt.Log.Warn("a callback was refused: it is too large, or was cut off", "limit", maxCallback, "err", err)
			http.Error(w, "too large, or cut off", http.StatusRequestEntityTooLarge)
			return
		}
		var e envelope
		if err := readXML(body, &e); err != nil {
			t.refuse(w, err)
			return
		}
		plain, err := t.opened(r, strings.TrimSpace(e.Encrypt)) // an indented document has line ends around it
		if err != nil {
			t.refuse(w, err)
			return
		}
		if err := t.take(ctx, plain); err != nil {
			// Not acknowledged: the platform delivers it twice more.
			t.opt.Log.Error("a callback could not be stored", "err", err)
			http.Error(w, "not stored", http.StatusServiceUnavailable)
			return
		}
		w.WriteHeader(http.StatusOK) // empty: nothing is said in the answer itself
	default:
		w.Header().Set("Allow", "GET, POST")
		http.Error(w, "GET or POST", http.StatusMethodNotAllowed)
	}
}

// refuse answers what is not the platform's, without saying why.
func (t *Transport) refuse(w http.ResponseWriter, err error) {
	t.opt.Log.Warn("a callback was refused", "err", err)
	http.Error(w, "refused", http.StatusForbidden)
}

var errSignature = errors.New("its signature is not right; compare Token and EncodingAESKey with 接收消息 → 设置API接收")

// opened checks the signature of what came with a request, and opens it.
func (t *Transport) opened(r *http.Request, sealed string) ([]byte, error) {
	q := r.URL.Query()
	if sealed == "" || !signed(q.Get("msg_signature"), t.opt.Token, q.Get("timestamp"), q.Get("nonce"), sealed) {
		if sealed != "" && q.Get("msg_signature") != "" {
			t.missigned()
		}
		return nil, errSignature
	}
	t.rightlySigned()
	key, err := aesKey(t.opt.AESKey)
	if err != nil {
		return nil, err
	}
	return unseal(key, sealed, t.opt.CorpID)
}

// take stores what a callback says. What cannot be read, or says nothing to
// us, counts as taken: it would not get better.
func (t *Transport) take(ctx context.Context, plain []byte) error {
	h, ok, err := t.decode(plain)
	if err != nil {
		t.opt.Log.Warn("a callback cannot be read and is left", "err", err)
		return nil
	}
	if !ok {
		return nil
	}
	return t.receive(ctx, h)
}

// heard is something that came in, with what only this platform knows of it.
type heard struct {
	chat.Message
	task string   // of the card that was pressed
	code string   // with which that card can be changed, once
	key  pressKey // what its button says
	menu bool     // its words are those of the app's menu: they answer no question
}

// receive stores a message, unless it is for a form or a confirmation that the
// platform itself keeps.
func (t *Transport) receive(ctx context.Context, h heard) error {
	in, err := t.inletOf(ctx)
	if err != nil {
		return errors.New("the service is still starting")
	}
	t.spell(ctx, &h.Message)
	if h.Kind == chat.Press {
		if h.code != "" {
			t.noteCode(ctx, h)
		}
		if t.presses(h) {
			return nil
		}
	}
	if h.Kind == chat.Renamed {
		if err := t.moveForm(ctx, h.From.ID, h.Newly.ID); err != nil {
			return err
		}
	}
	if h.Kind == chat.Text && h.Foreign == "" && !h.menu && h.In.Private() {
		if done, err := t.fills(ctx, in, h.Message); done || err != nil {
			return err
		}
	}
	return in.Recv(ctx, h.Message)
}

// spell writes whoever sent something as the roster does.
func (t *Transport) spell(ctx context.Context, m *chat.Message) {
	if t.opt.Spelt == nil {
		return
	}
	was := m.From
	m.From = t.opt.Spelt(ctx, was)
	if m.In.Private() && m.In.ID == was.ID {
		m.In.ID = m.From.ID
	}
}

// say says something of the platform's own after the callback was answered, in
// the order in which it is said there. Lost with the process, it is asked for
// again by pressing once more.
func (t *Transport) say(to chat.Place, f func(context.Context) error) {
	said := make(chan struct{})
	t.mu.Lock()
	before := t.saying[to]
	t.saying[to] = said
	t.mu.Unlock()
	t.asked.Go(func() {
		if before != nil {
			<-before
		}
		defer func() {
			t.mu.Lock()
			defer t.mu.Unlock()
			if close(said); t.saying[to] == said {
				delete(t.saying, to)
			}
		}()
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := f(ctx); err != nil {
			t.opt.Log.Warn("the platform's own words were not said", "place", to.Kind, "err", err)
		}
	})
}
