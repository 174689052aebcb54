package parse_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// message is a line of the golden corpus: what somebody wrote, and when, and
// what it must be read as. testdata/README.md says how it is written.
type message struct {
	id     string // the beginning of the SHA-256 of its text
	class  string // the name of its file
	lang   string // zh, en or mixed
	where  string // file and line
	text   string
	said   time.Time
	labels string   // all behind the text, as written
	want   []record // in order; one, or several of one message
	names  []crm.NameRow
	before string // the message before it, open as a draft; "" = none
}

// record is one record that a message must be read as.
type record struct {
	intents  []string          // any of them is right
	values   map[string]string // by key; " / " stands between what is as right
	contacts []parse.EncodedContact
	absent   []string // keys that must stay empty
}

// sets are the parts of the corpus: what reading was tuned on when it was
// new, what it may be tuned on, and what nobody who tunes it has seen.
var sets = []string{"taught", "open", "heldout"}

// heldBack reports whether a message belongs to the held-out part: half of
// what is not taught, which is a third of the whole.
func heldBack(id string) bool { return id[0] < '8' }

// idOf is the stable id of a message.
func idOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

// readCorpus reads the files of one part of the corpus.
func readCorpus(t testing.TB, set string) []message {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", set, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("the files of %s: %v, %v", set, files, err)
	}
	var out []message
	for _, path := range files {
		if name := filepath.Base(path); set == "heldout" && slices.Contains(aside, name) {
			continue
		}
		out = append(out, readFile(t, set, path)...)
	}
	return out
}

// readFile reads one file of messages.
func readFile(t testing.TB, set, path string) []message {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	p := corpusReader{set: set, file: filepath.Base(path)}
	sc := bufio.NewScanner(file)
	for n := 1; sc.Scan(); n++ {
		if err := p.line(strings.TrimSpace(sc.Text()), n); err != nil {
			t.Fatalf("%s/%s:%d: %v", set, p.file, n, err)
		}
	}
	return p.out
}

// aside are the files beside the messages of the held-out part.
var aside = []string{"manifest.txt", "fixed.txt", "first_run.txt"}

// corpusReader goes down one file.
type corpusReader struct {
	set, file string
	lang      string
	said      time.Time
	names     []crm.NameRow
	before    string
	out       []message
}

func (p *corpusReader) line(s string, n int) error {
	switch {
	case s == "" || s[0] == '#':
	case s == "[zh]", s == "[en]", s == "[mixed]":
		p.lang = strings.Trim(s, "[]")
	case strings.HasPrefix(s, "@ 20"):
		said, err := time.ParseInLocation("2006-01-02 15:04", s[2:], shanghai)
		p.said = said
		return err
	case strings.HasPrefix(s, "& "):
		return p.known(s[2:])
	default:
		text, labels, ok := strings.Cut(s, " | ")
		several := strings.Index(s, " || ")
		if several >= 0 && (!ok || several < len(text)) {
			text, labels, ok = s[:several], s[several+4:], true
		}
		if !ok {
			return fmt.Errorf("no intent")
		}
		m := message{
			class: strings.TrimSuffix(p.file, ".txt"), lang: p.lang, where: fmt.Sprintf("%s/%s:%d", p.set, p.file, n),
			text: strings.ReplaceAll(strings.TrimSpace(text), `\n`, "\n"), labels: labels, said: p.said, names: p.names, before: p.before,
		}
		m.id = idOf(m.text)
		for part := range strings.SplitSeq(labels, " || ") {
			r, err := readRecord(strings.Split(part, " | "))
			if err != nil {
				return err
			}
			m.want = append(m.want, r)
		}
		p.out = append(p.out, m)
	}
	return nil
}

// known takes a line of what is known to the messages below it.
func (p *corpusReader) known(s string) error {
	what, rest, _ := strings.Cut(s, " ")
	row := crm.NameRow{ID: fmt.Sprintf("%s%d", what, len(p.names))}
	switch what {
	case "nothing":
		p.names, p.before = nil, ""
		return nil
	case "before":
		p.before = rest
		return nil
	case "account":
		row.Kind, row.Account = crm.KindAccount, crm.AccountID(row.ID)
	case "ours":
		row.Kind = crm.KindPerson
	default:
		return fmt.Errorf("%q is not known here", what)
	}
	for name := range strings.SplitSeq(rest, ", ") {
		row.Names = append(row.Names, parse.Keys(name))
	}
	p.names = append(slices.Clip(p.names), row)
	return nil
}

// keysOfCorpus are the keys of a line besides contact and absent, and what each
// is called in the table.
var keysOfCorpus = map[string]string{
	"account": "account", "activity": "activity", "date": "date", "due": "due", "time": "time", "amount": "amount", "other": "amount",
	"revenue": "revenue", "industry": "industry", "region": "region", "source": "source", "tier": "tier", "outcome": "outcome",
	"milestone": "milestone", "action": "action", "ask": "ask_for", "cost": "cost", "kind": "kind", "about": "about", "high": "high",
	"waiting": "waiting", "step": "step", "was": "was", "ours": "ours", "referrer": "referrer", "rival": "rival", "win": "win",
	"sign": "sign", "wished": "wished", "negated": "negated", "ref": "ref", "known": "known",
}

func readRecord(parts []string) (record, error) {
	r := record{intents: strings.Split(strings.TrimSpace(parts[0]), "/"), values: map[string]string{}}
	for _, p := range parts[1:] {
		key, value, _ := strings.Cut(strings.TrimSpace(p), " ")
		switch {
		case key == "contact":
			var f [5]string
			for i, v := range strings.Split(value, ",") {
				if i == len(f) {
					return r, fmt.Errorf("too much of a contact: %q", value)
				}
				f[i] = strings.TrimSpace(v)
			}
			r.contacts = append(r.contacts, parse.EncodedContact{Name: f[0], Title: f[1], Role: f[2], Phone: f[3], Email: f[4]})
		case key == "absent":
			r.absent = append(r.absent, strings.Split(value, ",")...)
		case keysOfCorpus[key] != "":
			r.values[key] = value
		default:
			return r, fmt.Errorf("unknown key %q", key)
		}
	}
	return r, nil
}
