// Package wecomtest is a WeCom for tests: a server that answers like the
// platform's API, calls back sealed as it does, keeps its limits, and shows
// what stands on everybody's screen. It knows nothing of bot/wecom.
package wecomtest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"time"
)

// Server is one platform with any number of corporations on it. The library
// that bot/wecom stands on calls one address per process, so a process needs
// but one.
type Server struct {
	http *httptest.Server
	mux  *http.ServeMux
	now  func() time.Time

	mu     sync.Mutex
	corps  map[string]*Corp // by id
	tokens map[string]grant
	hooks  map[string]*room // by key
	n      int
}

// grant is an access token.
type grant struct {
	corp  *Corp
	until time.Time
}

// New starts a server on a free port of this machine, with the real clock.
func New() *Server {
	s := prepare()
	s.http = httptest.NewServer(s)
	return s
}

func prepare() *Server {
	s := &Server{
		mux: http.NewServeMux(), now: time.Now,
		corps: map[string]*Corp{}, tokens: map[string]grant{}, hooks: map[string]*room{},
	}
	s.routes()
	return s
}

// URL is where the API is.
func (s *Server) URL() string { return s.http.URL }

// BotURL is where intelligent bots connect.
func (s *Server) BotURL() string { return "ws" + strings.TrimPrefix(s.http.URL, "http") + "/aibot" }

// Close stops the server.
func (s *Server) Close() { s.http.Close() }

// ServeHTTP is the API.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

// next numbers what the server makes.
func (s *Server) next() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.n++
	return s.n
}

// Fault is what goes wrong with a call.
type Fault struct {
	Code   int           // errcode
	Msg    string        // errmsg
	Status int           // of HTTP, instead of an answer
	Delay  time.Duration // before anything else
	Lost   bool          // the call is obeyed, its answer is cut off
	Refuse bool          // the connection is cut before anything is done
	Page   string        // what something in between answers instead, with status 200
}

// answer writes JSON with an errcode.
func answer(w http.ResponseWriter, code int, msg string, more map[string]any) {
	out := map[string]any{"errcode": code, "errmsg": msg}
	for k, v := range more {
		out[k] = v
	}
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	_ = json.NewEncoder(w).Encode(out) // whoever asked may be gone
}

// cutOff ends a connection without an answer.
func cutOff(w http.ResponseWriter) {
	if h, ok := w.(http.Hijacker); ok {
		if conn, _, err := h.Hijack(); err == nil {
			_ = conn.Close()
		}
	}
}

// routes are the addresses of the API.
func (s *Server) routes() {
	s.mux.HandleFunc("GET /cgi-bin/gettoken", s.getToken)
	for path, f := range map[string]func(*Corp, call) reply{
		"agent/get": (*Corp).agentGet, "message/send": (*Corp).messageSend,
		"message/update_template_card": (*Corp).cardUpdate, "message/recall": (*Corp).recall,
		"appchat/create": (*Corp).chatCreate, "appchat/send": (*Corp).chatSend, "appchat/get": (*Corp).chatGet,
		"media/upload": (*Corp).mediaUpload, "media/get": (*Corp).mediaGet,
		"user/simplelist": (*Corp).userList, "user/list": (*Corp).userList, "user/get": (*Corp).userGet, "user/list_id": (*Corp).userListID,
		"department/simplelist": (*Corp).departments, "department/list": (*Corp).departments,
		"menu/create": (*Corp).menuCreate, "menu/get": (*Corp).menuGet, "menu/delete": (*Corp).menuDelete,
	} {
		s.mux.HandleFunc("/cgi-bin/"+path, s.authorised(path, f))
	}
	s.mux.HandleFunc("POST /cgi-bin/webhook/send", s.hookSend)
	s.mux.HandleFunc("/aibot", s.aibot)
}

// call is a call of the API with its access token checked.
type call struct {
	path  string
	query map[string][]string
	raw   []byte         // of the body
	body  map[string]any // as JSON, nil if it is none
	form  *http.Request  // of an upload
}

// reply is what the API answers.
type reply struct {
	code int
	msg  string
	more map[string]any
	file *upload // instead of JSON
}

func ok(more map[string]any) reply { return reply{msg: "ok", more: more} }

func refused(code int, msg string) reply { return reply{code: code, msg: msg} }

// authorised checks token, address and faults before a call is obeyed.
func (s *Server) authorised(path string, f func(*Corp, call) reply) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c, why := s.corpOf(r.URL.Query().Get("access_token"))
		if c == nil {
			answer(w, why.code, why.msg, nil)
			return
		}
		fault := c.fault(path)
		time.Sleep(fault.Delay)
		switch {
		case fault.Refuse:
			cutOff(w)
			return
		case fault.Status != 0:
			http.Error(w, "fault", fault.Status)
			return
		case fault.Page != "":
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, fault.Page) // whoever asked may be gone
			return
		case fault.Code != 0:
			answer(w, fault.Code, fault.Msg, nil)
			return
		case !c.trusted(r):
			answer(w, 60020, "not allow to access from your ip, hint: [1700000000_1_abc], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=60020", nil)
			return
		}
		in, bad := readCall(path, r)
		var out reply
		if bad != "" {
			out = refused(47001, bad)
		} else {
			out = f(c, in)
		}
		if fault.Lost {
			cutOff(w)
			return
		}
		if out.file != nil {
			w.Header().Set("Content-Type", out.file.kind)
			w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", out.file.name))
			_, _ = w.Write(out.file.data)
			return
		}
		answer(w, out.code, out.msg, out.more)
	}
}

// getToken gives an access token (获取access_token). The one in use lives on.
func (s *Server) getToken(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	s.mu.Lock()
	c := s.corps[q.Get("corpid")]
	s.mu.Unlock()
	if c == nil {
		answer(w, 40013, "invalid corpid, hint: [1700000000_2_abc], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=40013", nil)
		return
	}
	fault := c.fault("gettoken")
	time.Sleep(fault.Delay)
	switch {
	case fault.Refuse || fault.Lost:
		cutOff(w)
	case fault.Code != 0:
		answer(w, fault.Code, fault.Msg, nil)
	case !c.knows(q.Get("corpsecret")):
		answer(w, 40001, "invalid credential, hint: [1700000000_3_abc], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=40001", nil)
	default:
		token := fmt.Sprintf("token-%s-%s-%d", secret, c.ID, s.next())
		s.mu.Lock()
		s.tokens[token] = grant{c, s.now().Add(2 * time.Hour)}
		s.mu.Unlock()
		c.count("gettoken")
		answer(w, 0, "ok", map[string]any{"access_token": token, "expires_in": 7200})
	}
}

func (s *Server) corpOf(token string) (*Corp, reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g, ok := s.tokens[token]
	switch {
	case !ok:
		return nil, refused(40014, "invalid access_token")
	case !s.now().Before(g.until):
		return nil, refused(42001, "access_token expired")
	}
	return g.corp, reply{}
}

// Reset gives the app another secret, as an admin does who has lost it, and ends
// its access tokens; "" takes that back.
func (c *Corp) Reset(secret string) {
	c.mu.Lock()
	c.reset = secret
	c.mu.Unlock()
	c.Expire()
}

// knows reports whether a secret is that of the app now.
func (c *Corp) knows(secret string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return secret == cmp.Or(c.reset, c.Secret)
}

// Expire ends all access tokens of a corporation, as when their time is over.
func (c *Corp) Expire() {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	for token, g := range s.tokens {
		if g.corp == c {
			g.until = s.now()
			s.tokens[token] = g
		}
	}
}
