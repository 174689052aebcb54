package slack

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
)

// Send says or edits one post.
func (t *Transport) Send(ctx context.Context, s chat.Sending) (chat.Ref, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*patience-2*time.Second)
	defer cancel()
	p := s.Post
	t.settle(p)
	switch {
	case p.Form != nil:
		return t.sendForm(ctx, s)
	case p.To.Kind == chat.Home:
		return t.publish(ctx, p)
	case p.Only != nil && !p.To.Private():
		return t.whisper(ctx, s)
	case s.Edit != "":
		return t.change(ctx, s)
	}
	return t.say(ctx, s, p.Card)
}

// reader is whose language the platform's own words of a post are in.
func reader(p chat.Post) chat.Identity {
	switch {
	case p.Only != nil:
		return *p.Only
	case p.To.Private():
		return chat.Identity{Platform: Name, Tenant: p.To.Tenant, ID: p.To.ID}
	}
	return chat.Identity{}
}

// render is a post's card as a message. What was cut off can be asked for by its
// key.
func (t *Transport) render(ctx context.Context, p chat.Post, c chat.Card) page {
	more := p.Key
	if len(more) > maxButton {
		more = ""
	}
	out := card(c, messageSurface(p.To.Private(), t.words(ctx, reader(p)), more))
	if out.cut {
		p.Card = c
		t.forms.put(p.Key, p)
	}
	return out
}

// say posts a message, with its files behind it.
func (t *Transport) say(ctx context.Context, s chat.Sending, c chat.Card) (chat.Ref, error) {
	channel, err := t.resolve(ctx, s.Post.To)
	if err != nil {
		return "", err
	}
	_, thread := unref(s.Post.To.Thread)
	if s.Thread != "" {
		_, thread = unref(strings.TrimSuffix(string(s.Thread), alone))
	}
	mark := markOf(s.Post.Key)
	if s.Again {
		if found, ok := t.posted(ctx, channel, thread, mark); ok {
			return found, nil
		}
	}
	files, c, err := t.prepare(ctx, c)
	if err != nil {
		return "", err
	}
	out := t.render(ctx, s.Post, c)
	ts, err := t.post(ctx, channel, thread, mark, out, c)
	var gone *chat.Gone
	if errors.As(err, &gone) && s.Post.To.Kind == chat.DM && channel != s.Post.To.ID {
		// The chat was closed, or its person has left: asking anew tells.
		t.forget(s.Post.To.ID)
		if channel, err = t.resolve(ctx, s.Post.To); err != nil {
			return "", err
		}
		ts, err = t.post(ctx, channel, thread, mark, out, c)
	}
	if err != nil {
		return "", err
	}
	t.share(ctx, channel, thread, files)
	return chat.Ref(ref(channel, ts)), nil
}

// post calls chat.postMessage; blocks that Slack does not take are said as text.
func (t *Transport) post(ctx context.Context, channel, thread, mark string, out page, c chat.Card) (ts string, err error) {
	const method = "chat.postMessage"
	call := func(out page) error {
		if err := t.pace.wait(ctx, method, channel); err != nil {
			return err
		}
		opts := append(content(out), sdk.MsgOptionDisableLinkUnfurl(), sdk.MsgOptionDisableMediaUnfurl(),
			sdk.MsgOptionMetadata(sdk.SlackMetadata{EventType: ourEvent, EventPayload: map[string]any{"key": mark}}))
		if thread != "" {
			opts = append(opts, sdk.MsgOptionTS(thread))
		}
		_, ts, err = t.api.PostMessageContext(ctx, channel, opts...)
		return err
	}
	err = call(out)
	if t.badBlocks(method, err) {
		err = call(asText(c))
	}
	t.placed(channel, err)
	if err := t.sort(method, err, false); err != nil {
		return "", err
	}
	return ts, nil
}

// content is the text of a message and its blocks, always both.
func content(out page) []sdk.MsgOption {
	return []sdk.MsgOption{sdk.MsgOptionText(out.text, false), sdk.MsgOptionBlocks(out.blocks...)}
}

// asText is a card without blocks.
func asText(c chat.Card) page {
	return page{text: shortText(cmp.Or(clean(c.Plain()), "…"), maxFallback)}
}

// badBlocks reports, and logs, that Slack did not take what we rendered: the
// words of the card are said all the same.
func (t *Transport) badBlocks(method string, err error) bool {
	code := codeOf(err).code
	if !strings.Contains(code, "blocks") && code != "msg_too_long" {
		return false
	}
	t.opt.Log.Error("Slack did not take the blocks of a card; its words are said as text", "method", method, "err", plainly(err))
	return true
}

// ourEvent marks our own posts.
const ourEvent = "milepost_post"

// markOf is what a post of that key carries.
func markOf(key string) string {
	h := sha256.Sum256([]byte(key))
	return base64.RawURLEncoding.EncodeToString(h[:15])
}

// lookBack is how far back a post is looked for that may have arrived.
const lookBack = 24 * time.Hour

// posted looks whether a post of that mark stands in a channel already.
func (t *Transport) posted(ctx context.Context, channel, thread, mark string) (chat.Ref, bool) {
	args := url.Values{
		"channel": {channel}, "limit": {"100"}, "include_all_metadata": {"true"}, "oldest": {stampOf(t.opt.Now().Add(-lookBack))},
	}
	method := "conversations.history"
	if thread != "" {
		method = "conversations.replies"
		args.Set("ts", thread)
		args.Del("oldest")
	}
	var answer struct {
		Messages []inner `json:"messages"`
	}
	if err := t.ask(ctx, method, args, &answer); err != nil {
		t.opt.Log.Info("it cannot be seen whether a post arrived; it is sent again", "channel", channel, "err", plainly(err))
		return "", false
	}
	for _, m := range answer.Messages {
		if m.Metadata.v.Type == ourEvent && string(m.Metadata.v.Payload.Key) == mark {
			return chat.Ref(ref(channel, string(m.TS))), true
		}
	}
	return "", false
}

// resolve finds the channel of a place. That of a private chat is asked for
// once.
func (t *Transport) resolve(ctx context.Context, to chat.Place) (string, error) {
	if to.Kind != chat.DM {
		return to.ID, nil
	}
	t.mu.Lock()
	channel := t.dms[to.ID]
	t.mu.Unlock()
	if channel != "" {
		return channel, nil
	}
	var answer struct {
		Channel named `json:"channel"`
	}
	err := t.ask(ctx, "conversations.open", url.Values{"users": {to.ID}}, &answer)
	switch code := codeOf(err).code; {
	case code == "unknown_method" || code == "missing_scope":
		t.blame("conversations.open", "scope im:write", fmt.Sprintf("private chats cannot be opened (%s) and are addressed by the person instead; if the app lacks im:write, add the scope and reinstall", code))
		return to.ID, nil // Slack takes a person for his private chat
	case err != nil:
		return "", t.sort("conversations.open", err, true)
	}
	t.worked("conversations.open")
	if answer.Channel.ID == "" {
		return to.ID, nil
	}
	t.met(to.ID, string(answer.Channel.ID))
	return string(answer.Channel.ID), nil
}

// change edits a message in place.
func (t *Transport) change(ctx context.Context, s chat.Sending) (chat.Ref, error) {
	const method = "chat.update"
	channel, ts := unref(string(s.Edit))
	if channel == "" || strings.HasPrefix(string(s.Edit), "view/") {
		return "", &chat.Gone{Why: fmt.Errorf("%s is no message", s.Edit)}
	}
	call := func(out page) error {
		if err := t.pace.wait(ctx, method, channel); err != nil {
			return err
		}
		_, _, _, err := t.api.UpdateMessageContext(ctx, channel, ts, content(out)...)
		return err
	}
	c := s.Post.Card
	err := call(t.render(ctx, s.Post, c))
	if t.badBlocks(method, err) {
		err = call(asText(c))
	}
	if err := t.sort(method, err, true); err != nil {
		return "", err
	}
	return s.Edit, nil
}

// whisper says what one person sees in a channel. It cannot be edited but by the
// address that came with a press on it, for half an hour; else it is said anew.
func (t *Transport) whisper(ctx context.Context, s chat.Sending) (chat.Ref, error) {
	const method = "chat.postEphemeral"
	p := s.Post
	out := t.render(ctx, p, p.Card)
	if s.Edit != "" {
		if ok := t.replace(ctx, string(s.Edit), out); ok {
			return s.Edit, nil
		}
	}
	if err := t.pace.wait(ctx, method, p.To.ID); err != nil {
		return "", err
	}
	opts := content(out)
	_, thread := unref(p.To.Thread)
	if s.Thread != "" {
		_, thread = unref(string(s.Thread))
	}
	if thread != "" {
		opts = append(opts, sdk.MsgOptionTS(thread))
	}
	ts, err := t.api.PostEphemeralContext(ctx, p.To.ID, p.Only.ID, opts...)
	if err := t.sort(method, err, false); err != nil {
		return "", err
	}
	return chat.Ref(ref(p.To.ID, ts) + alone), nil
}

// replace changes what one person sees, by its response_url; false if there is
// none that still works.
func (t *Transport) replace(ctx context.Context, on string, out page) bool {
	address, ok := t.replaces.get(on)
	if !ok {
		return false
	}
	body, err := json.Marshal(map[string]any{"replace_original": true, "text": out.text, "blocks": out.blocks})
	if err != nil {
		return false
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return false
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := t.http.Do(req)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	said, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<16)) // "ok", or why not
	var a struct {
		OK *bool `json:"ok"`
	}
	refused := json.Unmarshal(said, &a) == nil && a.OK != nil && !*a.OK
	return resp.StatusCode == http.StatusOK && !refused
}

// publish shows a card as somebody's home page.
func (t *Transport) publish(ctx context.Context, p chat.Post) (chat.Ref, error) {
	const method = "views.publish"
	if err := t.pace.wait(ctx, method, ""); err != nil {
		return "", err
	}
	s := surface{mark: markHome, blocks: maxViewBlocks, texts: 40_000, words: t.words(ctx, reader(p)), press: true}
	out := card(p.Card, s)
	_, err := t.api.PublishViewContext(ctx, sdk.PublishViewContextRequest{
		UserID: p.To.ID, View: sdk.HomeTabViewRequest{Type: sdk.VTHomeTab, CallbackID: "home", Blocks: sdk.Blocks{BlockSet: out.blocks}},
	})
	if code := codeOf(err).code; code == "not_enabled" {
		err = fmt.Errorf("%w: switch the Home Tab on under App Home, or paste the manifest that milepost slack manifest prints", err)
	}
	if err := t.sort(method, err, true); err != nil {
		var retry *chat.Retry
		if errors.As(err, &retry) {
			return "", err
		}
		return "", &chat.Refused{Why: err}
	}
	return chat.OnHome, nil
}
