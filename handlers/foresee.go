package handlers

import (
	"context"
	"fmt"
	"reflect"
	"time"

	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// sense is what words say, and what that speaks for, the strongest first.
type sense struct {
	facts parse.Facts
	order []Intent
}

// senseOf reads words in a context; items are how many things were listed to whoever
// says them. It follows from nothing else but the method.
func (r *Router) senseOf(text string, items int, ctx parse.Context) sense {
	said := itemSaid(unasked(desk.Clean(text)), items)
	facts := asLasting(asTheirs(asQuestion(withShare(inMethod(r.Book, ctx.Locale, oneName(parse.Read(said, ctx))), ctx))))
	return sense{facts, ranked(r.intents, facts)}
}

// rehearsed are read before anybody says anything: a line of each language with what
// most lines hold.
var rehearsed = []string{"今天拜访了王总,聊了产线,预算大概120万,下周三带方案过去", "met Tom today, he has about 285k, quote out by Friday"}

// Rehearse has the tables read that sentences are read with, a quarter of a second of
// work that else the first message after a start waits for.
func (r *Router) Rehearse() {
	for _, line := range rehearsed {
		r.senseOf(line, 0, parse.Context{Said: time.Unix(0, 0), Zone: time.UTC, Names: r.names.Load().names, Terms: r.terms})
	}
	r.phrases.index.Make()
	r.ofFields.index.Make()
}

// foresight is how words were read that are expected of somebody, and in which
// context.
type foresight struct {
	sense
	items int
	ctx   parse.Context
}

// expected is what is expected: by whom, and in what words.
type expected struct {
	who  crm.PersonID
	text string
}

// Foresee reads a message before it comes, beside what is handled meanwhile: of a
// conversation that is known ahead, as in a simulation. Prepare reads it anew if what
// it was read by has changed until then. rd must be a View.
func (r *Router) Foresee(_ context.Context, rd crm.Reader, who crm.PersonID, m chat.Message) error {
	ctx, conv, err := r.contextOf(rd, who, m)
	if err != nil {
		return fmt.Errorf("foresee: %w", err)
	}
	f := foresight{r.senseOf(m.Text, len(conv.Items), ctx), len(conv.Items), ctx}
	r.foreseen.Store(expected{who, m.Text}, f)
	return nil
}

// senseNow is the sense of words, as it was foreseen where that still holds. Nobody
// else is given what was foreseen: whoever answers changes it.
func (r *Router) senseNow(who crm.PersonID, text string, items int, ctx parse.Context) sense {
	if was, ok := r.foreseen.LoadAndDelete(expected{who, text}); ok {
		if f := was.(foresight); f.items == items && sameContext(f.ctx, ctx) {
			return f.sense
		}
	}
	return r.senseOf(text, items, ctx)
}

// sameContext reports whether words mean the same in two contexts. Calendars and
// names are the same only if they are one.
func sameContext(a, b parse.Context) bool {
	return a.Names == b.Names && a.Cal == b.Cal && reflect.DeepEqual(a, b)
}
