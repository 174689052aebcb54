package slack

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
)

const (
	// formWithin is how long a form may take before a waiting view stands in for
	// it: the trigger lives three seconds.
	formWithin = 1200 * time.Millisecond
	// elseWithin is how long that view waits before it says that the answer stands
	// elsewhere.
	elseWithin = 8 * time.Second
	// triggerLife is how long a trigger opens a view.
	triggerLife = 3 * time.Second
)

// What a chat.Message.Trigger is: a view can be opened with it, or it is that of
// a form that was submitted.
const (
	byTrigger = "t/"
	bySubmit  = "s/"
)

// opening is a trigger that may open a view, once.
type opening struct {
	trigger string
	who     chat.Identity
	at      time.Time

	mu       sync.Mutex // held while a view is opened or updated
	used     bool       // the form was shown
	answered bool       // by something that is no form
	view     string     // the waiting view
}

// hold remembers the trigger of a press.
func (t *Transport) hold(p pressed) string {
	if p.Trigger == "" {
		return ""
	}
	id := string(p.Trigger)
	if _, there := t.triggers.get(id); !there {
		t.triggers.put(id, &opening{trigger: id, who: t.identity(string(p.User.v.ID)), at: t.opt.Now()})
	}
	return byTrigger + id
}

// await opens a waiting view if the form does not come at once, and says later
// that none comes.
func (t *Transport) await(ctx context.Context, p pressed) {
	o, ok := t.triggers.get(string(p.Trigger))
	if !ok {
		return
	}
	ctx = context.WithoutCancel(ctx)
	time.AfterFunc(formWithin, func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		if o.used || o.answered || o.view != "" {
			return
		}
		w := t.words(ctx, o.who)
		id, err := t.openView(ctx, o.trigger, notice("", w.Loading, w))
		if err != nil {
			t.opt.Log.Debug("no waiting view", "err", plainly(err))
			return
		}
		o.view = id
		time.AfterFunc(elseWithin, func() { t.elsewhere(ctx, o) })
	})
}

// elsewhere says in a waiting view that the answer is not a form.
func (t *Transport) elsewhere(ctx context.Context, o *opening) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.used {
		return
	}
	w := t.words(ctx, o.who)
	if err := t.updateView(ctx, o.view, notice("", w.Elsewhere, w)); err != nil {
		t.opt.Log.Debug("a waiting view stays as it is", "err", plainly(err))
	}
}

// calling is how long the opening of a view may take.
const calling = 2500 * time.Millisecond

func (t *Transport) openView(ctx context.Context, trigger string, v sdk.ModalViewRequest) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, calling)
	defer cancel()
	r, err := t.api.OpenViewContext(ctx, trigger, v)
	if err != nil {
		return "", err
	}
	return r.View.ID, nil
}

func (t *Transport) updateView(ctx context.Context, id string, v sdk.ModalViewRequest) error {
	if err := t.pace.wait(ctx, "views.update", ""); err != nil {
		return err
	}
	_, err := t.api.UpdateViewContext(ctx, v, "", "", id)
	return err
}

// sendForm shows a form: as the view of its trigger, as what a submitted form
// becomes, or, when neither is there any more, as a card with a button.
func (t *Transport) sendForm(ctx context.Context, s chat.Sending) (chat.Ref, error) {
	p := s.Post
	w := t.words(ctx, reader(p))
	v := modal(*p.Form, p.To, s.Edit, markOf(p.Key)[:6], w)
	if id, ok := strings.CutPrefix(p.Trigger, bySubmit); ok {
		if view, ok := t.answerSubmit(id, p, v, w); ok {
			return chat.Ref("view/" + view), nil
		}
	}
	if id, ok := strings.CutPrefix(p.Trigger, byTrigger); ok && !s.Again {
		view, err := t.answerTrigger(ctx, id, v)
		if err == nil {
			return chat.Ref("view/" + view), nil
		}
		t.opt.Log.Info("a form could not open by itself and waits behind a button", "err", plainly(err))
	}
	t.forms.put(p.Key, p)
	c := formCard(*p.Form)
	if len(p.Key) <= maxButton {
		// The button is ours, not the product's: it is added to the rendered card.
		return t.sayForm(ctx, s, c, w)
	}
	return t.say(ctx, s, c)
}

// answerTrigger shows a form by a trigger: in the waiting view, or at once.
func (t *Transport) answerTrigger(ctx context.Context, id string, v sdk.ModalViewRequest) (view string, err error) {
	o, known := t.triggers.get(id)
	if !known { // of an earlier process: it may still be good
		return t.openView(ctx, id, v)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.used:
		return "", errors.New("its trigger has opened a view already")
	case o.view != "":
		o.used = true
		return o.view, t.updateView(ctx, o.view, v)
	case t.opt.Now().Sub(o.at) > triggerLife:
		return "", errors.New("its trigger is too old")
	}
	o.used = true
	return t.openView(ctx, id, v)
}

// sayForm says a form as a card with a button that opens it.
func (t *Transport) sayForm(ctx context.Context, s chat.Sending, c chat.Card, w Words) (chat.Ref, error) {
	channel, err := t.resolve(ctx, s.Post.To)
	if err != nil {
		return "", err
	}
	_, thread := unref(s.Post.To.Thread)
	mark := markOf(s.Post.Key)
	if s.Again {
		if found, ok := t.posted(ctx, channel, thread, mark); ok {
			return found, nil
		}
	}
	out := card(c, messageSurface(s.Post.To.Private(), w, ""))
	b := &sdk.ButtonBlockElement{Type: sdk.METButton, ActionID: actForm, Value: s.Post.Key, Style: sdk.StylePrimary, Text: plain(short(w.Open, maxLabel))}
	row := &sdk.ActionBlock{Type: sdk.MBTAction, BlockID: messageSurface(s.Post.To.Private(), w, "").mark + "form", Elements: &sdk.BlockElements{ElementSet: []sdk.BlockElement{b}}}
	out.blocks = append(out.blocks[:min(len(out.blocks), maxBlocks-1)], row)
	ts, err := t.post(ctx, channel, thread, mark, out, c)
	if err != nil {
		return "", err
	}
	return chat.Ref(ref(channel, ts)), nil
}

// kept gives a post that was said under a key: as this process remembers it, or
// as the store keeps it.
func (t *Transport) kept(ctx context.Context, key string) (chat.Post, bool) {
	if p, ok := t.forms.get(key); ok {
		return p, true
	}
	if t.opt.Posted == nil || key == "" {
		return chat.Post{}, false
	}
	p, err := t.opt.Posted(ctx, key)
	if err != nil {
		t.opt.Log.Info("what stood behind a button is not there any more", "post", key, "err", err)
		return p, false
	}
	return p, true
}

// openKept opens the form behind the button of a card.
func (t *Transport) openKept(ctx context.Context, p pressed, key string) {
	who := t.identity(string(p.User.v.ID))
	w := t.words(ctx, who)
	v := notice("", w.Expired, w)
	if post, ok := t.kept(ctx, key); ok && post.Form != nil && mayOpen(post, who) {
		_, on := t.standing(p, markDM)
		v = modal(*post.Form, post.To, on, markOf(key + string(p.Trigger))[:6], w)
	}
	t.showView(ctx, p, v)
}

// mayOpen reports whether a post is for somebody: what stands in a private chat
// is for nobody else.
func mayOpen(p chat.Post, who chat.Identity) bool {
	return !p.To.Private() && (p.Only == nil || *p.Only == who) || p.To.Private() && p.To.ID == who.ID
}

// showRest shows a card in whole.
func (t *Transport) showRest(ctx context.Context, p pressed, key string) {
	who := t.identity(string(p.User.v.ID))
	w := t.words(ctx, who)
	v := notice("", w.Expired, w)
	if post, ok := t.kept(ctx, key); ok && mayOpen(post, who) {
		v = whole(post.Card, w)
	}
	t.showView(ctx, p, v)
}

// whole is a card in a modal, to be read.
func whole(c chat.Card, w Words) sdk.ModalViewRequest {
	out := card(c, surface{mark: markModal, blocks: maxViewBlocks, texts: 200_000, words: w})
	blocks := out.blocks
	if out.cut {
		last := &sdk.SectionBlock{Type: sdk.MBTSection, BlockID: "cut", Text: plain(w.TooLong)}
		blocks = append(blocks[:min(len(blocks), maxViewBlocks-1)], last)
	}
	return sdk.ModalViewRequest{Type: sdk.VTModal, Title: plain(heading(w.More, "…")), Close: plain(heading(w.Cancel, "…")), Blocks: sdk.Blocks{BlockSet: blocks}}
}

func (t *Transport) showView(ctx context.Context, p pressed, v sdk.ModalViewRequest) {
	if _, err := t.openView(ctx, string(p.Trigger), v); err != nil {
		t.opt.Log.Warn("a view cannot be opened", "err", plainly(err))
	}
}
