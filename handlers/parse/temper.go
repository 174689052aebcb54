package parse

// tempered is how surely that is said which is plainly read but is right a little less often than
// nine times in ten, by what messages that the reader had not seen showed. It is no reason to ask:
// the playbook's threshold for writing lies below it (reading.sure).
const tempered = 0.89

// temper says of a record with less than full confidence what is most often wrong in one: a
// customer whose name is neither known nor written like a company's, and who somebody is.
func (r *reader) temper(f *Facts) {
	why := ""
	switch {
	case f.Confidence <= tempered || f.Intent == None || f.Intent == Query:
		return
	case f.Intent == ContactInfo:
		why = "who somebody is, or what he does, has many parts"
	case r.looseName(f):
		why = "the customer's name is neither known nor written like a company's"
	default:
		return
	}
	f.Confidence = tempered
	for i := range f.Items {
		f.Items[i].Confidence = min(f.Items[i].Confidence, tempered)
	}
	r.note(Reason{Slot: "confidence", Value: f.Intent, Rule: why})
}

// looseName reports whether a record is of a customer whose name nothing but its place in the
// sentence shows.
func (r *reader) looseName(f *Facts) bool {
	loose := func(m *Mention) bool { return m != nil && !m.Named && len(m.Known) == 0 }
	if loose(f.Account) {
		return true
	}
	for i := range f.Items {
		if loose(f.Items[i].Account) {
			return true
		}
	}
	return false
}
