package crmtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/storage/crm"
)

// dumped is a dump of the store and what it is said to hold.
func (b *bench) dumped() ([]byte, crm.Contents) {
	b.t.Helper()
	var out bytes.Buffer
	has, err := b.Dump(b.t.Context(), &out)
	if err != nil {
		b.t.Fatalf("dump: %v", err)
	}
	return out.Bytes(), has
}

// other is an empty store beside the one under test.
func (b *bench) other() *bench {
	b.t.Helper()
	dir, err := os.MkdirTemp(b.opt.Dir, "other")
	if err != nil {
		b.t.Fatal(err)
	}
	o := &bench{t: b.t, clock: b.clock, open: b.open, opt: b.opt}
	o.opt.Dir = dir
	o.Machine = b.open(b.t, o.opt)
	return o
}

// reload dumps the store, loads the dump into an empty one, and goes on there.
// It fails unless that one dumps the same bytes.
func (b *bench) reload(fatal func(string, ...any)) {
	b.t.Helper()
	text, has := b.dumped()
	o := b.other()
	got, err := o.Load(b.t.Context(), bytes.NewReader(text))
	if err != nil {
		fatal("load: %v\n%s", err, text)
	}
	again, hasAgain := o.dumped()
	if !bytes.Equal(again, text) {
		fatal("after load the dump is\n%s\nwant\n%s", again, text)
	}
	if !reflect.DeepEqual(got, has) || !reflect.DeepEqual(hasAgain, has) {
		fatal("the dump holds %+v, what was loaded %+v, and its dump %+v", has, got, hasAgain)
	}
	if err := b.Close(); err != nil {
		fatal("close: %v", err)
	}
	b.Machine, b.opt = o.Machine, o.opt
}

// fill puts each sort of thing into the store, in several states.
func (b *bench) fill() {
	b.t.Helper()
	b.do(everything)
	b.put(
		Lead("l1", "byd", "2026-11-02"), Contact("k1", "byd", "王总"), Opportunity("p1", "byd", "2026-11-02"), Task("t1", "byd", "2026-11-11"),
		Expense("e1", crm.Yuan(160), "2026-11-02"), Draft("d1", "今天去了 <格力> & \u2028"), Lesson("n1", "byd", "毕亚迪"), Exported("o1", 18, "2026-11-02"), Conflict("x1", "byd", "毕亚迪"), &crm.Industry{ID: "chains", Name: Name("链条")}, Account("geli", "格力", func(a *crm.Account) { a.Deleted = true }),
	)
	b.do(func(tx crm.Tx) error {
		_, err := tx.Queue(Post("said", func(e *crm.Envelope) { e.Track = "T1" }))
		return errors.Join(err, tx.Sending("said"), tx.Sent("said", "msg2"))
	})
	for _, id := range []crm.BlobID{"held", "loose"} {
		if _, err := crm.StoreBlob(b.t.Context(), b, crm.Blob{ID: id, Name: "photo.jpg"}, bytes.NewReader(Bytes(crm.ChunkSize+5)), 1<<30); err != nil {
			b.t.Fatal(err)
		}
	}
	b.put(Activity("v9", "byd", "2026-11-03", func(a *crm.Activity) { a.Files = []crm.Attachment{{Blob: "held"}, {Blob: "held"}} }))
	b.do(func(tx crm.Tx) error {
		_, err0 := tx.Take(Message("waits \x01\x00 \u00e9"))
		_, err1 := tx.Take(Message("done"))
		_, err2 := tx.Take(Message("parked", func(m *crm.Taken) { m.Content = "c2" }))
		_, err3 := tx.Queue(Post("tried", func(e *crm.Envelope) { e.Track = "T1" }))
		_, err4 := tx.NextNumber("LX-2026")
		return errors.Join(err0, err1, err2, err3, err4, tx.Finish("done"), tx.Park("parked", "i1", "why"), tx.Sending("tried"),
			tx.Keep("bytes", []byte{0xFF, 0, 1}), tx.Keep("empty", []byte{}), tx.Keep("text", []byte("中 <b> \u2028")),
			tx.PutChunk("half a file", 0, []byte{0xFF, 1}), tx.SetRef("T1", "here", "msg7"), tx.SetRef("T1", "here", "msg8"), tx.Wake(crm.Wake{Subject: "long ago", At: time.Date(1900, 1, 1, 0, 0, 0, 1000, time.UTC)}),
		)
	})
}

func dumpLoad(t *testing.T, b *bench) {
	b.reload(t.Fatalf) // with little in it
	b.fill()
	b.reload(t.Fatalf)
	Consistent(t, b)
}

func loadGoesOn(t *testing.T, b *bench) {
	b.fill()
	b.reload(t.Fatalf)
	b.do(func(tx crm.Tx) error {
		n, err := tx.NextNumber("LX-2026")
		if n != 3 {
			t.Errorf("the next number is %d, want 3", n)
		}
		c := crm.Change{Group: "g9", Actor: Anna, Kind: crm.KindAccount, ID: "byd"}
		again, err2 := tx.Take(Message("another", func(m *crm.Taken) { m.Content = "c2" }))
		twice, err3 := tx.Queue(Post("said"))
		if again || twice {
			t.Errorf("content was taken twice: %v, a post was queued twice: %v", again, twice)
		}
		return errors.Join(err, err2, err3, tx.Log(&c), tx.Sent("tried", ""), tx.Retake("parked"))
	})
	b.look(func(r crm.Reader) error {
		rows, rev, err := r.Names(0)
		if len(rows) == 0 || rev == 0 {
			t.Errorf("names are %v, revision %d", rows, rev)
		}
		changes, _, err2 := r.Changes(crm.ChangeFilter{Group: "g9"}, crm.Page{})
		if len(changes) != 1 || changes[0].Seq != 2 {
			t.Errorf("the next change is %+v, want number 2", changes)
		}
		track, err3 := r.Track("here", "msg7")
		shown, err4 := r.RefOf("T1", "here")
		if track != "T1" || shown != "msg8" {
			t.Errorf("the old message is of %q, the new one is %q", track, shown)
		}
		return errors.Join(err, err2, err3, err4)
	})
	b.again()
	b.reload(t.Fatalf)
}

func dumpOrder(t *testing.T, b *bench) {
	b.fill()
	text, has := b.dumped()
	want := crm.Contents{
		At: Start(), Changes: 1,
		Records: map[crm.Kind]int{
			crm.KindPerson: 6, crm.KindTeam: 1, crm.KindAccount: 2, crm.KindLead: 1, crm.KindContact: 1, crm.KindOpportunity: 1,
			crm.KindActivity: 2, crm.KindTask: 1, crm.KindExpense: 1, crm.KindDraft: 1, crm.KindLesson: 1,
			crm.KindExport: 1, crm.KindConflict: 1, crm.KindIndustry: 1,
		},
		Messages: map[crm.TakenState]int{crm.Waiting: 2, crm.Done: 1, crm.Parked: 1},
		Posts:    map[crm.PostState]int{crm.Queued: 1, crm.Said: 1, crm.OnWay: 1},
		Blobs:    2, Bytes: 2 * (crm.ChunkSize + 5),
	}
	if !reflect.DeepEqual(has, want) {
		t.Errorf("it holds\n%+v, want\n%+v", has, want)
	}
	lines := strings.SplitAfter(strings.TrimSuffix(string(text), "\n"), "\n")
	if want := fmt.Sprintf(`{"t":"milepost","n":%d,"v":{"names":%d}}`+"\n", crm.DumpVersion, crm.NameVersion); lines[0] != want {
		t.Errorf("the header is %q, want %q", lines[0], want)
	}
	types, last := crm.LineTypes(), crm.Line{}
	seen := map[string]bool{}
	for i, text := range lines {
		l, err := crm.ReadLine([]byte(text))
		if err != nil {
			t.Fatalf("line %d: %v", i+1, err)
		}
		at, before := slices.Index(types, l.Type), slices.Index(types, last.Type)
		if at < before || at == before && l.Type != crm.LineTrack && l.Type != crm.LineShown && (l.Key < last.Key || l.Key == last.Key && l.Number <= last.Number) {
			t.Errorf("line %d stands in the wrong order: %s", i+1, text)
		}
		seen[l.Type], last = true, l
	}
	for _, typ := range types {
		k := crm.Kind(typ)
		if _, held := want.Records[k]; !seen[typ] && (held || crm.New(k) == nil) {
			t.Errorf("no line is of the type %q", typ)
		}
	}
}

// Lines of a small dump.
const (
	aHeader = `{"t":"milepost","n":1,"v":{"names":1}}`
	aTeam   = `{"t":"team","k":"t","v":{"rev":1,"created":"2026-11-02T02:00:00Z","updated":"2026-11-02T02:00:00Z","id":"t","name":{"text":"T","fold":"t","sort":"t"}}}`
	aKept   = `{"t":"kept","k":"b","v":"1"}`
)

func loadRefused(t *testing.T, b *bench) {
	taken := func(key, content string, seq int) string {
		return string(crm.Line{Type: crm.LineMessage, Key: key, Value: []byte(`{"key":"` + key + `","content":"` + content + `","lane":"x","seq":` + string(rune('0'+seq)) + `,"at":"2026-11-02T02:00:00Z","arrived":"2026-11-02T02:00:00Z","state":"done"}`)}.Append(nil))
	}
	account := func(owner string) string {
		return `{"t":"account","k":"a","v":{"rev":1,"created":"2026-11-02T02:00:00Z","updated":"2026-11-02T02:00:00Z","id":"a","owner":"` + owner + `","name":{"text":"A","fold":"a","sort":"a"}}}`
	}
	for _, c := range []struct{ name, text, says string }{
		{"nothing at all", "", "the dump is empty"},
		{"no header", aKept, `line 1: this is no dump of Milepost`},
		{"a header that says nothing", `{"t":"milepost"}`, "line 1: the header does not tell the version"},
		{"a newer dump", `{"t":"milepost","n":2,"v":{"names":1}}`, "line 1: the dump has version 2 and this program knows 1"},
		{"newer names", `{"t":"milepost","n":1,"v":{"names":99}}`, "line 1: the dump has names of version 99"},
		{"two dumps", aHeader + "\n" + aHeader, "line 2: a second header"},
		{"no JSON", aHeader + "\nhello", "line 2: it is no line of a dump, or was cut off"},
		{"an empty line", aHeader + "\n\n" + aKept, "line 2: it is no line of a dump, or was cut off"},
		{"a line that was cut off", aHeader + "\n" + aTeam[:60], "line 2: it is no line of a dump, or was cut off"},
		{"a field that no line has", aHeader + "\n" + `{"t":"kept","k":"b","v":"1","x":2}`, `line 2: the value kept as "b": invalid character`},
		{"text that is not UTF-8", aHeader + "\n" + `{"t":"kept","k":"b","v":"` + "\xff" + `"}`, "line 2: the line is not UTF-8"},
		{"a type of another time", aHeader + "\n" + `{"t":"robot","k":"b"}`, `line 2: "robot" is no type of a line that this version knows`},
		{"a record under another id", aHeader + "\n" + strings.Replace(aTeam, `"k":"t"`, `"k":"u"`, 1), `line 2: the team under "u" calls itself "t"`},
		{"a record that is none", aHeader + "\n" + `{"t":"team","k":"t","v":[1]}`, `line 2: team "t" is not written as a record is`},
		{"a record that was never put", aHeader + "\n" + strings.Replace(aTeam, `"rev":1`, `"rev":0`, 1), `line 2: team "t" has no revision`},
		{"twice the same", aHeader + "\n" + aKept + "\n" + aKept, `line 3: kept "b" stands twice, or not in its order`},
		{"the wrong order", aHeader + "\n" + aKept + "\n" + aTeam, `line 3: team "t" stands behind kept, and must stand before it`},
		{"a reference that leads nowhere", aHeader + "\n" + aTeam + "\n" + account("nobody"), `line 3: it refers to person "nobody", which the dump does not have`},
		{"a number that was not counted", aHeader + "\n" + taken("m", "", 7), "line 2: it carries 7 of seq/in, which the dump counts to 0 only"},
		{"two messages of one content", aHeader + "\n" + `{"t":"count","k":"seq/in","n":7}` + "\n" + taken("m", "c", 1) + taken("n", "c", 2), "line 4: it claims the same place"},
	} {
		o := b.other()
		_, err := o.Load(t.Context(), strings.NewReader(c.text))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: load gave %v, want %q", c.name, err, c.says)
		}
		if err := o.View(t.Context(), func(crm.Reader) error { return nil }); !errors.Is(err, crm.ErrUnfinished) {
			t.Errorf("%s: afterwards a view gave %v", c.name, err)
		}
		if err := o.Update(t.Context(), Seed); !errors.Is(err, crm.ErrUnfinished) {
			t.Errorf("%s: afterwards an update gave %v", c.name, err)
		}
	}
}

// slow gives a reader that calls f before it gives its last half.
type slow struct {
	text []byte
	half int
	f    func()
}

func (s *slow) Read(b []byte) (int, error) {
	if len(s.text) <= s.half && s.f != nil {
		s.f()
		s.f = nil
	}
	n := copy(b[:min(len(b), 512)], s.text)
	s.text = s.text[n:]
	if n == 0 {
		return 0, errors.New("the wire broke")
	}
	return n, nil
}

func loadStopped(t *testing.T, b *bench) {
	b.fill()
	text, _ := b.dumped()
	o := b.other()
	used := false
	_, err := o.Load(t.Context(), &slow{text: text, half: len(text) / 2, f: func() {
		used = true
		if err := o.Update(t.Context(), Seed); !errors.Is(err, crm.ErrUnfinished) {
			t.Errorf("an update during the load gave %v", err)
		}
	}})
	if err == nil || !strings.Contains(err.Error(), "the wire broke") || !used {
		t.Fatalf("load gave %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := b.other().Load(ctx, bytes.NewReader(text)); !errors.Is(err, context.Canceled) {
		t.Errorf("a load that was given up gave %v", err)
	}
}

func loadNotEmpty(t *testing.T, b *bench) {
	text, _ := b.dumped()
	if _, err := b.Load(t.Context(), bytes.NewReader(text)); !errors.Is(err, crm.ErrNotEmpty) {
		t.Errorf("load gave %v", err)
	}
	b.put(Account("byd", "比亚迪")) // it goes on
}

func loadDamaged(t *testing.T, b *bench) {
	b.fill()
	text, _ := b.dumped()
	var left []byte
	for line := range bytes.Lines(text) {
		switch l, _ := crm.ReadLine(line); {
		case l.Type == crm.LineHeader:
			line = crm.Line{Type: l.Type, Number: l.Number, Value: []byte(`{"names":1,"damaged":true}`)}.Append(nil)
		case l.Type == crm.LineCount, l.Type == string(crm.KindAccount):
			continue
		}
		left = append(left, line...)
	}
	o := b.other()
	if _, err := o.Load(t.Context(), bytes.NewReader(left)); err != nil {
		t.Fatalf("load: %v", err)
	}
	o.do(func(tx crm.Tx) error {
		_, err := tx.Take(Message("next"))
		n, err2 := tx.NextNumber("V")
		if n != 3 {
			t.Errorf("the next visit is V%d, want V3: its series was lost and follows from the visits", n)
		}
		return errors.Join(err, err2)
	})
	wrong, err := o.Check(t.Context())
	if err != nil || len(wrong) == 0 {
		t.Errorf("the check says %q, %v", wrong, err)
	}
	for _, sentence := range wrong {
		if !strings.Contains(sentence, "which is missing") {
			t.Errorf("the check says %s", sentence)
		}
	}
}

func mendNothing(t *testing.T, b *bench) {
	b.fill()
	before, _ := b.dumped()
	did, err := b.Mend(t.Context())
	if err != nil || len(did) > 0 {
		t.Errorf("mend did %q, %v", did, err)
	}
	if after, _ := b.dumped(); !bytes.Equal(after, before) {
		t.Error("the dump is another")
	}
}

func machineCancelled(t *testing.T, b *bench) {
	b.fill()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out bytes.Buffer
	_, err1 := b.Dump(ctx, &out)
	_, err2 := b.Backup(ctx, &out)
	_, err3 := b.Mend(ctx)
	_, err4 := b.Check(ctx)
	_, err5 := b.Size(ctx)
	for what, err := range map[string]error{"dump": err1, "backup": err2, "mend": err3, "check": err4, "size": err5} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s gave %v", what, err)
		}
	}
	size, err := b.Size(t.Context())
	if err != nil || size.File <= 0 || size.Free < 0 || size.Free > size.File || size.Schema < 1 || size.Names != crm.NameVersion {
		t.Errorf("the size is %+v, %v", size, err)
	}
}
