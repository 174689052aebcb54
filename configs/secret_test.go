package configs

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestSecretsAreNeverShown(t *testing.T) {
	const token = "xoxb-very-secret"
	c := load(t, world(map[string]string{"team.yaml": small}, map[string]string{
		"MILEPOST_SLACK_BOT_TOKEN": token, "MILEPOST_SLACK_APP_TOKEN": "xapp-very-secret",
	}))
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("started", "slack", c.Slack, "token", c.Slack.BotToken, "config", fmt.Sprint(*c))
	body, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	shown := []string{log.String(), string(body), fmt.Sprint(c.Settings())}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		shown = append(shown, fmt.Sprintf(verb, c.Slack), fmt.Sprintf(verb, c.Slack.BotToken), fmt.Sprintf(verb, &c.Slack.BotToken))
	}
	for _, s := range shown {
		if strings.Contains(s, "very-secret") || strings.Contains(s, fmt.Sprintf("%x", token)) {
			t.Errorf("a secret is shown: %s", s)
		}
	}
	if !strings.Contains(shown[0], hidden) {
		t.Errorf("a secret that is set shows as such: %s", shown[0])
	}
	if c.Slack.BotToken.Reveal() != token {
		t.Error("whoever connects gets the value")
	}
}
