package slack

import (
	"bufio"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"milepost/bot/slack/fake"
)

// clients is a folder in which npm has installed Slack's own clients.
var clients = flag.String("clients", "", "folder with node_modules: let @slack/bolt and @slack/socket-mode live with the fake")

// TestSlacksOwnClientsLiveWithTheFake: what satisfies them is Slack's protocol
// and no dialect of ours.
func TestSlacksOwnClientsLiveWithTheFake(t *testing.T) {
	if *clients == "" {
		t.Skip("Slack's own clients are not installed; .ci/slack does that and names their folder with -clients")
	}
	s := newStage(t, ModeSocket, fake.Options{}, nil)
	script, err := os.ReadFile("testdata/clients.mjs")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(*clients, "clients.mjs")
	if err := os.WriteFile(file, script, 0o644); err != nil {
		t.Fatal(err)
	}
	node := exec.CommandContext(t.Context(), "node", file, strings.TrimSuffix(s.opt.APIURL, "/api/"), fake.BotToken, fake.AppToken)
	node.Stderr = t.Output()
	out, err := node.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := node.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := node.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	says(t, lines, "bolt is ready")
	dm := s.DM("UME")
	shows := func(words string) fake.Message {
		t.Helper()
		var found fake.Message
		until(t, words, func() bool {
			for _, m := range s.Seen("UME", dm) {
				if m.Bot != "" && strings.Contains(fake.Plain(m), words) {
					found = m
					return true
				}
			}
			return false
		})
		return found
	}
	s.Say("UME", dm, "hello", "")
	m := shows("hi there")
	if _, err := s.Server.Press("UME", dm, m.TS, "Go"); err != nil {
		t.Fatal(err)
	}
	if err := s.modal(t.Context(), "UME"); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Server.Suggest("UME", "Who", "b"); err != nil || len(got) != 1 || got[0] != "BYD" {
		t.Errorf("options %v, %v", got, err)
	}
	if _, err := s.Server.Submit("UME", map[string]string{"Name": "bad"}); err != nil {
		t.Fatal(err)
	}
	if v, open := s.Modal("UME"); !open || v.Errors["i"] != "not this" {
		t.Errorf("open %v, errors %v", open, v.Errors)
	}
	if _, err := s.Server.Submit("UME", map[string]string{"Name": "Li"}); err != nil {
		t.Fatal(err)
	}
	shows("thanks Li")
	shows("gone")
	d := s.Server.Command("UME", dm, "/milepost", "a & b")
	if err := wait(t.Context(), d); err != nil || !strings.Contains(string(d.Answer), "heard a &amp; b") {
		t.Errorf("%v, the command is answered %s", err, d.Answer)
	}
	s.GoHome("UME", "home")
	until(t, "a home page", func() bool { _, ok := s.Home("UME"); return ok })
	s.Say("UME", "CROOM", "@Milepost hi", "")
	shows("history true")
	s.Disconnect(false)
	s.Say("UME", dm, "hello", "")
	until(t, "an answer on the next socket", func() bool {
		n := 0
		for _, m := range s.Seen("UME", dm) {
			if strings.Contains(fake.Plain(m), "hi there") {
				n++
			}
		}
		return n > 0
	})
	tell(t, in, "bare")
	says(t, lines, "bare is ready")
	s.Say("UME", dm, "count", "")
	shows("heard by the bare client")
	tell(t, in, "end")
	if err := node.Wait(); err != nil {
		t.Error(err)
	}
}

func says(t *testing.T, lines *bufio.Scanner, want string) {
	t.Helper()
	if !lines.Scan() || lines.Text() != want {
		t.Fatalf("the clients say %q, want %q", lines.Text(), want)
	}
}

func tell(t *testing.T, in io.Writer, what string) {
	t.Helper()
	if _, err := io.WriteString(in, what+"\n"); err != nil {
		t.Fatal(err)
	}
}
