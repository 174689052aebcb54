package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/configs"
)

// TestConfigSaysWhereEachValueComesFrom gives values from everywhere.
func TestConfigSaysWhereEachValueComesFrom(t *testing.T) {
	team := write(t, "team.yaml", "company: {name: 海平}\nlog: {level: warn}\nslack: {app_token_file: app}\npeople:\n  - {id: a, name: 甲, roles: [admin]}\n")
	token := filepath.Join(filepath.Dir(team), "app")
	if err := os.WriteFile(token, []byte("xapp-s3cr3t\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"MILEPOST_SLACK_BOT_TOKEN": "xoxb-s3cr3t", "MILEPOST_HTTP_ADDR": ":8080"}
	run := func(args ...string) string {
		t.Helper()
		code, out, errs := calledIn(t, env, "", append([]string{"config", "--config", team, "--data", "/srv/milepost"}, args...)...)
		if code != exitOK {
			t.Fatalf("exit %d: %s%s", code, out, errs)
		}
		return out
	}
	lines := map[string]string{}
	for line := range strings.Lines(run()) {
		if key, rest, ok := strings.Cut(line, " "); ok {
			lines[key] = strings.Join(strings.Fields(rest), " ")
		}
	}
	for key, want := range map[string]string{
		"company.name":    "海平 " + team + ":1",
		"company.zone":    "Asia/Shanghai default",
		"data":            "/srv/milepost --data",
		"log.level":       "warn " + team + ":2",
		"http.addr":       ":8080 MILEPOST_HTTP_ADDR",
		"slack.bot_token": "•••• MILEPOST_SLACK_BOT_TOKEN",
		"slack.app_token": "•••• " + token,
		"wecom.secret":    "– default",
	} {
		if lines[key] != want {
			t.Errorf("%s: %q, want %q", key, lines[key], want)
		}
	}
	var views []settingView
	if err := json.Unmarshal([]byte(run("--json")), &views); err != nil || len(views) == 0 {
		t.Errorf("no JSON: %v", err)
	}
	for _, v := range views {
		if v.Key == "data" && (v.From != configs.FromFlag || v.Value != "/srv/milepost") {
			t.Errorf("data is %+v", v)
		}
	}
}

// TestTheReferenceIsAConfiguration checks what the reference prints.
func TestTheReferenceIsAConfiguration(t *testing.T) {
	code, out, errs := called(t, "", "config", "--reference")
	if code != exitOK {
		t.Fatalf("exit %d: %s", code, errs)
	}
	if code, out, errs := called(t, "", "check", "--config", write(t, "team.yaml", out)); code != exitOK {
		t.Errorf("exit %d\n%s%s", code, out, errs)
	}
}

// TestTheKeysInTheReadme compares the README's table with the reference.
func TestTheKeysInTheReadme(t *testing.T) {
	all, err := configs.Reference()
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	want.WriteString("| key | default | what it is |\n|---|---|---|\n")
	for _, e := range all {
		if e.Env != "" && !e.Secret && !strings.HasSuffix(e.Key, "_file") {
			value := ""
			if e.Default != "" {
				value = "`" + e.Default + "`"
			}
			fmt.Fprintf(&want, "| `%s` | %s | %s |\n", e.Key, value, e.What)
		}
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "<!-- compared with the reference by TestTheKeysInTheReadme -->\n")
	if got, _, _ := strings.Cut(rest, "\n\n"); got+"\n" != want.String() {
		t.Errorf("the README shows\n%s\nand the reference says\n%s", got, want.String())
	}
}
