package handlers

import (
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// sheDecides finds what somebody is in the decision, said by a pronoun: 她说了算, he
	// decides.
	sheDecides = wording.Compile(`^(他|她|就?他|就?她)(就)?(说了算|拍板|做主|能做主|能拍板|定的?|决定|是决策(人|者)|是(使用|技术|采购)(人|者)|支持我们|反对我们|不支持我们)$|^(he|she) (decides|signs off|is the decision maker|supports us|is with us|is against us|is our champion)$`)
	// oddsAlone finds how likely a deal is, and nothing else: 七成吧.
	oddsAlone = wording.Compile(`^(大概|估计|差不多|应该|可能|也就|有|我看|[,， ])*([一二三四五六七八九]|\d)成(半|多)?(把握|胜算|可能)?(吧|左右|的样子)?$|^(about |maybe |i'd say )?(\d{2}) ?(%|percent)( chance| likely)?$`)
)

// insteadOf puts the name for the pronoun, and the matter for what is left out, where words
// alone mean nothing and after what was just told only one thing.
func (q *request) insteadOf() error {
	if !q.stillTalking() || len(q.f.Items) > 0 || len(q.f.Refs) > 0 {
		return nil
	}
	s := squash(q.m.Text)
	text := ""
	switch {
	case oddsAlone.MatchString(s) && ascii(s):
		text = "win chance " + oddsAlone.FindStringSubmatch(s)[7] + "%"
	case oddsAlone.MatchString(s):
		text = "把握" + oddsAlone.FindStringSubmatch(s)[2] + "成"
	case sheDecides.MatchString(s) && q.conv.Contact != "":
		c, err := crm.Get[crm.Contact](q.tx, q.conv.Contact)
		if err != nil || c.Deleted || c.Account != q.conv.About {
			if crm.IsMissing(err) {
				return nil
			}
			return err
		}
		rest := strings.TrimLeft(s, "就他她")
		if ascii(s) {
			_, rest, _ = strings.Cut(s, " ")
			rest = " " + rest
		}
		text = c.Name.Text + rest
	}
	if text == "" {
		return nil
	}
	q.m.Text = text
	q.f = inMethod(q.Book, q.who.Lang(), parse.Read(text, q.ctx))
	q.order = ranked(q.intents, q.f)
	return nil
}
