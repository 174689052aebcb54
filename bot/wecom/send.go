package wecom

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"milepost/bot/chat"
)

// BotThread marks, in a place of one person, the chat that he has with the
// intelligent bot instead of the app.
const BotThread = "bot"

// out is a way out: to one destination, within its limits.
type out struct {
	surface surface
	limits  []limit
	key     string                                                    // by which its messages are counted
	send    func(ctx context.Context, b body) (sent, error)           // one message
	claim   func(ctx context.Context, task string) (cardCode, func()) // what a card can be changed with, once; see takeCode
	update  func(ctx context.Context, u updating) error               // changes a card; nil = none can be changed
	upload  func(ctx context.Context, a attached) (body, error)       // what makes a message of a file; nil = files are only named
	// remember notes what was said, to know it again when it is quoted; nil = it
	// cannot be quoted there.
	remember func(to chat.Place, p chat.Post, ref chat.Ref)
}

// sent is what the platform says of a message.
type sent struct {
	ID   string // msgid, may be empty
	Code string // with which its card can be changed
}

// updating is a change of a card.
type updating struct {
	task string
	code cardCode
	card *templateCard
	to   string // userid, "" = everybody who sees it
}

// Send says or changes one post.
func (t *Transport) Send(ctx context.Context, s chat.Sending) (chat.Ref, error) {
	p := s.Post
	to := p.To
	if p.Only != nil && !to.Private() {
		if p.Aside {
			return "", nil
		}
		to = chat.DMOf(*p.Only) // nothing in a group is seen by one alone
	}
	if to.Platform != Platform || to.Tenant != t.opt.Tenant {
		return "", &chat.Gone{Why: fmt.Errorf("the corporation %s is not the one that is connected", to.Tenant)}
	}
	o, err := t.way(to)
	if err != nil {
		return "", err
	}
	w := t.words(ctx, to.ID)
	if p.Form != nil {
		return t.sendForm(ctx, o, to, p, w)
	}
	task := taskID(p)
	r := render(p.Card, o.surface, task, p.Key, w)
	if s.Edit != "" {
		ref, done, err := t.change(ctx, o, to, s, r, w)
		if done || err != nil {
			return ref, err
		}
		if p.Aside {
			t.keepSeen(ctx, s.Edit, s.Post, chat.Card{}) // he knows it from elsewhere
			return s.Edit, nil
		}
		all, _ := t.seenBefore(ctx, s.Edit)
		news, any := all.news(p.Card)
		if !any {
			return s.Edit, nil
		}
		news.Title = strings.TrimSpace(w.Updated + " " + news.Title)
		p.Card = news
		r = render(p.Card, o.surface, task, p.Key, w)
	}
	more, err := t.attachments(ctx, o, p)
	if err != nil {
		return "", err
	}
	if onlyFiles(r.over) && len(more) == len(p.Card.Files) {
		r.rest = nil // they come themselves
	}
	bodies := append(r.bodies(), more...)
	if len(r.cards) > 0 && p.Track != "" {
		bodies[0].seen = seenOf(s.Post.Card)
	}
	if err := t.deliver(ctx, o, p.Class, bodies); err != nil {
		return "", err
	}
	ref := chat.Ref("m/" + task)
	if len(r.cards) > 0 {
		ref = chat.Ref(task)
	}
	t.keepSeen(ctx, ref, s.Post, r.over)
	if o.remember != nil {
		o.remember(to, p, ref)
	}
	return ref, nil
}

// deliver sends messages in order. What the destination has no room for now
// waits as a whole.
func (t *Transport) deliver(ctx context.Context, o out, class chat.Class, bodies []body) error {
	if wait := t.pace.take(o.key, len(bodies), class, o.limits); wait > 0 && !t.opt.Unpaced {
		return &chat.Retry{After: wait, Yield: true, Why: errors.New("the platform takes no more for this one now")}
	}
	for _, b := range bodies {
		got, err := o.send(ctx, b)
		if codeOf(err) == codeBadMedia && b.anew != nil {
			if b, err = b.anew(); err == nil {
				got, err = o.send(ctx, b)
			}
		}
		if err != nil {
			return err
		}
		if b.Card != nil && got.Code != "" {
			t.keepCode(ctx, b.Card.TaskID, got.Code, b.seen)
		}
	}
	return nil
}

// change puts the new words in the place of the old ones, where the card can
// still be changed. False: it is to be said anew.
func (t *Transport) change(ctx context.Context, o out, to chat.Place, s chat.Sending, r rendering, w chat.Phrases) (chat.Ref, bool, error) {
	task := string(s.Edit)
	if strings.HasPrefix(task, "m/") || o.update == nil {
		return "", false, nil
	}
	code, back := o.claim(ctx, task)
	if code.Code == "" {
		return "", false, nil
	}
	var card *templateCard
	var rest []body
	over := r.over
	if len(r.cards) > 0 {
		card = r.cards[0]
		for _, c := range r.cards[1:] {
			rest = append([]body{cardBody(c)}, rest...)
		}
	} else { // nothing to press is left: one grey button stands there
		card = greyed(s.Post.Card, o.surface, code.grey, w)
		_, _, over = arranged(cleaned(s.Post.Card), o.surface.subtitle, !fits(s.Post.Card.Title, maxTitle))
	}
	_, below := t.seenBefore(ctx, s.Edit)
	if fresh := below.without(over); !blank(fresh) {
		rest = append(rest, written(fresh, o.surface, s.Post.Key)...)
	}
	card.TaskID = task
	user := ""
	if to.Private() {
		user = to.ID
	}
	if err := o.update(ctx, updating{task, code, card, user}); err != nil {
		var (
			retry  *chat.Retry
			unsure *chat.Unsure
		)
		if errors.As(err, &retry) || errors.As(err, &unsure) {
			back()
			return "", false, err
		}
		t.opt.Log.Info("a card could not be changed and is said anew", "why", err)
		return "", false, nil
	}
	t.keepSeen(ctx, s.Edit, s.Post, over)
	if len(rest) == 0 {
		return s.Edit, true, nil
	}
	return s.Edit, true, t.deliver(ctx, o, s.Post.Class, rest)
}

// greyed is a card on which nothing can be pressed any more.
func greyed(c chat.Card, on surface, label string, w chat.Phrases) *templateCard {
	c = cleaned(c)
	card := &templateCard{Type: "button_interaction", Title: cardTitle{cut(c.Title, maxTitle)}}
	card.Subtitle, card.Facts, _ = arranged(c, on.subtitle, false)
	if label == "" {
		label = w.Done
	}
	card.ReplaceText = cut(label, maxLabel)
	card.Buttons = []cardButton{{Text: card.ReplaceText, Style: 2, Key: pressKey{No: true}.String()}}
	return card
}

// way is the way to a place.
func (t *Transport) way(to chat.Place) (out, error) {
	viaBot := t.bot != nil && (t.opt.Secret == "" || to.Thread == BotThread)
	ofApp := t.opt.Secret != "" && strings.HasPrefix(to.ID, ownGroup)
	switch {
	case to.Kind == chat.Channel && t.opt.Hooks[to.ID] != "", to.Kind == chat.Hook:
		return t.toHook(to.ID)
	case to.Kind == chat.DM && viaBot, to.Kind == chat.Channel && t.bot != nil && !ofApp:
		return t.bot.out(to), nil
	case to.Kind == chat.DM:
		return t.toMember(to.ID), nil
	case to.Kind == chat.Channel && t.opt.Secret != "":
		return t.toChat(to.ID), nil
	}
	return out{}, &chat.Gone{Why: fmt.Errorf("there is no way to a place of the kind %q", to.Kind)}
}

// dupSpan is how long the platform looks for what is sent twice, in seconds:
// the most it does.
const dupSpan = 4 * 60 * 60

// appMessage is a message of the app to one member (发送应用消息).
type appMessage struct {
	ToUser string `json:"touser"`
	body
	AgentID int `json:"agentid"` // an integer: the library sends a string, which loses fields
	Dup     int `json:"enable_duplicate_check"`
	DupSpan int `json:"duplicate_check_interval"`
}

// toMember is the private chat of the app with a member.
func (t *Transport) toMember(userid string) out {
	return out{
		surface: appSurface, limits: memberLimits, key: "member/" + userid,
		send: func(ctx context.Context, b body) (sent, error) {
			var a struct {
				ID      string `json:"msgid"`
				Code    string `json:"response_code"`
				Invalid string `json:"invaliduser"`
				NoLaw   string `json:"unlicenseduser"`
			}
			err := t.post(ctx, "message/send", appMessage{userid, b, t.opt.AgentID, 1, dupSpan}, &a)
			if err == nil && (a.Invalid != "" || a.NoLaw != "") {
				err = &chat.Gone{Why: errors.New("the member does not exist, or does not see the app"), Person: true}
			}
			return sent{a.ID, a.Code}, err
		},
		claim: t.takeCode,
		update: func(ctx context.Context, u updating) error {
			return t.post(ctx, "message/update_template_card", struct {
				Users []string      `json:"userids,omitempty"`
				All   int           `json:"atall,omitempty"`
				Agent int           `json:"agentid"`
				Code  string        `json:"response_code"`
				Card  *templateCard `json:"template_card"`
			}{[]string{userid}, 0, t.opt.AgentID, u.code.Code, u.card}, nil)
		},
		upload: t.uploadMedia,
	}
}

// toChat is a group chat that the app has made (应用推送消息到群聊会话). It takes no
// cards, and what is said there is not heard.
func (t *Transport) toChat(id string) out {
	return out{
		surface: chatSurface, limits: memberLimits, key: "chat/" + id,
		send: func(ctx context.Context, b body) (sent, error) {
			return sent{}, t.post(ctx, "appchat/send", struct {
				Chat string `json:"chatid"`
				body
			}{id, b}, nil)
		},
		upload: t.uploadMedia,
	}
}
