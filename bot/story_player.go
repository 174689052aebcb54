package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/configs"
	"milepost/storage"
	"milepost/storage/crm"
)

// mode says how hard a story is played.
type mode struct {
	Twice   bool // every transaction runs twice
	Restart bool // the process stops and starts after every line
}

// spoken is something that the bot said or edited, as the recording platform
// saw it.
type spoken struct {
	chattest.Event
	Platform string
	Answer   bool // to something that somebody did, not to the clock
	Used     bool // a line expected it, or need not
	After    int  // index of the step that brought it about
}

// scene is a platform on which a story is played: one that records what the
// product says, or a real one with a server in memory.
type scene interface {
	chat.Transport
	// Take gives what was said since the last Take, in order, as people see it.
	Take() []chattest.Event
	// Fail makes f decide over each send; nil ends it.
	Fail(f func(chat.Sending) error)
	// Attach makes a file that somebody can send.
	Attach(name, kind string, body []byte) chat.File
}

// staging makes a scene that goes by a story's clock, and logs there.
type staging func(now func() time.Time, log *slog.Logger) scene

// acted is a scene on which people act by its own means, not by a message that
// the player makes.
type acted interface {
	// open connects it to an application, close ends that.
	open(ctx context.Context, in chat.Inlet) error
	close()
	// act does what m says as people do it there, or does the last thing once
	// more. What the returned function waits for comes when m was answered.
	act(ctx context.Context, m chat.Message, again bool) (finish func() error, err error)
}

// player replays one story on its own store through the real application.
type player struct {
	story *story
	mode  mode
	cfg   configured
	dir   string
	clock *clock
	store crm.Machine
	app   *app
	zone  *time.Location
	log   *slog.Logger

	unsound map[string]configs.Faults // by platform: it is set up wrongly since the last start

	home   string           // platform on which everybody is at home; "" = as the configuration says
	stages map[string]scene // by platform
	board  []shown          // every message as it stands now, in order of appearance
	heard  []spoken
	step   int
	cards  map[string]shown // by $name
	forms  map[string]openForm
	own    map[string]chat.Message // what a person wrote last, for edit
	last   chat.Message
	who    string     // who acted last
	where  chat.Place // where he acted
	count  int
	unsaid []chat.Message // what recording platforms were told while the process was down

	misses []miss
	show   io.Writer // nil: no transcript
}

// shown is a message as people see it now.
type shown struct {
	Platform string
	chattest.Event
}

type openForm struct {
	shown
	Form chat.Form
}

// playOptions is how a story file is to be played.
type playOptions struct {
	Mode mode
	Show io.Writer
	// Configs lends what stories of the same configuration share; nil = each
	// reads its own.
	Configs *storyConfigs
	// On is a platform on which everybody is at home; "" = people are at home
	// where the configuration says.
	On string
	// Stages make the platforms by name; one that is not there records.
	Stages map[string]staging
	Log    *slog.Logger // nil: no log
}

// playFile replays a story. The error says that the story could not be read or
// run; what did not hold is in the player's misses.
func playFile(ctx context.Context, file string, opt playOptions) (*player, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	st, err := parseStory(file, string(text))
	if err != nil {
		return nil, err
	}
	return playStory(ctx, st, opt)
}

func playStory(ctx context.Context, st *story, opt playOptions) (_ *player, err error) {
	dir, err := os.MkdirTemp("", "milepost-story-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	p, err := newPlayer(st, dir, opt)
	if err != nil {
		return nil, err
	}
	if err := p.start(ctx); err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, p.shut()) }()
	for i := range st.Steps {
		p.step = i
		if err := p.play(ctx, st.Steps[i]); err != nil {
			return p, faultAt{st.Name, st.Steps[i].Line, err.Error()}
		}
	}
	if p.down() {
		return p, faultAt{st.Name, st.Steps[len(st.Steps)-1].Line, "the story ends while the process is down; it comes up again by -- up --"}
	}
	p.leftOver()
	p.rowless()
	return p, p.checked(ctx)
}

// newPlayer prepares to play a story on a store in a folder; its clock stands
// at the beginning.
func newPlayer(st *story, dir string, opt playOptions) (*player, error) {
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	cfg, err := opt.Configs.of(st)
	if err != nil {
		return nil, faultAt{st.Name, 1, err.Error()}
	}
	p := &player{
		story: st, mode: opt.Mode, cfg: cfg, dir: dir, show: opt.Show,
		log:  opt.Log,
		home: opt.On, unsound: map[string]configs.Faults{},
		stages: map[string]scene{}, cards: map[string]shown{},
		forms: map[string]openForm{}, own: map[string]chat.Message{},
	}
	if p.zone, err = teamZone(cfg.Config); err != nil {
		return nil, err
	}
	p.clock = standing(p.moment(st.Steps[0].Move))
	for _, name := range platformNames() {
		p.stages[name] = chattest.NewRecorder(name)
	}
	for name, stage := range opt.Stages {
		p.stages[name] = stage(p.clock.Now, p.log)
	}
	for i := range cfg.People {
		if _, there := cfg.People[i].Identities[p.home]; there {
			cfg.People[i].Home = p.home
		}
	}
	return p, nil
}

// teamZone is the zone in which the time lines of a story are meant.
func teamZone(cfg *configs.Config) (*time.Location, error) {
	for _, t := range cfg.Teams {
		if t.Zone != "" {
			return time.LoadLocation(t.Zone)
		}
	}
	return time.UTC, nil
}

// start opens the store and builds the application on it.
func (p *player) start(ctx context.Context) error {
	store, err := openThrowaway(ctx, filepath.Join(p.dir, dbFile), storage.Options{Now: p.clock.Now, Twice: p.mode.Twice})
	if err != nil {
		return err
	}
	var transports []chat.Transport
	for name, s := range p.stages {
		if faults := p.unsound[name]; faults != nil {
			transports = append(transports, unsound{name, faults})
			continue
		}
		transports = append(transports, s)
	}
	p.store = store
	p.app, err = newApp(ctx, parts{Config: p.cfg.Config, Method: p.cfg.method, Store: store, Transports: transports, Now: p.clock.Now, Log: p.log})
	if err != nil {
		return err
	}
	for name, s := range p.stages {
		if a, ok := s.(acted); ok && p.unsound[name] == nil {
			if err := a.open(ctx, p.app.inbox); err != nil {
				return err
			}
		}
	}
	for _, s := range p.app.health.platforms { // a story runs no transport but those that end at once
		if u, ok := s.transport.(unsound); ok {
			s.started()
			s.ended(u.Run(ctx, p.app.inbox), false)
		}
	}
	return nil
}

// shut ends the process: the platforms first, then the store.
func (p *player) shut() error {
	if p.down() {
		return nil
	}
	p.app = nil
	for _, s := range p.stages {
		if a, ok := s.(acted); ok {
			a.close()
		}
	}
	return p.store.Close()
}

// restart stops the process between two lines and starts it again.
func (p *player) restart(ctx context.Context) error {
	if err := p.shut(); err != nil {
		return err
	}
	if err := p.start(ctx); err != nil {
		return err
	}
	return p.app.settle(ctx)
}

// play does one line of the story.
func (p *player) play(ctx context.Context, s step) error {
	if why := p.unlikely(s); why != "" {
		return errors.New(why)
	}
	switch s.Kind {
	case stepExpect:
		p.expect(s)
		return nil
	case stepSilent:
		p.silent(s)
		return nil
	case stepStore:
		return p.ask(ctx, s)
	}
	p.leftOver()
	p.tell("%s", p.spell(s))
	var err error
	if s.Kind == stepClock {
		err = p.move(ctx, s.Move)
	} else {
		err = p.act(ctx, s)
	}
	if err != nil {
		return err
	}
	p.listen(s.Kind != stepClock)
	if p.mode.Restart && !p.down() {
		if err := p.restart(ctx); err != nil {
			return err
		}
		p.listen(s.Kind != stepClock)
	}
	return nil
}

// listen takes what the recording platforms have heard since the last time.
func (p *player) listen(answer bool) {
	for _, name := range platformNames() {
		for _, ev := range p.stages[name].Take() {
			p.hear(name, ev, answer)
		}
	}
}

// hear takes one thing that was said or changed.
func (p *player) hear(platform string, ev chattest.Event, answer bool) {
	p.heard = append(p.heard, spoken{Event: ev, Platform: platform, Answer: answer, After: p.step})
	if ev.Silent {
		return
	}
	p.pin(shown{platform, ev})
	if who := p.nameOf(ev); ev.Form != nil && who != "" {
		p.forms[who] = openForm{shown{platform, ev}, *ev.Form}
	}
	p.tell("%s", p.quote(ev, platform))
}

// pin puts a message on the board, or its new version in the old one's place.
func (p *player) pin(c shown) {
	if i := slices.IndexFunc(p.board, func(o shown) bool { return o.Platform == c.Platform && o.Ref == c.Ref }); i >= 0 {
		p.board[i] = c
		return
	}
	p.board = append(p.board, c)
}

// now is how a named card stands at present.
func (p *player) now(c shown) shown {
	if i := slices.IndexFunc(p.board, func(o shown) bool { return o.Platform == c.Platform && o.Ref == c.Ref }); i >= 0 {
		return p.board[i]
	}
	return c
}
