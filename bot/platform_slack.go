package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"milepost/bot/cards"
	"milepost/bot/charts"
	"milepost/bot/chat"
	"milepost/bot/slack"
	"milepost/configs"
	"milepost/storage/crm"
)

// slackOptions is what the connection to Slack is made of.
func slackOptions(cfg *configs.Config, store crm.Store, now func() time.Time, log *slog.Logger) slack.Options {
	c := cfg.Slack
	known := directory{store, cfg.Company.Locale}
	return slack.Options{
		Mode: c.Mode, BotToken: c.BotToken.Reveal(), AppToken: c.AppToken.Reveal(), SigningSecret: c.SigningSecret.Reveal(),
		APIURL: c.APIURL, Tenant: c.Workspace, Now: now, Log: log,
		Words:  func(ctx context.Context, who chat.Identity) slack.Words { return slack.Words(known.words(ctx, who)) },
		Called: known.called, Posted: known.posted, Open: known.open, Draw: charts.Draw, Shortcuts: slackShortcuts(),
	}
}

// slackShortcuts are what the shortcuts of the app do, by their callback ids.
func slackShortcuts() map[string]chat.Action {
	return map[string]chat.Action{
		slack.ShortcutMessage: {Verb: cards.DoLog},
		slack.ShortcutGlobal:  {Verb: cards.DoLog},
	}
}

// directory answers what a platform asks about people and posts out of the store.
type directory struct {
	store  crm.Store
	locale string // of whoever is not known
}

// person is somebody by his identity; nil if nobody knows him.
func (d directory) person(ctx context.Context, who chat.Identity) (found *crm.Person) {
	if who == (chat.Identity{}) {
		return nil
	}
	err := d.store.View(ctx, func(tx crm.Reader) error {
		found = nil
		id, err := tx.PersonOf(who.String())
		if err != nil || id == "" {
			return err
		}
		p, err := crm.Get[crm.Person](tx, id)
		found = &p
		return err
	})
	if err != nil {
		return nil // words in the company's language do
	}
	return found
}

// words are the platform's own words in somebody's language.
func (d directory) words(ctx context.Context, who chat.Identity) cards.PlatformWords {
	if p := d.person(ctx, who); p != nil {
		return cards.WordsOfPlatform(p.Lang())
	}
	return cards.WordsOfPlatform(d.locale)
}

// joined says several cards for one person as one, in his language.
func (d directory) joined(ctx context.Context, to chat.Place, all []chat.Card) (chat.Card, []int) {
	locale := d.locale
	if p := d.person(ctx, chat.Identity{Platform: to.Platform, Tenant: to.Tenant, ID: to.ID}); p != nil {
		locale = p.Lang()
	}
	return cards.Joined(locale, all)
}

// called is how a colleague is called; "" for a stranger.
func (d directory) called(ctx context.Context, who chat.Identity) string {
	if p := d.person(ctx, who); p != nil {
		return p.Name.Text
	}
	return ""
}

// posted is a post as it was queued.
func (d directory) posted(ctx context.Context, key string) (p chat.Post, err error) {
	err = d.store.View(ctx, func(tx crm.Reader) error {
		e, err := tx.Post(key)
		if err != nil {
			return err
		}
		if len(e.Body) == 0 {
			return errors.New("its body is not kept any more")
		}
		p, err = chat.DecodePost(e.Body)
		return err
	})
	if err != nil {
		return p, fmt.Errorf("post %s: %w", key, err)
	}
	return p, nil
}

// open opens a file that was stored.
func (d directory) open(ctx context.Context, f chat.File) (io.ReadCloser, error) {
	if f.Blob == "" {
		return nil, fmt.Errorf("file %s is not stored", f.Name)
	}
	out, in := io.Pipe()
	go func() {
		err := d.store.View(ctx, func(tx crm.Reader) error { return crm.CopyBlob(tx, crm.BlobID(f.Blob), in) })
		in.CloseWithError(err)
	}()
	return out, nil
}
