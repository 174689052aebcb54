package handlers

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/bolt"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// world is the product without a network: the real store, where every
// transaction runs twice, the router, and a notebook of what was said.
type world struct {
	t     testing.TB
	store *bolt.Store
	r     *Router
	clock *crmtest.Clock
	n     int
	said  []shown              // in order; an edit is a line of its own
	cards map[string]chat.Card // by track and place
	last  chat.Message
}

// shown is a post as it reached its place.
type shown struct {
	to   chat.Place
	edit bool
	post chat.Post
	text string
}

// newWorld opens a world at 15:00 on Monday 2026-11-02 in Shanghai.
func newWorld(t testing.TB) *world {
	t.Helper()
	crmtest.Sampled(t)
	clock := crmtest.NewClock()
	clock.Set(time.Date(2026, 11, 2, 7, 0, 0, 0, time.UTC))
	store, err := bolt.Open(t.TempDir()+"/w.db", bolt.Options{Now: clock.Now, Twice: true, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	crmtest.Checked(t, store)
	book := embedded(t)
	d := desk.New(book, nil)
	w := &world{
		t: t, store: store, clock: clock, cards: map[string]chat.Card{},
		r: New(Options{Book: book, Understood: understood(), Desk: d, Version: "test"}),
	}
	w.update(func(tx crm.Tx) error { return d.Seed(tx, roster()) })
	return w
}

// roster is two teams: 华南 with 小李, Anna and 王敏, 华东 with 老孙 and 老周; a
// director, a specialist and an admin belong to none.
func roster() desk.Roster {
	zone := "Asia/Shanghai"
	team := func(id crm.TeamID, name string) desk.RosterTeam {
		place := chat.Place{Platform: "slack", Tenant: "demo", Kind: chat.Channel, ID: string(id)}
		return desk.RosterTeam{
			ID: id, Name: parse.Keys(name), Locale: "zh", Zone: zone,
			Channels: []crm.TeamChannel{{Place: place.String(), Label: "#" + name}},
		}
	}
	person := func(id, name string, team crm.TeamID, manager crm.PersonID, locale string, roles ...crm.Role) desk.RosterPerson {
		return desk.RosterPerson{
			ID: crm.PersonID(id), Name: parse.Keys(name), Team: team, Manager: manager, Roles: roles, Locale: locale, Zone: zone,
			Home: "wecom", Identities: []string{"wecom/demo/" + id, "slack/demo/" + id},
		}
	}
	return desk.Roster{
		Teams: []desk.RosterTeam{team("huanan", "华南"), team("huadong", "华东")},
		People: []desk.RosterPerson{
			person("wangmin", "王敏", "huanan", "zhaogang", "zh", crm.RoleManager),
			person("xiaoli", "小李", "huanan", "wangmin", "zh", crm.RoleRep),
			person("anna", "Anna", "huanan", "wangmin", "en", crm.RoleRep),
			person("laozhou", "老周", "huadong", "zhaogang", "zh", crm.RoleManager),
			person("laosun", "老孙", "huadong", "laozhou", "zh", crm.RoleRep),
			person("zhaogang", "赵刚", "", "", "zh", crm.RoleDirector),
			person("chenjing", "陈静", "", "", "zh", crm.RoleSpecialist),
			person("zhouhang", "周航", "", "", "zh", crm.RoleAdmin),
		},
	}
}

func (w *world) update(f func(crm.Tx) error) {
	w.t.Helper()
	if err := w.store.Update(context.Background(), f); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) view(f func(crm.Reader) error) {
	w.t.Helper()
	if err := w.store.View(context.Background(), f); err != nil {
		w.t.Fatal(err)
	}
}

// message is something that somebody does on WeCom in private.
func (w *world) message(who, kind, text string) chat.Message {
	w.n++
	id := chat.Identity{Platform: "wecom", Tenant: "demo", ID: who}
	return chat.Message{
		Key: fmt.Sprintf("m%d", w.n), Content: fmt.Sprintf("c%d", w.n), Kind: kind, Text: text, From: id,
		In: chat.DMOf(id), At: w.clock.Now(),
	}
}

// handle does what the inbox does with a message: read it, answer it in one
// transaction, word what the person did wrong in another; and what the outbox
// does with the answer. It gives what was said, edits left out.
func (w *world) handle(m chat.Message) []shown {
	w.t.Helper()
	w.last = m
	who := crm.PersonID(m.From.ID)
	var reading any
	w.view(func(r crm.Reader) (err error) {
		reading, err = w.r.Prepare(context.Background(), r, who, m)
		return err
	})
	var posts []chat.Post
	err := w.store.Update(context.Background(), func(tx crm.Tx) (err error) {
		posts, err = w.r.Answer(tx, who, m, reading)
		return err
	})
	if f, ok := crm.AsFault(err); ok {
		w.update(func(tx crm.Tx) (err error) {
			posts, err = w.r.Explain(tx, who, m, f)
			return err
		})
	} else if err != nil {
		w.t.Fatalf("%s %q: %v", m.Kind, m.Text, err)
	}
	return w.deliver(posts)
}

// deliver shows posts: the same track in the same place edits.
func (w *world) deliver(posts []chat.Post) []shown {
	w.t.Helper()
	var out []shown
	keys := map[string]bool{}
	for _, p := range posts {
		if p.Key == "" || keys[p.Key] {
			w.t.Errorf("post %q has no key of its own", p.Key)
		}
		keys[p.Key] = true
		s := shown{to: p.To, post: p, text: p.Card.Plain()}
		if p.Form != nil {
			s.text = p.Form.Title
		}
		at := p.Track + " " + p.To.String()
		if p.Track != "" {
			_, s.edit = w.cards[at]
			w.cards[at] = p.Card
			w.update(func(tx crm.Tx) error { return tx.SetRef(p.Track, p.To.String(), "r/"+p.Key) })
		}
		for _, b := range p.Card.AllButtons() {
			if _, ok := presses()[b.Do.Verb]; !ok {
				w.t.Errorf("button [%s] does nothing: %s", b.Label, b.Do)
			}
			if len(b.Do.String()) > chat.MaxAction {
				w.t.Errorf("button [%s] does not fit: %s", b.Label, b.Do)
			}
		}
		w.said = append(w.said, s)
		if !s.edit {
			out = append(out, s)
		}
	}
	return out
}

// tell lets somebody write in private.
func (w *world) tell(who, text string) []shown {
	w.t.Helper()
	return w.handle(w.message(who, chat.Text, text))
}

// mention lets somebody address the bot in the channel of 华南.
func (w *world) mention(who, text string) []shown {
	w.t.Helper()
	m := w.message(who, chat.Text, text)
	m.From.Platform = "slack"
	m.In = chat.Place{Platform: "slack", Tenant: "demo", Kind: chat.Channel, ID: "huanan"}
	m.Mention = true
	return w.handle(m)
}

// press lets somebody press the button of that label on a card.
func (w *world) press(who string, s shown, label string) []shown {
	w.t.Helper()
	b, ok := s.post.Card.Press(label)
	if !ok {
		w.t.Fatalf("no button [%s] on:\n%s", label, s.text)
	}
	return w.do(who, b.Do)
}

// do lets somebody press a button that does that.
func (w *world) do(who string, a chat.Action) []shown {
	w.t.Helper()
	m := w.message(who, chat.Press, "")
	m.Content, m.Action = "", a
	return w.handle(m)
}

// one is the only thing that was said.
func (w *world) one(got []shown) shown {
	w.t.Helper()
	if len(got) != 1 {
		var texts []string
		for _, s := range got {
			texts = append(texts, s.to.String()+":\n"+s.text)
		}
		w.t.Fatalf("%d posts instead of one for %q:\n%s", len(got), w.last.Text, strings.Join(texts, "\n--\n"))
	}
	return got[0]
}

// has fails unless a text contains all of these; those that begin with ! must
// not be in it.
func (w *world) has(s shown, want ...string) {
	w.t.Helper()
	for _, part := range want {
		not, forbidden := strings.CutPrefix(part, "!")
		if forbidden && strings.Contains(s.text, not) {
			w.t.Errorf("after %q the answer must not say %q:\n%s", w.last.Text, not, s.text)
		}
		if !forbidden && !strings.Contains(s.text, part) {
			w.t.Errorf("after %q the answer lacks %q:\n%s", w.last.Text, part, s.text)
		}
	}
}

// says is tell with the only answer, which contains all of these.
func (w *world) says(who, text string, want ...string) shown {
	w.t.Helper()
	s := w.one(w.tell(who, text))
	w.has(s, want...)
	return s
}

// silent fails unless nothing was said.
func (w *world) silent(got []shown) {
	w.t.Helper()
	if len(got) > 0 {
		w.t.Errorf("after %q silence was due, not:\n%s", w.last.Text, got[0].text)
	}
}

// count is how many live records of a kind somebody or some team has.
func (w *world) count(k crm.Kind, f crm.Filter) int {
	w.t.Helper()
	n := 0
	w.view(func(r crm.Reader) error {
		recs, _, err := r.List(k, f, crm.Page{})
		n = len(recs)
		return err
	})
	return n
}

func (w *world) visits(who crm.PersonID) int {
	return w.count(crm.KindActivity, crm.Where(crm.ByPerson, string(who)))
}

func (w *world) tasks(who crm.PersonID) int {
	return w.count(crm.KindTask, crm.Where(crm.OpenOwner, string(who)))
}

func (w *world) drafts(who crm.PersonID) int {
	return w.count(crm.KindDraft, crm.Where(crm.OpenOwner, string(who)))
}

func (w *world) accounts(who crm.PersonID) int {
	return w.count(crm.KindAccount, crm.Where(crm.ByOwner, string(who)))
}

// later moves the clock.
func (w *world) later(d time.Duration) { w.clock.Advance(d) }

// alone skips a test of many talks in one goroutine where races are looked for.
func alone(t *testing.T) {
	t.Helper()
	if crmtest.Times(1, 0) == 0 {
		t.Skip("skipped: there is nobody to race with in one goroutine, and it takes long")
	}
}
