package handlers

import (
	"slices"
	"strings"
	"unicode/utf8"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// ordinal finds the place in a list, before what is said of it: 第一个,但….
var ordinal = wording.Compile(`^第([一二三四五六七八九1-9])(?:个|件|份|条|张)?|^(?:the )?(first|second|third)(?: one)?`)

// ordinals are the words for a place in a list, each behind the last.
var ordinals = [][]string{{"一", "1", "first"}, {"二", "2", "second"}, {"三", "3", "third"}, {"四", "4"}, {"五", "5"}, {"六", "6"}, {"七", "7"}, {"八", "8"}, {"九", "9"}}

// pointedAt is the one of several requests waiting for him that words point at by its place
// in the list or by its kind, 第一个, 特价那个, and what is said of it; nil for none.
func (q *request) pointedAt(words string) (a *crm.Approval, rest string, err error) {
	if words == "" {
		return nil, "", nil
	}
	open, err := q.toDecide()
	if err != nil || len(open) < 2 {
		return nil, "", err
	}
	if m := ordinal.FindStringSubmatch(words); m != nil {
		for i, names := range ordinals {
			if slices.Contains(names, m[1]+strings.ToLower(m[2])) && i < len(open) && endsThere(words[len(m[0]):]) {
				return &open[i], strings.TrimFunc(words[len(m[0]):], parse.IsEdge), nil
			}
		}
	}
	for i := range open {
		behind, ok := q.kindFirst(words, open[i].Subject)
		if !ok {
			continue
		}
		if a != nil {
			return nil, "", nil // two of that kind: which of them is to be asked
		}
		a, rest = &open[i], behind
	}
	return a, rest, nil
}

// goesOnWith begins what is said of the one that was pointed at.
var goesOnWith = wording.Compile(`^(?:但|不过|可以|可|要|得|先|吧|的?话|因为|理由|条件|前提| but | if | provided | because )`)

// endsThere reports that words point at one and then end, or go on to say what of it: 第一个,但要快. Of
// 第一期款 and 方案里的价格 they say something else.
func endsThere(behind string) bool {
	r, _ := utf8.DecodeRuneInString(behind)
	return behind == "" || r != ' ' && parse.IsEdge(r) || goesOnWith.MatchString(strings.ToLower(behind)) || r == ' ' && !ascii(behind)
}

// ofKind is what may follow the kind of a request where it is pointed at.
var ofKind = wording.Compile(`^(?:审批|申请)?(?:的)?(?:那|这)?(?:个|件|份|一个)?|^ (?:one|request)`)

// kindFirst gives what stands behind the name of a kind of request with which words begin.
func (q *request) kindFirst(words, subject string) (rest string, ok bool) {
	row, ok := playbook.Find(q.Book.Approvals, subject)
	if !ok {
		return "", false
	}
	low, names := strings.ToLower(words), append([]string{row.Name.ZH, row.Name.EN}, row.Also...)
	if zh := []rune(row.Name.ZH); len(zh) == 4 {
		names = append(names, string(zh[:2])) // 特价 is 特价审批
	}
	for _, name := range names {
		name = strings.ToLower(name)
		if behind, ok := strings.CutPrefix(strings.TrimPrefix(low, "the "), name); ok && name != "" {
			behind = words[len(words)-len(behind):]
			if !endsThere(behind[len(ofKind.FindString(behind)):]) {
				continue
			}
			return strings.TrimFunc(behind[len(ofKind.FindString(behind)):], parse.IsEdge), true
		}
	}
	return "", false
}
