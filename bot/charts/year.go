package charts

import (
	"image/color"
	"math"
	"slices"

	"milepost/bot/chat"
)

// yearTall is how high the columns of a year can be.
const yearTall = 520

// drawYear draws a column for each label, the series of the legend one on the
// other; a last word of the legend with a single value is a line across.
func drawYear(s *sheet, f chat.Figure) {
	s.paragraph(f.Title, sizeTitle, ink)
	s.y += gap
	stack, line := f.Legend, ""
	if n := len(stack) - 1; n > 0 && len(f.Series[stack[n]]) == 1 {
		stack, line = stack[:n], stack[n]
	}
	most := 0.0
	for i := range f.Labels {
		most = max(most, height(f, stack, i))
	}
	goal := 0.0
	if line != "" {
		goal = max(f.Series[line][0], 0)
	}
	most = max(most, goal)
	colours := shades(len(stack))
	top := s.y + sizeSmall + gap
	bottom := top + yearTall
	s.room(bottom + 100)
	level := 0 // of the goal: words keep clear of it
	if line != "" && most > 0 {
		level = bottom - int(goal/most*yearTall)
	}
	words := s.columns(f, stack, top, bottom, most, colours)
	if level > 0 {
		s.goalLine(level)
	}
	for _, w := range words {
		if level > 0 && w.y > level-8 && w.y-sizeSmall < level+8 {
			w.y = level - 14
		}
		s.write(w.text, sizeSmall, w.x, w.y, ink)
	}
	s.y = bottom + sizeSmall + gap + gap/2
	if line != "" {
		s.lineLegend(f.Shown[line], line)
		s.y -= gap
	}
	s.legend(stack, colours)
	s.paragraph(f.Note, sizeSmall, grey)
}

func height(f chat.Figure, stack []string, i int) float64 {
	sum := 0.0
	for _, name := range stack {
		if v := f.Series[name]; i < len(v) && !math.IsNaN(v[i]) {
			sum += max(v[i], 0)
		}
	}
	return sum
}

// words are a text and where its letters stand.
type words struct {
	text string
	x, y int
}

// columns draws the columns with their labels. The heights of those that changed
// are the words to be written above them.
func (s *sheet) columns(f chat.Figure, stack []string, top, bottom int, most float64, colours []color.RGBA) (heights []words) {
	n := len(f.Labels)
	slot := (width - 2*margin) / n
	told := ""
	for i, label := range f.Labels {
		x := margin + i*slot + slot/8
		wide := slot * 3 / 4
		y := bottom
		for k, name := range stack {
			values := f.Series[name]
			if i >= len(values) || most <= 0 {
				continue
			}
			tall := int(max(values[i], 0) / most * float64(bottom-top))
			if tall > 0 {
				s.bar(x, y-tall, x+wide, y, colours[k])
			}
			y -= tall
		}
		short := s.short(label, sizeSmall, slot-4)
		s.write(short, sizeSmall, margin+i*slot+(slot-s.wide(short, sizeSmall))/2, bottom+sizeSmall+6, ink)
		if tall := columnWords(f, stack, i); tall != told && tall != "" && y < bottom && (i == n-1 || i%3 == 2) {
			told = tall
			w := s.short(tall, sizeSmall, 3*slot)
			right := min(x+wide, width-margin)
			heights = append(heights, words{w, max(margin, right-s.wide(w, sizeSmall)), y - 8})
		}
	}
	s.bar(margin, bottom, width-margin, bottom+3, grey)
	return heights
}

// columnWords is the height of a column in words: that of its highest series.
func columnWords(f chat.Figure, stack []string, i int) string {
	for _, name := range slices.Backward(stack) {
		if words := f.Shown[name]; i < len(words) {
			return words[i]
		}
	}
	return ""
}

// goalLine is a broken line across, on a strip of paper so that it is seen on
// the columns as well.
func (s *sheet) goalLine(y int) {
	s.bar(margin, y-5, width-margin, y+5, white)
	s.dashes(margin, width-margin, y)
}

func (s *sheet) dashes(from, to, y int) {
	for x := from; x < to; x += 26 {
		s.bar(x, y-2, min(x+16, to), y+2, ink)
	}
}

// lineLegend says what the line is and where it stands: beside it the words
// would lie on the columns.
func (s *sheet) lineLegend(shown []string, name string) {
	s.dashes(margin, margin+68, s.y+sizeSmall/2+4)
	words := name
	if len(shown) > 0 {
		words += " " + shown[0]
	}
	s.write(s.short(words, sizeSmall, width-3*margin-68), sizeSmall, margin+68+gap, s.y+sizeSmall, ink)
	s.y += sizeSmall + 10 + gap
}
