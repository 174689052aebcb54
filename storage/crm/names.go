package crm

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
