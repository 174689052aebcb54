package fake

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// socket is an open connection of Socket Mode.
type socket struct {
	conn *websocket.Conn
	mu   sync.Mutex // of writing
}

func (k *socket) write(v any) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	_ = k.conn.SetWriteDeadline(time.Now().Add(5 * time.Second)) // a broken one fails at the write
	return k.conn.WriteJSON(v)
}

func (s *Server) openConnection(map[string]any) (reply, *refusal) {
	ticket := s.id("ticket")
	s.tickets[ticket] = true
	return reply{"url": strings.Replace(s.base, "http", "ws", 1) + "/link/?ticket=" + ticket}, nil
}

// serveSocket speaks Socket Mode: hello, pings, envelopes out, acknowledgements
// in.
func (s *Server) serveSocket(w http.ResponseWriter, r *http.Request) {
	ticket := r.URL.Query().Get("ticket")
	s.mu.Lock()
	good := s.tickets[ticket]
	delete(s.tickets, ticket)
	s.mu.Unlock()
	if !good {
		http.Error(w, "link expired", http.StatusForbidden)
		return
	}
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	k := &socket{conn: conn}
	defer conn.Close()
	hello := map[string]any{
		"type": "hello", "num_connections": 1, "connection_info": map[string]any{"app_id": AppID},
		"debug_info": map[string]any{"host": "fake", "approximate_connection_time": 3600},
	}
	if s.opt.Hello != nil {
		hello = s.opt.Hello
	}
	if k.write(hello) != nil {
		return
	}
	stop := make(chan struct{})
	defer close(stop)
	go s.ping(k, stop)
	s.joined(k)
	defer s.left(k)
	for {
		var ack struct {
			ID      string          `json:"envelope_id"`
			Payload json.RawMessage `json:"payload"`
		}
		if conn.ReadJSON(&ack) != nil {
			return
		}
		s.acked(ack.ID, ack.Payload)
	}
}

// ping keeps a socket alive.
func (s *Server) ping(k *socket, stop chan struct{}) {
	if s.opt.Ping < 0 {
		return
	}
	tick := time.NewTicker(s.opt.Ping)
	defer tick.Stop()
	for {
		if k.conn.WriteControl(websocket.PingMessage, []byte("Ping from fake"), time.Now().Add(time.Second)) != nil {
			return
		}
		select {
		case <-stop:
			return
		case <-tick.C:
		}
	}
}

// joined gives a new socket what waited for one.
func (s *Server) joined(k *socket) {
	s.mu.Lock()
	s.sockets = append(s.sockets, k)
	waiting := s.waiting
	s.waiting = nil
	s.mu.Unlock()
	for _, d := range waiting {
		s.push(d)
	}
}

func (s *Server) left(k *socket) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, other := range s.sockets {
		if other == k {
			s.sockets = append(s.sockets[:i:i], s.sockets[i+1:]...)
			return
		}
	}
}

// Connections is how many sockets are open.
func (s *Server) Connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.sockets)
}

// Connected waits until so many sockets are open.
func (s *Server) Connected(ctx context.Context, n int) error {
	for s.Connections() < n {
		select {
		case <-ctx.Done():
			return fmt.Errorf("%d sockets are open, not %d: %w", s.Connections(), n, ctx.Err())
		case <-time.After(2 * time.Millisecond):
		}
	}
	return nil
}

// Disconnect asks every client to come back on a new socket, as Slack does now
// and then; with rude it breaks the connections without a word.
func (s *Server) Disconnect(rude bool) {
	s.mu.Lock()
	sockets := s.sockets
	s.sockets = nil
	s.mu.Unlock()
	for _, k := range sockets {
		if rude {
			_ = k.conn.Close()
			continue
		}
		_ = k.write(map[string]any{"type": "disconnect", "reason": "refresh_requested", "debug_info": map[string]any{"host": "fake"}})
	}
}

// push writes a delivery to a socket; without one it waits.
func (s *Server) push(d *Delivery) {
	s.mu.Lock()
	if len(s.sockets) == 0 {
		s.waiting = append(s.waiting, d)
		s.mu.Unlock()
		return
	}
	s.n++
	k := s.sockets[s.n%len(s.sockets)]
	d.tries++
	envelope := map[string]any{
		"envelope_id": d.ID, "type": d.Kind, "payload": d.Payload, "accepts_response_payload": d.Kind != "events_api",
	}
	if d.Kind == "events_api" {
		envelope["retry_attempt"], envelope["retry_reason"] = d.tries-1, ""
		if d.tries > 1 {
			envelope["retry_reason"] = "timeout"
		}
	}
	d.At = time.Now()
	s.mu.Unlock()
	if err := k.write(envelope); err != nil {
		s.left(k)
		s.push(d)
		return
	}
	if d.Kind == "events_api" { // only events come again
		time.AfterFunc(s.opt.AckWithin, func() { s.again(d) })
	}
}

// maxTries is how often an event is delivered.
const maxTries = 4

// again delivers an event once more that nobody acknowledged.
func (s *Server) again(d *Delivery) {
	s.mu.Lock()
	over := s.closed || d.done() || d.tries >= maxTries
	s.mu.Unlock()
	if !over {
		s.push(d)
	}
}

// acked takes an acknowledgement.
func (s *Server) acked(id string, payload json.RawMessage) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.sent[id]
	if d == nil {
		return
	}
	d.Acks++
	if d.Acks == 1 {
		d.Took, d.Answer = time.Since(d.At), payload
		close(d.acked)
	}
}

// Close ends all connections and all deliveries.
func (s *Server) Close() {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.Disconnect(true)
}
