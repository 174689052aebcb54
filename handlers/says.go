package handlers

import (
	"strings"

	"milepost/handlers/parse"
)

// didSomething reports a message that tells of a visit or a call that was made.
func didSomething(f parse.Facts) bool {
	for t := range eachThing(&f) {
		if (t.Intent == parse.Visit || t.Intent == parse.Call) && happened(t) && (t.Account != nil || len(t.Contacts) > 0) {
			return true
		}
	}
	return false
}

// says weighs a message by words that only this matter uses.
func says(weight float64, longest int, zh []string, en ...string) func(parse.Facts) float64 {
	return func(f parse.Facts) float64 {
		if f.Letters() > longest {
			return 0
		}
		if f.Holds(zh...) {
			return weight
		}
		for _, e := range en {
			if strings.Contains(e, " ") && f.Holds(e) || f.Word(e) {
				return weight
			}
		}
		return 0
	}
}
