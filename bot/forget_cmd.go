package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"milepost/storage/crm"
)

// forgetCmd removes the personal data of a contact.
type forgetCmd struct {
	Yes     bool   `help:"Do not ask."`
	JSON    bool   `name:"json" help:"Print JSON, and change nothing unless --yes is given."`
	Contact string `arg:"" help:"The contact's number, as on his card: K12. With a name, those who bear it are listed."`
}

// Help shows an example.
func (forgetCmd) Help() string {
	return "Examples:\n  milepost forget 王建国\n  milepost forget K12\n\n" +
		"It shows first what it touches. The contact's name, phone, address and the files that belong\n" +
		"to him go from records, history, messages and posts; visits and amounts stay, and so does\n" +
		"his number. It cannot be undone. " + forgottenFile + " in the data folder remembers the number,\n" +
		"so that a restored copy forgets him again: keep that file with your backups."
}

// Run shows what is touched, asks, and does it, by the process that holds the
// store or directly.
func (c forgetCmd) Run(ctx context.Context, w world, all *commands) error {
	cfg, err := all.load(w)
	if err != nil {
		return err
	}
	k, err := reach(ctx, w.Err, cfg.Data)
	if err != nil {
		return err
	}
	return errors.Join(c.forget(ctx, w, k), k.Close())
}

func (c forgetCmd) forget(ctx context.Context, w world, k keeper) error {
	f, err := k.Forget(ctx, forgetting{Contact: c.Contact})
	switch {
	case err != nil:
		return err
	case len(f.Namesakes) > 0:
		for _, line := range f.Namesakes {
			fmt.Fprintln(w.Out, line)
		}
		return misused("name one of them by the number")
	case c.JSON && !c.Yes:
		return printJSON(w.Out, f)
	}
	if !c.JSON {
		f.print(w.Out)
	}
	if !c.Yes {
		if err := confirmed(ctx, w, f.Number); err != nil {
			return err
		}
	}
	if f, err = k.Forget(ctx, forgetting{Contact: f.Number, Go: true}); err != nil {
		return err
	}
	if c.JSON {
		return printJSON(w.Out, f)
	}
	_, err = fmt.Fprintf(w.Out, "forgotten: %s is now “%s”\n%s\n", f.Number, f.As,
		"Space of the file that is free now may hold remnants until it is used again; milepost dump, and milepost load into a new folder, leave none.")
	return err
}

// print says what is touched.
func (f forgotten) print(out io.Writer) {
	fmt.Fprintf(out, "%s %s, %s\n", f.Number, f.Name, f.Account)
	goes := counted(f.Ways, "phone number or address", "phone numbers and addresses")
	if f.Files > 0 {
		goes += ", " + counted(f.Files, "file", "files")
	}
	fmt.Fprintf(out, "  goes      the name, %s\n", goes)
	fmt.Fprintf(out, "  stays     %s, amounts, the number %s\n", counted(f.Visits, "visit or call", "visits and calls"), f.Number)
	var named []string
	for _, in := range []struct {
		trove     crm.Trove
		one, many string
	}{
		{crm.InRecords, "other record", "other records"},
		{crm.InChanges, "entry of the history", "entries of the history"},
		{crm.InMessages, "message", "messages"},
		{crm.InPosts, "post", "posts"},
		{crm.InTalks, "talk", "talks"},
		{crm.InKept, "kept value", "kept values"},
		{crm.InBlobs, "name of a file", "names of files"},
	} {
		if n := f.Named[in.trove]; n > 0 {
			named = append(named, counted(n, in.one, in.many))
		}
	}
	if len(named) > 0 {
		fmt.Fprintf(out, "  named in  %s: the words stay without the name\n", strings.Join(named, ", "))
	}
	fmt.Fprintf(out, "It becomes “%s” and cannot be undone. Copies from before still hold the data;\na restore removes it again as long as %s is kept.\n", f.As, forgottenFile)
}
