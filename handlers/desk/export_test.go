package desk

// Derived is derived, for the test that every gate can be met.
func Derived(id string) bool { return derived(id) }
