package handlers

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// request is one thing that somebody said or pressed, with all that a handler
// needs to answer it. It lives as long as its transaction.
type request struct {
	*Router
	tx    crm.Tx
	who   *crm.Person
	m     chat.Message
	f     parse.Facts   // what was read from the text
	ctx   parse.Context // with which it was read
	order []Intent      // what f speaks for, the strongest first
	conv  crm.Conversation
	was   crm.Conversation // as it was stored
	// ofNamed says that the words are tried as what is told of a customer who is named before them.
	ofNamed bool
	say     *cards.Writer // for him, in private
	out     *cards.Writer // for where he wrote

	table *unpacked // the lead sheet that the message brings or speaks of
	// ofShown says that the words are about the file that waits to be imported.
	ofShown bool

	work      *desk.Work
	began     bool             // he answers a question or pressed a button: a further question does not count
	first     *crm.Activity    // the first thing done that this message recorded
	latest    *crm.Activity    // the newest thing done of this message
	met       bool             // it was a visit that had been booked
	booked    *crm.Task        // an appointment that this message made
	misread   bool             // he corrected what was read before
	doubted   bool             // a draft was made of it
	lost      bool             // nothing could be made of it
	rewrote   bool             // the message was edited, and what it wrote before was taken back
	drafted   []crm.Attachment // files of the draft that is confirmed
	arrival   *crm.Arrival     // where he says that he is
	meanwhile []aside          // what he said while the draft waited that is confirmed
	joined    *crm.Pointer     // the visit of which the message told what came of it
	goesWith  *crm.Activity    // what he told of just now, of which the message tells more
	source    string           // address of the message that he turned into a record
	placed    bool             // the files of the message belong to something now
	heard     *heard           // how he wrote the customer that he chose
	rounds    int              // how often an intent was looked for
	respelled bool             // the words were asked again under the right name
	retry
	supposed crm.AccountID // whose words are read as if he had an open deal
	posts    []chat.Post
	reposts  []repost // which of them change a card that stands somewhere
}

func (r *Router) request(tx crm.Tx, who crm.PersonID, m chat.Message) (*request, error) {
	p, err := crm.Get[crm.Person](tx, who)
	if err != nil {
		return nil, fmt.Errorf("person %s: %w", who, err)
	}
	conv, err := tx.Conversation(who)
	if err != nil {
		return nil, fmt.Errorf("conversation of %s: %w", who, err)
	}
	if conv, _, err = sinceMerged(tx, conv, m); err != nil {
		return nil, err
	}
	conv.Person = who
	if m.From.ID != "" {
		known := present
		if m.Kind == chat.Left {
			known = absent
		}
		if err := known(tx, m.From); err != nil {
			return nil, err
		}
	}
	m.Text = desk.Clean(m.Text)
	q := &request{Router: r, tx: tx, who: &p, m: m, conv: conv, was: conv}
	q.was.Items = append([]crm.Pointer(nil), conv.Items...)
	q.say = cards.For(&p, tx.Now(), r.Book, r.Calendars(p.Calendar))
	if err := q.homeZone(); err != nil {
		return nil, err
	}
	q.out = q.say
	if !q.private() {
		if q.out, err = q.channelWriter(m.In); err != nil {
			return nil, err
		}
	}
	return q, nil
}

// present forgets that a platform did not know somebody: he writes.
func present(tx crm.Tx, who chat.Identity) error {
	key := crm.GoneKey(chat.DMOf(who).String())
	data, err := tx.Kept(key)
	if err != nil || data == nil {
		return err
	}
	return tx.Keep(key, nil)
}

// absent remembers that a platform does not know somebody any more: what is said
// to him stops, and his manager is told.
func absent(tx crm.Tx, who chat.Identity) error {
	place := chat.DMOf(who).String()
	since, err := crm.GoneSince(tx, place)
	if err != nil || !since.IsZero() {
		return err
	}
	return tx.Keep(crm.GoneKey(place), []byte(tx.Now().UTC().Format(time.RFC3339)))
}

// channelWriter words what everybody in a channel reads: in its team's
// language, with amounts only where its switch is on.
func (q *request) channelWriter(here chat.Place) (*cards.Writer, error) {
	here.Thread = ""
	var found *cards.Writer
	err := crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		for _, ch := range t.Channels {
			if ch.Place == here.String() {
				found = cards.ForTeam(&t, ch, q.tx.Now(), q.Book, q.Calendars(t.Calendar))
				return false
			}
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("teams: %w", err)
	}
	if found == nil {
		found = q.say.InChannel(false)
	}
	return found, nil
}

// private reports whether only he reads along.
func (q *request) private() bool { return q.m.In.Private() }

// said is when he said it; what came without a time was said now.
func (q *request) said() time.Time {
	if q.m.At.IsZero() {
		return q.tx.Now()
	}
	return q.m.At
}

// today is the civil day on which he said it, where he is.
func (q *request) today() crm.Date { return crm.DateOf(q.said().In(q.who.Location())) }

// allowed asks the permission rule for whoever speaks.
func (q *request) allowed(v crm.Verb, s crm.Scope) bool { return desk.Can(q.tx, q.who, v, s) }

// dm is his private chat on the platform that he is using: the one in which he
// wrote, where the platform has several.
func (q *request) dm() chat.Place {
	if q.m.In.Kind == chat.DM {
		return q.m.In
	}
	return chat.DMOf(q.m.From)
}

// here is where an answer belongs: his private chat, or the thread of his
// message in a channel.
func (q *request) here() chat.Place {
	if q.private() {
		return q.dm()
	}
	to := q.m.In
	if to.Thread == "" {
		to.Thread = q.m.Content
	}
	return to
}

// post queues something to say.
func (q *request) post(p chat.Post) {
	if p.Key == "" {
		p.Key = q.m.Key + "/" + strconv.Itoa(len(q.posts)+1)
	}
	if p.Trigger == "" { // so that the platform closes the form, or waits for none
		p.Trigger = q.m.Trigger
	}
	q.posts = append(q.posts, p)
}

// repost brings a card that stands somewhere up to date. heard are the places in
// which its readers hear of it, if they are told by another post as well.
func (q *request) repost(p chat.Post, heard []chat.Place) {
	q.post(p)
	q.reposts = append(q.reposts, repost{q.posts[len(q.posts)-1].Key, heard})
}

// reply answers where he wrote. In a channel the card must be worded by q.out; what
// is said to a press there he alone sees: all others see what becomes of the card.
func (q *request) reply(c chat.Card) { q.post(q.answerTo(c)) }

func (q *request) answerTo(c chat.Card) chat.Post {
	p := chat.Post{To: q.here(), Card: c}
	if q.m.Kind != chat.Press || q.private() {
		return p
	}
	who := q.m.From
	p.Only = &who
	if p.To.Thread == string(q.m.On) { // below a card that has no thread nobody would see it
		p.To.Thread = ""
	}
	return p
}

// alone answers in his private chat, wherever he wrote.
func (q *request) alone(c chat.Card) { q.post(chat.Post{To: q.dm(), Card: c}) }

// personal answers with what concerns him alone: in his private chat. A
// channel in which he asked is told where it went.
func (q *request) personal(c chat.Card) {
	q.alone(c)
	if !q.private() {
		p := q.answerTo(q.out.SentPrivately())
		p.Aside = true
		q.post(p)
	}
}

// track answers in his private chat with a card that later ones edit.
func (q *request) track(track string, c chat.Card) {
	q.post(chat.Post{To: q.dm(), Track: track, Card: c})
}

// edit changes the card of a track wherever its reader can see it; elsewhere
// nothing is said.
func (q *request) edit(track string, reader *crm.Person, word func(*cards.Writer) chat.Card) error {
	places, err := q.chatsOf(reader.ID)
	if err != nil {
		return err
	}
	w := cards.For(reader, q.tx.Now(), q.Book, q.Calendars(reader.Calendar))
	if here := q.dm(); reader.ID == q.who.ID && !slices.Contains(places, here) {
		places = append(places, here)
	}
	for _, to := range places {
		ref, err := q.tx.RefOf(track, to.String())
		if err != nil {
			return fmt.Errorf("card of %s: %w", track, err)
		}
		// A receipt that is still on its way has no reference yet.
		if ref != "" || track == q.was.Track && to.String() == q.was.Place {
			q.repost(chat.Post{To: to, Track: track, Card: word(w)}, places)
		}
	}
	to, err := chat.ParsePlace(q.was.Place)
	if track != q.was.Track || err != nil || to.Private() {
		return nil // the last card does not stand in a channel
	}
	if w, err = q.channelWriter(to); err != nil {
		return err
	}
	q.repost(chat.Post{To: to, Track: track, Card: word(w)}, []chat.Place{q.here()})
	return nil
}

// chatsOf lists the private chats with a person, his home platform first.
func (q *request) chatsOf(who crm.PersonID) ([]chat.Place, error) {
	p, err := crm.Get[crm.Person](q.tx, who)
	if err != nil {
		return nil, fmt.Errorf("person %s: %w", who, err)
	}
	ids, err := q.tx.Identities(who)
	if err != nil {
		return nil, fmt.Errorf("identities of %s: %w", who, err)
	}
	var home, other []chat.Place
	for _, s := range ids {
		id, err := chat.ParseIdentity(s)
		if err != nil {
			return nil, fmt.Errorf("identity of %s: %w", who, err)
		}
		since, err := crm.GoneSince(q.tx, chat.DMOf(id).String())
		if err != nil {
			return nil, err
		}
		if !since.IsZero() {
			continue // nothing arrives there
		}
		if id.Platform == p.Home {
			home = append(home, chat.DMOf(id))
		} else {
			other = append(other, chat.DMOf(id))
		}
	}
	return append(home, other...), nil
}

// tell speaks to a colleague where he is at home, in his language. Nothing is
// said to somebody whom no platform knows.
func (q *request) tell(who *crm.Person, key string, word func(*cards.Writer) chat.Card) error {
	return q.tellKeyed(who, key+"/"+string(who.ID), word)
}

// homeZone notes the zone of his team where he is in another one: a day and an hour
// are said to be his then.
func (q *request) homeZone() error {
	if q.who.Team == "" {
		return nil
	}
	team, err := crm.Get[crm.Team](q.tx, q.who.Team)
	if crm.IsMissing(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("team of %s: %w", q.who.ID, err)
	}
	if there := team.Location(); there.String() != q.say.Zone.String() {
		q.say.Base = there
	}
	return nil
}

// tellKeyed is tell under a key that names the one who is told already.
func (q *request) tellKeyed(who *crm.Person, key string, word func(*cards.Writer) chat.Card) error {
	to, err := q.chatsOf(who.ID)
	if err != nil || len(to) == 0 {
		return err
	}
	w := cards.For(who, q.tx.Now(), q.Book, q.Calendars(who.Calendar))
	q.post(chat.Post{Key: key, To: to[0], Class: chat.Asking, Card: word(w)})
	return nil
}

// peopleWith lists the active people of a role.
func peopleWith(rd crm.Reader, role crm.Role) ([]crm.Person, error) {
	var out []crm.Person
	err := crm.Each(rd, crm.Where(crm.ByAll), func(p crm.Person) bool {
		if p.Has(role) && p.Active(crm.DateOf(rd.Now().In(p.Location()))) {
			out = append(out, p)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("people: %w", err)
	}
	return out, nil
}

// finish keeps the state of the talk and gives what is to be said.
func (q *request) finish() ([]chat.Post, error) {
	if err := q.sentBack(); err != nil {
		return nil, err
	}
	if err := q.noteOrigin(); err != nil {
		return nil, err
	}
	if err := q.actedUpon(); err != nil {
		return nil, err
	}
	q.asides()
	q.lapses()
	if err := q.offers(); err != nil {
		return nil, err
	}
	if !reflect.DeepEqual(q.conv, q.was) {
		if err := q.tx.PutConversation(q.conv); err != nil {
			return nil, fmt.Errorf("keep the conversation: %w", err)
		}
	}
	return q.posts, nil
}

// faulty reports whether err was caused by a person; then it is worded and
// the rest goes on.
func faulty(err error) (*crm.Fault, bool) { return crm.AsFault(err) }
