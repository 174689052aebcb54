package charts

import (
	"image"

	"golang.org/x/image/vector"

	"milepost/bot/chat"
)

// The measures of bars that stand in the middle, one under the other.
const (
	barTall   = 84
	narrowest = 0.03 // of the room: what there is can be seen
	nothing   = 6    // pixels: a bar of nothing is a stroke

	slopeTall  = 24 // from a bar of a funnel to the words of the next
	labelAbove = gap / 2
	labelBelow = gap/2 + 6
)

// drawStack draws a funnel or a pyramid: for each node a bar in the middle, as
// wide as its size, its words above and what moved at the right.
func drawStack(s *sheet, f chat.Figure) {
	s.paragraph(f.Title, sizeTitle, ink)
	s.y += gap
	most := 0.0
	for _, n := range f.Nodes {
		most = max(most, n.Size)
	}
	room := width - 2*margin
	colours := steps(len(f.Nodes))
	above := 0
	for i, n := range f.Nodes {
		wide := nothing
		if n.Size > 0 {
			wide = int(float64(room) * max(narrowest, n.Size/most))
		}
		if above > 0 && f.Kind == chat.Funnel {
			s.slope(above, wide)
		}
		s.stackLabel(n, room)
		colour := colours[i]
		if n.Apart { // no step of the others
			colour = palette()[2]
		}
		s.box(margin+(room-wide)/2, s.y, wide, barTall, colour)
		s.y += barTall
		if above = wide; f.Kind == chat.Pyramid {
			s.y += gap
		}
	}
	s.y += gap
	s.paragraph(f.Note, sizeSmall, grey)
}

// stackLabel writes a node's words above its bar.
func (s *sheet) stackLabel(n chat.Node, room int) {
	s.y += labelAbove
	tag := ""
	left := room
	if n.Tag != "" {
		tag = s.short(n.Tag, sizeSmall, room/3)
		left -= s.wide(tag, sizeSmall) + gap
	}
	// A name can be cut, a sum cannot: it would be another one.
	label := s.short(n.Label, sizeText, max(left/4, left-gap-s.wide(n.Small, sizeSmall)))
	x := margin + s.wide(label, sizeText) + gap
	small := s.short(n.Small, sizeSmall, margin+left-x)
	base := s.y + sizeText
	s.write(label, sizeText, margin, base, ink)
	s.write(small, sizeSmall, x, base, ink)
	if tag != "" {
		s.write(tag, sizeSmall, margin+room-s.wide(tag, sizeSmall), base, grey)
	}
	s.y = base + labelBelow
}

// slope joins a bar with the next one, which may be narrower or wider. The words
// of the next one are written on it.
func (s *sheet) slope(above, below int) {
	const tall = slopeTall + labelAbove + sizeText + labelBelow
	most := max(above, below)
	x := margin + (width-2*margin-most)/2
	s.shape(image.Rect(x, s.y, x+most, s.y+tall), shadow, func(r *vector.Rasterizer) {
		a, b := float32(most-above)/2, float32(most-below)/2
		r.MoveTo(a, 0)
		r.LineTo(float32(most)-a, 0)
		r.LineTo(float32(most)-b, tall)
		r.LineTo(b, tall)
		r.ClosePath()
	})
	s.y += slopeTall
}
