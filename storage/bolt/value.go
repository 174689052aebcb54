package bolt

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"sync"

	"milepost/storage/crm"
)

// The formats of bodies. They are stored: they never change.
const (
	asJSON   = 'j'
	asBytes  = 'b'
	asNumber = 'n' // signed varint
	asMark   = 'm' // nothing: the key says it all
)

// seal makes a value of a body: format byte, body, CRC-32C. The sum covers
// the bucket and the key too, so that a value in the wrong place is damage.
func seal(bucket string, key []byte, format byte, body []byte) []byte {
	v := make([]byte, 0, len(body)+5)
	v = append(append(v, format), body...)
	return binary.LittleEndian.AppendUint32(v, sum(bucket, key, v))
}

// sealJSON makes the value of a thing kept as JSON in a bucket of some format, and
// gives its body too, which is a part of it.
func sealJSON(bucket string, key []byte, format byte, thing any) (value, body []byte, err error) {
	b, _ := bodies.Get().(*bytes.Buffer)
	defer bodies.Put(b)
	b.Reset()
	b.WriteByte(format)
	if err := json.NewEncoder(b).Encode(thing); err != nil {
		return nil, nil, fmt.Errorf("encode: %w", err)
	}
	n := b.Len() - 1 // an Encoder ends a line
	value = append(make([]byte, 0, n+4), b.Bytes()[:n]...)
	return binary.LittleEndian.AppendUint32(value, sum(bucket, key, value)), value[1:n:n], nil
}

// bodies are buffers for what is being encoded.
var bodies = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// unseal gives the body back, which is valid as long as the transaction;
// ErrDamaged if it is not what seal made.
func unseal(bucket string, key, value []byte, format byte) ([]byte, error) {
	n := len(value) - 4
	if n < 1 || sum(bucket, key, value[:n]) != binary.LittleEndian.Uint32(value[n:]) {
		return nil, fmt.Errorf("%s %q: %w", bucket, key, crm.ErrDamaged)
	}
	return sealed(bucket, key, value, format)
}

// sealed is unseal of a value that was on no disk since it was sealed, or whose sum was
// proved: a sheet holds it.
func sealed(bucket string, key, value []byte, format byte) ([]byte, error) {
	n := len(value) - 4
	if value[0] != format {
		return nil, fmt.Errorf("%s %q: format %q, want %q: %w", bucket, key, value[0], format, crm.ErrDamaged)
	}
	return value[1:n], nil
}

func sum(bucket string, key, value []byte) uint32 {
	// MakeTable gives the same shared table each time for this polynomial.
	t := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Update(sumOfName(bucket, t), t, key), t, value)
}

// sumOfName is the CRC of a bucket's name and its end. It is short, and to hand
// its bytes to crc32 would take a copy of them.
func sumOfName(bucket string, t *crc32.Table) uint32 {
	c := ^uint32(0)
	for i := range len(bucket) {
		c = t[byte(c)^bucket[i]] ^ c>>8
	}
	return ^(t[byte(c)^end] ^ c>>8)
}

// encode makes the body of a thing kept as JSON.
func encode(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	return b, nil
}

// decode reads such a body. What has a right sum but is not JSON of that
// shape was written wrongly: it counts as damage.
func decode(bucket string, key, body []byte, into any) error {
	if err := json.Unmarshal(body, into); err != nil {
		return fmt.Errorf("%s %q: %w: %w", bucket, key, crm.ErrDamaged, err)
	}
	return nil
}
