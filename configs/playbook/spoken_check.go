package playbook

import "slices"

// spoken checks how fields are told of.
func (c *checker) spoken() {
	all := slices.Clone(c.b.Speeches)
	for _, f := range c.b.Fields {
		for _, s := range f.Told {
			s.Field = f.ID
			all = append(all, s)
		}
	}
	for _, s := range all {
		at := "speeches." + s.Field
		f, ok := c.b.Field(s.Field)
		if !ok {
			c.fault(at, "name a field of fields:", "there is no such field")
			continue
		}
		choices := f.Kind == FieldOne || f.Kind == FieldMany
		if choices && len(s.Of) > 0 {
			c.oneOf(at+".value", s.Value, IDs(c.b.ChoicesOf(f)))
		}
		if !choices && s.Value != "" {
			c.fault(at+".value", "leave it away", "the field has no choices")
		}
		if len(s.Of)+len(s.Asks) == 0 {
			c.fault(at, "write of: or asks:", "it says nothing")
		}
	}
}
