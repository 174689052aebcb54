package chattest

import (
	"bytes"
	"io"
	"log/slog"
	"testing"
)

// Secret stands in everything that is secret in tests: the fakes put it in
// tokens, keys and one-time codes, in either case of letters. Nothing that
// holds it may be logged or told.
const Secret = "s3cr3t"

// Log is where tests log. It takes everything, down to debug, and fails the test
// when something secret is among it. w may be nil: then the test shows it.
func Log(t testing.TB, w io.Writer) *slog.Logger {
	if w == nil {
		w = t.Output()
	}
	return slog.New(slog.NewTextHandler(Guard(t, w), &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// Guard writes to w, and fails the test when something secret is among it.
// It is for whole lines: what is cut in two is not seen.
func Guard(t testing.TB, w io.Writer) io.Writer { return guard{t, w} }

type guard struct {
	t testing.TB
	w io.Writer
}

// Write is io.Writer's.
func (g guard) Write(p []byte) (int, error) {
	if Tells(p) {
		g.t.Errorf("something secret was told: %s", p)
	}
	return g.w.Write(p)
}

// Tells reports whether a text tells something secret of a test.
func Tells(text []byte) bool { return bytes.Contains(bytes.ToLower(text), []byte(Secret)) }
