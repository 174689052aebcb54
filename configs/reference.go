package configs

import (
	"fmt"
	"io"
	"strings"

	"milepost/configs/playbook"
)

// Entry documents one key of the configuration file.
type Entry struct {
	Key     string `json:"key"`              // section.key; teams[].name for what each row of a list has
	Env     string `json:"env,omitzero"`     // the variable that stands over it; "" for what stands in a list
	Default string `json:"default,omitzero"` // "" for none
	Secret  bool   `json:"secret,omitzero"`  // it is never written in the file itself
	What    string `json:"what"`             // what it does, one sentence
	Example string `json:"example,omitzero"` // YAML, as it may stand in the file
}

// page is the whole documentation of the configuration. Its order is the order
// of the file; a key that is missing here fails a test.
func page() []Entry {
	return []Entry{
		{Key: "company.name", Example: "海平自动化", What: "Your company's name; it must be given."},
		{Key: "company.short", Example: "海平", What: "How texts call the company; without it, its name."},
		{Key: "company.product", Example: "工业自动化设备", What: "What you sell, for the call script."},
		{Key: "company.locale", Example: "zh", What: "Language of teams and people that say nothing else: zh or en."},
		{Key: "company.zone", Example: "Asia/Shanghai", What: "Time zone of teams and people that say nothing else, an IANA name; daily backups keep to it too."},
		{Key: "company.calendar", Example: "CN", What: "Public holidays of teams and people that say nothing else: CN, DE or a German state (DE-BY), FR, GB, JP, US, none, or one of calendars."},
		{Key: "company.hours", Example: "09:00-18:00", What: "Working hours of people that say nothing else."},
		{Key: "data", Example: "/var/lib/milepost", What: "Folder of the store; in the file, relative to the file. --data stands over it."},
		{Key: "playbook", Example: "method.yaml", What: "File of the sales method, relative to this file; without it, the embedded one."},
		{Key: "log.level", Example: "info", What: "How much is logged: debug, info, warn or error."},
		{Key: "log.format", Example: "auto", What: "How it is logged: text, json, or auto (text on a terminal, JSON elsewhere)."},
		{Key: "http.addr", Example: "127.0.0.1:8080", What: "Where callbacks and health checks are listened for, host:port; without it, nowhere."},
		{Key: "backup.dir", Example: "/var/backups/milepost", What: "Folder of the daily copies, relative to this file; without it, backups in the data folder. Another disk is better."},
		{Key: "backup.at", Example: `"02:30"`, What: "When the running service copies its store, daily, in the company's zone."},
		{Key: "backup.keep", Example: "7", What: "How many copies are kept; an older one is removed after a new one was verified. 0 makes none."},
		{Key: "limits.file_mb", Example: "20", What: "Largest file that is taken from chat, MiB, 1 to 100."},
		{Key: "limits.import_rows", Example: "5000", What: "Rows of one import, 1 to 5000."},
		{Key: "limits.held_days", Example: "7", What: "Days for which the messages of strangers are kept, 1 to 90."},
		{Key: "limits.body_days", Example: "30", What: "Days for which the words of messages and posts are kept, 1 to 3650; records stay."},
		{Key: "limits.key_days", Example: "400", What: "Days for which a message that comes twice is recognised, body_days to 3650."},
		{Key: "limits.blob_days", Example: "3", What: "Days for which files are kept that nothing refers to, 1 to 90."},
		{Key: "exports.notice", Example: "true", What: "Whether exported files and the messages that bring them say 内部文件,注意保密 (internal, confidential): true or false."},
		{Key: "slack.mask", Example: "true", What: "Whether Slack shows telephone numbers and mail addresses with their middle hidden: true or false."},
		{Key: "slack.workspace", Example: "T0AB12", What: "The workspace of identities and channels that name none."},
		{Key: "slack.mode", Example: "socket", What: "How Slack is connected: socket, or http (which takes http.addr)."},
		{Key: "slack.api_url", Example: "https://slack.com/api/", What: "A server other than Slack's."},
		{Key: "slack.bot_token", What: "The bot token, xoxb-…"},
		{Key: "slack.bot_token_file", Example: "/run/secrets/slack_bot_token", What: "File that holds the bot token."},
		{Key: "slack.app_token", What: "The app-level token, xapp-…, for the mode socket."},
		{Key: "slack.app_token_file", Example: "/run/secrets/slack_app_token", What: "File that holds the app-level token."},
		{Key: "slack.signing_secret", What: "The signing secret, for the mode http."},
		{Key: "slack.signing_secret_file", Example: "/run/secrets/slack_signing_secret", What: "File that holds the signing secret."},
		{Key: "wecom.mask", Example: "true", What: "Whether WeCom shows telephone numbers and mail addresses with their middle hidden: true or false."},
		{Key: "wecom.corp_id", Example: "ww1234", What: "The corporation's id (企业ID), also the tenant of identities that name none."},
		{Key: "wecom.agent_id", Example: `"1000002"`, What: "The app's AgentId."},
		{Key: "wecom.api_url", Example: "https://qyapi.weixin.qq.com", What: "A server other than WeCom's."},
		{Key: "wecom.bot_id", Example: "aib0000", What: "Id of the intelligent bot."},
		{Key: "wecom.bot_url", Example: "wss://openws.work.weixin.qq.com", What: "A server of intelligent bots other than WeCom's."},
		{Key: "wecom.secret", What: "The app's secret."},
		{Key: "wecom.secret_file", Example: "/run/secrets/wecom_secret", What: "File that holds the app's secret."},
		{Key: "wecom.token", What: "Token of callbacks."},
		{Key: "wecom.token_file", Example: "/run/secrets/wecom_token", What: "File that holds the token of callbacks."},
		{Key: "wecom.aes_key", What: "EncodingAESKey of callbacks, 43 characters."},
		{Key: "wecom.aes_key_file", Example: "/run/secrets/wecom_aes_key", What: "File that holds the EncodingAESKey."},
		{Key: "wecom.bot_secret", What: "Secret of the intelligent bot."},
		{Key: "wecom.bot_secret_file", Example: "/run/secrets/wecom_bot_secret", What: "File that holds the intelligent bot's secret."},
		{Key: "wecom.hooks", What: "Group robots that digests go to, as NAME=KEY, several with commas or line ends between; channels name NAME."},
		{Key: "wecom.hooks_file", Example: "/run/secrets/wecom_hooks", What: "File that holds the group robots."},
		{Key: "calendars[].id", Example: "factory", What: "A calendar to add years to (CN), or one of your own, which teams and people may have."},
		{Key: "calendars[].like", Example: "CN", What: "Of one of your own: the calendar whose holidays and make-up workdays it has too; without it, none."},
		{Key: "calendars[].weekend", Example: "[sun]", What: "Its days off every week, mon to sun; without them, those of the calendar that it is like, else Saturday and Sunday."},
		{Key: "calendars[].file", Example: "cn-2027.txt", What: "File, relative to this one, of holidays of further years: lines of \"off NAME FIRST LAST\" and \"work DATE\". It stands in place of what the program knows of those years."},
		{Key: "holidays[].name", Example: "司庆", What: "A day, or a run of days, on which the company is closed."},
		{Key: "holidays[].first", Example: "2026-06-18", What: "Its first day."},
		{Key: "holidays[].last", Example: "2026-06-18", What: "Its last day, inclusive; without it, the first."},
		{Key: "holidays[].calendars", Example: "[CN]", What: "The calendars that it holds in; without them, all."},
		{Key: "teams[].id", Example: "south", What: "What people: call the team; it never changes."},
		{Key: "teams[].name", Example: "华南", What: "How colleagues call the team."},
		{Key: "teams[].region", Example: "华南", What: "The region it sells in."},
		{Key: "teams[].zone", Example: "Asia/Shanghai", What: "Its time zone; without it, the company's. Digests keep to it."},
		{Key: "teams[].locale", Example: "zh", What: "Language of its channels; without it, the company's."},
		{Key: "teams[].calendar", Example: "CN", What: "Its public holidays; without it, the company's."},
		{Key: "teams[].channels[].platform", Example: "slack", What: "Where the channel is: slack or wecom."},
		{Key: "teams[].channels[].channel", Example: "T0AB12/C0CD34", What: "Its id, or TENANT/ID."},
		{Key: "teams[].channels[].label", Example: `"#华南"`, What: "How people call it."},
		{Key: "teams[].channels[].amounts", Example: "false", What: "Whether money may be shown there."},
		{Key: "teams[].channels[].approvals", Example: "false", What: "Whether requests stand there with all they need and are decided there: a private channel."},
		{Key: "people[].id", Example: "wang", What: "What the other rows call the person; it never changes."},
		{Key: "people[].name", Example: "王敏", What: "The name that colleagues write."},
		{Key: "people[].full", Example: "王晓敏", What: "The full name."},
		{Key: "people[].aliases", Example: "[敏姐, Wang]", What: "Other names by which colleagues call the person."},
		{Key: "people[].roles", Example: "[manager]", What: "One or more of rep, manager, director, specialist, admin."},
		{Key: "people[].team", Example: "south", What: "The id of a team; a rep and a manager have one."},
		{Key: "people[].manager", Example: "zhao", What: "The id of the one who decides requests."},
		{Key: "people[].deputy", Example: "zhao", What: "The id of the one who stands in."},
		{Key: "people[].locale", Example: "zh", What: "The person's language: zh or en; without it, the team's."},
		{Key: "people[].zone", Example: "Asia/Shanghai", What: "The person's time zone; without it, the team's."},
		{Key: "people[].hours", Example: "09:00-18:00", What: "Working hours; without them, the company's."},
		{Key: "people[].calendar", Example: "CN", What: "Public holidays; without it, the team's."},
		{Key: "people[].home", Example: "slack", What: "Where the bot speaks first: slack or wecom; needed with identities on both."},
		{Key: "people[].identities", Example: "{slack: T0AB12/U0GH78, wecom: ww1234/wangmin}", What: "Who the person is on each platform: ID, or TENANT/ID."},
	}
}

// Reference documents every key of the configuration, in the order in which
// the file has them.
func Reference() ([]Entry, error) {
	l := &loader{c: &Config{}, places: playbook.Places{}}
	if err := l.embedded("default.yaml"); err != nil {
		return nil, err
	}
	byKey := map[string]setting{}
	for _, s := range settings(l.c) {
		byKey[s.key] = s
	}
	all := page()
	for i, e := range all {
		s, single := byKey[e.Key]
		if !single {
			continue
		}
		all[i].Env = EnvName(e.Key)
		_, all[i].Secret = s.field.Interface().(Secret)
		if text := s.text(); text != "0" {
			all[i].Default = text
		}
	}
	return all, nil
}

// WriteReference writes the reference as a configuration file that can be
// used: every key with a comment, what has neither a default nor is needed
// commented out.
func WriteReference(w io.Writer) error {
	all, err := Reference()
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("# Everything that a configuration of Milepost can say. A line that is commented out\n" +
		"# shows an example of what is not set by default; [NAME] is the environment variable\n" +
		"# that stands over the key. Take what you need.\n")
	var open []string // the sections that the last key stood in
	for _, e := range all {
		path := strings.Split(e.Key, ".")
		same := 0
		for same < len(open) && same < len(path)-1 && open[same] == path[same] {
			same++
		}
		row := false // the first key of a row of a list
		for depth := same; depth < len(path)-1; depth++ {
			name, list := strings.CutSuffix(path[depth], "[]")
			gap := ""
			if depth == 0 {
				gap = "\n"
			}
			fmt.Fprintf(&b, "%s%s%s:\n", gap, indent(path[:depth]), name)
			row = list
		}
		open = path[:len(path)-1]
		e.write(&b, indent(open), row)
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// indent is the space before the keys of a section.
func indent(sections []string) string {
	out := ""
	for _, s := range sections {
		out += "  "
		if strings.HasSuffix(s, "[]") {
			out += "  "
		}
	}
	return out
}

// write writes a key with its comment. row says that it begins a row of a list.
func (e Entry) write(b *strings.Builder, space string, row bool) {
	name := e.Key[strings.LastIndex(e.Key, ".")+1:]
	env := ""
	if e.Env != "" {
		env = " [" + e.Env + "]"
	}
	fmt.Fprintf(b, "%s# %s%s\n", space, e.What, env)
	switch {
	case e.Secret:
		fmt.Fprintf(b, "%s# %s is a secret: set the variable, or name a file with %s_file.\n", space, name, name)
	case row:
		fmt.Fprintf(b, "%s- %s: %s\n", space[2:], name, e.Example)
	case e.Default != "" || e.Key == "company.name":
		fmt.Fprintf(b, "%s%s: %s\n", space, name, e.used())
	case e.Env == "" && !e.optional():
		fmt.Fprintf(b, "%s%s: %s\n", space, name, e.Example)
	default:
		fmt.Fprintf(b, "%s# %s: %s\n", space, name, e.Example)
	}
}

// used is the value that stands in the reference: the default, quoted as the
// example is.
func (e Entry) used() string {
	if e.Default == "" || strings.Trim(e.Example, `"`) == e.Default {
		return e.Example
	}
	return e.Default
}

// optional reports whether a key of a list names what the reference has not.
func (e Entry) optional() bool {
	return e.Key == "people[].manager" || e.Key == "people[].deputy" || e.Key == "calendars[].file"
}
