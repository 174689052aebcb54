package configs

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"milepost/configs/playbook"
)

// Where a value can come from.
const (
	FromDefault = "default"
	FromDemo    = "demo" // the embedded demonstration team
	FromFile    = "file"
	FromEnv     = "env"
	FromFlag    = "flag"
)

// Origin is where a value came from.
type Origin struct {
	Kind string // one of the above
	Name string // the file, the variable or the flag; "" for what is embedded
	Line int    // in the configuration; of a secret's file, where it is named; 0 where that means nothing
}

// Setting is one value of the configuration as a listing shows it.
type Setting struct {
	Key    string // section.key
	Env    string // the variable that would stand over it
	Value  string // hidden for a secret
	Origin Origin
}

// Settings lists every value but people and teams, in the order of the file.
func (c *Config) Settings() []Setting {
	var out []Setting
	for _, s := range settings(c) {
		out = append(out, Setting{Key: s.key, Env: EnvName(s.key), Value: s.text(), Origin: c.Origin(s.key)})
	}
	return out
}

// Origin tells where the value of a key such as log.level came from.
func (c *Config) Origin(key string) Origin {
	if o, ok := c.origins[key]; ok {
		return o
	}
	return Origin{Kind: FromDefault}
}

// SetData names the folder of the store on the command line, over everything
// else that names it.
func (c *Config) SetData(dir string) {
	if dir == c.Data {
		return // it came from the environment, which the command line reads too
	}
	c.Data = dir
	c.origins["data"] = Origin{Kind: FromFlag, Name: "--data"}
}

// EnvName is the environment variable that stands over a key:
// MILEPOST_SLACK_BOT_TOKEN for slack.bot_token.
func EnvName(key string) string {
	return "MILEPOST_" + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}

// StrangeVariables names those of the variables, given by name, that look like ours
// and that nothing reads: misspelt, a token would be missing without a word.
func StrangeVariables(names []string) (faults []Fault) {
	known := []string{EnvName("config")}
	for _, s := range settings(&Config{}) {
		known = append(known, EnvName(s.key))
	}
	prefix := EnvName("")
	for _, name := range names {
		rest, ours := strings.CutPrefix(name, prefix)
		if !ours || slices.Contains(known, name) || ofKubernetes(rest) {
			continue
		}
		f := Fault{File: "environment", Key: name, Problem: "nothing reads this variable", Fix: "milepost config lists those that are read"}
		var bare []string // so that what all begin with makes none alike
		for _, k := range known {
			bare = append(bare, strings.TrimPrefix(k, prefix))
		}
		if near := playbook.Nearest(rest, bare); near != "" {
			f.Fix = playbook.OneOf(prefix+near, known)
		}
		if longer := withWords(known, name); len(longer) > 0 && len(longer) < 3 {
			f.Fix = "did you mean " + strings.Join(longer, " or ") + "?"
		}
		faults = append(faults, f)
	}
	return faults
}

// withWords are the known variables that hold all the words of one: its name with a
// word left out is nearer to them than to one of other words.
func withWords(known []string, name string) (out []string) {
	for _, k := range known {
		has := strings.Split(k, "_")
		if !strings.HasSuffix(k, "_FILE") && !slices.ContainsFunc(strings.Split(name, "_"), func(word string) bool { return !slices.Contains(has, word) }) {
			out = append(out, k)
		}
	}
	return out
}

// ofKubernetes reports a variable that Kubernetes sets in each container of a
// namespace with a service called milepost; rest is what follows MILEPOST_.
func ofKubernetes(rest string) bool {
	return rest == "PORT" || strings.HasPrefix(rest, "PORT_") || strings.HasPrefix(rest, "SERVICE_")
}

// setting is one value of a Config that a single line of text can give.
type setting struct {
	key   string
	field reflect.Value
}

// settings walks the sections of a configuration.
func settings(c *Config) []setting { return walk("", reflect.ValueOf(c).Elem()) }

func walk(prefix string, section reflect.Value) []setting {
	var out []setting
	for i := range section.NumField() {
		name := section.Type().Field(i).Tag.Get("yaml")
		if name == "" || name == "-" {
			continue
		}
		field := section.Field(i)
		_, secret := field.Interface().(Secret)
		switch {
		case field.Kind() == reflect.Slice || field.Kind() == reflect.Map:
		case field.Kind() == reflect.Struct && !secret:
			out = append(out, walk(prefix+name+".", field)...)
		default:
			out = append(out, setting{prefix + name, field})
		}
	}
	return out
}

// text is the value as a listing shows it.
func (s setting) text() string { return fmt.Sprint(s.field.Interface()) }

func (s setting) set(text string) error {
	switch {
	case s.field.Type() == reflect.TypeFor[Secret]():
		s.field.Set(reflect.ValueOf(Secret{text}))
	case s.field.Kind() == reflect.Int:
		n, err := strconv.ParseInt(text, 10, 32)
		if err != nil {
			return fmt.Errorf("%q is no whole number that fits", text)
		}
		s.field.SetInt(n)
	case s.field.Kind() == reflect.Bool:
		if text != "true" && text != "false" {
			return fmt.Errorf("%q is neither true nor false", text)
		}
		s.field.SetBool(text == "true")
	default:
		s.field.SetString(text)
	}
	return nil
}
