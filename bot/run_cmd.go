package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/bot/console"
	"milepost/configs"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage"
	"milepost/storage/crm"
)

// runCmd starts the assistant.
type runCmd struct {
	As      string `help:"On the console: who speaks first." placeholder:"NAME"`
	Service bool   `help:"Run without the console, until a signal comes."`
}

// Help shows an example.
func (runCmd) Help() string {
	return "Examples:\n  milepost run\n  milepost run --as 王敏\n  echo 今天拜访了比亚迪王总 | milepost run\n  milepost run --service --config team.yaml\n\nWithout a connected platform it talks on this terminal, unless it is a service."
}

// Run opens the store and talks until the input ends or a signal comes.
func (c runCmd) Run(ctx context.Context, w world, all *commands) error {
	cfg, err := all.loaded(w, configs.Options{Partly: true})
	if err != nil {
		return err
	}
	sayUnsound(w.Err, cfg.Unsound)
	log := logger(w.Err, level(cfg.Log.Level), cfg.Log.Format)
	store, clock, err := openStore(ctx, cfg.Data, func(sentence string) { log.Info(sentence) })
	if err != nil {
		return err
	}
	daily, err := newBackups(cfg, store, clock.Now, log)
	if err != nil {
		return errors.Join(err, store.Close())
	}
	p := parts{Config: cfg, Store: store, Now: clock.Now, Log: log, Backups: daily, Dir: cfg.Data}
	if p.Transports, err = connected(cfg, store, clock.Now, log); err != nil {
		return errors.Join(err, store.Close())
	}
	if c.Service || len(p.Transports) > 0 {
		return errors.Join(runService(ctx, p, w.Env), closed(store, log))
	}
	if cfg.HTTP.Addr != "" {
		fmt.Fprintf(w.Err, "warning: nothing listens on http.addr %s; only milepost run --service does\n", cfg.HTTP.Addr)
	}
	session := &session{
		cfg: cfg, store: store, clock: clock, log: log, in: w.In, out: w.Out, as: c.As,
		color: terminal(w.Out) && terminal(w.In), live: terminal(w.In), reachable: true,
	}
	if session.live {
		session.daily = daily
	}
	return errors.Join(session.run(ctx), store.Close())
}

// level is the configured level; what is unknown was refused by configs.
func level(name string) slog.Level {
	var l slog.Level
	if err := l.UnmarshalText([]byte(name)); err != nil {
		return slog.LevelInfo
	}
	return l
}

// dbFile is the store's file in the data folder.
const dbFile = "milepost.db"

// openStore opens, or makes, the store in a folder, with the clock that it
// remembers. A store that another process has open is said within a second;
// what was done to one of an earlier version is told.
func openStore(ctx context.Context, dir string, tell func(sentence string)) (crm.Machine, *clock, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, fmt.Errorf("make the data folder %s: %w", dir, plainer(err))
	}
	clock := running(0)
	store, err := storage.Open(ctx, filepath.Join(dir, dbFile), storage.Options{Now: clock.Now, Names: parse.Keys, Tell: tell})
	switch {
	case errors.Is(err, crm.ErrLocked):
		return nil, nil, inUse(ctx, dir, clock.Now())
	case errors.Is(err, crm.ErrDamaged):
		return nil, nil, unopened{err}
	case err != nil:
		return nil, nil, err
	}
	offset, err := keptOffset(ctx, store)
	if err != nil {
		return nil, nil, errors.Join(err, store.Close())
	}
	clock.Set(clock.Now().Add(offset))
	return store, clock, nil
}

// keptClock is where the store remembers how far its clock is ahead.
const keptClock = "clock/offset"

func keptOffset(ctx context.Context, store crm.Store) (offset time.Duration, err error) {
	err = store.View(ctx, func(r crm.Reader) error {
		v, err := r.Kept(keptClock)
		if err != nil || v == nil {
			return err
		}
		seconds, err := strconv.ParseInt(string(v), 10, 64)
		offset = time.Duration(seconds) * time.Second
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("read the clock of the store: %w", err)
	}
	return offset, nil
}

func keepOffset(ctx context.Context, store crm.Store, offset time.Duration) error {
	return store.Update(ctx, func(tx crm.Tx) error {
		if offset < time.Second {
			return tx.Keep(keptClock, nil)
		}
		return tx.Keep(keptClock, strconv.AppendInt(nil, int64(offset/time.Second), 10))
	})
}

// session is one conversation on the console.
type session struct {
	cfg   *configs.Config
	store crm.Machine
	clock *clock
	log   *slog.Logger
	in    io.Reader
	out   io.Writer
	as    string
	color bool
	live  bool // somebody sits there: what falls due meanwhile is said
	token string

	reachable bool     // by the commands of the machine room
	daily     *backups // made while somebody sits there; nil = none

	mu  sync.Mutex // one thing at a time: what is typed, or what falls due
	due chan struct{}
	app *app
}

// run talks until the input ends.
func (s *session) run(ctx context.Context) (err error) {
	if s.token == "" {
		s.token = strconv.FormatInt(s.clock.Now().UnixNano(), 36)
	}
	s.due = make(chan struct{}, 1)
	var move func(context.Context, time.Time) error
	if s.cfg.Demo { // the clock of a real team is not a toy
		move = s.move
	}
	con := console.New(console.Options{
		In: s.in, Out: s.out, Color: s.color, Plain: !s.live || os.Getenv("TERM") == "dumb", Platforms: platformNames(),
		Banner: s.banner, People: s.people, Start: cmp.Or(s.as, s.first()), Rooms: s.rooms, Token: s.token,
		Now: s.clock.Now, Move: move, Settle: s.settle,
		Trouble: func(err error) { s.log.Error("the console could not do it", "err", err) },
	})
	s.app, err = newApp(ctx, parts{
		Config: s.cfg, Store: s.store, Transports: platforms(con), Now: s.clock.Now, Log: s.log, Kick: s.kick, Console: true,
		Backups: s.daily, Dir: s.cfg.Data,
	})
	if err != nil {
		return err
	}
	if s.reachable {
		room := openMachineRoom(s.app)
		defer func() { err = errors.Join(err, room.Close()) }()
	}
	if s.live {
		watch, stop := context.WithCancel(ctx)
		var done sync.WaitGroup
		done.Go(func() { s.watch(watch) })
		done.Go(func() {
			if err := s.app.planner.Run(watch); err != nil {
				s.log.Error("what falls due is not looked for any more", "err", err)
			}
		})
		defer done.Wait()
		defer stop()
	}
	return con.Run(ctx, s.app.inbox)
}

// settle has everything answered that waits.
func (s *session) settle(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.app.settle(ctx)
}

// kick says that something waits to be said.
func (s *session) kick() {
	select {
	case s.due <- struct{}{}:
	default: // that is known already
	}
}

// watch says what falls due while somebody sits there.
func (s *session) watch(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.due:
		}
		if err := s.settle(ctx); err != nil && ctx.Err() == nil {
			s.log.Error("what is due could not be said", "err", err)
		}
	}
}

// move sets the clock forward, or with the zero time back to the present.
func (s *session) move(ctx context.Context, to time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if to.IsZero() {
		s.clock.Set(s.clock.Now().Add(-s.clock.Offset()))
	} else if err := s.app.advance(ctx, s.clock, to); err != nil {
		return err
	}
	return keepOffset(ctx, s.store, s.clock.Offset())
}

// banner is what the console says first, in the language of who speaks.
func (s *session) banner(p console.Person) string {
	var team string
	if len(s.cfg.Teams) > 0 {
		team = s.cfg.Teams[0].Name
	}
	ahead := ""
	if s.clock.Offset() >= time.Minute {
		ahead = s.clock.Now().In(p.Zone).Format("2006-01-02 15:04")
	}
	return cards.Banner(p.Locale, cards.BannerView{
		Demo: s.cfg.Demo, Team: team, Data: s.cfg.Data, You: p.Name, Clock: ahead,
	})
}

// people are those as whom one can speak: everybody on the roster of the store.
func (s *session) people(ctx context.Context) []console.Person {
	var out []console.Person
	err := s.store.View(ctx, func(r crm.Reader) error {
		out = nil
		byID := map[crm.PersonID]console.Person{}
		err := crm.Each(r, crm.Where(crm.ByAll), func(p crm.Person) bool {
			byID[p.ID] = s.person(r, p)
			return true
		})
		if err != nil {
			return err
		}
		for _, p := range s.cfg.People { // in the order of the configuration
			if found, ok := byID[crm.PersonID(p.ID)]; ok {
				out = append(out, found)
				delete(byID, crm.PersonID(p.ID))
			}
		}
		for _, p := range byID {
			out = append(out, p)
		}
		return nil
	})
	if err != nil {
		s.log.Error("the roster could not be read", "err", err)
	}
	return out
}

func (s *session) person(r crm.Reader, p crm.Person) console.Person {
	out := console.Person{
		Name: p.Name.Text, Also: []string{string(p.ID), cmp.Or(p.Full, string(p.ID))}, Locale: p.Lang(), Zone: p.Location(),
		Home: p.Home, On: map[string]chat.Identity{}, About: s.about(p),
	}
	ids, err := r.Identities(p.ID)
	if err != nil {
		s.log.Error("identities could not be read", "person", p.ID, "err", err)
	}
	for _, text := range ids {
		if id, err := chat.ParseIdentity(text); err == nil {
			out.On[id.Platform] = id
		}
	}
	return out
}

// about is what :people says of somebody: roles and team.
func (s *session) about(p crm.Person) string {
	var words []string
	for _, role := range p.Roles {
		words = append(words, playbook.Label(s.cfg.Book.Roles, string(role), p.Lang()))
	}
	if t, ok := s.cfg.Team(string(p.Team)); ok {
		words = append(words, t.Name)
	}
	return strings.Join(words, " · ")
}

// first is who speaks unless somebody else is named.
func (s *session) first() string {
	if len(s.cfg.People) == 0 {
		return ""
	}
	return s.cfg.People[0].Name
}

// rooms are the teams' channels, one for each label.
func (s *session) rooms(ctx context.Context) []console.Room {
	var out []console.Room
	err := s.store.View(ctx, func(r crm.Reader) error {
		out = nil
		return crm.Each(r, crm.Where(crm.ByAll), func(t crm.Team) bool {
			for _, ch := range t.Channels {
				if place, err := chat.ParsePlace(ch.Place); err == nil {
					out = append(out, console.Room{Label: ch.Label, Place: place})
				}
			}
			return true
		})
	})
	if err != nil {
		s.log.Error("the channels could not be read", "err", err)
	}
	return out
}
