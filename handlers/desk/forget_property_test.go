package desk_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"milepost/handlers/desk"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// somebody is a contact as a test draws him: a name that nobody else bears, a
// phone and an address.
type somebody struct{ name, phone, email string }

func drawSomebody(rt *rapid.T) somebody {
	var s somebody
	if rapid.Bool().Draw(rt, "latin") {
		s.name = rapid.SampledFrom([]string{"Greta Keller", "Jean-Luc O'Neil", "Ana María Núñez", "R&D Müller"}).Draw(rt, "name")
	} else {
		s.name = rapid.SampledFrom([]string{"欧", "诸", "令", "端"}).Draw(rt, "surname") + rapid.StringMatching(`[建国志明芳秀]{2}`).Draw(rt, "given")
	}
	s.phone = "1" + rapid.StringMatching(`[3-9][0-9]{9}`).Draw(rt, "phone")
	s.email = strings.ToLower("zq"+rapid.StringMatching(`[a-z]{3,7}`).Draw(rt, "mail")) + "@somewhere.example"
	return s
}

// words are a sentence that may name him, in one of the ways in which people write.
func (s somebody) words(rt *rapid.T) string {
	p := s.phone
	return rapid.SampledFrom([]string{
		"今天拜访了" + s.name + ",聊得不错", "met " + strings.ToUpper(s.name) + " today", s.name, "电话" + p + "找" + s.name,
		"电话 +86 " + p[:3] + " " + p[3:7] + " " + p[7:], p[:3] + "-" + p[3:7] + "-" + p[7:] + "。", "邮箱" + strings.ToUpper(s.email),
		"(" + s.name + ")<" + s.email + ">", "今天没什么事", "\"" + s.name + "\"\n说下周再看", "比亚迪那边" + s.name + s.phone,
	}).Draw(rt, "words")
}

// isIn reports what of him a text still holds.
func (s somebody) isIn(text string) string {
	low := strings.ToLower(text)
	for _, w := range []string{s.name, s.email, s.email[:strings.Index(s.email, "@")]} {
		if strings.Contains(low, strings.ToLower(w)) {
			return w
		}
	}
	for line := range strings.Lines(text) {
		digits := strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, line)
		if strings.Contains(digits, s.phone) {
			return s.phone
		}
	}
	return ""
}

// TestWhateverWasSaidOfSomebodyIsGoneFromADump lets 小李 write at random about
// somebody, here and there, and has him forgotten: a dump of the store holds
// neither his name, nor his phone, nor his address.
func TestWhateverWasSaidOfSomebodyIsGoneFromADump(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, rapid.Bool().Draw(rt, "twice"))
		him := drawSomebody(rt)
		var first, other desk.Logged
		n := desk.NewContact{Name: crmtest.Name(him.name), Full: him.name, Phone: him.phone, Email: him.email, Title: "director"}
		w.hears("m0", him.words(rt), meets("比亚迪", n, desk.NewActivity{Gist: him.words(rt), Place: "会议室"}, &first))
		w.hears("m1", "格力王总", meets("格力", desk.NewContact{Name: crmtest.Name("王总"), Phone: "13800009999"}, desk.NewActivity{}, &other))
		for i := range rapid.IntRange(1, 8).Draw(rt, "more") {
			key := fmt.Sprint("more", i)
			text := him.words(rt)
			at := rapid.SampledFrom([]desk.Logged{first, other}).Draw(rt, "at")
			switch rapid.SampledFrom([]string{"visit", "task", "draft", "note", "rename", "park", "hold", "keep", "talk", "said", "dropped"}).Draw(rt, "what") {
			case "visit":
				w.hears(key, text, func(k *desk.Work) error {
					_, err := k.LogActivity(desk.NewActivity{Account: at.Account.ID, Gist: text, With: at.Activity.With})
					return err
				})
			case "task":
				w.hears(key, text, func(k *desk.Work) error {
					_, err := k.AddTask(desk.NewTask{Account: at.Account.ID, Text: text, Due: "2026-11-11"})
					return err
				})
			case "draft":
				w.hears(key, text, func(k *desk.Work) error {
					_, err := k.SaveDraft(desk.NewDraft{Text: text, Intent: "visit", Facts: body(text), Ask: "confirm", Choices: []crm.Choice{{Value: "1", Label: text}}})
					return err
				})
			case "note":
				w.hears(key, text, func(k *desk.Work) error {
					_, err := k.Note(desk.NewNote{Subject: crm.Pointer{Kind: crm.KindContact, ID: string(first.Activity.With[0])}, Field: "wechat", Value: text})
					return err
				})
			case "rename":
				w.hears(key, text, func(k *desk.Work) error {
					name := crmtest.Name(him.name + "先生")
					_, err := k.UpdateContact(first.Activity.With[0], desk.ContactEdit{Name: &name, Reason: text})
					return err
				})
			default:
				w.update(func(tx crm.Tx) error {
					_, err1 := tx.Take(crmtest.Message(key, func(m *crm.Taken) { m.Body = body(text) }))
					_, err2 := tx.Queue(crmtest.Post(key, func(e *crm.Envelope) { e.Body = body(text) }))
					return errors.Join(err1, err2, tx.Park(key, "I-1", text), tx.GiveUp(key, text), tx.Keep(key, []byte(text)),
						tx.PutConversation(crm.Conversation{Person: crmtest.Xiaoli, Question: crm.Question{Choices: []crm.Choice{{Label: text}}}}))
				})
			}
		}
		before, others := w.snapshot(), w.others(first.Activity.With[0])
		w.forgets(first.Activity.With[0])
		if left := him.isIn(w.everything()); left != "" {
			rt.Fatalf("%q of %+v is still there", left, him)
		}
		if after := w.others(first.Activity.With[0]); after != others {
			rt.Fatalf("other people or customers changed:\n%s\nwas\n%s", after, others)
		}
		if fmt.Sprint(before.tallies, before.wakes) != fmt.Sprint(w.snapshot().tallies, w.snapshot().wakes) {
			rt.Fatal("totals or wakes changed")
		}
		crmtest.Consistent(t, w.store)
	})
}

// others are all contacts but one, all people and customers, without the words
// that they were read from.
func (w *world) others(id crm.ContactID) string {
	w.t.Helper()
	var out strings.Builder
	w.view(func(r crm.Reader) error {
		out.Reset()
		for page := (crm.Page{}); ; {
			list, next, err := r.Passages(crm.InRecords, page)
			if err != nil {
				return err
			}
			for _, p := range list {
				switch p.Kind {
				case crm.KindContact:
					var k crm.Contact
					if err := r.Get(&k, p.ID); err != nil {
						return err
					}
					if k.Evidence = (crm.Evidence{}); k.ID != id {
						fmt.Fprintf(&out, "%+v\n", k)
					}
				case crm.KindPerson, crm.KindAccount, crm.KindTeam:
					fmt.Fprintf(&out, "%s\n", p.Text)
				}
			}
			if page.After = next; next == "" {
				return nil
			}
		}
	})
	return out.String()
}
