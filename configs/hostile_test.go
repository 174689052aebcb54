package configs

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestHostileFilesAreNamedAtOnce reads what nobody writes by accident, as the
// configuration and as the playbook that it names: each is told by file, line
// and key, and costs little.
func TestHostileFilesAreNamedAtOnce(t *testing.T) {
	var stairs, ids, cycle strings.Builder
	for i := range 200 {
		stairs.WriteString(strings.Repeat(" ", i) + "a:\n")
		ids.WriteString("  - {id: a, name: A, roles: [admin]}\n")
	}
	cycle.WriteString("milestones:\n")
	for range 3 {
		cycle.WriteString("  - {id: project, next: [project]}\n")
	}
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.TrimSuffix(strings.Repeat("*"+string(c-1)+",", 9), ",") + "]\n"
	}
	garbage := make([]byte, 100_000)
	for i := range garbage {
		garbage[i] = byte(i * 7919 >> 3)
	}
	for _, row := range []struct{ says, config, playbook, want string }{
		{"fifty megabytes of configuration", strings.Repeat("# nothing to see here\n", 50<<20/22), "", "team.yaml: the file is larger than 512 KB"},
		{"fifty megabytes of playbook", small, strings.Repeat("# nothing to see here\n", 50<<20/22), "own.yaml: the file is larger than 512 KB"},
		{"a picture for a configuration", "\x89PNG\r\n\x1a\n" + string(garbage), "", "team.yaml: the file is not UTF-8 text"},
		{"a picture for a playbook", small, "\x89PNG\r\n\x1a\n" + string(garbage), "own.yaml: the file is not UTF-8 text"},
		{"a bomb of aliases for a configuration", bomb, "", "team.yaml:1:4: anchors, aliases and merge keys are not taken"},
		{"a bomb of aliases for a playbook", small, bomb, "own.yaml:1:4: anchors, aliases and merge keys are not taken"},
		{"a stair of two hundred sections", stairs.String(), "", "team.yaml:"},
		{"a stair for a playbook", small, stairs.String(), "own.yaml:"},
		{"brackets in brackets", "people: " + strings.Repeat("[", 500) + strings.Repeat("]", 500), "", "team.yaml:1:29: this is nested too deep"},
		{"a person two hundred times", "company: {name: X}\npeople:\n" + ids.String(), "", `team.yaml:4:5: people.a: the id "a" is there twice`},
		{"a milestone twice", small, cycle.String(), `own.yaml:3:5: milestones.project: the id "project" is there twice`},
		{"a milestone of nothing", small, "milestones: [{id: x}]\n", "own.yaml:1:14: milestones.x."},
		{"a milestone that leads to itself", small, "milestones:\n  - {id: m2, next: [m2, m3]}\n", "own.yaml:2:14: milestones.m2.next: the way to m2 goes round in a circle"},
		{"milestones in a circle", small, "milestones:\n  - {id: m3, next: [m2, m4]}\n", "own.yaml:2:14: milestones.m3.next: the way to m2 goes round in a circle"},
		{"a huge number of days", small, "tiers:\n  - {id: A, cadence: {days: 9223372036854775807}}\n", `own.yaml:2:29: tiers.A.cadence.days: "9223372036854775807" is no whole number that fits`},
		{"a number with a thousand digits", small, "pareto_pct: " + strings.Repeat("9", 1000) + "\n", "own.yaml:1:13: pareto_pct:"},
		{"a number that is none", small, "reading: {sure: .nan}\n", "own.yaml:1:17: reading.sure"},
		{"a negative limit", small + "limits: {file_mb: -9223372036854775808}\n", "", `team.yaml:4:19: limits.file_mb: "-9223372036854775808" is no whole number that fits`},
		{"lists for everything", "company: []\nteams: x\npeople: {a: b}\nlog: [1]\nlimits: 7\n", "", "team.yaml:1:10: company: a list stands where a section belongs"},
		{"sections for everything", small, "tiers: {a: b}\nmilestones: {}\nname: [x]\npareto_pct: [1]\n", "own.yaml:1:8: tiers: a section stands where a list belongs"},
		{"a key of one kilobyte", strings.Repeat("k", 1000) + ": 1\n", "", "team.yaml:1:1: "},
		{"a playbook that is the configuration", small, small, "own.yaml:1:1: company: there is no key"},
	} {
		t.Run(row.says, func(t *testing.T) {
			files := map[string]string{"team.yaml": row.config}
			if row.playbook != "" {
				files["team.yaml"] += "playbook: own.yaml\n"
				files["own.yaml"] = row.playbook
			}
			began := time.Now()
			_, err := Load(world(files, nil))
			var faults Faults
			if !errors.As(err, &faults) {
				t.Fatalf("no list of faults: %v", err)
			}
			t.Logf("%d faults in %v, the first: %.200s", len(faults), time.Since(began).Round(time.Millisecond), faults[0])
			if !slices.ContainsFunc(faults, func(f Fault) bool { return strings.HasPrefix(f.String(), row.want) }) {
				t.Errorf("got  %.300s\nwant %s", faults, row.want)
			}
			if all := faults.Error(); len(all) > 64<<10 {
				t.Errorf("%d KB of faults", len(all)>>10)
			}
		})
	}
}
