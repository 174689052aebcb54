package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"milepost/bot/cards"
)

// exportCmd writes the lead sheet JTF001 to a file.
type exportCmd struct {
	As    string   `required:"" help:"In whose name: a manager, a director or the information specialist." placeholder:"NAME"`
	Out   string   `help:"File to write, .xlsx or .csv; default: named by what is in it." placeholder:"FILE"`
	Words []string `arg:"" optional:"" help:"What of it, as in chat: a region and a time."`
}

// Help shows an example.
func (exportCmd) Help() string {
	return "Examples:\n  milepost export --as 陈静 华南 上周\n  milepost export --as chenjing --out leads.csv\n\n" +
		"It is the form JTF001 with its eight columns, as far as that person may export. The export is on record."
}

// Run makes the sheet by the process that holds the store, or directly.
func (c exportCmd) Run(ctx context.Context, w world, all *commands) error {
	words := "export " + strings.Join(c.Words, " ")
	if strings.EqualFold(filepath.Ext(c.Out), ".csv") {
		words += " csv"
	}
	done, err := leads(ctx, w, all, leadsOrder{As: c.As, Words: words})
	if err != nil {
		return err
	}
	if done.Rows == 0 {
		_, err := fmt.Fprintln(w.Out, "no leads fit; nothing was written")
		return err
	}
	if c.Out != "" {
		done.Name = c.Out
	}
	if err := os.WriteFile(done.Name, done.File, 0o600); err != nil {
		return fmt.Errorf("write %s: %w", done.Name, plainer(err))
	}
	_, err = fmt.Fprintf(w.Out, "%s: %s\n", done.Name, counted(done.Rows, "lead", "leads"))
	return err
}

// importCmd imports leads from a file.
type importCmd struct {
	As   string `required:"" help:"In whose name." placeholder:"NAME"`
	Yes  bool   `help:"Do not ask."`
	Over bool   `help:"Replace what differs from what is there, too."`
	File string `arg:"" help:"XLSX or CSV with a column of company names."`
}

// Help shows an example.
func (importCmd) Help() string {
	return "Examples:\n  milepost import --as 陈静 leads.xlsx\n\n" +
		"It says first what would be written and why rows are left out; those come back beside the file,\n" +
		"each with its reason. All of it is one change: “undo” in chat takes it back as a whole, and the\n" +
		"same file again changes nothing. WeCom's own app brings no files; this is the door for them."
}

// maxImport is the largest file that is read, bytes.
const maxImport = 100 << 20

// Run shows what would be written, asks, and writes it.
func (c importCmd) Run(ctx context.Context, w world, all *commands) error {
	info, err := os.Stat(c.File)
	if err != nil {
		return fmt.Errorf("read %s: %w", c.File, plainerRead(err))
	}
	if info.Size() > maxImport {
		return fmt.Errorf("%s has more than %d MiB; a lead sheet has less", c.File, maxImport>>20)
	}
	data, err := os.ReadFile(c.File)
	if err != nil {
		return fmt.Errorf("read %s: %w", c.File, plainerRead(err))
	}
	o := leadsOrder{As: c.As, Name: filepath.Base(c.File), Data: data, Over: c.Over}
	plan, err := leads(ctx, w, all, o)
	if err != nil {
		return err
	}
	if plan.Why != "" {
		return fmt.Errorf("%s cannot be read: %s", c.File, notRead(plan.Why))
	}
	printPlan(w.Out, plan.View)
	if plan.File != nil {
		marked := filepath.Join(filepath.Dir(c.File), plan.Name)
		if err := os.WriteFile(marked, plan.File, 0o600); err != nil {
			return fmt.Errorf("write %s: %w", marked, plainer(err))
		}
		fmt.Fprintf(w.Out, "the reasons stand beside the rows in %s\n", marked)
	}
	if plan.View.New+plan.View.Fill == 0 && (!c.Over || plan.View.Differ == 0) {
		_, err := fmt.Fprintln(w.Out, "there is nothing to write")
		return err
	}
	if !c.Yes {
		if err := confirmed(ctx, w, "import"); err != nil {
			return err
		}
	}
	o.Go = true
	done, err := leads(ctx, w, all, o)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w.Out, "imported: %d new, %d filled in; “undo” in chat takes it back as a whole\n", done.View.New, done.View.Fill)
	return err
}

// printPlan says what an import would do.
func printPlan(out io.Writer, v cards.ImportView) {
	fmt.Fprintf(out, "%s: %s\n", v.File, counted(v.Rows, "row", "rows"))
	for _, n := range []struct {
		n    int
		what string
	}{
		{v.New, "new"},
		{v.Fill, "fill in what is empty"},
		{v.DifferRows, "differ from what is there, which stays without --over"},
		{v.Same, "known already"},
		{v.Doubt, "come near a customer that is there, left out"},
		{v.Faulty, "faulty, left out"},
		{v.Hidden, "hidden, not read"},
	} {
		if n.n > 0 {
			fmt.Fprintf(out, "  %5d  %s\n", n.n, n.what)
		}
	}
	for _, l := range v.Left {
		switch {
		case l.As != "":
			fmt.Fprintf(out, "  %5d  %s %s: taken for %s\n", l.Rows, l.Column, l.Value, l.As)
		case l.Column == "industry":
			fmt.Fprintf(out, "  %5d  industry %s: none of the method's, left empty\n", l.Rows, l.Value)
		default:
			fmt.Fprintf(out, "  %5d  %s %s: not on the list, kept as written\n", l.Rows, l.Column, l.Value)
		}
	}
	for _, name := range v.Past {
		fmt.Fprintf(out, "         sheet not read: %s\n", name)
	}
	for _, head := range v.Unread {
		fmt.Fprintf(out, "         column not read: %s\n", head)
	}
}

// notRead is why a file cannot be read.
func notRead(why string) string {
	switch why {
	case "old":
		return "it is of an old kind; save it as xlsx"
	case "protected":
		return "it has a password"
	case "rows":
		return "it has more rows than one import may have; split it"
	case "huge":
		return "it unpacks to too much"
	case "blank":
		return "there is nothing in it"
	case "head":
		return "no row names the columns of a lead sheet"
	}
	return "it is not what its name says"
}

// leads asks the process that holds the store, or opens it.
func leads(ctx context.Context, w world, all *commands, o leadsOrder) (done leadsDone, err error) {
	cfg, err := all.load(w)
	if err != nil {
		return done, err
	}
	k, err := reach(ctx, w.Err, cfg.Data)
	if err != nil {
		return done, err
	}
	if l, ok := k.(*local); ok {
		l.router = routerFor(cfg, l.store)
	}
	done, err = k.Leads(ctx, o)
	return done, errors.Join(err, k.Close())
}
