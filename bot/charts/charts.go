// Package charts draws the figures of cards as PNG, with a font of its own. It
// keeps nothing and is used when a post is sent, never inside a transaction.
//
// The pictures are made for a phone: as wide as its screen, letters as large as
// those of a chat, and no meaning in colours alone: every colour has its word
// beside it.
package charts

import (
	"bytes"
	"fmt"
	"image/png"
	"slices"

	"milepost/bot/chat"
)

// Draw is a figure as PNG. An error is for a kind that it does not know, and for
// a figure without anything in it. It may be used by many at a time.
func Draw(f chat.Figure) ([]byte, error) {
	var draw func(*sheet, chat.Figure)
	switch {
	case f.Kind == chat.Tree && len(f.Nodes) > 0:
		draw = drawTree
	case f.Kind == chat.Bars && len(f.Labels) > 0 && len(f.Series) > 0:
		draw = drawBars
	case (f.Kind == chat.Funnel || f.Kind == chat.Pyramid) && len(f.Nodes) > 0:
		draw = drawStack
	case f.Kind == chat.Year && len(f.Labels) > 0 && len(f.Legend) > 0:
		draw = drawYear
	case f.Kind == chat.Plan && len(f.Nodes) > 0:
		draw = drawPlan
	case slices.Contains([]string{chat.Tree, chat.Bars, chat.Funnel, chat.Pyramid, chat.Year, chat.Plan}, f.Kind):
		return nil, fmt.Errorf("a %s figure with nothing in it", f.Kind)
	default:
		return nil, fmt.Errorf("no figures of the kind %q", f.Kind)
	}
	s, err := newSheet()
	if err != nil {
		return nil, err
	}
	draw(s, f)
	if s.lacks && f.Without != "" {
		s.paragraph(f.Without, sizeSmall, grey)
	}
	var out bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&out, s.cut()); err != nil {
		return nil, fmt.Errorf("encode figure: %w", err)
	}
	return out.Bytes(), nil
}
