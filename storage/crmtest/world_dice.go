package crmtest

import (
	"crypto/sha256"
	"encoding/binary"
	"math/rand/v2"
	"strconv"
	"time"

	"milepost/storage/crm"
)

// dice are what happens by chance. The same seed and stream fall the same.
type dice struct {
	*rand.Rand
	src *rand.PCG
}

func newDice() *dice {
	src := rand.NewPCG(0, 0)
	return &dice{rand.New(src), src}
}

// roll begins the stream of one thing.
func (d *dice) roll(seed, stream uint64) { d.src.Seed(seed, stream*0x9E3779B97F4A7C15+1) }

// chance is true so many times of a thousand.
func (d *dice) chance(permille int) bool { return d.IntN(1000) < permille }

// between is one of lo..hi.
func (d *dice) between(lo, hi int) int { return lo + d.IntN(hi-lo+1) }

func pickOf[T any](d *dice, all []T) T { return all[d.IntN(len(all))] }

// stamp is one message of the world: its number and when it was said.
type stamp struct {
	n  uint64
	ms int64 // Unix milliseconds, different for any two messages
}

func (s stamp) said() time.Time { return time.UnixMilli(s.ms).UTC() }

// at is when it was handled: a moment later.
func (s stamp) at() time.Time { return time.UnixMilli(s.ms + 400 + int64(s.n%900)).UTC() }

// key is its delivery key.
func (s stamp) key() string { return string(s.appendKey(nil)) }

func (s stamp) appendKey(b []byte) []byte {
	const hex = "0123456789abcdef"
	b = append(b, "wecom/demo/msg/"...)
	for shift := 28; shift >= 0; shift -= 4 {
		b = append(b, hex[s.n>>shift&15])
	}
	return b
}

func (s stamp) group() crm.GroupID { return crm.GroupID(s.id(0)) }

// id is the n-th id that the desk gives within a message: ten characters of
// time, ten of hash, in an alphabet whose order is that of its values.
func (s stamp) id(n int) string {
	const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
	var out [20]byte
	ms := uint64(s.ms)
	for i := 9; i >= 0; i-- {
		out[i] = alphabet[ms&31]
		ms >>= 5
	}
	var room [48]byte
	sum := sha256.Sum256(strconv.AppendInt(append(s.appendKey(room[:0]), 0), int64(n), 10))
	hash := binary.BigEndian.Uint64(sum[:])
	for i := range 10 {
		out[10+i] = alphabet[hash>>(59-5*i)&31]
	}
	return string(out[:])
}
