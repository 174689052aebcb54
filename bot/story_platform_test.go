package main

import (
	"context"
	"fmt"
	"log/slog"
	"mime"
	"net/http"
	"path"

	"milepost/bot/chat"
)

// connection is what the scenes of real platforms have in common: the transport
// runs against a server in memory, and a story decides over each send.
type connection struct {
	log   *slog.Logger
	stop  context.CancelFunc
	ended chan error
	heard chan struct{} // something was stored

	fail  func(chat.Sending) error
	files map[string]attachedFile
	forms map[string]chat.Form // by whose it is
}

type attachedFile struct {
	name string
	data []byte
}

func newConnection(log *slog.Logger) connection {
	return connection{log: log, heard: make(chan struct{}, 1000), files: map[string]attachedFile{}, forms: map[string]chat.Form{}}
}

// hearing is an inlet that tells when something was stored.
type hearing struct {
	chat.Inlet
	heard chan struct{}
}

func (h hearing) Recv(ctx context.Context, m chat.Message) error {
	err := h.Inlet.Recv(ctx, m)
	if err == nil {
		h.heard <- struct{}{}
	}
	return err
}

// Matter is chat.Judge's.
func (h hearing) Matter(ctx context.Context, who chat.Identity, text string) (bool, error) {
	return h.Inlet.(chat.Judge).Matter(ctx, who, text)
}

// Misfit is chat.Judge's.
func (h hearing) Misfit(ctx context.Context, who chat.Identity, kind, text string) (string, error) {
	return h.Inlet.(chat.Judge).Misfit(ctx, who, kind, text)
}

// start lets a transport receive until close.
func (c *connection) start(ctx context.Context, t chat.Transport, in chat.Inlet) {
	ctx, c.stop = context.WithCancel(context.WithoutCancel(ctx))
	c.ended = make(chan error, 1)
	go func() { c.ended <- t.Run(ctx, hearing{in, c.heard}) }()
}

func (c *connection) close() {
	if c.stop != nil {
		c.stop()
		<-c.ended
		c.stop = nil
	}
}

// down reports that nobody receives.
func (c *connection) down() bool { return c.stop == nil }

// noProcess answers in place of a process that does not run, as a proxy does.
func noProcess(w http.ResponseWriter, _ *http.Request) {
	http.Error(w, "nobody is there", http.StatusBadGateway)
}

// quiet forgets what was stored so far.
func (c *connection) quiet() {
	for len(c.heard) > 0 {
		<-c.heard
	}
}

// Fail makes f decide over each send.
func (c *connection) Fail(f func(chat.Sending) error) { c.fail = f }

// failed is what the story says of a send.
func (c *connection) failed(x chat.Sending) error {
	if c.fail == nil {
		return nil
	}
	return c.fail(x)
}

// Attach makes a file that somebody can send.
func (c *connection) Attach(name, kind string, body []byte) chat.File {
	handle := fmt.Sprintf("file-%d", len(c.files)+1)
	c.files[handle] = attachedFile{name, body}
	if kind == "" {
		kind = mime.TypeByExtension(path.Ext(name))
	}
	return chat.File{Name: name, Type: kind, Size: int64(len(body)), Handle: handle}
}
