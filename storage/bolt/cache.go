package bolt

import (
	"bytes"
	"maps"
	"reflect"
	"slices"
	"sync"
	"time"

	"milepost/storage/crm"
)

// cacheSize is how many decoded values each of the two generations of a cache
// holds, unless more are wanted.
const cacheSize = 1024

// cache remembers what stored bodies decode to. An entry counts only for the
// very bytes that it was made of, so that it is right in every transaction,
// whatever was committed or taken back meanwhile. Reading JSON is most of what
// a message costs; the same few records are read many times.
type cache struct {
	size     int // of each generation, if it is to be larger
	mu       sync.Mutex
	new, old map[bodyAt]*decoded // old is forgotten when new is full
	standing standing
	owners   sync.Map // reflect.Type -> *owner
}

// bodyAt is where a body is stored.
type bodyAt struct{ bucket, key string }

// decoded is a body and what it means. The value is never handed out itself.
type decoded struct {
	body  []byte
	value reflect.Value // of a struct
	since int           // see standing; guarded by mu
}

// find is what is known under a key; nil for nothing. c.mu is held.
func (c *cache) find(bucket string, key []byte) *decoded {
	d := c.new[bodyAt{bucket, string(key)}]
	if d == nil {
		if d = c.old[bodyAt{bucket, string(key)}]; d != nil {
			c.keep(bodyAt{bucket, string(key)}, d)
		}
	}
	return d
}

// load copies what a body decodes to into a struct; false if it is not known. file
// is the state of the file that the body stands in, 0 for one that stands elsewhere.
func (c *cache) load(bucket string, key, body []byte, file int, into reflect.Value) bool {
	c.mu.Lock()
	d := c.find(bucket, key)
	c.mu.Unlock()
	if d == nil || d.value.Type() != into.Type() || !bytes.Equal(d.body, body) {
		return false
	}
	c.stands(d, file)
	into.Set(d.value)
	c.own(into)
	return true
}

// peek gives the record that a body decodes to as the cache holds it, which nobody may change;
// nil if it is not known.
func (c *cache) peek(bucket string, key, body []byte) crm.Record {
	c.mu.Lock()
	d := c.find(bucket, key)
	c.mu.Unlock()
	if d == nil || !bytes.Equal(d.body, body) {
		return nil
	}
	rec, _ := d.value.Addr().Interface().(crm.Record)
	return rec
}

// store remembers what a body decodes to. The body is the cache's from then on.
func (c *cache) store(bucket string, key, body []byte, value reflect.Value) *decoded {
	own := reflect.New(value.Type()).Elem() // value itself is the caller's, who changes it
	own.Set(value)
	c.own(own)
	d := &decoded{body: body, value: own}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keep(bodyAt{bucket, string(key)}, d)
	return d
}

// wrote remembers what a body was made of, unless something else comes out of
// it: text that is not UTF-8, a time of another zone, a sum of nothing in some
// currency. Most of what is written is read again soon.
func (c *cache) wrote(bucket string, key, body []byte, value reflect.Value) {
	if !bytes.Contains(body, []byte(`\ufffd`)) && c.owner(value.Type()).same(value) {
		c.store(bucket, key, body, value)
	}
}

// forget lets go of everything that is remembered. It is little, but lies all
// over the memory that a busy time took, which cannot be given back before.
func (c *cache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.new, c.old = nil, nil
}

// keep enters a value; c.mu is held.
func (c *cache) keep(at bodyAt, d *decoded) {
	if c.new == nil || len(c.new) >= max(c.size, cacheSize) {
		c.old, c.new = c.new, make(map[bodyAt]*decoded, cacheSize)
	}
	c.new[at] = d
}

// own makes what a value points at its own: nobody else sees what is changed
// there. The value can be set.
func (c *cache) own(v reflect.Value) { c.owner(v.Type()).own(v) }

// owner knows how to do that for values of a type.
func (c *cache) owner(t reflect.Type) *owner {
	o, ok := c.owners.Load(t)
	if !ok {
		o, _ = c.owners.LoadOrStore(t, ownerOf(t, map[reflect.Type]*owner{}))
	}
	return o.(*owner)
}

// owner knows what two copies of a value of one type share and could change, and
// what JSON does not keep of it; nil if that is nothing.
type owner struct {
	kind   reflect.Kind
	time   bool         // the pointer inside one is to a zone, which nobody changes
	zero   bool         // it says itself when it is zero, and then nothing of it is stored
	fields []ownedField // of a struct, those that share or that JSON does not keep
	shared []ownedField // of these, those that share
	elem   *owner       // of what a pointer, slice or map leads to
}

// shares reports whether two copies of a value share anything that could be changed.
func (o *owner) shares() bool {
	return o != nil && !o.time && (o.kind != reflect.Struct || len(o.shared) > 0)
}

type zeroer interface{ IsZero() bool }

type ownedField struct {
	index int
	owner *owner
}

// ownerOf works that out once; seen are the types that are being looked at, for
// one may lead to itself.
func ownerOf(t reflect.Type, seen map[reflect.Type]*owner) *owner {
	if o, ok := seen[t]; ok {
		return o
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Map, reflect.Pointer:
		if t == reflect.TypeFor[*time.Location]() {
			return nil // nobody changes a zone
		}
		o := &owner{kind: t.Kind()}
		seen[t] = o
		o.elem = ownerOf(t.Elem(), seen)
		return o
	case reflect.Struct:
		o := &owner{kind: reflect.Struct}
		if t == reflect.TypeFor[time.Time]() {
			o.time = true
			return o
		}
		for i := range t.NumField() {
			if f := ownerOf(t.Field(i).Type, seen); f != nil {
				o.fields = append(o.fields, ownedField{i, f})
				if f.shares() {
					o.shared = append(o.shared, ownedField{i, f})
				}
			}
		}
		o.zero = t.Implements(reflect.TypeFor[zeroer]())
		if o.fields == nil && !o.zero {
			return nil
		}
		return o
	}
	return nil
}

// own copies what a value shares. The value can be set.
func (o *owner) own(v reflect.Value) {
	switch {
	case !o.shares():
	case o.kind == reflect.Struct:
		for _, f := range o.shared {
			f.owner.own(v.Field(f.index))
		}
	case v.IsNil():
	case o.kind == reflect.Pointer:
		is := reflect.New(v.Type().Elem())
		is.Elem().Set(v.Elem())
		o.elem.own(is.Elem())
		v.Set(is)
	case v.Len() == 0:
		v.SetZero() // that is what an empty one is read as
	case usual(v.Addr().Interface()):
	case o.kind == reflect.Slice:
		is := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(is, v)
		if o.elem.shares() {
			for i := range v.Len() {
				o.elem.own(is.Index(i))
			}
		}
		v.Set(is)
	case o.kind == reflect.Map:
		is := reflect.MakeMapWithSize(v.Type(), v.Len())
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		for it := v.MapRange(); it.Next(); {
			key.SetIterKey(it)
			value.SetIterValue(it)
			o.elem.own(value)
			is.SetMapIndex(key, value)
		}
		v.Set(is)
	}
}

// usual copies what a pointer leads to if it is of the slices and maps that records
// are full of, and whose elements share nothing: without reflection that takes half
// as long. It reports whether it did.
func usual(v any) bool {
	switch v := v.(type) {
	case *[]string:
		*v = slices.Clone(*v)
	case *[]crm.PersonID:
		*v = slices.Clone(*v)
	case *[]crm.AccountID:
		*v = slices.Clone(*v)
	case *[]crm.ContactID:
		*v = slices.Clone(*v)
	case *[]crm.Role:
		*v = slices.Clone(*v)
	case *[]crm.Move:
		*v = slices.Clone(*v)
	case *[]crm.Pointer:
		*v = slices.Clone(*v)
	case *[]byte:
		*v = slices.Clone(*v)
	case *map[string]string:
		*v = maps.Clone(*v)
	case *map[string]crm.Date:
		*v = maps.Clone(*v)
	case *map[string]crm.Stop:
		*v = maps.Clone(*v)
	case *map[string]crm.Tick:
		*v = maps.Clone(*v)
	default:
		return false
	}
	return true
}

// same reports whether a value comes out of JSON as it is.
func (o *owner) same(v reflect.Value) bool {
	switch {
	case o == nil:
		return true
	case o.time:
		t, _ := reflect.TypeAssert[time.Time](v)
		return t == t.Round(0).UTC()
	case o.zero && !v.IsZero() && v.Interface().(zeroer).IsZero():
		return false
	case o.kind == reflect.Struct:
		return !slices.ContainsFunc(o.fields, func(f ownedField) bool { return !f.owner.same(v.Field(f.index)) })
	case v.IsNil() || o.elem == nil:
		return true
	case o.kind == reflect.Pointer:
		return o.elem.same(v.Elem())
	case o.kind == reflect.Slice:
		for i := range v.Len() {
			if !o.elem.same(v.Index(i)) {
				return false
			}
		}
	case o.kind == reflect.Map:
		for it := v.MapRange(); it.Next(); {
			if !o.elem.same(it.Value()) {
				return false
			}
		}
	}
	return true
}
