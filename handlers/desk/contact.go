package desk

import (
	"fmt"
	"maps"
	"strings"
	"time"

	"milepost/storage/crm"
)

// AddContact finds the contact of that name at the account and adds what is
// new, or makes one; fresh reports that it was made. Somebody of the same name
// at the same account is the same person, whether by the name that is used
// (王总) or by his full one.
func (w *Work) AddContact(n NewContact) (contact crm.Contact, fresh bool, err error) {
	if _, err := w.account(n.Account); err != nil {
		return contact, false, err
	}
	if err := w.checkContact(&n); err != nil {
		return contact, false, err
	}
	old, err := w.contactCalled(n.Account, n.Name, n.Full)
	if err != nil {
		return contact, false, err
	}
	if old != nil && old.Forgotten != "" {
		return *old, false, nil // nothing is noted of him any more
	}
	if old != nil {
		e, err := save(w, *old, fill(*old, n), "")
		return e.After, false, err
	}
	contact = fill(crm.Contact{ID: crm.ContactID(w.next()), Account: n.Account, Name: n.Name, Evidence: w.evidence(n.Evidence)}, n)
	if contact.No, err = w.number(crm.KindContact); err != nil {
		return contact, false, err
	}
	return contact, true, w.write(&contact, "")
}

func (w *Work) checkContact(n *NewContact) error {
	var c checks
	c.name(&n.Name)
	for _, s := range []*string{&n.Full, &n.Title, &n.Department, &n.Prefers, &n.WeChat} {
		c.short(s)
	}
	c.phone(&n.Phone)
	c.email(&n.Email)
	n.Roles = w.buyingRoles(&c, n.Roles)
	pick(&c, crm.E(crm.BadInput, "contact.decision", shown(n.Decision)), w.book.Decides, &n.Decision)
	pick(&c, crm.E(crm.BadInput, "contact.attitude", shown(n.Attitude)), w.book.Attitudes, &n.Attitude)
	pick(&c, crm.E(crm.BadInput, "contact.support", shown(n.Support)), w.book.Supports, &n.Support)
	return c.err
}

func (w *Work) buyingRoles(c *checks, said []string) []string {
	out := c.strings(said)
	for i := range out {
		pick(c, crm.E(crm.BadInput, "contact.role", shown(out[i])), w.book.BuyingRoles, &out[i])
	}
	return unique(out)
}

// contactCalled finds a contact of an account by name; nil if there is none.
func (w *Work) contactCalled(of crm.AccountID, name crm.Name, full string) (*crm.Contact, error) {
	var found *crm.Contact
	err := crm.Each(w.tx, crm.Where(crm.ByAccount, string(of)), func(c crm.Contact) bool {
		if c.Name.Fold == name.Fold || c.Full != "" && (c.Full == name.Text || c.Full == full) || full != "" && full == c.Name.Text {
			found = &c
		}
		return found == nil
	})
	if err != nil {
		return nil, fmt.Errorf("contacts of account %s: %w", of, err)
	}
	return found, nil
}

// fill adds what was said to what is known; what was not said stays.
func fill(c crm.Contact, n NewContact) crm.Contact {
	said := func(to *string, from string) {
		if from != "" {
			*to = from
		}
	}
	if n.Full != n.Name.Text || c.Full != "" {
		said(&c.Full, n.Full)
	}
	if !strings.HasSuffix(c.Title, n.Title) { // 李部长 says less than 生产部部长
		said(&c.Title, n.Title)
	}
	said(&c.Department, n.Department)
	said(&c.Phone, n.Phone)
	said(&c.Email, n.Email)
	said(&c.WeChat, n.WeChat)
	said(&c.Decision, n.Decision)
	said(&c.Attitude, n.Attitude)
	said(&c.Support, n.Support)
	said(&c.Prefers, n.Prefers)
	c.Roles = unique(append(append([]string(nil), c.Roles...), n.Roles...))
	c.Handler = c.Handler || n.Handler
	return c
}

// UpdateContact changes what is known of a contact; whoever may change the
// account may. BadInput "contact.exists" when another contact of the account
// has the new name.
func (w *Work) UpdateContact(id crm.ContactID, e ContactEdit) (Edited[crm.Contact], error) {
	none := Edited[crm.Contact]{}
	k, err := crm.Get[crm.Contact](w.tx, id)
	if err != nil {
		return none, err
	}
	if _, err := w.account(k.Account); err != nil {
		return none, err
	}
	if k.Forgotten != "" {
		return none, crm.E(crm.Stale, "contact.forgotten", label(&k))
	}
	if err := w.sameCustomer(e.Deal, &k); err != nil {
		return none, err
	}
	before := k
	var c checks
	w.applyContact(&c, &k, e)
	if c.err != nil {
		return none, c.err
	}
	if err := w.connect(&k, e); err != nil {
		return none, err
	}
	if e.Name != nil && k.Name.Fold != before.Name.Fold {
		other, err := w.contactCalled(k.Account, k.Name, "")
		if err != nil {
			return none, err
		}
		if other != nil && other.ID != id {
			return none, crm.E(crm.BadInput, "contact.exists", other.Name.Text, label(other))
		}
	}
	done, err := save(w, before, k, e.Reason)
	if err != nil || e.CallAt == nil {
		return done, err
	}
	return done, w.callAt(k.Account, *e.CallAt)
}

// sameCustomer refuses a deal in which a contact has no part: it is another
// customer's.
func (w *Work) sameCustomer(deal crm.OpportunityID, k *crm.Contact) error {
	if deal == "" {
		return nil
	}
	o, err := crm.Get[crm.Opportunity](w.tx, deal)
	if err == nil && (o.Account != k.Account || o.Deleted) {
		err = crm.NotFound(crm.KindOpportunity, "")
	}
	if err != nil {
		return err
	}
	return w.mayWrite(&o)
}

// callAt keeps with an account when its people like to be called.
func (w *Work) callAt(id crm.AccountID, clock string) error {
	if _, err := time.Parse("15:04", clock); err != nil && clock != "" {
		return fmt.Errorf("clock to call account %s: %w", id, err)
	}
	a, err := w.account(id)
	if err != nil {
		return err
	}
	next := a
	next.CallAt = clock
	_, err = save(w, a, next, "")
	return err
}

func (w *Work) applyContact(c *checks, k *crm.Contact, e ContactEdit) {
	if e.Name != nil {
		k.Name = *e.Name
		c.name(&k.Name)
	}
	for _, f := range []struct {
		to    *string
		said  *string
		check func(*string)
	}{
		{&k.Full, e.Full, c.short},
		{&k.Title, e.Title, c.short},
		{&k.Department, e.Department, c.short},
		{&k.Phone, e.Phone, c.phone},
		{&k.Email, e.Email, c.email},
		{&k.WeChat, e.WeChat, c.short},
		{&k.Prefers, e.Prefers, c.short},
	} {
		if f.said != nil {
			*f.to = *f.said
			f.check(f.to)
		}
	}
	set(&k.Handler, e.Handler)
	set(&k.Left, e.Left)
	c.date(k.Left)
	if e.Deal != "" {
		w.applyCorners(c, k, e)
		return
	}
	w.pickCorners(c, e, &k.Decision, &k.Attitude, &k.Support)
	k.Roles = w.rolesAfter(c, k.Roles, e)
}

// pickCorners sets the corners that are said, each one a choice of the playbook.
func (w *Work) pickCorners(c *checks, e ContactEdit, decision, attitude, support *string) {
	set(decision, e.Decision)
	set(attitude, e.Attitude)
	set(support, e.Support)
	picked(c, crm.E(crm.BadInput, "contact.decision", shown(*decision)), w.book.Decides, e.Decision, decision)
	picked(c, crm.E(crm.BadInput, "contact.attitude", shown(*attitude)), w.book.Attitudes, e.Attitude, attitude)
	picked(c, crm.E(crm.BadInput, "contact.support", shown(*support)), w.book.Supports, e.Support, support)
}

// rolesAfter are the buying roles with those added and taken away that were said.
func (w *Work) rolesAfter(c *checks, now []string, e ContactEdit) []string {
	gone := w.buyingRoles(c, e.NoRoles)
	var roles []string
	for _, r := range unique(append(append([]string(nil), now...), w.buyingRoles(c, e.Roles)...)) {
		if !has(gone, r) {
			roles = append(roles, r)
		}
	}
	return roles
}

// applyCorners sets what holds of a contact in one deal alone (J6). The map is made
// anew: the contact before the change shares it.
func (w *Work) applyCorners(c *checks, k *crm.Contact, e ContactEdit) {
	own := k.Deals[e.Deal]
	w.pickCorners(c, e, &own.Decision, &own.Attitude, &own.Support)
	set(&own.Depth, e.Depth)
	picked(c, crm.E(crm.BadInput, "field.value", "depth", shown(own.Depth)), w.book.Depths, e.Depth, &own.Depth)
	if len(e.Roles)+len(e.NoRoles) > 0 {
		own.Roles = w.rolesAfter(c, k.In(e.Deal).Roles, e)
		own.NoRoles = len(own.Roles) == 0
	}
	deals := maps.Clone(k.Deals)
	if deals == nil {
		deals = map[crm.OpportunityID]crm.Corners{}
	}
	if deals[e.Deal] = own; own.None() {
		delete(deals, e.Deal)
	}
	if k.Deals = deals; len(deals) == 0 {
		k.Deals = nil
	}
}

// connect sets whom he reports to and whom he influences: people of the same
// account, nobody himself. BadInput "contact.circle" (name) for a line of
// reports that comes back to him.
func (w *Work) connect(k *crm.Contact, e ContactEdit) error {
	named := append(append([]crm.ContactID(nil), e.Influences...), e.NoInfluence...)
	if e.ReportsTo != nil && *e.ReportsTo != "" {
		named = append(named, *e.ReportsTo)
	}
	if _, err := w.contacts(k.Account, named); err != nil {
		return err
	}
	if e.ReportsTo != nil {
		for up := *e.ReportsTo; up != ""; {
			if up == k.ID {
				return crm.E(crm.BadInput, "contact.circle", k.Name.Text)
			}
			boss, err := crm.Get[crm.Contact](w.tx, up)
			if err != nil {
				return err
			}
			up = boss.ReportsTo
		}
		k.ReportsTo = *e.ReportsTo
	}
	var out []crm.ContactID
	for _, id := range unique(append(append([]crm.ContactID(nil), k.Influences...), e.Influences...)) {
		if id == k.ID {
			return crm.E(crm.BadInput, "contact.circle", k.Name.Text)
		}
		if !has(e.NoInfluence, id) {
			out = append(out, id)
		}
	}
	k.Influences = out
	return nil
}
