package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"milepost/configs"
)

// matter is one thing that the doctor looks at.
type matter struct {
	Name  string   `json:"name"`
	Needs bool     `json:"needs_a_person"`
	Note  bool     `json:"note,omitzero"` // it is not as it mostly is, or cannot be told, and that may be right
	Says  string   `json:"says"`
	Rows  []string `json:"rows,omitempty"`
	Fix   string   `json:"fix,omitzero"` // what to do
}

// diagnosis is everything that the doctor says.
type diagnosis struct {
	Data    string   `json:"data"`
	Matters []matter `json:"matters"`
	Found   findings `json:"found"`
}

// diagnose judges what was found, and looks at what is outside the store. By
// direct it is said that no process runs on the store.
func diagnose(ctx context.Context, cfg *configs.Config, f findings, direct bool) diagnosis {
	now := time.Now()
	d := diagnosis{Data: cfg.Data, Found: f}
	d.Matters = []matter{
		process(f, direct, now), consistency(f), parked(f), givenUp(f), withheld(f),
		waits(f, direct), strangers(f), lastBackup(cfg, f, now), disk(cfg),
	}
	d.Matters = append(d.Matters, clocks(ctx, cfg)...)
	d.Matters = append(d.Matters, versions(cfg, f, now))
	return d
}

// needs is how many matters need a person.
func (d diagnosis) needs() int {
	n := 0
	for _, m := range d.Matters {
		if m.Needs {
			n++
		}
	}
	return n
}

// print says first what needs a person, then the rest.
func (d diagnosis) print(out io.Writer) {
	for _, needs := range []bool{true, false} {
		for _, m := range d.Matters {
			if m.Needs == needs {
				m.print(out)
			}
		}
	}
}

func (m matter) print(out io.Writer) {
	mark := "ok"
	switch {
	case m.Needs:
		mark = "!!"
	case m.Note:
		mark = "--"
	}
	fmt.Fprintf(out, "%s  %-10s %s\n", mark, m.Name, m.Says)
	for i, row := range m.Rows {
		if i == rowsShown {
			fmt.Fprintf(out, "      and %s more; --json shows all\n", thousands(len(m.Rows)-rowsShown))
			break
		}
		fmt.Fprintf(out, "      %s\n", row)
	}
	if m.Fix != "" {
		fmt.Fprintf(out, "      → %s\n", m.Fix)
	}
}

func process(f findings, direct bool, now time.Time) matter {
	if direct {
		return matter{
			Name: "process", Note: true, Says: "none runs on this store: nothing is heard, and nothing is sent",
			Fix: "milepost run starts it, or your service manager",
		}
	}
	m := matter{Name: "process"}
	p := f.Process
	m.Says = fmt.Sprintf("runs as process %d, for %s", p.PID, lasting(now.Sub(p.Started)))
	if p.Version != version() {
		m.Says += fmt.Sprintf(", as version %s; this command is %s", p.Version, version())
	}
	if m.Rows, m.Needs = p.Troubles, len(p.Troubles) > 0; m.Needs {
		m.Says += "; what its chat platforms suffer from:"
	}
	return m
}

func consistency(f findings) matter {
	m := matter{Name: "store", Says: "consistent", Rows: f.Wrong, Needs: len(f.Wrong) > 0}
	switch {
	case m.Needs:
		m.Says = counted(len(f.Wrong), "thing is", "things are") + " not as it should be"
		m.Fix = "milepost backup first, then milepost doctor --mend"
	case !f.Checked:
		m.Note, m.Says = true, "not checked (--quick)"
	}
	m.Says += fmt.Sprintf("; %s, %s of it unused", sized(f.File), sized(f.Free))
	if f.Restored != "" {
		m.Says += "; " + restored(f.Restored)
	}
	return m
}

// restored says what keptRestored means.
func restored(kept string) string {
	var at, of string
	if _, err := fmt.Sscan(kept, &at, &of); err != nil {
		return "restored from a copy"
	}
	day, err := time.Parse(time.RFC3339, at)
	moment, err2 := time.Parse(time.RFC3339, of)
	if err := errors.Join(err, err2); err != nil {
		return "restored from a copy"
	}
	return fmt.Sprintf("restored %s from a copy of %s", stamp(day), stamp(moment))
}

func parked(f findings) matter {
	m := matter{Name: "messages", Says: "none could not be handled", Rows: lines(f.Parked), Needs: len(f.Parked) > 0}
	if m.Needs {
		m.Says = counted(len(f.Parked), "message", "messages") + " could not be handled, and the sender was told so"
		n := f.Parked[0].Number
		m.Fix = fmt.Sprintf("milepost doctor --replay %s handles it again, --drop %s lets it go; parked stands for all", n, n)
	}
	return m
}

func givenUp(f findings) matter {
	m := matter{Name: "posts", Says: "none could not be sent", Rows: lines(f.GivenUp), Needs: len(f.GivenUp) > 0}
	if m.Needs {
		m.Says = counted(len(f.GivenUp), "post", "posts") + " could not be sent in the last days"
		n := f.GivenUp[0].Number
		m.Fix = fmt.Sprintf("milepost doctor --replay %s sends it, --drop %s lets it go; given-up stands for all", n, n)
	}
	return m
}

func withheld(f findings) matter {
	m := matter{Name: "held back", Says: "nothing", Rows: lines(f.Withheld), Needs: len(f.Withheld) > 0}
	if m.Needs {
		m.Says = counted(len(f.Withheld), "post was", "posts were") + " waiting when the copy was made that this store comes from"
		n := f.Withheld[0].Number
		m.Fix = fmt.Sprintf("milepost doctor --release %s sends it, --drop %s lets it go; withheld stands for all", n, n)
	}
	return m
}

func waits(f findings, direct bool) matter {
	m := matter{Name: "waiting", Says: "nothing"}
	total := 0
	for _, w := range f.Waiting {
		total += w.Count
		late := f.At.Sub(w.Oldest) > lateAfter && !direct
		m.Needs = m.Needs || late
		m.Rows = append(m.Rows, fmt.Sprintf("%s, the oldest for %s", w.says(), lasting(f.At.Sub(w.Oldest))))
	}
	switch {
	case total > 0 && direct:
		m.Note, m.Says = true, "for the next start"
	case m.Needs:
		m.Says = "too long already"
		m.Fix = "look at the log of the service for the reason; it goes on by itself when that is gone"
	case total > 0:
		m.Says = "not for long"
	}
	return m
}

func strangers(f findings) matter {
	m := matter{Name: "strangers", Says: "none wrote"}
	total := 0
	for _, w := range f.Held {
		total += w.Count
		m.Rows = append(m.Rows, fmt.Sprintf("%s: %s, the first %s", w.What, counted(w.Count, "message", "messages"), stamp(w.Oldest)))
	}
	if total > 0 {
		m.Note = true
		m.Says = fmt.Sprintf("%s kept for people who are not in the roster", counted(total, "message is", "messages are"))
		m.Fix = "add them to people: with their identities and restart; they are asked what is to be recorded"
	}
	return m
}

func lastBackup(cfg *configs.Config, f findings, now time.Time) matter {
	m := matter{Name: "backup"}
	dir := backupDir(cfg)
	all, err := backupsIn(dir)
	switch {
	case cfg.Demo || cfg.Backup.Keep == 0:
		m.Note, m.Says = true, "no daily backups are made (backup.keep is 0)"
		if cfg.Demo {
			m.Says = "a demonstration has none"
		}
		return m
	case err != nil:
		m.Needs, m.Says, m.Fix = true, err.Error(), "mend that folder, or name another one with backup.dir"
	case len(all) == 0:
		m.Note, m.Says = true, "none in "+dir+" yet"
	default:
		newest := all[len(all)-1]
		m.Says = fmt.Sprintf("the newest is of %s (%s ago), %s; %s in %s",
			stamp(newest.at), lasting(now.Sub(newest.at)), sized(newest.bytes), counted(len(all), "copy", "copies"), dir)
		if now.Sub(newest.at) > backupAge {
			m.Needs, m.Fix = true, "they are made by the running service; look at its log, or milepost backup FILE now"
		}
	}
	if f.Backups != nil && f.Backups.Error != "" {
		if m.Says != f.Backups.Error {
			m.Says += "; the last try failed: " + f.Backups.Error
		}
		m.Needs, m.Fix = true, "it is tried again every hour; milepost backup FILE makes one elsewhere now"
	}
	return m
}

func disk(cfg *configs.Config) matter {
	m := matter{Name: "disk"}
	room, err := roomOf(cfg.Data)
	if err != nil {
		m.Says = err.Error()
		return m
	}
	m.Says = sized(int64(room.Free)) + " free"
	if room.Tight() {
		m.Needs = true
		m.Says += fmt.Sprintf(", and a copy of the store takes %s", sized(int64(room.Store)))
		m.Fix = "make room: at a full disk nothing more is recorded"
	}
	return m
}

func versions(cfg *configs.Config, f findings, now time.Time) matter {
	m := matter{Name: "versions"}
	book := cfg.Book.Hash()
	m.Says = fmt.Sprintf("milepost %s, %s, store version %d, names %d, playbook %.12s", version(), runtime.Version(), f.Schema, f.Names, book)
	if f.Playbook != "" && f.Playbook != book {
		m.Says += fmt.Sprintf(" (the store was last used with %.12s)", f.Playbook)
	}
	m.Says += fmt.Sprintf("; times are in %s", now.Format("MST -07:00"))
	if _, err := os.Stat(filepath.Join(cfg.Data, unfinished)); err == nil {
		m.Rows = append(m.Rows, "a load or a restore did not finish; the next one begins anew")
	}
	return m
}
