package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"milepost/bot/chattest"
	"milepost/configs"
	"milepost/storage"
	"milepost/storage/crm"
)

// fenced gives the first fenced block of the README after a mark.
func fenced(t *testing.T, mark string) string {
	t.Helper()
	data, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(data), mark)
	if !ok {
		t.Fatalf("the README has no %q", mark)
	}
	_, rest, _ = strings.Cut(rest, "```")
	_, rest, _ = strings.Cut(rest, "\n")
	block, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatalf("no fenced block after %q", mark)
	}
	return block
}

// TestTheConversationInTheReadme types what the README's people type and wants
// the very words that the README shows.
func TestTheConversationInTheReadme(t *testing.T) {
	want := fenced(t, "<!-- replayed by TestTheConversationInTheReadme -->")
	var typed strings.Builder
	for line := range strings.Lines(want) {
		if name, words, ok := strings.Cut(line, "> "); ok && !strings.HasPrefix(line, " ") && name != "$" {
			typed.WriteString(words)
		}
	}
	cfg, err := configs.Load(configs.Options{ReadFile: os.ReadFile})
	if err != nil {
		t.Fatal(err)
	}
	said := time.Date(2026, 11, 23, 2, 5, 0, 0, time.UTC)
	clock := standing(said)
	store, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), dbFile), storage.Options{Now: clock.Now, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var out bytes.Buffer
	s := &session{
		cfg: cfg, store: store, clock: clock, log: chattest.Log(t, nil), token: "readme",
		in: strings.NewReader(typed.String()), out: &out,
	}
	if err := s.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if said := unsaid(want); strings.TrimSpace(out.String()) != strings.TrimSpace(said) {
		t.Errorf("the README shows\n%s\nand this is what is said:\n%s", said, out.String())
	}
}

// unsaid leaves the typed lines out: a pipe does not echo them, and puts an
// empty line between one thing said and the next.
func unsaid(block string) string {
	var b strings.Builder
	for line := range strings.Lines(block) {
		if _, _, typed := strings.Cut(line, "> "); strings.HasPrefix(line, "$ ") || typed && !strings.HasPrefix(line, " ") {
			line = "\n"
		}
		b.WriteString(line)
	}
	return b.String()
}

// TestTheMetricsInTheReadme compares the table with what is measured.
func TestTheMetricsInTheReadme(t *testing.T) {
	source, err := os.ReadFile("metrics.go")
	if err != nil {
		t.Fatal(err)
	}
	measured := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?:Name: "milepost_|gauge\(")([a-z_]+)"`).FindAllSubmatch(source, -1) {
		measured["milepost_"+string(m[1])] = true
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	written := map[string]bool{}
	for _, m := range regexp.MustCompile("`(milepost_[a-z_]+)").FindAllSubmatch(readme, -1) {
		written[string(m[1])] = true
	}
	if diff := cmp.Diff(measured, written); diff != "" || len(measured) < 10 {
		t.Errorf("the README lacks (-) or invents (+): %s", diff)
	}
}

// TestTheConfigurationInTheReadme loads the example.
func TestTheConfigurationInTheReadme(t *testing.T) {
	text := fenced(t, "<!-- loaded by TestTheConfigurationInTheReadme -->")
	path := write(t, "team.yaml", text)
	if code, out, errs := called(t, "", "check", "--config", path); code != exitOK {
		t.Errorf("exit %d\n%s%s", code, out, errs)
	}
}

// TestTheWorkingDaysInTheReadme loads the example with the file that it names.
func TestTheWorkingDaysInTheReadme(t *testing.T) {
	text := fenced(t, "<!-- loaded by TestTheConfigurationInTheReadme -->") + fenced(t, "<!-- loaded by TestTheWorkingDaysInTheReadme -->")
	path := write(t, "team.yaml", text)
	years := filepath.Join(filepath.Dir(path), "cn-2027.txt")
	if err := os.WriteFile(years, []byte(fenced(t, "<!-- what cn-2027.txt may hold -->")), 0o600); err != nil {
		t.Fatal(err)
	}
	cfg, err := configs.Load(configs.Options{Path: path, ReadFile: os.ReadFile})
	if err != nil {
		t.Fatal(err)
	}
	known := cfg.Calendars()
	if cn := known("CN"); !cn.Workday("2027-09-26") || cn.Workday("2027-01-28") || !cn.Covers(2027) || known("factory").Workday("2027-06-18") || !known("factory").Workday("2027-06-19") {
		t.Error("the days of the example are not in force")
	}
}

// TestCalendarsThatEndAreWarnedOf: a year that is not known is told of in it, and
// thirty days before.
func TestCalendarsThatEndAreWarnedOf(t *testing.T) {
	cfg, err := configs.Load(configs.Options{ReadFile: os.ReadFile})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		says  string
		today crm.Date
		years []string
	}{
		{"far from the end", "2026-12-01", nil},
		{"thirty days before", "2026-12-02", []string{"2027"}},
		{"within the year", "2027-03-01", []string{"2027"}},
		{"at its end", "2027-12-15", []string{"2027", "2028"}},
	} {
		var out strings.Builder
		warnCalendars(&out, cfg, row.today)
		for _, year := range row.years {
			if !strings.Contains(out.String(), "holidays of CN are not known for "+year+": only weekends and holidays of a fixed date count as days off") {
				t.Errorf("%s: %q says nothing of %s", row.says, out.String(), year)
			}
		}
		if got := strings.Count(out.String(), "\n"); got != len(row.years) {
			t.Errorf("%s: %q", row.says, out.String())
		}
	}
}
