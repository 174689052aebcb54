package configs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// world is a set of files and an environment.
func world(files map[string]string, env map[string]string) Options {
	opt := Options{
		Env: func(name string) (string, bool) { v, ok := env[name]; return v, ok },
		ReadFile: func(path string) ([]byte, error) {
			if text, ok := files[filepath.ToSlash(path)]; ok {
				return []byte(text), nil
			}
			return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
		},
	}
	if _, ok := files["team.yaml"]; ok {
		opt.Path = "team.yaml"
	}
	return opt
}

// small is the shortest configuration that can be used.
const small = `company: {name: Oakline}
people:
  - {id: greta, name: Greta, roles: [admin], locale: en, zone: Europe/Berlin, calendar: DE}
`

func load(t *testing.T, opt Options) *Config {
	t.Helper()
	c, err := Load(opt)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestLoadFile(t *testing.T) {
	c := load(t, world(map[string]string{"team.yaml": `
company: {name: Oakline GmbH, short: Oakline, locale: en, zone: Europe/Berlin, calendar: DE, hours: 08:00-17:00}
slack: {workspace: T0}
teams:
  - {id: south, name: South, zone: Asia/Shanghai, channels: [{platform: slack, channel: C1, label: "#south"}]}
people:
  - {id: greta, name: Greta, roles: [manager], team: south, identities: {slack: U1}}
  - {id: neil, name: Neil, roles: [rep], team: south, manager: greta, hours: 10:00-19:00, home: slack, identities: {slack: U2, wecom: corp/neil}}
  - {id: ada, name: Ada, roles: [admin]}
`}, nil))
	type row struct{ Zone, Locale, Calendar, Hours, Home, Identities string }
	for id, want := range map[string]row{
		"greta": {"Asia/Shanghai", "en", "DE", "08:00-17:00", "slack", "[{slack T0 U1}]"},
		"neil":  {"Asia/Shanghai", "en", "DE", "10:00-19:00", "slack", "[{slack T0 U2} {wecom corp neil}]"},
		"ada":   {"Europe/Berlin", "en", "DE", "08:00-17:00", "", "[]"},
	} {
		p, _ := c.Person(id)
		got := row{p.Zone, p.Locale, p.Calendar, p.Hours, p.Home, fmt.Sprint(c.IdentitiesOf(p))}
		if got != want {
			t.Errorf("%s takes what is not said from the team, then the company: %+v, want %+v", id, got, want)
		}
	}
	if c.Demo || c.Path != "team.yaml" {
		t.Errorf("a configuration of one's own is no demonstration: %t %q", c.Demo, c.Path)
	}
}

func TestEnvironmentStandsOverTheFile(t *testing.T) {
	c := load(t, world(map[string]string{
		"conf/team.yaml":    small + "log: {level: debug, format: json}\ndata: db\nplaybook: method.yaml\nslack: {app_token_file: secrets/app}\n",
		"conf/method.yaml":  "pareto_pct: 70\n",
		"conf/secrets/app":  "xapp-from-a-file\n",
		"/run/secrets/wecm": "wecom-secret\n",
	}, map[string]string{
		"MILEPOST_CONFIG":             "conf/team.yaml",
		"MILEPOST_LOG_LEVEL":          "warn",
		"MILEPOST_LIMITS_FILE_MB":     "7",
		"MILEPOST_SLACK_BOT_TOKEN":    "xoxb-1",
		"MILEPOST_WECOM_SECRET_FILE":  "/run/secrets/wecm",
		"MILEPOST_WECOM_CORP_ID":      "ww1",
		"MILEPOST_WECOM_AGENT_ID":     "1000002",
		"MILEPOST_LIMITS_IMPORT_ROWS": "",
	}))
	for key, want := range map[string]Setting{
		"log.level":         {Env: "MILEPOST_LOG_LEVEL", Value: "warn", Origin: Origin{FromEnv, "MILEPOST_LOG_LEVEL", 0}},
		"log.format":        {Env: "MILEPOST_LOG_FORMAT", Value: "json", Origin: Origin{FromFile, "conf/team.yaml", 4}},
		"limits.file_mb":    {Env: "MILEPOST_LIMITS_FILE_MB", Value: "7", Origin: Origin{FromEnv, "MILEPOST_LIMITS_FILE_MB", 0}},
		"limits.held_days":  {Env: "MILEPOST_LIMITS_HELD_DAYS", Value: "7", Origin: Origin{Kind: FromDefault}},
		"limits.key_days":   {Env: "MILEPOST_LIMITS_KEY_DAYS", Value: "400", Origin: Origin{Kind: FromDefault}},
		"data":              {Env: "MILEPOST_DATA", Value: filepath.Join("conf", "db"), Origin: Origin{FromFile, "conf/team.yaml", 5}},
		"slack.bot_token":   {Env: "MILEPOST_SLACK_BOT_TOKEN", Value: hidden, Origin: Origin{FromEnv, "MILEPOST_SLACK_BOT_TOKEN", 0}},
		"wecom.secret":      {Env: "MILEPOST_WECOM_SECRET", Value: hidden, Origin: Origin{FromFile, "/run/secrets/wecm", 0}},
		"slack.app_token":   {Env: "MILEPOST_SLACK_APP_TOKEN", Value: hidden, Origin: Origin{FromFile, filepath.Join("conf", "secrets", "app"), 7}},
		"wecom.bot_secret":  {Env: "MILEPOST_WECOM_BOT_SECRET", Value: "", Origin: Origin{Kind: FromDefault}},
		"limits.import_row": {},
	} {
		i := slices.IndexFunc(c.Settings(), func(s Setting) bool { return s.Key == key })
		if i < 0 {
			if want != (Setting{}) {
				t.Errorf("%s is not listed", key)
			}
			continue
		}
		want.Key = key
		if got := c.Settings()[i]; got != want {
			t.Errorf("%s: %+v, want %+v", key, got, want)
		}
	}
	if c.Slack.AppToken.Reveal() != "xapp-from-a-file" || c.WeCom.Secret.Reveal() != "wecom-secret" {
		t.Error("secrets are read from their files, without the line's end")
	}
	if !c.Slack.Enabled() || !c.WeCom.Enabled() {
		t.Error("both platforms are configured")
	}
	if c.Book.Pareto != 70 {
		t.Errorf("the playbook is found beside the configuration: %d", c.Book.Pareto)
	}
}

func TestLoadFaults(t *testing.T) {
	const people = "people:\n  - {id: a, name: A, roles: [admin]}\n"
	for _, row := range []struct {
		says, file string
		env        map[string]string
		want       string
	}{
		{
			"nobody is named", "company: {name: X}\n", nil,
			`team.yaml: people: nobody is named; add at least yourself, with an id, a name and roles: [admin]`,
		},
		{
			"a company without a name", people, nil,
			`team.yaml: company.name: nothing is said; write your company's name`,
		},
		{
			"a key that is nearly right", "compani: {name: X}\n" + people, nil,
			`team.yaml:1:1: compani: there is no key "compani" here; did you mean "company"?`,
		},
		{
			"a secret in the file", small + "slack:\n  bot_token: xoxb-1\n", nil,
			`team.yaml:5:14: slack.bot_token: a secret does not belong in this file; set MILEPOST_SLACK_BOT_TOKEN in the environment, or name a file that holds it in slack.bot_token_file`,
		},
		{
			"a secret's file that is not there", small + "slack: {bot_token_file: /nowhere}\n", nil,
			`team.yaml:4:9: slack.bot_token_file: /nowhere: there is no such file; check the path and who may read it`,
		},
		{
			"a playbook that is not there", small + "playbook: mine.yaml\n", nil,
			`team.yaml:4:1: playbook: mine.yaml: there is no such file; check the path, or take the key away for the embedded playbook`,
		},
		{
			"a number in the environment that is none", small,
			map[string]string{"MILEPOST_LIMITS_FILE_MB": "many"},
			`environment: MILEPOST_LIMITS_FILE_MB: "many" is no whole number that fits; set it right, or unset it`,
		},
		{
			"a value in the environment that cannot be", small,
			map[string]string{"MILEPOST_LOG_LEVEL": "loud"},
			`environment: MILEPOST_LOG_LEVEL: there is no "loud"; write one of: debug, info, warn, error`,
		},
		{
			"an app token in the slot of the bot token", small,
			map[string]string{"MILEPOST_SLACK_BOT_TOKEN": "xapp-1", "MILEPOST_SLACK_APP_TOKEN": "xapp-1"},
			`environment: MILEPOST_SLACK_BOT_TOKEN: it begins with xapp-: that is an app-level token; put the one there that begins with xoxb-`,
		},
		{
			"a socket without its token", small,
			map[string]string{"MILEPOST_SLACK_BOT_TOKEN": "xoxb-1"},
			`team.yaml: slack.app_token: it is missing; Slack is connected by a socket, which takes an app-level token (xapp-); set MILEPOST_SLACK_APP_TOKEN`,
		},
		{
			"HTTP without the signing secret", small + "slack: {mode: http}\nhttp: {addr: \":8080\"}\n",
			map[string]string{"MILEPOST_SLACK_BOT_TOKEN": "xoxb-1"},
			`team.yaml:4:1: slack.signing_secret: it is missing; Slack calls by HTTP, which takes the signing secret; set MILEPOST_SLACK_SIGNING_SECRET`,
		},
		{
			"a key of the wrong length", small,
			map[string]string{"MILEPOST_WECOM_AES_KEY": "short"},
			`environment: MILEPOST_WECOM_AES_KEY: it has 5 characters, not 43; copy the EncodingAESKey from the app's page for receiving messages (接收消息 → EncodingAESKey)`,
		},
		{
			"a WeCom app without its corporation", small,
			map[string]string{"MILEPOST_WECOM_SECRET": "s", "MILEPOST_WECOM_AGENT_ID": "1"},
			`team.yaml: wecom.corp_id: it is missing; the app takes the corporation's id (企业ID); set MILEPOST_WECOM_CORP_ID`,
		},
		{
			"a bot without its secret", small,
			map[string]string{"MILEPOST_WECOM_BOT_ID": "b"},
			`team.yaml: wecom.bot_secret: it is missing; the intelligent bot takes an id and a secret; set MILEPOST_WECOM_BOT_SECRET`,
		},
		{
			"a port that is too large", small + "http: {addr: ':99999'}\n", nil,
			`team.yaml:4:8: http.addr: ":99999" is no address to listen on; write host:port, such as 127.0.0.1:8080 or :8080`,
		},
		{
			"an address that is none", small + "http: {addr: here}\n", nil,
			`team.yaml:4:8: http.addr: "here" is no address to listen on; write host:port, such as 127.0.0.1:8080 or :8080`,
		},
		{
			"a server's address that is none", small + "wecom: {api_url: qyapi}\n", nil,
			`team.yaml:4:9: wecom.api_url: "qyapi" is no address of a server; write it with https:// and the host`,
		},
		{
			"an unknown zone", "company: {name: X}\npeople:\n  - {id: a, name: A, roles: [admin], zone: Asia/Shenzen}\n", nil,
			`team.yaml:3:38: people.a.zone: "Asia/Shenzen" is no time zone; write a name such as Asia/Shanghai or Europe/Berlin`,
		},
		{
			"an unknown language", "company: {name: X}\npeople:\n  - {id: a, name: A, roles: [admin], locale: cn}\n", nil,
			`team.yaml:3:38: people.a.locale: there is no "cn"; did you mean "en"?`,
		},
		{
			"an unknown calendar", "company: {name: X, calendar: XX}\n" + people, nil,
			`team.yaml:1:20: company.calendar: there is no "XX"; write one of: CN, DE, DE-BB, DE-BE, DE-BW, DE-BY, DE-HB, DE-HE, DE-HH, DE-MV, DE-NI, DE-NW, DE-RP, DE-SH, DE-SL, DE-SN, DE-ST, DE-TH, FR, GB, JP, US, none`,
		},
		{
			"hours that end before they begin", "company: {name: X, hours: 18:00-09:00}\n" + people, nil,
			`team.yaml:1:20: company.hours: "18:00-09:00" are no working hours; write them as 09:00-18:00`,
		},
		{
			"an unknown role", "company: {name: X}\npeople:\n  - {id: a, name: A, roles: [manger], team: t}\nteams:\n  - {id: t, name: T}\n", nil,
			`team.yaml:3:30: people.a.roles.1: there is no "manger"; did you mean "manager"?`,
		},
		{
			"a person without a role", "company: {name: X}\npeople:\n  - {id: a, name: A}\n", nil,
			`team.yaml:3:5: people.a.roles: A has no role; write one or more of: rep, manager, director, specialist, admin`,
		},
		{
			"a rep without a team", "company: {name: X}\npeople:\n  - {id: a, name: A, roles: [rep]}\n", nil,
			`team.yaml:3:5: people.a.team: a rep belongs to a team; add team: with the id of one of the teams`,
		},
		{
			"a team that is not there", "company: {name: X}\nteams:\n  - {id: south, name: South}\npeople:\n  - {id: a, name: A, roles: [rep], team: soth}\n", nil,
			`team.yaml:5:36: people.a.team: there is no team "soth"; did you mean "south"?`,
		},
		{
			"a manager who is not there", "company: {name: X}\npeople:\n  - {id: a, name: A, roles: [admin], manager: bob}\n", nil,
			`team.yaml:3:38: people.a.manager: there is no person "bob"; write one of: a`,
		},
		{
			"a manager who is none", "company: {name: X}\npeople:\n  - {id: a, name: A, roles: [admin], manager: b}\n  - {id: b, name: B, roles: [admin]}\n", nil,
			`team.yaml:3:38: people.a.manager: B is neither manager nor director; give b the role manager or director, or name another one`,
		},
		{
			"managers in a circle", "company: {name: X}\npeople:\n  - {id: a, name: A, roles: [director], manager: b}\n  - {id: b, name: B, roles: [director], manager: a}\n", nil,
			`team.yaml:3:41: people.a.manager: the managers go round in a circle; let one of them have no manager`,
		},
		{
			"a deputy of himself", "company: {name: X}\npeople:\n  - {id: a, name: A, roles: [admin], deputy: a}\n", nil,
			`team.yaml:3:38: people.a.deputy: A cannot stand in for himself; name somebody else`,
		},
		{
			"one identity for two people", "company: {name: X}\npeople:\n  - {id: a, name: A, roles: [admin], identities: {slack: T/U1}}\n  - {id: b, name: B, roles: [admin], identities: {slack: T/U1}}\n", nil,
			`team.yaml:4:51: people.b.identities.slack: "T/U1" is the identity at people.a.identities.slack already; take it away from one of them`,
		},
		{
			"an identity without a workspace", "company: {name: X}\npeople:\n  - {id: a, name: A, roles: [admin], identities: {slack: U1}}\n", nil,
			`team.yaml:3:51: people.a.identities.slack: it is not said in which workspace "U1" is; write TENANT/U1, or set slack.workspace`,
		},
		{
			"an unknown platform", "company: {name: X}\npeople:\n  - {id: a, name: A, roles: [admin], identities: {slak: T/U1}}\n", nil,
			`team.yaml:3:51: people.a.identities.slak: there is no "slak"; did you mean "slack"?`,
		},
		{
			"two identities and no home", "company: {name: X}\npeople:\n  - {id: a, name: A, roles: [admin], identities: {slack: T/U1, wecom: c/a}}\n", nil,
			`team.yaml:3:5: people.a.home: it is not said where to speak to A first; write slack or wecom`,
		},
		{
			"a home where he is not", "company: {name: X}\npeople:\n  - {id: a, name: A, roles: [admin], home: wecom, identities: {slack: T/U1}}\n", nil,
			`team.yaml:3:38: people.a.home: A has no identity on wecom; add identities: {wecom: …}, or change home:`,
		},
		{
			"one channel for two teams", small + "teams:\n  - {id: s, name: S, channels: [{platform: slack, channel: T/C, label: s}]}\n  - {id: n, name: N, channels: [{platform: slack, channel: T/C, label: n}]}\n", nil,
			`team.yaml:6:51: teams.n.channels.1.channel: "T/C" is the channel at teams.s.channels.1.channel already; take it away from one of them`,
		},
		{
			"an id with a space", "company: {name: X}\npeople:\n  - {id: a b, name: A, roles: [admin]}\n", nil,
			`team.yaml:3:5: people.a b: "a b" is no id; use letters, digits, _ and - only`,
		},
		{
			"a limit out of range", small + "limits: {file_mb: 5000}\n", nil,
			`team.yaml:4:10: limits.file_mb: 5000 is out of range; write a number from 1 to 100`,
		},
	} {
		c, err := Load(world(map[string]string{"team.yaml": row.file}, row.env))
		var faults Faults
		if !errors.As(err, &faults) || c != nil {
			t.Errorf("%s: nothing was wrong", row.says)
			continue
		}
		if got := faults[0].String(); got != row.want {
			t.Errorf("%s:\n got %s\nwant %s", row.says, got, row.want)
		}
	}
}

func TestLoadWithoutTheFile(t *testing.T) {
	_, err := Load(Options{Path: filepath.Join(t.TempDir(), "none.yaml"), ReadFile: os.ReadFile})
	if err == nil || !strings.Contains(err.Error(), "there is no such file; check --config and MILEPOST_CONFIG") {
		t.Errorf("a file that is not there: %v", err)
	}
	_, err = Load(Options{Path: t.TempDir(), ReadFile: os.ReadFile})
	if err == nil || !strings.Contains(err.Error(), "it cannot be read") {
		t.Errorf("a folder for a file: %v", err)
	}
	if _, err = Load(Options{Path: "x"}); err == nil {
		t.Error("without a way to read files none is read")
	}
}

func TestTheDemonstrationStaysOffRealPlatforms(t *testing.T) {
	for name, key := range map[string]string{"MILEPOST_SLACK_BOT_TOKEN": "xoxb-1", "MILEPOST_WECOM_SECRET": "s", "MILEPOST_WECOM_BOT_SECRET": "s"} {
		_, err := Load(world(nil, map[string]string{name: key}))
		if err == nil || !strings.Contains(err.Error(), name+": it connects to real people, but this is the demonstration team") {
			t.Errorf("%s alone is no configuration: %v", name, err)
		}
	}
}

func FuzzLoad(f *testing.F) {
	for _, seed := range []string{
		small, "", "people: [{id: a, drop: true}]", "people:\n  - {id: a, manager: b}\n  - {id: b, manager: a}\n",
		"slack: {bot_token_file: x}", "teams: [{id: t, channels: [{platform: slack}]}]", "people: [{id: a, identities: {slack: /}}]", "- - -",
	} {
		f.Add(seed, "info")
	}
	f.Fuzz(func(t *testing.T, file, level string) {
		c, err := Load(world(map[string]string{"team.yaml": file}, map[string]string{"MILEPOST_LOG_LEVEL": level}))
		var faults Faults
		switch {
		case err == nil && c == nil:
			t.Fatal("neither a configuration nor an error")
		case err != nil && !errors.As(err, &faults):
			t.Fatalf("an error that is no list of faults: %v", err)
		case err == nil && len(c.Validate()) > 0:
			t.Fatal("a configuration with faults was taken")
		}
	})
}
