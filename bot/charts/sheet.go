package charts

import (
	_ "embed" // the font
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
	"golang.org/x/text/unicode/norm"
)

// notoSans is the part of Noto Sans CJK SC that has the characters of GB 2312,
// Latin 1 and the signs that the product uses (see configs/licenses). It was
// made by fonttools: pyftsubset --unicodes=… --layout-features= --no-hinting.
//
//go:embed noto-sans-sc.otf
var notoSans []byte

// The measures of a picture, in pixels: as wide as a phone's screen.
const (
	width   = 1080
	margin  = 44
	gap     = 20
	tallest = 6000 // more than anybody scrolls through
)

// The sizes of letters.
const (
	sizeTitle = 46
	sizeText  = 40
	sizeSmall = 34 // 12 of 390: what is smaller is not read on a phone
)

// The picture brings its own white paper, so that it reads the same on a light
// and on a dark screen. Each colour stands out from the paper by 3 to 1 and
// more, letters by 4.5 (WCAG 2.1), and any two of a legend are told apart by
// people who are blind to some colours: a test computes all three.
var (
	white = color.RGBA{255, 255, 255, 255}
	ink   = color.RGBA{20, 23, 26, 255}
	grey  = color.RGBA{92, 99, 106, 255}
	faint = color.RGBA{206, 212, 218, 255}
	// shadow lies under words.
	shadow = color.RGBA{231, 235, 238, 255}
	paper  = color.RGBA{248, 249, 250, 255}
)

// palette are the colours of a legend from the best to the worst, after those
// of Okabe and Ito, darkened until they stand out from white.
func palette() []color.RGBA {
	return []color.RGBA{{0, 90, 148, 255}, {46, 144, 204, 255}, {128, 136, 144, 255}, {190, 125, 0, 255}, {176, 62, 0, 255}}
}

// shades are the colours of a legend of n words, from the best to the worst.
func shades(n int) []color.RGBA {
	all := palette()
	switch {
	case n <= 1:
		return all[:1]
	case n == 2:
		return all[:2]
	case n == 3:
		return []color.RGBA{all[0], all[2], all[4]}
	case n == 4:
		return []color.RGBA{all[0], all[1], all[3], all[4]}
	}
	for len(all) < n {
		all = append(all, grey)
	}
	return all
}

// steps are n colours of one kind, from the darkest to the lightest: of bars
// whose words stand beside them.
func steps(n int) []color.RGBA {
	from, to := palette()[0], palette()[1]
	if n == 1 {
		return []color.RGBA{from}
	}
	mix := func(a, b uint8, i int) uint8 { return uint8((int(a)*(n-1-i) + int(b)*i) / (n - 1)) }
	out := make([]color.RGBA, n)
	for i := range out {
		out[i] = color.RGBA{mix(from.R, to.R, i), mix(from.G, to.G, i), mix(from.B, to.B, i), 255}
	}
	return out
}

// sheet is a picture that grows downwards.
type sheet struct {
	img   *image.RGBA
	font  *sfnt.Font
	faces map[int]font.Face
	glyph sfnt.Buffer
	y     int  // what is drawn next begins here
	lacks bool // a character was written that the font does not have
}

func newSheet() (*sheet, error) {
	f, err := sfnt.Parse(notoSans)
	if err != nil {
		return nil, fmt.Errorf("embedded font: %w", err)
	}
	s := &sheet{font: f, img: image.NewRGBA(image.Rect(0, 0, width, 400)), faces: map[int]font.Face{}, y: margin}
	draw.Draw(s.img, s.img.Bounds(), image.NewUniform(white), image.Point{}, draw.Src)
	for _, size := range []int{sizeTitle, sizeText, sizeSmall} {
		face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return nil, fmt.Errorf("letters of size %d: %w", size, err)
		}
		s.faces[size] = face
	}
	return s, nil
}

// room makes the picture at least as tall as bottom.
func (s *sheet) room(bottom int) {
	have := s.img.Bounds().Dy()
	if bottom <= have || have >= tallest {
		return
	}
	next := image.NewRGBA(image.Rect(0, 0, width, min(max(bottom, 2*have), tallest)))
	draw.Draw(next, next.Bounds(), image.NewUniform(white), image.Point{}, draw.Src)
	draw.Draw(next, s.img.Bounds(), s.img, image.Point{}, draw.Src)
	s.img = next
}

// cut is the picture as far as something is drawn.
func (s *sheet) cut() image.Image {
	bottom := min(s.y+margin, tallest)
	s.room(bottom)
	return s.img.SubImage(image.Rect(0, 0, width, bottom))
}

// drawable is a text of characters that the font has: one that it lacks becomes
// its plain letter (š: s), else a box, which the picture explains (Without).
func (s *sheet) drawable(text string) string {
	out := make([]rune, 0, len(text))
	for _, r := range text {
		if r == '−' { // the sign is missing, its hyphen is read the same
			r = '-'
		}
		if s.has(r) {
			out = append(out, r)
			continue
		}
		if plain := []rune(norm.NFKD.String(string(r))); s.has(plain[0]) && len(plain) > 1 {
			out = append(out, plain[0])
			continue
		}
		out = append(out, '□')
		s.lacks = true
	}
	return string(out)
}

// has reports whether the font has a character.
func (s *sheet) has(r rune) bool {
	g, err := s.font.GlyphIndex(&s.glyph, r)
	return err == nil && g != 0
}

// wide is how many pixels a text takes.
func (s *sheet) wide(text string, size int) int {
	return font.MeasureString(s.faces[size], s.drawable(text)).Ceil()
}

// short is a text that takes at most so many pixels; … says that it goes on.
func (s *sheet) short(text string, size, room int) string {
	if s.wide(text, size) <= room {
		return text
	}
	if first := s.fill([]rune(text), size, room-s.wide("…", size)); first > 0 {
		return string([]rune(text)[:first]) + "…"
	}
	return "…"
}

// fill is how many of these characters take at most so many pixels.
func (s *sheet) fill(text []rune, size, room int) int {
	took := 0
	for i, r := range text {
		if took += s.wide(string(r), size); took > room {
			return i
		}
	}
	return len(text)
}

// mostLines is how many lines of one text are drawn.
const mostLines = 6

// lines breaks a text into lines of at most so many pixels.
func (s *sheet) lines(text string, size, room int) []string {
	var out []string
	for left := []rune(text); len(left) > 0; {
		n := max(1, s.fill(left, size, room))
		if len(out) == mostLines-1 && n < len(left) {
			return append(out, string(left[:n-1])+"…")
		}
		n = wordsOf(left, n)
		line := strings.TrimSpace(string(left[:n]))
		if left = left[n:]; len(left) > 0 { // the end of the line parts two things as well
			line = strings.TrimSpace(strings.TrimSuffix(line, "·"))
		}
		out = append(out, line)
	}
	return out
}

// wordsOf is how many of the first n characters a line keeps so that no word or
// amount is broken and no sign begins a line: it ends behind a dot that parts two
// things where it can; Chinese breaks anywhere else, and so does a word that fills a
// line alone.
func wordsOf(text []rune, n int) int {
	for i := n; i > n/2 && n < len(text); i-- {
		if text[i-1] == ' ' && text[i-2] == '·' {
			return i
		}
	}
	for i := n; i > n/2; i-- {
		if i >= len(text) || !glued(text[i-1], text[i]) {
			return i
		}
	}
	return n
}

// glued reports whether two characters stand on one line: of a word, of an amount
// with its unit (2,000万, ¥1.2M), and a sign with what it ends.
func glued(a, b rune) bool {
	part := func(r rune) bool {
		return r < unicode.MaxLatin1 && r != ' ' && r != '·' && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(",.%¥€$#-+&'/", r))
	}
	switch {
	case part(a) && part(b), unicode.IsDigit(a) && strings.ContainsRune("万亿元家单天次人月年期", b):
		return true
	case unicode.IsDigit(b) && a == '第', strings.ContainsRune("(《「“", a):
		return true
	}
	return strings.ContainsRune(" ,。、;:)」》”·…", b)
}

// write writes a line whose letters stand on y.
func (s *sheet) write(text string, size, x, y int, c color.Color) {
	s.room(y + size)
	d := font.Drawer{Dst: s.img, Src: image.NewUniform(c), Face: s.faces[size], Dot: fixed.P(x, y)}
	d.DrawString(s.drawable(text))
}

// paragraph writes a text over the whole width, broken into lines.
func (s *sheet) paragraph(text string, size int, c color.Color) {
	for _, l := range s.lines(text, size, width-2*margin) {
		s.y += size
		s.write(l, size, margin, s.y, c)
		s.y += size / 2
	}
}

// shape fills what path walks around within a rectangle; the path counts from
// the rectangle's corner.
func (s *sheet) shape(in image.Rectangle, c color.Color, path func(*vector.Rasterizer)) {
	if s.room(in.Max.Y); !in.In(s.img.Bounds()) {
		return // below the end of the tallest picture
	}
	r := vector.NewRasterizer(in.Dx(), in.Dy())
	path(r)
	r.Draw(s.img, in, image.NewUniform(c), image.Point{})
}

// box is a rectangle with round corners.
func (s *sheet) box(x, y, w, h int, c color.Color) {
	const radius = 12
	s.shape(image.Rect(x, y, x+w, y+h), c, func(r *vector.Rasterizer) {
		x1, y1, k := float32(w), float32(h), float32(min(radius, w/2, h/2))
		r.MoveTo(k, 0)
		r.LineTo(x1-k, 0)
		r.QuadTo(x1, 0, x1, k)
		r.LineTo(x1, y1-k)
		r.QuadTo(x1, y1, x1-k, y1)
		r.LineTo(k, y1)
		r.QuadTo(0, y1, 0, y1-k)
		r.LineTo(0, k)
		r.QuadTo(0, 0, k, 0)
		r.ClosePath()
	})
}

// bar is a plain rectangle: a line, upright or level.
func (s *sheet) bar(x0, y0, x1, y1 int, c color.Color) {
	s.room(max(y0, y1))
	draw.Draw(s.img, image.Rect(x0, y0, x1, y1), image.NewUniform(c), image.Point{}, draw.Over)
}

// arrowhead points to the left, its tip at (x, y).
func (s *sheet) arrowhead(x, y int, c color.Color) {
	s.shape(image.Rect(x, y-11, x+18, y+11), c, func(r *vector.Rasterizer) {
		r.MoveTo(0, 11)
		r.LineTo(18, 0)
		r.LineTo(18, 22)
		r.ClosePath()
	})
}

// on is the colour of letters on another colour: the one that stands out more.
func on(c color.RGBA) color.RGBA {
	if contrast(ink, c) >= contrast(white, c) {
		return ink
	}
	return white
}

// contrast is how far two colours stand out from each other, 1 to 21 (WCAG 2.1).
func contrast(a, b color.RGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.RGBA) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// linear is a channel of sRGB as light.
func linear(v uint8) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}
