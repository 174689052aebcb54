package playbook

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Validate lists what is wrong in the book, by key; none means sound: every
// reference exists, every word is there in both languages, every number is in
// its range, every milestone can be reached and none twice but from the last.
func (b *Book) Validate() []Fault {
	c := &checker{b: b}
	c.words("", reflect.ValueOf(b).Elem())
	c.classes()
	c.milestones()
	c.deals()
	c.people()
	c.fields()
	c.spoken()
	c.pursuit()
	c.rhythm()
	return c.faults
}

type checker struct {
	b      *Book
	faults []Fault
}

func (c *checker) fault(key, fix, problem string, args ...any) {
	if len(c.faults) < maxFault {
		c.faults = append(c.faults, Fault{Key: key, Problem: fmt.Sprintf(problem, args...), Fix: fix})
	}
}

// oneOf faults a value that is not among known.
func (c *checker) oneOf(key, value string, known []string) {
	switch {
	case slices.Contains(known, value):
	case value == "":
		c.fault(key, "write one of: "+strings.Join(known, ", "), "nothing is said")
	default:
		c.fault(key, OneOf(value, known), "there is no %q", value)
	}
}

// within faults a number outside of its range.
func (c *checker) within(key string, n, least, most int) {
	if n < least || n > most {
		c.fault(key, fmt.Sprintf("write a number from %d to %d", least, most), "%d is out of range", n)
	}
}

func (c *checker) clock(key, value string) {
	if t, err := time.Parse("15:04", value); err != nil || t.Format("15:04") != value {
		c.fault(key, `write hours and minutes in quotes, such as "09:00"`, "%q is no time of day", value)
	}
}

var (
	wordID = regexp.MustCompile(`^[A-Za-z0-9_/-]{1,40}$`)
	textT  = reflect.TypeFor[Text]()
	wordT  = reflect.TypeFor[Word]()
)

// words walks the whole book: both languages, sound ids, no word that means
// two rows of one list.
func (c *checker) words(key string, v reflect.Value) {
	switch {
	case v.Type() == textT:
		t := v.Interface().(Text)
		switch {
		case t.ZH == "" && t.EN != "":
			c.fault(key, "write both zh and en", "the words in Chinese (zh) are missing")
		case t.ZH != "" && t.EN == "":
			c.fault(key, "write both zh and en", "the words in English (en) are missing")
		}
		c.filledIn(key, t)
	case v.Kind() == reflect.Struct:
		eachField(v.Type(), func(name string, index []int) bool {
			c.words(join(key, name), v.FieldByIndex(index))
			return true
		})
	case v.Kind() == reflect.Slice:
		rows := rowID(v.Type().Elem())
		if rows {
			c.vocabulary(key, v)
		}
		for i := range v.Len() {
			at := fmt.Sprintf("%s.%d", key, i+1)
			if rows {
				at = join(key, idOf(v.Index(i)))
			}
			c.words(at, v.Index(i))
		}
	}
}

var (
	blank = regexp.MustCompile(`\{\{[^}]*\}\}?`)
	// reminderBlanks are what is filled in in the words of a reminder or a deadline.
	reminderBlanks = []string{"{{account}}", "{{amount}}", "{{count}}", "{{day}}", "{{days}}", "{{deal}}", "{{due}}", "{{last}}", "{{limit}}", "{{milestone}}", "{{tier}}", "{{what}}"}
	// otherBlanks are what is filled in elsewhere.
	otherBlanks = []string{"{{company}}"}
)

// filledIn faults a blank that nothing is put into: people would read its braces.
func (c *checker) filledIn(key string, t Text) {
	known := otherBlanks
	if section, _, _ := strings.Cut(key, "."); section == "nudges" || section == "deadlines" {
		known = reminderBlanks
	}
	for _, b := range blank.FindAllString(t.ZH+" "+t.EN, -1) {
		if !slices.Contains(known, b) {
			c.fault(key, "use one of: "+strings.Join(known, ", "), "nothing is filled in for %s", b)
			return
		}
	}
}

func (c *checker) vocabulary(key string, v reflect.Value) {
	if v.Len() == 0 && key != "" && !strings.Contains(key, ".") {
		c.fault(key, "leave at least one row", "the list is empty")
	}
	said := map[string]string{}
	for i := range v.Len() {
		w := wordOf(v.Index(i))
		at := join(key, w.ID)
		if !wordID.MatchString(w.ID) {
			c.fault(at, "use letters, digits, _ and - only", "%q is no id", w.ID)
		}
		if w.Name.ZH == "" && w.Name.EN == "" {
			c.fault(join(at, "name"), "write it as {zh: …, en: …}", "there is no name")
		}
		forms := append([]string{w.Name.ZH, w.Name.EN}, w.Also...)
		for _, f := range forms {
			f = strings.ToLower(strings.TrimSpace(f))
			if other, taken := said[f]; taken && other != w.ID && f != "" {
				c.fault(at, "take it away from one of them", "%q means %s as well", f, other)
			}
			said[f] = w.ID
		}
	}
}

func wordOf(row reflect.Value) Word {
	if row.Type() == wordT {
		return row.Interface().(Word)
	}
	return row.Interface().(Worded).entry()
}
