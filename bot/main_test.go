package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"milepost/bot/chattest"
)

// called runs one command line as the binary would.
func called(t *testing.T, in string, args ...string) (code int, out, errs string) {
	t.Helper()
	return calledIn(t, nil, in, args...)
}

// calledIn runs one command line in an environment. No secret of it may be told.
func calledIn(t *testing.T, env map[string]string, in string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = execute(t.Context(), args, world{
		In: strings.NewReader(in), Out: chattest.Guard(t, &o), Err: chattest.Guard(t, &e),
		Env:   func(name string) (string, bool) { v, ok := env[name]; return v, ok },
		Names: func() []string { return slices.Collect(maps.Keys(env)) },
	})
	return code, o.String(), e.String()
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestExitCodesAndWhatIsPrinted(t *testing.T) {
	wrongTeam := write(t, "team.yaml", "people:\n  - id: a\n    name: 甲\n    roles: [rep]\n    team: nowhere\n")
	misspelt := write(t, "typo.yaml", "poeple: []\n")
	held := write(t, "held.story", "-- 2026-03-05 10:05 --\n小李> 收到\nbot silent\n")
	broken := write(t, "broken.story", "-- 2026-03-05 10:05 --\n小李> 收到\nbot> something\n")
	none := write(t, "none.story", "hello\n")
	for _, row := range []struct {
		name string
		args string
		code int
		out  string // contained in what is printed
		err  string // contained in what is complained
	}{
		{"the version is printed", "version", exitOK, "milepost ", ""},
		{"help is no error", "--help", exitOK, "parse", ""},
		{"the help of a command shows an example", "parse --help", exitOK, "milepost parse 今天拜访了", ""},
		{"the help of play shows an example", "play --help", exitOK, "milepost play a.story", ""},
		{"the help of check shows an example", "check --help", exitOK, "milepost check", ""},
		{"the help of run shows an example", "run --help", exitOK, "milepost run", ""},
		{"the help of backup shows an example", "backup --help", exitOK, "milepost backup m.db", ""},
		{"the help of restore shows an example", "restore --help", exitOK, "milepost restore m.db", ""},
		{"the help of doctor shows an example", "doctor --help", exitOK, "milepost doctor --mend", ""},
		{"the help of dump shows an example", "dump --help", exitOK, "milepost dump m.jsonl", ""},
		{"the help of load shows an example", "load --help", exitOK, "milepost load --data new", ""},
		{"a copy without a name is misuse", "backup", exitUsage, "", "<file>"},
		{"a restore without a copy is misuse", "restore", exitUsage, "", "<copy>"},
		{"a doctor for nothing fails", "doctor --data /nowhere/data", exitFailed, "", "there is no store in /nowhere/data"},
		{"a doctor for a file fails", "doctor --data main_test.go", exitFailed, "", "main_test.go is no folder; name the store's with --data"},
		{"a store below a file fails", "run --data main_test.go/data", exitFailed, "", "make the data folder main_test.go/data: a file stands where a folder should be"},
		{"the help of config shows an example", "config --help", exitOK, "milepost config --reference", ""},
		{"the help of version shows an example", "version --help", exitOK, "milepost version", ""},
		{"an unknown command is misuse", "fly", exitUsage, "", "fly"},
		{"an unknown flag is misuse", "check --fast", exitUsage, "", "--fast"},
		{"the embedded configuration holds", "check", exitOK, "ok", ""},
		{"a missing configuration fails", "check --config /nowhere/team.yaml", exitFailed, "", "team.yaml"},
		{"a team that nobody defined is named with its line", "check --config " + wrongTeam, exitFailed, "", "team.yaml:5"},
		{"a configuration without end is named as too large", "check --config /dev/zero", exitFailed, "", "/dev/zero: the file is larger than 512 KB"},
		{"a misspelt key is named with its neighbour", "check --config " + misspelt, exitFailed, "", "people"},
		{"a reading is explained to a person", "parse --explain 今天拜访了比亚迪王总", exitOK, "a person behind it", ""},
		{"only one message is explained", "parse --explain --jsonl", exitUsage, "", "one message"},
		{"nothing to parse is misuse", "parse", exitUsage, "", "nothing to read"},
		{"a zone that is none is misuse", "parse --tz Moon x", exitUsage, "", "Moon"},
		{"a moment that is none is misuse", "parse --at yesterday x", exitUsage, "", "yesterday"},
		{"a story that holds", "play " + held, exitOK, "1 held, 0 did not", ""},
		{"a story that does not hold fails with its line", "play " + broken, exitFailed, "line 3", "did not hold"},
		{"what is no story is misuse", "play " + none, exitUsage, "", "none.story:1"},
		{"a story that is not there is misuse", "play /nowhere.story", exitUsage, "", "nowhere.story"},
	} {
		t.Run(row.name, func(t *testing.T) {
			code, out, errs := called(t, "", strings.Fields(row.args)...)
			if code != row.code || !strings.Contains(out, row.out) || !strings.Contains(errs, row.err) {
				t.Errorf("bot %s: exit %d, want %d\nout: %s\nerr: %s", row.args, code, row.code, out, errs)
			}
		})
	}
}

func TestCheckSaysWhatTheEnvironmentSetsAndWhatIsSetUpInVain(t *testing.T) {
	team := write(t, "team.yaml", "company: {name: 海平}\npeople:\n  - {id: a, name: 甲, roles: [admin]}\n")
	env := map[string]string{
		"MILEPOST_LOG_LEVEL": "warn", "MILEPOST_WECOM_TOKN": "t", "MILEPOST_WECOM_SECRET": chattest.Secret, "MILEPOST_WECOM_CORP_ID": "ww1", "MILEPOST_WECOM_AGENT_ID": "1000002",
	}
	code, out, errs := calledIn(t, env, "", "check", "--config", team)
	if code != exitOK {
		t.Fatalf("exit %d: %s", code, errs)
	}
	for _, want := range []string{
		"environment: MILEPOST_LOG_LEVEL sets log.level: warn\n", "environment: MILEPOST_WECOM_SECRET sets wecom.secret: ••••\n",
		"warning: WeCom can only speak",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("not said: %s\n%s", want, out)
		}
	}
	if want := `warning: environment: MILEPOST_WECOM_TOKN: nothing reads this variable; did you mean "MILEPOST_WECOM_TOKEN"?`; !strings.Contains(errs, want) {
		t.Errorf("not said: %s\n%s", want, errs)
	}
	if strings.Contains(out, "-secret") {
		t.Errorf("a secret is shown:\n%s", out)
	}
}

func TestCheckNamesThePlatformOfTheRosterThatHasNoSecretsHere(t *testing.T) {
	team := write(t, "team.yaml", `company: {name: 海平}
teams: [{id: south, name: 华南}]
people:
  - {id: a, name: 甲, roles: [rep], team: south, home: slack, identities: {slack: T1/U1, wecom: ww1/jia}}
  - {id: b, name: 乙, roles: [admin], identities: {slack: T1/U2}}
`)
	const slack, wecom = "warning: the roster has 2 people on Slack, which is not connected here: set MILEPOST_SLACK_BOT_TOKEN", "warning: the roster has 1 person on WeCom"
	connected := map[string]string{"MILEPOST_SLACK_BOT_TOKEN": "xoxb-" + chattest.Secret, "MILEPOST_SLACK_APP_TOKEN": "xapp-" + chattest.Secret}
	for _, row := range []struct {
		name         string
		env          map[string]string
		slack, wecom bool
	}{
		{"nothing is connected", nil, true, true},
		{"Slack is connected", connected, false, true},
	} {
		t.Run(row.name, func(t *testing.T) {
			code, out, errs := calledIn(t, row.env, "", "check", "--config", team)
			if code != exitOK || strings.Contains(out, slack) != row.slack || strings.Contains(out, wecom) != row.wecom {
				t.Errorf("exit %d\n%s%s", code, out, errs)
			}
		})
	}
	if _, out, _ := called(t, "", "check"); strings.Contains(out, "not connected here") {
		t.Errorf("the demonstration team is to be met on the terminal alone:\n%s", out)
	}
}

func TestParseEntitiesPrintsWhatEachLineHolds(t *testing.T) {
	in := `{"id":"a","ref":"2026-11-04T17:00:00","text":"下周三下午三点,预算120万,电话13800138000,li@ming-tai.com"}` + "\n" + `{"id":2,"ref":"2026-11-04T17:00:00","text":"好的"}` + "\n"
	code, out, errs := called(t, in, "parse", "--entities", "--jsonl")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != exitOK || len(lines) != 3 {
		t.Fatalf("exit %d %s\n%s", code, errs, out)
	}
	for _, want := range []string{
		`{"t":"datetime","text":"下周三下午三点","s":0,"e":7,"v":[{"value":"2026-11-11T15:00:00"}`, `"v":[{"value":"1200000","unit":"CNY"}]`,
		`{"t":"phone","text":"13800138000"`, `{"t":"email","text":"li@ming-tai.com"`,
	} {
		if !strings.Contains(lines[0], want) {
			t.Errorf("%s lacks %s", lines[0], want)
		}
	}
	if lines[1] != `{"id":2,"ents":[]}` || !strings.HasPrefix(lines[2], `{"_stats":{"name":"milepost"`) {
		t.Errorf("the rest is\n%s\n%s", lines[1], lines[2])
	}
	for _, c := range []struct{ in, args, errs string }{
		{"x\n", "parse --entities --jsonl", "line 1"},
		{`{"id":1,"ref":"yesterday","text":"x"}`, "parse --entities --jsonl", "yesterday"},
		{"", "parse --entities x", "--jsonl"},
	} {
		if code, _, errs := called(t, c.in, strings.Fields(c.args)...); code != exitUsage || !strings.Contains(errs, c.errs) {
			t.Errorf("%s: exit %d, %s", c.args, code, errs)
		}
	}
}

func TestParsePrintsOneObjectPerMessage(t *testing.T) {
	code, out, errs := called(t, "", "parse", "--at", "2026-03-05T10:05:00+08:00", "今天拜访了比亚迪王总,预算大概120万,下周三带方案过去")
	var one struct {
		Intent, Account, Date string
		Amount                int64 `json:"amount_cny"`
	}
	if err := json.Unmarshal([]byte(out), &one); err != nil || code != exitOK {
		t.Fatalf("exit %d, %v, %s", code, err, errs)
	}
	if one.Intent != "visit" || one.Account != "比亚迪" || one.Date != "2026-03-05" || one.Amount != 1200000 {
		t.Errorf("read as %+v", one)
	}
	in := `{"id":"a","ref_time":"2026-03-05T10:05:00+08:00","text":"撤销"}` + "\n\n" +
		`{"id":2,"ref_time":"2026-03-05T10:05:00+08:00","text":"收到"}` + "\n"
	code, out, errs = called(t, in, "parse", "--jsonl")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != exitOK || len(lines) != 2 ||
		!strings.HasPrefix(lines[0], `{"id":"a","facts":{`) || !strings.Contains(lines[0], `"command"`) ||
		!strings.HasPrefix(lines[1], `{"id":2,`) || !strings.Contains(lines[1], `"none"`) {
		t.Errorf("exit %d %s\n%s", code, errs, out)
	}
	if code, _, errs := called(t, "not json\n", "parse", "--jsonl"); code != exitUsage || !strings.Contains(errs, "line 1") {
		t.Errorf("a line that is no JSON: exit %d, %s", code, errs)
	}
}
