package bolt

import (
	"hash/maphash"
	"math/bits"
	"sync/atomic"
)

// sieveBits is how many bits of a hash a sieve tells apart: what comes in a second
// of a busy day sets one in twenty of them.
const sieveBits = 18

// sieve tells of most keys that no layer holds them, so that they need not be
// looked up in each. Keys are noted in it and never taken out: whoever looks through
// fewer layers than are noted by now only looks up a few keys in vain.
type sieve struct {
	seed maphash.Seed
	bits [1 << (sieveBits - 6)]atomic.Uint64
}

func newSieve() *sieve { return &sieve{seed: maphash.MakeSeed()} }

// note notes all keys of a sheet.
func (s *sieve) note(o *sheet) {
	for bucket, p := range o.parts {
		in := maphash.String(s.seed, bucket)
		for _, k := range p.keys {
			at, bit := s.place(in, maphash.String(s.seed, k))
			s.bits[at].Or(bit)
		}
	}
}

// may reports whether a layer may hold a key; false for a sieve that is nil.
func (s *sieve) may(bucket string, key []byte) bool {
	if s == nil {
		return false
	}
	at, bit := s.place(maphash.String(s.seed, bucket), maphash.Bytes(s.seed, key))
	return s.bits[at].Load()&bit != 0
}

// place is where a key is noted, by the hashes of its bucket and of itself.
func (s *sieve) place(bucket, key uint64) (at int, bit uint64) {
	h := (bits.RotateLeft64(bucket, 31) + key) >> (64 - sieveBits)
	return int(h >> 6), 1 << (h & 63)
}
