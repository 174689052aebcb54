// Package slack is the chat platform Slack: Socket Mode, or the Events API over
// HTTP, what is said there as chat.Message, and cards and forms as Block Kit.
// No type of Slack's leaves it.
//
// What is sent twice, per method. chat.update, views.update and views.publish
// say the same twice and are simply repeated. chat.postMessage carries our key
// as metadata; a post that may have arrived is looked for in its place first,
// where the scopes allow, and sent again where they do not: then, and only
// where the answer of Slack was lost, people may see it twice. What one person
// sees in a channel (chat.postEphemeral) cannot be looked for. A file is shared
// by one call, files.completeUploadExternal, which is never repeated when its
// answer is lost.
package slack

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
)

// Name is the platform's name in identities and places.
const Name = "slack"

// The ways in which Slack reaches us.
const (
	ModeSocket = "socket"
	ModeHTTP   = "http"
)

// Path is where Slack calls in ModeHTTP: events, buttons and commands alike.
const Path = "/slack/events"

// Command is our slash command.
const Command = "/milepost"

// The callback ids of our shortcuts: on a message, and from anywhere.
const (
	ShortcutMessage = "log_message"
	ShortcutGlobal  = "log_visit"
)

// Words are the platform's own few words, in one language.
type Words struct {
	Submit, Cancel string // of a form that names none
	Open           string // the button that opens a form; also the title of its card if it has none
	More           string // the button that shows what was cut off
	Loading        string // while a form is on its way
	Elsewhere      string // instead of a form: the answer stands in the private chat
	Expired        string // a form, or the rest of a card, that is not there any more
	Private        string // a command's answer is in the private chat
	Sure, Yes, No  string // before a button acts
	Choose         string // in an empty select
	TooLong        string // at the end of what could not be shown whole
}

// Options are what a connection is made of. BotToken, Now and Words are
// required, AppToken or SigningSecret by the mode.
type Options struct {
	Mode                              string // ModeSocket (default) or ModeHTTP
	BotToken, AppToken, SigningSecret string
	APIURL                            string // of a server other than Slack's
	Tenant                            string // of our identities and places: the workspace as the roster names it
	Now                               func() time.Time
	Log                               *slog.Logger // nil: no log
	Client                            *http.Client // nil: one with limits of time
	// Unpaced sends as fast as it can: for tests with a clock of their own.
	Unpaced bool

	// Connected is told when a connection stands and what was said meanwhile has
	// been read back; nil = nobody is.
	Connected func()

	// Words gives the platform's own words in the language of a person; who may
	// be empty.
	Words func(ctx context.Context, who chat.Identity) Words
	// Called is what somebody is called, "" if nobody knows; nil = nobody does.
	Called func(ctx context.Context, who chat.Identity) string
	// Posted gives a post that was queued under that key; nil = only what this
	// process remembers.
	Posted func(ctx context.Context, key string) (chat.Post, error)
	// Shortcuts are what shortcuts do, by their callback id.
	Shortcuts map[string]chat.Action
	// Draw makes a PNG of a figure; nil = its words stand for it.
	Draw func(chat.Figure) ([]byte, error)
	// Open opens a file that was stored; nil = none can be sent.
	Open func(ctx context.Context, f chat.File) (io.ReadCloser, error)
}

// Transport is the connection to one workspace.
type Transport struct {
	opt  Options
	api  *sdk.Client
	http *http.Client
	base string // of the Web API, with a slash at its end
	pace *pace
	// silent is how long a socket may be silent before it is none, and calm how
	// long Slack leaves nothing out before that is read back.
	silent, calm time.Duration
	// gaps tells since when Slack leaves events out.
	gaps chan time.Time

	mu       sync.Mutex
	inlet    chat.Inlet
	self     self
	dms      map[string]string // channel of a private chat by person
	whose    map[string]string // and the other way round
	forms    *memory[chat.Post]
	triggers *memory[*opening]
	submits  *memory[*submitting]
	replaces *memory[string] // response_url by reference of what one person sees
	replays  *memory[bool]   // signatures that were taken
	troubles map[string]string
	blamed   map[string]string // the trouble that a method has, by method
	missed   []mark            // how far was read when the connection was begun
	unread   int               // envelopes that nobody could read
	signed   time.Time         // when the last rightly signed request came; zero = none yet
}

// New makes a connection; nothing is sent before Run or Send.
func New(opt Options) *Transport {
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	opt.Mode = cmp.Or(opt.Mode, ModeSocket)
	t := &Transport{
		opt: opt, http: opt.Client, base: withSlash(cmp.Or(opt.APIURL, sdk.APIURL)), pace: newPace(opt.Unpaced), silent: helloWithin, calm: calmAfter,
		gaps: make(chan time.Time, 1),
		dms:  map[string]string{}, whose: map[string]string{}, troubles: map[string]string{}, blamed: map[string]string{},
		forms: newMemory[chat.Post](500), triggers: newMemory[*opening](500), submits: newMemory[*submitting](500),
		replaces: newMemory[string](500), replays: newMemory[bool](20_000),
	}
	if t.http == nil {
		t.http = client()
	}
	t.api = sdk.New(opt.BotToken, sdk.OptionHTTPClient(t.http), sdk.OptionAPIURL(t.base), sdk.OptionAppLevelToken(opt.AppToken), sdk.OptionLog(quiet{}))
	return t
}

// quiet is the SDK's log: what matters comes back as errors and events.
type quiet struct{}

// Output drops a line.
func (quiet) Output(int, string) error { return nil }

// patience is how long one call of the Web API may take.
const patience = 15 * time.Second

// client has limits of time, which the SDK's own has not.
func client() *http.Client {
	return &http.Client{Timeout: patience, Transport: &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         (&net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout: 5 * time.Second, ResponseHeaderTimeout: patience,
		MaxIdleConnsPerHost: 64, IdleConnTimeout: 90 * time.Second, ForceAttemptHTTP2: true,
	}}
}

func withSlash(url string) string { return strings.TrimSuffix(url, "/") + "/" }

// Name is the platform's name.
func (t *Transport) Name() string { return Name }

// Routes adds the address that Slack calls in ModeHTTP.
func (t *Transport) Routes(mux *http.ServeMux) {
	if t.opt.Mode == ModeHTTP {
		mux.HandleFunc("POST "+Path, t.serve)
	}
}

// Run receives until ctx ends. It gives up, with an error that says what to do,
// when the tokens are not good or no connection can be made.
func (t *Transport) Run(ctx context.Context, in chat.Inlet) error {
	if err := t.hello(ctx); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	missed := t.marks(ctx, in) // before anything new comes, which would hide what was missed
	t.mu.Lock()
	t.inlet, t.missed = in, missed
	t.mu.Unlock()
	var refilling sync.WaitGroup
	defer refilling.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	refilling.Go(func() { t.refill(ctx) })
	if t.opt.Mode == ModeSocket {
		return t.listen(ctx)
	}
	t.catchUp(ctx)
	<-ctx.Done()
	return nil
}

// catchUp reads back what was missed and says that all is well.
func (t *Transport) catchUp(ctx context.Context) {
	t.mu.Lock()
	missed := t.missed
	t.missed = nil
	t.mu.Unlock()
	t.readBack(ctx, missed)
	if t.opt.Connected != nil && ctx.Err() == nil {
		t.opt.Connected()
	}
}

// hello finds out who we are.
func (t *Transport) hello(ctx context.Context) error {
	r, err := t.api.AuthTestContext(ctx)
	if err != nil {
		return fmt.Errorf("connect to Slack: %w", plainly(err))
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.self = selfOf(r, t.opt.Tenant)
	t.clear(func(method string) bool { return t.blamed[method] == "auth" && method != openSocket })
	if what, fix := elsewhereSet(r, t.opt.Tenant); what != "" && (everywhere(r) || strings.HasPrefix(t.opt.Tenant, "T")) {
		t.complain("workspace", what+"; "+fix)
	}
	return nil
}

// listener gives whoever listens, nil before Run.
func (t *Transport) listener() (chat.Inlet, self) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.inlet, t.self
}

// errNobody says that Run was not called yet.
var errNobody = errors.New("not ready yet")

// identity is somebody of that workspace as the roster names him; team may be
// empty.
func (t *Transport) identity(user string) chat.Identity {
	return chat.Identity{Platform: Name, Tenant: t.opt.Tenant, ID: user}
}

// words are the platform's own words for somebody.
func (t *Transport) words(ctx context.Context, who chat.Identity) Words { return t.opt.Words(ctx, who) }
