package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// The sides of a rival (I4).
const (
	rivalWeak   = "weakness"
	rivalStrong = "strength"
)

// rivalField is the name under which a side of a rival is noted of a deal.
func rivalField(name, side string) string { return "rival." + name + "." + side }

// linesOf are the lines of a noted field.
func linesOf(value string) []string {
	if value == "" {
		return nil
	}
	return strings.Split(value, "\n")
}

// rivalIntent takes the strong and weak sides of rivals (I4), and shows them.
func rivalIntent() Intent {
	return Intent{
		Name: "rival",
		Weigh: unlessDone(func(f parse.Facts) float64 {
			s := squash(f.Text)
			switch {
			case length(f.Text) > 160 || holds(f.Text, "提醒我"):
				return 0
			case rivalSide.MatchString(s) && !asks(f.Text), asksRival.MatchString(s):
				return 0.86
			}
			return 0
		}),
		Examples: []string{"大族的短板是售后慢", "大族 强项:便宜", "Dazu's weakness is slow service", "大族有什么短板", "对手大族 短板 售后慢"},
		Near:     []string{"今天拜访了粤钢周工,聊了优势", "对手 大族", "讲了技术优势", "粤钢 优势:服务近"},
		Handle:   (*request).rival,
	}
}

var (
	rivalSide = wording.Compile(`^(?:.*[ ,])?([^ ,:]{2,12}?)(?:的| |'s )?(短板|弱点|软肋|weakness|weak point|强项|长处|strength)(?:是|在于|:|:：| is | are | )+ ?(.+)$`)
	asksRival = wording.Compile(`(有(什么|啥|哪些)|的)(短板|弱点)[??]?$|what are .* weak|weak(ness|nesses| points)\?$`)
)

func (q *request) rival() error {
	at := rivalSide.FindStringSubmatch(strings.ToLower(fold(q.m.Text)))
	if at == nil || asks(q.m.Text) {
		return q.aboutRival("", "", "")
	}
	side := rivalStrong
	if strings.Contains(at[2], "短") || strings.Contains(at[2], "弱") || strings.Contains(at[2], "软") || strings.HasPrefix(at[2], "weak") {
		side = rivalWeak
	}
	name := at[1] // 对手大族 短板 售后慢
	for _, head := range []string{"竞争对手", "对手", "rival ", "competitor "} {
		name = strings.TrimPrefix(name, head)
	}
	return q.aboutRival(cleanRival(name, q.m.Text), side, at[3])
}

// aboutRival notes a strong or weak side of a rival of the deal that is spoken
// of, or shows what is noted.
func (q *request) aboutRival(rival, side, words string) error {
	said := q.f.Account
	if said != nil && len(said.Known) == 0 {
		q.f.Account = nil // the rival, no customer
	}
	m, ok, err := q.matter(wish{verb: crm.Read})
	if err != nil || !ok {
		return err
	}
	if rival == "" {
		return q.showNotes(m, 0)
	}
	for _, r := range m.deal.Rivals {
		if strings.EqualFold(r, rival) {
			rival = r
		}
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	v := cards.SaidView{}
	if !holdsIntent(m.deal.Rivals, rival) {
		done, err := w.UpdateDeal(m.deal.ID, desk.DealEdit{Rivals: []string{rival}})
		if err != nil {
			return err
		}
		v.Fields = append(v.Fields, cards.FieldChange{Field: "rivals", Old: m.deal.Rivals, New: done.After.Rivals})
		m.deal = done.After
	}
	if err := q.noteDeal(w, &m, rivalField(rival, side), strings.Trim(words, " ,，。."), true); err != nil {
		return err
	}
	v.People = append(v.People, q.say.RivalLine(rival, side == rivalWeak, words))
	return q.saidCard(m, v, w)
}
