package console

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
)

func identity(platform, id string) chat.Identity {
	return chat.Identity{Platform: platform, Tenant: "demo", ID: id}
}

func person(name, id, locale, home string) Person {
	return Person{
		Name: name, Also: []string{id}, Locale: locale, Home: home, Zone: time.FixedZone("CST", 8*3600), About: "销售",
		On: map[string]chat.Identity{"slack": identity("slack", id), "wecom": identity("wecom", id)},
	}
}

func room(platform string) Room {
	return Room{"#华南", chat.Place{Platform: platform, Tenant: "demo", Kind: chat.Channel, ID: "huanan"}}
}

// desktop is a console with a keyboard on a pipe and a screen in memory.
type desktop struct {
	*Console
	keyboard *io.PipeReader
	keys     *io.PipeWriter

	mu     sync.Mutex
	screen strings.Builder
	broken error
	now    time.Time
	sent   []sent
	who    string // who sits there, as the platform suite types
	where  string
}

// sent is what one Send printed.
type sent struct {
	post chat.Post
	text string
}

func (d *desktop) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.broken != nil {
		return 0, d.broken
	}
	return d.screen.Write(p)
}

func (d *desktop) clock() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now
}

func newDesktop(more func(*Options)) *desktop {
	keyboard, keys := io.Pipe()
	d := &desktop{keyboard: keyboard, keys: keys, now: time.Date(2026, 3, 5, 2, 5, 0, 0, time.UTC)}
	opt := Options{
		In: keyboard, Out: d, Platforms: []string{"slack", "wecom"}, Token: "t1", Now: d.clock,
		People: func(context.Context) []Person {
			return []Person{person("小李", "xiaoli", "zh", "wecom"), person("Anna", "anna", "en", "slack"), person("王敏", "wangmin", "zh", "slack")}
		},
		Rooms: func(context.Context) []Room { return []Room{room("slack"), room("wecom")} },
	}
	if more != nil {
		more(&opt)
	}
	d.Console = New(opt)
	return d
}

// typed types lines.
func (d *desktop) typed(lines ...string) error {
	for _, l := range lines {
		if _, err := io.WriteString(d.keys, l+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// recorder is a transport of the console that notes what each Send printed.
type recorder struct {
	chat.Transport
	d *desktop
}

func (r recorder) Send(ctx context.Context, s chat.Sending) (chat.Ref, error) {
	r.d.mu.Lock()
	before := r.d.screen.Len()
	r.d.mu.Unlock()
	ref, err := r.Transport.Send(ctx, s)
	r.d.mu.Lock()
	defer r.d.mu.Unlock()
	if err == nil {
		r.d.sent = append(r.d.sent, sent{s.Post, r.d.screen.String()[before:]})
	}
	return ref, err
}

// at makes somebody sit down and write somewhere.
func (d *desktop) at(from chat.Identity, in chat.Place) error {
	where := ":in"
	if !in.Private() {
		where = ":in #华南 @" + in.Platform
	}
	var lines []string
	if who := fmt.Sprintf(":as %s @%s", from.ID, from.Platform); who != d.who {
		d.who, d.where = who, ":in"
		lines = append(lines, who)
	}
	if where != d.where {
		d.where = where
		lines = append(lines, where)
	}
	return d.typed(lines...)
}

func TestTheConsoleIsAPlatform(t *testing.T) {
	for _, name := range []string{"slack", "wecom"} {
		t.Run(name, func(t *testing.T) {
			chattest.Run(t, func(*testing.T) chattest.Platform { return platform(name) })
		})
	}
}

func platform(name string) chattest.Platform {
	d := newDesktop(nil)
	me := identity(name, "xiaoli")
	return chattest.Platform{
		Transport: recorder{d.Transport(name), d},
		Me:        me, Other: identity(name, "anna"), Channel: room(name).Place,
		Can: chattest.Can{Thread: true, Only: true, Form: true}, // what was printed stays
		Run: func(ctx context.Context, in chat.Inlet) error { return d.Run(ctx, in) },
		Seen: func(who chat.Identity, in chat.Place) []chattest.Seen {
			d.mu.Lock()
			defer d.mu.Unlock()
			var out []chattest.Seen
			for _, s := range d.sent {
				if same(s.post.To, in) && (s.post.Only == nil || *s.post.Only == who) {
					out = append(out, chattest.Seen{Text: s.text, Reply: strings.Contains(s.text, "(讨论串)")})
				}
			}
			return out
		},
		Say: func(_ context.Context, from chat.Identity, in chat.Place, text string) error {
			return errors.Join(d.at(from, in), d.typed(text))
		},
		Mention: func(text string) string { return "@Milepost " + text },
		Press: func(_ context.Context, from chat.Identity, in chat.Place, _ chat.Ref, label string) error {
			return errors.Join(d.at(from, in), d.typed("["+label+"]"))
		},
		Submit: func(_ context.Context, from chat.Identity, in chat.Place, _ chat.Ref, fill map[string]string) error {
			err := d.at(from, in)
			for label, value := range fill {
				err = errors.Join(err, d.typed(label+" = "+value))
			}
			return err
		},
		Fail: func(kind string) bool {
			d.mu.Lock()
			defer d.mu.Unlock()
			d.broken = nil
			if kind == "unsure" {
				d.broken = errors.New("the screen is gone")
			}
			return kind == "unsure"
		},
	}
}
