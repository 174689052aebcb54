package main

import (
	"flag"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"milepost/bot/chattest"
	"milepost/storage/crmtest"
)

func stories(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/stories/*.story")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d stories, %v; there are at least 30", len(files), err)
	}
	return files
}

var thorough = flag.Bool("thorough", false, "play every story on every platform, plain and with a restart after every line, not a share of them")

// shares says of how many stories one is played: plain, and with every
// transaction run twice and a restart after every line.
type shares struct{ plain, hard int }

// modes are the ways in which stories are played. Of each way one story in so
// many is taken.
func modes(t *testing.T, files []string, of shares, play func(t *testing.T, m mode, file string)) {
	for _, m := range []mode{{}, {Twice: true, Restart: true}} {
		name, share := "plain", of.plain
		if m.Restart {
			name, share = "twice, with a restart after every line", of.hard
		}
		t.Run(name, func(t *testing.T) {
			for _, file := range oneIn(share, files) {
				t.Run(strings.TrimSuffix(filepath.Base(file), ".story"), func(t *testing.T) {
					t.Parallel()
					play(t, m, file)
				})
			}
		})
	}
}

// usual is of how many stories one is played, and raced where the race detector
// makes everything slow and would see the same goroutines meet again; all are
// where the tests are to be thorough.
func usual(n, raced int) int {
	if *thorough {
		return 1
	}
	return crmtest.Times(n, raced)
}

// oneIn gives one in n of a list: which, differs with the test's list of them, so
// that what one test leaves out another may take.
func oneIn(n int, list []string) (out []string) {
	for i := len(list) / 2 % n; i < len(list); i += n {
		out = append(out, list[i])
	}
	return out
}

// TestStories plays every story the hard way, and a share of them plain: the
// command play plays them all so.
func TestStories(t *testing.T) {
	var shared storyConfigs
	modes(t, stories(t), shares{plain: usual(4, 12), hard: usual(1, 16)}, func(t *testing.T, m mode, file string) {
		p, err := playFile(t.Context(), file, playOptions{Mode: m, Configs: &shared, Log: chattest.Log(t, io.Discard)})
		if err != nil {
			t.Fatal(err)
		}
		for _, miss := range p.misses {
			t.Error(miss)
		}
	})
}

func TestAStoryWithoutOneOfItsExpectedLinesFails(t *testing.T) {
	var shared storyConfigs
	for _, file := range oneIn(usual(4, 48), stories(t)) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			st := read(t, file)
			i := firstAnswer(st)
			if i < 0 {
				t.Fatal("nobody is answered in this story")
			}
			st.Steps = slices.Delete(st.Steps, i, i+1)
			p, err := playStory(t.Context(), st, playOptions{Configs: &shared, Log: chattest.Log(t, io.Discard)})
			if err == nil && len(p.misses) == 0 {
				t.Error("nobody missed the line that was taken away")
			}
		})
	}
}

// firstAnswer is the first line in which the bot answers somebody: what the
// scheduler says needs no line. -1 if there is none.
func firstAnswer(st *story) int {
	asked := false
	for i, s := range st.Steps {
		switch s.Kind {
		case stepClock:
			asked = false
		case stepExpect:
			if asked && s.Want == wantPost {
				return i
			}
		case stepSilent, stepStore:
		default:
			asked = true
		}
	}
	return -1
}

func TestWhatIsNoStoryIsSaidByLine(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"", ":1: nothing happens"},
		{"小李> 你好", ":1: a story begins with a time line"},
		{"-- yesterday --", ":1: time line"},
		{"-- 2026-03-05 10:05 --\n    indented", ":2: an indented line belongs below"},
		{"-- 2026-03-05 10:05 --\nwhat is this", ":2: not a line of a story"},
		{"-- 2026-03-05 10:05 --\nstore> visits", ":2: want: store>"},
		{"-- 2026-03-05 10:05 --\nbot as> hello", ":2: want a name after as"},
		{"-- 2026-03-05 10:05 --\n小李 sings> hello", `:2: 小李: "sings" is nothing`},
	} {
		if _, err := parseStory("x.story", row.text); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%q: %v, want %s", row.text, err, row.want)
		}
	}
}

func FuzzStory(f *testing.F) {
	f.Add("-- 2026-03-05 10:05 --\n小李> 你好\nbot as $a> 你好\n    [改]\n    !x\n小李 $a [改]\nstore> visits 比亚迪 = 1\n")
	f.Add("# loose\n-- 2026-03-05 10:05 --\n-- down 2d --\nbot #华南 ↳> x\nbot silent\nagain\n")
	f.Fuzz(func(t *testing.T, text string) {
		st, err := parseStory("x.story", text)
		if (st == nil) == (err == nil) {
			t.Errorf("%v, %v", st, err)
		}
	})
}

// onlyElsewhere says why a story would be about something else with everybody on
// Slack; "" if it would not.
func onlyElsewhere(st *story) string {
	if slices.ContainsFunc(st.Steps, func(s step) bool {
		return s.On != "" || s.Move.Platform != "" || strings.Contains(s.Text, "企业微信")
	}) {
		return "it is about platforms by name"
	}
	if slices.ContainsFunc(st.Steps, func(s step) bool { return s.Kind == stepPlace }) {
		return "nobody sends his location on Slack"
	}
	return ""
}

// TestStoriesOnSlack plays the stories with everybody at home on Slack: what a
// story shows is shown there too, and what its people do can be done there.
func TestStoriesOnSlack(t *testing.T) {
	of := shares{plain: usual(4, 24), hard: usual(12, 48)}
	if *payloads != "" {
		of.plain = 1 // what other checks read is whatever is ever sent
	}
	playOn(t, "slack", map[string]staging{"slack": newSlackScene}, onlyElsewhere, of)
}

// TestStoriesOnBoth plays the stories that are about both platforms on both at
// once, with people at home where the configuration says: what is asked for on
// one is decided on the other, and nobody is told twice.
func TestStoriesOnBoth(t *testing.T) {
	playOn(t, "", map[string]staging{"slack": newSlackScene, "wecom": newWeComScene}, onlyOne, shares{plain: usual(1, 4), hard: usual(4, 8)})
}

// onlyOne says why a story is not played on both platforms; "" if it is.
func onlyOne(st *story) string {
	if st.Only == "" && slices.ContainsFunc(st.Steps, func(s step) bool {
		return s.On != "" || s.Move.Platform != "" && s.Move.Full == 0 || strings.Contains(s.Text, "企业微信")
	}) {
		return ""
	}
	return "it is played on each platform"
}

// playOn plays a share of the stories that can happen there on real platforms. home
// is the one on which everybody is at home; see playOptions.On. unlike says why a
// story cannot happen there, "" if it can.
func playOn(t *testing.T, home string, stages map[string]staging, unlike func(*story) string, of shares) {
	var files []string
	for _, file := range stories(t) {
		st := read(t, file)
		if why := unlike(st); why != "" {
			t.Logf("%s: %s", filepath.Base(file), why)
		} else if st.Only == "" || st.Only == home {
			files = append(files, file)
		}
	}
	var shared storyConfigs
	modes(t, files, of, func(t *testing.T, m mode, file string) {
		p, err := playFile(t.Context(), file, playOptions{Mode: m, On: home, Stages: stages, Configs: &shared, Log: chattest.Log(t, io.Discard)})
		if err != nil {
			t.Fatal(err)
		}
		for _, miss := range p.misses {
			t.Error(miss)
		}
		for _, s := range p.stages {
			if s, ok := s.(inspected); ok {
				s.inspect(t)
			}
		}
	})
}

// inspected is a scene that looks through all that was sent when a story ends.
type inspected interface{ inspect(t *testing.T) }

func TestWhileTheProcessIsDownPeopleOnlyWrite(t *testing.T) {
	const head = "-- 2026-03-05 10:05 --\n小李> 拜访了比亚迪\nbot as $v> 比亚迪\n"
	for _, row := range []struct{ text, want string }{
		{head + "-- up --", ":4: the process is up already"},
		{head + "-- down --\n小李 [撤销]", ":5: the process is down"},
		{head + "-- down --\nstore> visits 比亚迪 = 1", ":5: the process is down"},
		{head + "-- down --\n-- slack down --", ":5: the process is down"},
		{head + "-- down --\n-- down 2h --", ":5: the process is down"},
		{head + "-- down --\n小李> 拜访了美的\nbot silent", ":6: the story ends while the process is down"},
	} {
		st, err := parseStory("x.story", row.text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := playStory(t.Context(), st, playOptions{Log: chattest.Log(t, io.Discard)}); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%q: %v, want %s", row.text, err, row.want)
		}
	}
}
