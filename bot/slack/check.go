package slack

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gorilla/websocket"

	"milepost/bot/chat"
)

// Finding is one thing that was checked: what was found, and what to do if it is
// not well.
type Finding struct {
	OK   bool
	What string
	Fix  string
}

// checkWithin is how long a check of the connection may take.
const checkWithin = 50 * time.Second

// Check tries the connection as it would be used: the tokens, the scopes, a
// socket, the channels and the people that are named. Nothing is posted.
func (t *Transport) Check(ctx context.Context, w Wants, channels []Room, people []chat.Identity) []Finding {
	ctx, cancel := context.WithTimeout(ctx, checkWithin)
	defer cancel()
	r, err := t.api.AuthTestContext(ctx)
	if err != nil {
		return []Finding{{What: "bot token", Fix: t.why(err)}}
	}
	out := []Finding{{OK: true, What: fmt.Sprintf("bot token: %s in the workspace %s (%s)", r.User, r.Team, r.TeamID)}}
	if what, fix := elsewhereSet(r, t.opt.Tenant); what != "" {
		out = append(out, Finding{What: what, Fix: fix})
	}
	have := granted(r.Header)
	out = append(out, missing(w, have)...)
	if t.opt.Mode == ModeSocket {
		out = append(out, t.checkSocket(ctx))
	} else {
		out = append(out, Finding{OK: true, What: "events come over HTTP: under Event Subscriptions, Interactivity and Slash Commands give https://YOUR-HOST" + Path + "; Slack says Verified once Milepost runs"})
	}
	for _, c := range channels {
		out = append(out, t.checkChannel(ctx, c, have))
	}
	return append(out, t.checkPeople(ctx, people)...)
}

// checkPeople names those who are not as the roster has them, and how many were asked
// after: Slack lets ask for so many a minute, and the rest is no fault of theirs.
func (t *Transport) checkPeople(ctx context.Context, people []chat.Identity) (out []Finding) {
	asked := 0
	for _, p := range people {
		f := t.checkPerson(ctx, p)
		if ctx.Err() != nil {
			break
		}
		if asked++; !f.OK {
			out = append(out, f)
		}
	}
	if len(out) > 0 || len(people) == 0 {
		return out
	}
	what := fmt.Sprintf("people: all %d are in the workspace", asked)
	if asked < len(people) {
		what = fmt.Sprintf("people: %d of %d were asked after, and are in the workspace; Slack answers about a hundred a minute", asked, len(people))
	}
	return append(out, Finding{OK: true, What: what})
}

// why is an error in words, those of the network too.
func (t *Transport) why(err error) string {
	if codeOf(err).code == "" {
		return fmt.Sprintf("%v; is %s reachable from here?", err, t.base)
	}
	return plainly(err).Error()
}

// granted are the scopes of the token, as Slack tells them; nil for a server that
// does not tell.
func granted(h http.Header) []string {
	return strings.FieldsFunc(h.Get("X-Oauth-Scopes"), func(r rune) bool { return r == ',' || r == ' ' })
}

// missing names the scopes that the token has not.
func missing(w Wants, have []string) []Finding {
	if len(have) == 0 {
		return nil
	}
	var out []Finding
	for _, s := range scopes(w) {
		if !slices.Contains(have, s.name) {
			out = append(out, Finding{What: "scope " + s.name + " is missing (" + s.why + ")", Fix: "add it under OAuth & Permissions, Bot Token Scopes, then Reinstall to Workspace"})
		}
	}
	if len(out) == 0 {
		out = append(out, Finding{OK: true, What: fmt.Sprintf("scopes: all %d", len(scopes(w)))})
	}
	return out
}

// checkSocket opens a socket and waits for the hello.
func (t *Transport) checkSocket(ctx context.Context) Finding {
	_, address, err := t.api.StartSocketModeContext(ctx)
	if err != nil {
		fix := t.why(err)
		if codeOf(err).code != "" {
			fix = codeOf(err).code + ": make an app-level token with the scope connections:write under Basic Information, App-Level Tokens, and set MILEPOST_SLACK_APP_TOKEN; switch Socket Mode on"
		}
		return Finding{What: "app token", Fix: fix}
	}
	d := websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: 10 * time.Second}
	conn, resp, err := d.DialContext(ctx, address, nil)
	if err != nil {
		return Finding{What: "socket", Fix: fmt.Sprintf("%v; a proxy or firewall may not let WebSocket connections (wss) out", err)}
	}
	defer conn.Close()
	_ = resp.Body.Close()                                      // it has none
	_ = conn.SetReadDeadline(time.Now().Add(10 * time.Second)) // a broken one fails at the read
	var hello struct {
		Type lax `json:"type"`
	}
	if err := conn.ReadJSON(&hello); err != nil || hello.Type != "hello" {
		return Finding{What: "socket", Fix: fmt.Sprintf("no hello came (%v); try again, and look at status.slack.com", err)}
	}
	return Finding{OK: true, What: "app token and socket: Slack says hello"}
}

// Room is a channel of a team.
type Room struct {
	chat.Place
	Decides bool // requests are decided there, in their threads
}

func (t *Transport) checkChannel(ctx context.Context, c Room, have []string) Finding {
	var answer struct {
		Channel struct {
			Name     lax        `json:"name"`
			Member   soft[bool] `json:"is_member"`
			Archived soft[bool] `json:"is_archived"`
			Private  soft[bool] `json:"is_private"`
			Shared   soft[bool] `json:"is_ext_shared"`
			Group    soft[bool] `json:"is_group"`
		} `json:"channel"`
	}
	err := t.ask(ctx, "conversations.info", url.Values{"channel": {c.ID}}, &answer)
	ch := answer.Channel
	what := fmt.Sprintf("channel #%s (%s)", ch.Name, c.ID)
	open := !ch.Private.v && !ch.Group.v
	switch {
	case err != nil:
		return Finding{What: "channel " + c.ID, Fix: t.why(err)}
	case ch.Archived.v:
		return Finding{What: what, Fix: absent["is_archived"]}
	case !ch.Member.v:
		return Finding{What: what, Fix: absent["not_in_channel"]}
	case ch.Shared.v:
		return Finding{What: what + " is shared with another company, which reads all that Milepost says there", Fix: "name a channel of your own company for the team, or stop sharing this one"}
	case c.Decides && open && len(have) > 0 && !slices.Contains(have, "channels:history"):
		return Finding{What: what + ": requests are decided there, but it is public", Fix: "make it private under its settings: a request tells amounts. Where all may read them, paste the manifest of milepost slack manifest --channels, which hears replies there without a mention"}
	case c.Decides:
		return Finding{OK: true, What: what + ": the bot is in it; a decision in the thread of a request is heard if the event " + heardBy(open) + " is on (the manifest of this configuration has it)"}
	}
	return Finding{OK: true, What: what + ": the bot is in it"}
}

// heardBy is the event with which Slack tells of what is said in a channel.
func heardBy(open bool) string {
	if open {
		return "message.channels"
	}
	return "message.groups"
}

func (t *Transport) checkPerson(ctx context.Context, p chat.Identity) Finding {
	var answer struct {
		User struct {
			Gone soft[bool] `json:"deleted"`
			Bot  soft[bool] `json:"is_bot"`
		} `json:"user"`
	}
	err := t.ask(ctx, "users.info", url.Values{"user": {p.ID}}, &answer)
	switch {
	case err != nil:
		return Finding{What: "person " + p.ID, Fix: t.why(err)}
	case answer.User.Gone.v:
		return Finding{What: "person " + p.ID, Fix: absent["user_disabled"] + "; take his Slack identity out of the roster"}
	case answer.User.Bot.v:
		return Finding{What: "person " + p.ID, Fix: "that is a bot; correct the id in the roster"}
	}
	return Finding{OK: true, What: "person " + p.ID}
}

// Workspace is the id and the name of the workspace that the token belongs to; the
// id is empty for an app of a whole organisation, which has many. The error says in
// words what is wrong with it.
func (t *Transport) Workspace(ctx context.Context) (id, name string, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	r, err := t.api.AuthTestContext(ctx)
	if err != nil {
		return "", "", errors.New(t.why(err))
	}
	if everywhere(r) {
		return "", r.Team, nil
	}
	return r.TeamID, r.Team, nil
}

// Found is somebody of the workspace Team.
type Found struct{ ID, Name, Team string }

// ByEmail finds somebody by his e-mail address. The error says what is wrong in
// words.
func (t *Transport) ByEmail(ctx context.Context, email string) (Found, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var answer struct {
		User struct {
			ID      lax `json:"id"`
			Name    lax `json:"name"`
			Team    lax `json:"team_id"`
			Profile soft[struct {
				Name lax `json:"real_name"`
			}] `json:"profile"`
		} `json:"user"`
	}
	err := t.ask(ctx, "users.lookupByEmail", url.Values{"email": {email}}, &answer)
	if codeOf(err).code == "users_not_found" {
		return Found{}, fmt.Errorf("nobody in the workspace has this address")
	}
	if err != nil {
		return Found{}, fmt.Errorf("%s", t.why(err))
	}
	return Found{string(answer.User.ID), cmp.Or(string(answer.User.Profile.v.Name), string(answer.User.Name)), string(answer.User.Team)}, nil
}
