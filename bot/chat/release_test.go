package chat

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"testing"
)

// eachLine gives the lines of a file of a release. Those files never change:
// what is in them lies in somebody's store.
func eachLine(t *testing.T, file string, f func(line []byte)) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(text))
	n := 0
	for ; lines.Scan(); n++ {
		f(lines.Bytes())
	}
	if err := lines.Err(); err != nil || n == 0 {
		t.Fatalf("%s has %d lines, %v", file, n, err)
	}
}

// TestWhatTheFirstReleaseStoredIsReadInWhole decodes bodies out of a store
// that the first release wrote, and finds every field of them again.
func TestWhatTheFirstReleaseStoredIsReadInWhole(t *testing.T) {
	eachLine(t, "testdata/release-1.jsonl", func(line []byte) {
		var was, is map[string]any
		if err := json.Unmarshal(line, &was); err != nil {
			t.Fatal(err)
		}
		var body []byte
		var err error
		if was["m"] != nil {
			body, err = recoded(line, DecodeMessage, EncodeMessage)
		} else {
			body, err = recoded(line, DecodePost, EncodePost)
		}
		if err != nil {
			t.Errorf("%v\n%s", err, line)
			return
		}
		if err := json.Unmarshal(body, &is); err != nil {
			t.Fatal(err)
		}
		// A later release may write a later version of the encoding.
		delete(was, "v")
		delete(is, "v")
		if !reflect.DeepEqual(is, was) {
			t.Errorf("it reads\n%s\nwant\n%s", body, line)
		}
	})
}

func recoded[T any](body []byte, decode func([]byte) (T, error), encode func(T) ([]byte, error)) ([]byte, error) {
	v, err := decode(body)
	if err != nil {
		return nil, err
	}
	return encode(v)
}

func TestTheButtonsOfTheFirstReleaseStillSayWhatTheyDo(t *testing.T) {
	eachLine(t, "testdata/release-1-actions.jsonl", func(line []byte) {
		var want struct {
			Text   string
			Action Action
		}
		if err := json.Unmarshal(line, &want); err != nil {
			t.Fatal(err)
		}
		if got, err := ParseAction(want.Text); err != nil || got != want.Action {
			t.Errorf("%s reads %+v, %v; want %+v", want.Text, got, err, want.Action)
		}
	})
}
