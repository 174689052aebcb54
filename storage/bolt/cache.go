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
	into.Set(d.value)
	c.own(into)
	return true
}

// store remembers what a body decodes to.
func (c *cache) store(bucket string, key, body []byte, value reflect.Value) {
	own := reflect.New(value.Type()).Elem() // value itself is the caller's, who changes it
	own.Set(value)
	c.own(own)
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

// own makes what a value points at its own: nobody else sees what is changed
// there. The value can be set.
func (c *cache) own(v reflect.Value) {
	if !c.shares(v.Type()) {
		return
	}
	switch {
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			c.own(v.Field(i))
		}
	case v.IsNil():
	case v.Kind() == reflect.Pointer:
		is := reflect.New(v.Type().Elem())
		is.Elem().Set(v.Elem())
		c.own(is.Elem())
		v.Set(is)
	case v.Len() == 0:
		v.SetZero() // that is what an empty one is read as
	case v.Kind() == reflect.Slice:
		is := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(is, v)
		for i := 0; i < v.Len() && c.shares(v.Type().Elem()); i++ {
			c.own(is.Index(i))
		}
		v.Set(is)
	case v.Kind() == reflect.Map:
		is := reflect.MakeMapWithSize(v.Type(), v.Len())
		for it := v.MapRange(); it.Next(); {
			value := reflect.New(v.Type().Elem()).Elem()
			value.Set(it.Value())
			c.own(value)
			is.SetMapIndex(it.Key(), value)
		}
		v.Set(is)
	}
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
