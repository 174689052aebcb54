package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// errNo is the answer of somebody who does not want it.
var errNo = errors.New("nothing was changed")

// confirmed asks for a word before something that cannot be undone. A pipe may
// bring it too. A signal is a no.
func confirmed(ctx context.Context, w world, word string) error {
	fmt.Fprintf(w.Out, "Go on? Type %s: ", word)
	typed := make(chan string, 1)
	go func() { // it may wait for a line that never comes; then the process ends first
		line, _ := bufio.NewReader(w.In).ReadString('\n') // what came before an error counts
		typed <- line
	}()
	line := ""
	select {
	case line = <-typed:
	case <-ctx.Done():
	}
	asked := terminal(w.In)
	if !asked || line == "" {
		fmt.Fprintln(w.Out)
	}
	switch {
	case strings.TrimSpace(line) == word:
		return nil
	case line == "" && !asked:
		return misused("nobody answered; nothing was changed. Without a terminal, add --yes")
	}
	return errNo
}

// quiet is how long a command may say nothing to somebody who waits for it.
const quiet = 3 * time.Second

// meanwhile tells somebody at a terminal what takes so long, until the returned
// function is called.
func meanwhile(w world, what string) (stop func()) {
	if !terminal(w.Err) {
		return func() {}
	}
	timer := time.AfterFunc(quiet, func() { fmt.Fprintln(w.Err, what+" …") })
	return func() { timer.Stop() }
}
