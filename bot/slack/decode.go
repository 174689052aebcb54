package slack

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"milepost/bot/chat"
)

// news is what an event says: a message, or why it is none.
type news struct {
	msg    chat.Message
	ignore string // why nothing comes of it; "" = msg is one
	broken error  // it cannot be read at all
}

func nothing(why string) news { return news{ignore: why} }

// event reads an event. What is none of the kinds that we know is let pass.
func (t *Transport) event(ctx context.Context, body []byte) news {
	var o outer
	if err := json.Unmarshal(body, &o); err != nil {
		return news{broken: err}
	}
	if o.Type == "app_rate_limited" {
		t.leftOut(o.Minute.v)
		return nothing("rate limited")
	}
	var e inner
	if err := json.Unmarshal(o.Event, &e); err != nil {
		return news{broken: fmt.Errorf("no event in it: %w", err)}
	}
	n := t.inside(ctx, e, string(o.Team))
	if n.ignore == "" {
		n.msg.Key = key("e", string(o.ID))
		if o.ID == "" {
			n.msg.Key = key("m", n.msg.Content, n.msg.Kind, n.msg.From.ID, string(e.EventTS))
		}
	}
	return n
}

// key names a delivery.
func key(parts ...string) string { return Name + "/" + strings.Join(parts, "/") }

// inside reads the event itself.
func (t *Transport) inside(ctx context.Context, e inner, team string) news {
	switch e.Type {
	case "message", "app_mention":
		return t.message(ctx, e, team)
	case "app_home_opened":
		return t.opened(e)
	case "member_joined_channel":
		who := t.identity(string(e.User))
		return news{msg: chat.Message{Kind: chat.Joined, From: who, In: t.channel(string(e.Channel), ""), At: t.at(string(e.EventTS))}}
	case "app_uninstalled", "tokens_revoked":
		t.blame("auth.test", "auth", "the app was removed from the workspace, or its tokens were revoked; install it again and set the new token")
	}
	return nothing(string("an event " + e.Type))
}

// at is a moment of Slack's, or now.
func (t *Transport) at(ts string) time.Time {
	if m := moment(ts); !m.IsZero() {
		return m
	}
	return t.opt.Now()
}

// message reads something that was written, changed or removed.
func (t *Transport) message(ctx context.Context, e inner, team string) news {
	switch e.Subtype {
	case "", "file_share", "thread_broadcast", "me_message":
		return t.written(ctx, e, e, team, chat.Text, string(e.TS))
	case "message_changed":
		now, before := e.Message.v, e.Before.v
		switch {
		case now == nil:
			return nothing("a change of nothing")
		case now.Subtype == "tombstone":
			return t.written(ctx, e, *orEmpty(before), team, chat.Deleted, string(orEmpty(before).TS))
		case before != nil && before.Text == now.Text:
			return nothing("a change that is not of the words")
		}
		at := cmp.Or(string(now.Edited.v.TS), string(e.EventTS))
		return t.written(ctx, e, *now, team, chat.Edited, at)
	case "message_deleted":
		before := orEmpty(e.Before.v)
		if before.TS == "" {
			before.TS = e.DeletedTS
		}
		return t.written(ctx, e, *before, team, chat.Deleted, cmp.Or(string(e.EventTS), string(e.TS)))
	}
	return nothing("a message of the kind " + string(e.Subtype)) // joins, topics, huddles, bots, reminders
}

func orEmpty(e *inner) *inner {
	if e == nil {
		return &inner{}
	}
	return e
}

// written reads a message that stands, or stood, in the channel of an event.
func (t *Transport) written(ctx context.Context, e, m inner, team, kind, at string) news {
	_, self := t.listener()
	switch {
	case m.User == "" && kind == chat.Deleted:
		return nothing("removed, nobody knows by whom")
	case m.User == "":
		return nothing("written by nobody")
	case m.Bot != "", string(m.User) == self.user, m.User == "USLACKBOT":
		return nothing("written by a bot")
	case m.Ephemeral.v:
		return nothing("seen by one person")
	case t.foreign(ctx, string(m.User), string(m.UserTeam), team):
		return nothing("written by somebody of another company")
	case m.TS == "" || e.Channel == "":
		return nothing("nowhere")
	}
	who := t.identity(string(m.User))
	out := chat.Message{Kind: kind, From: who, Content: ref(string(e.Channel), string(m.TS)), At: t.at(at)}
	out.Text, out.Mention = t.read(ctx, string(m.Text), self.user)
	if e.Type == "app_mention" {
		out.Mention = true
	}
	if t.private(e) {
		t.met(string(m.User), string(e.Channel))
		out.In, out.Mention = chat.DMOf(who), false
	} else {
		out.In = t.channel(string(e.Channel), string(m.Thread))
	}
	if m.Thread != "" && m.Thread != m.TS {
		out.Quoted = chat.Ref(ref(string(e.Channel), string(m.Thread)))
	}
	if kind == chat.Edited {
		out.Written = moment(string(m.TS))
	}
	if kind != chat.Deleted {
		out.Files = attached(m.Files.v)
	}
	return news{msg: out}
}

// private reports whether an event comes from a private chat.
func (t *Transport) private(e inner) bool {
	switch e.ChannelType {
	case "im":
		return true
	case "":
		t.mu.Lock()
		defer t.mu.Unlock()
		return t.whose[string(e.Channel)] != "" || e.Type != "app_mention" && oneOnOne(string(e.Channel))
	}
	return false
}

// oneOnOne reports whether a channel is a private chat, by its id: whose it is may
// have been forgotten.
func oneOnOne(channel string) bool { return strings.HasPrefix(channel, "D") }

// met remembers the private chat with somebody.
func (t *Transport) met(user, channel string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.dms[user], t.whose[channel] = channel, user
}

// forget lets the private chat with somebody be asked for again.
func (t *Transport) forget(user string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.whose, t.dms[user])
	delete(t.dms, user)
}

// channel is a channel as a place, with the thread of a message if there is one.
func (t *Transport) channel(id, thread string) chat.Place {
	p := chat.Place{Platform: Name, Tenant: t.opt.Tenant, Kind: chat.Channel, ID: id}
	if thread != "" {
		p.Thread = ref(id, thread)
	}
	return p
}

// ref points at a message: its channel and timestamp. It stands for the message
// in Content, Quoted and On, and for the thread below it in Place.Thread.
func ref(channel, ts string) string { return channel + "/" + ts }

// unref reads what ref wrote.
func unref(s string) (channel, ts string) {
	if i := strings.LastIndexByte(s, '/'); i >= 0 {
		return s[:i], s[i+1:]
	}
	return "", s
}

// opened reads that somebody opened the app.
func (t *Transport) opened(e inner) news {
	who := t.identity(string(e.User))
	if e.User == "" {
		return nothing("opened by nobody")
	}
	in := chat.Place{Platform: Name, Tenant: who.Tenant, Kind: chat.Home, ID: who.ID}
	if e.Tab == "messages" {
		in = chat.DMOf(who)
	}
	return news{msg: chat.Message{Kind: chat.Opened, From: who, In: in, At: t.at(string(e.EventTS))}}
}

// attached are the files of a message. Handle is the file's id and, behind a
// space, its address.
func attached(files []file) []chat.File {
	var out []chat.File
	for _, f := range files {
		if f.ID == "" || f.Mode == "tombstone" || f.Mode == "hidden_by_limit" {
			continue
		}
		name := cmp.Or(string(f.Name), cmp.Or(string(f.Title), string(f.ID)))
		out = append(out, chat.File{Name: clean(name), Type: string(f.Type), Size: max(f.Size.v, 0), Handle: strings.TrimSpace(string(f.ID) + " " + cmp.Or(string(f.Download), string(f.URL)))})
	}
	return out
}
