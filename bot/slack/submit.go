package slack

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"
	"sync"
	"time"

	sdk "github.com/slack-go/slack"

	"milepost/bot/chat"
)

const (
	// submitWithin is how long a submitted form waits for what becomes of it,
	// before it closes: Slack waits three seconds.
	submitWithin = 2 * time.Second
	// maxAck is the largest answer that Slack takes with an acknowledgement.
	maxAck = 19_000
)

// submitting is a form that was submitted and waits for what becomes of it.
type submitting struct {
	view   string
	blocks map[string]string // of its fields, by key

	mu     sync.Mutex
	over   bool
	answer chan any
}

// submitted takes a form. It stays open while it has to be corrected, and closes
// when it was taken or when nobody knows in time.
func (t *Transport) submitted(ctx context.Context, p pressed, envelope string) (any, error) {
	do, in, ok := carried(p.View.v)
	if !ok {
		t.ignored("a form that is not ours")
		return nil, nil
	}
	w := &submitting{view: string(p.View.v.ID), blocks: map[string]string{}, answer: make(chan any, 1)}
	for block := range p.View.v.State.v.Values {
		if k, ok := keyOf(block); ok {
			w.blocks[k] = block
		}
	}
	m := chat.Message{
		Key: deliveryOf(p, "v/"+w.view+"/"+string(p.View.v.Hash), envelope), Kind: chat.Submit, From: t.identity(string(p.User.v.ID)), In: in, At: t.opt.Now(),
		On: chat.Ref("view/" + w.view), Action: do,
	}
	m.Values, m.Files = values(p.View.v)
	if id := cmp.Or(string(p.Trigger), w.view); id != "" {
		m.Trigger = bySubmit + id
		t.submits.put(id, w)
	}
	if err := t.recv(ctx, m); err != nil {
		return nil, err
	}
	timer := time.NewTimer(submitWithin)
	defer timer.Stop()
	select {
	case a := <-w.answer:
		return a, nil
	case <-timer.C:
	case <-ctx.Done():
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.over = true
	select {
	case a := <-w.answer: // it came in this moment
		return a, nil
	default:
		return nil, nil
	}
}

// settle closes the form whose submission this post answers, and lets no view
// wait for one when a press is answered by this post.
func (t *Transport) settle(p chat.Post) {
	if p.Form != nil {
		return
	}
	if id, ok := strings.CutPrefix(p.Trigger, bySubmit); ok {
		t.answerOf(id, func(*submitting) any { return nil })
	}
	if id, ok := strings.CutPrefix(p.Trigger, byTrigger); ok {
		if o, known := t.triggers.get(id); known {
			o.mu.Lock()
			defer o.mu.Unlock()
			o.answered = true
		}
	}
}

func (t *Transport) answerOf(id string, f func(*submitting) any) bool {
	w, ok := t.submits.get(id)
	if !ok {
		return false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.over {
		return false
	}
	w.over = true
	w.answer <- f(w)
	return true
}

// answerSubmit gives a submitted form back to be corrected; false when it has
// closed meanwhile. Errors stand at their fields and what was typed stays, where
// the form is the same; else the view becomes the new form.
func (t *Transport) answerSubmit(id string, p chat.Post, v sdk.ModalViewRequest, w Words) (view string, ok bool) {
	ok = t.answerOf(id, func(s *submitting) any {
		view = s.view
		if errs := errorsOf(*p.Form, s.blocks); errs != nil {
			return sdk.ViewSubmissionResponse{ResponseAction: sdk.RAErrors, Errors: errs}
		}
		answer := sdk.ViewSubmissionResponse{ResponseAction: sdk.RAUpdate, View: &v}
		if fitsAck(answer) {
			return answer
		}
		wait := notice("", w.Loading, w)
		time.AfterFunc(200*time.Millisecond, func() {
			ctx, cancel := context.WithTimeout(context.Background(), patience)
			defer cancel()
			if err := t.updateView(ctx, s.view, v); err != nil {
				t.opt.Log.Warn("a large form cannot be shown again", "err", plainly(err))
			}
		})
		return sdk.ViewSubmissionResponse{ResponseAction: sdk.RAUpdate, View: &wait}
	})
	return view, ok
}

// errorsOf are the errors of a form by block, if the form that was submitted has
// all these fields and nothing else is to be said; else nil. Together they fit an
// acknowledgement, however many fields are wrong.
func errorsOf(f chat.Form, blocks map[string]string) map[string]string {
	if f.Error != "" || len(f.Fields) != len(blocks) {
		return nil
	}
	errs := map[string]string{}
	for _, most := range []int{maxError, maxError / 3, maxError / 10} {
		clear(errs)
		for _, field := range f.Fields {
			block, ok := blocks[field.Key]
			if !ok {
				return nil
			}
			if field.Error != "" {
				errs[block] = short(cmp.Or(strings.TrimSpace(clean(field.Error)), "⚠️"), most)
			}
		}
		if fitsAck(errs) {
			break
		}
	}
	if len(errs) == 0 || !fitsAck(errs) {
		return nil
	}
	return errs
}

// fitsAck reports whether Slack takes an answer with an acknowledgement.
func fitsAck(answer any) bool {
	b, err := json.Marshal(answer)
	return err == nil && len(b) < maxAck
}
