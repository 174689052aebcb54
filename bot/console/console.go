// Package console is a chat platform in a terminal, or on a pipe: what is
// typed goes in, what the product says comes out, in plain words that a
// screen reader and a script can use too. One console stands in for several
// platforms at once.
package console

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"milepost/bot/chat"
)

// Person is somebody as whom one can speak.
type Person struct {
	Name   string
	Also   []string // other words by which :as finds him
	About  string   // role and team, for :people
	Locale string
	Zone   *time.Location // in which he means times; nil = UTC
	Home   string         // the platform on which he speaks
	On     map[string]chat.Identity
}

// Room is a channel in which one can speak.
type Room struct {
	Label string // #华南
	Place chat.Place
}

// Options are what a console is made of. In, Out, Platforms, People and Now
// are required.
type Options struct {
	In  io.Reader
	Out io.Writer
	// Color uses colours: for a terminal only.
	Color bool
	// Plain does without line editing even on a terminal.
	Plain bool
	// Platforms are the names of the platforms it stands in for.
	Platforms []string
	// Words gives the console's own words in a language; nil = WordsOf.
	Words func(locale string) Words
	// Banner is said at the start, in the language of who speaks.
	Banner func(Person) string
	// People are those as whom one can speak; the first one starts unless
	// Start names another.
	People func(context.Context) []Person
	Start  string
	// Rooms are the channels in which one can speak.
	Rooms func(context.Context) []Room
	// Token tells this start from all others on the same data: keys and
	// references begin with it.
	Token string
	Now   func() time.Time
	// Move sets the clock forward and lets happen what falls due; the zero time
	// means back to the real present. Nil: the clock cannot be moved here.
	Move func(ctx context.Context, to time.Time) error
	// Settle handles and says everything that waits; nil = nothing to do.
	Settle func(context.Context) error
	// Trouble is told of errors that people only see as kind words.
	Trouble func(error)
}

// botName is how the bot is mentioned in a channel.
const botName = "@Milepost"

// Console is a person at a keyboard and all the screens that he looks at.
type Console struct {
	opt   Options
	input input

	mu     sync.Mutex
	inlet  chat.Inlet
	me     Person
	on     string // platform on which he speaks
	room   *Room  // nil = in private
	count  int
	moving bool   // the clock is being moved
	stamp  string // the moment last printed meanwhile
	wrote  bool   // something was printed since the last line that stands on the screen
	cards  []*card
	forms  map[chat.Identity]*filling
	sure   map[chat.Identity]*card // waits for a yes; card.press is what for
	failed error                   // the first thing that went wrong on our side
	broken error                   // of the last write
}

// New makes a console that nobody reads from yet.
func New(opt Options) *Console {
	if opt.Words == nil {
		opt.Words = WordsOf
	}
	if opt.Rooms == nil {
		opt.Rooms = func(context.Context) []Room { return nil }
	}
	if opt.Trouble == nil {
		opt.Trouble = func(error) {}
	}
	c := &Console{opt: opt, forms: map[chat.Identity]*filling{}, sure: map[chat.Identity]*card{}}
	c.input = newInput(opt)
	return c
}

// Interactive reports whether somebody sits at a terminal.
func (c *Console) Interactive() bool { return c.input.interactive() }

// Run reads lines until the input ends, somebody quits or the context does.
// Each line is answered before the next is read. The error is the first thing
// that went wrong on our side.
func (c *Console) Run(ctx context.Context, in chat.Inlet) error {
	c.mu.Lock()
	c.inlet = in
	c.mu.Unlock()
	people := c.opt.People(ctx)
	if len(people) == 0 {
		return errors.New("console: there is nobody to speak as")
	}
	c.become(people[0], "")
	if p, ok := named(people, c.opt.Start); ok {
		c.become(p, "")
	}
	if c.opt.Banner != nil {
		c.banner(c.opt.Banner(c.me))
		c.wrote = true
	}
	c.settle(ctx)
	for ctx.Err() == nil {
		line, err := c.input.read(ctx, c.prompt())
		if err != nil {
			if !errors.Is(err, io.EOF) && ctx.Err() == nil {
				return fmt.Errorf("console: read a line: %w", err)
			}
			break
		}
		c.mu.Lock()
		c.wrote = c.wrote && !c.input.interactive() // a pipe shows nothing of what was typed
		c.mu.Unlock()
		if c.handle(ctx, strings.TrimSpace(line)) {
			break
		}
	}
	c.settle(context.WithoutCancel(ctx))
	return c.failed
}

// settle has everything answered that waits.
func (c *Console) settle(ctx context.Context) {
	if c.opt.Settle == nil {
		return
	}
	if err := c.opt.Settle(ctx); err != nil && ctx.Err() == nil {
		c.trouble(err, c.words().Trouble)
	}
}

func (c *Console) trouble(err error, say string) {
	if c.failed == nil {
		c.failed = err
	}
	c.opt.Trouble(err)
	c.say(say)
}

// become makes p the one who speaks, on a platform that he is on.
func (c *Console) become(p Person, on string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if on == "" {
		on = p.Home
	}
	if _, ok := p.On[on]; !ok {
		for _, name := range c.opt.Platforms {
			if _, ok := p.On[name]; ok {
				on = name
				break
			}
		}
	}
	c.me, c.on, c.room = p, on, nil
}

func named(people []Person, name string) (Person, bool) {
	for _, p := range people {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	for _, p := range people {
		for _, also := range p.Also {
			if strings.EqualFold(also, name) {
				return p, true
			}
		}
	}
	return Person{}, false
}

func (c *Console) words() Words { return c.opt.Words(c.me.Locale) }

// self is who speaks, as the platform knows him.
func (c *Console) self() chat.Identity { return c.me.On[c.on] }

// here is where he writes.
func (c *Console) here() chat.Place {
	if c.room != nil {
		return c.room.Place
	}
	return chat.DMOf(c.self())
}

func (c *Console) prompt() string {
	p := c.me.Name
	if c.room != nil {
		p += " " + c.room.Label
	} else if c.on != c.me.Home {
		p += " @" + c.on
	}
	return p + "> "
}

// say prints words of the console itself, indented like everything that is
// not typed.
func (c *Console) say(text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.print(text)
}

func (c *Console) banner(text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.put(clean(text) + "\n")
}

// print writes a block of lines, a free line between it and the one before.
// c.mu is held.
func (c *Console) print(text string) {
	if c.wrote {
		c.put("\n")
	}
	c.wrote = true
	c.put(indented(text))
}

// put writes to the screen. Whoever cannot read any more is not told.
func (c *Console) put(text string) { c.broken = c.input.write([]byte(text)) }

func indented(text string) string {
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		if line != "" {
			b.WriteString("  " + line)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// deliver hands over what the one who speaks did, and has it answered.
func (c *Console) deliver(ctx context.Context, m chat.Message) {
	c.mu.Lock()
	c.count++
	id := fmt.Sprintf("%s-%d", c.opt.Token, c.count)
	m.Key, m.Content = "console/"+m.In.Platform+"/"+id, id
	m.From = c.me.On[m.In.Platform]
	m.At = c.opt.Now()
	in := c.inlet
	c.mu.Unlock()
	if err := in.Recv(ctx, m); err != nil {
		c.trouble(err, c.words().NotKept)
		return
	}
	c.settle(ctx)
}

// transport is the console in the place of one platform.
type transport struct {
	*Console
	name string
}

// Transport is the console in the place of that platform.
func (c *Console) Transport(name string) chat.Transport { return transport{c, name} }

// Name is the platform's name.
func (t transport) Name() string { return t.name }

// Routes adds nothing.
func (t transport) Routes(*http.ServeMux) {}

// Run waits: what is typed comes in by Console.Run.
func (t transport) Run(ctx context.Context, _ chat.Inlet) error {
	<-ctx.Done()
	return nil
}

// Send prints a post.
func (t transport) Send(ctx context.Context, s chat.Sending) (chat.Ref, error) {
	return t.show(ctx, s)
}

// Fetch has nothing to open: no file can be sent here.
func (t transport) Fetch(context.Context, chat.File) (io.ReadCloser, error) {
	return nil, &chat.Gone{Why: errors.New("the console takes no files")}
}
