package wording

import "strings"

// OneOf finds each of the phrases of a table, wherever it stands in a text. Where
// several begin at the same place, the one that is listed first is found. A flag such as
// (?i) holds for the phrases behind it as well.
func OneOf(phrases ...string) *Wording { return Compile(strings.Join(phrases, "|")) }

// Any is one of some phrases, as a part of a longer one.
func Any(phrases ...string) string { return "(?:" + strings.Join(phrases, "|") + ")" }

// Maybe is one of some phrases, or none of them, as a part of a longer one.
func Maybe(phrases ...string) string { return Any(phrases...) + "?" }
