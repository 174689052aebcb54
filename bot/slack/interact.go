package slack

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"
	"time"

	"milepost/bot/chat"
)

// suggestWithin is how long options of a select may take: Slack waits three
// seconds.
const suggestWithin = 2 * time.Second

// interaction takes what somebody pressed, submitted or typed into a select.
// The answer goes back with the acknowledgement; an error says that nothing is
// to be acknowledged.
func (t *Transport) interaction(ctx context.Context, body []byte, envelope string) (answer any, err error) {
	var p pressed
	if err := json.Unmarshal(body, &p); err != nil {
		t.lost("interactive", err)
		return nil, nil
	}
	if p.User.v.ID == "" {
		t.ignored("pressed by nobody")
		return nil, nil
	}
	if u := p.User.v; t.foreign(ctx, string(u.ID), string(u.Team), string(p.Team.v.ID)) {
		t.ignored("pressed by somebody of another company")
		return nil, nil
	}
	switch p.Type {
	case "block_actions":
		return nil, t.actions(ctx, p, envelope)
	case "view_submission":
		return t.submitted(ctx, p, envelope)
	case "view_closed":
		return nil, t.left(ctx, p, envelope)
	case "block_suggestion":
		return t.suggested(ctx, p), nil
	case "shortcut", "message_action":
		return nil, t.shortcut(ctx, p, envelope)
	}
	t.ignored("an interaction " + string(p.Type))
	return nil, nil
}

// deliveryOf names what was pressed: the same when it is delivered again.
func deliveryOf(p pressed, what, envelope string) string {
	at := string(p.Trigger)
	if at == "" {
		at = envelope
	}
	return key("i", string(p.User.v.ID), what, at)
}

// actions takes buttons and selects.
func (t *Transport) actions(ctx context.Context, p pressed, envelope string) error {
	for _, a := range p.Actions.v {
		id := string(a.ID)
		switch {
		case id == actMore:
			t.showRest(ctx, p, string(a.Value))
			continue
		case id == actForm:
			t.openKept(ctx, p, string(a.Value))
			continue
		case strings.HasPrefix(id, actValue):
			continue // an input that tells of each change
		}
		m, ok := t.act(p, a, envelope)
		if !ok {
			t.ignored("a button of somebody else")
			continue
		}
		opens := strings.HasPrefix(id, actOpens)
		m.Trigger = t.hold(p)
		if err := t.recv(ctx, m); err != nil {
			return err
		}
		if opens {
			t.await(ctx, p)
		}
	}
	return nil
}

// act is what a button or a select says.
func (t *Transport) act(p pressed, a action, envelope string) (chat.Message, bool) {
	who := t.identity(string(p.User.v.ID))
	m := chat.Message{
		Key: deliveryOf(p, "a/"+string(a.Block)+"/"+string(a.ID)+"/"+string(a.TS), envelope), Kind: chat.Press, From: who, At: t.at(string(a.TS)),
	}
	m.In, m.On = t.standing(p, string(a.Block))
	if k, ok := strings.CutPrefix(string(a.ID), actChoose); ok {
		m.Values = map[string][]string{k: {string(a.One.v.Value)}}
		return m, true
	}
	do, err := chat.ParseAction(string(a.Value))
	if err != nil {
		return m, false
	}
	m.Action = do
	if p.Container.v.Ephemeral.v && p.Respond != "" {
		t.replaces.put(string(m.On), string(p.Respond))
	}
	return m, true
}

// standing is where a card stands that was pressed. On a page of his own, and
// in a modal, it is his private chat that the answer belongs to.
func (t *Transport) standing(p pressed, block string) (chat.Place, chat.Ref) {
	who := t.identity(string(p.User.v.ID))
	c := p.Container.v
	channel := cmp.Or(string(c.Channel), string(p.Channel.v.ID))
	ts := cmp.Or(string(c.TS), string(p.MessageTS))
	switch {
	case p.View.v.Type == "home", strings.HasPrefix(block, markHome):
		return chat.DMOf(who), chat.OnHome
	case c.Type == "view" || channel == "":
		return chat.DMOf(who), chat.Ref("view/" + string(c.View))
	}
	on := ref(channel, ts)
	if c.Ephemeral.v {
		on += alone
	}
	if strings.HasPrefix(block, markDM) || p.Channel.v.Name == "directmessage" {
		t.met(string(p.User.v.ID), channel)
		return chat.DMOf(who), chat.Ref(on)
	}
	thread := string(c.Thread)
	if p.Message.v != nil && thread == "" {
		thread = string(p.Message.v.Thread)
	}
	if c.Ephemeral.v {
		return t.channel(channel, thread), chat.Ref(on)
	}
	return t.channel(channel, cmp.Or(thread, ts)), chat.Ref(on)
}

// alone ends the reference of what one person sees in a channel.
const alone = "/alone"

// left takes that a form was closed.
func (t *Transport) left(ctx context.Context, p pressed, envelope string) error {
	do, in, ok := carried(p.View.v)
	if !ok {
		return nil
	}
	return t.recv(ctx, chat.Message{
		Key: deliveryOf(p, "l/"+string(p.View.v.ID), envelope), Kind: chat.Submit, From: t.identity(string(p.User.v.ID)), In: in, At: t.opt.Now(),
		On: chat.Ref("view/" + string(p.View.v.ID)), Action: chat.Action{Verb: chat.Cancel, Subject: do.Subject},
	})
}

// suggested gives the options of a select while somebody types.
func (t *Transport) suggested(ctx context.Context, p pressed) any {
	type object map[string]any
	none := object{"options": []object{}}
	k, ok := keyOf(string(p.Block))
	in, _ := t.listener()
	if !ok || in == nil {
		return none
	}
	ctx, cancel := context.WithTimeout(ctx, suggestWithin)
	defer cancel()
	list, err := in.Suggest(ctx, t.identity(string(p.User.v.ID)), k, clean(string(p.Value)))
	if err != nil {
		t.opt.Log.Warn("options of a select cannot be given", "field", k, "err", err)
		return none
	}
	shown := options(list)
	for len(shown) > 0 && !fitsAck(shown) { // long names: the best of them
		shown = shown[:len(shown)*3/4]
	}
	if len(shown) == 0 {
		return none
	}
	return object{"options": shown}
}

// shortcut takes a shortcut: from anywhere, or on a message, whose words and
// link go with it.
func (t *Transport) shortcut(ctx context.Context, p pressed, envelope string) error {
	do, ok := t.opt.Shortcuts[string(p.Callback)]
	if !ok {
		t.ignored("a shortcut that is not ours")
		return nil
	}
	_, self := t.listener()
	who := t.identity(string(p.User.v.ID))
	m := chat.Message{
		Key: deliveryOf(p, "s/"+string(p.Callback), envelope), Kind: chat.Press, From: who, In: chat.DMOf(who), At: t.at(string(p.ActionTS)), Action: do,
	}
	if on := p.Message.v; on != nil {
		m.Text, _ = t.read(ctx, string(on.Text), self.user)
		m.Files = attached(on.Files.v)
		channel, ts := string(p.Channel.v.ID), cmp.Or(string(on.TS), string(p.MessageTS))
		m.Quoted = chat.Ref(ref(channel, ts))
		if link := self.linkTo(string(p.Team.v.Domain), channel, ts); link != "" {
			m.Values = map[string][]string{chat.Source: {link}}
		}
		if said := moment(ts); !said.IsZero() {
			m.Values = with(m.Values, chat.SourceAt, said.Format(time.RFC3339))
		}
	}
	m.Trigger = t.hold(p)
	if err := t.recv(ctx, m); err != nil {
		return err
	}
	t.await(ctx, p)
	return nil
}

func with(m map[string][]string, k, v string) map[string][]string {
	if m == nil {
		m = map[string][]string{}
	}
	m[k] = []string{v}
	return m
}

// slash takes a slash command: the same words as in chat, answered in the
// private chat.
func (t *Transport) slash(ctx context.Context, body []byte, envelope string) (answer any, err error) {
	var c command
	if err := json.Unmarshal(body, &c); err != nil {
		t.lost("slash_commands", err)
		return nil, nil
	}
	return t.typed(ctx, c, envelope)
}

func (t *Transport) typed(ctx context.Context, c command, envelope string) (answer any, err error) {
	if c.User == "" {
		t.ignored("a command of nobody")
		return nil, nil
	}
	_, self := t.listener()
	who := t.identity(string(c.User))
	text, _ := t.read(ctx, string(c.Text), self.user)
	p := pressed{Trigger: c.Trigger}
	p.User.v.ID = c.User
	m := chat.Message{
		Key: deliveryOf(p, "c", envelope), Kind: chat.Text, Text: cmp.Or(text, "help"), From: who, In: chat.DMOf(who), At: t.opt.Now(), Trigger: t.hold(p),
	}
	if err := t.recv(ctx, m); err != nil {
		return nil, err
	}
	t.mu.Lock()
	private := t.whose[string(c.Channel)] == string(c.User)
	t.mu.Unlock()
	if private {
		return nil, nil
	}
	return map[string]any{"response_type": "ephemeral", "text": escape(t.words(ctx, who).Private)}, nil
}
