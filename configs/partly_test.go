package configs

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestOneWrongTokenIsNoReasonToBeDeafEverywhere: a platform that is set up wrongly
// is left out where another one is sound, and only there.
func TestOneWrongTokenIsNoReasonToBeDeafEverywhere(t *testing.T) {
	const team = "company: {name: 海平自动化}\nteams: [{id: t, name: 华南}]\npeople: [{id: li, name: 小李, roles: [admin], team: t}]\n"
	wecom := map[string]string{"MILEPOST_WECOM_CORP_ID": "c", "MILEPOST_WECOM_AGENT_ID": "1", "MILEPOST_WECOM_SECRET": "s"}
	swapped := map[string]string{"MILEPOST_SLACK_BOT_TOKEN": "xapp-1", "MILEPOST_SLACK_APP_TOKEN": "xapp-1"}
	for _, c := range []struct {
		says, file string
		env        []map[string]string
		out        []string // left out
		refused    string   // in the error; "" = it loads
	}{
		{"both sound", team, []map[string]string{wecom, {"MILEPOST_SLACK_BOT_TOKEN": "xoxb-1", "MILEPOST_SLACK_APP_TOKEN": "xapp-1"}}, nil, ""},
		{"Slack's tokens swapped, WeCom sound", team, []map[string]string{wecom, swapped}, []string{"slack"}, ""},
		{"Slack's tokens swapped, and nothing else", team, []map[string]string{swapped}, nil, "xoxb-"},
		{"WeCom without its corporation, Slack sound", team, []map[string]string{{"MILEPOST_WECOM_SECRET": "s", "MILEPOST_WECOM_AGENT_ID": "1", "MILEPOST_SLACK_BOT_TOKEN": "xoxb-1", "MILEPOST_SLACK_APP_TOKEN": "xapp-1"}}, []string{"wecom"}, ""},
		{"both wrong", team, []map[string]string{swapped, {"MILEPOST_WECOM_SECRET": "s", "MILEPOST_WECOM_AGENT_ID": "1"}}, nil, "xoxb-"},
		{"a wrong token, and a fault elsewhere", strings.Replace(team, "海平自动化", `""`, 1), []map[string]string{wecom, swapped}, nil, "company.name"},
	} {
		t.Run(c.says, func(t *testing.T) {
			env := func(name string) (string, bool) {
				for _, m := range c.env {
					if v, ok := m[name]; ok {
						return v, true
					}
				}
				return "", false
			}
			cfg, err := Load(Options{Path: "team.yaml", Env: env, Partly: true, ReadFile: func(string) ([]byte, error) { return []byte(c.file), nil }})
			if (err == nil) != (c.refused == "") || err != nil && !strings.Contains(err.Error(), c.refused) {
				t.Fatalf("it says %v, want %q", err, c.refused)
			}
			if err != nil {
				return
			}
			if got := slices.Sorted(maps.Keys(cfg.Unsound)); !slices.Equal(got, c.out) {
				t.Errorf("left out %q, want %q", got, c.out)
			}
			for _, f := range cfg.Unsound {
				if said := f.Error(); !strings.Contains(said, "MILEPOST_") || strings.Contains(said, "xapp-1") {
					t.Errorf("it says %s", said)
				}
			}
		})
	}
}
