package console

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
)

// tty is a small terminal: it understands what the editor sends to it.
type tty struct {
	width int
	rows  [][]rune
	col   int // column of the cursor
	wraps int
}

func (s *tty) Write(p []byte) (int, error) {
	if len(s.rows) == 0 {
		s.rows = [][]rune{nil}
	}
	for text := []rune(string(p)); len(text) > 0; {
		r := text[0]
		text = text[1:]
		row := &s.rows[len(s.rows)-1]
		switch {
		case r == '\r':
			s.col = 0
		case r == '\n':
			s.rows = append(s.rows, nil)
		case r == 0x1b:
			end := 1
			for text[end] < 0x40 {
				end++
			}
			n := 0
			for _, d := range text[1:end] {
				n = n*10 + int(d-'0')
			}
			if text[end] == 'K' {
				*row = (*row)[:min(s.col, len(*row))]
			} else {
				s.col -= n
			}
			text = text[end+1:]
		default:
			for range runewidth.RuneWidth(r) { // a wide one fills two cells
				for len(*row) <= s.col {
					*row = append(*row, ' ')
				}
				(*row)[s.col] = r
				s.col++
			}
			if s.col > s.width {
				s.wraps++
			}
		}
	}
	return len(p), nil
}

// row is what stands in a row, each wide character once.
func (s *tty) row(n int) string {
	var b strings.Builder
	for i, r := range s.rows[n] {
		if i == 0 || runewidth.RuneWidth(r) == 1 || s.rows[n][i-1] != r || (i-strings.IndexRune(string(s.rows[n]), r))%2 == 0 {
			b.WriteRune(r)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

func typing(keys string, width int) (*editor, *tty) {
	screen := &tty{width: width}
	e := newEditor(strings.NewReader(keys), screen, func() int { return width }, func() (func(), error) { return func() {}, nil })
	return e, screen
}

func TestKeysOfTheEditor(t *testing.T) {
	const left, right, up, down, home, end, del = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F", "\x1b[3~"
	for _, c := range []struct{ says, keys, line string }{
		{"a line", "今天去了美的\r", "今天去了美的"},
		{"a Chinese character taken back", "比亚迪王\x7f总\r", "比亚迪总"},
		{"a character put in", "预算18万" + left + left + "0\r", "预算108万"},
		{"to the beginning and the end", "b" + home + "a" + end + "c\r", "abc"},
		{"the same with letters", "b\x01a\x05c\r", "abc"},
		{"removed under the cursor", "abc" + home + del + "\r", "bc"},
		{"nothing to remove", "a" + del + left + "\x7f" + right + right + "b\r", "ab"},
		{"the rest of the line", "一二三" + left + "\x0b\r", "一二"},
		{"the beginning of the line", "一二三" + left + "\x15\r", "三"},
		{"a word", "去了 美的 周工 \x17好\r", "去了 美的 好"},
		{"the line before", "一\r" + up + "\r", "一"},
		{"the one before that, and back to the new one", "一\r二\r新" + up + up + up + down + down + down + "的\r", "新的"},
		{"a line left with Ctrl-C", "错了\x03对\r", "对"},
		{"Ctrl-D in a line removes", "ab" + home + "\x04\r", "b"},
		{"keys that mean nothing", "a\x1b[99~\x1b[1;5P\x00\x1c\x1b\x1bb\r", "ab"},
		{"a tab is a space", "a\tb\r", "a b"},
	} {
		t.Run(c.says, func(t *testing.T) {
			e, screen := typing(c.keys, 40)
			var line string
			for range strings.Count(c.keys, "\r") {
				var err error
				if line, err = e.read(context.Background(), "小李> "); err != nil {
					t.Fatal(err)
				}
			}
			if line != c.line {
				t.Errorf("read %q, want %q", line, c.line)
			}
			if got := screen.row(len(screen.rows) - 2); got != strings.TrimRight("小李> "+c.line, " ") {
				t.Errorf("the screen shows %q", got)
			}
		})
	}
}

func TestTheEditorEnds(t *testing.T) {
	for says, keys := range map[string]string{"with its input": "half", "with Ctrl-D": "\x04", "with Ctrl-C on an empty line": "a\x7f\x03"} {
		e, _ := typing(keys, 40)
		if line, err := e.read(context.Background(), "> "); !errors.Is(err, io.EOF) {
			t.Errorf("%s: %q, %v", says, line, err)
		}
	}
	blocked, _ := io.Pipe()
	e := newEditor(blocked, io.Discard, func() int { return 40 }, func() (func(), error) { return func() {}, nil })
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.read(ctx, "> "); !errors.Is(err, context.Canceled) {
		t.Errorf("with its context: %v", err)
	}
}

func TestALongLineScrollsAndNeverBreaks(t *testing.T) {
	long := strings.Repeat("很长的一句话", 20)
	e, screen := typing(long+strings.Repeat("\x1b[D", 60)+"X\x1b[H\x1b[F\r", 30)
	line, err := e.read(context.Background(), "小李> ")
	if err != nil || len([]rune(line)) != 121 || []rune(line)[60] != 'X' {
		t.Errorf("read %q, %v", line, err)
	}
	if screen.wraps > 0 || len(screen.rows) != 2 {
		t.Errorf("the line broke: %d times, %d rows", screen.wraps, len(screen.rows))
	}
}

func TestWhatIsSaidMeanwhileStandsAboveTheLine(t *testing.T) {
	keys, w := io.Pipe()
	screen := &tty{width: 40}
	e := newEditor(keys, screen, func() int { return 40 }, func() (func(), error) { return func() {}, nil })
	done := make(chan string)
	go func() {
		line, err := e.read(context.Background(), "> ")
		if err != nil {
			t.Error(err)
		}
		done <- line
	}()
	for _, b := range []byte("半句") { // a character may come in pieces
		if _, err := w.Write([]byte{b}); err != nil {
			t.Fatal(err)
		}
	}
	// The reader asks for the next byte only when it has shown the last one.
	if _, err := w.Write([]byte("\x00")); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("\x00")); err != nil {
		t.Fatal(err)
	}
	if err := e.write([]byte("  早,今天 4 件\n")); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("话\r")); err != nil {
		t.Fatal(err)
	}
	if line := <-done; line != "半句话" {
		t.Errorf("read %q", line)
	}
	if screen.row(0) != "  早,今天 4 件" || screen.row(1) != "> 半句话" {
		t.Errorf("the screen shows %q, %q", screen.row(0), screen.row(1))
	}
}

// FuzzEditor: whatever keys come, it does not panic, the cursor stays in the
// line, and the line never breaks.
func FuzzEditor(f *testing.F) {
	f.Add([]byte("今天\x1b[D去\x7f\x1b[A\r\x1b[3~\x17\x15"))
	f.Fuzz(func(t *testing.T, keys []byte) {
		var out bytes.Buffer
		e := newEditor(bytes.NewReader(keys), &out, func() int { return 20 }, func() (func(), error) { return func() {}, nil })
		for {
			line, err := e.read(context.Background(), "> ")
			if err != nil {
				break
			}
			if strings.ContainsAny(line, "\r\n\x1b") {
				t.Errorf("a line holds %q", line)
			}
		}
		if e.pos < 0 || e.pos > len(e.line) {
			t.Errorf("the cursor stands at %d of %d", e.pos, len(e.line))
		}
	})
}
