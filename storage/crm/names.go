package crm

import (
	"strings"
	"unicode"
)

// Name is a name with the keys that make it findable. The keys are made by
// parse.Keys and reach the desk as arguments; NameVersion says by which
// algorithm, so that a later one can bring them up to date.
type Name struct {
	Text     string   `json:"text"`               // as the person wrote it
	Fold     string   `json:"fold"`               // folded: width, case, legal suffix and spaces removed
	Pinyin   []string `json:"pinyin,omitempty"`   // every reading, syllables joined
	Initials []string `json:"initials,omitempty"` // first letters of every reading
	Sort     string   `json:"sort"`               // lists order by (Sort, id) bytewise
}

// NameVersion is the version of the algorithm behind Name's keys: 2 keeps only
// the readings in which a character stands in names.
const NameVersion = 2

// NameRow is a known name as the reader of messages needs it: whose it is,
// and every form under which it is found.
type NameRow struct {
	Kind    Kind      `json:"kind"` // account, contact, person, or lesson: how Owner writes Account
	ID      string    `json:"id"`
	Names   []Name    `json:"names"`            // the first is the one shown
	Account AccountID `json:"account,omitzero"` // of a contact or a lesson
	Owner   PersonID  `json:"owner,omitzero"`
	Team    TeamID    `json:"team,omitzero"`
	Region  string    `json:"region,omitzero"`
	Phone   string    `json:"phone,omitzero"`
	Gone    bool      `json:"gone,omitzero"` // deleted: forget it
}

// Naming is that of a record of which its names are made.
type Naming interface{ NameRow() NameRow }

// NamingOf is what a stored record of a kind is decoded into where only its names are
// wanted, which costs less than half of all that is known of a customer; nil for kinds
// without names.
func NamingOf(k Kind) Naming {
	switch k {
	case KindAccount:
		return new(accountNames)
	case KindContact:
		return new(contactNames)
	}
	n, _ := New(k).(Naming)
	return n
}

// accountNames is what the names of an Account are made of, as it is stored.
type accountNames struct {
	ID      AccountID `json:"id"`
	Name    Name      `json:"name"`
	Aliases []Name    `json:"aliases"`
	Owner   PersonID  `json:"owner"`
	Team    TeamID    `json:"team"`
	Region  string    `json:"region"`
	Deleted bool      `json:"deleted"`
}

// NameRow lets messages name the account.
func (n *accountNames) NameRow() NameRow {
	return NameRow{
		Kind: KindAccount, ID: string(n.ID), Names: append([]Name{n.Name}, n.Aliases...),
		Account: n.ID, Owner: n.Owner, Team: n.Team, Region: n.Region, Gone: n.Deleted,
	}
}

// contactNames is what the names of a Contact are made of, as it is stored.
type contactNames struct {
	ID        ContactID `json:"id"`
	Account   AccountID `json:"account"`
	Name      Name      `json:"name"`
	Full      string    `json:"full"`
	Phone     string    `json:"phone"`
	Forgotten Date      `json:"forgotten"`
	Deleted   bool      `json:"deleted"`
}

// NameRow lets messages name the contact.
func (n *contactNames) NameRow() NameRow {
	names := []Name{n.Name}
	if n.Full != "" && n.Full != n.Name.Text {
		names = append(names, Name{Text: n.Full, Fold: plainly(n.Full)})
	}
	return NameRow{
		Kind: KindContact, ID: string(n.ID), Names: names, Account: n.Account, Phone: n.Phone,
		Gone: n.Deleted || n.Forgotten != "", // messages cannot name who was forgotten
	}
}

// plainly is the folded form of a name of letters alone. A full name is kept
// without its keys, so it is found as it is written, not by its sound.
func plainly(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}
