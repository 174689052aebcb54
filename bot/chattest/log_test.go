package chattest

import (
	"bytes"
	"errors"
	"testing"
)

// strict is a test that notes what it is failed for.
type strict struct {
	testing.TB
	failed []string
}

func (s *strict) Errorf(format string, args ...any) { s.failed = append(s.failed, format) }

func TestASecretThatIsLoggedFailsTheTest(t *testing.T) {
	for _, c := range []struct {
		says string
		log  func(*strict, *bytes.Buffer)
		bad  bool
	}{
		{"words", func(s *strict, w *bytes.Buffer) { Log(s, w).Info("sent", "to", "xiaoli") }, false},
		{"a token in an error", func(s *strict, w *bytes.Buffer) {
			Log(s, w).Warn("not sent", "err", errors.New("GET ?access_token=s3cr3t1"))
		}, true},
		{"a key in capitals, for debugging", func(s *strict, w *bytes.Buffer) { Log(s, w).Debug("opened", "key", "S3CR3T1") }, true},
		{"output of a command", func(s *strict, w *bytes.Buffer) { _, _ = Guard(s, w).Write([]byte("token: s3cr3t")) }, true},
	} {
		s, w := &strict{TB: t}, new(bytes.Buffer)
		if c.log(s, w); c.bad != (len(s.failed) > 0) || w.Len() == 0 {
			t.Errorf("%s: failed %d times, wrote %q", c.says, len(s.failed), w)
		}
	}
}
