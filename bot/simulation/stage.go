package simulation

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"net/http"
	"strings"
	"sync"

	"milepost/bot/chat"
)

// heard is something that the product said or changed.
type heard struct {
	Ref  chat.Ref
	Edit bool
	Post chat.Post
}

// Stage stands in for a chat platform: it takes every post, and remembers what
// was not yet taken from it and which posts there were, not what they said.
type Stage struct {
	name string

	mu      sync.Mutex
	n       int
	fresh   []heard
	said    map[uint64]bool // by hash of the key
	doubles []string
	files   map[string]string
}

// NewStage makes a platform of that name.
func NewStage(name string) *Stage {
	return &Stage{name: name, said: map[uint64]bool{}, files: map[string]string{}}
}

// Name is the platform's name.
func (s *Stage) Name() string { return s.name }

// Routes adds nothing.
func (s *Stage) Routes(*http.ServeMux) {}

// Run waits for the end of the context: what people do comes from the play.
func (s *Stage) Run(ctx context.Context, _ chat.Inlet) error {
	<-ctx.Done()
	return nil
}

// Send takes a post. One that was said before is noted as said twice.
func (s *Stage) Send(_ context.Context, p chat.Sending) (chat.Ref, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := fnv.New64a()
	// A hash never fails to write.
	_, _ = h.Write([]byte(p.Post.Key))
	if key := h.Sum64(); p.Post.Key != "" {
		if s.said[key] {
			s.doubles = append(s.doubles, p.Post.Key)
		}
		s.said[key] = true
	}
	ref := p.Edit
	if ref == "" {
		s.n++
		ref = chat.Ref(fmt.Sprintf("%s-%d", s.name, s.n))
	}
	s.fresh = append(s.fresh, heard{Ref: ref, Edit: p.Edit != "", Post: p.Post})
	return ref, nil
}

// Fetch opens a file that was attached.
func (s *Stage) Fetch(_ context.Context, f chat.File) (io.ReadCloser, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	body, ok := s.files[f.Handle]
	if !ok {
		return nil, &chat.Gone{Why: errors.New("no such file")}
	}
	return io.NopCloser(strings.NewReader(body)), nil
}

// attach makes a file that somebody can send.
func (s *Stage) attach(name, body string) chat.File {
	s.mu.Lock()
	defer s.mu.Unlock()
	handle := fmt.Sprintf("file-%d", len(s.files)+1)
	s.files[handle] = body
	return chat.File{Name: name, Type: "text/csv", Size: int64(len(body)), Handle: handle}
}

// take gives what was said since the last time, in order, and the keys of what
// was said twice.
func (s *Stage) take() (fresh []heard, doubles []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	fresh, s.fresh = s.fresh, nil
	doubles, s.doubles = s.doubles, nil
	return fresh, doubles
}
