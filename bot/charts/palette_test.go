package charts

import (
	"image/color"
	"math"
	"testing"
)

// blind are how colours look to people (Machado, Oliveira and Fernandes 2009,
// severity 1), on light.
func blind() map[string][3][3]float64 {
	return map[string][3][3]float64{
		"everybody":              {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
		"who is blind to red":    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
		"who is blind to green":  {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
		"who is blind to blue":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
		"a screen in the sun":    {{0.9, 0.05, 0.05}, {0.05, 0.9, 0.05}, {0.05, 0.05, 0.9}},
		"a warm screen at night": {{1, 0, 0}, {0, 0.9, 0}, {0, 0, 0.7}},
	}
}

// lab is a colour as CIE L*a*b*, as somebody sees it.
func lab(c color.RGBA, m [3][3]float64) [3]float64 {
	in := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	var r [3]float64
	for i := range r {
		r[i] = max(m[i][0]*in[0]+m[i][1]*in[1]+m[i][2]*in[2], 0)
	}
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x := f((0.4124*r[0] + 0.3576*r[1] + 0.1805*r[2]) / 0.95047)
	y := f(0.2126*r[0] + 0.7152*r[1] + 0.0722*r[2])
	z := f((0.0193*r[0] + 0.1192*r[1] + 0.9505*r[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func apart(a, b [3]float64) float64 {
	return math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
}

func TestColoursStandOutFromThePaper(t *testing.T) {
	for i, c := range append(palette(), steps(7)...) {
		if got := contrast(c, white); got < 3 {
			t.Errorf("colour %d stands out from the paper by %.2f to 1, want 3", i, got)
		}
	}
	for i, c := range palette() {
		if got := contrast(on(c), c); got < 4.5 {
			t.Errorf("letters on colour %d stand out by %.2f to 1, want 4.5", i, got)
		}
	}
	for name, c := range map[string]color.RGBA{"ink": ink, "grey": grey} {
		if got := contrast(c, white); got < 4.5 {
			t.Errorf("letters in %s stand out by %.2f to 1, want 4.5", name, got)
		}
		if got := contrast(c, shadow); got < 4.5 {
			t.Errorf("letters in %s on the slope of a funnel stand out by %.2f to 1, want 4.5", name, got)
		}
	}
}

// Two colours 10 apart in L*a*b* are told apart beside each other at a glance;
// those who see no colours have the words.
func TestColoursOfALegendAreToldApart(t *testing.T) {
	for who, m := range blind() {
		for n := 2; n <= 5; n++ {
			all := shades(n)
			for i := range all {
				for k := range i {
					if d := apart(lab(all[i], m), lab(all[k], m)); d < 10 {
						t.Errorf("of %d colours, %s tells %d from %d by %.1f only", n, who, k, i, d)
					}
				}
			}
		}
	}
}
