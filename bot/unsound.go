package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"

	"milepost/bot/chat"
	"milepost/configs"
)

// unsound stands for a platform that is set up wrongly while another one works.
// It is down like one that cannot be reached: what is to be said there waits, and
// an admin is told on the other.
type unsound struct {
	name   string
	faults configs.Faults
}

// Name is the platform's.
func (u unsound) Name() string { return u.name }

// Routes adds nothing.
func (unsound) Routes(*http.ServeMux) {}

// why is what has to be mended, without a secret.
func (u unsound) why() error { return &setWrongly{u.faults} }

// setWrongly says that settings of a platform are wrong.
type setWrongly struct{ faults configs.Faults }

func (e *setWrongly) Error() string {
	return "it is set up wrongly: " + strings.ReplaceAll(e.faults.Error(), "\n", "; ")
}

// About names the variable of the first of them.
func (e *setWrongly) About() string { return "set " + configs.EnvName(e.faults[0].Key) }

// Run ends at once: only a start with another configuration mends it.
func (u unsound) Run(context.Context, chat.Inlet) error { return u.why() }

// Send keeps what is to be said for later.
func (u unsound) Send(context.Context, chat.Sending) (chat.Ref, error) {
	return "", &chat.Retry{Why: u.why()}
}

// Fetch has nothing.
func (unsound) Fetch(context.Context, chat.File) (io.ReadCloser, error) {
	return nil, &chat.Retry{Why: errors.New("the platform is set up wrongly")}
}

// sayUnsound tells at the start which platforms are left out, and why.
func sayUnsound(w io.Writer, all map[string]configs.Faults) {
	for _, name := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(w, "%s\n%s is not connected until this is mended; the other platform works\n", all[name].Error(), name)
	}
}
