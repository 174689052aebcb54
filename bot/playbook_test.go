package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
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

// TestTheDocumentBeginsWithOnePageForTheDirector: before the first chapter stand
// the stages with who lets each go on, who decides what, and the chapters.
func TestTheDocumentBeginsWithOnePageForTheDirector(t *testing.T) {
	for name, env := range map[string]string{"the embedded method": "", "clinics": filepath.Join("testdata", "stories", "clinics.yaml")} {
		b := readBook(t, env)
		var out bytes.Buffer
		d := &document{out: &out, b: b, lang: "en", company: "Haiping"}
		d.write()
		page, chapters, ok := strings.Cut(out.String(), "\n## 1. ")
		if !ok || d.err != nil || len(strings.Split(page, "\n")) > 80 {
			t.Fatalf("%s: %v: no page of its own:\n%s", name, d.err, page)
		}
		for _, m := range b.Milestones {
			if !strings.Contains(page, "| "+m.Name.In("en")+" | ") {
				t.Errorf("%s: the page lacks the stage %s", name, m.ID)
			}
		}
		for _, a := range b.Approvals {
			if !strings.Contains(page, a.Name.In("en")+": "+d.steps(a)) {
				t.Errorf("%s: the page does not say who decides %s", name, a.ID)
			}
		}
		for i, title := range d.titles {
			if line := fmt.Sprintf("%d. %s\n", i+1, title); !strings.Contains(page, line) || !strings.Contains("## 1. "+chapters, "## "+line) {
				t.Errorf("%s: the contents lack %q", name, line)
			}
		}
	}
}

// TestEveryRuleStandsInTheDocument alters each value of the method by itself: the
// document then reads differently, or the value is one that no director signs for.
// rows: E5
func TestEveryRuleStandsInTheDocument(t *testing.T) {
	b := readBook(t, "")
	print := func() string {
		var out bytes.Buffer
		d := &document{out: &out, b: b, lang: "en", company: "Haiping", unsigned: true}
		d.write()
		if d.err != nil {
			t.Fatal(d.err)
		}
		return out.String()
	}
	// What people call a thing besides, how they speak of it, what to write in chat, and the
	// wording and buttons of a reminder are no rules; a place in a region has towns.
	unsaid := regexp.MustCompile(`\.(ID|Also|Subject|ZH|Record|Free|Towns|Do|Until|When)$|^(Fields|Columns|Application|Nudges|Deadlines)\.Say|` +
		`^LeadSheet\.Columns\.Say|^Loosely\.|\.Talk\.|^Speeches\.|^Fields\.Told\.|^Fillers\.|^Fields\.(Kind|Of|Proves|Group)$|^FieldGroups\.On$|^FieldGroups\.Score$|^Milestones\.Exit\.Proof$|^Application\.Say|^Milestones\.Tasks\.Auto$`)
	whole, told := print(), map[string]bool{}
	var walk func(v reflect.Value, path string)
	walk = func(v reflect.Value, path string) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				f := v.Type().Field(i)
				name := path + "." + f.Name
				if f.Anonymous {
					name = path
				}
				walk(v.Field(i), strings.TrimPrefix(name, "."))
			}
			return
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), path)
			}
			return
		case reflect.Map:
			return // the currencies of both languages: read above
		}
		if unsaid.MatchString(path) || told[path] {
			return // once it is known to change the document, that will do
		}
		was := reflect.New(v.Type()).Elem()
		was.Set(v)
		switch v.Kind() {
		case reflect.String:
			v.SetString("altered")
		case reflect.Int:
			v.SetInt(v.Int() + 77)
		case reflect.Float64:
			v.SetFloat(v.Float() + 0.07)
		case reflect.Bool:
			v.SetBool(!v.Bool())
		}
		told[path] = print() != whole
		v.Set(was)
	}
	walk(reflect.ValueOf(b).Elem(), "")
	if len(told) < 100 {
		t.Errorf("only %d kinds of values were looked at", len(told))
	}
	for _, path := range slices.Sorted(maps.Keys(told)) {
		if !told[path] {
			t.Errorf("another value of %s does not change the document", path)
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
