package parse

// enParts are the parts of a day and the hour at which each begins.
var enParts = map[string]int{"morning": 8, "afternoon": 12, "evening": 18, "night": 18, "noon": 12, "lunchtime": 12}

// wordAt is the Latin word at n[i] and where it ends; "" when none begins there.
func wordAt(n []rune, i int) (string, int) {
	j := i
	for j < len(n) && n[j] >= 'a' && n[j] <= 'z' {
		j++
	}
	if j == i || i > 0 && isWordRune(n[i-1]) || j < len(n) && isDigit(n[j]) {
		return "", i
	}
	return string(n[i:j]), j
}

// gap passes spaces and, between the parts of a date, its small words.
func gap(n []rune, i int, words ...string) int {
	for {
		j := skip(n, i, " ,")
		w, e := wordAt(n, j)
		found := false
		for _, x := range words {
			if w == x {
				found = true
			}
		}
		if !found {
			return j
		}
		i = e
	}
}

// enClock reads 9am, 9:30, 3 pm, noon, midnight.
func enClock(n []rune, i int) (string, int, bool) {
	if i >= len(n) {
		return "", 0, false
	}
	if w, e := wordAt(n, i); w == "noon" || w == "midday" {
		return "12:00", e, true
	} else if w != "" {
		return "", 0, false
	}
	h, j := intAt(n, i)
	if j == i || j-i > 2 || h > 24 || i > 0 && (isDigit(n[i-1]) || n[i-1] == '.' || n[i-1] == ':') {
		return "", 0, false
	}
	m, minutes := 0, false
	if j < len(n) && (n[j] == ':' || n[j] == '.') {
		if mm, k := intAt(n, j+1); k == j+3 && mm < 60 {
			sep := n[j]
			m, j, minutes = mm, k, sep == ':'
		}
	}
	k := skip(n, j, " ")
	switch {
	case wordIs(n, k, "am") || has(n, k, "a.m."):
		if h == 12 {
			h = 0
		}
	case wordIs(n, k, "pm") || has(n, k, "p.m."):
		if h < 12 {
			h += 12
		}
	case wordIs(n, k, "o'clock"):
		return hhmm(hour(h, -1), m), k + 7, true
	case minutes && !digitBehind(n, j) && h < 24:
		return hhmm(h, m), j, true
	default:
		return "", 0, false
	}
	e := k + 2
	if n[k+1] == '.' {
		e = k + 4
	}
	return hhmm(h%24, m), e, true
}

func wordIs(n []rune, i int, w string) bool {
	return has(n, i, w) && (i+len(w) >= len(n) || !isWordRune(n[i+len(w)]))
}
