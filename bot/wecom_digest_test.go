package main

import (
	"strings"
	"testing"
	"time"

	"milepost/bot/charts"
	"milepost/bot/wecom"
	"milepost/bot/wecom/wecomtest"
)

// TestADayOfDigestsComesThroughToWeCom drives what the scheduler says, by the clock,
// to the screens: the team's digest by the robot of its group, with its picture,
// and a morning card to a rep. It falls due while this server's address is not
// trusted: the admin is told which to register, and once that is mended it
// arrives, once.
func TestADayOfDigestsComesThroughToWeCom(t *testing.T) {
	clock := standing(time.Date(2026, 11, 2, 6, 0, 0, 0, time.UTC))
	v := bothSidesOf(t, clock, func(o *wecom.Options, c *wecomtest.Corp) {
		o.Hooks = map[string]string{"huanan": c.Hook("huanan")}
		o.Draw = charts.Draw
	}, wecomtest.Member{ID: "zhaogang", Name: "赵刚"})
	v.corp.Clock(clock.Now)
	to := func(at time.Time) {
		t.Helper()
		if err := v.app.advance(t.Context(), clock, at); err != nil {
			t.Fatal(err)
		}
	}
	v.say(t, "xiaoli", "今天拜访了比亚迪王总,预算大概120万,明天送样")
	to(time.Date(2026, 11, 2, 10, 40, 0, 0, time.UTC)) // 18:40 there
	group := v.corp.Screen("huanan")
	text, picture := "", false
	for _, s := range group {
		text += s.Text + "\n"
		picture = picture || s.Kind == "image" && strings.HasPrefix(string(s.Data), "\x89PNG")
	}
	for _, want := range []string{"华南", "11-02", "拜访"} {
		if !strings.Contains(text, want) {
			t.Errorf("the group does not read %q, but\n%s", want, text)
		}
	}
	if strings.Contains(text, "王总") || !picture {
		t.Errorf("the group reads (picture: %v)\n%s", picture, text)
	}
	v.corp.Untrust(true)
	before := len(v.corp.Screen("xiaoli"))
	to(time.Date(2026, 11, 3, 1, 40, 0, 0, time.UTC)) // 09:40 the next morning
	if n := len(v.corp.Screen("xiaoli")) - before; n != 0 {
		t.Errorf("%d messages came from an address that is not trusted", n)
	}
	until(t, "WeCom to be down", func() bool { cond := v.app.health.platforms[0].condition(); return !cond.Up && cond.Err != nil })
	for range 3 {
		clock.Set(clock.Now().Add(3 * time.Minute))
		if err := v.app.look(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if n := told(v.slack, "zhouhang", "把 203.0.113.7 加进:应用管理 → 应用 → 企业可信IP"); n != 1 {
		t.Errorf("the admin was told %d times: %s", n, texts(v.slack))
	}
	v.corp.Untrust(false)
	until(t, "WeCom to be up again", func() bool { return v.app.health.platforms[0].condition().Up })
	for range 3 { // and no look after that says it once more
		clock.Set(clock.Now().Add(11 * time.Minute))
		if err := v.app.look(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	came := v.corp.Screen("xiaoli")[before:]
	if len(came) != 1 || !strings.Contains(came[0].Text, "送样") {
		t.Errorf("his morning card came in %d messages: %v", len(came), came)
	}
	if b := v.corp.Breaches(); len(b) > 0 {
		t.Errorf("rules of the platform were broken: %s", b)
	}
}
