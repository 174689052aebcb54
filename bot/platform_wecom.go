package main

import (
	"context"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/charts"
	"milepost/bot/chat"
	"milepost/bot/wecom"
	"milepost/configs"
	"milepost/storage/crm"
)

// weComOptions is what the connection to WeCom is made of.
func weComOptions(cfg *configs.Config, store crm.Store, now func() time.Time, log *slog.Logger) wecom.Options {
	c := cfg.WeCom
	known := directory{store, cfg.Company.Locale}
	agent, _ := strconv.Atoi(c.AgentID) // configs have refused what is no number,
	hooks, _ := c.Robots()              // and robots that cannot be read
	return wecom.Options{
		CorpID: c.CorpID, AgentID: agent, Secret: c.Secret.Reveal(), Token: c.Token.Reveal(), AESKey: c.AESKey.Reveal(), APIURL: c.APIURL,
		BotID: c.BotID, BotSecret: c.BotSecret.Reveal(), BotURL: c.BotURL, Hooks: hooks, Now: now, Log: log, Memory: drawer{store},
		Words: func(ctx context.Context, who chat.Identity) chat.Phrases {
			locale := known.locale
			if p := known.person(ctx, who); p != nil {
				locale = p.Lang()
			}
			return cards.WeCom(locale)
		},
		Spelt: known.spelt, Open: known.open, Draw: charts.Draw,
	}
}

// spelt is somebody as the roster spells him, where the platform takes small
// letters and capitals for the same; a stranger stays as he is.
func (d directory) spelt(ctx context.Context, who chat.Identity) chat.Identity {
	found := who
	err := d.store.View(ctx, func(r crm.Reader) error {
		found = who
		if id, err := r.PersonOf(who.String()); err != nil || id != "" {
			return err
		}
		ros, err := r.Roster()
		if err != nil {
			return err
		}
		for i := range ros.People {
			all, err := r.Identities(ros.People[i].ID)
			if err != nil {
				return err
			}
			for _, text := range all {
				if strings.EqualFold(text, who.String()) {
					found, err = chat.ParseIdentity(text)
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return who // he is asked for as a stranger
	}
	return found
}

// drawer is what a platform keeps between two starts of the process.
type drawer struct{ store crm.Store }

// Keep keeps a value under a key; nil removes it.
func (d drawer) Keep(ctx context.Context, key string, value []byte) error {
	return d.store.Update(ctx, func(tx crm.Tx) error { return tx.Keep(key, value) })
}

// Kept is the value under a key; nil if there is none.
func (d drawer) Kept(ctx context.Context, key string) (value []byte, err error) {
	err = d.store.View(ctx, func(r crm.Reader) error {
		value, err = r.Kept(key)
		return err
	})
	return value, err
}
