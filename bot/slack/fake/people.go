package fake

import (
	"encoding/json"
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
		for _, k := range []string{"ts", "text", "user", "thread_ts", "channel", "event_ts", "files"} {
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
	now := s.messageJSON(m, false)
	now["edited"] = map[string]any{"user": m.User, "ts": at}
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
	return map[string]any{
		"type": kind, "token": "verification", "trigger_id": id, "api_app_id": AppID,
		"team": map[string]any{"id": s.opt.Team, "domain": "fake"}, "user": map[string]any{"id": user, "username": user, "team_id": s.opt.Team},
	}
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

// PressView is the same on a modal or a home page.
func (s *Server) PressView(user, view, label string) (*Delivery, error) {
	s.mu.Lock()
	v := s.views[view]
	if v == nil {
		s.mu.Unlock()
		return nil, fmt.Errorf("no view %s", view)
	}
	blocks, _ := v.Body["blocks"].([]any)
	action := pressed(blocks, func(e map[string]any) bool { return textIn(e["text"]) == label })
	if action == nil {
		s.mu.Unlock()
		return nil, fmt.Errorf("no button [%s] on the view", label)
	}
	p := s.interaction("block_actions", user)
	action["action_ts"] = s.stamp()
	p["actions"] = []any{action}
	p["container"] = map[string]any{"type": "view", "view_id": v.ID}
	p["view"] = s.viewJSON(v)
	s.mu.Unlock()
	return s.deliver("interactive", p), nil
}

func anySlice(blocks []map[string]any) []any {
	var out []any
	for _, b := range blocks {
		out = append(out, b)
	}
	return out
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

func textIn(v any) string {
	m, _ := v.(map[string]any)
	return str(m, "text")
}

// Inputs are the input blocks of a view, in order.
func (v View) Inputs() []map[string]any {
	var out []map[string]any
	blocks, _ := v.Body["blocks"].([]any)
	for _, x := range blocks {
		if b, ok := x.(map[string]any); ok && b["type"] == "input" {
			out = append(out, b)
		}
	}
	return out
}

// Submit is somebody filling in the modal that lies on top, by the labels of
// its fields, and submitting it. Fields that he does not name keep what the
// form showed. The modal closes unless the answer says otherwise.
func (s *Server) Submit(user string, fill map[string]string) (*Delivery, error) {
	v, ok := s.Modal(user)
	if !ok {
		return nil, fmt.Errorf("no modal is open for %s", user)
	}
	if v.Body["submit"] == nil {
		return nil, fmt.Errorf("this modal cannot be submitted: %s", textIn(v.Body["title"]))
	}
	values := map[string]any{}
	left := map[string]bool{}
	for label := range fill {
		left[label] = true
	}
	for _, in := range v.Inputs() {
		e, _ := in["element"].(map[string]any)
		label := textIn(in["label"])
		typed, filled := fill[label]
		if was, there := v.Typed[label]; there && !filled {
			typed, filled = was, true
		}
		delete(left, label)
		values[str(in, "block_id")] = map[string]any{str(e, "action_id"): s.state(e, typed, filled)}
	}
	for label := range left {
		return nil, fmt.Errorf("the form has no field %q", label)
	}
	s.mu.Lock()
	p := s.interaction("view_submission", user)
	view := s.viewJSON(s.views[v.ID])
	view["state"] = map[string]any{"values": values}
	p["view"] = view
	s.mu.Unlock()
	d := s.deliver("interactive", p)
	select {
	case <-d.acked:
		s.closeAfter(user, v.ID, d.Answer, fill)
	case <-time.After(s.opt.AckWithin):
	}
	return d, nil
}

// closeAfter closes a submitted modal unless its answer keeps it open.
func (s *Server) closeAfter(user, id string, body []byte, fill map[string]string) {
	var a struct {
		Action string            `json:"response_action"`
		View   map[string]any    `json:"view"`
		Errors map[string]string `json:"errors"`
	}
	_ = json.Unmarshal(body, &a) // an empty answer closes
	s.mu.Lock()
	defer s.mu.Unlock()
	switch a.Action {
	case "errors":
		s.views[id].Errors, s.views[id].Typed = a.Errors, fill // what was typed stays
	case "update":
		s.views[id].Errors = nil
		if faults := CheckView(a.View); len(faults) == 0 {
			s.views[id].Body = a.View
		}
	case "clear":
		s.open[user] = nil
	default:
		s.open[user] = slices.DeleteFunc(s.open[user], func(v *View) bool { return v.ID == id })
	}
}

// CloseModal is somebody leaving the modal that lies on top.
func (s *Server) CloseModal(user string) (*Delivery, error) {
	v, ok := s.Modal(user)
	if !ok {
		return nil, fmt.Errorf("no modal is open for %s", user)
	}
	s.mu.Lock()
	s.open[user] = s.open[user][:len(s.open[user])-1]
	p := s.interaction("view_closed", user)
	p["view"], p["is_cleared"] = s.viewJSON(s.views[v.ID]), false
	s.mu.Unlock()
	if v.Body["notify_on_close"] != true {
		return nil, nil
	}
	return s.deliver("interactive", p), nil
}

// Suggest is somebody typing into a select with options from outside.
func (s *Server) Suggest(user, label, typed string) ([]string, error) {
	v, ok := s.Modal(user)
	if !ok {
		return nil, fmt.Errorf("no modal is open for %s", user)
	}
	for _, in := range v.Inputs() {
		e, _ := in["element"].(map[string]any)
		if textIn(in["label"]) != label {
			continue
		}
		s.mu.Lock()
		p := s.interaction("block_suggestion", user)
		p["action_id"], p["block_id"], p["value"] = e["action_id"], in["block_id"], typed
		p["container"] = map[string]any{"type": "view", "view_id": v.ID}
		p["view"] = s.viewJSON(s.views[v.ID])
		s.mu.Unlock()
		d := s.deliver("interactive", p)
		select {
		case <-d.acked:
		case <-time.After(s.opt.AckWithin):
			return nil, fmt.Errorf("no options came in time")
		}
		var a struct {
			Options []map[string]any `json:"options"`
		}
		if err := json.Unmarshal(d.Answer, &a); err != nil {
			return nil, err
		}
		var out []string
		for _, o := range a.Options {
			out = append(out, textIn(o["text"]))
		}
		return out, nil
	}
	return nil, fmt.Errorf("no field %q", label)
}

// state is the value of an element in view.state.values.
func (s *Server) state(e map[string]any, typed string, filled bool) map[string]any {
	kind := str(e, "type")
	out := map[string]any{"type": kind}
	switch kind {
	case "datepicker":
		out["selected_date"] = chosen(e["initial_date"], typed, filled)
	case "timepicker":
		out["selected_time"] = chosen(e["initial_time"], typed, filled)
	case "users_select":
		out["selected_user"] = chosen(e["initial_user"], typed, filled)
	case "static_select", "radio_buttons", "external_select":
		out["selected_option"] = e["initial_option"]
		if filled {
			out["selected_option"] = optionOf(e, typed)
		}
	case "multi_static_select", "checkboxes", "multi_external_select":
		out["selected_options"] = e["initial_options"]
		if out["selected_options"] == nil {
			out["selected_options"] = []any{}
		}
		if filled {
			list := []any{}
			for _, one := range strings.Split(typed, "、") {
				list = append(list, optionOf(e, one))
			}
			out["selected_options"] = list
		}
	case "file_input":
		out["files"] = []any{}
	default:
		out["value"] = chosen(e["initial_value"], typed, filled)
	}
	return out
}

func chosen(initial any, typed string, filled bool) any {
	switch {
	case filled && typed == "":
		return nil
	case filled:
		return typed
	}
	return initial
}

// optionOf is the option with that label; of options from outside, one made of
// it.
func optionOf(e map[string]any, label string) any {
	list, _ := e["options"].([]any)
	for _, o := range list {
		if m, _ := o.(map[string]any); textIn(m["text"]) == label {
			return m
		}
	}
	if label == "" {
		return nil
	}
	return map[string]any{"text": map[string]any{"type": "plain_text", "text": label}, "value": label}
}
