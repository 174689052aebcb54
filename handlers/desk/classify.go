package desk

import "milepost/storage/crm"

// Classify notes the amount class that an account's purchases give, "" for none.
// Its management mode follows where nobody chose another (I2). It reports
// whether anything changed.
func (w *Work) Classify(id crm.AccountID, class string) (bool, error) {
	a, err := w.account(id)
	if err != nil || a.AmountClass == class {
		return false, err
	}
	e := AccountEdit{AmountClass: &class}
	if a.ManageMode == w.book.ManageModeOf(a.AmountClass) {
		mode := w.book.ManageModeOf(class)
		e.ManageMode = &mode
	}
	done, err := w.UpdateAccount(id, e)
	return err == nil && done.Before.Rev != done.After.Rev, err
}
