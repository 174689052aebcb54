package bolt

import (
	"encoding/binary"
	"encoding/json"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// as writes a value with a right check sum.
func as(btx *bbolt.Tx, bucket string, key, body []byte) error {
	return btx.Bucket([]byte(bucket)).Put(key, seal(bucket, key, formats()[bucket], body))
}

// without removes a key that must be there.
func without(t *testing.T, btx *bbolt.Tx, bucket string, key []byte) error {
	t.Helper()
	if btx.Bucket([]byte(bucket)).Get(key) == nil {
		t.Fatalf("%s has no %q", bucket, key)
	}
	return btx.Bucket([]byte(bucket)).Delete(key)
}

func number(n int64) []byte { return binary.AppendVarint(nil, n) }

// rewrite changes a record and nothing else.
func rewrite[T any, P interface {
	*T
	crm.Record
}](btx *bbolt.Tx, id string, change func(P)) error {
	rec := P(new(T))
	bucket := recordsOf(rec.Kind())
	v := btx.Bucket([]byte(bucket)).Get([]byte(id))
	if err := json.Unmarshal(v[1:len(v)-4], rec); err != nil {
		return err
	}
	change(rec)
	body, err := json.Marshal(rec)
	if err != nil {
		return err
	}
	return as(btx, bucket, []byte(id), body)
}

// spoil is something wrong with a store that furnish filled.
type spoil struct {
	name  string
	spoil func(*testing.T, *bbolt.Tx) error
	want  []string // the beginnings of the sentences of Check, in order
}

func spoils() []spoil {
	visits := tallyKey(crm.Tally{Who: crmtest.Xiaoli, Day: "2026-11-02", Metric: crm.MetricVisits})
	sorted := func(id, sort string) []byte { return key(sort, id) }
	return []spoil{
		{"nothing", func(*testing.T, *bbolt.Tx) error { return nil }, nil},
		{
			"a total is too high",
			func(_ *testing.T, btx *bbolt.Tx) error { return as(btx, bTally, visits, number(5)) },
			[]string{`The total of visits of "xiaoli" on 2026-11-02 is 5, but the records make it 2.`},
		},
		{
			"a total is gone",
			func(t *testing.T, btx *bbolt.Tx) error { return without(t, btx, bTally, visits) },
			[]string{`The total of visits of "xiaoli" on 2026-11-02 is 0, but the records make it 2.`},
		},
		{
			"a total of nothing",
			func(_ *testing.T, btx *bbolt.Tx) error {
				return as(btx, bTally, tallyKey(crm.Tally{Who: "anna", Day: "2026-11-02", Metric: "cost", Currency: "EUR"}), number(7))
			},
			[]string{`The total of cost of "anna" on 2026-11-02 in EUR is 7, but no record counts into it.`},
		},
		{
			"a missing entry of an index",
			func(t *testing.T, btx *bbolt.Tx) error {
				return without(t, btx, "ix.account.all", sorted("byd", "比亚迪"))
			},
			[]string{`account "byd" is missing from ix.account.all.`},
		},
		{
			"an entry too many",
			func(_ *testing.T, btx *bbolt.Tx) error { return as(btx, "ix.account.all", sorted("byd", "zzz"), nil) },
			[]string{`ix.account.all has an entry that follows from nothing: "zzz\x00byd\x00".`},
		},
		{
			"an entry under a wrong name",
			func(t *testing.T, btx *bbolt.Tx) error {
				if err := without(t, btx, "ix.account.all", sorted("byd", "比亚迪")); err != nil {
					return err
				}
				return as(btx, "ix.account.all", sorted("byd", "zzz"), nil)
			},
			[]string{`account "byd" is missing from ix.account.all.`, `ix.account.all has an entry that follows from nothing`},
		},
		{
			"a flipped byte of a record",
			func(_ *testing.T, btx *bbolt.Tx) error {
				b := btx.Bucket([]byte("rec.task"))
				v := append([]byte(nil), b.Get([]byte("t1"))...)
				v[20] ^= 1
				return b.Put([]byte("t1"), v)
			},
			[]string{`In rec.task the value of "t1" is damaged: its check sum does not fit.`, `Totals were not compared: 1 records cannot be read.`},
		},
		{
			"a value moved to another key",
			func(_ *testing.T, btx *bbolt.Tx) error {
				b := btx.Bucket([]byte(bKept))
				return b.Put([]byte("other"), b.Get([]byte("digest/huanan")))
			},
			[]string{`In kept the value of "other" is damaged: its check sum does not fit.`},
		},
		{
			"a value too short for a sum",
			func(_ *testing.T, btx *bbolt.Tx) error {
				return btx.Bucket([]byte(bKept)).Put([]byte("other"), []byte("b"))
			},
			[]string{`In kept the value of "other" is damaged: its check sum does not fit.`},
		},
		{
			"a record that is no JSON",
			func(_ *testing.T, btx *bbolt.Tx) error { return as(btx, "rec.goal", []byte("g"), []byte("?")) },
			[]string{`goal "g" is not written as a record is`, `Totals were not compared: 1 records cannot be read.`},
		},
		{
			"a record under another id",
			func(_ *testing.T, btx *bbolt.Tx) error { return as(btx, "rec.goal", []byte("g"), []byte(`{"id":"h"}`)) },
			[]string{`goal "h" is kept under the id "g".`},
		},
		{
			"a customer that is gone",
			func(_ *testing.T, btx *bbolt.Tx) error {
				return rewrite(btx, "v2", func(a *crm.Activity) { a.With = []crm.ContactID{"nobody"} })
			},
			[]string{`activity "v2" refers to contact "nobody", which is missing.`},
		},
		{
			"a customer that is deleted",
			func(_ *testing.T, btx *bbolt.Tx) error {
				return rewrite(btx, "wang", func(c *crm.Contact) { c.Deleted = true })
			},
			[]string{`ix.contact.account has an entry`, `ix.contact.fold has an entry`},
		},
		{
			"two records with one number",
			func(t *testing.T, btx *bbolt.Tx) error {
				if err := without(t, btx, "ix.activity.no", key("V2", "v2")); err != nil {
					return err
				}
				if err := as(btx, "ix.activity.no", key("V1", "v2"), nil); err != nil {
					return err
				}
				return rewrite(btx, "v2", func(a *crm.Activity) { a.No = 1 })
			},
			[]string{`The number V1 is carried by two records: activity "v1" and "v2".`},
		},
		{
			"a name without a revision",
			func(t *testing.T, btx *bbolt.Tx) error { return without(t, btx, bNameOf, key("account", "byd")) },
			[]string{`The name of account "byd" is missing from name.of.`, `name has an entry that follows from nothing`},
		},
		{
			"a revision that was not given yet",
			func(_ *testing.T, btx *bbolt.Tx) error { return as(btx, bCount, []byte(seqName), number(8)) },
			[]string{`The name of contact "wang" carries 9 of seq/name, which was counted to 8 only.`},
		},
		{
			"an identity of nobody",
			func(_ *testing.T, btx *bbolt.Tx) error {
				return as(btx, bIdentity, []byte("slack/x/y"), []byte("nobody"))
			},
			[]string{`identity "slack/x/y" is missing from identity.of.`, `identity "slack/x/y" belongs to person "nobody", who is missing.`},
		},
		{
			"a talk with nobody",
			func(_ *testing.T, btx *bbolt.Tx) error { return as(btx, bTalk, []byte("nobody"), []byte("{}")) },
			[]string{`conversation belongs to person "nobody", who is missing.`},
		},
		{
			"a wake at another time",
			func(_ *testing.T, btx *bbolt.Tx) error { return as(btx, bWakeOf, []byte("cadence/byd"), number(1)) },
			[]string{`The wake of "cadence/byd" is missing from wake.`, `wake has an entry that follows from nothing`},
		},
		{
			"a change that is not found by its group",
			func(t *testing.T, btx *bbolt.Tx) error {
				return without(t, btx, bByGroup, append(key("g1"), ordered(1)...))
			},
			[]string{`Change 1 is missing from change.grp.`},
		},
		{
			"a move that no change made",
			func(_ *testing.T, btx *bbolt.Tx) error {
				return as(btx, bByTeam, append(append(key("huanan"), moment(crmtest.Start())...), ordered(1)...), []byte("{}"))
			},
			[]string{`change.team has an entry that follows from nothing`},
		},
		{
			"a change of nothing",
			func(_ *testing.T, btx *bbolt.Tx) error {
				return as(btx, bChange, ordered(1), []byte(`{"seq":1,"group":"g1","actor":"xiaoli","kind":"account","id":"nobody"}`))
			},
			[]string{
				`Change 1 is missing from change.rec.`, `Change 1 is missing from change.who.`, `Change 1 is about account "nobody", which is missing.`,
				`change.rec has an entry`, `change.who has an entry`,
			},
		},
		{
			"a message whose state is elsewhere",
			func(_ *testing.T, btx *bbolt.Tx) error {
				return as(btx, bTaken, []byte("m1"), []byte(`{"key":"m1","content":"c1","seq":1,"state":"done"}`))
			},
			[]string{`message "m1" is missing from in.state.`, `in.state has an entry`},
		},
		{
			"a message that would be taken again",
			func(t *testing.T, btx *bbolt.Tx) error { return without(t, btx, bContent, []byte("c1")) },
			[]string{`message "m1" is missing from in.content.`},
		},
		{
			"a post that another seems to wait for",
			func(_ *testing.T, btx *bbolt.Tx) error { return as(btx, bWaiting, key("V1", "here"), []byte("p1")) },
			[]string{`out.track has an entry that follows from nothing`},
		},
		{
			"a post that is not in its queue",
			func(t *testing.T, btx *bbolt.Tx) error {
				return without(t, btx, bPostAt, append(key("queued"), ordered(1)...))
			},
			[]string{`post "p1" is missing from out.state.`},
		},
		{
			"a card that belongs to no track",
			func(t *testing.T, btx *bbolt.Tx) error { return without(t, btx, bTrack, key("here", "msg1")) },
			[]string{`Message "msg1" in here shows track "V1" but belongs to "".`},
		},
		{
			"a bucket is gone",
			func(_ *testing.T, btx *bbolt.Tx) error { return btx.DeleteBucket([]byte(bKept)) },
			[]string{`kept cannot be read to its end: bucket kept is gone`},
		},
	}
}

func TestCheckTellsEachDifferenceInASentence(t *testing.T) {
	for _, c := range spoils() {
		t.Run(c.name, func(t *testing.T) {
			s := fresh(t)
			crmtest.Do(t, s, furnish)
			s.falsify(t, func(btx *bbolt.Tx) error { return c.spoil(t, btx) })
			got, err := s.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for i, sentence := range got {
				if i >= len(c.want) || !strings.HasPrefix(sentence, c.want[i]) {
					t.Errorf("found %q", sentence)
				}
			}
			if len(got) < len(c.want) {
				t.Errorf("found %d differences, want %q", len(got), c.want)
			}
		})
	}
}

func TestCheckStopsWhenThereIsTooMuch(t *testing.T) {
	s := fresh(t)
	s.falsify(t, func(btx *bbolt.Tx) error {
		for i := range uint64(3 * maxFindings) {
			if err := as(btx, bKept, ordered(i), nil); err != nil {
				return err
			}
			if err := btx.Bucket([]byte(bKept)).Put(ordered(i), []byte("no sum here")); err != nil {
				return err
			}
		}
		return nil
	})
	got, err := s.Check(t.Context())
	if err != nil || len(got) != maxFindings+1 || !strings.HasPrefix(got[maxFindings], "There is more") {
		t.Errorf("%d sentences, %v", len(got), err)
	}
}
