package handlers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/configs/playbook/figures"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// digestFresh is how long 哪些 means a digest without saying so: until the next morning.
const digestFresh = 20 * time.Hour

// digestHere is the track of the digest that he quotes, or in whose thread he writes; ""
// for none.
func (q *request) digestHere() (string, error) {
	tracks, err := q.tracksHere()
	if err != nil {
		return "", err
	}
	for _, track := range tracks {
		if _, _, _, ok := digestTrack(track); ok {
			return track, nil
		}
	}
	return "", nil
}

// digestTrack parts the track of a digest into its job, whose it is, and its day; ok is
// false for any other card.
func digestTrack(track string) (job, of string, day crm.Date, ok bool) {
	p := strings.Split(track, "/")
	if len(p) != 3 || !slices.Contains(cards.Digests(), p[0]) {
		return "", "", "", false
	}
	return p[0], p[1], crm.Date(p[2]), crm.Date(p[2]).Valid()
}

// digestsLately are the digests that came to him lately, the newest first: in private
// and, where he does not ask for his own alone, in the channel of his team. Whoever leads
// several teams is in the channels of none.
func (q *request) digestsLately(own bool) ([]crm.Envelope, error) {
	team := q.who.Team
	if q.who.Has(crm.RoleDirector) {
		team = ""
		if all, err := q.teams(); err == nil && len(all) == 1 {
			team = all[0].ID
		}
	}
	var out []crm.Envelope
	for back := range 3 {
		day := q.today().AddDays(-back)
		for _, job := range cards.Digests() {
			of := string(q.who.ID)
			if cards.OfChannel(job) {
				of = string(team)
			}
			if of == "" || own && cards.OfChannel(job) {
				continue
			}
			key := fmt.Sprintf("%s/%s/%s", job, of, day)
			e, err := q.tx.Post(key)
			switch {
			case crm.IsMissing(err):
			case err != nil:
				return nil, fmt.Errorf("post %s: %w", key, err)
			case e.State != crm.Dropped && e.State != crm.Withheld && q.said().Sub(e.Queued) < digestFresh:
				out = append(out, e)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b crm.Envelope) int { return b.Queued.Compare(a.Queued) })
	return out, nil
}

// digestCame reports whether there is a digest of that track.
func (q *request) digestCame(track string) bool {
	_, err := q.tx.Post(track)
	return err == nil
}

// digestFigures are what the card of a digest counts, as cards of figures of their own.
func (q *request) digestFigures(track string) []toldFigures {
	job, of, day, ok := digestTrack(track)
	if !ok {
		return nil
	}
	whose := "all"
	switch {
	case cards.OfChannel(job):
		whose = cards.OfTeam + of
	case job == "monday":
		whose = "t." + string(q.who.Team)
	}
	var out []toldFigures
	for _, c := range cards.CountedIn(job, day) {
		out = append(out, toldFigures{figureRef{report: c.Report, whose: whose, from: c.Period.From, to: c.Period.To}, track, c.Kinds, c.Line})
	}
	return out
}

// toldFigures are figures that stand on a card: all of a report, or those of these kinds
// of one that the digest of that track counts. line is the numbered line of it that has
// them; 0 = its lines have no numbers.
type toldFigures struct {
	figureRef
	digest string
	kinds  []string
	line   int
}

// partsOf are the figures that stand on the card, in the order in which it has them.
func (t toldFigures) partsOf(v cards.FiguresView) []figures.Part {
	if t.digest == "" {
		return v.Parts
	}
	var out []figures.Part
	for _, kind := range t.kinds {
		out = append(out, v.All(kind)...)
	}
	return out
}

// figuresTold are the cards of figures that 哪些 may mean, the likeliest first: the one that
// stands there and what the digest counts that came last; of the two what is newer.
func (q *request) figuresTold() ([]toldFigures, error) {
	track, err := q.digestHere()
	if err != nil {
		return nil, err
	}
	if track != "" {
		out := q.digestFigures(track)
		_, of, day, _ := digestTrack(track)
		for _, job := range cards.Digests() { // what else the team was told that evening
			if also := fmt.Sprintf("%s/%s/%s", job, of, day); also != track && q.digestCame(also) {
				out = append(out, q.digestFigures(also)...)
			}
		}
		return out, nil
	}
	lately, err := q.digestsLately(false)
	if err != nil {
		return nil, err
	}
	var digests []toldFigures
	for _, e := range lately {
		digests = append(digests, q.digestFigures(e.Key)...)
	}
	f, ok := q.figureOf(q.conv.Track)
	switch {
	case !ok:
		return digests, nil
	case len(lately) > 0 && !q.conv.FiguresAt.IsZero() && lately[0].Queued.After(q.conv.FiguresAt):
		return append(digests, toldFigures{figureRef: f}), nil
	}
	return append([]toldFigures{{figureRef: f}}, digests...), nil
}

// placeSaid asks for the list behind a figure by where it stands: 第二个是哪些.
var placeSaid = wording.OneOf(
	`^(?:那|那么)?第([一二三四五六七八九1-9])(?:个|项|条|点|行)(?:数字?|指标)?(?:都)?`+
		`(?:是|有)?(?:哪些|哪几(?:个|单|家|次|条|笔)|谁|明细)$`,
	`^which (?:ones )?(?:are|were|is) (?:in |behind )?the (first|second|third|fourth|fifth)`+
		`(?: one| ones| number| figure| line)?$`,
)

// placeAgain is the same of another one after such a question: 第三个呢.
var placeAgain = wording.Compile(`^(?:那|那么)?第([一二三四五六七八九1-9])(?:个|项|条|点|行)呢$|^(?:and |what about )?the (first|second|third|fourth|fifth)(?: one)?$`)

// nthSaid is where the figure stands that a text asks for, from 1; 0 for none.
func (q *request) nthSaid() int {
	s := squash(q.m.Text)
	m := placeSaid.FindStringSubmatch(s)
	if m == nil && (placeSaid.MatchString(squash(q.conv.Query)) || placeAgain.MatchString(squash(q.conv.Query))) && q.said().Sub(q.conv.QueryAt) <= likewiseFor {
		m = placeAgain.FindStringSubmatch(s)
	}
	switch {
	case m == nil:
		return 0
	case m[1] != "":
		if n := strings.Index("一二三四五六七八九", m[1]); n >= 0 {
			return n/len("一") + 1
		}
		return int(m[1][0] - '0')
	}
	return slices.Index([]string{"first", "second", "third", "fourth", "fifth"}, m[2]) + 1
}

// behindNth shows the list behind the nth figure of the likeliest card that is told of;
// of one whose lines are numbered, behind the first figure of that line.
func (q *request) behindNth(told []toldFigures, n int) error {
	var card []toldFigures // those of one card
	for _, t := range told {
		if len(card) == 0 || t.digest != "" && t.digest == card[0].digest {
			card = append(card, t)
		}
	}
	at, line := 0, -1
	for _, t := range card {
		v, err := q.figuresFor(t.figureRef)
		if err != nil {
			return err
		}
		for _, p := range t.partsOf(v) {
			if p.Empty() || !p.Listed {
				continue
			}
			if t.line == 0 || t.line != line {
				at++
				line = t.line
			}
			if at == n {
				q.conv.Query, q.conv.QueryAt = q.m.Text, q.said() // 第三个呢
				return q.showBehindPart(v, p.ID())
			}
		}
	}
	q.personal(q.say.FigureWhich())
	return nil
}

// behindDigest answers in the thread of a digest what is asked of its figures.
func (q *request) behindDigest() (bool, error) {
	track, err := q.digestHere()
	if err != nil || track == "" {
		return false, err
	}
	return q.behindNamed()
}
