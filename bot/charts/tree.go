package charts

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"milepost/bot/chat"
)

// The measures of a tree: each node is a box over the whole width, as deep to
// the right as it stands below others; arrows run in lanes at the right.
const (
	step    = 56 // to the right, for each level
	deepest = 5  // levels that are set off
	laneGap = 30
	lanes   = 4

	treeEnd = 1000 // pixels that the last box and what stands below it take at most
)

// drawTree draws who stands under whom, and arrows between them.
func drawTree(s *sheet, f chat.Figure) {
	s.paragraph(f.Title, sizeTitle, ink)
	s.y += gap
	colours := shades(len(f.Legend))
	right := width - margin
	if arrows(f.Nodes) > 0 {
		right -= laneGap * (min(arrows(f.Nodes), lanes) + 1)
	}
	place := make([]spot, len(f.Nodes))
	drawn := f.Nodes
	for i := range f.Nodes {
		if s.y > tallest-treeEnd {
			drawn = f.Nodes[:i]
			s.paragraph(fmt.Sprintf("… +%d", len(f.Nodes)-i), sizeText, ink)
			break
		}
		place[i] = s.node(f.Nodes[i], i, place, right, colours)
	}
	s.arrows(drawn, place, right)
	s.y += gap / 2
	s.legend(f.Legend, colours)
	if f.Note != "" {
		s.y += gap / 2
		s.paragraph(f.Note, sizeSmall, grey)
	}
}

// spot is where a node stands.
type spot struct{ x, top, bottom, level int }

func (p spot) middle() int { return (p.top + p.bottom) / 2 }

// arrows counts the nodes that arrows go out from.
func arrows(nodes []chat.Node) int {
	n := 0
	for _, x := range nodes {
		if len(x.To) > 0 {
			n++
		}
	}
	return n
}

// node draws one box with its words, joined to the one above.
func (s *sheet) node(n chat.Node, i int, place []spot, right int, colours []color.RGBA) spot {
	p := spot{x: margin}
	if up := n.Up - 1; up >= 0 && up < i {
		p.level = place[up].level + 1
		p.x += min(p.level, deepest) * step
	}
	tag, tagWide := n.Tag, 0
	shade := faint
	if n.Shade > 0 && n.Shade <= len(colours) {
		shade = colours[n.Shade-1]
	}
	if tag != "" {
		tag = s.short(tag, sizeSmall, 360)
		tagWide = s.wide(tag, sizeSmall) + 36
	}
	room := right - p.x - 60 - tagWide
	small := s.lines(n.Small, sizeSmall, right-p.x-60)
	label := s.lines(n.Label, sizeText, room)
	if len(label) > 2 { // of a name longer than that the words have the rest
		label = []string{label[0], s.short(strings.TrimSpace(strings.TrimPrefix(n.Label, label[0])), sizeText, room)}
	}
	h := 30 + len(label)*(sizeText+10) + 12 + len(small)*(sizeSmall+14)
	p.top, p.bottom = s.y, s.y+h
	s.box(p.x, p.top, right-p.x, h, faint)
	s.box(p.x+2, p.top+2, right-p.x-4, h-4, paper)
	s.box(p.x, p.top, 16, h, shade)
	y := p.top + 12
	for _, l := range label {
		y += sizeText + 10
		s.write(l, sizeText, p.x+40, y, ink)
	}
	if tag != "" {
		s.box(right-tagWide-14, p.top+16, tagWide, sizeSmall+24, shade)
		s.write(tag, sizeSmall, right-tagWide-14+18, p.top+16+sizeSmall+6, on(shade))
	}
	for _, l := range small {
		y += sizeSmall + 14
		s.write(l, sizeSmall, p.x+40, y, grey)
	}
	if up := n.Up - 1; up >= 0 && up < i {
		x := place[up].x + step/2
		if place[up].x == p.x { // as deep as it goes: beside the boxes
			x = p.x - step/2
			s.bar(x, place[up].middle()-2, p.x, place[up].middle()+2, grey)
			s.bar(x, place[up].middle(), x+4, place[up].bottom, grey)
		}
		s.bar(x, place[up].bottom, x+4, p.middle()+2, grey)
		s.bar(x, p.middle()-2, p.x, p.middle()+2, grey)
	}
	s.y = p.bottom + gap
	return p
}

// arrows draws who points at whom: out of the right side of one box, down or up
// a lane, into the right side of the other.
func (s *sheet) arrows(nodes []chat.Node, place []spot, right int) {
	lane := 0
	for i, n := range nodes {
		if !slices.ContainsFunc(n.To, func(to int) bool { return to >= 1 && to <= len(nodes) && to-1 != i }) {
			continue // to nobody who is drawn
		}
		x := right + laneGap*(lane%lanes+1)
		lane++
		from := place[i].middle() + 12
		s.bar(right, from-2, x+4, from+2, ink)
		for _, to := range n.To {
			if to < 1 || to > len(nodes) || to-1 == i {
				continue
			}
			end := place[to-1].middle() - 12
			s.bar(x, min(from, end)-2, x+4, max(from, end)+2, ink)
			s.bar(right+14, end-2, x+4, end+2, ink)
			s.arrowhead(right+2, end, ink)
		}
	}
}

// legend says what the colours mean.
func (s *sheet) legend(words []string, colours []color.RGBA) {
	if len(words) == 0 {
		return
	}
	x, h := margin, sizeSmall+10
	s.y += gap / 2
	for i, w := range words {
		wide := 34 + 12 + s.wide(w, sizeSmall) + 36
		if x+wide > width-margin && x > margin {
			x, s.y = margin, s.y+h+14
		}
		s.box(x, s.y, 34, h, colours[i])
		s.write(w, sizeSmall, x+46, s.y+sizeSmall, ink)
		x += wide
	}
	s.y += h + gap/2
}
