package handlers

import (
	"strings"
	"testing"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

func TestEditedAndDeletedMessages(t *testing.T) {
	w := newWorld(t)
	s := w.says("anna", "Visited Oakline today, met Greta, budget about 800k RMB", "Oakline", "800k")
	m := w.last
	m.Key, m.Kind, m.Text = "edit1", chat.Edited, "Visited Oakline today, met Greta, budget about 900k RMB"
	w.has(w.one(w.handle(m)), "800k", "900k")
	w.has(w.now(s), "900k")
	m.Key, m.Kind, m.Text = "del1", chat.Deleted, ""
	d := w.one(w.handle(m))
	w.has(d, "#V1")
	w.says("anna", "undo", "Change undone", "Oakline") // the correction
	w.press("anna", d, "Undo")
	if w.visits("anna") != 0 {
		t.Error("the visit is still there")
	}
}

func TestOpeningTheChatWelcomesOnce(t *testing.T) {
	w := newWorld(t)
	w.has(w.one(w.handle(w.message("xiaoli", chat.Opened, ""))), "小李")
	w.silent(w.handle(w.message("xiaoli", chat.Opened, "")))
	w.silent(w.handle(w.message("xiaoli", chat.Joined, "")))
}

func TestForms(t *testing.T) {
	w := newWorld(t)
	s := w.says("xiaoli", "今天拜访了比亚迪王总,预算大概120万", "#V1")
	form := w.one(w.press("xiaoli", s, "改")).post.Form
	if form == nil {
		t.Fatal("no form was opened")
	}
	m := w.message("xiaoli", chat.Submit, "")
	m.Action = form.Do
	m.Values = map[string][]string{"date": {"2026-11-01"}, "with": {"王总、李工"}, "gist": {"聊了电池线"}, "amount": {"约120万"}}
	w.has(w.one(w.handle(m)), "已改 #V1", "11-02 周一 → 11-01 周日", "李工", "电池线", "!金额", "!预算")
	w.has(w.now(s), "11-01 周日", "李工")
	m = w.message("xiaoli", chat.Submit, "")
	m.Action = form.Do
	m.Values = map[string][]string{"date": {"2026-10-30"}}
	w.has(w.one(w.handle(m)), "旧") // the form showed an older state
}

func TestButtonsOfOtherReleases(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	for _, a := range []chat.Action{
		{Verb: "teleport", Subject: "V1"},
		{Verb: cards.DoDone, Subject: "V1"},
		{Verb: cards.DoDone, Subject: "T99"},
		{Verb: cards.DoChoose, Subject: "nothing", Arg: "x"},
		{Verb: cards.DoChoose, Subject: cards.AskTask, Arg: "T1"},
		{Verb: cards.DoUndo, Subject: "nothing"},
		{Verb: cards.DoRedo, Subject: "nothing"},
		{Verb: cards.DoEdit, Subject: "g/nothing"},
		{Verb: cards.DoShow, Subject: "g/nothing"},
		{Verb: cards.DoShow, Subject: "nothing"},
		{Verb: cards.DoWhy, Subject: "x"},
		{Verb: cards.DoSnooze, Subject: "x"},
		{Verb: cards.DoLanguage, Subject: "fr"},
		{Verb: cards.DoRedate, Subject: "V1", Arg: "yesterday"},
		{Verb: cards.DoActuallyWent, Subject: "nothing"},
		{Verb: cards.DoConfirm, Subject: "x"},
		{Verb: cards.DoDrop, Subject: "x"},
		{Verb: cards.DoMove, Subject: "T7", Arg: "2026-11-09"},
		{Verb: cards.DoIntent, Subject: "x", Arg: "visit"},
		{Verb: cards.DoShow, Subject: "V1", Arg: ""},
		{Verb: cards.DoCopy, Subject: "x"},
		{Verb: cards.DoPrivate, Subject: "C1"},
	} {
		if got := w.do("xiaoli", a); len(got) != 1 {
			t.Errorf("%s is answered by %d posts", a, len(got))
		}
	}
	if w.visits("xiaoli") != 1 {
		t.Error("a button that makes no sense changed something")
	}
}

func TestStrangers(t *testing.T) {
	w := newWorld(t)
	id := chat.Identity{Platform: "wecom", Tenant: "demo", ID: "lilei"}
	m := chat.Message{Key: "s1", Kind: chat.Text, Text: "今天拜访了比亚迪王总", From: id, In: chat.DMOf(id), At: w.clock.Now()}
	hold := func(first bool) (posts []chat.Post) {
		w.update(func(tx crm.Tx) (err error) {
			posts, err = w.r.Stranger(tx, m, first)
			return err
		})
		return posts
	}
	posts := hold(true)
	if len(posts) != 2 || posts[0].To != m.In || posts[1].To.ID != "zhouhang" {
		t.Fatalf("told whom? %v", posts)
	}
	for _, p := range posts {
		if strings.Contains(p.Card.Plain(), "比亚迪") {
			t.Errorf("business is shown: %s", p.Card.Plain())
		}
	}
	if posts := hold(false); len(posts) != 1 || posts[0].To != m.In {
		t.Errorf("the second message: %v", posts)
	}
	m.In = chat.Place{Platform: "slack", Tenant: "demo", Kind: chat.Channel, ID: "huanan"}
	if posts := hold(true); len(posts) != 0 {
		t.Errorf("a guest in a channel gets %v", posts)
	}
}

func TestIncidents(t *testing.T) {
	w := newWorld(t)
	var posts []chat.Post
	w.update(func(tx crm.Tx) (err error) {
		posts, err = w.r.Incident(tx, "xiaoli", w.message("xiaoli", chat.Text, "今天拜访了比亚迪王总"), "I-1102-7F2A")
		return err
	})
	if len(posts) != 1 || posts[0].To.ID != "xiaoli" {
		t.Fatalf("told whom? %v", posts)
	}
	w.update(func(tx crm.Tx) error {
		m := w.message("xiaoli", chat.Text, "再来一次")
		m.Key += "/other"
		more, err := w.r.Incident(tx, "xiaoli", m, "I-1102-7F2A") // two may have the same number
		if err == nil && (len(more) != 1 || more[0].Key == posts[0].Key) {
			t.Error("of two messages with one number only the first is told of")
		}
		return err
	})
	for _, p := range posts {
		if s := p.Card.Plain(); !strings.Contains(s, "I-1102-7F2A") || strings.Contains(s, "比亚迪") {
			t.Errorf("incident: %s", s)
		}
	}
}
