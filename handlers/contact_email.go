package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// publicMail are the providers of whose addresses the domain says nothing of where somebody works.
var publicMail = []string{
	"gmail", "googlemail", "qq", "163", "126", "139", "189", "yeah", "foxmail", "sina", "sohu", "aliyun", "outlook", "hotmail", "live",
	"msn", "yahoo", "icloud", "me", "gmx", "web", "t-online", "proton", "protonmail", "aol", "mail",
}

// leastDomain is how many letters a domain and a name must begin with together to be of one company.
const leastDomain = 4

// mailDomain is the part of the domain of an address that names a company, in small letters: ottopack of
// tom@mail.ottopack.de. It is "" for the address of a public provider.
func mailDomain(address string) string {
	_, host, ok := strings.Cut(lower(address), "@")
	labels := strings.Split(host, ".")
	if !ok || len(labels) < 2 {
		return ""
	}
	labels = labels[:len(labels)-1]
	if last := len(labels) - 1; last > 0 && slices.Contains([]string{"com", "co", "net", "org", "gov", "edu", "ac"}, labels[last]) {
		labels = labels[:last] // example.com.cn
	}
	if label := labels[len(labels)-1]; !slices.Contains(publicMail, label) {
		return label
	}
	return ""
}

// latinWords are the words of a name in Latin letters, small; nil for a name in another writing.
func latinWords(name string) []string {
	if !ascii(name) {
		return nil
	}
	return strings.FieldsFunc(lower(name), func(r rune) bool { return !isLetterOrDigit(r) })
}

func isLetterOrDigit(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }

// domainOf is how many letters of a domain a company's name begins with, where that says that it is its own:
// ottopack of Otto Packaging, abb of ABB. It is 0 for another's.
func domainOf(domain, name string) int {
	words := latinWords(name)
	if len(words) == 0 {
		return 0
	}
	joined, own := strings.Join(words, ""), strings.ReplaceAll(domain, "-", "")
	head, _, _ := strings.Cut(domain, "-")
	n := 0
	for n < len(joined) && n < len(own) && joined[n] == own[n] {
		n++
	}
	if head == words[0] || own == joined || n >= leastDomain && (n == len(own) || n >= len(words[0])) {
		return n
	}
	return 0
}

// addressedAt is the customer whom the domain of a new address names, among those that he had to do with last and
// the one of that very name. known is false where the domain speaks for nobody: of a public provider, or of the
// customer of the talk, whose name is written with other letters.
func (q *request) addressedAt(contacts []parse.Contact) (at crm.AccountID, known bool, err error) {
	if len(contacts) != 1 || contacts[0].Email == "" {
		return "", false, nil
	}
	domain := mailDomain(contacts[0].Email)
	if domain == "" {
		return "", false, nil
	}
	ids := append([]crm.AccountID{q.conv.About}, q.conv.Recent...)
	if q.ctx.Names != nil {
		for _, m := range q.ctx.Names.Lookup(domain, crm.KindAccount, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent}) {
			ids = append(ids, crm.AccountID(m.Row.ID))
		}
	}
	best, known := 0, false
	for i, id := range ids {
		if id == "" || slices.Contains(ids[:i], id) {
			continue
		}
		a, err := q.accountIf(id, q.mayWrite)
		if err != nil {
			return "", false, err
		}
		if a == nil {
			continue
		}
		known = known || id == q.conv.About && latinWords(a.Name.Text) != nil
		switch n := domainOf(domain, a.Name.Text); {
		case n > best:
			at, best = id, n
		case n == best && n > 0 && id != at:
			at = "" // two of that name
		}
	}
	return at, known || best > 0, nil
}

// placeOfAddress is the customer whom a new address names, where the words name none; asked says that the address is
// of another company than that of the talk, and whose it is was asked.
func (q *request) placeOfAddress(w *desk.Work, t parse.Facts) (a *crm.Account, asked bool, err error) {
	if q.began || t.Account != nil && t.Account.Text != "" && t.Holds(lower(t.Account.Text)) {
		return nil, false, nil // named, or chosen
	}
	at, known, err := q.addressedAt(t.Contacts)
	switch {
	case err != nil || !known && at == "":
		return nil, false, err
	case at == "":
		if name, err := q.heWho(q.conv.About, t.Contacts[0].Email); err != nil || name != "" {
			return nil, false, err // his, at whatever company it is kept
		}
		t.Account = nil
		return nil, true, q.askWhose(w, t)
	}
	a, err = q.accountIf(at, q.mayWrite)
	return a, false, err
}

// newPerson finds that somebody is new, whatever is said of him.
var newPerson = wording.OneOf(`新(?:的)?联系人`, `\bnew contact\b`, `(?:人|长|理|管|监|购|板|总|师|书|务|工)(?:是)?(?:姓|叫)\p{Han}`)

// postAndSurname finds somebody by his post and his surname, or his name: 分厂负责人姓曹.
var postAndSurname = wording.Compile(`(负责人|对接人|联系人|厂长|经理|主管|总监|采购|老板|总工|工程师|秘书|助理|主任|科长)(?:是)?(姓|叫)(\p{Han}{1,3})(?:[,， \d]|$)`)

// ofAddress reports whether an address can be somebody's: by a word of his name or its first letters, or where it
// names nobody (info@) or his name is written with other letters.
func ofAddress(address, name string) bool {
	local, _, _ := strings.Cut(lower(address), "@")
	words := latinWords(name)
	if len(words) == 0 || slices.Contains([]string{"info", "office", "sales", "contact", "mail", "purchasing", "procurement", "admin"}, local) {
		return true
	}
	for _, w := range words {
		if len(w) > 1 && (strings.Contains(local, w) || strings.HasPrefix(w, local)) {
			return true
		}
	}
	return len(words) > 1 && strings.HasPrefix(local, words[0][:1]+words[len(words)-1][:1]) && len(local) <= 3 // gl@
}
