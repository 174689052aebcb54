package handlers

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// A code holds for codeHolds, one for somebody who was just added for a week; a
// stranger has codeTries within triesHold.
const (
	codeHolds   = 10 * time.Minute
	inviteHolds = 7 * 24 * time.Hour
	codeTries   = 5
	triesHold   = 24 * time.Hour
)

// linkCode is what is kept of a code: whose identity is linked by it.
type linkCode struct {
	Who   crm.PersonID `json:"who"`
	Until time.Time    `json:"until"`
}

// linkTries is how often a stranger typed a code that was none, and how long that counts.
type linkTries struct {
	Count int       `json:"count"`
	Until time.Time `json:"until"`
}

func codeKey(code string) string      { return "link/" + code }
func triesKey(identity string) string { return "link/tries/" + identity }

// codeSaid finds a code that somebody types: 绑定 493027.
var codeSaid = wording.Compile(`(?i)^(?:绑定码?|link|code)?\s*[::]?\s*(\d{6})$`)

// codeHere finds that a code is typed, with its word, by somebody who is known where he types it.
var codeHere = wording.Compile(`^(?:绑定码?|link|code) ?:?\d{6}$`)

// linkAsked finds that somebody wants to go on on his other platform.
var linkAsked = wording.OneOf(
	`^(?:怎么|如何|我想|我要|想|请|帮我)?(?:把|将)?(?:绑定|关联|绑|连上) ?(?:一下|下)?`+
		` ?(?:我的|我)? ?`+
		wording.Any(`slack`, `企业微信`, `企微`, `微信`, `另一个平台`, `账号`, `账户`)+
		`(?:账号)?(?:吗)?$`,
	`^(?:我)?(?:想|要|也想)?在(?:slack|企业微信|企微|微信)(?:上|里|那边)?(?:也|接着|继续)`+
		`(?:能)?用$`,
	`^(?:怎么|如何|我想|想)?(?:换|切换)(?:到|成)`+
		wording.Any(`另一个平台`, `另外一个平台`, `slack`, `企业微信`, `企微`)+`$`,
	`^(?:link|connect|bind) (?:my )(?:slack|wecom|wechat|other platform)(?: account| too)?$`,
	`^(?:i want to |can i )?use (?:you|it|this) (?:on|in|from) (?:slack|wecom)`+
		`(?: too| as well)?$`,
)

// linkIntent gives somebody the code that links his other platform.
func linkIntent() Intent {
	return Intent{
		Name:  "link",
		Words: []string{"绑定", "绑定账号", "绑定企业微信", "绑定微信", "绑定slack", "关联账号", "link", "link account", "link my account", "link slack", "link wecom"},
		Weigh: func(f parse.Facts) float64 {
			if linkAsked.MatchString(f.Plain()) || codeHere.MatchString(f.Plain()) {
				return 0.98
			}
			if f.Letters() <= 24 && codeFor.MatchString(f.Plain()) && (len(f.Colleagues) > 0 || f.Holds("绑定码")) {
				return 0.96
			}
			return 0
		},
		Examples: []string{"绑定我的Slack", "我想在Slack上也用", "怎么换到另一个平台", "link my WeCom", "绑定", "绑定企业微信", "link my account"},
		Near:     []string{"绑定 华南", "怎么接入Slack", "bind this channel to South"},
		Handle:   (*request).link,
	}
}

// link shows a code in private; it is typed on the other platform.
func (q *request) link() error {
	if codeHere.MatchString(squash(q.m.Text)) {
		q.alone(q.say.KnownHere(q.who.Name.Text)) // whosever code it is
		return nil
	}
	if codeFor.MatchString(squash(q.m.Text)) && len(q.f.Colleagues) > 0 && q.f.Colleagues[0].Row.ID != string(q.who.ID) {
		return q.codeOf(q.m.Text)
	}
	code, err := q.code(q.who.ID, codeHolds)
	if err != nil {
		return err
	}
	q.personal(q.say.LinkCode(code, int(codeHolds/time.Minute)))
	return nil
}

// newCode is the code by which somebody who was just added makes himself known.
func (q *request) newCode(who crm.PersonID) (string, error) { return q.code(who, inviteHolds) }

// code makes a code. It follows from the message that asked for it, so that a
// transaction that runs twice gives the same; nobody else knows that key.
func (q *request) code(who crm.PersonID, holds time.Duration) (string, error) {
	sum := sha256.Sum256(fmt.Appendf(nil, "link\x00%s\x00%s\x00%d", q.m.Key, who, q.m.At.UnixNano()))
	code := fmt.Sprintf("%06d", binary.BigEndian.Uint32(sum[:4])%1_000_000)
	data, err := json.Marshal(linkCode{Who: who, Until: q.tx.Now().Add(holds)})
	if err != nil {
		return "", fmt.Errorf("encode code: %w", err)
	}
	if err := q.tx.Keep(codeKey(code), data); err != nil {
		return "", fmt.Errorf("keep code: %w", err)
	}
	return code, nil
}

// linked links a stranger who types a code; done is false for anything else.
func (r *Router) linked(tx crm.Tx, m chat.Message) (posts []chat.Post, done bool, err error) {
	said := codeSaid.FindStringSubmatch(squash(m.Text))
	if said == nil || m.Kind != chat.Text {
		return nil, false, nil
	}
	identity := m.From.String()
	w := &cards.Writer{Locale: localeOf(m), Zone: time.UTC, Now: tx.Now(), Book: r.Book}
	answer := func(c chat.Card) []chat.Post {
		return []chat.Post{{Key: m.Key + "/link", To: chat.DMOf(m.From), Card: c}}
	}
	var tries int
	kept, err := tx.Kept(triesKey(identity))
	if err != nil {
		return nil, false, err
	}
	var failed linkTries
	if kept != nil && json.Unmarshal(kept, &failed) == nil && tx.Now().Before(failed.Until) {
		tries = failed.Count
	}
	if tries >= codeTries {
		return answer(w.LinkRefused(true)), true, nil
	}
	data, err := tx.Kept(codeKey(said[1]))
	if err != nil {
		return nil, false, err
	}
	var c linkCode
	var p crm.Person
	good := data != nil && json.Unmarshal(data, &c) == nil && !c.Until.Before(tx.Now())
	if good {
		if p, err = crm.Get[crm.Person](tx, c.Who); err != nil {
			return nil, false, err
		}
		good = p.Active(crm.DateOf(tx.Now().In(p.Location()))) // nobody comes back by the code of one who left
	}
	if !good {
		failed, err := json.Marshal(linkTries{Count: tries + 1, Until: tx.Now().Add(triesHold)})
		if err != nil {
			return nil, false, fmt.Errorf("encode tries: %w", err)
		}
		if err := tx.Keep(triesKey(identity), failed); err != nil {
			return nil, false, err
		}
		return answer(w.LinkRefused(false)), true, nil
	}
	work, err := r.Desk.Begin(tx, &p, desk.Via{Message: m.Key, Text: "link", Said: m.At})
	if err != nil {
		return nil, false, err
	}
	if err := work.LinkMyself(identity); err != nil {
		return nil, false, err
	}
	for _, key := range []string{codeKey(said[1]), triesKey(identity)} {
		if err := tx.Keep(key, nil); err != nil {
			return nil, false, err
		}
	}
	w = cards.For(&p, tx.Now(), r.Book, r.Calendars(p.Calendar))
	q := &request{Router: r, tx: tx, m: m}
	q.post(chat.Post{Key: m.Key + "/link", To: chat.DMOf(m.From), Card: w.Linked(p.Name.Text, m.From.Platform)})
	return append(q.posts, q.returned(identity, p.ID, m.Key)...), true, nil
}

// askBack asks somebody who was a stranger what is to be done with what he said
// before.
func (q *request) askBack(identity string, who crm.PersonID) error {
	q.posts = append(q.posts, q.returned(identity, who, "")...)
	return nil
}

// returned are the questions about what was held of an identity, but for the
// message of that key.
func (q *request) returned(identity string, who crm.PersonID, but string) []chat.Post {
	rows, err := crm.HeldOf(q.tx, identity)
	if err != nil {
		return nil // asked at the next start
	}
	var held []chat.Message
	for _, row := range rows {
		if m, err := chat.DecodeMessage(row.Body); err == nil && row.Key != but {
			held = append(held, m)
		}
	}
	posts, err := q.Returned(q.tx, who, held)
	if err != nil {
		return nil
	}
	return posts
}
