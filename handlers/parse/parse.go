// Package parse turns what a salesperson writes, in Chinese, English or both,
// into Facts. It is pure: no storage, no clock, no package-level state that
// changes; the same text and Context always give the same Facts.
package parse

// Read reads one message. It never fails: what it cannot read it leaves empty,
// and Intent is None with Action "ask" or "ignore" when it makes nothing of it.
func Read(text string, ctx Context) Facts { return Facts{Text: text, Intent: None, Action: "ask"} }
