package figures

import (
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// people are those known at an account who still work there.
func (d *Desk) people(a *crm.Account) ([]crm.Contact, error) {
	k := d.keep()
	if all, read := k.people[a.ID]; read {
		return all, nil
	}
	var all []crm.Contact
	err := crm.Each(d.R, crm.Where(crm.ByAccount, string(a.ID)), func(c crm.Contact) bool {
		if c.Left == "" && c.Forgotten == "" {
			all = append(all, c)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("contacts of account %s: %w", a.ID, err)
	}
	k.people[a.ID] = all
	return all, nil
}

// Filed is how complete the file of an account is (C5): how many of the fields
// that it asks for are filled in, and the ids of those that are not.
func (d *Desk) Filed(a *crm.Account) (filled int, lacks []string, err error) {
	people, err := d.people(a)
	if err != nil {
		return 0, nil, err
	}
	noted := map[string]bool{}
	err = crm.Each(d.R, crm.Where(crm.BySubject, string(crm.KindAccount), string(a.ID)), func(f crm.Field) bool {
		noted[f.Name] = noted[f.Name] || f.Value != ""
		return true
	})
	if err != nil {
		return 0, nil, fmt.Errorf("file of account %s: %w", a.ID, err)
	}
	for _, f := range d.Book.FileFields() {
		has := noted[f.ID]
		switch f.Record {
		case "name":
			has = a.Name.Text != ""
		case "address":
			has = a.Address != ""
		case "contacts":
			has = len(people) > 0
		case "phone":
			has = slices.ContainsFunc(people, func(c crm.Contact) bool { return c.Phone != "" })
		}
		if has {
			filled++
		} else {
			lacks = append(lacks, f.ID)
		}
	}
	return filled, lacks, nil
}
