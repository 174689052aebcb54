package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"milepost/configs"
	"milepost/configs/playbook"
	"milepost/handlers"
	"milepost/handlers/parse"
)

// parseCmd shows what messages are read as, without a store: names are as
// unknown as in a new one.
type parseCmd struct {
	At    string   `help:"When it was said, RFC 3339; default: now." placeholder:"TIME"`
	Zone  string   `name:"tz" help:"Zone of the one who said it." default:"Asia/Shanghai" placeholder:"ZONE"`
	Lines bool     `name:"jsonl" help:"Read {\"id\",\"ref_time\",\"text\"} a line and print {\"id\",\"facts\"} a line, in the same order."`
	Why   bool     `name:"explain" help:"Print for a person why each value was read: the words, the rule, the rivals that lost."`
	Ents  bool     `name:"entities" help:"With --jsonl: read {\"id\",\"text\",\"ref\"} a line and print the dates, times, sums, phone numbers and e-mail addresses of each."`
	Text  []string `arg:"" optional:"" help:"The message."`
}

// Help shows an example.
func (parseCmd) Help() string {
	return "Examples:\n  milepost parse 今天拜访了比亚迪王总,预算大概120万\n  milepost parse --at 2026-03-05T10:05:00+08:00 'met Greta at Oakline, follow up Thursday'\n  milepost parse --explain 今天拜访了比亚迪王总\n  milepost parse --jsonl < messages.jsonl\n  milepost parse --entities --jsonl < messages.jsonl"
}

// longestLine is the longest input line that --jsonl takes, in bytes.
const longestLine = 1 << 20

// Run prints one JSON object for a text, or one a line.
func (c parseCmd) Run(w world) error {
	zone, err := time.LoadLocation(c.Zone)
	if err != nil {
		return misused("--tz %s is not a zone; use a name such as Asia/Shanghai or Europe/Berlin", c.Zone)
	}
	if c.Lines && c.Ents && !c.Why && len(c.Text) == 0 {
		return parseEntities(w, zone)
	}
	intents, err := understood()
	if err != nil {
		return err
	}
	if c.Lines {
		if c.Why {
			return misused("--explain explains one message; leave --jsonl out")
		}
		if len(c.Text) > 0 {
			return misused("--jsonl reads from standard input; leave the text out")
		}
		return parseLines(w, zone, intents)
	}
	if c.Ents {
		return misused("--entities reads lines; add --jsonl")
	}
	text := strings.Join(c.Text, " ")
	if strings.TrimSpace(text) == "" {
		return misused("nothing to read; write the message after parse, or use --jsonl")
	}
	said := time.Now()
	if c.At != "" {
		if said, err = time.Parse(time.RFC3339, c.At); err != nil {
			return misused("--at %s is not a time; use a form such as 2026-03-05T10:05:00+08:00", c.At)
		}
	}
	if c.Why {
		return explain(w.Out, text, said, zone, intents)
	}
	enc := json.NewEncoder(w.Out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(readAs(text, said, zone, intents))
}

// readAs is the reading that the product itself uses, on a store that knows
// nobody, taken literally (今天 after midnight is that very day).
func readAs(text string, said time.Time, zone *time.Location, intents []handlers.Intent) any {
	return parse.Encode(handlers.Classify(text, parse.Context{
		Said: said, Zone: zone, Cal: configs.Calendars("CN"), Literal: true,
	}, intents))
}

// understood is what the product understands with the embedded method.
func understood() ([]handlers.Intent, error) {
	book, err := playbook.Default()
	if err != nil {
		return nil, err
	}
	return handlers.Intents(book), nil
}

// parseLines answers each line of standard input with one line.
func parseLines(w world, zone *time.Location, intents []handlers.Intent) error {
	in := bufio.NewReaderSize(w.In, 64<<10)
	out := bufio.NewWriter(w.Out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for n := 1; ; n++ {
		line, err := readLine(in)
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return out.Flush()
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return errors.Join(fmt.Errorf("line %d: %w", n, err), out.Flush())
		}
		if len(strings.TrimSpace(string(line))) == 0 {
			continue
		}
		var msg struct {
			ID   json.RawMessage `json:"id"`
			Ref  string          `json:"ref_time"`
			Text string          `json:"text"`
		}
		if err := json.Unmarshal(line, &msg); err != nil {
			return errors.Join(misused("line %d is no JSON object: %v", n, err), out.Flush())
		}
		said := time.Now()
		if msg.Ref != "" {
			if said, err = time.Parse(time.RFC3339, msg.Ref); err != nil {
				return errors.Join(misused("line %d: ref_time %q is not RFC 3339", n, msg.Ref), out.Flush())
			}
		}
		if err := enc.Encode(struct {
			ID    json.RawMessage `json:"id"`
			Facts any             `json:"facts"`
		}{msg.ID, readAs(msg.Text, said, zone, intents)}); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
}

// readLine reads up to a line's end, at most longestLine bytes.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > longestLine {
			return nil, fmt.Errorf("longer than %d bytes", longestLine)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}
