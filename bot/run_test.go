package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"milepost/storage"
)

func TestTalkingOnAPipe(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	say := func(lines ...string) string {
		t.Helper()
		code, out, errs := called(t, strings.Join(lines, "\n"), "--data", data)
		if code != exitOK {
			t.Fatalf("exit %d: %s", code, errs)
		}
		return out
	}
	wants := func(out string, wants ...string) {
		t.Helper()
		for _, w := range wants {
			if !strings.Contains(out, w) {
				t.Errorf("wanted %q in\n%s", w, out)
			}
		}
	}
	wants(say("今天拜访了比亚迪王总"), "演示团队 华南", "您是 小李", "还没有接入聊天平台", "已记 拜访 · 比亚迪")
	wants(say("比亚迪", ":people", ":as Anna", "hi"), "王总", "王敏", "You are now Anna", "Hi Anna")

	wants(say(":as 周航", "状态"), "运行正常", "还没有接入聊天平台,怎么接见 README")

	ahead := time.Now().AddDate(0, 0, 40).Format("2006-01-02") + " 10:00"
	wants(say(":at "+ahead), "现在是 "+ahead)
	wants(say(""), "时钟在 "+ahead[:10])
	say(":at now")
	if out := say(""); strings.Contains(out, "时钟在") {
		t.Errorf("the clock was put back and the banner says\n%s", out)
	}
}

func TestAStoreInUseIsSaidWithinASecond(t *testing.T) {
	data := t.TempDir()
	store, err := storage.Open(t.Context(), filepath.Join(data, dbFile), storage.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	code, _, errs := called(t, "", "--data", data)
	if code != exitFailed || !strings.Contains(errs, "in use by another Milepost") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestADemonstrationAndARealTeamNeverMix(t *testing.T) {
	text := fenced(t, "<!-- loaded by TestTheConfigurationInTheReadme -->")
	team := write(t, "team.yaml", text)
	demo, real := filepath.Join(t.TempDir(), "demo"), filepath.Join(t.TempDir(), "real")
	for _, row := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"the demonstration in a new folder", []string{"--data", demo}, exitOK, ""},
		{"a real team on the demonstration's store", []string{"--data", demo, "--config", team}, exitFailed, "holds the demonstration"},
		{"a real team in a new folder", []string{"--data", real, "--config", team}, exitOK, ""},
		{"the demonstration on a real team's store", []string{"--data", real}, exitFailed, "real team's records"},
		{"the real team again", []string{"--data", real, "--config", team}, exitOK, ""},
	} {
		if code, _, errs := called(t, "", row.args...); code != row.code || !strings.Contains(errs, row.want) {
			t.Errorf("%s: exit %d, want %d: %s", row.name, code, row.code, errs)
		}
	}
	_, out, _ := called(t, ":at +1d\n", "--data", real, "--config", team)
	if !strings.Contains(out, "只有演示团队能拨时钟") {
		t.Errorf("a real team's clock was moved:\n%s", out)
	}
}

func TestWhatIsNoStoreIsLeftAlone(t *testing.T) {
	data := t.TempDir()
	path := filepath.Join(data, dbFile)
	junk := strings.Repeat("this is somebody's diary\n", 500)
	if err := os.WriteFile(path, []byte(junk), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := called(t, "", "--data", data); code != exitFailed || !strings.Contains(errs, "not a store of Milepost") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != junk {
		t.Errorf("the file was changed: %v", err)
	}
}
