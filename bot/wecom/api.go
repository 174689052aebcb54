package wecom

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/silenceper/wechat/v2/util"

	"milepost/bot/chat"
)

const (
	// host is what the library's addresses name, fixed.
	host = "qyapi.weixin.qq.com"
	// patience is how long one call may take; the library has no limit.
	patience = 20 * time.Second
	// pauseBusy is how long nothing is called after 45009, and pauseDown how
	// long a post waits for what the admin has to mend.
	pauseBusy, pauseDown = 30 * time.Second, time.Minute
)

// dialing guards the library's one client for all connections of the process.
var dialing sync.Mutex

// reach makes the library call a server, the platform's own if apiURL is empty,
// within limits of time. The library's addresses and its client are those of
// the whole process.
func reach(apiURL string) error {
	base, err := url.Parse(strings.TrimSuffix(cmp.Or(apiURL, "https://"+host), "/"))
	if err != nil || base.Host == "" {
		return fmt.Errorf("wecom: %q is no address of a server", apiURL)
	}
	dialing.Lock()
	defer dialing.Unlock()
	if r, ok := util.DefaultHTTPClient.Transport.(*route); ok && *r.base == *base {
		return nil
	}
	next := http.DefaultTransport.(*http.Transport).Clone()
	next.MaxIdleConnsPerHost = 64
	util.DefaultHTTPClient = &http.Client{
		Timeout: patience, Transport: &route{base, next},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return nil
}

// route sends what is for the platform to a server.
type route struct {
	base *url.URL
	next http.RoundTripper
}

// RoundTrip is http.RoundTripper's.
func (r *route) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.URL.Host == host {
		req = req.Clone(req.Context())
		req.URL.Scheme, req.URL.Host, req.Host = r.base.Scheme, r.base.Host, r.base.Host
		req.URL.Path = r.base.Path + req.URL.Path
	}
	resp, err := r.next.RoundTrip(req)
	if err == nil && strings.HasPrefix(req.URL.Path, r.base.Path+"/cgi-bin/") && !strings.HasSuffix(req.URL.Path, "/media/get") {
		err = plainNumbers(resp)
	}
	return resp, err
}

// apiError is an answer with an errcode.
type apiError struct {
	Code int
	Msg  string // errmsg, without what is secret
}

func (e *apiError) Error() string {
	return strings.TrimSuffix(fmt.Sprintf("errcode %d %s", e.Code, e.Msg), " ")
}

// The codes that are told apart (全局错误码).
const (
	codeBusy        = -1
	codeBadSecret   = 40001
	codeBadUser     = 40003
	codeBadCorp     = 40013
	codeBadToken    = 40014
	codeExpired     = 42001
	codeTooOften    = 45009
	codeTooMany     = 45033 // calls at a time
	codeForbidden   = 48002
	codeUntrusted   = 60020
	codeNoUser      = 60111
	codeNobody      = 81013 // nobody of those named exists or sees the app
	codeNoChat      = 86001
	codeChatUnknown = 86003
)

// codeOf is the errcode of an error, 0 if it has none.
func codeOf(err error) int {
	var e *apiError
	if errors.As(err, &e) {
		return e.Code
	}
	return 0
}

// address is that of an API of the platform.
func address(path string, query url.Values) string {
	return "https://" + host + "/cgi-bin/" + path + "?" + query.Encode()
}

// post calls an API with a body and reads the answer into out, which may be nil.
func (t *Transport) post(ctx context.Context, path string, body, out any) error {
	return t.call(ctx, out, func(token string) ([]byte, error) {
		return util.PostJSONContext(ctx, address(path, url.Values{"access_token": {token}}), body)
	})
}

// get calls an API that only reads.
func (t *Transport) get(ctx context.Context, path string, query url.Values, out any) error {
	return t.call(ctx, out, func(token string) ([]byte, error) {
		q := url.Values{"access_token": {token}}
		for k, v := range query {
			q[k] = v
		}
		return util.HTTPGetContext(ctx, address(path, q))
	})
}

// call calls with the access token; one that the platform does not take any
// more is fetched anew, once. The errors are those of chat.Transport.
func (t *Transport) call(ctx context.Context, out any, f func(token string) ([]byte, error)) error {
	if wait := t.waits(); wait > 0 {
		return &chat.Retry{After: wait, Why: errors.New("the platform wants fewer calls")}
	}
	for try := 0; ; try++ {
		token, err := t.token(ctx)
		if err != nil {
			return err
		}
		data, err := f(token)
		if err != nil {
			return t.unanswered(err)
		}
		err = t.answered(data)
		if code := codeOf(err); (code == codeBadToken || code == codeExpired) && try == 0 {
			t.keep.forget(token)
			continue
		}
		if err != nil {
			return t.sorted(err)
		}
		if out == nil {
			return nil
		}
		if err := json.Unmarshal(data, out); err != nil {
			return &chat.Unsure{Why: errors.New("the answer has another form than expected")}
		}
		return nil
	}
}

// token is the access token, fetched by one caller for all.
func (t *Transport) token(ctx context.Context) (string, error) {
	token, err := t.work.GetContext().AccessTokenHandle.(interface {
		GetAccessTokenContext(context.Context) (string, error)
	}).GetAccessTokenContext(ctx)
	if err == nil {
		return token, nil
	}
	if m := libraryCode.FindStringSubmatch(err.Error()); m != nil {
		if code, bad := strconv.Atoi(m[1]); bad == nil {
			_, msg, _ := strings.Cut(err.Error(), "errormsg=")
			msg, _, _ = strings.Cut(msg, ", more info at")
			err = &apiError{code, t.redact(msg)}
		}
	}
	if codeOf(err) == 0 {
		err = t.silent(err)
	}
	t.admin(err)
	return "", &chat.Retry{After: pauseFor(err), Why: fmt.Errorf("get an access token: %w", err)}
}

// libraryCode finds the errcode in an error of the library that holds it only
// as words.
var libraryCode = regexp.MustCompile(`errcode=(-?\d+)`)

func pauseFor(err error) time.Duration {
	switch codeOf(err) {
	case codeUntrusted, codeBadSecret, codeBadCorp:
		return pauseDown
	case codeTooOften:
		return pauseBusy
	}
	return 0
}

// waits is how long nothing is to be called.
func (t *Transport) waits() time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	return max(0, t.held.Sub(t.opt.Now()))
}

// sorted turns an errcode into the kinds of errors that the outbox knows.
func (t *Transport) sorted(err error) error {
	t.admin(err)
	switch codeOf(err) {
	case 0:
		return &chat.Unsure{Why: err}
	case codeBusy, codeBadToken, codeExpired:
		return &chat.Retry{Why: err}
	case codeTooMany:
		return &chat.Retry{After: 2 * time.Second, Why: err}
	case codeTooOften:
		t.mu.Lock()
		t.held = t.opt.Now().Add(pauseBusy)
		t.mu.Unlock()
		return &chat.Retry{After: pauseBusy, Why: err}
	case codeUntrusted, codeBadSecret, codeBadCorp:
		return &chat.Retry{After: pauseDown, Why: err}
	case codeBadUser, codeNoUser, codeNobody:
		return &chat.Gone{Why: err, Person: true}
	case codeNoChat, codeChatUnknown:
		return &chat.Gone{Why: err}
	}
	return &chat.Refused{Why: err}
}

// unanswered sorts an error of a call that brought no answer: what never left
// may be tried again, anything else may have arrived.
func (t *Transport) unanswered(err error) error {
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "dial" {
		return &chat.Retry{Why: t.silent(err)}
	}
	return &chat.Unsure{Why: t.silent(err)}
}

// silent is an error in words from which everything secret is taken: the
// library and net/http print whole addresses.
func (t *Transport) silent(err error) error {
	kind := ""
	if errors.Is(err, context.DeadlineExceeded) {
		kind = "no answer in time: "
	}
	return errors.New(kind + t.redact(err.Error()))
}

// secretParam is what stands in addresses and must not be told.
var secretParam = regexp.MustCompile(`(?i)((?:corpsecret|access_token|secret|key|response_code|msg_signature)["']?\s*[=:]\s*["']?)[^&\s"',}]+`)

// redact takes everything secret out of a text.
func (t *Transport) redact(s string) string {
	secrets := []string{t.opt.Secret, t.opt.Token, t.opt.AESKey, t.opt.BotSecret, t.keep.current()}
	for _, key := range t.opt.Hooks {
		secrets = append(secrets, key)
	}
	for _, secret := range secrets {
		if len(secret) >= 4 {
			s = strings.ReplaceAll(s, secret, "…")
			s = strings.ReplaceAll(s, url.QueryEscape(secret), "…")
		}
	}
	return secretParam.ReplaceAllString(s, "${1}…")
}

// probe asks for the app: it proves the secret, the AgentId and that this
// server's address is trusted.
func (t *Transport) probe(ctx context.Context) error {
	_, err := t.About(ctx)
	if err != nil {
		if say := mend(err); say != nil {
			return say // as Send tells it: the same trouble is logged once
		}
		return fmt.Errorf("ask for the app: %w", err)
	}
	return nil
}

// App is what the platform says of the app.
type App struct {
	Name string `json:"name"`
	URL  string `json:"redirect_domain"` // 可信域名, may be empty
}

// About asks the platform for the app.
func (t *Transport) About(ctx context.Context) (App, error) {
	var a App
	err := t.get(ctx, "agent/get", url.Values{"agentid": {strconv.Itoa(t.opt.AgentID)}}, &a)
	return a, err
}
