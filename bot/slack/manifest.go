package slack

import (
	"cmp"
	"fmt"
	"strings"
)

// Wants says what an app is to be able to do.
type Wants struct {
	Name string // of the bot; "Milepost" if empty
	URL  string // https address of Path, for ModeHTTP; "" = Socket Mode
	// Channels and Groups: the app hears all that is said in the public and in the
	// private channels that it is in, not only mentions. Of what it hears there a
	// reply to a request's card is taken; see inbox.
	Channels, Groups bool
}

// scope is what a token may, and why we ask for it.
type scope struct{ name, why string }

// scopes are the least that the app needs, each with what it is for.
func scopes(w Wants) []scope {
	all := []scope{
		{"app_mentions:read", "hear @Milepost in a channel"},
		{"channels:read", "see whether the bot is in the channels of the teams"},
		{"chat:write", "answer, and change its own cards"},
		{"commands", "/milepost and the shortcuts"},
		{"files:read", "take photos and workbooks that people send"},
		{"files:write", "send workbooks and pictures"},
		{"groups:read", "the same for private channels"},
		{"im:history", "hear what is written in the private chat, and read back what came while Milepost was off"},
		{"im:read", "know which private chats there are, for reading back"},
		{"im:write", "open a private chat to remind somebody"},
		{"users:read", "tell a person from a bot, and see who has left"},
		{"users:read.email", "find people of the roster by their e-mail (milepost slack people)"},
	}
	if w.Channels {
		all = append(all, scope{"channels:history", "hear and read back what is said in channels without a mention"})
	}
	if w.Groups {
		all = append(all, scope{"groups:history", "hear decisions in the thread of a request in a private channel, and read that back"})
	}
	return all
}

// events are what Slack is to tell of, nothing that the scopes do not cover.
func events(w Wants) []string {
	all := []string{"app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"}
	if w.Channels {
		all = append(all, "message.channels")
	}
	if w.Groups {
		all = append(all, "message.groups")
	}
	return all
}

// Manifest is the app's manifest, to be pasted at api.slack.com/apps, as YAML.
func Manifest(w Wants) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	name := cmp.Or(strings.TrimSpace(clean(w.Name)), "Milepost")
	line("_metadata: {major_version: 1, minor_version: 1}")
	line("display_information:")
	line("  name: %q", short(name, 35))
	line("  description: %q", "Visits, next steps, leads and approvals for key-account teams")
	line("  background_color: %q", "#1f4b99")
	line("features:")
	line("  app_home: {home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false}")
	line("  bot_user: {display_name: %q, always_online: true}", short(name, 35))
	line("  shortcuts:")
	line("    - {name: Log as visit, type: message, callback_id: %s, description: Turn this message into a visit}", ShortcutMessage)
	line("    - {name: Log a visit, type: global, callback_id: %s, description: Fill in the form for a visit}", ShortcutGlobal)
	line("  slash_commands:")
	line("    - command: %s", Command)
	line("      description: Say it as you would in the chat")
	line("      usage_hint: %q", "met Mr Wang at BYD | 我的客户 | help")
	line("      should_escape: true")
	if w.URL != "" {
		line("      url: %q", w.URL)
	}
	line("oauth_config:")
	line("  scopes:")
	line("    bot:")
	for _, s := range scopes(w) {
		line("      - %s # %s", s.name, s.why)
	}
	line("settings:")
	line("  event_subscriptions:")
	if w.URL != "" {
		line("    request_url: %q", w.URL)
	}
	line("    bot_events: [%s]", strings.Join(events(w), ", "))
	line("  interactivity:")
	line("    is_enabled: true")
	if w.URL != "" {
		line("    request_url: %q", w.URL)
		line("    message_menu_options_url: %q", w.URL)
	}
	line("  org_deploy_enabled: false")
	line("  socket_mode_enabled: %v", w.URL == "")
	line("  token_rotation_enabled: false")
	return b.String()
}
