package desk_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// hears takes a message into the inbox, lets its sender do something by it,
// and answers with the same words.
func (w *world) hears(key, text string, f func(k *desk.Work) error) crm.GroupID {
	w.t.Helper()
	var g crm.GroupID
	now := w.clock.Now()
	w.update(func(tx crm.Tx) error {
		p, err := crm.Get[crm.Person](tx, crmtest.Xiaoli)
		if err != nil {
			return err
		}
		_, err = tx.Take(crmtest.Message(key, func(m *crm.Taken) { m.At, m.Body = now, body(text) }))
		if err != nil {
			return err
		}
		k, err := w.desk.Begin(tx, &p, desk.Via{Message: key, Text: text, Said: now})
		if err != nil {
			return err
		}
		g = k.Group()
		if err := f(k); err != nil {
			return err
		}
		_, err = tx.Queue(crmtest.Post(key+"/1", func(e *crm.Envelope) { e.Body = body("✅ 已记 " + text) }))
		return errors.Join(err, tx.Finish(key))
	})
	w.clock.Advance(time.Minute)
	return g
}

// body is a message or a post as chat keeps it, as far as it matters here.
func body(text string) []byte {
	b, err := json.Marshal(map[string]any{"v": 1, "m": map[string]any{"Text": text, "Values": map[string][]string{"with": {text}}}})
	if err != nil {
		return nil
	}
	return b
}

// everything is all that a dump holds, what is hidden in it as base64 too.
func (w *world) everything() string {
	w.t.Helper()
	var out bytes.Buffer
	if _, err := w.store.Dump(w.t.Context(), &out); err != nil {
		w.t.Fatal(err)
	}
	var all strings.Builder
	for line := range bytes.Lines(out.Bytes()) {
		var v any
		if err := json.Unmarshal(line, &v); err != nil {
			w.t.Fatal(err)
		}
		unfold(&all, v)
		all.WriteByte('\n')
	}
	return all.String()
}

func unfold(out *strings.Builder, v any) {
	switch x := v.(type) {
	case string:
		var inner any
		if raw, err := base64.StdEncoding.DecodeString(x); err == nil && json.Unmarshal(raw, &inner) == nil {
			unfold(out, inner)
			return
		}
		fmt.Fprintln(out, x)
	case []any:
		for _, e := range x {
			unfold(out, e)
		}
	case map[string]any:
		for k, e := range x {
			fmt.Fprintln(out, k)
			unfold(out, e)
		}
	case nil:
	default:
		fmt.Fprintln(out, x)
	}
}

// forget is what a test asks for.
func forget(id crm.ContactID) desk.Forget {
	return desk.Forget{Contact: id, Name: crmtest.Name("已删除联系人 K1"), Zh: "已删除联系人", En: "removed contact"}
}

func (w *world) forgets(id crm.ContactID) desk.Forgetting {
	w.t.Helper()
	out, err := w.desk.Forget(w.t.Context(), w.store, forget(id))
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

// meets is a visit to a customer at which somebody was met.
func meets(account string, n desk.NewContact, a desk.NewActivity, out *desk.Logged) func(k *desk.Work) error {
	return func(k *desk.Work) error {
		acc, _, err := k.OpenAccount(desk.NewAccount{Name: crmtest.Name(account)})
		if err != nil {
			return err
		}
		n.Account, a.Account = acc.ID, acc.ID
		c, _, err := k.AddContact(n)
		if err != nil {
			return err
		}
		a.With = []crm.ContactID{c.ID}
		*out, err = k.LogActivity(a)
		return err
	}
}

// office is a team that knows two people called 王建国 and two called 王总.
type office struct {
	*world
	byd, geli desk.Logged
	first     crm.GroupID // of the visit to 比亚迪
	step, fix crm.GroupID
}

func newOffice(t *testing.T, twice bool) *office {
	o := &office{world: newWorld(t, twice)}
	wang := desk.NewContact{Name: crmtest.Name("王总"), Full: "王建国", Title: "采购总监", Phone: "13700001234", Email: "Jianguo.Wang@byd.example", WeChat: "wjg_88x"}
	o.first = o.hears("m-first", "今天拜访了比亚迪王总,聊了电池线,带方案过去,137-0000-1234,微信wjg_88x", meets("比亚迪", wang, desk.NewActivity{Gist: "王总说再看看", Need: "电池线"}, &o.byd))
	other := desk.NewContact{Name: crmtest.Name("王总"), Full: "王建国", Phone: "13800009999"}
	o.hears("m-geli", "下午格力王总,他电话13800009999", meets("格力", other, desk.NewActivity{Gist: "王总要报价"}, &o.geli))
	o.step = o.hears("m-step", "下周三给王总送样", func(k *desk.Work) error {
		_, err := k.AddTask(desk.NewTask{Account: o.byd.Account.ID, Contact: o.byd.Activity.With[0], Text: "给王总送样", Due: "2026-11-11", From: o.byd.Activity.ID})
		return err
	})
	o.fix = o.hears("m-fix", "王总是王建国,老王也行", func(k *desk.Work) error {
		_, err := k.UpdateContact(o.byd.Activity.With[0], desk.ContactEdit{Title: new("副总")})
		return err
	})
	o.hears("m-draft", "王建国那边差不多了", func(k *desk.Work) error {
		facts := fmt.Sprintf(`{"v":1,"f":{"Text":"王建国那边差不多了","Contacts":[{"Name":"王建国","Known":[{"Row":{"kind":"contact","id":%q,"names":[{"text":"王总","fold":"王总","pinyin":["wangzong"],"sort":"wangzong"}],"phone":"13700001234"}}]}]}}`, o.byd.Activity.With[0])
		_, err := k.SaveDraft(desk.NewDraft{Text: "王建国那边差不多了", Intent: "visit", Facts: []byte(facts), Ask: "confirm"})
		return err
	})
	return o
}

func TestForgettingTakesSomebodyOutOfEverything(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := newOffice(t, false)
		id := o.byd.Activity.With[0]
		o.update(func(tx crm.Tx) error {
			_, err := tx.Take(crmtest.Message("m-parked", func(m *crm.Taken) { m.Body = body("比亚迪王总 +86 137 0000 1234") }))
			return errors.Join(err, tx.Park("m-parked", "I-1", `read "王建国": panic`),
				tx.Keep("note", []byte("jianguo.wang@BYD.example")),
				tx.PutConversation(crm.Conversation{Person: crmtest.Xiaoli, Contact: id, Question: crm.Question{
					Choices: []crm.Choice{{Value: string(id), Label: "王总"}}, Subject: crm.Pointer{Kind: crm.KindContact, ID: string(id)},
				}}))
		})
		before := o.snapshot()
		plan, err := o.desk.PlanForget(t.Context(), o.store, forget(id))
		if err != nil {
			t.Fatal(err)
		}
		if diff := before.diff(o.snapshot()); diff != "" {
			t.Fatalf("a plan changed something: %s", diff)
		}
		done := o.forgets(id)
		if plan.Visits != 1 || plan.Ways != 3 || plan.Named[crm.InMessages] != 5 || plan.Named[crm.InPosts] != 4 || fmt.Sprint(done.Named) != fmt.Sprint(plan.Named) {
			t.Errorf("planned %+v, done %+v", plan, done)
		}
		left := o.everything()
		for _, gone := range []string{"1234", "wjg_88x", "jianguo", "Jianguo", "采购总监", "副总", "聊了电池线,带方案过去,137"} {
			if strings.Contains(left, gone) {
				t.Errorf("%q is still there", gone)
			}
		}
		// What is left of the name belongs to the other one.
		for line := range strings.Lines(left) {
			if (strings.Contains(line, "王总") || strings.Contains(line, "王建国") || strings.Contains(line, "老王")) &&
				!strings.Contains(line, "格力") && strings.TrimSpace(line) != "王总" && strings.TrimSpace(line) != "王建国" && !strings.Contains(line, "王总要报价") {
				t.Errorf("still said: %s", line)
			}
		}
		c := get[crm.Contact](o.world, id)
		if c.Name.Text != "已删除联系人 K1" || c.No != 1 || c.Forgotten == "" || c.Phone+c.Email+c.WeChat+c.Title+c.Full+c.Evidence.Text != "" || c.Met != 1 {
			t.Errorf("he is %+v", c)
		}
		if other := get[crm.Contact](o.world, o.geli.Activity.With[0]); other.Full != "王建国" || other.Phone != "13800009999" || other.Name.Text != "王总" {
			t.Errorf("the other one is %+v", other)
		}
		if a := get[crm.Activity](o.world, o.geli.Activity.ID); a.Gist != "王总要报价" || !strings.Contains(a.Evidence.Text, "格力王总") {
			t.Errorf("the visit to the other one is %+v", a)
		}
		a := get[crm.Activity](o.world, o.byd.Activity.ID)
		if a.Gist != "已删除联系人说再看看" || a.Evidence.Text != "今天拜访了比亚迪已删除联系人,聊了电池线,带方案过去,***,微信***" || len(a.With) != 1 {
			t.Errorf("the visit is %+v", a)
		}
		if fmt.Sprint(before.tallies) != fmt.Sprint(o.snapshot().tallies) {
			t.Error("totals changed")
		}
		var rows []crm.NameRow
		o.view(func(r crm.Reader) (err error) { rows, _, err = r.Names(0); return err })
		for _, row := range rows {
			if row.ID == string(id) {
				t.Errorf("messages can still name him: %+v", row)
			}
		}
		if _, err := o.desk.Forget(t.Context(), o.store, forget(id)); !faulted(err, "forget.done") {
			t.Errorf("forgotten again: %v", err)
		}
	})
}

func faulted(err error, key string) bool {
	f, ok := crm.AsFault(err)
	return ok && f.Key == key
}

func TestNothingBringsAForgottenPersonBack(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		o := newOffice(t, false)
		id := o.byd.Activity.With[0]
		o.forgets(id)
		var list []crm.Change
		o.view(func(r crm.Reader) (err error) {
			list, _, err = r.Changes(crm.ChangeFilter{Record: crm.Pointer{Kind: crm.KindContact, ID: string(id)}}, crm.Page{Desc: true, Limit: 1})
			return err
		})
		if len(list) != 1 || list[0].Via != desk.Command || !strings.HasPrefix(list[0].Reason, "personal data removed: ") {
			t.Fatalf("the audit says %+v", list)
		}
		o.refused(crmtest.Zhaogang, crm.Missing, "undo.nothing", func(k *desk.Work) error { _, err := k.Undo(list[0].Group); return err })
		o.refused(crmtest.Xiaoli, crm.Stale, "contact.forgotten", func(k *desk.Work) error {
			_, err := k.UpdateContact(id, desk.ContactEdit{Phone: new("13700001234")})
			return err
		})
		o.refused(crmtest.Xiaoli, crm.Missing, "undo.nothing", func(k *desk.Work) error { _, err := k.Undo(o.fix); return err })
		var undone crm.GroupID
		for _, g := range []crm.GroupID{o.step, o.first} {
			undone = o.says(crmtest.Xiaoli, func(k *desk.Work) error { _, err := k.Undo(g); return err })
		}
		o.says(crmtest.Xiaoli, func(k *desk.Work) error { _, err := k.Undo(undone); return err })
		if left := o.everything(); strings.Contains(left, "1234") || strings.Contains(left, "采购总监") {
			t.Error("an undo and a redo brought his data back")
		}
		if a := get[crm.Activity](o.world, o.byd.Activity.ID); a.With[0] != id {
			t.Errorf("the visit is %+v", a)
		}
		// Whoever is written about anew is somebody new.
		var again crm.Contact
		o.says(crmtest.Xiaoli, func(k *desk.Work) (err error) {
			again, _, err = k.AddContact(desk.NewContact{Account: o.byd.Account.ID, Name: crmtest.Name("王总")})
			return err
		})
		if again.ID == id {
			t.Error("a new contact is the forgotten one")
		}
	})
}

func TestWhoMayForget(t *testing.T) {
	o := newOffice(t, true)
	f := forget(o.byd.Activity.With[0])
	for _, who := range []crm.PersonID{crmtest.Xiaoli, crmtest.Wangmin, crmtest.Zhaogang} {
		p := get[crm.Person](o.world, who)
		f.By = &p
		if _, err := o.desk.Forget(t.Context(), o.store, f); !faulted(err, "forget.admin") {
			t.Errorf("%s: %v", who, err)
		}
	}
	if _, err := o.desk.PlanForget(t.Context(), o.store, forget("nobody")); !crm.IsMissing(err) {
		t.Errorf("somebody who never was: %v", err)
	}
	admin := get[crm.Person](o.world, crmtest.Zhouhang)
	f.By = &admin
	if _, err := o.desk.Forget(t.Context(), o.store, f); err != nil {
		t.Fatal(err)
	}
}

// newKnown is an office that has known 王建国 under another phone before, which
// only the history of him tells, and has a file of him.
func newKnown(t *testing.T) (o *office, id crm.ContactID) {
	o = newOffice(t, false)
	id = o.byd.Activity.With[0]
	for _, phone := range []string{"13655557777", "13700001234"} {
		o.says(crmtest.Xiaoli, func(k *desk.Work) error {
			_, err := k.UpdateContact(id, desk.ContactEdit{Phone: &phone})
			return err
		})
	}
	o.update(func(tx crm.Tx) error { return tx.Keep("zz-note", []byte("ring 13655557777")) })
	o.attach("f0", crm.Pointer{Kind: crm.KindActivity, ID: string(o.byd.Activity.ID)})
	return o, id
}

// reasonOf is what the history says of how somebody was forgotten.
func (o *office) reasonOf(id crm.ContactID) string {
	o.t.Helper()
	var list []crm.Change
	o.view(func(r crm.Reader) (err error) {
		list, _, err = r.Changes(crm.ChangeFilter{Record: crm.Pointer{Kind: crm.KindContact, ID: string(id)}}, crm.Page{Desc: true, Limit: 1})
		return err
	})
	return list[0].Reason
}

func TestForgettingThatWasKilledGoesOnAndCountsTheWhole(t *testing.T) {
	o, id := newKnown(t)
	whole := o.forgets(id)
	sorted := func(o *office) []string { return slices.Sorted(strings.Lines(o.everything())) }
	reason, left := o.reasonOf(id), sorted(o)
	for writes := 1; ; writes++ {
		o, id := newKnown(t)
		_, err := o.desk.Forget(t.Context(), crmtest.NewMortal(o.store, writes), forget(id))
		if err == nil {
			if writes < 6 {
				t.Errorf("it took %d writes only: the test kills nothing", writes)
			}
			return
		}
		if !errors.Is(err, crmtest.ErrKilled) {
			t.Fatal(err)
		}
		plan, err := o.desk.PlanForget(t.Context(), o.store, forget(id))
		if err != nil && !faulted(err, "forget.done") {
			t.Fatal(err)
		}
		if err == nil {
			done := o.forgets(id)
			for _, got := range []desk.Forgetting{plan, done} {
				if fmt.Sprint(got.Named, got.Ways, got.Visits, got.Files) != fmt.Sprint(whole.Named, whole.Ways, whole.Visits, whole.Files) {
					t.Fatalf("killed at write %d it goes on with %+v, want the whole, %+v", writes, got, whole)
				}
			}
		}
		if got := o.reasonOf(id); got != reason {
			t.Fatalf("killed at write %d the history says %q, want %q", writes, got, reason)
		}
		if got := sorted(o); !slices.Equal(got, left) {
			t.Fatalf("killed at write %d and repeated, other things are left:\n%q\nwant\n%q", writes, got, left)
		}
		crmtest.Consistent(t, o.store)
	}
}
