package crm

// IndustryID is the playbook's id of an industry.
type IndustryID string

// Industry is what is known of the customers of one industry, in the playbook's
// dimensions (handbook L5). Everybody who sells may add to it.
type Industry struct {
	Meta
	ID      IndustryID        `json:"id"`
	Name    Name              `json:"name"`
	Profile map[string]string `json:"profile,omitempty"` // by dimension
}

func (i *Industry) Kind() Kind      { return KindIndustry }
func (i *Industry) Key() string     { return string(i.ID) }
func (i *Industry) Index() []Entry  { return []Entry{entry(ByAll, i.Name.Sort)} }
func (i *Industry) Refs() []Pointer { return nil }
