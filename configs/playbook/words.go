package playbook

import "strings"

// Text is a wording in both languages.
type Text struct {
	ZH string `yaml:"zh" json:"zh"`
	EN string `yaml:"en" json:"en"`
}

// In gives the wording in that locale: English for "en", Chinese for any
// other. A language that is missing falls back on the other one.
func (t Text) In(locale string) string {
	if locale == "en" && t.EN != "" || t.ZH == "" {
		return t.EN
	}
	return t.ZH
}

// Word is an entry of a vocabulary: what the store keeps, how people read it,
// and what else they call it.
type Word struct {
	ID   string   `yaml:"id" json:"id"`
	Name Text     `yaml:"name" json:"name"`
	Also []string `yaml:"also" json:"also,omitempty"` // synonyms in any language, for reading only
}

func (w Word) entry() Word { return w }

// Names are all that people call it: its name in both languages, its synonyms in
// their order, its id.
func (w Word) Names() []string {
	return append(append([]string{w.Name.ZH, w.Name.EN}, w.Also...), w.ID)
}

// Worded is any row of the playbook that begins with a Word.
type Worded interface{ entry() Word }

// Find gives the row with that id.
func Find[T Worded](rows []T, id string) (row T, ok bool) {
	for _, r := range rows {
		if r.entry().ID == id {
			return r, true
		}
	}
	return row, false
}

// Label is how people of that locale read an id of a vocabulary. An id that
// the vocabulary does not have is shown as it stands, so that a record written
// under another playbook stays readable.
func Label[T Worded](rows []T, id, locale string) string {
	if r, ok := Find(rows, id); ok {
		return r.entry().Name.In(locale)
	}
	return id
}

// Lookup gives the row that people mean by said: its id, its name in either
// language or a synonym, whatever the case and the spaces around it.
func Lookup[T Worded](rows []T, said string) (row T, ok bool) {
	said = strings.TrimSpace(said)
	if said == "" {
		return row, false
	}
	for _, r := range rows {
		w := r.entry()
		if strings.EqualFold(said, w.ID) || strings.EqualFold(said, w.Name.ZH) || strings.EqualFold(said, w.Name.EN) {
			return r, true
		}
		for _, a := range w.Also {
			if strings.EqualFold(said, a) {
				return r, true
			}
		}
	}
	return row, false
}

// IDs lists the ids of a vocabulary in its order.
func IDs[T Worded](rows []T) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = r.entry().ID
	}
	return out
}
