package fake

import (
	"fmt"
	"mime"
	"path"
	"slices"
	"strings"
	"time"
)

// Mention is how the bot is named in a text.
const Mention = "<@" + BotUser + ">"

// typedText is a text as Slack's client sends it: escaped, the bot's name as a
// mention.
func typedText(text string) string {
	text = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
	return strings.ReplaceAll(text, "@Milepost", Mention)
}

// Say is somebody writing, in a thread if one is named.
func (s *Server) Say(user, channel, text, thread string) (Message, *Delivery) {
	return s.write(&Message{Channel: channel, User: user, Text: typedText(text), Thread: thread})
}

// Send is somebody sending a file, with words or without.
func (s *Server) Send(user, channel, text, name string, data []byte) (Message, *Delivery) {
	s.mu.Lock()
	f := &File{ID: s.id("F"), Name: name, Title: name, Data: data, Done: true, Type: mime.TypeByExtension(path.Ext(name))}
	s.files[f.ID] = f
	s.mu.Unlock()
	return s.write(&Message{Channel: channel, User: user, Text: typedText(text), Files: []string{f.ID}})
}

// Quiet is somebody writing while the app hears nothing.
func (s *Server) Quiet(user, channel, text, thread string) Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := &Message{Channel: channel, User: user, Text: typedText(text), Thread: thread, TS: s.stamp()}
	s.posted = append(s.posted, m)
	return *m
}

func (s *Server) write(m *Message) (Message, *Delivery) {
	s.mu.Lock()
	m.TS = s.stamp()
	s.posted = append(s.posted, m)
	c := s.channels[m.Channel]
	inner := s.messageJSON(m, false)
	inner["channel"], inner["event_ts"] = m.Channel, m.TS
	inner["channel_type"] = typeOf(c)
	hears, mentioned, said := s.opt.Channels || c.User != "", strings.Contains(m.Text, Mention), *m
	s.mu.Unlock()
	var d *Delivery
	if hears {
		d = s.Event(inner)
	}
	if mentioned && c.User == "" {
		mention := map[string]any{"type": "app_mention"}
		for _, k := range []string{"ts", "text", "user", "user_team", "thread_ts", "channel", "event_ts", "files"} {
			if v, ok := inner[k]; ok {
				mention[k] = v
			}
		}
		d = s.Event(mention)
	}
	return said, d
}

func typeOf(c *Channel) string {
	switch {
	case c.User != "":
		return "im"
	case c.Private:
		return "group"
	}
	return "channel"
}

// Edit is somebody changing what he wrote.
func (s *Server) Edit(channel, ts, text string) *Delivery {
	s.mu.Lock()
	m := s.find(channel, ts)
	before := s.messageJSON(m, false)
	m.Text = typedText(text)
	at := s.stamp()
	m.Edited = at
	now := s.messageJSON(m, false)
	inner := map[string]any{
		"type": "message", "subtype": "message_changed", "channel": channel, "channel_type": typeOf(s.channels[channel]),
		"ts": at, "event_ts": at, "message": now, "previous_message": before, "hidden": true,
	}
	s.mu.Unlock()
	return s.Event(inner)
}

// Delete is somebody removing what he wrote.
func (s *Server) Delete(channel, ts string) *Delivery {
	s.mu.Lock()
	m := s.find(channel, ts)
	before := s.messageJSON(m, false)
	m.Deleted = true
	at := s.stamp()
	inner := map[string]any{
		"type": "message", "subtype": "message_deleted", "channel": channel, "channel_type": typeOf(s.channels[channel]),
		"ts": at, "event_ts": at, "deleted_ts": ts, "previous_message": before, "hidden": true,
	}
	s.mu.Unlock()
	return s.Event(inner)
}

// GoHome is somebody opening the app: its "home" or its "messages" tab.
func (s *Server) GoHome(user, tab string) *Delivery {
	s.mu.Lock()
	at := s.stamp()
	c := s.dm(user)
	s.mu.Unlock()
	return s.Event(map[string]any{"type": "app_home_opened", "user": user, "channel": c.ID, "tab": tab, "event_ts": at})
}

// interaction is the common part of what is pressed. s.mu is held.
func (s *Server) interaction(kind, user string) map[string]any {
	id := s.id("trigger-")
	s.triggers[id] = trigger{user: user, till: time.Now().Add(triggerLife)}
	team := s.opt.Team
	if u := s.users[user]; u != nil && u.Team != "" {
		team = u.Team
	}
	p := map[string]any{
		"type": kind, "token": "verification", "trigger_id": id, "api_app_id": AppID,
		"team": map[string]any{"id": s.opt.Team, "domain": s.domain}, "user": map[string]any{"id": user, "username": user, "team_id": team},
	}
	if s.opt.OrgWide {
		p["team"], p["enterprise"], p["is_enterprise_install"] = nil, map[string]any{"id": s.opt.Org, "name": "Fakes"}, true
	}
	return p
}

// Trigger is a trigger of somebody's that opens a view.
func (s *Server) Trigger(user string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.interaction("", user)["trigger_id"].(string)
}

// Command is somebody typing a slash command.
func (s *Server) Command(user, channel, command, text string) *Delivery {
	s.mu.Lock()
	p := map[string]any{
		"token": "verification", "team_id": s.opt.Team, "team_domain": "fake", "channel_id": channel, "channel_name": "x",
		"user_id": user, "user_name": user, "command": command, "text": typedText(text), "api_app_id": AppID,
		"response_url": s.respondURL(channel, "", user), "trigger_id": s.interaction("", user)["trigger_id"],
	}
	s.mu.Unlock()
	return s.deliver("slash_commands", p)
}

// respondURL makes a response_url. s.mu is held.
func (s *Server) respondURL(channel, ts, user string) string {
	id := s.id("r")
	s.hooks[id] = respond{channel: channel, ts: ts, user: user, left: 5}
	return s.base + "/respond/" + id
}

// Shortcut is somebody using a shortcut from anywhere, or on a message.
func (s *Server) Shortcut(user, callback string, on *Message) *Delivery {
	s.mu.Lock()
	p := s.interaction("shortcut", user)
	p["callback_id"], p["action_ts"] = callback, s.stamp()
	if on != nil {
		p["type"], p["message_ts"] = "message_action", on.TS
		p["channel"] = map[string]any{"id": on.Channel, "name": "x"}
		p["message"] = s.messageJSON(on, false)
		p["response_url"] = s.respondURL(on.Channel, on.TS, user)
	}
	s.mu.Unlock()
	return s.deliver("interactive", p)
}

// Press is somebody pressing the button, or choosing the option, with that
// label on a message.
func (s *Server) Press(user, channel, ts, label string) (*Delivery, error) {
	return s.press(user, channel, ts, func(e map[string]any) bool { return textIn(e["text"]) == label })
}

// PressValue is the same with the button that carries that value.
func (s *Server) PressValue(user, channel, ts, value string) (*Delivery, error) {
	return s.press(user, channel, ts, func(e map[string]any) bool { return e["value"] == value })
}

func (s *Server) press(user, channel, ts string, fits func(map[string]any) bool) (*Delivery, error) {
	s.mu.Lock()
	m := s.find(channel, ts)
	if m == nil || m.Only != "" && m.Only != user {
		s.mu.Unlock()
		return nil, fmt.Errorf("%s sees no message %s in %s", user, ts, channel)
	}
	action := pressed(anySlice(m.Blocks), fits)
	if action == nil {
		s.mu.Unlock()
		return nil, fmt.Errorf("no such button on %q", Plain(*m))
	}
	p := s.interaction("block_actions", user)
	action["action_ts"] = s.stamp()
	p["actions"] = []any{action}
	p["container"] = map[string]any{"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": m.Only != ""}
	p["channel"] = map[string]any{"id": channel, "name": "x"}
	p["response_url"] = s.respondURL(channel, ts, user)
	if m.Only == "" {
		p["message"] = s.messageJSON(m, true)
	}
	s.mu.Unlock()
	return s.deliver("interactive", p), nil
}

// pressed is the action of the button or the option that fits; nil if there is
// none.
func pressed(blocks []any, fits func(map[string]any) bool) map[string]any {
	for _, x := range blocks {
		b, _ := x.(map[string]any)
		elements, _ := b["elements"].([]any)
		if a, ok := b["accessory"].(map[string]any); ok {
			elements = append(slices.Clone(elements), a)
		}
		for _, y := range elements {
			e, _ := y.(map[string]any)
			a := map[string]any{"action_id": e["action_id"], "block_id": b["block_id"], "type": e["type"]}
			if e["type"] == "button" && fits(e) {
				a["value"], a["text"] = e["value"], e["text"]
				return a
			}
			options, _ := e["options"].([]any)
			for _, o := range options {
				m, _ := o.(map[string]any)
				if fits(m) {
					a["selected_option"] = m
					return a
				}
			}
		}
	}
	return nil
}
