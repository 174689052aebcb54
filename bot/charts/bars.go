package charts

import (
	"maps"
	"slices"
	"strconv"

	"milepost/bot/chat"
)

// drawBars draws a bar for each label, one below the other, its value in words
// at its end; of several series each has its colour.
func drawBars(s *sheet, f chat.Figure) {
	s.paragraph(f.Title, sizeTitle, ink)
	s.y += gap
	names := slices.Sorted(maps.Keys(f.Series))
	colours := shades(len(names))
	labels, most := 0, 0.0
	for _, l := range f.Labels {
		labels = max(labels, s.wide(l, sizeText))
	}
	labels = min(labels, 340)
	values := 0
	for _, n := range names {
		for i, v := range f.Series[n] {
			most = max(most, v)
			values = max(values, s.wide(shown(f, n, i), sizeSmall))
		}
	}
	left := margin + labels + gap
	room := width - margin - left - values - gap
	for i, l := range f.Labels {
		s.write(s.short(l, sizeText, labels), sizeText, margin, s.y+sizeText, ink)
		for k, n := range names {
			if i >= len(f.Series[n]) {
				continue
			}
			long := 6
			if most > 0 {
				long = max(6, int(float64(max(room, 10))*max(f.Series[n][i], 0)/most))
			}
			s.box(left, s.y+4, long, sizeText, colours[k])
			s.write(shown(f, n, i), sizeSmall, left+long+14, s.y+4+sizeSmall, ink)
			s.y += sizeText + gap/2
		}
		s.y += gap
	}
	if len(names) > 1 {
		s.legend(names, colours)
	}
	if f.Note != "" {
		s.paragraph(f.Note, sizeSmall, grey)
	}
}

// shown is a value in words.
func shown(f chat.Figure, series string, i int) string {
	if words := f.Shown[series]; i < len(words) {
		return words[i]
	}
	return strconv.FormatFloat(f.Series[series][i], 'f', -1, 64)
}
