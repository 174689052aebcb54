package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/configs"
)

// act hands to the application what somebody does.
func (p *player) act(ctx context.Context, s step) error {
	m, err := p.wire(s)
	if err != nil {
		return err
	}
	return p.deliver(ctx, m, s.Kind == stepAgain)
}

// wire is what arrives when somebody does what a step says.
func (p *player) wire(s step) (chat.Message, error) {
	if s.Kind == stepAgain {
		if p.last.Key == "" {
			return p.last, errors.New("nobody has said anything yet")
		}
		return p.last, nil
	}
	m, err := p.message(s)
	if err == nil {
		p.last, p.who, p.where = m, s.Who, m.In
	}
	return m, err
}

func (p *player) deliver(ctx context.Context, m chat.Message, again bool) error {
	if p.down() {
		return p.untaken(ctx, m)
	}
	if s, ok := p.stages[m.From.Platform].(acted); ok {
		finish, err := s.act(ctx, m, again)
		if err != nil {
			return err
		}
		return errors.Join(p.app.settle(ctx), finish())
	}
	if err := p.app.inbox.Recv(ctx, m); err != nil {
		return fmt.Errorf("receive: %w", err)
	}
	return p.app.settle(ctx)
}

// message is what a step puts on the wire.
func (p *player) message(s step) (chat.Message, error) {
	p.count++
	m := chat.Message{
		Key: fmt.Sprintf("%s-%d", filepath.Base(p.story.Name), p.count), Kind: chat.Text,
		At: p.clock.Now(),
	}
	m.Content = m.Key
	from, err := p.identity(s.Who, s.On)
	if err != nil {
		return m, err
	}
	m.From, m.In = from, chat.DMOf(from)
	switch s.Kind {
	case stepSay:
		err = p.say(&m, s)
	case stepEdit:
		first, ok := p.own[s.Who]
		if !ok {
			return m, fmt.Errorf("%s has not written anything that could be changed", s.Who)
		}
		m.Kind, m.Content, m.In, m.From, m.Text, m.Written = chat.Edited, first.Content, first.In, first.From, s.Text, first.At
	case stepQuote:
		card, ok := p.visible(s.Who, func(shown) bool { return true })
		if !ok {
			return m, fmt.Errorf("%s sees no card to quote", s.Who)
		}
		m.Quoted, m.Text = card.Ref, s.Text
	case stepFile:
		err = p.attach(&m, s)
	case stepPlace:
		m.Geo, err = placeOf(s.Text)
	case stepOpen:
		m.Kind, m.In.Kind = chat.Opened, chat.Home
	case stepPress:
		err = p.press(&m, s)
	case stepSubmit, stepCancel:
		err = p.submit(&m, s)
	}
	return m, err
}

// say fills in words, and in a channel whether the bot was mentioned.
func (p *player) say(m *chat.Message, s step) error {
	m.Text = s.Text
	if s.In != "" {
		place, err := p.channel(s)
		if err != nil {
			return err
		}
		if m.From.Platform != place.Platform {
			if m.From, err = p.identity(s.Who, place.Platform); err != nil {
				return err
			}
		}
		if s.Sub {
			place.Thread = p.newest(place)
		}
		m.In = place
		if rest, ok := strings.CutPrefix(m.Text, "@Milepost"); ok {
			m.Mention, m.Text = true, strings.TrimSpace(rest)
		}
	}
	p.own[s.Who] = *m
	return nil
}

// attach puts the file beside the story on the platform's shelf; words may
// follow its name.
func (p *player) attach(m *chat.Message, s step) error {
	name, text, _ := strings.Cut(s.Text, " ")
	data, err := os.ReadFile(filepath.Join(filepath.Dir(p.story.Name), name))
	if err != nil {
		return err
	}
	m.Text = strings.TrimSpace(text)
	m.Files = []chat.File{p.stages[m.From.Platform].Attach(name, "", data)}
	return nil
}

// placeOf reads a location: 22.6921,114.3466 比亚迪坪山.
func placeOf(text string) (*chat.Geo, error) {
	at, name, _ := strings.Cut(text, " ")
	g := &chat.Geo{Name: strings.TrimSpace(name)}
	if _, err := fmt.Sscanf(at, "%g,%g", &g.Lat, &g.Long); err != nil {
		return nil, fmt.Errorf("want a location such as 22.6921,114.3466 比亚迪坪山, not %q", text)
	}
	return g, nil
}

// press finds the newest card with that button.
func (p *player) press(m *chat.Message, s step) error {
	label, part := s.Text, ""
	fits := func(c shown) bool {
		_, ok := c.Card.Press(label)
		return ok && strings.Contains(c.Card.Plain(), part)
	}
	card, ok := p.visible(s.Who, fits)
	if before, after, cut := strings.Cut(s.Text, " · "); !ok && cut {
		label, part = before, after
		card, ok = p.visible(s.Who, fits)
	}
	if s.Card != "" {
		// A button that was there when the card was shown can still be pressed
		// by a thumb that was on its way.
		if card, ok = p.cards[s.Card]; ok && fits(p.now(card)) {
			card = p.now(card)
		}
		ok = ok && fits(card)
	}
	if !ok {
		return fmt.Errorf("%s sees no button [%s]", s.Who, s.Text)
	}
	button, _ := card.Card.Press(label)
	from, err := p.identity(s.Who, card.Platform)
	if err != nil {
		return err
	}
	m.Kind, m.From, m.In, m.On, m.Action = chat.Press, from, card.Place, card.Ref, button.Do
	m.Trigger = m.Key
	if m.In.Kind == chat.Home {
		m.In, m.On = chat.DMOf(from), chat.OnHome
	}
	return nil
}

// submit fills in the form that is open for him, or leaves it.
func (p *player) submit(m *chat.Message, s step) error {
	open, ok := p.forms[s.Who]
	if !ok {
		return fmt.Errorf("no form is open for %s", s.Who)
	}
	delete(p.forms, s.Who)
	from, err := p.identity(s.Who, open.Platform)
	if err != nil {
		return err
	}
	m.Kind, m.From, m.In, m.On, m.Action = chat.Submit, from, open.Place, open.Ref, open.Form.Do
	if s.Kind == stepCancel {
		m.Action = chat.Action{Verb: chat.Cancel, Subject: open.Form.Do.Subject}
		return nil
	}
	m.Values = map[string][]string{chat.Untouched: {}}
	said := map[string]bool{}
	for _, pair := range strings.Split(s.Text, ";") {
		label, value, _ := strings.Cut(pair, "=")
		label, value = strings.TrimSpace(label), strings.TrimSpace(value)
		f, ok := fieldOf(open.Form, label)
		if !ok {
			return fmt.Errorf("the form has no field %q", label)
		}
		m.Values[f.Key], said[f.Key] = []string{optionOf(f, value)}, true
	}
	for _, f := range open.Form.Fields {
		if said[f.Key] {
			continue
		}
		if m.Values[f.Key] = f.Value; !f.Typed {
			m.Values[chat.Untouched] = append(m.Values[chat.Untouched], f.Key)
		}
	}
	return nil
}

func fieldOf(f chat.Form, label string) (chat.Field, bool) {
	for _, field := range f.Fields {
		if field.Label == label {
			return field, true
		}
	}
	return chat.Field{}, false
}

// optionOf is the value behind an option's label; what is no option is itself.
func optionOf(f chat.Field, label string) string {
	for _, o := range f.Options {
		if o.Label == label {
			return o.Value
		}
	}
	return label
}

// identity is somebody of the team on a platform; on his home if none is named.
// Whoever the configuration does not know is a stranger on WeCom.
func (p *player) identity(name, platform string) (chat.Identity, error) {
	person, ok := p.person(name)
	if !ok {
		if platform == "" {
			platform = cmp.Or(p.home, "wecom")
		}
		return chat.Identity{Platform: platform, Tenant: "demo", ID: name}, nil
	}
	if platform == "" {
		platform = person.Home
	}
	for _, id := range p.cfg.IdentitiesOf(person) {
		if id.Platform == platform {
			return identity(id), nil
		}
	}
	return chat.Identity{}, fmt.Errorf("%s is not on %s", name, platform)
}

func (p *player) person(name string) (configs.Person, bool) {
	for _, person := range p.cfg.People {
		if person.Name == name {
			return person, true
		}
	}
	return configs.Person{}, false
}

// nameOf is who reads a private post; "" for a post that everybody reads.
func (p *player) nameOf(ev chattest.Event) string {
	id := chat.Identity{Platform: ev.Place.Platform, Tenant: ev.Place.Tenant, ID: ev.Place.ID}
	switch {
	case ev.Only != nil:
		id = *ev.Only
	case !ev.Place.Private():
		return ""
	}
	for _, person := range p.cfg.People {
		for _, have := range p.cfg.IdentitiesOf(person) {
			if identity(have) == id {
				return person.Name
			}
		}
	}
	return id.ID
}

// channel is the place that a step's #name means: where the speaker is at home
// if his team has it there, else the first one configured.
func (p *player) channel(s step) (chat.Place, error) {
	home := s.On
	if person, ok := p.person(s.Who); ok && home == "" {
		home = person.Home
	}
	var first chat.Place
	for _, t := range p.cfg.Teams {
		for _, ch := range p.cfg.TeamRecord(t, plainName).Channels {
			if strings.TrimPrefix(ch.Label, "#") != s.In {
				continue
			}
			place, err := chat.ParsePlace(ch.Place)
			if err != nil {
				return place, err
			}
			if place.Platform == home {
				return place, nil
			}
			if first == (chat.Place{}) {
				first = place
			}
		}
	}
	if first == (chat.Place{}) {
		return first, fmt.Errorf("no team has a channel #%s", s.In)
	}
	return first, nil
}

// channelName is the label of a place without its #; "" if no team has it.
func (p *player) channelName(place chat.Place) string {
	for _, t := range p.cfg.Teams {
		for _, ch := range p.cfg.TeamRecord(t, plainName).Channels {
			at, err := chat.ParsePlace(ch.Place)
			if err == nil && at.Platform == place.Platform && at.ID == place.ID && at.Kind == place.Kind {
				return strings.TrimPrefix(ch.Label, "#")
			}
		}
	}
	return ""
}

// newest is the thread of the newest post in a channel.
func (p *player) newest(place chat.Place) string {
	for _, c := range slices.Backward(p.board) {
		if c.Place.Platform != place.Platform || c.Place.ID != place.ID || c.Place.Kind != place.Kind {
			continue
		}
		if c.Thread != "" {
			return string(c.Thread)
		}
		return string(c.Ref)
	}
	return ""
}

// visible is the newest card that somebody can see and that fits; first where
// he acted last or is at home.
func (p *player) visible(who string, fits func(shown) bool) (shown, bool) {
	for _, platform := range p.order(who) {
		for _, c := range slices.Backward(p.board) {
			reader := p.nameOf(c.Event)
			if c.Platform == platform && (reader == "" || reader == who) && fits(c) {
				return c, true
			}
		}
	}
	return shown{}, false
}

// order lists the platforms, the one where he acted or is at home first.
func (p *player) order(who string) []string {
	first := ""
	if p.who == who {
		first = p.where.Platform
	} else if person, ok := p.person(who); ok {
		first = person.Home
	}
	if first == "slack" {
		return []string{"slack", "wecom"}
	}
	return []string{"wecom", "slack"}
}
