package parse

import "strings"

// skip passes any of these runes.
func skip(n []rune, i int, set string) int {
	if set == " " {
		for i < len(n) && n[i] == ' ' {
			i++
		}
		return i
	}
	for i < len(n) && strings.ContainsRune(set, n[i]) {
		i++
	}
	return i
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

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

// intAt reads digits; j == i when there are none or too many.
func intAt(n []rune, i int) (v, j int) {
	for j = i; j < len(n) && isDigit(n[j]); j++ {
		if j-i >= 4 {
			return 0, i
		}
		v = v*10 + int(n[j]-'0')
	}
	return v, j
}
