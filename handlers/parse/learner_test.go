package parse_test

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"milepost/handlers/parse"
)

// learner is a table of weights while it is made.
type learner struct {
	width int // how many outcomes there are
	names []string
	rows  map[string]int
	w     [][]float64
}

const (
	orders   = 8    // in how many orders the lessons are learned, of which the table is the mean
	rounds   = 8    // how often everything is gone through
	seldom   = 2    // a trait must come in so many lessons
	step     = 0.3  // how far a lesson moves a weight
	decay    = 3e-3 // how much a weight is drawn to nothing
	little   = 0.35 // a trait none of whose weights is so large is left out
	smallest = 0.05 // what is less is nothing
)

// taught makes a table from some of the lessons: multinomial logistic regression
// by stochastic gradients with a step for each weight (AdaGrad), averaged over the
// rounds and over several orders of the lessons, which makes it steadier. The same lessons give the same table.
func taught(lessons []lesson, width int, use func(*lesson) bool) *learner {
	t := &learner{width: width, rows: map[string]int{}}
	count := map[string]int{}
	var mine []*lesson
	for i := range lessons {
		if l := &lessons[i]; use(l) {
			mine = append(mine, l)
			for _, x := range l.traits {
				count[x]++
			}
		}
	}
	for _, x := range slices.Sorted(maps.Keys(count)) {
		if count[x] >= seldom || x == parse.BiasTrait() {
			t.rows[x] = len(t.names)
			t.names = append(t.names, x)
		}
	}
	sums := grid(len(t.names), width)
	for _, l := range mine {
		l.rows = t.rowsOf(l)
	}
	order := rand.New(rand.NewPCG(1, 2))
	for range orders {
		t.w = grid(len(t.names), width)
		steps := grid(len(t.names), width)
		for round := range rounds {
			for _, at := range order.Perm(len(mine)) {
				t.learn(mine[at], steps)
			}
			for i := range t.w {
				for k := range t.w[i] {
					if round > 0 {
						sums[i][k] += t.w[i][k] / ((rounds - 1) * orders)
					}
				}
			}
		}
	}
	t.w = sums
	t.round()
	return t
}

func grid(rows, width int) [][]float64 {
	out := make([][]float64, rows)
	for i := range out {
		out[i] = make([]float64, width)
	}
	return out
}

func (t *learner) rowsOf(l *lesson) []int {
	var out []int
	for _, x := range l.traits {
		if row, ok := t.rows[x]; ok {
			out = append(out, row)
		}
	}
	return out
}

// learn moves the weights of a lesson's traits towards what is right.
func (t *learner) learn(l *lesson, steps [][]float64) {
	p := t.likelihood(l.rows)
	good := 0.0
	for k, ok := range l.right {
		if ok {
			good += p[k]
		}
	}
	for k := range p {
		wrong := p[k]
		if l.right[k] {
			wrong -= p[k] / good
		}
		if math.Abs(wrong) < 1e-3 {
			continue
		}
		for _, i := range l.rows {
			g := wrong + decay*t.w[i][k]
			steps[i][k] += g * g
			t.w[i][k] -= step * g / (1e-2 + math.Sqrt(steps[i][k]))
		}
	}
}

func (t *learner) likelihood(rows []int) []float64 {
	p := make([]float64, t.width)
	for _, i := range rows {
		for k, w := range t.w[i] {
			p[k] += w
		}
	}
	top, total := slices.Max(p), 0.0
	for k := range p {
		p[k] = math.Exp(p[k] - top)
		total += p[k]
	}
	for k := range p {
		p[k] /= total
	}
	return p
}

// round brings the weights into tenths, and those that matter little to nothing.
func (t *learner) round() { t.roundTo(little) }

// roundTo is the same, where it is said what matters little.
func (t *learner) roundTo(little float64) {
	for i := range t.w {
		most := 0.0
		for k, w := range t.w[i] {
			t.w[i][k] = math.Round(w*10) / 10
			most = max(most, math.Abs(t.w[i][k]))
		}
		if most < little && t.names[i] != parse.BiasTrait() {
			clear(t.w[i])
		}
	}
}

// finds reports whether what the table says of a lesson is right.
func (t *learner) finds(l *lesson) bool {
	p := t.likelihood(t.rowsOf(l))
	none := len(p) - 2 // the last two are none
	best, ok := p[none]+p[none+1], l.right[none] || l.right[none+1]
	for k := range none {
		if p[k] > best {
			best, ok = p[k], l.right[k]
		}
	}
	return ok
}
