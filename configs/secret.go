package configs

import (
	"fmt"
	"log/slog"
)

// Secret is a value that no log, error or listing ever shows.
type Secret struct{ value string }

// hidden is what stands for a secret wherever it would be printed.
const hidden = "••••"

// Reveal gives the value to whoever needs it to connect.
func (s Secret) Reveal() string { return s.value }

// Set reports whether there is a value.
func (s Secret) Set() bool { return s.value != "" }

// String hides the value; fmt, slog, JSON and YAML do so too.
func (s Secret) String() string {
	if s.value == "" {
		return ""
	}
	return hidden
}

// GoString hides the value from %#v.
func (s Secret) GoString() string { return s.String() }

// LogValue hides the value from logs.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText hides the value from every encoding of text.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Format hides the value from every verb, %d and %x too.
func (s Secret) Format(f fmt.State, _ rune) { fmt.Fprint(f, s.String()) }

// Refuse keeps secrets out of configuration files.
func (Secret) Refuse(key string) (problem, fix string) {
	return "a secret does not belong in this file",
		fmt.Sprintf("set %s in the environment, or name a file that holds it in %s_file", EnvName(key), key)
}
