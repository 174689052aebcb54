// Package fake is a Slack workspace in memory, for tests: the Web API, Socket
// Mode and the Events API over HTTP, with the people who write, press and
// submit there. It keeps Slack's limits, its errors and its pings, and fails on
// demand. It speaks the protocol as Slack describes it, so that Slack's own
// clients live with it too.
package fake

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// Options are what a workspace is made of. All may be empty.
type Options struct {
	Team     string           // T…; "T1" if empty
	Now      func() time.Time // of the moments of messages; nil = a clock that starts at Epoch and moves a millisecond a message
	Scopes   []string         // what the bot token may; nil = everything
	Channels bool             // the app hears all of what is said in its channels, not only mentions
	// Ping is how often a socket is pinged; 0 = every 10 seconds, as Slack does;
	// negative = never.
	Ping time.Duration
	// AckWithin is how long a delivery may be unacknowledged before it comes
	// again; 0 = 3 seconds.
	AckWithin time.Duration
	// Hello is what a socket is greeted with; nil = as Slack does.
	Hello map[string]any
	// Nameless lists private chats without the person, as some servers do.
	Nameless bool
	// Org is the organisation of Enterprise Grid to which the workspace belongs;
	// with OrgWide the app is installed for all of it.
	Org     string
	OrgWide bool
}

// Epoch is when the clock of a workspace starts that is given none.
var Epoch = time.Date(2026, 3, 5, 2, 5, 0, 0, time.UTC)

// The tokens and ids of the app in every workspace.
const (
	BotToken = "xoxb-s3cr3t-bot-token"
	AppToken = "xapp-s3cr3t-app-token"
	Secret   = "s3cr3t-for-signing"
	BotUser  = "UBOT"
	BotID    = "BBOT"
	AppID    = "AFAKE"
)

// Server is the workspace.
type Server struct {
	opt Options

	mu       sync.Mutex
	n        int // ids
	last     int64
	users    map[string]*User
	channels map[string]*Channel
	files    map[string]*File
	views    map[string]*View   // by id
	open     map[string][]*View // stack of modals by user
	homes    map[string]*View   // by user
	triggers map[string]trigger
	hooks    map[string]respond // response_url by id
	posted   []*Message         // every message in order of appearance
	calls    []Call
	fault    func(Call) Fault
	domain   string // what the workspace is called now
	revoked  string // the error of every call; "" = the token is good
	sockets  []*socket
	tickets  map[string]bool
	waiting  []*Delivery // while no socket was open
	sent     map[string]*Delivery
	hook     http.Handler // Events API over HTTP
	base     string       // URL of the API's server
	alarms   []string     // broadcasts and mentions that reached people
	all      []*Delivery
	closed   bool
}

// User is a member of the workspace.
type User struct {
	ID, Name, Email string
	Team            string // of another company, or of a sister workspace; "" = this workspace
	Bot, Gone       bool
}

// Channel is a conversation.
type Channel struct {
	ID, Name, User  string // User: of a private chat
	Private         bool
	Archived, Inner bool // Inner: the bot is a member
	Shared          bool // with another company
}

// Message is something that stands in a channel.
type Message struct {
	Channel, TS, Thread string
	User, Bot           string
	Text                string
	Blocks              []map[string]any
	Metadata            map[string]any
	Files               []string
	Only                string // seen by one person
	Edits               int
	Edited              string // when its writer changed it last; "" = never
	Deleted             bool
}

// File is something that was uploaded.
type File struct {
	ID, Name, Title, Alt, Type string
	Data                       []byte
	Done                       bool
}

// View is a modal or a home page.
type View struct {
	ID, User, Type, External, Callback, Private string
	Hash                                        int
	Body                                        map[string]any
	Errors                                      map[string]string // at its inputs, by block_id
	Typed                                       map[string]string // what stands in its inputs since, by label
}

type trigger struct {
	user string
	till time.Time
}

type respond struct {
	channel, ts, user string
	left              int
}

// Call is a call of the Web API.
type Call struct {
	Method string
	Args   map[string]any // JSON arguments as they are, form arguments as Slack reads them
}

// Fault is what goes wrong with a call; the zero value is nothing.
type Fault struct {
	Status     int    // answered instead, with an empty body
	Error      string // answered as {"ok": false}
	Messages   []string
	Needed     string // the scope that a missing_scope names
	RetryAfter int    // seconds: 429
	Hang       bool   // no answer before the caller gives up
	Reset      bool   // done, and the connection breaks before the answer
	Drop       bool   // the connection breaks and nothing was done
}

// New makes a workspace with the bot and nobody else.
func New(opt Options) *Server {
	if opt.Team == "" {
		opt.Team = "T1"
	}
	if opt.Ping == 0 {
		opt.Ping = 10 * time.Second
	}
	if opt.AckWithin == 0 {
		opt.AckWithin = 3 * time.Second
	}
	s := &Server{
		opt: opt, last: Epoch.UnixMicro(), base: "http://slack.test", domain: "fake",
		users: map[string]*User{}, channels: map[string]*Channel{}, files: map[string]*File{}, views: map[string]*View{},
		open: map[string][]*View{}, homes: map[string]*View{}, triggers: map[string]trigger{}, hooks: map[string]respond{},
		tickets: map[string]bool{}, sent: map[string]*Delivery{},
	}
	if opt.Now != nil {
		s.last = 0
	}
	s.users[BotUser] = &User{ID: BotUser, Name: "Milepost", Bot: true}
	return s
}

// Add adds a person.
func (s *Server) Add(u User) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.users[u.ID] = &u
}

// Open adds a channel that the bot is in.
func (s *Server) Open(c Channel) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.Inner = true
	s.channels[c.ID] = &c
}

// Rename gives the workspace another address.
func (s *Server) Rename(domain string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.domain = domain
}

// Change changes a channel: archives it, say, or removes the bot.
func (s *Server) Change(id string, f func(*Channel)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f(s.channels[id])
}

// Revoke makes every call fail with that error from now on; "" ends it.
func (s *Server) Revoke(code string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revoked = code
}

// Fail makes f decide over each call from now on. Nil ends it.
func (s *Server) Fail(f func(Call) Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = f
}

// Calls are all calls so far, in order.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.calls)
}

// Alarms are the broadcasts and mentions that reached people out of what the
// bot posted.
func (s *Server) Alarms() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.alarms)
}

// stamp is the next timestamp: unique, and never before the one before. s.mu
// is held.
func (s *Server) stamp() string {
	now := s.last + 1000
	if s.opt.Now != nil {
		now = max(s.opt.Now().UnixMicro(), s.last+1)
	}
	s.last = now
	return fmt.Sprintf("%d.%06d", now/1e6, now%1e6)
}

// id is a new id. s.mu is held.
func (s *Server) id(prefix string) string {
	s.n++
	return fmt.Sprintf("%s%05d", prefix, s.n)
}

// dm is the private chat with somebody, opened if need be. s.mu is held.
func (s *Server) dm(user string) *Channel {
	id := "D" + strings.TrimPrefix(user, "U")
	if s.channels[id] == nil {
		s.channels[id] = &Channel{ID: id, User: user, Private: true, Inner: true}
	}
	return s.channels[id]
}

// DM is the id of the private chat with somebody.
func (s *Server) DM(user string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.dm(user).ID
}

// Seen is what somebody sees in a channel now, threads included, oldest first.
func (s *Server) Seen(user, channel string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.channels[channel]; c == nil || c.User != "" && c.User != user {
		return nil
	}
	var out []Message
	for _, m := range s.posted {
		if m.Channel == channel && !m.Deleted && (m.Only == "" || m.Only == user) {
			out = append(out, *m)
		}
	}
	return out
}

// Posted is every message that the bot posted, in order, as it stands now.
func (s *Server) Posted() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Message
	for _, m := range s.posted {
		if m.Bot != "" {
			out = append(out, *m)
		}
	}
	return out
}

// FileOf is a file by its id.
func (s *Server) FileOf(id string) (File, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files[id]
	if !ok {
		return File{}, false
	}
	return *f, true
}

// Modal is the view that lies on top for somebody.
func (s *Server) Modal(user string) (View, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	stack := s.open[user]
	if len(stack) == 0 {
		return View{}, false
	}
	return *stack[len(stack)-1], true
}

// Home is somebody's home page; false if none was published.
func (s *Server) Home(user string) (View, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, ok := s.homes[user]
	if !ok {
		return View{}, false
	}
	return *v, true
}

// find looks for a message. s.mu is held.
func (s *Server) find(channel, ts string) *Message {
	for _, m := range slices.Backward(s.posted) {
		if m.Channel == channel && m.TS == ts && !m.Deleted {
			return m
		}
	}
	return nil
}

// Remove takes a message away, as somebody may do.
func (s *Server) Remove(channel, ts string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.find(channel, ts); m != nil {
		m.Deleted = true
	}
}
