package outbox

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/storage/bolt"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// stage is an outbox on a real store, with two platforms that record.
type stage struct {
	*Outbox
	t     testing.TB
	store crm.Store
	clock *crmtest.Clock
	slack *chattest.Recorder
	wecom *chattest.Recorder
	log   *syncBuffer
}

// syncBuffer is a log that may be written and read at once.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

func fresh(t *testing.T) *stage {
	t.Helper()
	clock := crmtest.NewClock()
	s, err := bolt.Open(filepath.Join(t.TempDir(), "milepost.db"), bolt.Options{Now: clock.Now, Twice: true, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	return newStage(t, crmtest.Checked(t, s), clock, chattest.NewRecorder("slack"), chattest.NewRecorder("wecom"))
}

func newStage(t testing.TB, s crm.Store, clock *crmtest.Clock, slack, wecom *chattest.Recorder) *stage {
	st := &stage{t: t, store: s, clock: clock, slack: slack, wecom: wecom, log: new(syncBuffer)}
	st.Outbox = New(Options{
		Store: s, Now: clock.Now, Log: chattest.Log(t, st.log),
		Transports: map[string]chat.Transport{"slack": slack, "wecom": wecom},
	})
	return st
}

// restarted is the next process on the same store and platforms.
func (s *stage) restarted() *stage { return newStage(s.t, s.store, s.clock, s.slack, s.wecom) }

func (s *stage) put(t *testing.T, posts ...chat.Post) {
	t.Helper()
	crmtest.Do(t, s.store, func(tx crm.Tx) error { return Put(tx, posts) })
	s.Kick()
}

func (s *stage) drain(t *testing.T) {
	t.Helper()
	if err := s.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// said is what both platforms were told, in order within each, edits marked.
func (s *stage) said() []string {
	var out []string
	for _, r := range []*chattest.Recorder{s.slack, s.wecom} {
		for _, ev := range r.Events() {
			text := ev.Text()
			if ev.Edit {
				text = "edit: " + text
			}
			out = append(out, text)
		}
	}
	return out
}

// of is what the store holds of a post.
func (s *stage) of(t *testing.T, key string) (e crm.Envelope) {
	t.Helper()
	crmtest.Look(t, s.store, func(r crm.Reader) (err error) {
		e, err = r.Post(key)
		return err
	})
	return e
}

// wantState checks where a post stands and how its reason begins.
func (s *stage) wantState(t *testing.T, key string, state crm.PostState, reason string) {
	t.Helper()
	if e := s.of(t, key); e.State != state || !strings.HasPrefix(e.Reason, reason) {
		t.Errorf("%s is %s for %q, want %s for %q", key, e.State, e.Reason, state, reason)
	}
}

func dm(platform, id string) chat.Place {
	return chat.DMOf(chat.Identity{Platform: platform, Tenant: "demo", ID: id})
}

var (
	li     = dm("slack", "xiaoli")
	anna   = dm("slack", "anna")
	huanan = chat.Place{Platform: "slack", Tenant: "demo", Kind: chat.Channel, ID: "huanan"}
)

// card is a post of one line; its key is its text.
func card(to chat.Place, text string, with ...func(*chat.Post)) chat.Post {
	p := chat.Post{Key: text, To: to, Card: chat.Card{Title: text}}
	for _, f := range with {
		f(&p)
	}
	return p
}

func track(name string) func(*chat.Post)  { return func(p *chat.Post) { p.Track = name } }
func under(name string) func(*chat.Post)  { return func(p *chat.Post) { p.Under = name } }
func class(c chat.Class) func(*chat.Post) { return func(p *chat.Post) { p.Class = c } }

// failing makes a platform fail for posts of that title until told otherwise.
func failing(r *chattest.Recorder, err error, titles ...string) {
	r.Fail(func(s chat.Sending) error {
		for _, title := range titles {
			if s.Post.Card.Title == title {
				return err
			}
		}
		return nil
	})
}

var errDown = fmt.Errorf("server says 500")
