package simulation

import (
	"hash/fnv"
	"math/rand/v2"
	"strings"
)

// dice are thrown for one purpose: the same seed and the same words give the
// same throws, whatever was thrown for others before.
type dice struct{ *rand.Rand }

// roll takes fresh dice for a purpose.
func roll(seed uint64, purpose ...string) dice {
	h := fnv.New64a()
	// A hash never fails to write.
	_, _ = h.Write([]byte(strings.Join(purpose, "/")))
	return dice{rand.New(rand.NewPCG(seed, h.Sum64()))} //nolint:gosec // chance of a play, not of a secret
}

// chance is true with that probability.
func (d dice) chance(p float64) bool { return d.Float64() < p }

// between is a whole number from a to b, both possible.
func (d dice) between(a, b int) int { return a + d.IntN(b-a+1) }

// of picks one of several.
func of[T any](d dice, all []T) T { return all[d.IntN(len(all))] }
