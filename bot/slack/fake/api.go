package fake

import (
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// reply is the answer of a method.
type reply map[string]any

// refusal is the error of a method.
type refusal struct {
	code     string
	messages []string
	needed   string
}

// method is one method of the Web API: the scope that it needs, and what it
// does. s.mu is held.
type method struct {
	scope string
	do    func(*Server, map[string]any) (reply, *refusal)
}

func methods() map[string]method {
	return map[string]method{
		"auth.test":                    {"", (*Server).authTest},
		"apps.connections.open":        {"", (*Server).openConnection},
		"chat.postMessage":             {"chat:write", (*Server).postMessage},
		"chat.postEphemeral":           {"chat:write", (*Server).postEphemeral},
		"chat.update":                  {"chat:write", (*Server).update},
		"chat.getPermalink":            {"", (*Server).permalink},
		"conversations.open":           {"im:write", (*Server).openDM},
		"conversations.info":           {"", (*Server).info},
		"conversations.history":        {"history", (*Server).history},
		"conversations.replies":        {"history", (*Server).replies},
		"conversations.members":        {"", (*Server).members},
		"users.conversations":          {"", (*Server).conversations},
		"users.info":                   {"users:read", (*Server).user},
		"users.lookupByEmail":          {"users:read.email", (*Server).byEmail},
		"views.open":                   {"", (*Server).viewOpen},
		"views.update":                 {"", (*Server).viewUpdate},
		"views.publish":                {"", (*Server).viewPublish},
		"files.getUploadURLExternal":   {"files:write", (*Server).uploadURL},
		"files.completeUploadExternal": {"files:write", (*Server).completeUpload},
		"files.info":                   {"files:read", (*Server).fileInfo},
	}
}

// ServeHTTP answers the Web API, its uploads and downloads, response URLs and
// the sockets.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch path := r.URL.Path; {
	case strings.HasPrefix(path, "/api/"):
		s.serveMethod(w, r, strings.TrimPrefix(path, "/api/"))
	case strings.HasPrefix(path, "/upload/"):
		s.serveUpload(w, r, strings.TrimPrefix(path, "/upload/"))
	case strings.HasPrefix(path, "/files/"):
		s.serveDownload(w, r, strings.TrimPrefix(path, "/files/"))
	case strings.HasPrefix(path, "/respond/"):
		s.serveRespond(w, r, strings.TrimPrefix(path, "/respond/"))
	case strings.HasPrefix(path, "/link/"):
		s.serveSocket(w, r)
	default:
		http.NotFound(w, r)
	}
}

func (s *Server) serveMethod(w http.ResponseWriter, r *http.Request, name string) {
	args, token := arguments(r)
	call := Call{name, args}
	s.mu.Lock()
	s.calls = append(s.calls, call)
	decide, revoked := s.fault, s.revoked
	s.mu.Unlock()
	var f Fault
	if decide != nil {
		f = decide(call)
	}
	switch {
	case f.Hang:
		<-r.Context().Done()
		return
	case f.Drop:
		panic(http.ErrAbortHandler)
	case f.RetryAfter > 0:
		w.Header().Set("Retry-After", strconv.Itoa(f.RetryAfter))
		answer(w, http.StatusTooManyRequests, reply{"ok": false, "error": "ratelimited"})
		return
	case f.Status != 0:
		w.WriteHeader(f.Status)
		return
	case f.Error != "":
		answer(w, http.StatusOK, refused(&refusal{code: f.Error, messages: f.Messages, needed: f.Needed}))
		return
	case revoked != "":
		answer(w, http.StatusOK, refused(&refusal{code: revoked}))
		return
	}
	out := s.call(name, token, args)
	w.Header().Set("X-OAuth-Scopes", strings.Join(s.granted(), ","))
	if f.Reset {
		panic(http.ErrAbortHandler)
	}
	answer(w, http.StatusOK, out)
}

func (s *Server) call(name, token string, args map[string]any) reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	want := BotToken
	if name == "apps.connections.open" {
		want = AppToken
	}
	m, known := methods()[name]
	switch {
	case !known:
		return refused(&refusal{code: "unknown_method"})
	case token == "":
		return refused(&refusal{code: "not_authed"})
	case token != want && (token == BotToken || token == AppToken):
		return refused(&refusal{code: "not_allowed_token_type"})
	case token != want:
		return refused(&refusal{code: "invalid_auth"})
	}
	if scope := s.scopeFor(m.scope, args); scope != "" && s.opt.Scopes != nil && !slices.Contains(s.opt.Scopes, scope) {
		return refused(&refusal{code: "missing_scope", needed: scope})
	}
	out, why := m.do(s, args)
	if why != nil {
		return refused(why)
	}
	out["ok"] = true
	return out
}

// granted are the scopes of the bot token.
func (s *Server) granted() []string {
	if s.opt.Scopes != nil {
		return s.opt.Scopes
	}
	return []string{
		"app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "files:read", "files:write", "groups:history", "groups:read",
		"im:history", "im:read", "im:write", "users:read", "users:read.email",
	}
}

// scopeFor is the scope of a method; reading depends on the kind of channel.
func (s *Server) scopeFor(scope string, args map[string]any) string {
	if scope != "history" {
		return scope
	}
	c := s.channels[str(args, "channel")]
	switch {
	case c != nil && c.User != "":
		return "im:history"
	case c != nil && c.Private:
		return "groups:history"
	}
	return "channels:history"
}

func refused(why *refusal) reply {
	out := reply{"ok": false, "error": why.code}
	if why.messages != nil {
		out["response_metadata"] = map[string]any{"messages": why.messages}
	}
	if why.needed != "" {
		out["needed"], out["provided"] = why.needed, "chat:write"
	}
	return out
}

func answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // whoever asked may be gone
}

// arguments reads what a method was called with, and the token from where it
// stands: the header or the body.
func arguments(r *http.Request) (map[string]any, string) {
	args := map[string]any{}
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	body, _ := io.ReadAll(io.LimitReader(r.Body, 4<<20)) // a broken body has no arguments
	if kind == "application/json" {
		_ = json.Unmarshal(body, &args)
		return args, token
	}
	form, _ := url.ParseQuery(string(body))
	for k, v := range r.URL.Query() {
		form[k] = v
	}
	for k, v := range form {
		if k == "token" {
			token = v[0]
			continue
		}
		args[k] = typed(k, v[0])
	}
	return args, token
}

// typed gives a form argument the type that it stands for.
func typed(key, v string) any {
	switch key {
	case "blocks", "metadata", "view", "files", "attachments":
		var out any
		if json.Unmarshal([]byte(v), &out) == nil {
			return out
		}
	case "unfurl_links", "unfurl_media", "mrkdwn", "inclusive", "include_all_metadata", "return_im", "replace_original", "delete_original", "reply_broadcast", "link_names":
		return v == "true" || v == "1"
	case "length", "limit":
		if n, err := strconv.Atoi(v); err == nil {
			return n
		}
	}
	return v
}

func str(args map[string]any, key string) string {
	v, _ := args[key].(string)
	return v
}

func (s *Server) authTest(map[string]any) (reply, *refusal) {
	r := reply{"url": "https://fake.slack.com/", "team": "Fake", "user": "milepost", "team_id": s.opt.Team, "user_id": BotUser, "bot_id": BotID}
	if s.opt.Org != "" {
		r["enterprise_id"], r["is_enterprise_install"] = s.opt.Org, s.opt.OrgWide
	}
	if s.opt.OrgWide {
		r["team_id"], r["url"] = s.opt.Org, "https://fake.enterprise.slack.com/"
	}
	return r, nil
}

func (s *Server) user(args map[string]any) (reply, *refusal) {
	u := s.users[str(args, "user")]
	if u == nil {
		return nil, &refusal{code: "user_not_found"}
	}
	return reply{"user": userJSON(u)}, nil
}

func userJSON(u *User) map[string]any {
	return map[string]any{"id": u.ID, "name": u.Name, "team_id": u.Team, "deleted": u.Gone, "is_bot": u.Bot, "profile": map[string]any{"email": u.Email, "real_name": u.Name}}
}

func (s *Server) byEmail(args map[string]any) (reply, *refusal) {
	for _, u := range s.users {
		if u.Email != "" && strings.EqualFold(u.Email, str(args, "email")) {
			return reply{"user": userJSON(u)}, nil
		}
	}
	return nil, &refusal{code: "users_not_found"}
}

// Client is an HTTP client that reaches the workspace without a network.
func (s *Server) Client() *http.Client {
	return &http.Client{Transport: direct{s}, Timeout: 20 * time.Second}
}

// direct carries requests to the workspace in memory.
type direct struct{ s *Server }

// RoundTrip answers one request; a broken connection is an error.
func (d direct) RoundTrip(r *http.Request) (resp *http.Response, err error) {
	defer func() {
		if v := recover(); v == http.ErrAbortHandler {
			resp, err = nil, io.ErrUnexpectedEOF
		} else if v != nil {
			panic(v)
		}
	}()
	if r.Body == nil {
		r.Body = http.NoBody
	}
	rec := httptest.NewRecorder()
	d.s.ServeHTTP(rec, r)
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	resp = rec.Result()
	resp.Request = r
	return resp, nil
}

// APIURL is where the Web API of a workspace is that has no listener.
func (s *Server) APIURL() string { return s.base + "/api/" }

// Listen says under which URL a test's listener serves the workspace.
func (s *Server) Listen(base string) { s.base = strings.TrimSuffix(base, "/") }
