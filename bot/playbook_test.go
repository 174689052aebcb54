package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"milepost/bot/chattest"
	"milepost/configs/playbook"
)

// TestThePlaybookReadsAsADocument prints the embedded method and a quite
// different one, in both languages: all of it is there, in words.
// rows: E1 J10
func TestThePlaybookReadsAsADocument(t *testing.T) {
	for name, env := range map[string]string{"the embedded method": "", "clinics": filepath.Join("testdata", "stories", "clinics.yaml")} {
		for _, lang := range []string{"zh", "en"} {
			given := map[string]string{"MILEPOST_PLAYBOOK": env}
			if env == "" {
				given = nil
			}
			code, out, errs := calledIn(t, given, "", "playbook", "--lang", lang)
			if code != 0 {
				t.Fatalf("%s: exit %d: %s", name, code, errs)
			}
			b := readBook(t, env)
			for _, want := range []string{
				b.Tiers[0].Name.In(lang), b.Milestones[len(b.Milestones)-1].Name.In(lang), b.Milestones[0].Exit[0].Say.In(lang),
				b.Questions[0].Name.In(lang), b.Industries[0].Name.In(lang), b.FieldsOf("choose")[0].Name.In(lang), b.Nudges[0].Name.In(lang),
				b.SkillLevels[0].Name.In(lang) + ": " + map[string]string{"zh": "自己定", "en": "for you to say"}[lang],
				b.SkillLevels[1].Name.In(lang) + ": " + b.SkillLevels[1].Traits.In(lang), b.SkillLevels[2].Name.In(lang) + ": " + b.SkillLevels[2].Traits.In(lang),
			} {
				if !strings.Contains(out, want) {
					t.Errorf("%s in %s does not say %q", name, lang, want)
				}
			}
			for _, bad := range []string{"{{", "%!", "| |", "function/", "<nil>"} {
				if strings.Contains(out, bad) {
					t.Errorf("%s in %s says %q:\n%s", name, lang, bad, out)
				}
			}
		}
	}
}

func readBook(t *testing.T, file string) *playbook.Book {
	t.Helper()
	if file == "" {
		b, err := playbook.Default()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	b, faults := playbook.Parse(file, data)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return b
}

// TestOfTheFirstMethodNothingIsLeftInTheSecond reads the conversations of the
// second method: no tier, stage or industry of the first one is spoken of.
func TestOfTheFirstMethodNothingIsLeftInTheSecond(t *testing.T) {
	files, err := filepath.Glob("testdata/stories/clinics-*.story")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d stories of the second method, %v", len(files), err)
	}
	first, second := readBook(t, ""), readBook(t, filepath.Join("testdata", "stories", "clinics.yaml"))
	var words []string
	for _, m := range first.Milestones {
		words = append(words, m.ID+" ", m.Name.ZH, m.Name.EN)
	}
	for _, tier := range first.Tiers {
		words = append(words, "tier "+tier.ID, tier.ID+" 级")
	}
	for _, i := range first.Industries {
		words = append(words, i.Name.ZH)
	}
	for _, l := range first.Funnel {
		words = append(words, l.Name.ZH)
	}
	if len(second.Milestones) != 5 {
		t.Errorf("the second method has %d stages", len(second.Milestones))
	}
	words = slices.DeleteFunc(words, func(w string) bool { // a word that both methods have tells nothing
		return slices.ContainsFunc(second.Milestones, func(m playbook.Milestone) bool { return w == m.Name.ZH || w == m.Name.EN })
	})
	for _, file := range files {
		var out bytes.Buffer
		if _, err := playFile(t.Context(), file, playOptions{Show: &out, Log: chattest.Log(t, io.Discard)}); err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			if strings.Contains(out.String(), w) {
				t.Errorf("%s speaks of %q:\n%s", file, w, out.String())
			}
		}
	}
}
