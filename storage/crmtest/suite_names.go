package crmtest

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"milepost/storage/crm"
)

func names(t *testing.T, b *bench) {
	since := b.revision()
	b.put(Account("byd", "比亚迪"), Account("geli", "格力"), Contact("wang", "byd", "王总"))
	b.put(b.account("geli"), Task("t1", "byd", "2026-11-11"))
	a := b.account("byd")
	a.Aliases = []crm.Name{Name("BYD")}
	b.put(a)
	if got, want := b.rows(since), []string{"geli", "wang", "byd"}; !slices.Equal(got, want) {
		t.Errorf("changed: %q, want %q", got, want)
	}
	since = b.revision()
	g := b.account("geli")
	g.Deleted = true
	b.put(g)
	if got, want := b.rows(since), []string{"geli gone"}; !slices.Equal(got, want) {
		t.Errorf("changed: %q, want %q", got, want)
	}
	all := b.rows(0)
	slices.Sort(all)
	if want := []string{"anna", "byd", "chenjing", "wang", "wangmin", "xiaoli", "zhaogang", "zhouhang"}; !slices.Equal(all, want) {
		t.Errorf("all names: %q, want %q", all, want)
	}
	if got := b.rows(b.revision()); len(got) > 0 {
		t.Errorf("nothing changed, but %q came", got)
	}
	b.look(func(r crm.Reader) error {
		rows, _, err := r.Names(0)
		i := slices.IndexFunc(rows, func(n crm.NameRow) bool { return n.ID == "byd" })
		if diff := cmp.Diff(b.account("byd").NameRow(), rows[i]); diff != "" {
			t.Errorf("the row (-want +got):\n%s", diff)
		}
		return err
	})
}

// revision is that of the newest name.
func (b *bench) revision() (rev uint64) {
	b.t.Helper()
	b.look(func(r crm.Reader) (err error) { _, rev, err = r.Names(0); return err })
	return rev
}

// rows are the ids of the names that changed since a revision.
func (b *bench) rows(since uint64) []string {
	b.t.Helper()
	var out []string
	b.look(func(r crm.Reader) error {
		rows, _, err := r.Names(since)
		for _, row := range rows {
			id := row.ID
			if row.Gone {
				id += " gone"
			}
			out = append(out, id)
		}
		return err
	})
	return out
}

func quiet(t *testing.T, b *bench) {
	b.put(Account("byd", "比亚迪"))
	rev := b.revision()
	a := b.account("byd")
	a.LastVisit, a.Met = "2026-11-02", 1
	b.put(a, Activity("v1", "byd", "2026-11-02"))
	if got := b.revision(); got != rev {
		t.Errorf("a visit moved the names from revision %d to %d", rev, got)
	}
}
