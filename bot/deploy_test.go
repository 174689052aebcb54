package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"milepost/configs"
)

// deployed reads a file of configs/deploy.
func deployed(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../configs/deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestWhatIsDeployedIsCalledRightly holds the unit and the container to the
// command line and the variables that there are.
func TestWhatIsDeployedIsCalledRightly(t *testing.T) {
	for _, row := range []struct{ file, call string }{
		{"milepost.service", `ExecStart=\S+/milepost (.*)`},
		{"Containerfile", `CMD \["run", "(.*)"\]`},
		{"Containerfile", `HEALTHCHECK .* CMD \["/milepost", "(.*)"\]`},
		{"Containerfile", `podman exec milepost /milepost (.*)`},
		{"milepost.service", `#.* milepost (doctor .*)`},
	} {
		m := regexp.MustCompile(row.call).FindStringSubmatch(deployed(t, row.file))
		if m == nil {
			t.Errorf("%s has no line %s", row.file, row.call)
			continue
		}
		args := strings.Fields(m[1])
		if strings.HasPrefix(m[1], "--") {
			args = append([]string{"run"}, args...)
		}
		parser, err := kong.New(&commands{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parser.Parse(args); err != nil {
			t.Errorf("%s calls milepost %s: %v", row.file, m[1], err)
		}
	}
	cfg, err := configs.Load(configs.Options{ReadFile: os.ReadFile})
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"MILEPOST_CONFIG": true, "MILEPOST_": true}
	for _, s := range cfg.Settings() {
		known[s.Env] = true
	}
	for _, file := range []string{"milepost.service", "Containerfile"} {
		for _, name := range regexp.MustCompile(`MILEPOST_[A-Z_]*`).FindAllString(deployed(t, file), -1) {
			if !known[name] {
				t.Errorf("%s sets %s, which nobody reads", file, name)
			}
		}
	}
}

// TestTheUnitIsOneForSystemd has systemd read the unit, and judge how much of
// the machine it leaves to the service.
func TestTheUnitIsOneForSystemd(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze is not installed here")
	}
	unit := filepath.Join(t.TempDir(), "milepost.service") // with a binary that is there
	text := regexp.MustCompile(`ExecStart=\S+`).ReplaceAllString(deployed(t, "milepost.service"), "ExecStart="+os.Args[0])
	if err := os.WriteFile(unit, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), analyze, "verify", unit).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("verify: %v\n%s", err, out)
	}
	// The threshold is in tenths: 2.0 of 10, where 10 is everything.
	out, err := exec.CommandContext(t.Context(), analyze, "security", "--offline=yes", "--threshold=20", unit).CombinedOutput()
	if err != nil {
		t.Errorf("security: %v\n%s", err, out)
	}
}
