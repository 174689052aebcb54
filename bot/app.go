package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/bot/inbox"
	"milepost/bot/outbox"
	"milepost/bot/sheets"
	"milepost/configs"
	"milepost/handlers"
	"milepost/handlers/desk"
	"milepost/schedules"

	"milepost/storage/crm"
)

// parts are what an application is put together from. The product, the stories
// and the kill tests hand in different ones and get the same application.
type parts struct {
	Config     *configs.Config
	Method     *method // of Config's playbook, where that is at hand; newApp makes it otherwise
	Store      crm.Machine
	Transports []chat.Transport
	Now        func() time.Time
	Log        *slog.Logger
	Kick       func() // told when something was queued, besides the outbox; may be nil
	// Console says that a terminal stands in for the platforms: none of them is
	// connected.
	Console bool
	// Backups are made by themselves; nil = none are.
	Backups *backups
	// Dir is the data folder, which remembers whom to forget; "" = nothing does.
	Dir string
	// Metrics counts what happens; nil = nobody counts.
	Metrics *metrics
}

// app is the product: everything wired, nothing running yet.
type app struct {
	parts
	desk    *desk.Desk
	router  *handlers.Router
	inbox   *inbox.Inbox
	outbox  *outbox.Outbox
	planner *schedules.Scheduler
	health  *health
	eraser  *eraser
	// calendars looks up working days by a calendar's name.
	calendars func(name string) *crm.Calendar
}

// newApp wires the parts and makes sure that the store knows its roster. It
// fails with a sentence for the admin when the store belongs to another kind
// of installation.
func newApp(ctx context.Context, p parts) (*app, error) {
	p.Method = p.Method.of(p.Config.Book)
	a := &app{parts: p, calendars: p.Config.Calendars()}
	a.desk = desk.New(p.Config.Book, a.calendars)
	if err := settleIn(ctx, p, a.desk); err != nil {
		return nil, err
	}
	transports := map[string]chat.Transport{}
	for _, t := range p.Transports {
		transports[t.Name()] = t
	}
	a.health = newHealth(p, a.calendars)
	a.eraser = &eraser{app: a, due: make(chan struct{}, 1)}
	a.outbox = outbox.New(outbox.Options{
		Store: p.Store, Now: p.Now, Log: p.Log, Transports: transports, Observe: a.sent, Draw: sheets.Draw, Masked: p.Config.Masked(),
		Join: directory{p.Store, p.Config.Company.Locale}.joined,
	})
	a.router = handlers.New(handlers.Options{
		Book: p.Config.Book, Understood: p.Method.understood, Desk: a.desk, Calendars: a.calendars, Version: version(), Started: p.Now(),
		Company: p.Config.Company.Short, Notice: p.Config.Exports.Notice, View: p.Store.View, MaxRows: p.Config.Limits.ImportRows,
		MaxFile:   int64(p.Config.Limits.FileMB) << 20,
		Kept:      cards.KeptDays{Bodies: p.Config.Limits.BodyDays, Blobs: p.Config.Limits.BlobDays, Held: p.Config.Limits.HeldDays},
		Platforms: a.health.conditions, Matters: a.health.matters, Backup: p.Backups.told,
	})
	a.inbox = inbox.New(inbox.Options{
		Store: p.Store, Now: p.Now, Log: p.Log,
		Prepare: a.router.Prepare, Unpack: a.router.Unpack, Answer: a.router.Answer, Explain: a.router.Explain,
		Incident: a.router.Incident, Stranger: a.router.Stranger, Suggest: a.router.Suggest, Matter: a.router.Matter, Misfit: a.router.Misfit,
		Put: outbox.Put, Kick: a.kick, Fetch: fetcher(transports), NameOf: namer(transports), Done: attending(transports), MaxFile: int64(p.Config.Limits.FileMB) << 20,
		Observe: a.took, Held: days(p.Config.Limits.HeldDays),
	})
	if err := a.inbox.AskBack(ctx, a.router.Returned); err != nil {
		return nil, err
	}
	a.planner = schedules.New(schedules.Options{
		Store: p.Store, Book: p.Config.Book, Hash: p.Method.hash, Calendars: a.calendars, Put: outbox.Put,
		Now: p.Now, Log: p.Log, Kick: a.kick, Matters: a.health.matters,
		Company: p.Config.Company.Short, Notice: p.Config.Exports.Notice,
		Retain: retain(p.Config.Limits), Zone: zone(p.Config.Company.Zone),
		Unheard: unheard(p),
	})
	return a, nil
}

// unheard reports the platforms that deliver nothing later; nil where a terminal
// stands in for them, which loses nothing.
func unheard(p parts) func(platform string) bool {
	if p.Console {
		return nil
	}
	return func(platform string) bool { return platform == configs.PlatformWeCom }
}

// kick says that something was queued.
func (a *app) kick() {
	a.outbox.Kick()
	a.eraser.Kick()
	if a.Kick != nil {
		a.Kick()
	}
}

// fetcher opens a file on the platform that it came from.
func fetcher(transports map[string]chat.Transport) func(context.Context, string, chat.File) (io.ReadCloser, error) {
	return func(ctx context.Context, platform string, f chat.File) (io.ReadCloser, error) {
		t := transports[platform]
		if t == nil {
			return nil, &chat.Gone{Why: fmt.Errorf("no platform %q", platform)}
		}
		return t.Fetch(ctx, f)
	}
}

// attending tells the platforms that wait for it what becomes of a message.
func attending(transports map[string]chat.Transport) func(chat.Message, []chat.Post) {
	return func(m chat.Message, posts []chat.Post) {
		if t, ok := transports[m.From.Platform].(chat.Attending); ok {
			t.Handled(m, posts)
		}
	}
}

// namer asks the platforms that can be asked what somebody is called.
func namer(transports map[string]chat.Transport) func(context.Context, chat.Identity) (string, error) {
	return func(ctx context.Context, who chat.Identity) (string, error) {
		if t, ok := transports[who.Platform].(chat.Namer); ok {
			return t.NameOf(ctx, who)
		}
		return "", nil
	}
}

// retain is how long things are kept, as the configuration says.
func retain(l configs.Limits) schedules.Retain {
	return schedules.Retain{Bodies: days(l.BodyDays), Keys: days(l.KeyDays), Blobs: days(l.BlobDays)}
}

func days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }

// zone is a zone by name; UTC for one that there is not, which configs refuse.
func zone(name string) *time.Location {
	if loc, err := time.LoadLocation(name); err == nil {
		return loc
	}
	return time.UTC
}

// took and sent hear what happens to messages and posts.
func (a *app) took(e inbox.Event) {
	a.health.took(e)
	if a.Metrics != nil {
		a.Metrics.took(e, handlers.Outcome(e.Reading))
	}
}

func (a *app) sent(e outbox.Event) {
	a.health.sent(e)
	if a.Metrics != nil {
		a.Metrics.sent(e)
	}
}

// learn reads what sentences are read with and the names that are known. A message
// that comes meanwhile is handled as well, and reads them itself.
func (a *app) learn(ctx context.Context) error {
	a.router.Rehearse()
	err := a.Store.View(ctx, a.router.Learn)
	if err != nil && ctx.Err() == nil && !errors.Is(err, crm.ErrClosed) { // closed: nobody is left to know them
		return fmt.Errorf("read the names: %w", err)
	}
	giveBack() // reading them took several times as much as they need
	return nil
}

// answer handles everything that waits and says everything that may be said now.
func (a *app) answer(ctx context.Context) error {
	if err := a.inbox.Drain(ctx); err != nil {
		return fmt.Errorf("handle what waits: %w", err)
	}
	if err := a.outbox.Drain(ctx); err != nil {
		return fmt.Errorf("say what is due: %w", err)
	}
	return nil
}

// settle handles everything that waits and says everything that may be said
// now, until neither is left; then the admins hear what needs them.
func (a *app) settle(ctx context.Context) error {
	if err := a.answer(ctx); err != nil {
		return err
	}
	if err := a.planner.Care(ctx, a.Now()); err != nil {
		return err
	}
	if err := a.eraser.Drain(ctx); err != nil {
		return err
	}
	if err := a.outbox.Drain(ctx); err != nil {
		return fmt.Errorf("say what is due: %w", err)
	}
	return nil
}

// advance moves the clock to t and lets everything happen that falls due on
// the way, each thing at its own moment.
func (a *app) advance(ctx context.Context, c *clock, t time.Time) error {
	for {
		next := a.planner.Next(c.Now())
		if next.IsZero() || next.After(t) {
			break
		}
		c.Set(next)
		if err := a.look(ctx); err != nil {
			return err
		}
	}
	c.Set(t)
	return a.settle(ctx)
}

// look asks once what is due at the present moment, and says it.
func (a *app) look(ctx context.Context) error {
	if err := a.planner.Look(ctx, a.Now()); err != nil {
		return fmt.Errorf("look for what is due: %w", err)
	}
	return a.settle(ctx)
}
