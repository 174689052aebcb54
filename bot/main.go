// Command bot is Milepost: a chat-bot assistant for key-account sales teams.
// Without a platform in its configuration it talks on the terminal.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
	"golang.org/x/term"
)

// The exit codes of every subcommand.
const (
	exitOK     = 0
	exitFailed = 1 // it was asked rightly and did not work
	exitUsage  = 2 // it was asked wrongly
)

// world is what a subcommand may touch of the machine. Tests hand in their own.
type world struct {
	In       io.Reader
	Out, Err io.Writer
	Env      func(string) (string, bool)
	Names    func() []string // of the variables that are set; nil = none
}

// commands is the command line.
type commands struct {
	Config string `help:"Configuration file; without one the demonstration team is used." env:"MILEPOST_CONFIG" placeholder:"FILE"`
	Data   string `help:"Folder that holds the store, milepost.db." env:"MILEPOST_DATA" placeholder:"DIR"`

	Run      runCmd      `cmd:"" default:"withargs" help:"Start the assistant: on the platforms that are configured, else on this terminal."`
	Parse    parseCmd    `cmd:"" help:"Show what a message is read as."`
	Play     playCmd     `cmd:"" help:"Replay stories: conversations that say what the product answers."`
	Simulate simulateCmd `cmd:"" help:"Play an invented company on the assistant for a year, to see what its method brings about."`
	Check    checkCmd    `cmd:"" help:"Read configuration and playbook and name every fault."`
	Method   methodCmd   `cmd:"" name:"playbook" help:"Print the sales method in force as a document."`
	Slack    slackCmd    `cmd:"" help:"Set the app up in a Slack workspace: its manifest, the ids of people."`
	Settings configCmd   `cmd:"" name:"config" help:"Show what is in force and where each value comes from; --reference documents every key."`
	WeCom    weComCmd    `cmd:"" name:"wecom" help:"Set WeCom up: menu, people, groups."`
	Health   healthCmd   `cmd:"" help:"Ask the running service how it does."`
	Backup   backupCmd   `cmd:"" help:"Copy the store, while the assistant runs or not."`
	Restore  restoreCmd  `cmd:"" help:"Make a store from a copy; what was unsent then is held back."`
	Doctor   doctorCmd   `cmd:"" help:"Say what is wrong and what to do; handle again, send or drop what is set aside; --mend indexes and totals."`
	Forget   forgetCmd   `cmd:"" help:"Remove the personal data of a contact, after showing what that touches."`
	Export   exportCmd   `cmd:"" help:"Write the lead sheet JTF001 to a file."`
	Import   importCmd   `cmd:"" help:"Import leads from a file, after showing what that would write."`
	Dump     dumpCmd     `cmd:"" help:"Write everything as JSON lines."`
	Load     loadCmd     `cmd:"" help:"Make a store from such lines."`
	Version  versionCmd  `cmd:"" help:"Print the version."`
}

// failure is an error whose exit code is not exitFailed.
type failure struct {
	code int
	err  error
}

func (f failure) Error() string { return f.err.Error() }
func (f failure) Unwrap() error { return f.err }

// misused says that a command was called wrongly.
func misused(format string, args ...any) error {
	return failure{exitUsage, fmt.Errorf(format, args...)}
}

// variables are the names of the variables of the environment.
func variables() (names []string) {
	for _, pair := range os.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		names = append(names, name)
	}
	return names
}

func main() {
	ignoreFileLimit()
	ctx, stop := signalled()
	code := execute(ctx, os.Args[1:], world{os.Stdin, os.Stdout, os.Stderr, os.LookupEnv, variables})
	stop()
	os.Exit(code)
}

// signalled is over at the first signal to stop. The second one ends the
// process at once: before anybody learns of the first, signals mean again what
// they mean to any process.
func signalled() (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case <-heard:
		case <-ctx.Done():
		}
		signal.Stop(heard)
		cancel()
	}()
	return ctx, cancel
}

// execute runs one command line and gives its exit code.
func execute(ctx context.Context, args []string, w world) int {
	var c commands
	shown := false
	parser, err := kong.New(&c, kong.Name("milepost"),
		kong.Description("Milepost keeps the sales log of a key-account team where it already talks."),
		kong.Writers(w.Out, w.Err), kong.Exit(func(int) { shown = true }),
		kong.UsageOnError(), kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(w), kong.Bind(&c))
	if err != nil {
		fmt.Fprintln(w.Err, "milepost:", err)
		return exitFailed
	}
	run, err := parser.Parse(args)
	switch {
	case shown: // --help was answered
		return exitOK
	case err != nil:
		fmt.Fprintf(w.Err, "milepost: %v\nmilepost: see milepost --help\n", err)
		return exitUsage
	}
	if err := run.Run(); err != nil {
		fmt.Fprintln(w.Err, "milepost:", err)
		var f failure
		if errors.As(err, &f) {
			return f.code
		}
		return exitFailed
	}
	return exitOK
}

// logger writes text or json; with any other format text to a terminal and JSON
// elsewhere.
func logger(w io.Writer, level slog.Level, format string) *slog.Logger {
	opt := &slog.HandlerOptions{Level: level}
	if format == "text" || format != "json" && terminal(w) {
		return slog.New(slog.NewTextHandler(w, opt))
	}
	return slog.New(slog.NewJSONHandler(w, opt))
}

// terminal reports whether something is a terminal that a person sits at.
func terminal(x any) bool {
	f, ok := x.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
