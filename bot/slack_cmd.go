package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/bot/slack"
	"milepost/configs"
)

// slackCmd helps to set the app up in a workspace.
type slackCmd struct {
	Manifest manifestCmd `cmd:"" help:"Print the app's manifest for this configuration, to be pasted at api.slack.com/apps."`
	People   peopleCmd   `cmd:"" help:"Find the Slack ids of people by their e-mail addresses, for the roster."`
}

// manifestCmd prints the app's manifest.
type manifestCmd struct {
	URL      string `help:"For slack.mode http: the public https address, such as https://milepost.example.com/slack/events." placeholder:"URL"`
	Channels bool   `help:"Let the app hear everything that is said in its channels, not only mentions. Private channels in which requests are decided are heard anyway."`
}

// Help shows an example.
func (manifestCmd) Help() string {
	return "Examples:\n  milepost slack manifest\n  milepost slack manifest --channels\n  milepost slack manifest --url https://milepost.example.com/slack/events --config team.yaml\n\nREADME, \"Slack\", says what each scope is for."
}

// Run prints the manifest. A configuration that says http needs the address.
func (c manifestCmd) Run(w world, all *commands) error {
	cfg, err := all.loaded(w, configs.Options{Slack: true})
	if err != nil {
		return err
	}
	switch {
	case cfg.Slack.Mode == slack.ModeHTTP && c.URL == "":
		return misused("slack.mode is http: name the public address with --url https://HOST%s", slack.Path)
	case c.URL != "" && (!strings.HasPrefix(c.URL, "https://") || !strings.HasSuffix(c.URL, slack.Path)):
		return misused("--url %s: Slack calls an address that begins with https:// and ends in %s", c.URL, slack.Path)
	}
	_, err = io.WriteString(w.Out, slack.Manifest(slack.Wants{URL: c.URL, Channels: c.Channels, Groups: c.Channels || slackDecides(cfg)}))
	return err
}

// peopleCmd finds ids for the roster.
type peopleCmd struct {
	Emails []string `arg:"" optional:"" help:"E-mail addresses; without any, one a line from standard input." placeholder:"EMAIL"`
}

// Help shows an example.
func (peopleCmd) Help() string {
	return "Examples:\n  milepost slack people anna@example.com wei.li@example.com\n  milepost slack people < addresses.txt\n\nIt takes MILEPOST_SLACK_BOT_TOKEN and the scope users:read.email, and changes nothing."
}

// Run prints the workspace and then an identity for each, as they are written in the
// configuration.
func (c peopleCmd) Run(ctx context.Context, w world, all *commands) error {
	cfg, err := all.loaded(w, configs.Options{Slack: true})
	if err != nil {
		return err
	}
	if !cfg.Slack.Enabled() {
		return errNoSlack
	}
	emails := c.Emails
	if len(emails) == 0 {
		for lines := bufio.NewScanner(w.In); lines.Scan(); {
			if s := strings.TrimSpace(lines.Text()); s != "" {
				emails = append(emails, s)
			}
		}
	}
	if len(emails) == 0 {
		return misused("name at least one e-mail address")
	}
	t := slack.New(slackToolOptions(cfg))
	team, name, err := t.Workspace(ctx)
	if err != nil {
		return err
	}
	named := func(id string) {
		if team = id; team != "" {
			fmt.Fprintf(w.Out, "slack: {workspace: %s} # %s\n", team, name)
		}
	}
	named(team)
	missed := 0
	for _, e := range emails {
		found, err := t.ByEmail(ctx, e)
		if err != nil {
			fmt.Fprintf(w.Err, "%s: %v\n", e, err)
			missed++
			continue
		}
		if team == "" { // the app is a whole organisation's: the first of them tells
			named(found.Team)
		}
		fmt.Fprintf(w.Out, "identities: {slack: %s} # %s, %s\n", found.ID, found.Name, e)
	}
	if missed > 0 {
		return fmt.Errorf("%d of %d were not found", missed, len(emails))
	}
	return nil
}

var errNoSlack = errors.New("no Slack token is set; set MILEPOST_SLACK_BOT_TOKEN (xoxb-…, from OAuth & Permissions of the app)")

// slackToolOptions is a connection for a command, which has no store.
func slackToolOptions(cfg *configs.Config) slack.Options {
	opt := slackOptions(cfg, nil, time.Now, nil)
	opt.Words, opt.Called, opt.Posted, opt.Open = nil, nil, nil, nil
	return opt
}

// slackRooms are the teams' channels on Slack.
func slackRooms(cfg *configs.Config) []slack.Room {
	var rooms []slack.Room
	for _, t := range cfg.Teams {
		for _, ch := range cfg.TeamRecord(t, plainName).Channels {
			if p, err := chat.ParsePlace(ch.Place); err == nil && p.Platform == slack.Name {
				rooms = append(rooms, slack.Room{Place: p, Decides: ch.Approvals})
			}
		}
	}
	return rooms
}

// slackDecides reports whether requests are decided in a channel on Slack: then
// what is said in its threads has to be heard without a mention.
func slackDecides(cfg *configs.Config) bool {
	return slices.ContainsFunc(slackRooms(cfg), func(r slack.Room) bool { return r.Decides })
}

// proveSlack tries the connection to Slack and says what is found.
func proveSlack(ctx context.Context, out io.Writer, cfg *configs.Config) error {
	var people []chat.Identity
	for _, p := range cfg.People {
		for _, id := range cfg.IdentitiesOf(p) {
			if id.Platform == slack.Name {
				people = append(people, identity(id))
			}
		}
	}
	bad := 0
	for _, f := range slack.New(slackToolOptions(cfg)).Check(ctx, slack.Wants{Groups: slackDecides(cfg)}, slackRooms(cfg), people) {
		if f.OK {
			fmt.Fprintf(out, "slack: ok: %s\n", f.What)
			continue
		}
		bad++
		fmt.Fprintf(out, "slack: NOT OK: %s: %s\n", f.What, f.Fix)
	}
	if bad > 0 {
		return fmt.Errorf("%d to mend in Slack", bad)
	}
	return nil
}
