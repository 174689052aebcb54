package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"milepost/storage/crm"
)

// spokenOf makes a demonstration store in which 小李 has written about two people
// called 王总, of whom one is 王建国 with a phone.
func spokenOf(t *testing.T) (data string) {
	t.Helper()
	data = filepath.Join(t.TempDir(), "data")
	works(t, strings.Join([]string{
		"今天拜访了比亚迪王总,聊了电池线,预算大概120万", "存个联系人 比亚迪 王建国 采购总监 13700001234 wang@byd.example",
		"今天拜访了格力王总,谈付款", "今天拜访了比亚迪王建国,再报一次价", "王建国那边差不多了",
	}, "\n")+"\n", "run", "--data", data)
	return data
}

// dumped is everything that a store holds, with what is kept as bytes read.
func dumped(t *testing.T, data string) string {
	t.Helper()
	var all strings.Builder
	opened(t, data, func(s crm.Machine) {
		err := s.View(t.Context(), func(r crm.Reader) error {
			all.Reset()
			for _, in := range crm.Troves() {
				for page := (crm.Page{}); ; {
					list, next, err := r.Passages(in, page)
					if err != nil {
						return err
					}
					for _, p := range list {
						all.Write(p.Text)
						all.WriteByte('\n')
					}
					if page.After = next; next == "" {
						break
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	return all.String()
}

// gone fails if a store still holds something of 王建国, or has lost a visit.
func gone(t *testing.T, data string) {
	t.Helper()
	all := dumped(t, data)
	for _, word := range []string{"王建国", "13700001234", "wang@byd.example", "wangjianguo"} {
		if strings.Contains(all, word) {
			t.Errorf("the store still holds %q", word)
		}
	}
	if n := sound(t, data); n != 3 || !strings.Contains(all, "王总") {
		t.Errorf("%d visits are left, want 3, and 王总 of 格力", n)
	}
}

func TestForgetShowsWhatItTouchesAndAsks(t *testing.T) {
	t.Parallel()
	data := spokenOf(t)
	before := dumped(t, data)
	code, out, _ := ran(t, "no\n", "forget", "--data", data, "K2")
	same(t, "forget", out, `
K2 王建国, 比亚迪
  goes      the name, 2 phone numbers and addresses
  stays     1 visit or call, amounts, the number K2
  named in  1 other record, 4 entries of the history, 3 messages, 4 posts: the words stay without the name
It becomes “已删除联系人 K2” and cannot be undone. Copies from before still hold the data;
a restore removes it again as long as forgotten.jsonl is kept.
Go on? Type K2:`)
	if code != exitFailed || dumped(t, data) != before {
		t.Errorf("exit %d, or something changed although the answer was no", code)
	}
	if _, err := os.Stat(filepath.Join(data, forgottenFile)); err == nil {
		t.Error("somebody is noted who was not forgotten")
	}
	works(t, "K2\n", "forget", "--data", data, "k2")
	gone(t, data)
	fails(t, exitFailed, "K2 was forgotten before", "forget", "--data", data, "K2")
}

func TestForgetSaysWhomItCannotFind(t *testing.T) {
	t.Parallel()
	data := spokenOf(t)
	for _, c := range []struct {
		who  string
		code int
		want string
	}{
		{"K99", exitFailed, "there is no K99"},
		{"V1", exitFailed, "V1 is no contact"},
		{"赵子龙", exitFailed, `no contact is called "赵子龙"`},
		{"王总", exitUsage, "name one of them by the number"},
	} {
		fails(t, c.code, c.want, "forget", "--data", data, c.who)
	}
	if _, out, _ := ran(t, "", "forget", "--data", data, "王总"); out != "K1 王总, 比亚迪\nK3 王总, 格力\n" {
		t.Errorf("two of the same name are listed as\n%s", out)
	}
	fails(t, exitUsage, "nobody answered", "forget", "--data", data, "K2")
}

func TestForgetReachesTheRunningProcess(t *testing.T) {
	data := spokenOf(t)
	p := startRun(t, data)
	works(t, "", "forget", "--data", data, "--yes", "K2")
	p.leave(t)
	gone(t, data)
}

// TestAServiceFinishesAForgettingThatWasKilled: the command had said whom, and got
// no further.
func TestAServiceFinishesAForgettingThatWasKilled(t *testing.T) {
	t.Parallel()
	data := spokenOf(t)
	opened(t, data, func(s crm.Machine) {
		id, _, err := findContact(t.Context(), s, "K2")
		if err == nil {
			err = noteForgotten(data, []forgottenLine{{Contact: id}})
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	p := startRun(t, data, "--service")
	for end := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		_, _, said := ran(t, "", "forget", "--data", data, "--json", "K2")
		if strings.Contains(said, "K2 was forgotten before") {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("it is not finished: %s", said)
		}
	}
	if err := errors.Join(p.cmd.Process.Signal(syscall.SIGTERM), p.cmd.Wait()); err != nil {
		t.Errorf("it stopped with %v\n%s", err, p.out)
	}
	gone(t, data)
}

func TestARestoredCopyForgetsAgain(t *testing.T) {
	t.Parallel()
	data := spokenOf(t)
	home := t.TempDir()
	copied, lines := filepath.Join(home, "m.db"), filepath.Join(home, "m.jsonl")
	works(t, "", "backup", "--data", data, copied)
	works(t, "", "dump", "--data", data, lines)
	works(t, "", "forget", "--data", data, "--yes", "K2")
	ledger, err := os.ReadFile(filepath.Join(data, forgottenFile))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(ledger), "王") || strings.Count(string(ledger), "\n") != 1 {
		t.Errorf("noted is %s", ledger)
	}
	put := func(dir string, text string) {
		t.Helper()
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, forgottenFile), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// The last line was cut off when the power went.
	inData, besideIt, loaded := filepath.Join(home, "a"), filepath.Join(home, "b"), filepath.Join(home, "c")
	put(inData, string(ledger)+`{"contact":"0`)
	const told = "1 contact was forgotten after this copy was made, and forgotten again now"
	if out := works(t, "", "restore", "--yes", "--data", inData, copied); !strings.Contains(out, told) {
		t.Errorf("restore says\n%s", out)
	}
	gone(t, inData)
	put(home, string(ledger))
	works(t, "", "restore", "--yes", "--data", besideIt, copied)
	gone(t, besideIt)
	if out := works(t, "", "load", "--hold", "--data", loaded, lines); !strings.Contains(out, told) {
		t.Errorf("load says\n%s", out)
	}
	gone(t, loaded)
	// A daily backup of a data folder that was moved away; a file that is named.
	daily, named := filepath.Join(data, backupsFolder, "m.db"), filepath.Join(home, "elsewhere", "m.db")
	for _, file := range []string{daily, named} {
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Link(copied, daily), os.Rename(copied, named), os.Remove(filepath.Join(home, forgottenFile))); err != nil {
		t.Fatal(err)
	}
	fromDaily, fromNamed := filepath.Join(home, "e"), filepath.Join(home, "f")
	works(t, "", "restore", "--yes", "--data", fromDaily, daily)
	gone(t, fromDaily)
	works(t, "", "restore", "--yes", "--data", fromNamed, "--forgotten", filepath.Join(data, forgottenFile), named)
	gone(t, fromNamed)
	fails(t, exitFailed, "there is no such file", "restore", "--yes", "--data", filepath.Join(home, "g"), "--forgotten", "/nowhere.jsonl", named)
	put(filepath.Join(home, "d"), "who?\n"+string(ledger))
	fails(t, exitFailed, "is not a line of", "restore", "--yes", "--data", filepath.Join(home, "d"), named)
}
