package configs

import (
	"slices"
	"strconv"
	"strings"
)

// Enabled reports whether there is what it takes to connect to Slack.
func (s Slack) Enabled() bool { return s.BotToken.Set() }

// Enabled reports whether there is what it takes to connect to WeCom, by the
// self-built app or by the intelligent bot.
func (w WeCom) Enabled() bool { return w.Secret.Set() || w.BotSecret.Set() }

// Robots are the group robots: key by name. What cannot be read is said without
// showing it.
func (w WeCom) Robots() (keys map[string]string, problem string) {
	keys = map[string]string{}
	for _, pair := range strings.FieldsFunc(w.Hooks.Reveal(), func(r rune) bool { return strings.ContainsRune(", \t\r\n，", r) }) {
		name, key, ok := strings.Cut(pair, "=")
		if !ok || name == "" || key == "" {
			return nil, "one of the robots is not written as NAME=KEY"
		}
		keys[name] = key
	}
	return keys, ""
}

// leaveOut takes the faults of a platform out of those that forbid a start where
// another platform is sound: one wrong token is no reason to be deaf everywhere.
func (l *loader) leaveOut(found []Fault) (rest []Fault) {
	of := map[string]Faults{}
	for _, f := range found {
		name, _, _ := strings.Cut(f.Key, ".")
		if !slices.Contains(platforms(), name) {
			return found
		}
		of[name] = append(of[name], f)
	}
	on := map[string]bool{PlatformSlack: l.c.Slack.Enabled(), PlatformWeCom: l.c.WeCom.Enabled()}
	if !slices.ContainsFunc(platforms(), func(name string) bool { return on[name] && of[name] == nil }) {
		return found
	}
	for name, faults := range of {
		of[name] = l.locate(faults)
	}
	l.c.Unsound = of
	return nil
}

// slack checks that the section is whole and that no token stands in the slot
// of another.
func (v *validator) slack() {
	s := v.c.Slack
	v.slackTokens()
	if !s.Enabled() {
		return
	}
	v.demo("slack.bot_token")
	switch s.Mode {
	case "socket":
		v.needs("slack.app_token", s.AppToken.Set(), "Slack is connected by a socket, which takes an app-level token (xapp-)")
	case "http":
		v.needs("slack.signing_secret", s.SigningSecret.Set(), "Slack calls by HTTP, which takes the signing secret")
		v.needs("http.addr", v.c.HTTP.Addr != "", "Slack calls by HTTP, which takes an address to listen on")
	}
}

// slackTokens checks how Slack is reached, and that each token stands in its slot.
func (v *validator) slackTokens() {
	s := v.c.Slack
	v.oneOf("slack.mode", s.Mode, []string{"socket", "http"})
	v.url("slack.api_url", s.APIURL)
	v.kind("slack.bot_token", s.BotToken, "xoxb-", map[string]string{"xapp-": "an app-level token", "xoxp-": "a user token"})
	v.kind("slack.app_token", s.AppToken, "xapp-", map[string]string{"xoxb-": "a bot token", "xoxp-": "a user token"})
}

func (v *validator) wecom() {
	w := v.c.WeCom
	v.url("wecom.api_url", w.APIURL)
	if _, bad := w.Robots(); bad != "" {
		v.fault("wecom.hooks", "write NAME=KEY, several with commas or line ends between", "%s", bad)
	}
	if w.AESKey.Set() && len(w.AESKey.Reveal()) != 43 {
		v.fault("wecom.aes_key", "copy the EncodingAESKey from the app's page for receiving messages (接收消息 → EncodingAESKey)", "it has %d characters, not 43", len(w.AESKey.Reveal()))
	}
	if w.BotSecret.Set() || w.BotID != "" {
		v.needs("wecom.bot_id", w.BotID != "", "the intelligent bot takes an id and a secret")
		v.needs("wecom.bot_secret", w.BotSecret.Set(), "the intelligent bot takes an id and a secret")
	}
	if !w.Enabled() {
		return
	}
	if !w.Secret.Set() {
		v.demo("wecom.bot_secret")
		return
	}
	v.demo("wecom.secret")
	v.needs("wecom.corp_id", w.CorpID != "", "the app takes the corporation's id (企业ID)")
	v.needs("wecom.agent_id", w.AgentID != "", "the app takes its AgentId")
	if n, err := strconv.Atoi(w.AgentID); w.AgentID != "" && (err != nil || n < 1) {
		v.fault("wecom.agent_id", "copy the AgentId from the app's page: a number such as 1000002", "%q is no number", w.AgentID)
	}
	if w.Token.Set() || w.AESKey.Set() {
		v.needs("wecom.token", w.Token.Set(), "callbacks take the token and the EncodingAESKey")
		v.needs("wecom.aes_key", w.AESKey.Set(), "callbacks take the token and the EncodingAESKey")
		v.needs("http.addr", v.c.HTTP.Addr != "", "callbacks take an address to listen on")
	}
}

// kind tells of a token that was put into the wrong slot.
func (v *validator) kind(key string, s Secret, want string, others map[string]string) {
	for prefix, what := range others {
		if strings.HasPrefix(s.Reveal(), prefix) {
			v.fault(key, "put the one there that begins with "+want, "it begins with %s: that is %s", prefix, what)
		}
	}
}

func (v *validator) needs(key string, there bool, why string) {
	if !there {
		v.fault(key, "set "+EnvName(key), "it is missing; %s", why)
	}
}

// demo keeps the demonstration's invented people off a real platform.
func (v *validator) demo(key string) {
	if v.c.Demo {
		v.fault(key, "write a configuration that names your people and give it with --config, or unset the variable",
			"it connects to real people, but this is the demonstration team")
	}
}
