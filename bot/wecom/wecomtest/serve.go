package wecomtest

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"strings"
	"time"
)

// Facts are what a client outside of this process needs to know of a
// corporation.
type Facts struct {
	URL, BotURL, CorpID, Secret, Token, AESKey, BotID, BotSecret, Hook string
	AgentID                                                            int
}

// Serve is a platform on its own, for clients that are not written here: on an
// address, with one corporation, until ctx ends. ready is told what a client
// needs; people are moved by /control/: say, press and enter as somebody, wait
// for the bot with botsay, see a screen, expire tokens.
func Serve(ctx context.Context, addr string, members []Member, ready func(Facts)) error {
	s := prepare()
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	c := s.Named("wwfake", members...)
	var ids []string
	for _, m := range members {
		ids = append(ids, m.ID)
	}
	c.Group("wrGroup1", ids...)
	s.mux.HandleFunc("/control/", c.control)
	url := "http://" + ln.Addr().String()
	server := &http.Server{Handler: s, ReadHeaderTimeout: 5 * time.Second}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	ready(Facts{
		URL: url, BotURL: "ws" + strings.TrimPrefix(url, "http") + "/aibot", CorpID: c.ID, Secret: c.Secret, Token: c.Token, AESKey: c.AESKey,
		BotID: c.BotID, BotSecret: c.BotSecret, Hook: c.Hook("群"), AgentID: c.AgentID,
	})
	if err := server.Serve(ln); err != http.ErrServerClosed {
		return err
	}
	return nil
}

// control moves the people of a corporation.
func (c *Corp) control(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	who := q.Get("who")
	var err error
	switch strings.TrimPrefix(r.URL.Path, "/control/") {
	case "connect":
		c.ConnectTo(q.Get("to"))
	case "verify":
		err = c.Verify(r.Context())
	case "say":
		err = c.Say(r.Context(), who, q.Get("text"))
	case "again":
		err = c.Again(r.Context())
	case "enter":
		err = c.Enter(r.Context(), who)
	case "press":
		err = c.Press(r.Context(), who, q.Get("task"), q.Get("label"))
	case "botsay":
		err = c.BotSay(who, q.Get("group"), q.Get("text"))
	case "expire":
		c.Expire()
	case "untrust":
		c.Untrust(q.Get("off") != "no")
	case "breaches":
		_ = json.NewEncoder(w).Encode(c.Breaches()) // whoever asked may be gone
		return
	case "screen":
		_ = json.NewEncoder(w).Encode(c.Screen(who))
		return
	default:
		http.NotFound(w, r)
		return
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}
