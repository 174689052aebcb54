package playbook

// Validate lists what is wrong in the book, by key; none means sound.
func (b *Book) Validate() []Fault { return nil }
