package cards

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

var update = flag.Bool("update", false, "rewrite the golden files of cards")

// embedded is the method of the product, decoded once.
var embedded = sync.OnceValues(playbook.Default)

// writer is for 小李 in Chinese and Anna in English, on the evening of
// Monday 2026-11-23 in Shanghai.
func writer(t *testing.T, locale string) *Writer {
	t.Helper()
	book, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	p := &crm.Person{Name: crm.Name{Text: "小李"}, Locale: locale, Zone: "Asia/Shanghai"}
	if locale == "en" {
		p.Name.Text = "Anna"
	}
	return For(p, time.Date(2026, 11, 23, 10, 5, 0, 0, time.UTC), book, &crm.Calendar{})
}

// golden is a card, a form or a text as the golden files show it: its words,
// then what its buttons do.
func golden(shown any) string {
	var b strings.Builder
	switch v := shown.(type) {
	case chat.Card:
		b.WriteString(v.Plain() + "\n")
		if v.Tone != "" {
			fmt.Fprintf(&b, "\ntone %s\n", v.Tone)
		}
		for i, button := range v.AllButtons() {
			if i == 0 {
				b.WriteByte('\n')
			}
			fmt.Fprintf(&b, "[%s] %s\n", button.Label, button.Do)
		}
	case chat.Form:
		fmt.Fprintf(&b, "%s\n", v.Title)
		for _, f := range v.Fields {
			fmt.Fprintf(&b, "%s (%s) = %s %s\n", f.Label, f.Kind, strings.Join(f.Value, "; "), f.Error)
			for _, o := range f.Options {
				fmt.Fprintf(&b, "    %s\n", o.Label)
			}
		}
		fmt.Fprintf(&b, "[%s] [%s] %s\n", v.Submit, v.Cancel, v.Do)
	case string:
		b.WriteString(v + "\n")
	}
	return b.String()
}

func TestEveryCardSaysWhatItsGoldenFileSays(t *testing.T) {
	for _, locale := range []string{"zh", "en"} {
		t.Run(locale, func(t *testing.T) {
			all := samples(writer(t, locale))
			seen := map[string]bool{}
			for _, name := range slices.Sorted(maps.Keys(all)) {
				file := filepath.Join("testdata", name+"."+locale+".txt")
				seen[file] = true
				got := golden(all[name])
				if *update {
					if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
					continue
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Errorf("%s: %v (go test ./bot/cards -update writes it)", name, err)
					continue
				}
				if got != string(want) {
					t.Errorf("%s says\n%s\nwanted\n%s", name, got, want)
				}
			}
			files, err := filepath.Glob(filepath.Join("testdata", "*."+locale+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				if !seen[file] && *update {
					if err := os.Remove(file); err != nil {
						t.Fatal(err)
					}
				} else if !seen[file] {
					t.Errorf("%s belongs to no card: go test ./bot/cards -update removes it", file)
				}
			}
		})
	}
}

// overBudget says what of a card does not fit a phone; "" when all does.
func overBudget(c chat.Card) string {
	if w := runewidth.StringWidth(c.Title); w > 52 || Width(c.Title) > TitleColumns {
		return fmt.Sprintf("title of %d columns: %s", Width(c.Title), c.Title)
	}
	if n := len(c.Plain()); n > MaxBytes {
		return fmt.Sprintf("%d bytes of text", n)
	}
	var lines []string
	lines = append(lines, c.Lines...)
	for _, f := range c.Facts {
		lines = append(lines, f.Label+": "+chat.Words(f.Value))
	}
	if c.Note != "" {
		lines = append(lines, c.Note)
	}
	if len(lines) > MaxLines {
		return fmt.Sprintf("%d lines", len(lines))
	}
	for _, l := range lines {
		if Width(l) > LineColumns || strings.Contains(l, "\n") {
			return fmt.Sprintf("line of %d columns: %s", Width(l), l)
		}
	}
	if n := len(c.AllButtons()); n > MaxButtons {
		return fmt.Sprintf("%d buttons", n)
	}
	for _, b := range c.AllButtons() {
		switch {
		case Width(b.Label) > ButtonColumns:
			return fmt.Sprintf("button of %d columns: %s", Width(b.Label), b.Label)
		case b.Label == "":
			return "a button without a label"
		case len(b.Do.String()) > chat.MaxAction:
			return fmt.Sprintf("action of %d bytes: %s", len(b.Do.String()), b.Do)
		}
	}
	if !utf8.ValidString(c.Plain()) {
		return "a broken character"
	}
	return ""
}

func TestEveryCardFitsAPhone(t *testing.T) {
	for _, locale := range []string{"zh", "en"} {
		for name, shown := range samples(writer(t, locale)) {
			c, ok := shown.(chat.Card)
			if !ok {
				continue
			}
			if why := overBudget(c); why != "" {
				t.Errorf("%s.%s: %s", name, locale, why)
			}
			if strings.Contains(c.Plain(), "%!") {
				t.Errorf("%s.%s: a sentence got the wrong arguments:\n%s", name, locale, c.Plain())
			}
			if c.Title == "" {
				t.Errorf("%s.%s: no title", name, locale)
			}
		}
	}
}
