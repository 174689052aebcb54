package moment

// ByRune finds the words that begin with a rune in two steps, without hashing.
type ByRune[T any] struct {
	pages [256]*[256]uint16 // by the rune's high byte, then its low one: 1 + where in lists
	lists [][]T
}

// At are the words that begin with r, in their order.
func (m *ByRune[T]) At(r rune) []T {
	if r < 0 || r > 0xffff {
		return nil
	}
	page := m.pages[r>>8]
	if page == nil || page[r&0xff] == 0 {
		return nil
	}
	return m.lists[page[r&0xff]-1]
}

// Add puts a word behind those that do not come after it.
func (m *ByRune[T]) Add(r rune, w T, sooner func(a, b T) bool) {
	page := m.pages[r>>8]
	if page == nil {
		page = new([256]uint16)
		m.pages[r>>8] = page
	}
	if page[r&0xff] == 0 {
		m.lists = append(m.lists, nil)
		page[r&0xff] = uint16(len(m.lists))
	}
	at := page[r&0xff] - 1
	list := append(m.lists[at], w)
	for i := len(list) - 1; i > 0 && sooner(list[i], list[i-1]); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	m.lists[at] = list
}
