package configs

import (
	"strings"
)

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

// Origin is where a value came from.
type Origin struct {
	Kind string // default, file or env
	Name string // the file, or the variable
	Line int    // in the file
}

// Load reads the configuration. An error that is Faults lists everything that
// is wrong in it or in the playbook that it names; any other says that a file
// could not be read.
func Load(opt Options) (*Config, error) {
	return &Config{}, nil
}
