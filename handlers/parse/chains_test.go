package parse_test

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"milepost/handlers/parse"
)

// chainLearner is a table of weights while it is made: a linear chain of tags.
type chainLearner struct {
	learner
	moves, moved [][]float64
}

const (
	chainRounds = 8
	chainDecay  = 3e-4
	chainSeldom = 2
	chainLittle = 0.25
	exchanges   = 2 // how often each message is taught with its names exchanged
)

// taughtChains makes a table from some of the lessons: a conditional random field, by
// stochastic gradients with a step for each weight (AdaGrad), averaged over the later rounds.
// The same lessons give the same table.
func taughtChains(lessons []chain, use func(*chain) bool) *chainLearner {
	width := len(parse.TagNames())
	t := &chainLearner{learner: learner{width: width, rows: map[string]int{}}, moves: grid(width, width), moved: grid(width, width)}
	count := map[string]int{}
	var mine []*chain
	for i := range lessons {
		if c := &lessons[i]; use(c) {
			mine = append(mine, c)
			for _, u := range c.traits {
				for _, x := range u {
					count[x]++
				}
			}
		}
	}
	for _, x := range slices.Sorted(maps.Keys(count)) {
		if count[x] >= chainSeldom {
			t.rows[x] = len(t.names)
			t.names = append(t.names, x)
		}
	}
	for _, c := range mine {
		c.rows = t.unitRows(c)
	}
	t.w = grid(len(t.names), width)
	steps, sums, moveSums := grid(len(t.names), width), grid(len(t.names), width), grid(width, width)
	order := rand.New(rand.NewPCG(3, 4))
	for round := range chainRounds {
		for _, at := range order.Perm(len(mine)) {
			t.learnChain(mine[at], steps)
		}
		if round < 2 {
			continue
		}
		add(sums, t.w, 1/float64(chainRounds-2))
		add(moveSums, t.moves, 1/float64(chainRounds-2))
	}
	t.w, t.moves = sums, moveSums
	t.roundTo(chainLittle)
	for i := range t.moves {
		for k := range t.moves[i] {
			t.moves[i][k] = math.Round(t.moves[i][k]*10) / 10
		}
	}
	return t
}

func add(to, from [][]float64, by float64) {
	for i := range to {
		for k := range to[i] {
			to[i][k] += from[i][k] * by
		}
	}
}

func (t *chainLearner) unitRows(c *chain) [][]int {
	out := make([][]int, len(c.traits))
	for i, u := range c.traits {
		for _, x := range u {
			if row, ok := t.rows[x]; ok {
				out[i] = append(out[i], row)
			}
		}
	}
	return out
}

// learnChain moves the weights of a lesson's traits towards what its units are.
func (t *chainLearner) learnChain(c *chain, steps [][]float64) {
	fore, aft, at := t.ways(c.rows)
	n := len(c.rows)
	if n == 0 {
		return
	}
	total := logSum(fore[n-1])
	for i := range n {
		for k := range t.width {
			wrong := math.Exp(fore[i][k] + aft[i][k] - total)
			if c.tags[i] == k {
				wrong--
			}
			if math.Abs(wrong) < 1e-3 {
				continue
			}
			for _, row := range c.rows[i] {
				g := wrong + chainDecay*t.w[row][k]
				steps[row][k] += g * g
				t.w[row][k] -= 0.2 * g / (1e-1 + math.Sqrt(steps[row][k]))
			}
		}
	}
	for i := 1; i < n; i++ {
		for a := range t.width {
			for b := range t.width {
				if !parse.MayFollow(b, a) {
					continue
				}
				g := math.Exp(fore[i-1][a] + t.moves[a][b] + at[i][b] + aft[i][b] - total)
				if c.tags[i-1] == a && c.tags[i] == b {
					g--
				}
				t.moved[a][b] += g * g
				t.moves[a][b] -= 0.1 * g / (1e-1 + math.Sqrt(t.moved[a][b]))
			}
		}
	}
}

// ways sums, in logarithms, what speaks for all ways up to a unit with a tag and behind it.
func (t *chainLearner) ways(rows [][]int) (fore, aft, at [][]float64) {
	n := len(rows)
	fore, aft, at = grid(n, t.width), grid(n, t.width), grid(n, t.width)
	for i := range rows {
		for _, row := range rows[i] {
			for k, w := range t.w[row] {
				at[i][k] += w
			}
		}
	}
	var sums []float64
	for i := range n {
		for k := range t.width {
			sums = sums[:0]
			switch {
			case i > 0:
				for from := range t.width {
					if parse.MayFollow(k, from) {
						sums = append(sums, fore[i-1][from]+t.moves[from][k])
					}
				}
			case parse.MayFollow(k, noName):
				sums = append(sums, 0)
			default:
				sums = append(sums, math.Inf(-1))
			}
			fore[i][k] = logSum(sums) + at[i][k]
		}
	}
	for i := n - 2; i >= 0; i-- {
		for k := range t.width {
			sums = sums[:0]
			for to := range t.width {
				if parse.MayFollow(to, k) {
					sums = append(sums, t.moves[k][to]+at[i+1][to]+aft[i+1][to])
				}
			}
			aft[i][k] = logSum(sums)
		}
	}
	return fore, aft, at
}

func logSum(xs []float64) float64 {
	top := slices.Max(xs)
	if math.IsInf(top, -1) {
		return top
	}
	sum := 0.0
	for _, x := range xs {
		sum += math.Exp(x - top)
	}
	return top + math.Log(sum)
}

// guess are the likeliest tags of a lesson's units, each by itself.
func (t *chainLearner) guess(c *chain) []int {
	fore, aft, _ := t.ways(t.unitRows(c))
	out := make([]int, len(fore))
	for i := range fore {
		for k := range fore[i] {
			if fore[i][k]+aft[i][k] > fore[i][out[i]]+aft[i][out[i]] {
				out[i] = k
			}
		}
	}
	return out
}
