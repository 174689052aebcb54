package crm

import "fmt"

// Account is a customer company, or a site of one. Its owner and his manager
// change it; merging and changing the owner is the manager's.
//
// Five classifications are kept apart on purpose (playbook): lead tier, amount
// class, value stage, management mode and the industry's class, which follows
// from Industry.
type Account struct {
	Meta
	ID       AccountID `json:"id"`
	No       int       `json:"no"`
	Name     Name      `json:"name"`
	Aliases  []Name    `json:"aliases,omitempty"`
	Parent   AccountID `json:"parent,omitzero"` // of a plant or subsidiary
	Owner    PersonID  `json:"owner"`
	Team     TeamID    `json:"team"`
	Region   string    `json:"region,omitzero"`
	Industry string    `json:"industry,omitzero"` // one of the playbook's labels
	Revenue  Money     `json:"revenue,omitzero"`  // a year
	RankSale int       `json:"rank_sales,omitzero"`
	RankGain int       `json:"rank_profit,omitzero"`
	Tier     string    `json:"tier,omitzero"`     // A–D; empty = 未定, which is not D
	TierWhy  string    `json:"tier_why,omitzero"` // rule, or the reason of an override
	Source   string    `json:"source,omitzero"`
	Referrer string    `json:"referrer,omitzero"`

	AmountClass string `json:"amount_class,omitzero"` // A B C by cumulated purchases
	ValueStage  string `json:"value_stage,omitzero"`  // producing incubating potential
	ManageMode  string `json:"manage_mode,omitzero"`  // onsite detailed ledger
	Loyalty     string `json:"loyalty,omitzero"`
	Relation    string `json:"relation,omitzero"` // outsider friend supplier partner alliance
	KeyAccount  bool   `json:"key_account,omitzero"`
	Address     string `json:"address,omitzero"`
	CreditCode  string `json:"credit_code,omitzero"` // 统一社会信用代码, upper case

	// With are colleagues who follow the account together with its owner, as a
	// claim conflict was decided: they may what he may.
	With []PersonID `json:"with,omitempty"`

	// LastVisit and LastCall are the newest that met somebody; the cadence
	// counts from them. They are kept by the desk with each activity.
	LastVisit Date `json:"last_visit,omitzero"`
	LastCall  Date `json:"last_call,omitzero"`
	Met       int  `json:"met,omitzero"` // visits that met somebody: n/4
	// Orders and Bought are the deals won with it and their contract values, per
	// currency. The desk keeps them.
	Orders int     `json:"orders,omitzero"`
	Bought []Money `json:"bought,omitempty"`
	Paused Date    `json:"paused,omitzero"` // wake-up day
	// Ended is the day on which its last open deal was lost or given up; "" while
	// one is open or when it has bought since. The desk keeps it.
	Ended Date `json:"ended,omitzero"`
	// Paced is the day from which the cadence of an account runs that an import
	// brought, until it is touched: those of one file are spread over a period.
	Paced Date   `json:"paced,omitzero"`
	Held  Date   `json:"held,omitzero"` // taken over on that day: its cadence starts anew
	Site  string `json:"site,omitzero"` // what it is to its Parent: subsidiary or plant
	// Ranked is the day on which its tier was last set or confirmed.
	Ranked Date `json:"ranked,omitzero"`
	// CallAt is from what clock on, HH:MM, its people like to be called, as was
	// last said of one of them (M12); "" = nothing was said.
	CallAt string `json:"call_at,omitzero"`
	// Into is the account that it was made one with; it is deleted then.
	Into AccountID `json:"into,omitzero"`
}

func (a *Account) Kind() Kind  { return KindAccount }
func (a *Account) Key() string { return string(a.ID) }

// Number is the short number on cards: C12.
func (a *Account) Number() string { return fmt.Sprintf("C%d", a.No) }

func (a *Account) Index() []Entry {
	e := []Entry{
		entry(ByNumber, a.Number()), entry(ByAll, a.Name.Sort), entry(ByFold, a.Name.Fold),
		entry(ByOwner, string(a.Owner), a.Name.Sort), entry(ByTeam, string(a.Team), a.Name.Sort),
	}
	if a.Parent != "" {
		e = append(e, entry(ByParent, string(a.Parent), a.Name.Sort))
	}
	for _, n := range a.Aliases {
		e = append(e, entry(ByFold, n.Fold))
	}
	if a.CreditCode != "" {
		e = append(e, entry(ByCode, a.CreditCode))
	}
	return e
}

func (a *Account) Refs() []Pointer {
	return refs(KindPerson, string(a.Owner), KindTeam, string(a.Team), KindAccount, string(a.Parent))
}

// NameRow lets messages name the account.
func (a *Account) NameRow() NameRow {
	n := accountNames{a.ID, a.Name, a.Aliases, a.Owner, a.Team, a.Region, a.Deleted}
	return n.NameRow()
}

// Lead is a line of the lead sheet JTF001. It is registered once for an
// account; the specialist and the owner change it.
type Lead struct {
	Meta
	Attachments
	ID         LeadID    `json:"id"`
	No         int       `json:"no"`
	Account    AccountID `json:"account"`
	Owner      PersonID  `json:"owner"`
	Team       TeamID    `json:"team"`
	Registered Date      `json:"registered"` // 登记时间
	Source     string    `json:"source,omitzero"`
	Referrer   string    `json:"referrer,omitzero"`
	Author     PersonID  `json:"author,omitzero"` // who registered it, where an import wrote it for him
	Need       string    `json:"need,omitzero"`   // what they are said to want
	Evidence   Evidence  `json:"evidence,omitzero"`
}

// Evidence is the words that something was read from: a record keeps them for
// ever, whatever happens to the message.
type Evidence struct {
	Message string `json:"message,omitzero"` // delivery key
	Text    string `json:"text,omitzero"`
	Link    string `json:"link,omitzero"` // https address of the message that it is about, where that is another one
}

func (l *Lead) Kind() Kind  { return KindLead }
func (l *Lead) Key() string { return string(l.ID) }

// Number is the short number on cards: L3.
func (l *Lead) Number() string { return fmt.Sprintf("L%d", l.No) }

func (l *Lead) Index() []Entry {
	return []Entry{
		entry(ByNumber, l.Number()), entry(ByOwner, string(l.Owner), string(l.Registered)),
		entry(ByTeam, string(l.Team), string(l.Registered)), entry(ByAccount, string(l.Account), string(l.Registered)),
	}
}

func (l *Lead) Refs() []Pointer {
	return refs(KindAccount, string(l.Account), KindPerson, string(l.Owner), KindTeam, string(l.Team), KindPerson, string(l.Author))
}

// Flows counts a registered lead.
func (l *Lead) Flows() []Tally {
	return []Tally{{Who: l.Owner, Day: l.Registered, Metric: MetricLeads, N: 1}}
}

// Contact is a person at a customer. Whoever may change the account may
// change its contacts.
type Contact struct {
	Meta
	Attachments
	ID         ContactID `json:"id"`
	No         int       `json:"no"`
	Account    AccountID `json:"account"`
	Name       Name      `json:"name"` // as the rep wrote it: 王总
	Full       string    `json:"full,omitzero"`
	Title      string    `json:"title,omitzero"`
	Department string    `json:"department,omitzero"`
	Phone      string    `json:"phone,omitzero"`
	Email      string    `json:"email,omitzero"`
	WeChat     string    `json:"wechat,omitzero"`
	Roles      []string  `json:"roles,omitempty"`   // buying roles: decider user influencer buyer initiator
	Decision   string    `json:"decision,omitzero"` // approve decide evaluate use (※ + = -)
	Attitude   string    `json:"attitude,omitzero"` // to innovation
	Support    string    `json:"support,omitzero"`  // insider supports neutral against opposes
	Handler    bool      `json:"handler,omitzero"`  // the right handling person (m2)
	Prefers    string    `json:"prefers,omitzero"`  // time at which he likes to be called

	ReportsTo  ContactID   `json:"reports_to,omitzero"`  // at the same account (J4)
	Influences []ContactID `json:"influences,omitempty"` // at the same account
	Left       Date        `json:"left,omitzero"`        // day on which it was said that he works there no more

	// Deals are the corners that he has in one deal and not in the others (J6). What
	// is noted without a deal stands above and holds in each that has none of its own.
	Deals map[OpportunityID]Corners `json:"deals,omitempty"`

	Met       int      `json:"met,omitzero"` // activities that reached him
	Evidence  Evidence `json:"evidence,omitzero"`
	Forgotten Date     `json:"forgotten,omitzero"` // day (UTC) on which his personal data was removed
}

// Corners are the four corners of a decision maker in one deal (handbook J6): his
// roles, his attitude to innovation, his support, the depth of the relation. "" and
// nil: as the customer has him in general.
type Corners struct {
	Roles    []string `json:"roles,omitempty"`
	NoRoles  bool     `json:"no_roles,omitzero"` // in this deal he has none of the buying roles
	Decision string   `json:"decision,omitzero"`
	Attitude string   `json:"attitude,omitzero"`
	Support  string   `json:"support,omitzero"`
	Depth    string   `json:"depth,omitzero"`
}

// None reports that a deal has no corner of its own.
func (c Corners) None() bool {
	return len(c.Roles) == 0 && !c.NoRoles && c.Decision+c.Attitude+c.Support+c.Depth == ""
}

// In is the contact as a deal has him; without a deal as he is in general.
func (c Contact) In(deal OpportunityID) Contact {
	own := c.Deals[deal]
	if len(own.Roles) > 0 || own.NoRoles {
		c.Roles = own.Roles
	}
	for _, f := range []struct {
		to  *string
		own string
	}{{&c.Decision, own.Decision}, {&c.Attitude, own.Attitude}, {&c.Support, own.Support}} {
		if f.own != "" {
			*f.to = f.own
		}
	}
	return c
}

func (c *Contact) Kind() Kind  { return KindContact }
func (c *Contact) Key() string { return string(c.ID) }

// Number is the short number on cards: K7.
func (c *Contact) Number() string { return fmt.Sprintf("K%d", c.No) }

func (c *Contact) Index() []Entry {
	return []Entry{
		entry(ByNumber, c.Number()), entry(ByAccount, string(c.Account), c.Name.Sort), entry(ByFold, c.Name.Fold),
	}
}

func (c *Contact) Refs() []Pointer {
	out := refs(KindAccount, string(c.Account), KindContact, string(c.ReportsTo))
	for _, id := range c.Influences {
		out = append(out, Pointer{KindContact, string(id)})
	}
	return out
}

// NameRow lets messages name the contact.
func (c *Contact) NameRow() NameRow {
	n := contactNames{c.ID, c.Account, c.Name, c.Full, c.Phone, c.Forgotten, c.Deleted}
	return n.NameRow()
}
