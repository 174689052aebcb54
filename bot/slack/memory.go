package slack

import "sync"

// memory keeps the newest entries of a map.
type memory[V any] struct {
	mu    sync.Mutex
	most  int
	value map[string]V
	order []string // oldest first
}

func newMemory[V any](most int) *memory[V] { return &memory[V]{most: most, value: map[string]V{}} }

func (m *memory[V]) put(key string, v V) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, there := m.value[key]; !there {
		m.order = append(m.order, key)
		if len(m.order) > m.most {
			delete(m.value, m.order[0])
			m.order = m.order[1:]
		}
	}
	m.value[key] = v
}

func (m *memory[V]) get(key string) (V, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.value[key]
	return v, ok
}
