package handlers

import "milepost/storage/crm"

// thrifty lets rows that carry the same words share their memory: owners, teams
// and regions repeat, and 王总 is called so at many a customer. All the names of
// a large store take a third less so.
func thrifty(rows []crm.NameRow) []crm.NameRow {
	words, names := map[string]string{}, map[string][]crm.Name{}
	for i := range rows {
		r := &rows[i]
		r.Account = one(words, r.Account)
		r.Owner = one(words, r.Owner)
		r.Team = one(words, r.Team)
		r.Region = one(words, r.Region)
		if r.Kind == crm.KindAccount || len(r.Names) != 1 {
			continue // companies are called differently
		}
		// Only companies are found by sound.
		r.Names[0].Pinyin, r.Names[0].Initials = nil, nil
		had, ok := names[r.Names[0].Text]
		if !ok {
			names[r.Names[0].Text] = r.Names
		} else if alike(&had[0], &r.Names[0]) {
			r.Names = had
		}
	}
	return rows
}

// one is the first of equal texts.
func one[S ~string](had map[string]string, s S) S {
	if s == "" {
		return ""
	}
	first, ok := had[string(s)]
	if !ok {
		had[string(s)] = string(s)
		return s
	}
	return S(first)
}

// alike reports whether two names have the same keys too; those of different
// versions have not.
func alike(a, b *crm.Name) bool {
	return a.Text == b.Text && a.Fold == b.Fold && a.Sort == b.Sort
}
