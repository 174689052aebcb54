// Package chattest has what tests of conversation need: a platform that
// records instead of sending, and the suite that every platform passes.
package chattest

import (
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"milepost/bot/chat"
)

// Event is something that the bot said or changed.
type Event struct {
	Key    string // of the post
	Place  chat.Place
	Ref    chat.Ref // of the message, the changed one for an edit
	Edit   bool
	Silent bool     // an edit that nobody sees: the card cannot be changed, and its reader is told by another post
	Again  bool     // an earlier try might have arrived
	Thread chat.Ref // the message in whose thread it stands
	Only   *chat.Identity
	Card   chat.Card
	Form   *chat.Form // instead of a card
	Post   chat.Post
	At     time.Time // by the recorder's clock; zero if it has none
}

// Text is what a person reads: the card, or the form with what it holds. What
// no screen shows is left out.
func (e Event) Text() string {
	text := e.Card.Plain()
	if f := e.Form; f != nil {
		lines := []string{f.Title}
		if f.Error != "" {
			lines = append(lines, f.Error)
		}
		for _, field := range f.Fields {
			line := field.Label + " = " + field.Shown()
			if field.Error != "" {
				line += " (" + field.Error + ")"
			}
			lines = append(lines, line)
		}
		text = strings.Join(lines, "\n")
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, text)
}

// Shown is a message as a person sees it now.
type Shown struct {
	Event
	Edits int
}

// Recorder is a chat platform that records. It is safe for use by many at a
// time.
type Recorder struct {
	name string

	mu      sync.Mutex
	taken   int // events that Take gave
	events  []Event
	shown   []*Shown // in order of first appearance
	byKey   map[string]chat.Ref
	doubles []string
	fail    func(chat.Sending) error
	slow    func(context.Context, chat.Sending)
	files   map[string][]byte
	inlet   chat.Inlet
	last    chat.Message
	n       int
	now     func() time.Time
}

// NewRecorder makes a platform of that name on which nothing was said.
func NewRecorder(name string) *Recorder {
	return &Recorder{name: name, byKey: map[string]chat.Ref{}, files: map[string][]byte{}}
}

// Name is the platform's name.
func (r *Recorder) Name() string { return r.name }

// Routes adds nothing.
func (r *Recorder) Routes(*http.ServeMux) {}

// Run connects the inlet and waits for the end of the context.
func (r *Recorder) Run(ctx context.Context, in chat.Inlet) error {
	r.Connect(in)
	<-ctx.Done()
	return nil
}

// Connect hands what people do to that inlet from now on.
func (r *Recorder) Connect(in chat.Inlet) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.inlet = in
}

// Clock gives the events their moment.
func (r *Recorder) Clock(now func() time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.now = now
}

// Fail makes f decide over each send: an error is given back. The post counts
// as arrived only with *chat.Unsure, as on a platform that answers too late.
// Nil ends it.
func (r *Recorder) Fail(f func(chat.Sending) error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.fail = f
}

// Slow calls f before each send, in which it may wait. Nil ends it.
func (r *Recorder) Slow(f func(context.Context, chat.Sending)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.slow = f
}

// Send records. The same post sent again after an attempt that may have
// arrived is recognised, as by a platform with a duplicate check; sent twice
// without that it is said twice and counted among the Doubles.
func (r *Recorder) Send(ctx context.Context, s chat.Sending) (chat.Ref, error) {
	r.mu.Lock()
	slow, fail := r.slow, r.fail
	r.mu.Unlock()
	if slow != nil {
		slow(ctx, s)
	}
	if err := ctx.Err(); err != nil {
		return "", &chat.Retry{Why: err}
	}
	var failed error
	if fail != nil {
		failed = fail(s)
	}
	if _, arrived := failed.(*chat.Unsure); failed != nil && !arrived {
		return "", failed
	}
	ref, err := r.record(s)
	if err != nil {
		return "", err
	}
	if failed != nil {
		return "", failed
	}
	return ref, nil
}

func (r *Recorder) record(s chat.Sending) (chat.Ref, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if ref, was := r.byKey[s.Post.Key]; was && s.Post.Key != "" {
		if s.Again {
			return ref, nil
		}
		r.doubles = append(r.doubles, s.Post.Key)
	}
	ev := Event{
		Key: s.Post.Key, Place: s.Post.To, Edit: s.Edit != "", Again: s.Again, Thread: s.Thread,
		Only: s.Post.Only, Card: s.Post.Card, Form: s.Post.Form, Post: s.Post,
	}
	if ev.Thread == "" && s.Post.To.Thread != "" {
		ev.Thread = chat.Ref(s.Post.To.Thread)
	}
	if r.now != nil {
		ev.At = r.now()
	}
	if ev.Edit {
		ev.Ref = s.Edit
		old := r.find(s.Post.To, s.Edit)
		if old == nil {
			return "", &chat.Gone{Why: fmt.Errorf("no message %s there", s.Edit)}
		}
		ev.Thread = old.Thread
		old.Event, old.Edits = ev, old.Edits+1
	} else {
		r.n++
		ev.Ref = chat.Ref(fmt.Sprintf("%s-%d", r.name, r.n))
		r.shown = append(r.shown, &Shown{Event: ev})
	}
	r.byKey[s.Post.Key] = ev.Ref
	r.events = append(r.events, ev)
	return ev.Ref, nil
}

// find looks for a message in a place, whatever the thread. r.mu is held.
func (r *Recorder) find(in chat.Place, ref chat.Ref) *Shown {
	for _, s := range r.shown {
		if s.Ref == ref && sameRoom(s.Place, in) {
			return s
		}
	}
	return nil
}

// sameRoom compares places without their threads.
func sameRoom(a, b chat.Place) bool {
	a.Thread, b.Thread = "", ""
	return a == b
}

// Fetch opens a file that a test attached.
func (r *Recorder) Fetch(_ context.Context, f chat.File) (io.ReadCloser, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	b, ok := r.files[f.Handle]
	if !ok {
		return nil, &chat.Gone{Why: fmt.Errorf("no file %s", f.Handle)}
	}
	return io.NopCloser(strings.NewReader(string(b))), nil
}

// Attach makes a file that somebody can send. Without a media type it gets the
// one of its ending.
func (r *Recorder) Attach(name, kind string, body []byte) chat.File {
	r.mu.Lock()
	defer r.mu.Unlock()
	handle := fmt.Sprintf("file-%d", len(r.files)+1)
	r.files[handle] = body
	if kind == "" {
		kind = mime.TypeByExtension(path.Ext(name))
	}
	return chat.File{Name: name, Type: kind, Size: int64(len(body)), Handle: handle}
}

// Take gives what was said since the last Take, in order.
func (r *Recorder) Take() []Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	fresh := slices.Clone(r.events[r.taken:])
	r.taken = len(r.events)
	return fresh
}

// Events is everything that was said, in order.
func (r *Recorder) Events() []Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.events)
}

// Shown is what stands in a place now, threads included, oldest first: what
// that person sees. An empty identity sees what all see.
func (r *Recorder) Shown(who chat.Identity, in chat.Place) []Shown {
	r.mu.Lock()
	defer r.mu.Unlock()
	var out []Shown
	for _, s := range r.shown {
		if sameRoom(s.Place, in) && (s.Only == nil || *s.Only == who) {
			out = append(out, *s)
		}
	}
	return out
}

// Cards is everything that stands anywhere now, as it was last changed, in the
// order of first appearance.
func (r *Recorder) Cards() []Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	var out []Event
	for _, s := range r.shown {
		out = append(out, s.Event)
	}
	return out
}

// Card is the card that a message shows now; false if it is not there.
func (r *Recorder) Card(in chat.Place, ref chat.Ref) (chat.Card, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := r.find(in, ref)
	if s == nil {
		return chat.Card{}, false
	}
	return s.Card, true
}

// Doubles are the keys of posts that people saw twice.
func (r *Recorder) Doubles() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.doubles)
}

// Remove takes a message away, as somebody may do on the platform. What edits
// it afterwards is told that it is gone.
func (r *Recorder) Remove(in chat.Place, ref chat.Ref) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.shown = slices.DeleteFunc(r.shown, func(s *Shown) bool { return s.Ref == ref && sameRoom(s.Place, in) })
}
