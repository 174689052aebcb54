package slack

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
)

const (
	// overlap is how far before the last known moment reading back begins: the
	// moment is kept to the minute, and what is known already does no harm.
	overlap = time.Minute
	// farthest is how far back is read at most.
	farthest = 7 * 24 * time.Hour
	// editable is how long before that moment a message in a private chat may have been
	// written that was changed since.
	editable = 24 * time.Hour
	// maxPages is how many pages of a hundred are read of one conversation.
	maxPages = 50
)

// listing is how long the conversations may take to be listed before a
// connection is made.
const listing = 10 * time.Second

// mark is a conversation, and the moment from which it is to be read back.
type mark struct {
	conversation
	since time.Time
}

// marks are the conversations in which somebody has spoken or may have begun to,
// each with the moment up to which it is known. It is asked for before anything new can come.
func (t *Transport) marks(ctx context.Context, in chat.Inlet) []mark {
	ctx, cancel := context.WithTimeout(ctx, listing)
	defer cancel()
	var out, mute []mark
	var newest time.Time
	for _, c := range t.conversations(ctx) {
		place := t.channel(string(c.ID), "")
		if c.IM.v {
			place = chat.DMOf(t.identity(string(c.User)))
		}
		cursor, err := in.Seen(ctx, place)
		if err != nil {
			t.opt.Log.Warn("it is not known what was read of a conversation", "place", place, "err", err)
			continue
		}
		since, err := time.Parse(time.RFC3339Nano, cursor)
		switch {
		case err == nil:
			newest = later(newest, since)
			out = append(out, mark{c, t.from(since)})
		case c.IM.v:
			mute = append(mute, mark{conversation: c})
		}
	}
	// Whoever had never spoken may have begun meanwhile. We heard everybody at the
	// newest moment at which we heard somebody.
	for _, m := range mute {
		if !newest.IsZero() {
			m.since = t.from(newest)
			out = append(out, m)
		}
	}
	return out
}

// partner is the one with whom a private chat is, where the list does not say.
func (t *Transport) partner(ctx context.Context, channel string) string {
	t.mu.Lock()
	who, self := t.whose[channel], t.self.user
	t.mu.Unlock()
	if who != "" {
		return who
	}
	var answer struct {
		Members []lax `json:"members"`
	}
	if err := t.ask(ctx, "conversations.members", url.Values{"channel": {channel}}, &answer); err != nil {
		t.opt.Log.Debug("it is not known with whom a private chat is", "channel", channel, "err", plainly(err))
		return ""
	}
	others := slices.DeleteFunc(answer.Members, func(m lax) bool { return string(m) == self })
	if len(others) != 1 {
		return ""
	}
	return string(others[0])
}

// readBack reads what was said while nobody listened, in the conversations that
// the bot is in and may read. Slack itself repeats only some of it.
func (t *Transport) readBack(ctx context.Context, missed []mark) {
	found := 0
	for _, m := range missed {
		if ctx.Err() != nil {
			return
		}
		n, err := t.readOne(ctx, m.conversation, m.since)
		if err != nil && ctx.Err() == nil {
			t.unreadable(m.conversation, err)
		}
		found += n
	}
	if found > 0 {
		t.opt.Log.Info("what was said meanwhile was read back", "platform", Name, "messages", found)
	}
}

// from is where reading back begins, given the last moment that is known.
func (t *Transport) from(known time.Time) time.Time {
	return later(known.Add(-overlap), t.opt.Now().Add(-farthest))
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// unreadable says that a conversation cannot be read back: channels need not be.
func (t *Transport) unreadable(c conversation, err error) {
	if code := codeOf(err).code; code == "missing_scope" && !c.IM.v || code == "unknown_method" {
		t.opt.Log.Debug("a channel is not read back", "channel", c.ID, "err", plainly(err))
		return
	}
	if c.IM.v && codeOf(err).code == "missing_scope" {
		t.blame("conversations.history", "scope im:history", "the app lacks im:history: what people wrote while Milepost was off is not read back; add the scope and reinstall")
		return
	}
	t.opt.Log.Warn("a conversation cannot be read back", "channel", c.ID, "err", plainly(err))
}

type conversation struct {
	ID   lax        `json:"id"`
	User lax        `json:"user"`
	IM   soft[bool] `json:"is_im"`
}

// conversations are those that the bot is in, private chats with the person.
func (t *Transport) conversations(ctx context.Context) []conversation {
	var out []conversation
	for _, c := range t.list(ctx) {
		if c.IM.v {
			if c.User == "" {
				c.User = lax(t.partner(ctx, string(c.ID)))
			}
			if c.User == "" {
				continue
			}
			t.met(string(c.User), string(c.ID))
		}
		out = append(out, c)
	}
	return out
}

// list lists the conversations of the bot, as far as Slack does.
func (t *Transport) list(ctx context.Context) []conversation {
	var all []conversation
	for cursor := ""; ; {
		var answer struct {
			Channels []conversation `json:"channels"`
			Meta     soft[struct {
				Next lax `json:"next_cursor"`
			}] `json:"response_metadata"`
		}
		args := t.within(url.Values{"types": {"public_channel,private_channel,im"}, "limit": {"200"}, "exclude_archived": {"true"}})
		if cursor != "" {
			args.Set("cursor", cursor)
		}
		err := t.patiently(ctx, "users.conversations", args, &answer)
		if codeOf(err).code == "missing_scope" && cursor == "" { // private chats alone, then
			args.Set("types", "im")
			err = t.patiently(ctx, "users.conversations", args, &answer)
		}
		if err != nil {
			if ctx.Err() == nil {
				t.opt.Log.Info("the conversations of the bot are not listed; what was said meanwhile is not read back", "err", plainly(err))
			}
			return all
		}
		all = append(all, answer.Channels...)
		if cursor = string(answer.Meta.v.Next); cursor == "" {
			return all
		}
	}
}

// readOne reads a conversation back, the oldest first, threads included.
func (t *Transport) readOne(ctx context.Context, c conversation, since time.Time) (int, error) {
	oldest := stampOf(since)
	if c.IM.v {
		oldest = stampOf(since.Add(-editable))
	}
	top, err := t.pages(ctx, "conversations.history", url.Values{"channel": {string(c.ID)}, "oldest": {oldest}})
	if err != nil {
		return 0, err
	}
	t.worked("conversations.history")
	all := slices.Clone(top)
	for _, m := range top {
		if m.LastReply == "" || !moment(string(m.LastReply)).After(since) {
			continue
		}
		replies, err := t.pages(ctx, "conversations.replies", url.Values{"channel": {string(c.ID)}, "ts": {string(m.TS)}, "oldest": {oldest}})
		if err != nil {
			return 0, err
		}
		all = append(all, replies...)
	}
	slices.SortFunc(all, func(a, b inner) int { return moment(string(a.TS)).Compare(moment(string(b.TS))) })
	found, last := 0, ""
	for _, m := range all {
		if string(m.TS) == last {
			continue
		}
		last = string(m.TS)
		msg, ok := t.missedOf(ctx, c, m, since)
		if !ok {
			continue
		}
		if err := t.recv(ctx, msg); err != nil {
			return found, err
		}
		found++
	}
	return found, nil
}

// missedOf is what somebody said by a message since a moment: the message itself, or
// what it says now if only its words are newer; false if nothing of either.
func (t *Transport) missedOf(ctx context.Context, c conversation, m inner, since time.Time) (chat.Message, bool) {
	written, changed := moment(string(m.TS)), moment(string(m.Edited.v.TS))
	edited := c.IM.v && changed.After(since) // of one that never came it is the message
	if !edited && !written.After(since) {
		return chat.Message{}, false
	}
	m.Type, m.Channel, m.ChannelType = "message", c.ID, "channel"
	if c.IM.v {
		m.ChannelType = "im"
	}
	n := t.message(ctx, m, "")
	if n.ignore != "" || !c.IM.v && !n.msg.Mention && n.msg.Quoted == "" { // a reply may be meant for a card of ours
		return chat.Message{}, false
	}
	n.msg.Key = key("b", n.msg.Content)
	if edited {
		n.msg.Kind, n.msg.At, n.msg.Written = chat.Edited, changed, written
		n.msg.Key = key("b", n.msg.Content, chat.Edited, string(m.Edited.v.TS))
	}
	return n.msg, true
}

// pages reads messages, all pages of them.
func (t *Transport) pages(ctx context.Context, method string, args url.Values) ([]inner, error) {
	args.Set("limit", strconv.Itoa(100))
	var all []inner
	for range maxPages {
		var answer struct {
			Messages []inner `json:"messages"`
			Meta     soft[struct {
				Next lax `json:"next_cursor"`
			}] `json:"response_metadata"`
		}
		if err := t.patiently(ctx, method, args, &answer); err != nil {
			return all, err
		}
		all = append(all, answer.Messages...)
		next := string(answer.Meta.v.Next)
		if strings.TrimSpace(next) == "" {
			break
		}
		args.Set("cursor", next)
	}
	return all, nil
}

// patiently asks again when Slack says when to come back: nobody waits for what
// is read back.
func (t *Transport) patiently(ctx context.Context, method string, args url.Values, out any) error {
	for try := 0; ; try++ {
		err := t.ask(ctx, method, args, out)
		pause := pauseOf(err)
		if pause == 0 || pause > 2*time.Minute || try == 5 {
			return err
		}
		timer := time.NewTimer(pause)
		select {
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		case <-timer.C:
		}
	}
}

// pauseOf is how long an error asks to wait; 0 when it does not.
func pauseOf(err error) time.Duration {
	var (
		retry   *chat.Retry
		limited *sdk.RateLimitedError
	)
	switch code := codeOf(err).code; {
	case errors.As(err, &retry):
		return retry.After
	case errors.As(err, &limited):
		return max(limited.RetryAfter, time.Second)
	case code == "ratelimited" || code == "rate_limited":
		return time.Second
	}
	return 0
}
