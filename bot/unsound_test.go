package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/configs"
)

// TestWhatIsSetUpWronglyIsDownAndTheOtherWorks: it is said at the start, and what
// is to be said there waits.
func TestWhatIsSetUpWronglyIsDownAndTheOtherWorks(t *testing.T) {
	env := map[string]string{
		"MILEPOST_SLACK_BOT_TOKEN": "xapp-1", "MILEPOST_SLACK_APP_TOKEN": "xapp-1",
		"MILEPOST_WECOM_CORP_ID": "c", "MILEPOST_WECOM_AGENT_ID": "1", "MILEPOST_WECOM_SECRET": "s",
	}
	file := write(t, "team.yaml", "company: {name: 海平自动化}\nteams: [{id: t, name: 华南}]\npeople: [{id: li, name: 小李, roles: [admin], team: t}]\n")
	cfg, err := configs.Load(configs.Options{Path: file, ReadFile: readFile, Partly: true, Env: func(name string) (string, bool) {
		v, ok := env[name]
		return v, ok
	}})
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	sayUnsound(&said, cfg.Unsound)
	if got := said.String(); !strings.Contains(got, "MILEPOST_SLACK_BOT_TOKEN: it begins with xapp-") || !strings.Contains(got, "slack is not connected") {
		t.Errorf("at the start it says %s", got)
	}
	all, err := connected(cfg, nil, time.Now, chattest.Log(t, nil))
	if err != nil || len(all) != 2 {
		t.Fatalf("%d platforms, %v", len(all), err)
	}
	for _, p := range all {
		if p.Name() != configs.PlatformSlack {
			continue
		}
		var later *chat.Retry
		if _, err := p.Send(t.Context(), chat.Sending{}); !errors.As(err, &later) {
			t.Errorf("what is to be said there ends in %v", err)
		}
		if err := p.Run(t.Context(), nil); err == nil || !strings.Contains(err.Error(), "xoxb-") || strings.Contains(err.Error(), "xapp-1") {
			t.Errorf("it is down because %v", err)
		}
	}
}
