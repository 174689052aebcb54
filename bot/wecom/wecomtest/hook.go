package wecomtest

import (
	"fmt"
	"net/http"
	"time"
)

// room is a group with a robot.
type room struct {
	corp *Corp
	name string
	at   []time.Time // when it spoke
}

// hookSend is 群机器人: 20 messages a minute, the rest is refused.
func (s *Server) hookSend(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	h := s.hooks[r.URL.Query().Get("key")]
	s.mu.Unlock()
	if h == nil {
		answer(w, 93000, "invalid webhook url, hint: [1700000000_5_abc], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=93000", nil)
		return
	}
	c := h.corp
	fault := c.fault("webhook/send")
	time.Sleep(fault.Delay)
	if fault.Refuse {
		cutOff(w)
		return
	}
	if fault.Code != 0 {
		answer(w, fault.Code, fault.Msg, nil)
		return
	}
	in, bad := readCall("webhook/send", r)
	if bad != "" {
		answer(w, 47001, bad, nil)
		return
	}
	out := h.take(in)
	if fault.Lost {
		cutOff(w)
		return
	}
	answer(w, out.code, out.msg, out.more)
}

func (h *room) take(in call) reply {
	c := h.corp
	c.count(in.path)
	if bad := c.checked(Hook, in); bad != nil {
		return *bad
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	kept := h.at[:0]
	for _, at := range h.at {
		if now.Sub(at) < time.Minute {
			kept = append(kept, at)
		}
	}
	if h.at = kept; len(h.at) >= 20 {
		return refused(45009, "api freq out of limit")
	}
	h.at = append(h.at, now)
	shown, bad := c.show(Hook, fmt.Sprintf("msg-%d", c.server.next()), in.body)
	if bad != nil {
		return *bad
	}
	c.screens[h.name] = append(c.screens[h.name], shown)
	return ok(nil)
}
