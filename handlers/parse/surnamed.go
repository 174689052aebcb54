package parse

import "strings"

// surnamed reads 姓唐的工程师 and, behind the word for what somebody is, 老板也在,姓林
// at n[i]: the end of it, i where nobody is told of that way.
func (r *reader) surnamed(i int) int {
	n := r.n
	e := surnameAt(n, i+1)
	if e == i+1 || !r.free(Span{i, e}) || r.namedBelow(n[i+1:e], e) {
		return i
	}
	if e < len(n) && n[e] == '的' {
		if w := words.longest(n, e+1, cTitle|cPersonWord); w != nil && r.free(Span{e, e + 1 + w.n}) {
			return e + 1 + w.n
		}
		return i
	}
	if _, of := r.postSaid(i); of == "" || e < len(n) && isWordRune(n[e]) {
		return i
	}
	return e
}

// namedBelow reports that who has a surname is called by it soon after: 老板姓应,应总.
func (r *reader) namedBelow(surname []rune, from int) bool {
	return strings.Contains(string(r.n[from:min(len(r.n), from+postReach)]), string(surname))
}

// postReach is how far before 姓林 it may be said what he is.
const postReach = 10

// postSaid is the last word of the sentence before n[i] that says what somebody is, and
// where it begins.
func (r *reader) postSaid(i int) (at int, post string) {
	for k := i - 1; k >= max(0, i-postReach) && !strings.ContainsRune("。;!?\n", r.n[k]); k-- {
		if w := words.longest(r.n, k, cTitle|cPersonWord); w != nil && k+w.n <= i && w.bits&cDept == 0 && isHan(r.n[k]) && !strings.HasSuffix(w.text, "人") {
			for k > 0 {
				l := words.longest(r.n, k-1, cTitle|cPersonWord)
				if l == nil || l.n <= w.n {
					break
				}
				k, w = k-1, l
			}
			return k, w.text
		}
	}
	return 0, ""
}

// calledBy is how somebody is called of whom surname and post are told: 唐工, 林老板.
func calledBy(surname, post string) string {
	switch {
	case strings.HasSuffix(post, "工程师") || post == "技术员":
		return surname + "工"
	case strings.HasSuffix(post, "总经理") || post == "老总" || post == "董事长" || post == "总裁" || post == "副总":
		return surname + "总"
	}
	return surname + post
}

// surnamedPerson is who is told of by surname and post.
func (r *reader) surnamedPerson(p person, i int) person {
	at := p.span.Start
	e := surnameAt(r.n, at+1)
	post := string(r.n[min(e+1, p.span.End):p.span.End])
	if post == "" {
		_, post = r.postSaid(at)
	}
	p.name = calledBy(string(r.n[at+1:e]), post)
	if !strings.Contains(courtesies, " "+post+" ") {
		p.title = post
	}
	r.describe(&p, i)
	p.ours = r.isOurs(i)
	return p
}
