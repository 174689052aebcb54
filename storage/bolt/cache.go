package bolt

import (
	"bytes"
	"reflect"
	"sync"
	"time"
)

// cacheSize is how many decoded values each of the two generations of a cache
// holds.
const cacheSize = 1024

// cache remembers what stored bodies decode to. An entry counts only for the
// very bytes that it was made of, so that it is right in every transaction,
// whatever was committed or taken back meanwhile. Reading JSON is most of what
// a message costs; the same few records are read many times.
type cache struct {
	mu       sync.Mutex
	new, old map[string]decoded // old is forgotten when new is full
	shared   sync.Map           // reflect.Type -> whether two copies of a value share memory
}

// decoded is a body and what it means. The value is never handed out itself.
type decoded struct {
	body  []byte
	value reflect.Value // of a struct
}

// load copies what a body decodes to into a struct; false if it is not known.
func (c *cache) load(bucket string, key, body []byte, into reflect.Value) bool {
	c.mu.Lock()
	name := bucket + string(key)
	d, ok := c.new[name]
	if !ok {
		if d, ok = c.old[name]; ok {
			c.keep(name, d)
		}
	}
	c.mu.Unlock()
	if !ok || d.value.Type() != into.Type() || !bytes.Equal(d.body, body) {
		return false
	}
	into.Set(c.deep(d.value))
	return true
}

// store remembers what a body decodes to.
func (c *cache) store(bucket string, key, body []byte, value reflect.Value) {
	own := reflect.New(value.Type()).Elem() // value itself is the caller's, who changes it
	own.Set(c.deep(value))
	d := decoded{bytes.Clone(body), own}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keep(bucket+string(key), d)
}

// keep enters a value; c.mu is held.
func (c *cache) keep(name string, d decoded) {
	if c.new == nil || len(c.new) >= cacheSize {
		c.old, c.new = c.new, make(map[string]decoded, cacheSize)
	}
	c.new[name] = d
}

// deep copies a value with all that it points at.
func (c *cache) deep(v reflect.Value) reflect.Value {
	if !c.shares(v.Type()) {
		return v
	}
	out := reflect.New(v.Type()).Elem()
	switch {
	case v.Kind() == reflect.Struct:
		out.Set(v)
		for i := range v.NumField() {
			if f := v.Field(i); c.shares(f.Type()) {
				out.Field(i).Set(c.deep(f))
			}
		}
	case v.Kind() == reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(c.deep(v.Elem()))
		}
	case v.Len() == 0: // nil: that is what an empty one is read as
	case v.Kind() == reflect.Slice:
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		if !c.shares(v.Type().Elem()) {
			reflect.Copy(out, v)
			break
		}
		for i := range v.Len() {
			out.Index(i).Set(c.deep(v.Index(i)))
		}
	case v.Kind() == reflect.Map:
		out.Set(reflect.MakeMapWithSize(v.Type(), v.Len()))
		for it := v.MapRange(); it.Next(); {
			out.SetMapIndex(it.Key(), c.deep(it.Value()))
		}
	}
	return out
}

// shares reports whether two copies of a value of that type share memory that
// somebody could change.
func (c *cache) shares(t reflect.Type) bool {
	if is, ok := c.shared.Load(t); ok {
		return is.(bool)
	}
	is := false
	switch t.Kind() {
	case reflect.Slice, reflect.Map, reflect.Pointer:
		is = true
	case reflect.Struct:
		// The pointer inside a time is to a zone, which nobody changes.
		if t != reflect.TypeFor[time.Time]() {
			for i := range t.NumField() {
				is = is || c.shares(t.Field(i).Type)
			}
		}
	}
	c.shared.Store(t, is)
	return is
}
