package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// versionCmd prints what is running.
type versionCmd struct{}

// Help shows an example.
func (versionCmd) Help() string { return "Example:\n  milepost version" }

// Run prints the version, the revision it was built from and the Go used.
func (versionCmd) Run(w world) error {
	_, err := fmt.Fprintf(w.Out, "milepost %s (%s %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// version is the module's version, or the revision that it was built from, or
// "devel".
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return "devel " + s.Value[:12]
		}
	}
	return "devel"
}
