package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestADamagedStoreIsDumpedAsFarAsItCanBeRead spoils a record and loads what is
// left of the store into a new one.
func TestADamagedStoreIsDumpedAsFarAsItCanBeRead(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	data, file := filepath.Join(home, "data"), filepath.Join(home, "m.jsonl")
	works(t, "今天拜访了比亚迪王总,预算120万\n今天拜访了格力\n", "run", "--data", data)
	path := filepath.Join(data, dbFile)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; ; {
		n := bytes.Index(whole[at:], []byte(`"name":{"text":"比亚迪"`))
		if n < 0 {
			break
		}
		at += n + 1
		whole[at] ^= 1
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	fails(t, exitFailed, "damaged", "dump", "--data", data, file)
	works(t, "", "dump", "--damaged", "--data", data, file)
	text, err := os.ReadFile(file)
	if err != nil || strings.Contains(string(text), `"name":{"text":"比亚迪"`) || !strings.Contains(string(text), "格力") {
		t.Errorf("what was read is %s, %v", text, err)
	}
	other := filepath.Join(home, "other")
	works(t, "", "load", "--data", other, file)
	said := works(t, "格力\n", "run", "--data", other)
	if !strings.Contains(said, "最近") {
		t.Errorf("the customer that is whole shows\n%s", said)
	}
	p := startRun(t, data)
	fails(t, exitFailed, "is in use; stop that Milepost first", "dump", "--damaged", "--data", data, filepath.Join(home, "n.jsonl"))
	p.leave(t)
}

// TestAFileThatCannotBeOpenedSendsToTheDoctor: whatever command meets it says
// who knows what to do, and the doctor does.
func TestAFileThatCannotBeOpenedSendsToTheDoctor(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	if err := os.WriteFile(filepath.Join(data, dbFile), []byte("no store"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"run"}, {"run", "--service"}, {"backup", "m.db"}, {"dump", "m.jsonl"}, {"forget", "K1"}} {
		fails(t, exitFailed, "\nbot doctor tells what can be done", append(command, "--data", data)...)
	}
	_, _, said := ran(t, "", "doctor", "--data", data)
	if strings.Contains(said, "milepost doctor tells") || !strings.Contains(said, "what can be done:\n  there is no backup in") {
		t.Errorf("the doctor says\n%s", said)
	}
}
