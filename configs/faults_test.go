package configs

import (
	"errors"
	"strings"
	"testing"
)

func TestLoadTellsEverythingAtOnce(t *testing.T) {
	_, err := Load(world(map[string]string{
		"team.yaml": "company: {nam: X}\nplaybook: own.yaml\npeople: 3\n",
		"own.yaml":  "teirs: 1\n",
	}, map[string]string{"MILEPOST_LIMITS_FILE_MB": "x"}))
	want := `team.yaml:1:11: company.nam: there is no key "nam" here; did you mean "name"?
team.yaml:3:9: people: "3" stands where a list belongs; write each entry on a line of its own that begins with "- "
environment: MILEPOST_LIMITS_FILE_MB: "x" is no whole number that fits; set it right, or unset it
own.yaml:1:1: teirs: there is no key "teirs" here; did you mean "tiers"?`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestWhatIsWrongInThePlaybookHidesNothingOfTheConfiguration(t *testing.T) {
	_, err := Load(world(map[string]string{
		"team.yaml": small + "playbook: own.yaml\nlog: {level: loud}\n",
		"own.yaml":  "tiers:\n  - id: A\n    cadence: {days: 0}\n",
	}, nil))
	want := `team.yaml:5:7: log.level: there is no "loud"; write one of: debug, info, warn, error
own.yaml:3:15: tiers.A.cadence.days: 0 is out of range; write a number from 1 to 3650`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// TestOneFaultHidesNoOther: each fault is told in one go, once, with its line, and
// nothing is told that follows from another one.
func TestOneFaultHidesNoOther(t *testing.T) {
	const staff = "company: {name: X}\nteams:\n  - {id: south, name: South}\npeople:\n"
	for _, row := range []struct {
		says, file string
		env        map[string]string
		want       []string // how each line begins
	}{
		{
			"a number that is none, a misspelt role and a level that is not there", staff + "  - {id: a, name: A, roles: [manger], team: south}\nlimits: {file_mb: much}\nlog: {level: loud}\n", nil,
			[]string{"team.yaml:5:30: people.a.roles.1", "team.yaml:6:19: limits.file_mb", "team.yaml:7:7: log.level"},
		},
		{
			"a person twice, each with a fault", staff + "  - {id: a, name: A, roles: [rep], team: suoth}\n  - {id: a, name: A, rols: [rep]}\n", nil,
			[]string{"team.yaml:5:36: people.a.team", "team.yaml:6:5: people.a: the id", "team.yaml:6:22: people.2.rols"},
		},
		{"roles that are no list are not missing too", staff + "  - {id: a, name: A, roles: rep, team: south}\n", nil, []string{"team.yaml:5:29: people.a.roles"}},
		{"a misspelt key is not missing too", "compani: {name: X}\npeople:\n  - {id: a, name: A, role: [admin]}\n", nil, []string{"team.yaml:1:1: compani", "team.yaml:3:22: people.a.role"}},
		{
			"a team without an id is not one that is not there too", "company: {name: X}\nteams:\n  - {name: South}\npeople:\n  - {id: a, name: A, roles: [rep], team: south}\n", nil,
			[]string{"team.yaml:3:5: teams.1: this row has no id"},
		},
		{
			"a zone that everybody takes from the company", "company: {name: X, zone: Asia/Shanhai, hours: 9-18}\nteams: [{id: t, name: T}]\npeople: [{id: a, name: A, roles: [rep], team: t}, {id: b, name: B, roles: [admin]}]\n", nil,
			[]string{"team.yaml:1:20: company.zone", "team.yaml:1:40: company.hours"},
		},
		{
			"a secret's file that is not there, and a level", small + "slack: {app_token_file: /nowhere}\nlog: {level: loud}\n",
			map[string]string{"MILEPOST_SLACK_BOT_TOKEN": "xoxb-1"},
			[]string{"team.yaml:4:9: slack.app_token_file", "team.yaml:5:7: log.level"},
		},
		{
			"true and false in the environment", small + "log: {level: loud}\n",
			map[string]string{"MILEPOST_SLACK_MASK": "yes", "MILEPOST_WECOM_MASK": "true"},
			[]string{"team.yaml:4:7: log.level", "environment: MILEPOST_SLACK_MASK: \"yes\" is neither true nor false"},
		},
	} {
		_, err := Load(world(map[string]string{"team.yaml": row.file}, row.env))
		var faults Faults
		errors.As(err, &faults)
		said := strings.Split(faults.Error(), "\n")
		if len(said) != len(row.want) {
			t.Errorf("%s: %d faults, want %d:\n%s", row.says, len(said), len(row.want), faults)
			continue
		}
		for i, want := range row.want {
			if !strings.HasPrefix(said[i], want) {
				t.Errorf("%s:\n got %s\nwant %s", row.says, said[i], want)
			}
		}
	}
}

func TestAPlaybookIsToldWholeToo(t *testing.T) {
	_, err := Load(world(map[string]string{
		"team.yaml": small + "playbook: own.yaml\n",
		"own.yaml":  "pareto_pct: many\ntiers:\n  - id: A\n    cadence: {days: 0}\n",
	}, nil))
	want := `own.yaml:1:13: pareto_pct: "many" is no whole number that fits; write digits, such as 14
own.yaml:4:15: tiers.A.cadence.days: 0 is out of range; write a number from 1 to 3650`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// TestAVariableThatNothingReadsIsNamed, with the one that was most likely meant.
func TestAVariableThatNothingReadsIsNamed(t *testing.T) {
	for _, row := range []struct{ name, want string }{
		{"MILEPOST_LOG_LEVLE", `environment: MILEPOST_LOG_LEVLE: nothing reads this variable; did you mean "MILEPOST_LOG_LEVEL"?`},
		{"MILEPOST_SLACK_APPTOKEN", `environment: MILEPOST_SLACK_APPTOKEN: nothing reads this variable; did you mean "MILEPOST_SLACK_APP_TOKEN"?`},
		{"MILEPOST_CONFG", `environment: MILEPOST_CONFG: nothing reads this variable; did you mean "MILEPOST_CONFIG"?`},
		{"MILEPOST_TOKEN_OF_THE_OLD_BOT_WE_HAD", "environment: MILEPOST_TOKEN_OF_THE_OLD_BOT_WE_HAD: nothing reads this variable; milepost config lists those that are read"},
		{"MILEPOST_SLACK_TOKEN", "environment: MILEPOST_SLACK_TOKEN: nothing reads this variable; did you mean MILEPOST_SLACK_BOT_TOKEN or MILEPOST_SLACK_APP_TOKEN?"},
		{"MILEPOST_CONFIG", ""},
		{"MILEPOST_SLACK_BOT_TOKEN_FILE", ""},
		{"MILEPOST_WECOM_MASK", ""},
		{"PATH", ""},
		{"MILEPOST_SERVICE_HOST", ""}, // Kubernetes names a service so
		{"MILEPOST_PORT_8080_TCP_ADDR", ""},
	} {
		var said string
		if f := StrangeVariables([]string{"HOME", row.name}); len(f) > 0 {
			said = f[0].String()
		}
		if said != row.want {
			t.Errorf("%s:\n got %s\nwant %s", row.name, said, row.want)
		}
	}
}
