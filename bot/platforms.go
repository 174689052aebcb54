package main

import (
	"log/slog"
	"time"

	"milepost/bot/chat"
	"milepost/bot/console"
	"milepost/bot/slack"
	"milepost/bot/wecom"
	"milepost/configs"
	"milepost/storage/crm"
)

// platforms is the list of chat platforms: one line for each. The console
// stands in for all of them until one is connected.
func platforms(con *console.Console) []chat.Transport {
	return []chat.Transport{
		con.Transport(configs.PlatformSlack),
		con.Transport(configs.PlatformWeCom),
	}
}

// connected is the list of chat platforms that a configuration connects to, one
// line for each. Where there is none the console stands in for them, and a
// service keeps what it has to say.
func connected(cfg *configs.Config, store crm.Store, now func() time.Time, log *slog.Logger) ([]chat.Transport, error) {
	var out []chat.Transport
	for name, faults := range cfg.Unsound {
		out = append(out, unsound{name, faults})
	}
	if cfg.Slack.Enabled() && cfg.Unsound[configs.PlatformSlack] == nil {
		out = append(out, slack.New(slackOptions(cfg, store, now, log)))
	}
	if cfg.WeCom.Enabled() && cfg.Unsound[configs.PlatformWeCom] == nil {
		t, err := wecom.New(weComOptions(cfg, store, now, log))
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// platformNames are the platforms on which people and channels may be.
func platformNames() []string { return []string{configs.PlatformSlack, configs.PlatformWeCom} }
