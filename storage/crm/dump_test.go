package crm

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestALineIsReadAsItWasWritten(t *testing.T) {
	for _, l := range []Line{
		{Type: LineHeader, Number: DumpVersion, Value: json.RawMessage(`{"names":1}`)},
		{Type: "account", Key: "byd", Value: json.RawMessage(`{"id":"byd","name":"比亚迪 \u003cA\u003e"}`)},
		{Type: LineChange, Number: 1 << 62, Value: json.RawMessage(`{}`)},
		{Type: LineCount, Key: "series/V", Number: 31},
		{Type: LineMessage, Key: "slack/\x00\x01\"\\\u2028<a&b> 中", Value: json.RawMessage(`[1,"}",null]`)},
		{Type: LineKept, Key: "k", Value: json.RawMessage(`""`)},
		{Type: LineCount, Key: "back", Number: -4},
	} {
		text := l.Append(nil)
		got, err := ReadLine(text)
		if err != nil || got.Type != l.Type || got.Key != l.Key || got.Number != l.Number || string(got.Value) != string(l.Value) {
			t.Errorf("%s reads %+v, %v; want %+v", text, got, err, l)
		}
		var whole Line
		if err := json.Unmarshal(text, &whole); err != nil || strings.Count(string(text), "\n") != 1 {
			t.Errorf("%q is no line of JSON: %v", text, err)
		}
	}
}

func TestWhatIsNoLineIsRefused(t *testing.T) {
	for _, c := range []struct{ name, text, says string }{
		{"nothing", "", "no line of a dump"},
		{"a list", `[1]`, "no line of a dump"},
		{"cut off", `{"t":"team","k":"a`, "no line of a dump"},
		{"a number that is none", `{"t":"count","n":"7"}`, "no line of a dump"},
		{"two lines in one", `{"t":"count"}{"t":"count"}`, "follows the last bracket"},
		{"a field more", `{"t":"count","x":1}`, `unknown field "x"`},
		{"broken UTF-8", "{\"t\":\"kept\",\"k\":\"\xff\"}", "not UTF-8"},
	} {
		if l, err := ReadLine([]byte(c.text)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: read %+v, %v; want %q", c.name, l, err, c.says)
		}
	}
}

// FuzzReadLine: whatever stands in a line, it is an error or it is written and
// read again as the same.
func FuzzReadLine(f *testing.F) {
	for _, text := range []string{`{"t":"team","k":"a","n":7,"v":{}}`, `{"v":1,"t":"x"}`, `{"t":"kept","k":"\u0000","v":"1"}`, `{"t":"count","n":-0}`, `{"t":"a","v":}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		l, err := ReadLine(text)
		if err != nil || len(l.Value) > 0 && !json.Valid(l.Value) || strings.ContainsAny(string(l.Value), "\r\n") {
			return
		}
		again, err := ReadLine(l.Append(nil))
		if err != nil || again.Type != l.Type || again.Key != l.Key || again.Number != l.Number || string(again.Value) != string(l.Value) {
			t.Errorf("%q reads %+v and then %+v, %v", text, l, again, err)
		}
	})
}
