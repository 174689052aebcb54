package wecomtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// wire is the connection of an intelligent bot.
type wire struct {
	corp *Corp
	conn *websocket.Conn

	writing sync.Mutex

	mu     sync.Mutex
	live   bool               // subscribed
	clicks map[string]*Shown  // by req_id: presses that may still be answered
	begun  map[string]*pieces // by upload_id
}

// botFrame goes over it.
type botFrame struct {
	Cmd     string         `json:"cmd,omitempty"`
	Headers map[string]any `json:"headers"`
	Body    map[string]any `json:"body,omitempty"`
	ErrCode *int           `json:"errcode,omitempty"`
	ErrMsg  string         `json:"errmsg,omitempty"`
}

// aibot accepts connections of intelligent bots.
func (s *Server) aibot(w http.ResponseWriter, r *http.Request) {
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return // it has answered
	}
	x := &wire{conn: conn, clicks: map[string]*Shown{}, begun: map[string]*pieces{}}
	defer conn.Close()
	defer x.gone()
	for {
		_, raw, err := conn.ReadMessage()
		if err != nil {
			return
		}
		var f botFrame
		if json.Unmarshal(raw, &f) != nil {
			return
		}
		says := botFrame{Headers: map[string]any{"req_id": f.Headers["req_id"]}}
		code, msg := x.take(s, f, raw, &says)
		says.ErrCode, says.ErrMsg = &code, msg
		x.write(says)
	}
}

// gone notes that a connection has ended.
func (x *wire) gone() {
	if c := x.corp; c != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.wires = slices.DeleteFunc(slices.Clone(c.wires), func(o *wire) bool { return o == x })
	}
}

func (x *wire) write(f botFrame) {
	x.writing.Lock()
	defer x.writing.Unlock()
	_ = x.conn.WriteJSON(f) // whoever listened may be gone
}

// take obeys a frame. What the answer holds besides an errcode goes into says.
func (x *wire) take(s *Server, f botFrame, raw []byte, says *botFrame) (int, string) {
	if f.Cmd == "aibot_subscribe" {
		return x.subscribe(s, f)
	}
	if x.corp == nil {
		return 40014, "not subscribed"
	}
	in := call{path: f.Cmd, raw: raw, body: f.Body}
	x.corp.count(f.Cmd)
	if fault := x.corp.fault(f.Cmd); fault.Code != 0 {
		return fault.Code, fault.Msg
	}
	switch f.Cmd {
	case "ping":
		return 0, "ok"
	case "aibot_send_msg":
		return x.send(in)
	case "aibot_respond_msg", "aibot_respond_welcome_msg":
		return 0, "ok"
	case "aibot_respond_update_msg":
		return x.update(text(f.Headers["req_id"]), in)
	case "aibot_upload_media_init":
		return x.uploadBegins(in, says)
	case "aibot_upload_media_chunk":
		return x.uploadPiece(in)
	case "aibot_upload_media_finish":
		return x.uploadEnds(in, says)
	}
	return 40001, "unknown cmd"
}

// subscribe makes the connection the one that lives; the one before is told
// that it does not any more.
func (x *wire) subscribe(s *Server, f botFrame) (int, string) {
	s.mu.Lock()
	var found *Corp
	for _, c := range s.corps {
		if c.BotID == text(f.Body["bot_id"]) && c.BotSecret == text(f.Body["secret"]) {
			found = c
		}
	}
	s.mu.Unlock()
	if found == nil {
		return 40001, "invalid bot_id or secret"
	}
	found.mu.Lock()
	old := found.wires
	found.wires = []*wire{x}
	x.corp = found
	found.mu.Unlock()
	for _, o := range old {
		o.write(botFrame{Cmd: "aibot_event_callback", Headers: map[string]any{"req_id": "gone"}, Body: map[string]any{
			"msgid": "gone", "aibotid": found.BotID, "msgtype": "event", "event": map[string]any{"eventtype": "disconnected_event"},
		}})
	}
	x.mu.Lock()
	x.live = true
	x.mu.Unlock()
	return 0, "ok"
}

func (x *wire) send(in call) (int, string) {
	c := x.corp
	if bad := c.checked(Bot, in); bad != nil {
		return bad.code, bad.msg
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	to := text(in.body["chatid"])
	if _, group := c.groups[to]; !group && !c.member(to) {
		return 86003, "chatid not exist"
	}
	shown, bad := c.show(Bot, fmt.Sprintf("msg-%d", c.server.next()), in.body)
	if bad != nil {
		return bad.code, bad.msg
	}
	if shown.Task != "" && c.taskUsed(shown.Task) {
		return 42014, "taskid has existed or empty or exceed max len"
	}
	if c.above("bot/" + to) {
		return 45009, "api freq out of limit"
	}
	shown.bot = true
	if _, group := c.groups[to]; group {
		shown.group = to
	}
	c.screens[to] = append(c.screens[to], shown)
	return 0, "ok"
}

// update answers a press, once, within five seconds.
func (x *wire) update(reqID string, in call) (int, string) {
	if bad := x.corp.checked(Update, in); bad != nil {
		return bad.code, bad.msg
	}
	x.mu.Lock()
	shown := x.clicks[reqID]
	delete(x.clicks, reqID)
	x.mu.Unlock()
	if shown == nil {
		return 40201, "no press to answer, or too late"
	}
	x.corp.mu.Lock()
	defer x.corp.mu.Unlock()
	x.corp.change(shown, object(in.body["template_card"]))
	return 0, "ok"
}

var errNoBot = errors.New("no intelligent bot is connected")

// push sends a callback over the live connection.
func (c *Corp) push(cmd string, body map[string]any, click *Shown) error {
	c.mu.Lock()
	all := c.wires
	c.mu.Unlock()
	if len(all) == 0 {
		return errNoBot
	}
	x := all[len(all)-1]
	reqID := fmt.Sprintf("R%d", c.server.next())
	if click != nil {
		x.mu.Lock()
		x.clicks[reqID] = click
		x.mu.Unlock()
		time.AfterFunc(5*time.Second, func() {
			x.mu.Lock()
			defer x.mu.Unlock()
			delete(x.clicks, reqID)
		})
	}
	x.write(botFrame{Cmd: cmd, Headers: map[string]any{"req_id": reqID}, Body: body})
	return nil
}

// BotLive reports whether an intelligent bot is connected.
func (c *Corp) BotLive() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.wires) > 0
}

// CutBot breaks the bot's connection.
func (c *Corp) CutBot() {
	c.mu.Lock()
	all := c.wires
	c.wires = nil
	c.mu.Unlock()
	for _, x := range all {
		_ = x.conn.Close() // that is what it is for
	}
}

func (c *Corp) botBody(who, group, kind string) map[string]any {
	b := map[string]any{
		"msgid": fmt.Sprintf("bm%d", c.server.next()), "aibotid": c.BotID, "chattype": "single", "from": map[string]any{"userid": who}, "msgtype": kind,
	}
	if group != "" {
		b["chattype"], b["chatid"] = "group", group
	}
	return b
}

// BotSay is a member writing to the intelligent bot: in a group, which it hears
// only when it is mentioned, or alone with group "".
func (c *Corp) BotSay(who, group, words string) error {
	if group != "" && !strings.HasPrefix(words, "@") {
		return nil
	}
	b := c.botBody(who, group, "text")
	b["text"] = map[string]any{"content": words}
	return c.push("aibot_msg_callback", b, nil)
}

// BotSend is a member sending something else to the intelligent bot: kind with
// its content.
func (c *Corp) BotSend(who, group, kind string, content map[string]any) error {
	b := c.botBody(who, group, kind)
	b[kind] = content
	return c.push("aibot_msg_callback", b, nil)
}

func (c *Corp) botPress(who string, s *Shown, key string) error {
	b := c.botBody(who, s.group, "event")
	b["create_time"] = time.Now().Unix()
	b["event"] = map[string]any{"eventtype": "template_card_event", "template_card_event": map[string]any{
		"card_type": "button_interaction", "event_key": key, "task_id": s.Task,
	}}
	return c.push("aibot_event_callback", b, s)
}
