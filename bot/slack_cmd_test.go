package main

import (
	"strings"
	"testing"

	"milepost/bot/slack/fake"
)

// rosterBegun is a configuration as an admin has it who has just begun: nobody has
// an id yet.
const rosterBegun = `company: {name: 海平}
teams:
  - {id: south, name: 华南, channels: [{platform: slack, channel: huanan, label: "#华南"}]}
people:
  - {id: wangmin, name: 王敏, roles: [manager, admin], team: south, home: slack}
  - {id: anna, name: Anna, roles: [rep], team: south, home: slack}
`

// rosterDone is the same with what the commands have said.
const rosterDone = `company: {name: 海平}
slack: {workspace: demo}
teams:
  - {id: south, name: 华南, channels: [{platform: slack, channel: huanan, label: "#华南"}]}
people:
  - {id: wangmin, name: 王敏, roles: [manager, admin], team: south, home: slack, identities: {slack: wangmin}}
  - {id: anna, name: Anna, roles: [rep], team: south, home: slack, identities: {slack: anna}}
`

// rosterDecides is the same with a channel in which requests are decided.
var rosterDecides = strings.Replace(rosterDone, `label: "#华南"`, `label: "#华南", approvals: true`, 1)

// TestSlackIsSetUpByCommands goes the README's way, with what goes wrong on it.
func TestSlackIsSetUpByCommands(t *testing.T) {
	const leastScopes = "app_mentions:read channels:read chat:write commands files:read files:write groups:read im:history im:read im:write users:read users:read.email"
	sound := func(*fake.Server) {}
	private := func(w *fake.Server) { w.Open(fake.Channel{ID: "huanan", Name: "华南", Private: true}) }
	for _, c := range []struct {
		says, args, team string
		scopes           []string
		before           func(*fake.Server)
		code             int
		want             []string
	}{
		{"the manifest, before anybody has an id", "slack manifest", rosterBegun, nil, sound, exitOK, []string{"socket_mode_enabled: true", "command: /milepost"}},
		{
			"the ids of people, and the workspace", "slack people anna@example.com nobody@example.com", rosterBegun, nil, sound, exitFailed,
			[]string{"slack: {workspace: demo}", "identities: {slack: anna} # anna, anna@example.com", "nobody@example.com: nobody in the workspace has this address"},
		},
		{"the manifest, where requests are decided in a channel", "slack manifest", rosterDecides, nil, sound, exitOK, []string{"- groups:history #", "message.im, tokens_revoked, message.groups]"}},
		{
			"a decision in a thread that would not be heard", "check --online", rosterDecides, strings.Fields(leastScopes), private, exitFailed,
			[]string{"NOT OK: scope groups:history is missing", "then Reinstall to Workspace"},
		},
		{
			"one that is heard", "check --online", rosterDecides, strings.Fields(leastScopes + " groups:history"), private, exitOK,
			[]string{"ok: scopes: all 13", "heard if the event message.groups is on"},
		},
		{
			"requests in a channel that all may read", "check --online", rosterDecides, strings.Fields(leastScopes + " groups:history"), sound, exitFailed,
			[]string{"NOT OK: channel #华南 (huanan): requests are decided there, but it is public", "make it private", "milepost slack manifest --channels"},
		},
		{
			"the same, on purpose", "check --online", rosterDecides, strings.Fields(leastScopes + " groups:history channels:history"), sound, exitOK,
			[]string{"heard if the event message.channels is on"},
		},
		{"an unfinished roster", "check --online", rosterBegun, nil, sound, exitFailed, []string{"people.anna.home", "slack.workspace"}},
		{"all well", "check --online", rosterDone, nil, sound, exitOK, []string{"ok: scopes: all 12", "Slack says hello", "channel #华南 (huanan): the bot is in it"}},
		{
			"a scope that is missing", "check --online", rosterDone,
			[]string{"chat:write", "im:write", "users:read"},
			sound, exitFailed,
			[]string{"NOT OK: scope im:history is missing", "then Reinstall to Workspace"},
		},
		{
			"a channel that is archived", "check --online", rosterDone, nil, func(w *fake.Server) { w.Open(fake.Channel{ID: "huanan", Name: "华南", Archived: true}) }, exitFailed,
			[]string{"NOT OK: channel #华南 (huanan)", "unarchive it"},
		},
		{
			"a channel in which customers read along", "check --online", rosterDone, nil, func(w *fake.Server) { w.Open(fake.Channel{ID: "huanan", Name: "华南", Shared: true}) }, exitFailed,
			[]string{"NOT OK: channel #华南 (huanan) is shared with another company", "a channel of your own company"},
		},
		{
			"somebody who has left", "check --online", rosterDone, nil, func(w *fake.Server) { w.Add(fake.User{ID: "anna", Gone: true}) }, exitFailed,
			[]string{"NOT OK: person anna", "take his Slack identity out of the roster"},
		},
		{"a revoked token", "check --online", rosterDone, nil, func(w *fake.Server) { w.Revoke("token_revoked") }, exitFailed, []string{"NOT OK: bot token: token_revoked", "reinstall the app"}},
	} {
		t.Run(c.says, func(t *testing.T) {
			w := workspace(t, fake.Options{Scopes: c.scopes})
			c.before(w)
			env := map[string]string{"MILEPOST_SLACK_BOT_TOKEN": fake.BotToken, "MILEPOST_SLACK_APP_TOKEN": fake.AppToken, "MILEPOST_SLACK_API_URL": w.APIURL()}
			code, out, errs := calledIn(t, env, "", append(strings.Fields(c.args), "--config", write(t, "team.yaml", c.team))...)
			said := out + errs
			if code != c.code {
				t.Errorf("exit %d, want %d\n%s", code, c.code, said)
			}
			for _, want := range c.want {
				if !strings.Contains(said, want) {
					t.Errorf("it does not say %s:\n%s", want, said)
				}
			}
		})
	}
}

// TestTheIdsOfAWholeOrganisationNameItsWorkspace: the token does not say which.
func TestTheIdsOfAWholeOrganisationNameItsWorkspace(t *testing.T) {
	w := workspace(t, fake.Options{Org: "E1", OrgWide: true})
	w.Add(fake.User{ID: "W0WEI", Name: "李伟", Email: "wei@example.com", Team: "T2"})
	env := map[string]string{"MILEPOST_SLACK_BOT_TOKEN": fake.BotToken, "MILEPOST_SLACK_APP_TOKEN": fake.AppToken, "MILEPOST_SLACK_API_URL": w.APIURL()}
	code, out, errs := calledIn(t, env, "", "slack", "people", "nobody@example.com", "wei@example.com", "--config", write(t, "team.yaml", rosterBegun))
	if want := "slack: {workspace: T2} # Fake\nidentities: {slack: W0WEI} # 李伟, wei@example.com\n"; code != exitFailed || out != want {
		t.Errorf("exit %d, says\n%s%swant\n%s", code, out, errs, want)
	}
}
