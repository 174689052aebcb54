package cards

import (
	"fmt"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// RequestOf reads a request with what all its cards show: its deal, its customer,
// and the names of who asked and who decides, out of people. What depends on the
// reader or on the day is not in it.
func RequestOf(r crm.Reader, a *crm.Approval, people playbook.People) (ApprovalView, error) {
	v := ApprovalView{Approval: *a, Fields: a.Fields, Asker: people.Name(a.Asker)}
	if err := r.Get(&v.Deal, string(a.Deal)); err != nil {
		return v, fmt.Errorf("deal of %s: %w", a.No, err)
	}
	if err := r.Get(&v.Customer, string(v.Deal.Account)); err != nil {
		return v, fmt.Errorf("account of %s: %w", a.No, err)
	}
	v.AccountName, v.Met = v.Customer.Name.Text, v.Customer.Met
	for _, s := range a.Steps {
		v.Steps = append(v.Steps, StepView{Step: s, Who: people.Name(s.Who), For: people.Name(s.For)})
	}
	return v, nil
}
