package main

import (
	"context"
	"fmt"

	"milepost/bot/chat"
	"milepost/configs"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// keptKind is where a store remembers whether it is a demonstration.
const keptKind = "store/kind"

// keptPlaybook is where a store remembers by which playbook it was last written.
const keptPlaybook = "store/playbook"

// The kinds of stores.
const (
	kindDemo = "demonstration"
	kindReal = "real"
)

// settleIn marks a new store and fills it with the roster; of a store that is
// there already it makes sure that it is of the same kind, so that invented
// deals never turn up in a real team's digest, nor the reverse.
func settleIn(ctx context.Context, p parts, d *desk.Desk) error {
	kind := kindReal
	if p.Config.Demo {
		kind = kindDemo
	}
	err := p.Store.Update(ctx, func(tx crm.Tx) error {
		have, err := tx.Kept(keptKind)
		if err != nil {
			return err
		}
		switch {
		case have == nil:
			if err := tx.Keep(keptKind, []byte(kind)); err != nil {
				return err
			}
		case string(have) == kindDemo && kind == kindReal:
			return errDemoStore
		case string(have) != kind:
			return errRealStore
		}
		if err := keepMethod(tx, p.Method.hash); err != nil {
			return err
		}
		return d.Seed(tx, roster(p.Config))
	})
	if err != nil {
		return fmt.Errorf("open the store: %w", err)
	}
	return nil
}

// keepMethod remembers by which playbook the store was last written, so that a
// later release can tell what has to be brought up to date.
func keepMethod(tx crm.Tx, hash string) error {
	have, err := tx.Kept(keptPlaybook)
	if err == nil && string(have) != hash {
		err = tx.Keep(keptPlaybook, []byte(hash))
	}
	return err
}

var (
	errDemoStore = fmt.Errorf("it holds the demonstration, and this is a real configuration; choose another folder with --data, or delete that one")
	errRealStore = fmt.Errorf("it holds a real team's records, and no configuration was given; name the configuration with --config, or choose another folder with --data")
)

// roster is the configuration's people and teams as the desk seeds them.
func roster(c *configs.Config) desk.Roster {
	var r desk.Roster
	for _, t := range c.Teams {
		rec := c.TeamRecord(t, parse.Keys)
		r.Teams = append(r.Teams, desk.RosterTeam{
			ID: rec.ID, Name: rec.Name, Region: rec.Region, Locale: rec.Locale,
			Zone: rec.Zone, Calendar: rec.Calendar, Channels: rec.Channels,
		})
	}
	for _, p := range c.People {
		rec := c.Record(p, parse.Keys)
		person := desk.RosterPerson{
			ID: rec.ID, Name: rec.Name, Full: rec.Full, Aliases: rec.Aliases, Roles: rec.Roles,
			Team: rec.Team, Manager: rec.Manager, Deputy: rec.Deputy, Locale: rec.Locale,
			Zone: rec.Zone, Hours: rec.Hours, Calendar: rec.Calendar, Home: rec.Home,
		}
		for _, id := range c.IdentitiesOf(p) {
			person.Identities = append(person.Identities, identity(id).String())
		}
		r.People = append(r.People, person)
	}
	return r
}

// identity is a configured identity as the chat vocabulary has it.
func identity(id configs.Identity) chat.Identity {
	return chat.Identity{Platform: id.Platform, Tenant: id.Tenant, ID: id.ID}
}
