package desk

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"unicode"

	"milepost/storage/crm"
)

// json takes him out of a JSON text; the fields named in but stay as they are.
// What is no JSON is taken as plain words.
func (c *scrubber) json(text []byte, t tie, but []string) ([]byte, bool, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil || dec.More() {
		now := c.text(string(text), t)
		return []byte(now), now != string(text), nil
	}
	top, _ := v.(map[string]any)
	kept := map[string]any{}
	for _, f := range but {
		if own, ok := top[f]; ok {
			kept[f] = own
			delete(top, f)
		}
	}
	now, changed := c.value(v, t)
	if !changed {
		return nil, false, nil
	}
	if m, ok := now.(map[string]any); ok {
		maps.Copy(m, kept)
	}
	out, err := json.Marshal(now)
	if err != nil {
		return nil, false, fmt.Errorf("encode: %w", err)
	}
	return out, true, nil
}

// value takes him out of a JSON value, and tells whether it changed.
func (c *scrubber) value(v any, t tie) (any, bool) {
	switch x := v.(type) {
	case string:
		now := c.word(x, t)
		return now, now != x
	case []any:
		changed := false
		out := make([]any, 0, len(x))
		for _, e := range x {
			if c.isGone(e) {
				changed = true
				continue
			}
			now, ch := c.value(e, t)
			out, changed = append(out, now), changed || ch
		}
		return out, changed
	case map[string]any:
		return c.object(x, t)
	}
	return v, false
}

// isGone reports an attached file that goes.
func (c *scrubber) isGone(v any) bool {
	m, ok := v.(map[string]any)
	if !ok {
		return false
	}
	blob, _ := m["blob"].(string)
	if blob == "" {
		blob, _ = m["Blob"].(string)
	}
	return blob != "" && has(c.files, crm.BlobID(blob))
}

// sentPlace is the field of a kept message that holds a location.
const sentPlace = "Geo"

// object takes him out of an object: out of a row of names that is his, out of
// a name with its keys, and out of its values. What another contact is called
// stays.
func (c *scrubber) object(m map[string]any, t tie) (any, bool) {
	if kind, _ := m["kind"].(string); kind == string(crm.KindContact) && m["names"] != nil {
		if m["id"] != string(c.f.Contact) {
			return m, false
		}
		m["names"] = []crm.Name{c.f.Name}
		delete(m, "phone")
		return m, true
	}
	if text, ok := m["text"].(string); ok && m["fold"] != nil && m["sort"] != nil {
		if c.word(text, t) != text {
			return c.f.Name, true
		}
		return m, false
	}
	changed := false
	if t == tiedSelf && m[sentPlace] != nil {
		delete(m, sentPlace)
		changed = true
	}
	for k, v := range m {
		if s, ok := v.(string); ok && k == "facts" {
			v = c.inner(s, t)
			changed = changed || v != s
		} else if now, ch := c.value(v, t); ch {
			v, changed = now, true
		}
		m[k] = v
	}
	return m, changed
}

// inner takes him out of JSON that is kept as bytes within JSON.
func (c *scrubber) inner(s string, t tie) string {
	raw, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return s
	}
	out, changed, err := c.json(raw, t, nil)
	if err != nil || !changed {
		return s
	}
	return base64.StdEncoding.EncodeToString(out)
}

// word takes him out of a value that may be nothing but his name.
func (c *scrubber) word(s string, t tie) string {
	for _, f := range c.forms {
		if f.kind != isReach && f.counts(t) && strings.EqualFold(f.text, s) {
			return c.f.Name.Text
		}
	}
	return c.text(s, t)
}

// text takes him out of words.
func (c *scrubber) text(s string, t tie) string {
	instead := c.f.En
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		instead = c.f.Zh
	}
	for _, f := range c.forms {
		if f.counts(t) {
			s = f.replace(s, instead)
		}
	}
	return s
}

// may reports whether a text could name him: most do not.
func (c *scrubber) may(text []byte) bool {
	if bytes.Contains(text, []byte(c.f.Contact)) {
		return true
	}
	for _, b := range c.files {
		if bytes.Contains(text, []byte(b)) {
			return true
		}
	}
	if bytes.IndexByte(text, '\\') >= 0 { // what JSON writes otherwise
		text = []byte(c.plain.Replace(string(text)))
	}
	for _, f := range c.forms {
		if f.re.Match(text) {
			return true
		}
	}
	return false
}

// encodeRecord is a record as the store keeps it.
func encodeRecord(rec crm.Record) ([]byte, error) {
	text, err := json.Marshal(rec)
	if err != nil {
		return nil, fmt.Errorf("encode %s %s: %w", rec.Kind(), rec.Key(), err)
	}
	return text, nil
}
