package configs

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
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
	default:
		s.field.SetString(text)
	}
	return nil
}
