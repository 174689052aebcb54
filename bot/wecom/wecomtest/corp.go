package wecomtest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// Corp is a corporation with one self-built app and one intelligent bot.
type Corp struct {
	server *Server

	ID, Secret, Token, AESKey string
	AgentID                   int
	BotID, BotSecret          string

	mu       sync.Mutex
	now      func() time.Time
	members  []Member
	screens  map[string][]*Shown // by member, or chat id, oldest first
	codes    map[string]*code    // response codes
	recent   map[string]time.Time
	sentAt   map[string][]time.Time // by member
	chats    map[string][]string    // members of the app's group chats
	groups   map[string][]string    // members of groups with the intelligent bot
	media    map[string]*upload
	menu     map[string]any
	untrust  bool
	reset    string // the secret that an admin has set since; "" = none
	endless  bool   // members have no limit
	anybody  bool   // whoever is named is a member
	faults   func(path string) Fault
	calls    map[string]int
	breaches []string
	dropped  int
	doubles  int
	target   http.Handler // of callbacks
	lastXML  string
	tries    int
	wires    []*wire
}

// secret stands in everything that is secret here, so that tests find it where
// it has no business to be. An EncodingAESKey holds it in capitals.
const secret = "s3cr3t"

// Member is somebody of the corporation.
type Member struct{ ID, Name string }

// upload is a temporary media.
type upload struct {
	name, kind string
	data       []byte
	at         time.Time
}

// Shown is a message as it stands on somebody's screen.
type Shown struct {
	ID      string
	Kind    string // msgtype
	Text    string // what is read, buttons included
	Task    string // task_id of a card
	Buttons []Shownbutton
	Vote    []Shownbutton // options of a select on the card
	Submit  string        // key of its button
	Changes int
	Data    []byte // of a picture or file
	Payload any    // the part of the call named by Kind, as it was sent
	At      time.Time
	group   string // chat id, if it stands in a group
	bot     bool   // the intelligent bot said it
}

// Shownbutton is something to press.
type Shownbutton struct{ Label, Key string }

// code is a response_code.
type code struct {
	shown *Shown
	who   string
	until time.Time
}

// Corp makes a corporation with those members. Its app's callbacks go to
// nobody until Connect.
func (s *Server) Corp(members ...Member) *Corp {
	n := s.next()
	return s.Named(fmt.Sprintf("ww%06dcorp", n), members...)
}

// Named makes a corporation of that id.
func (s *Server) Named(id string, members ...Member) *Corp {
	sum := sha256.Sum256([]byte(id))
	h := hex.EncodeToString(sum[:])
	c := &Corp{
		server: s, ID: id, Secret: secret + h[:32], Token: secret + h[32:48], AESKey: aesKeyOf(h), AgentID: 1000002,
		BotID: "aib" + h[:12], BotSecret: secret + h[12:40],
		now: s.now, members: members, screens: map[string][]*Shown{}, codes: map[string]*code{}, recent: map[string]time.Time{},
		sentAt: map[string][]time.Time{}, chats: map[string][]string{}, groups: map[string][]string{}, media: map[string]*upload{},
		faults: func(string) Fault { return Fault{} }, calls: map[string]int{}, tries: 3,
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.corps[id] = c
	return c
}

// Clock gives the corporation a clock of its own, for what it counts by time.
func (c *Corp) Clock(now func() time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = now
}

// Endless takes the limits of members away: for a clock that stands.
func (c *Corp) Endless() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.endless = true
}

// Anybody makes a member of whoever is named.
func (c *Corp) Anybody() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.anybody = true
}

// Hook makes a group with a robot in it, and gives the robot's key. Screen
// shows the group under that name.
func (c *Corp) Hook(name string) (key string) {
	key = fmt.Sprintf("%s-hook%06d-%s", secret, c.server.next(), c.ID)
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.server.hooks[key] = &room{corp: c, name: name}
	return key
}

// Group makes a group in which the intelligent bot is.
func (c *Corp) Group(id string, members ...string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.groups[id] = members
}

// Fail makes f decide what goes wrong with each call, by its path behind
// cgi-bin. Nil ends it.
func (c *Corp) Fail(f func(path string) Fault) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if f == nil {
		f = func(string) Fault { return Fault{} }
	}
	c.faults = f
}

// FailOnce makes the next call of a path go wrong.
func (c *Corp) FailOnce(path string, fault Fault) {
	var once sync.Once
	c.Fail(func(p string) (f Fault) {
		if p == path {
			once.Do(func() { f = fault })
		}
		return f
	})
}

func (c *Corp) fault(path string) Fault {
	c.mu.Lock()
	f := c.faults
	c.mu.Unlock()
	return f(path)
}

// Untrust takes the caller's address off the list of trusted ones, or puts it
// there again.
func (c *Corp) Untrust(off bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.untrust = off
}

func (c *Corp) trusted(*http.Request) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return !c.untrust
}

func (c *Corp) count(path string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls[path]++
}

// Calls is how often a path was called.
func (c *Corp) Calls(path string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.calls[path]
}

// Breaches are the rules that were broken by what was sent, refused or not.
func (c *Corp) Breaches() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.breaches)
}

// Dropped is how many messages were above a member's limit and nobody saw.
func (c *Corp) Dropped() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.dropped
}

// Doubles is how many messages the duplicate check took away.
func (c *Corp) Doubles() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.doubles
}

// Screen is what stands in a member's chat with the app or the bot, or in a
// group, oldest first.
func (c *Corp) Screen(who string) []Shown {
	c.mu.Lock()
	defer c.mu.Unlock()
	var out []Shown
	for _, s := range c.screens[who] {
		out = append(out, *s)
	}
	return out
}

// Menu is the app's menu as it was created, nil if there is none.
func (c *Corp) Menu() map[string]any {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.menu
}

func (c *Corp) member(id string) bool {
	return c.anybody || slices.ContainsFunc(c.members, func(m Member) bool { return strings.EqualFold(m.ID, id) })
}

// readCall reads the body of a call.
func readCall(path string, r *http.Request) (call, string) {
	in := call{path: path, query: r.URL.Query()}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		in.form = r
		return in, ""
	}
	raw, err := io.ReadAll(r.Body)
	if err != nil {
		return in, "body cut off"
	}
	in.raw = raw
	if len(bytes.TrimSpace(raw)) > 0 {
		if err := json.Unmarshal(raw, &in.body); err != nil {
			return in, "data format error"
		}
	}
	return in, ""
}

func (c *Corp) agentGet(in call) reply {
	if first(in.query["agentid"]) != fmt.Sprint(c.AgentID) {
		return refused(301002, "not allow operate another agent with this accesstoken")
	}
	return ok(map[string]any{"agentid": c.AgentID, "name": "Milepost", "redirect_domain": "bot.example.com", "close": 0})
}

func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

// duplicate reports a message that was sent before within the interval that it
// names, when it asks for that (enable_duplicate_check). c.mu is held.
func (c *Corp) duplicate(in call) bool {
	if number(in.body["enable_duplicate_check"]) != 1 {
		return false
	}
	span := number(in.body["duplicate_check_interval"])
	if span <= 0 {
		span = 1800
	}
	sum := sha256.Sum256(in.raw)
	key := hex.EncodeToString(sum[:])
	now := c.now()
	was, there := c.recent[key]
	c.recent[key] = now
	return there && now.Sub(was) < time.Duration(min(span, 4*3600))*time.Second
}

// above reports a member who got as many messages as he may: 30 a minute and
// 1,000 an hour. Nobody is told. c.mu is held.
func (c *Corp) above(who string) bool {
	if c.endless {
		return false
	}
	now := c.now()
	minute, hour := 0, 0
	kept := c.sentAt[who][:0]
	for _, at := range c.sentAt[who] {
		if now.Sub(at) < time.Hour {
			hour++
			kept = append(kept, at)
		}
		if now.Sub(at) < time.Minute {
			minute++
		}
	}
	c.sentAt[who] = kept
	if minute >= 30 || hour >= 1000 {
		return true
	}
	c.sentAt[who] = append(c.sentAt[who], now)
	return false
}

func number(v any) int {
	f, _ := v.(float64)
	return int(f)
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

func object(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}
