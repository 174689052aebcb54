package parse

import (
	"math"
	"slices"
)

// lattice is all the ways to divide the units of a text into names.
type lattice struct {
	units     []unit
	at        []tagWeights // what speaks for the tags of each unit
	moves     *[tagCount]tagWeights
	fore, aft []tagWeights // how likely what is before and with a unit, and what is behind it, in shares
	scale     []float64
	gain      []tagWeights // exp of at
	step      [tagCount]tagWeights
	found     []spot // the names of the likeliest way, once they were asked for
	asked     bool
}

// sum goes through all ways from both ends.
func (l *lattice) sum() {
	n := len(l.units)
	all := make([]tagWeights, 3*n)
	l.fore, l.aft, l.gain = all[:n:n], all[n:2*n:2*n], all[2*n:]
	l.scale = make([]float64, n)
	for from := range tagCount {
		for to := range tagCount {
			if to.mayFollow(from) {
				l.step[from][to] = math.Exp(l.moves[from][to])
			}
		}
	}
	for i := range n {
		top := slices.Max(l.at[i][:])
		total := 0.0
		for k := range tagCount {
			l.gain[i][k] = math.Exp(l.at[i][k] - top)
			sum := 0.0
			if i == 0 {
				if k.mayFollow(tagNone) {
					sum = 1
				}
			} else {
				for from := range tagCount {
					sum += l.fore[i-1][from] * l.step[from][k]
				}
			}
			l.fore[i][k] = sum * l.gain[i][k]
			total += l.fore[i][k]
		}
		l.scale[i] = total
		for k := range tagCount {
			l.fore[i][k] /= total
		}
	}
	for i := n - 1; i >= 0; i-- {
		for k := range tagCount {
			if i == n-1 {
				l.aft[i][k] = 1
				continue
			}
			sum := 0.0
			for to := range tagCount {
				sum += l.step[k][to] * l.gain[i+1][to] * l.aft[i+1][to]
			}
			l.aft[i][k] = sum / l.scale[i+1]
		}
	}
}

// likely is how likely units [from, to) are one name of a kind, with just these ends.
func (l *lattice) likely(from, to int, tag spotTag) float64 {
	p := l.fore[from][tag]
	last := tag
	for i := from + 1; i < to; i++ {
		p *= l.step[last][tag+1] * l.gain[i][tag+1] / l.scale[i]
		last = tag + 1
	}
	if to == len(l.units) {
		return p
	}
	rest := 0.0
	for k := range tagCount {
		if k != tag+1 {
			rest += l.step[last][k] * l.gain[to][k] * l.aft[to][k]
		}
	}
	return p * rest / l.scale[to]
}

// holds is how likely a unit is part of a name of a kind at all.
func (l *lattice) holds(i int, tag spotTag) float64 {
	return l.fore[i][tag]*l.aft[i][tag] + l.fore[i][tag+1]*l.aft[i][tag+1]
}

// best is the likeliest tag of each unit, of all ways together.
func (l *lattice) best() []spotTag {
	n := len(l.units)
	worth := make([]tagWeights, n)
	back := make([][tagCount]spotTag, n)
	for i := range n {
		for k := range tagCount {
			top := math.Inf(-1)
			for from := range tagCount {
				if !k.mayFollow(from) || i == 0 && from != tagNone {
					continue
				}
				w := l.moves[from][k]
				if i > 0 {
					w += worth[i-1][from]
				} else {
					w = 0
				}
				if w > top {
					top, back[i][k] = w, from
				}
			}
			worth[i][k] = top + l.at[i][k]
		}
	}
	out := make([]spotTag, n)
	for i := n - 1; i >= 0; i-- {
		if i == n-1 {
			for k := range tagCount {
				if worth[i][k] > worth[i][out[i]] {
					out[i] = k
				}
			}
			continue
		}
		out[i] = back[i+1][out[i+1]]
	}
	return out
}

// spotted are the names of the likeliest way, found once.
func (l *lattice) spotted() []spot {
	if !l.asked {
		l.found, l.asked = l.names(), true
	}
	return l.found
}

// names are the names of the likeliest way.
func (l *lattice) names() []spot {
	var out []spot
	tags := l.best()
	for i := 0; i < len(tags); i++ {
		tag := tags[i]
		if tag != tagFirm && tag != tagFolk {
			continue
		}
		to := i + 1
		for to < len(tags) && tags[to] == tag+1 {
			to++
		}
		out = append(out, spot{Span{l.units[i].span.Start, l.units[to-1].span.End}, tag == tagFolk, l.likely(i, to, tag)})
		i = to - 1
	}
	return out
}
