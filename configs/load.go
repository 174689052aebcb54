package configs

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"milepost/configs/playbook"
)

//go:embed default.yaml demo.yaml
var embedded embed.FS

// Faults is the error of a configuration that cannot be used: everything that
// is wrong in it, one line each.
type Faults []Fault

// Error lists the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, one := range f {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// Load reads the configuration and the playbook that it names. An error that
// is Faults lists everything that is wrong in either; any other means that the
// program itself was built wrong.
func Load(opt Options) (*Config, error) {
	l := &loader{opt: opt, c: &Config{origins: map[string]Origin{}}, places: playbook.Places{}}
	if l.opt.Env == nil {
		l.opt.Env = func(string) (string, bool) { return "", false }
	}
	if l.opt.Path == "" {
		l.opt.Path, _ = l.opt.Env("MILEPOST_CONFIG")
	}
	if err := l.files(); err != nil {
		return nil, err
	}
	l.environment()
	l.paths()
	l.secretFiles()
	l.calendarFiles()
	unread := playbook.NewUnread(l.places, slices.Clone(l.faults))
	l.book()
	l.c.inherit()
	if !unread.All() {
		found := l.c.validate(l.opt.Slack, unread)
		if l.opt.Partly && len(l.faults) == 0 {
			found = l.leaveOut(found)
		}
		l.faults = l.inOrder(append(l.locate(found), l.faults...))
	}
	if len(l.faults) > 0 {
		return nil, Faults(l.faults)
	}
	return l.c, nil
}

type loader struct {
	opt    Options
	c      *Config
	places playbook.Places
	faults []Fault
}

// files decodes the defaults and, over them, the file or the demonstration.
func (l *loader) files() error {
	if err := l.embedded("default.yaml"); err != nil {
		return err
	}
	if l.opt.Path == "" {
		l.c.Demo = true
		if err := l.embedded("demo.yaml"); err != nil {
			return err
		}
		for key, at := range l.places {
			if at.File == "demo.yaml" {
				l.c.origins[key] = Origin{Kind: FromDemo}
			}
		}
		return nil
	}
	l.c.Path = l.opt.Path
	data, ok := l.read(l.opt.Path, "", "check --config and MILEPOST_CONFIG")
	if !ok {
		return nil
	}
	places, faults := playbook.Decode(l.opt.Path, data, l.c)
	l.places = places // what a fault is in is this file, even where a default is the reason
	for key, at := range places {
		l.c.origins[key] = Origin{Kind: FromFile, Name: at.File, Line: at.Line}
	}
	l.faults = append(l.faults, faults...)
	return nil
}

func (l *loader) embedded(name string) error {
	data, err := embedded.ReadFile(name)
	if err != nil {
		return fmt.Errorf("read embedded configuration: %w", err)
	}
	places, faults := playbook.Decode(name, data, l.c)
	if len(faults) > 0 {
		return fmt.Errorf("embedded configuration: %w", Faults(faults))
	}
	for key, at := range places {
		l.places[key] = at
	}
	return nil
}

// read reads a file that a key names; a file that cannot be read is a fault.
func (l *loader) read(path, key, fix string) ([]byte, bool) {
	if l.opt.ReadFile == nil {
		l.faults = append(l.faults, Fault{File: path, Key: key, Problem: "files cannot be read here", Fix: fix})
		return nil, false
	}
	data, err := l.opt.ReadFile(path)
	if err == nil {
		return data, true
	}
	why := "it cannot be read"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		why = "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		why = "it may not be read by this user"
	}
	f := Fault{File: path, Key: key, Problem: why, Fix: fix}
	if key != "" {
		f = Fault{Key: key, Problem: path + ": " + why, Fix: fix}
	}
	l.faults = append(l.faults, l.locate([]Fault{f})...)
	return nil, false
}

// locate gives faults their place; those of an environment variable name it.
func (l *loader) locate(faults []Fault) []Fault {
	for i := range faults {
		if o, ok := l.c.origins[faults[i].Key]; ok && o.Kind == FromEnv {
			faults[i].File, faults[i].Key = "environment", o.Name
		}
	}
	faults = l.places.Locate(faults)
	for i := range faults {
		if faults[i].File == "" {
			faults[i].File = l.c.Path
		}
	}
	return faults
}

// inOrder gives the faults of the configuration's file first, as they stand there.
func (l *loader) inOrder(faults []Fault) []Fault {
	place := func(f Fault) int {
		if f.File != l.c.Path {
			return math.MaxInt
		}
		return f.Line<<12 | min(f.Column, 1<<12-1)
	}
	slices.SortStableFunc(faults, func(a, b Fault) int { return cmp.Compare(place(a), place(b)) })
	return faults
}

// environment lets variables stand over the file.
func (l *loader) environment() {
	for _, s := range settings(l.c) {
		name := EnvName(s.key)
		text, ok := l.opt.Env(name)
		if !ok || text == "" {
			continue
		}
		l.c.origins[s.key] = Origin{Kind: FromEnv, Name: name}
		if err := s.set(text); err != nil {
			l.faults = append(l.faults, Fault{File: "environment", Key: name, Problem: err.Error(), Fix: "set it right, or unset it"})
		}
	}
}

// paths makes what a file names relative to that file.
func (l *loader) paths() {
	for _, s := range settings(l.c) {
		if s.key != "data" && s.key != "playbook" && s.key != "backup.dir" && !strings.HasSuffix(s.key, "_file") {
			continue
		}
		if path := s.text(); path != "" && l.c.origins[s.key].Kind == FromFile {
			if err := s.set(l.beside(path)); err != nil {
				l.faults = append(l.faults, l.locate([]Fault{{Key: s.key, Problem: err.Error()}})...)
			}
		}
	}
}

// beside is a path relative to the configuration.
func (l *loader) beside(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(l.c.Path), path)
}

// secretFiles reads the secrets that are named as files and not set otherwise.
func (l *loader) secretFiles() {
	all := settings(l.c)
	for _, s := range all {
		secret, ok := s.field.Interface().(Secret)
		if !ok || secret.Set() {
			continue
		}
		for _, f := range all {
			if f.key != s.key+"_file" || f.text() == "" {
				continue
			}
			data, ok := l.read(f.text(), f.key, "check the path and who may read it")
			if !ok {
				continue
			}
			origin := l.c.origins[f.key]
			l.c.origins[s.key] = Origin{Kind: FromFile, Name: f.text(), Line: origin.Line}
			if err := s.set(strings.TrimSpace(string(data))); err != nil {
				l.faults = append(l.faults, l.locate([]Fault{{Key: f.key, Problem: err.Error()}})...)
			}
		}
	}
}

// book reads the playbook.
func (l *loader) book() {
	if l.c.Playbook != "" {
		data, ok := l.read(l.c.Playbook, "playbook", "check the path, or take the key away for the embedded playbook")
		if !ok {
			return
		}
		book, faults := playbook.Parse(l.c.Playbook, data)
		l.c.Book, l.faults = book, append(l.faults, faults...)
		return
	}
	book, err := playbook.Default()
	if err != nil {
		l.faults = append(l.faults, Fault{Problem: err.Error(), Fix: "this program was built wrong: use another release"})
	}
	l.c.Book = book
}
