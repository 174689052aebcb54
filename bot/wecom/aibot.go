package wecom

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"milepost/bot/chat"
)

const (
	// botURL is the platform's own server of intelligent bots.
	botURL = "wss://openws.work.weixin.qq.com"
	// beat is the pause between two signs of life, and deaf how long none of the
	// other side may be missing.
	beat, deaf = 30 * time.Second, 75 * time.Second
	// ackWithin is how long the answer to a frame may take.
	ackWithin = 10 * time.Second
	// clickWithin is how long the platform waits for the answer to a press (5 s),
	// less what the network takes: whatever takes longer is answered with a word.
	clickWithin = 4 * time.Second
	// maxFrame is the largest frame that is read.
	maxFrame = 1 << 20
	// shownCards is how many cards of the bot can be greyed when they are pressed.
	shownCards = 2000
)

// The commands of the long connection (智能机器人长连接).
const (
	cmdSubscribe = "aibot_subscribe"
	cmdPing      = "ping"
	cmdSend      = "aibot_send_msg"
	cmdUpdate    = "aibot_respond_update_msg"
	cmdMessage   = "aibot_msg_callback"
	cmdEvent     = "aibot_event_callback"
)

// frame is what goes over the connection, either way. An answer has the id of
// what it answers and an errcode, and no command.
type frame struct {
	Cmd     string          `json:"cmd,omitempty"`
	Headers frameHeaders    `json:"headers"`
	Body    json.RawMessage `json:"body,omitempty"`
	ErrCode *number         `json:"errcode,omitempty"`
	ErrMsg  string          `json:"errmsg,omitempty"`
}

type frameHeaders struct {
	ReqID string `json:"req_id"`
}

// aibot is the intelligent bot: one live connection, without a public address.
type aibot struct {
	t *Transport

	writing sync.Mutex // one frame at a time
	sayings

	mu      sync.Mutex
	conn    *websocket.Conn
	why     error // we ended the connection
	n       int
	waiting map[string]chan frame
	presses map[string]press // by task: cards that wait for the answer to a press
	shown   map[string]*templateCard
	order   []string // of shown, oldest first
}

func newAibot(t *Transport) *aibot {
	return &aibot{t: t, waiting: map[string]chan frame{}, presses: map[string]press{}, shown: map[string]*templateCard{}}
}

// run holds one connection until it breaks or the context ends.
func (b *aibot) run(ctx context.Context) error {
	dial := websocket.Dialer{HandshakeTimeout: ackWithin}
	conn, resp, err := dial.DialContext(ctx, cmp.Or(b.t.opt.BotURL, botURL), nil)
	if resp != nil {
		_ = resp.Body.Close() // it has none
	}
	if err != nil {
		return fmt.Errorf("connect the intelligent bot: %w", b.t.silent(err))
	}
	conn.SetReadLimit(maxFrame)
	b.mu.Lock()
	b.conn = conn
	b.mu.Unlock()
	ended := make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() { // a read cannot be told to stop
		select {
		case <-ctx.Done():
		case <-ended:
		}
		_ = conn.Close() // it is over either way
	})
	all.Go(func() { b.live(ctx, ended) })
	err = b.listen(ctx, conn)
	close(ended)
	why := b.drop()
	all.Wait()
	if ctx.Err() != nil {
		return nil
	}
	return cmp.Or(why, err)
}

// drop lets go of the connection; whoever waits for an answer is told. It gives
// why we ended it ourselves, nil if we did not.
func (b *aibot) drop() (why error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	why, b.why = b.why, nil
	b.conn = nil
	for id, c := range b.waiting {
		close(c)
		delete(b.waiting, id)
	}
	return why
}

// live subscribes, then gives signs of life.
func (b *aibot) live(ctx context.Context, ended chan struct{}) {
	_, err := b.ask(ctx, cmdSubscribe, "", map[string]string{"bot_id": b.t.opt.BotID, "secret": b.t.opt.BotSecret})
	if err != nil {
		if ctx.Err() == nil {
			b.fail(subscribed(err))
		}
		return
	}
	b.t.opt.Log.Info("the intelligent bot is connected")
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		select {
		case <-ended:
			return
		case <-tick.C:
			if _, err := b.ask(ctx, cmdPing, "", nil); err != nil && ctx.Err() == nil {
				b.fail(fmt.Errorf("no sign of life: %w", err))
				return
			}
		}
	}
}

// fail ends the connection.
func (b *aibot) fail(err error) {
	b.t.opt.Log.Warn("the intelligent bot's connection is given up", "err", b.t.silent(err))
	b.mu.Lock()
	defer b.mu.Unlock()
	b.why = err
	if b.conn != nil {
		_ = b.conn.Close() // listen ends with it
	}
}

// listen reads frames. What people do is stored before the next is read, so
// that their order is kept.
func (b *aibot) listen(ctx context.Context, conn *websocket.Conn) error {
	for {
		if err := conn.SetReadDeadline(time.Now().Add(deaf)); err != nil {
			return fmt.Errorf("listen to the intelligent bot: %w", b.t.silent(err))
		}
		_, data, err := conn.ReadMessage()
		if err != nil {
			return fmt.Errorf("listen to the intelligent bot: %w", b.t.silent(err))
		}
		var f frame
		if err := json.Unmarshal(data, &f); err != nil {
			b.t.opt.Log.Warn("a frame cannot be read and is left", "bytes", len(data))
			continue
		}
		switch f.Cmd {
		case "":
			b.answered(f)
		case cmdMessage, cmdEvent:
			if err := b.takes(ctx, f); err != nil {
				return err
			}
		}
	}
}

// answered hands an answer to whoever waits for it.
func (b *aibot) answered(f frame) {
	b.mu.Lock()
	c := b.waiting[f.Headers.ReqID]
	delete(b.waiting, f.Headers.ReqID)
	b.mu.Unlock()
	if c != nil {
		c <- f
		close(c)
	}
}

// takes stores what a frame says. One that cannot be read is left; one that
// cannot be stored ends the connection, since nothing delivers it again.
func (b *aibot) takes(ctx context.Context, f frame) error {
	h, ok, err := b.t.decodeBot(f.Body)
	if errors.Is(err, errReplaced) {
		return err
	}
	if err != nil {
		b.t.opt.Log.Warn("a frame cannot be read and is left", "err", err)
		return nil
	}
	if !ok {
		return nil
	}
	if h.Kind == chat.Press {
		b.pressed(ctx, f.Headers.ReqID, h)
	}
	if err := b.t.receive(ctx, h); err != nil && ctx.Err() == nil {
		b.t.opt.Log.Error("what the intelligent bot heard could not be stored", "err", err)
		return fmt.Errorf("store what the intelligent bot heard: %w", err)
	}
	return nil
}

// update answers a press by a new card.
func (b *aibot) update(ctx context.Context, u updating) error {
	_, err := b.ask(ctx, cmdUpdate, u.code.Code, struct {
		Type string        `json:"response_type"`
		Card *templateCard `json:"template_card"`
	}{"update_template_card", u.card})
	if err == nil {
		b.show(u.task, u.card)
	}
	return err
}

// show remembers a card.
func (b *aibot) show(task string, card *templateCard) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.shown[task] == nil {
		if b.order = append(b.order, task); len(b.order) > shownCards {
			delete(b.shown, b.order[0])
			b.order = b.order[1:]
		}
	}
	b.shown[task] = card
}

// out is the way to a chat with the bot: of one person, or a group.
func (b *aibot) out(to chat.Place) out {
	return out{
		surface: botSurface, limits: botLimits, key: "bot/" + to.ID, claim: b.claim, update: b.update, upload: b.upload, remember: b.remember,
		send: func(ctx context.Context, m body) (sent, error) {
			_, err := b.ask(ctx, cmdSend, "", struct {
				Chat string `json:"chatid"`
				body
			}{to.ID, m})
			if err == nil && m.Card != nil {
				b.show(m.Card.TaskID, m.Card)
			}
			return sent{}, err
		},
	}
}

// ask sends a frame and waits for its answer; reqID is that of what it answers
// itself, "" for a new one. The errors are those of chat.Transport.
func (b *aibot) ask(ctx context.Context, cmd, reqID string, what any) (frame, error) {
	raw, err := json.Marshal(what)
	if err != nil {
		return frame{}, &chat.Refused{Why: err}
	}
	if what == nil {
		raw = nil
	}
	b.mu.Lock()
	conn := b.conn
	if b.n++; reqID == "" {
		reqID = fmt.Sprintf("%s_%d_%d", cmd, b.t.opt.Now().UnixMilli(), b.n)
	}
	answer := make(chan frame, 1)
	if conn != nil {
		b.waiting[reqID] = answer
	}
	b.mu.Unlock()
	if conn == nil {
		return frame{}, &chat.Retry{After: 2 * time.Second, Why: errors.New("the intelligent bot is not connected")}
	}
	b.writing.Lock()
	err = errors.Join(conn.SetWriteDeadline(time.Now().Add(ackWithin)), conn.WriteJSON(frame{Cmd: cmd, Headers: frameHeaders{reqID}, Body: raw}))
	b.writing.Unlock()
	if err != nil {
		return frame{}, &chat.Unsure{Why: b.t.silent(err)}
	}
	limit := time.NewTimer(ackWithin)
	defer limit.Stop()
	select {
	case f, ok := <-answer:
		if !ok {
			return frame{}, &chat.Unsure{Why: errors.New("the connection ended before the answer")}
		}
		return f, b.refusal(f)
	case <-limit.C:
		return frame{}, &chat.Unsure{Why: errors.New("no answer in time")}
	case <-ctx.Done():
		return frame{}, &chat.Unsure{Why: ctx.Err()}
	}
}

// refusal is the error in an answer.
func (b *aibot) refusal(f frame) error {
	if f.ErrCode == nil || *f.ErrCode == 0 {
		return nil
	}
	err := &apiError{int(*f.ErrCode), b.t.redact(f.ErrMsg)}
	switch err.Code {
	case codeBusy:
		return &chat.Retry{Why: err}
	case codeTooOften:
		return &chat.Retry{After: pauseDown, Why: err}
	case codeBadUser, codeNoUser, codeNoChat, codeChatUnknown:
		return &chat.Gone{Why: err}
	}
	return &chat.Refused{Why: err}
}
