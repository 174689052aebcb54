package slack

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	sdk "github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"milepost/bot/chat"
)

// listen connects by Socket Mode and takes what comes until ctx ends. An error
// says that no connection can be made.
func (t *Transport) listen(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	dialer := &websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: 10 * time.Second, WriteBufferSize: 32 << 10}
	client := socketmode.New(t.api, socketmode.OptionDialer(dialer), socketmode.OptionLog(quiet{}), socketmode.OptionReadLimit(16<<20))
	l := &line{t: t, client: client, failed: make(chan error, 1), patience: t.silent}
	l.queue = newQueue(func(p parcel) { l.work(ctx, p) })
	var hearing sync.WaitGroup
	hearing.Go(func() { l.hear(ctx) })
	ended := make(chan error, 1)
	go func() { ended <- client.RunContext(ctx) }()
	var err error
	select {
	case err = <-ended:
	case err = <-l.failed:
		cancel()
		<-ended
	}
	asked := ctx.Err() != nil && err == nil || errors.Is(err, context.Canceled)
	cancel()
	l.queue.close()
	hearing.Wait()
	l.greeted()
	if asked {
		return nil
	}
	return fmt.Errorf("connect to Slack by Socket Mode: %w", t.locked(err))
}

// locked notes an error that an admin has to mend.
func (t *Transport) locked(err error) error {
	said := plainly(err)
	if c := codeOf(err); locked[c.code] != "" || c.code == "missing_scope" {
		if c.code != "account_inactive" && c.code != "token_revoked" {
			said = &lockedOut{aboutAppToken, fmt.Errorf("%s: the app-level token is not taken; make one with the scope connections:write under Basic Information, App-Level Tokens, and set MILEPOST_SLACK_APP_TOKEN", c.code)}
		}
		t.blame(openSocket, "auth", said.Error())
	}
	return said
}

// line is one run of Socket Mode.
type line struct {
	t      *Transport
	client *socketmode.Client
	failed chan error
	queue  *queue
	read   sync.Once

	patience time.Duration // how long a connection may be silent before it is none
	greeting *time.Timer   // runs out when nobody says hello
	empty    int           // connections in a row on which nothing came
	opened   time.Time     // the last of them
}

const (
	// helloWithin is how long a connection may be silent.
	helloWithin = 20 * time.Second
	// hasty is how soon after the last one a connection is opened that ended at
	// once, and maxEmpty how many of these are made in a row: the SDK makes the
	// next without a pause.
	hasty    = 5 * time.Second
	maxEmpty = 10
)

// connected takes that a socket was opened. One after the other that ends at
// once, or one on which nobody says hello, is no connection.
func (l *line) connected() {
	now := l.t.opt.Now()
	if now.Sub(l.opened) > hasty {
		l.empty = 0
	}
	l.opened = now
	if l.empty++; l.empty > maxEmpty {
		l.fail(fmt.Errorf("%d connections in a row were closed at once; is Socket Mode on, and is the app-level token of this app?", maxEmpty))
	}
	l.greeting = time.AfterFunc(l.patience, func() {
		l.fail(fmt.Errorf("the socket opened, but nothing came for %v", l.patience))
	})
}

// greeted takes that something came.
func (l *line) greeted() {
	if l.greeting != nil {
		l.greeting.Stop()
	}
}

// fail ends this run.
func (l *line) fail(err error) {
	select {
	case l.failed <- err:
	default: // it ends already
	}
}

// hear takes events off the SDK at once: one that waits holds up its reader.
func (l *line) hear(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case ev := <-l.client.Events:
			l.heard(ctx, ev)
		}
	}
}

func (l *line) heard(ctx context.Context, ev socketmode.Event) {
	log := l.t.opt.Log
	switch ev.Type {
	case socketmode.EventTypeConnectionError:
		e, ok := ev.Data.(*sdk.ConnectionErrorEvent)
		if !ok {
			return
		}
		var limited *sdk.RateLimitedError
		if errors.As(e.ErrorObj, &limited) {
			return // the SDK waits as long as it was told
		}
		l.fail(e.ErrorObj)
	case socketmode.EventTypeConnected:
		l.greeted()
		l.connected()
	case socketmode.EventTypeHello:
		l.hello(ctx)
	case socketmode.EventTypeErrorBadMessage:
		e, ok := ev.Data.(*socketmode.ErrorBadMessage)
		if !ok {
			return
		}
		if p := envelope(e.Message); p.kind == "hello" { // with an odd field in it
			l.hello(ctx)
		} else {
			l.enqueue(p)
		}
	case socketmode.EventTypeErrorWriteFailed:
		log.Debug("an acknowledgement was not written; Slack delivers again")
	case socketmode.EventTypeEventsAPI, socketmode.EventTypeInteractive, socketmode.EventTypeSlashCommand:
		if r := ev.Request; r != nil {
			l.enqueue(parcel{id: r.EnvelopeID, kind: r.Type, payload: r.Payload})
		}
	}
}

// hello takes that the connection stands.
func (l *line) hello(ctx context.Context) {
	l.t.opt.Log.Debug("Slack says hello")
	l.greeted()
	l.t.worked(openSocket)
	l.read.Do(func() { go l.t.catchUp(ctx) })
}

// parcel is what came in an envelope.
type parcel struct {
	id, kind string
	payload  []byte
}

// envelope reads an envelope that the SDK could not.
func envelope(raw []byte) parcel {
	var e struct {
		ID      lax             `json:"envelope_id"`
		Type    lax             `json:"type"`
		Payload json.RawMessage `json:"payload"`
	}
	_ = json.Unmarshal(raw, &e) // what is not there stays empty
	return parcel{string(e.ID), string(e.Type), e.Payload}
}

// enqueue puts a parcel into the queue of whoever it is from.
func (l *line) enqueue(p parcel) {
	if p.id == "" { // a ping in words, or the like: nothing waits for an answer
		l.t.ignored("no envelope: " + p.kind)
		return
	}
	l.greeted()
	l.empty = 0
	l.queue.put(sender(p), p)
}

// sender is whoever did what is in a parcel, "" if nobody can tell.
func sender(p parcel) string {
	var s struct {
		User   soft[named] `json:"user"`
		UserID lax         `json:"user_id"`
		Event  soft[struct {
			User    lax          `json:"user"`
			Message soft[*inner] `json:"message"`
			Before  soft[*inner] `json:"previous_message"`
		}] `json:"event"`
	}
	_ = json.Unmarshal(p.payload, &s) // what is not there stays empty
	who := cmp.Or(string(s.Event.v.User), cmp.Or(string(s.User.v.ID), string(s.UserID)))
	return cmp.Or(who, cmp.Or(string(orEmpty(s.Event.v.Message.v).User), string(orEmpty(s.Event.v.Before.v).User)))
}

// work stores what is in a parcel, then acknowledges it.
func (l *line) work(ctx context.Context, p parcel) {
	answer, err := l.t.take(context.WithoutCancel(ctx), p)
	if err != nil {
		l.t.opt.Log.Error("what came from Slack was not stored and is not acknowledged; it comes again", "kind", p.kind, "err", err)
		return
	}
	// A connection that broke meanwhile is no reason to wait: Slack delivers
	// again, and it is known then.
	soon, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	if err := l.client.AckCtx(soon, p.id, answer); err != nil && ctx.Err() == nil {
		l.t.opt.Log.Warn("an acknowledgement was not sent", "kind", p.kind, "err", err)
	}
}

// take handles one parcel of either way. A nil error says that it may be
// acknowledged, with the answer.
func (t *Transport) take(ctx context.Context, p parcel) (answer any, err error) {
	switch p.kind {
	case "events_api":
		n := t.event(ctx, p.payload)
		switch {
		case n.broken != nil:
			t.lost(p.kind, n.broken)
			return nil, nil
		case n.ignore != "":
			t.ignored(n.ignore)
			return nil, nil
		}
		return nil, t.recv(ctx, n.msg)
	case "interactive":
		return t.interaction(ctx, p.payload, p.id)
	case "slash_commands":
		return t.slash(ctx, p.payload, p.id)
	}
	t.lost(p.kind, errors.New("of a kind that is not known"))
	return nil, nil
}

// recv hands a message over.
func (t *Transport) recv(ctx context.Context, m chat.Message) error {
	in, _ := t.listener()
	if in == nil {
		return errNobody
	}
	return in.Recv(ctx, m)
}

// ignored notes what comes to nothing, on purpose.
func (t *Transport) ignored(why string) { t.opt.Log.Debug("ignored", "platform", Name, "why", why) }

// lost notes what nobody can read. It is acknowledged all the same, or it would
// come for ever.
func (t *Transport) lost(kind string, err error) {
	t.mu.Lock()
	t.unread++
	n := t.unread
	t.mu.Unlock()
	level := slog.LevelDebug
	if n&(n-1) == 0 { // the first, and then ever more rarely
		level = slog.LevelWarn
	}
	t.opt.Log.Log(context.Background(), level, "something from Slack could not be read and is let pass", "kind", kind, "count", n, "err", err)
}
