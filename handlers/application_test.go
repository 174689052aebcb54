package handlers

import "testing"

// An application is filled in by words, several fields in one message. What
// cannot be one of them is said, and the others are kept.
func TestAnApplicationIsFilledInByWords(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "saw Greta @ Oakline about the press line, budget 200k EUR", "Oakline")
	w.says("anna", "apply for project approval Oakline", "LX-2026-001 Oakline · draft")
	w.says("anna", "signing in March", "Noted: Expected signing")
	w.says("anna", "sign in Martember, rival Krauss, expenses 3k EUR", "Noted: Competitors, Expected expenses", "“sign in Martember” is not a day I know")
	w.says("anna", "expected signing: the 45th", "not a day I know")
}
