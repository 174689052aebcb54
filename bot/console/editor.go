package console

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// maxHistory is how many lines the arrow keys bring back.
const maxHistory = 200

// editor edits one line of a terminal. It counts columns, not characters, for
// a Chinese one takes two; a line that is too long for the screen scrolls
// sideways instead of breaking.
type editor struct {
	in    *bufio.Reader
	width func() int
	raw   func() (restore func(), err error)

	mu      sync.Mutex
	out     io.Writer
	reading bool
	prompt  string
	line    []rune
	pos     int
	history []string
	at      int    // in history; len(history) = the new line
	draft   string // the new line, while history is looked at
}

func newEditor(in io.Reader, out io.Writer, width func() int, raw func() (func(), error)) *editor {
	return &editor{in: bufio.NewReader(in), out: out, width: width, raw: raw}
}

func (e *editor) interactive() bool { return true }

// write prints above the line that is being typed.
func (e *editor) write(p []byte) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	var b bytes.Buffer
	if e.reading {
		b.WriteString("\r\x1b[K")
	}
	b.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")))
	if e.reading {
		b.WriteString(e.painted())
	}
	_, err := e.out.Write(b.Bytes())
	return err
}

// read edits a line. Ctrl-C leaves a line, and on an empty one ends the talk.
func (e *editor) read(ctx context.Context, prompt string) (string, error) {
	restore, err := e.raw()
	if err != nil {
		return "", err
	}
	defer restore()
	e.mu.Lock()
	e.reading, e.prompt, e.line, e.pos, e.at, e.draft = true, prompt, nil, 0, len(e.history), ""
	_, err = io.WriteString(e.out, e.painted())
	e.mu.Unlock()
	if err != nil {
		return "", err
	}
	type got struct {
		line string
		err  error
	}
	done := make(chan got, 1)
	go func() {
		line, err := e.edit()
		done <- got{line, err}
	}()
	select {
	case g := <-done:
		return g.line, g.err
	case <-ctx.Done():
		e.end()
		return "", ctx.Err()
	}
}

// edit reads keys until the line is done.
func (e *editor) edit() (string, error) {
	for {
		k, err := e.key()
		if err != nil {
			e.end()
			return "", err
		}
		e.mu.Lock()
		show := e.appended(k)
		line, done, quit := e.apply(k)
		if show == "" {
			show = e.painted()
		}
		if !done && !quit {
			_, err = io.WriteString(e.out, show)
		}
		e.mu.Unlock()
		switch {
		case err != nil:
			return "", err
		case quit:
			e.end()
			return "", io.EOF
		case done:
			e.end()
			return line, nil
		}
	}
}

// appended is a character that only has to be added at the end of what the
// screen shows; whoever has the screen read to him hears it once. "" for
// everything else. e.mu is held.
func (e *editor) appended(k key) string {
	all := runewidth.StringWidth(e.prompt) + runewidth.StringWidth(string(e.line)) + runewidth.RuneWidth(k.r)
	if k.r == 0 || e.pos < len(e.line) || all >= e.width()-1 {
		return ""
	}
	return string(k.r)
}

// end leaves the line as it stands.
func (e *editor) end() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.reading {
		e.reading = false
		_, _ = io.WriteString(e.out, "\r\n")
	}
}

// key is one thing pressed: a character, or a name such as "left".
type key struct {
	r    rune
	name string
}

// key reads one key, several bytes long if need be.
func (e *editor) key() (key, error) {
	r, _, err := e.in.ReadRune()
	if err != nil {
		return key{}, err
	}
	names := map[rune]string{
		'\r': "enter", '\n': "enter", 1: "home", 2: "left", 3: "break", 4: "eof", 5: "end", 6: "right", 8: "back", 127: "back",
		11: "kill", 12: "repaint", 14: "down", 16: "up", 21: "clear", 23: "word",
	}
	switch {
	case r == 27:
		name, err := e.escape()
		return key{name: name}, err
	case names[r] != "":
		return key{name: names[r]}, nil
	case r == '\t':
		return key{r: ' '}, nil
	case unicode.IsControl(r) || r == unicode.ReplacementChar:
		return key{}, nil
	}
	return key{r: r}, nil
}

// escape reads what follows an ESC.
func (e *editor) escape() (string, error) {
	r, _, err := e.in.ReadRune()
	if err != nil || r != '[' && r != 'O' {
		return "", err
	}
	var args []rune
	for {
		r, _, err = e.in.ReadRune()
		if err != nil {
			return "", err
		}
		if r >= 0x40 && r <= 0x7e {
			break
		}
		args = append(args, r)
	}
	switch r {
	case 'A':
		return "up", nil
	case 'B':
		return "down", nil
	case 'C':
		return "right", nil
	case 'D':
		return "left", nil
	case 'H':
		return "home", nil
	case 'F':
		return "end", nil
	case '~':
		n, _, _ := strings.Cut(string(args), ";")
		return map[string]string{"1": "home", "3": "delete", "4": "end", "7": "home", "8": "end"}[n], nil
	}
	return "", nil
}

// apply does what a key is for. e.mu is held.
func (e *editor) apply(k key) (line string, done, quit bool) {
	switch k.name {
	case "":
		if k.r != 0 {
			e.line = append(e.line[:e.pos], append([]rune{k.r}, e.line[e.pos:]...)...)
			e.pos++
		}
	case "enter":
		line = string(e.line)
		if strings.TrimSpace(line) != "" && (len(e.history) == 0 || e.history[len(e.history)-1] != line) {
			e.history = append(e.history, line)
			e.history = e.history[max(0, len(e.history)-maxHistory):]
		}
		return line, true, false
	case "break":
		if len(e.line) == 0 {
			return "", false, true
		}
		e.line, e.pos = nil, 0
	case "eof":
		if len(e.line) == 0 {
			return "", false, true
		}
		e.cut(e.pos, e.pos+1)
	case "left":
		e.pos = max(0, e.pos-1)
	case "right":
		e.pos = min(len(e.line), e.pos+1)
	case "home":
		e.pos = 0
	case "end":
		e.pos = len(e.line)
	case "back":
		e.cut(e.pos-1, e.pos)
	case "delete":
		e.cut(e.pos, e.pos+1)
	case "kill":
		e.cut(e.pos, len(e.line))
	case "clear":
		e.cut(0, e.pos)
	case "word":
		from := e.pos
		for from > 0 && e.line[from-1] == ' ' {
			from--
		}
		for from > 0 && e.line[from-1] != ' ' {
			from--
		}
		e.cut(from, e.pos)
	case "up":
		e.recall(e.at - 1)
	case "down":
		e.recall(e.at + 1)
	}
	return "", false, false
}

// cut removes characters of the line and leaves the cursor there.
func (e *editor) cut(from, to int) {
	from, to = max(0, from), min(to, len(e.line))
	if from < to {
		e.line = append(e.line[:from], e.line[to:]...)
		e.pos = from
	}
}

// recall brings back a line of the history, or the new one.
func (e *editor) recall(at int) {
	if at < 0 || at > len(e.history) {
		return
	}
	if e.at == len(e.history) {
		e.draft = string(e.line)
	}
	e.at = at
	text := e.draft
	if at < len(e.history) {
		text = e.history[at]
	}
	e.line = []rune(text)
	e.pos = len(e.line)
}

// painted is the line as it is to stand on the screen, with the cursor. e.mu
// is held.
func (e *editor) painted() string {
	room := e.width() - runewidth.StringWidth(e.prompt) - 1
	from, used := e.pos, 0
	for from > 0 { // as much as fits before the cursor
		w := runewidth.RuneWidth(e.line[from-1])
		if used+w >= room {
			break
		}
		used += w
		from--
	}
	to, all := e.pos, used
	for to < len(e.line) {
		w := runewidth.RuneWidth(e.line[to])
		if all+w > room {
			break
		}
		all += w
		to++
	}
	s := "\r\x1b[K" + e.prompt + string(e.line[from:to])
	if back := all - used; back > 0 {
		s += "\x1b[" + strconv.Itoa(back) + "D"
	}
	return s
}
