package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
)

var (
	// spelledOther finds somebody whose name was written with another character: 不是许科是徐科,
	// 徐科长,不是许科长.
	spelledOther = wording.OneOf(
		`^(?:哦|呃|对了)?[,，]?不是(\p{Han}{2,4})[,，]?(?:而|应该)?是(\p{Han}{2,4}?)`+
			`(?:[,，](?:是|姓)?`+characterTold+`)?$`,
		`^(?:应该)?是?(\p{Han}{2,4})[,，]?不是(\p{Han}{2,4})$`,
	)
	// characterSaid finds by what a surname is told from others of its sound: 双人徐, 他是言午许.
	characterSaid = wording.Compile(`^(?:\p{Han}{0,4}?(?:应该)?(?:是|姓))?(?:那个)?` + characterTold + `$`)
)

// characterTold describes a surname by its parts, as one does on the telephone.
const characterTold = `(?:双人|言午|弓长|立早|文武|耳东|口天|木子|三横|双木|草头|古月|三点水|人则|干勾|走肖|美女|女字|单人|竖心|有耳|没耳|草字头|木易|禾字|口十|四维|方框|金字|水工|日月)旁?的?(\p{Han})`

// spelledAnew puts a contact's name right where only its writing was wrong: who is meant sounds the
// same, and was told of just now.
func (q *request) spelledAnew(s string) (string, error) {
	was, name, char := "", "", ""
	if m := spelledOther.FindStringSubmatch(s); m != nil {
		was, name = m[1]+m[5], m[2]+m[4]
	} else if m := characterSaid.FindStringSubmatch(s); m != nil {
		char = m[1]
	} else {
		return "", nil
	}
	people, err := q.contactsOf(q.conv.About)
	if err != nil {
		return "", err
	}
	for i := range people {
		is := []rune(people[i].Name.Text)
		to := name
		if char != "" {
			to = char + string(is[1:])
		} else if people[i].Name.Text == was+"长" && !strings.HasSuffix(to, "长") {
			to += "长" // 许科 is 许科长
		} else if people[i].Name.Text != was {
			continue
		}
		if to != string(is) && soundsAlike(string(is), to) {
			return string(is) + "改名为" + to, nil
		}
	}
	return "", nil
}

// soundsAlike reports two names that one hears as the same.
func soundsAlike(a, b string) bool {
	x, y := parse.Keys(a), parse.Keys(b)
	return slices.ContainsFunc(x.Pinyin, func(p string) bool { return slices.Contains(y.Pinyin, p) })
}
