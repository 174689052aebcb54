package charts

import "milepost/bot/chat"

// drawPlan draws a bar for each node, filled in the first shade of the legend as far as its part
// is done; what is left of one in the last shade, which is overdue, is filled in that.
func drawPlan(s *sheet, f chat.Figure) {
	s.paragraph(f.Title, sizeTitle, ink)
	s.y += gap
	colours := shades(len(f.Legend))
	room := width - 2*margin
	for _, n := range f.Nodes {
		tag := s.short(n.Tag, sizeSmall, room/3)
		tagWide := 0
		shade := faint
		if n.Shade > 0 && n.Shade <= len(colours) {
			shade = colours[n.Shade-1]
		}
		if tag != "" {
			tagWide = s.wide(tag, sizeSmall) + 36
			s.box(margin+room-tagWide, s.y, tagWide, sizeSmall+24, shade)
			s.write(tag, sizeSmall, margin+room-tagWide+18, s.y+sizeSmall+6, on(shade))
		}
		s.write(s.short(n.Label, sizeText, room-tagWide-gap), sizeText, margin, s.y+sizeText, ink)
		s.y += sizeText + gap + 4
		left := faint
		if n.Shade > 0 && n.Shade == len(colours) {
			left = shade
		}
		s.box(margin, s.y, room, 30, left)
		if n.Size > 0 && n.Part > 0 && len(colours) > 0 {
			s.box(margin, s.y, max(30, int(float64(room)*min(n.Part/n.Size, 1))), 30, colours[0])
		}
		s.y += 30 + gap/2
		s.write(s.short(n.Small, sizeSmall, room), sizeSmall, margin, s.y+sizeSmall, grey)
		s.y += sizeSmall + gap + gap
	}
	s.paragraph(f.Note, sizeSmall, grey)
}
