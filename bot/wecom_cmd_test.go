package main

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"milepost/bot/cards"
	"milepost/bot/chattest"
	"milepost/bot/wecom/wecomtest"
)

// atWeCom runs a command that talks to a corporation.
func atWeCom(t *testing.T, corp *wecomtest.Corp, args ...string) (int, string, string) {
	t.Helper()
	env := map[string]string{
		"MILEPOST_WECOM_CORP_ID": corp.ID, "MILEPOST_WECOM_AGENT_ID": fmt.Sprint(corp.AgentID), "MILEPOST_WECOM_SECRET": corp.Secret,
		"MILEPOST_WECOM_API_URL": weComServer().URL(),
	}
	team := write(t, "team.yaml", `company: {name: 海平}
teams:
  - {id: south, name: 华南}
people:
  - {id: wangmin, name: 王敏, roles: [manager, admin], team: south}
  - {id: xiaoli, name: 小李, roles: [rep], team: south, identities: {wecom: XiaoLi}}
  - {id: gone, name: 老周, roles: [rep], team: south, identities: {wecom: laozhou}}
`)
	return calledIn(t, env, "", append(args, "--config", team)...)
}

func newCorp() *wecomtest.Corp {
	return weComServer().Corp(wecomtest.Member{ID: "xiaoli", Name: "小李"}, wecomtest.Member{ID: "WangMin", Name: "王敏"}, wecomtest.Member{ID: "lilei", Name: "李雷"})
}

func TestWeComIsSetUpByCommands(t *testing.T) {
	corp := newCorp()
	for _, c := range []struct {
		args string
		want []string
	}{
		{"wecom menu", []string{"今天\n", "我今天记了啥 → 我今天记了啥", "待批"}},
		{"wecom people", []string{
			`王敏: add to identities: {wecom: "WangMin"}`, `{id: "lilei", name: "李雷", roles: [rep], team: TEAM, home: wecom, identities: {wecom: "lilei"}}`,
			"老周 (laozhou)", "3 members see the app",
		}},
		{"wecom group 华南销售 xiaoli WangMin", []string{"channel: " + corp.ID + "/milepost", `label: "#华南销售"`}},
		{"check --online", []string{`the app "Milepost" answers`, "3 members see the app, 1 of the roster do not", "ok"}},
	} {
		code, out, errs := atWeCom(t, corp, strings.Fields(c.args)...)
		if code != exitOK {
			t.Errorf("%s: exit %d: %s", c.args, code, errs)
		}
		for _, w := range c.want {
			if !strings.Contains(out, w) {
				t.Errorf("%s does not say %q, but\n%s", c.args, w, out)
			}
		}
	}
	if corp.Menu() == nil || len(corp.Breaches()) > 0 {
		t.Errorf("the menu is %v, broken rules %s", corp.Menu(), corp.Breaches())
	}
}

func TestWhatIsWrongWithWeComIsSaidWithTheFix(t *testing.T) {
	corp := newCorp()
	corp.Untrust(true)
	for _, args := range []string{"check --online", "wecom people", "wecom menu"} {
		code, out, errs := atWeCom(t, corp, strings.Fields(args)...)
		if code != exitFailed || !strings.Contains(errs, "203.0.113.7") || !strings.Contains(errs, "企业可信IP") {
			t.Errorf("%s: exit %d\n%s%s", args, code, out, errs)
		}
	}
	if code, _, errs := called(t, "", "wecom", "people"); code != exitFailed || !strings.Contains(errs, "MILEPOST_WECOM_SECRET") {
		t.Errorf("without an app: exit %d, %s", code, errs)
	}
	if code, out, errs := called(t, "", "check", "--online"); code != exitFailed || !strings.Contains(errs, "none was asked; set MILEPOST_SLACK_BOT_TOKEN") {
		t.Errorf("without a platform: exit %d, %s%s", code, out, errs)
	}
}

func TestWhatTheMenuSaysIsUnderstood(t *testing.T) {
	t.Parallel()
	for who, locale := range map[string]string{"小李": "zh", "Anna": "en"} {
		for _, top := range cards.Menu(locale) {
			for _, say := range top.Says {
				st, err := parseStory("testdata/menu.story", "# loose\n-- 2026-11-02 09:00 --\n"+who+"> "+say+"\nbot> \n    !没看懂\n    !did not understand\n")
				if err != nil {
					t.Fatal(err)
				}
				p, err := playStory(t.Context(), st, playOptions{Log: chattest.Log(t, io.Discard)})
				if err != nil {
					t.Fatal(err)
				}
				for _, m := range p.misses {
					t.Errorf("%s: %v", say, m)
				}
			}
		}
	}
}
