package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"milepost/configs"
)

// configCmd shows what is in force.
type configCmd struct {
	Reference bool `help:"Print every key that a configuration can hold, documented, as a file that can be used."`
	JSON      bool `name:"json" help:"Print JSON."`
}

// Help shows an example.
func (configCmd) Help() string {
	return "Examples:\n  milepost config --config team.yaml\n  milepost config --json\n  milepost config --reference > team.yaml\n\nSecrets are never shown."
}

// Run prints each value and where it comes from, or the reference.
func (c configCmd) Run(w world, all *commands) error {
	if c.Reference {
		if !c.JSON {
			return configs.WriteReference(w.Out)
		}
		entries, err := configs.Reference()
		if err != nil {
			return err
		}
		return printJSON(w.Out, entries)
	}
	cfg, err := all.load(w)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(w.Out, inForce(cfg))
	}
	printConfig(w.Out, cfg)
	return nil
}

// printJSON prints one value, indented.
func printJSON(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// settingView is one value as a script reads it.
type settingView struct {
	Key   string `json:"key"`
	Value string `json:"value"` // of a secret dots, or nothing
	From  string `json:"from"`  // default, demo, file, env or flag
	Where string `json:"where,omitzero"`
	Env   string `json:"env"`
}

func inForce(cfg *configs.Config) []settingView {
	var out []settingView
	for _, s := range cfg.Settings() {
		v := settingView{Key: s.Key, Value: s.Value, From: s.Origin.Kind, Env: s.Env}
		if s.Origin.Name != "" {
			v.Where = whence(cfg, s.Origin)
		}
		out = append(out, v)
	}
	return out
}

// whence says where a value comes from: team.yaml:4, a variable, a file of a
// secret.
func whence(cfg *configs.Config, o configs.Origin) string {
	switch {
	case o.Kind == configs.FromDemo:
		return "demonstration team"
	case o.Kind == configs.FromDefault:
		return "default"
	case o.Kind == configs.FromFile && o.Name == cfg.Path && o.Line > 0:
		return fmt.Sprintf("%s:%d", o.Name, o.Line)
	}
	return o.Name
}

func printConfig(out io.Writer, cfg *configs.Config) {
	settings := cfg.Settings()
	keys, values := 0, 0
	for _, s := range settings {
		keys = max(keys, len(s.Key))
		values = max(values, min(runewidth.StringWidth(s.Value), 40))
	}
	for _, s := range settings {
		value := s.Value
		if value == "" {
			value = "–"
		}
		fmt.Fprintf(out, "%-*s  %s  %s\n", keys, s.Key, runewidth.FillRight(value, values), whence(cfg, s.Origin))
	}
	where := cfg.Path
	if cfg.Demo {
		where = "the embedded demonstration team"
	}
	var names []string
	for _, t := range cfg.Teams {
		names = append(names, t.Name)
	}
	fmt.Fprintf(out, "\n%s: %s", where, counted(len(cfg.People), "person", "people"))
	if len(names) > 0 {
		fmt.Fprintf(out, " in %s", strings.Join(names, ", "))
	}
	fmt.Fprintln(out)
	fmt.Fprintln(out, "Every key with what it does: milepost config --reference")
}
