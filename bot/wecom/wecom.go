// Package wecom is WeCom 企业微信 as a chat platform: the self-built app (自建应用)
// with its callbacks, group robots, and the intelligent bot (智能机器人) as a
// second way in. Limits of the platform are kept by construction; what it lacks,
// threads and forms, is said in another way.
package wecom

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/silenceper/wechat/v2/work"
	"github.com/silenceper/wechat/v2/work/config"

	"milepost/bot/chat"
)

// Platform is the name in identities and places.
const Platform = "wecom"

// CallbackPath is where the platform calls.
const CallbackPath = "/wecom/callback"

// Memory keeps what has to outlive the process: one-time codes of cards, forms
// that are being filled in, media that was uploaded. Values are small.
type Memory interface {
	// Keep keeps a value under a key; nil removes it.
	Keep(ctx context.Context, key string, value []byte) error
	// Kept is the value under a key; nil if there is none.
	Kept(ctx context.Context, key string) ([]byte, error)
}

// Options are what a connection is made of. CorpID, Now, Memory and Words are
// required; so are AgentID and Secret for the app, or BotID and BotSecret for
// the intelligent bot.
type Options struct {
	CorpID  string // 企业ID
	Tenant  string // of identities and places, as the roster names it; "" = CorpID
	AgentID int    // the app's AgentId
	Secret  string // the app's secret
	Token   string // of callbacks; "" = the platform does not call
	AESKey  string // EncodingAESKey of callbacks, 43 characters
	APIURL  string // of a server other than the platform's

	BotID, BotSecret string // of the intelligent bot; "" = there is none
	BotURL           string // of its server, ws or wss; "" = the platform's

	Hooks map[string]string // group robots: name in places -> key, a secret

	Now    func() time.Time
	Log    *slog.Logger // nil: no log
	Memory Memory
	// Unpaced sends as fast as it can: for tests with a clock of their own.
	Unpaced bool
	// Words gives the platform's own words in the language of a reader.
	Words func(context.Context, chat.Identity) chat.Phrases
	// Spelt is how the roster spells somebody: a userid is the same in small
	// letters and capitals (不区分大小写). nil = as the platform does.
	Spelt func(context.Context, chat.Identity) chat.Identity
	// Open opens a stored file that a post carries; nil = such files are only
	// named.
	Open func(ctx context.Context, f chat.File) (io.ReadCloser, error)
	// Draw makes a PNG of a figure; nil = its words are said instead.
	Draw func(chat.Figure) ([]byte, error)
}

// Transport is the connection to one corporation. It is safe for use by many at
// a time.
type Transport struct {
	opt   Options
	work  *work.Work
	keep  *tokens
	pace  *pacer
	codes codes
	bot   *aibot // nil: there is no intelligent bot

	inlet   chan struct{} // closed when in is set
	once    sync.Once
	in      chat.Inlet
	trouble chan error // what only the admin can mend, told by Send to Run

	filling sync.Mutex // before mu: one answer to a form at a time

	mu     sync.Mutex
	forms  map[string]*filling          // by person; nil = known to have none
	handed map[string]handed            // by person: the form before
	held   time.Time                    // 45009: nothing is called before
	saying map[chat.Place]chan struct{} // closed when what was left to say last there has been said
	proved time.Time                    // when the last callback was rightly signed; zero = none yet
	forged bool                         // what comes is signed with another token
	asked  sync.WaitGroup               // what a callback has left to say
}

// New prepares a connection; nothing is called yet. The error names what is
// missing.
func New(opt Options) (*Transport, error) {
	switch {
	case opt.CorpID == "" || opt.Now == nil || opt.Memory == nil || opt.Words == nil:
		return nil, errors.New("wecom: the corporation's id, a clock, a memory and words are needed")
	case opt.Secret == "" && opt.BotSecret == "":
		return nil, errors.New("wecom: neither the app nor the intelligent bot has a secret")
	case opt.Secret != "" && opt.AgentID == 0:
		return nil, errors.New("wecom: the app's AgentId is needed")
	case opt.AESKey != "":
		if _, err := aesKey(opt.AESKey); err != nil {
			return nil, fmt.Errorf("wecom: %w", err)
		}
	}
	opt.Tenant = cmp.Or(opt.Tenant, opt.CorpID)
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if err := reach(opt.APIURL); err != nil {
		return nil, err
	}
	t := &Transport{
		opt: opt, keep: newTokens(opt.Now), pace: newPacer(opt.Now), codes: codes{by: map[string]cardCode{}},
		inlet: make(chan struct{}), trouble: make(chan error, 1), forms: map[string]*filling{}, handed: map[string]handed{}, saying: map[chat.Place]chan struct{}{},
	}
	t.work = work.NewWork(&config.Config{
		CorpID: opt.CorpID, CorpSecret: opt.Secret, AgentID: strconv.Itoa(opt.AgentID), Cache: t.keep,
	})
	if opt.BotSecret != "" {
		t.bot = newAibot(t)
	}
	return t, nil
}

// Name is the platform's name.
func (t *Transport) Name() string { return Platform }

// Routes adds the callback, if the platform calls.
func (t *Transport) Routes(mux *http.ServeMux) {
	if t.opt.Token != "" {
		mux.Handle(CallbackPath, http.HandlerFunc(t.callback))
	}
}

// Run receives until the context ends. An error names what is wrong with the
// connection; callbacks are taken all the same.
func (t *Transport) Run(ctx context.Context, in chat.Inlet) error {
	t.once.Do(func() {
		t.in = in
		close(t.inlet)
	})
	defer t.asked.Wait()
	if t.opt.Secret != "" {
		if err := t.probe(ctx); err != nil && ctx.Err() == nil {
			return err
		}
	}
	ended := make(chan error, 1)
	if t.bot != nil {
		bot, stop := context.WithCancel(ctx)
		defer func() {
			stop()
			<-ended
		}()
		go func() { ended <- t.bot.run(bot) }()
	}
	select {
	case <-ctx.Done():
		return nil
	case err := <-t.trouble:
		return err
	case err := <-ended:
		ended <- err
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
}

// tell hands to Run what only the admin can mend.
func (t *Transport) tell(err error) {
	select {
	case t.trouble <- err:
	default: // it is being told already
	}
}

// inletOf waits for Run to have begun.
func (t *Transport) inletOf(ctx context.Context) (chat.Inlet, error) {
	select {
	case <-t.inlet:
		return t.in, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// person is somebody of the corporation.
func (t *Transport) person(userid string) chat.Identity {
	return chat.Identity{Platform: Platform, Tenant: t.opt.Tenant, ID: userid}
}

// words are the platform's own words for somebody.
func (t *Transport) words(ctx context.Context, userid string) chat.Phrases {
	return t.opt.Words(ctx, t.person(userid))
}
