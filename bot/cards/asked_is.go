package cards

import (
	"strconv"
	"strings"

	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// isAskedWord is what a condition says of a deal, a visit or another row.
func (w *Writer) isAskedWord(is figures.Is) string {
	yes := is.Value == figures.Yes
	switch is.What {
	case figures.IsAt:
		id := strings.Trim(is.Value, "-")
		switch {
		case strings.HasSuffix(is.Value, "-"):
			return w.t("%s 以上", "from %s on", id)
		case strings.HasPrefix(is.Value, "-"):
			return w.t("%s 以下", "up to %s", id)
		}
		return id
	case figures.IsLevel:
		return playbook.Label(w.Book.Funnel, is.Value, w.Locale)
	case figures.IsForm:
		return playbook.Label(w.Book.DealKinds, is.Value, w.Locale)
	case figures.IsOver:
		return w.t("%s以上", "%s and more", w.isSum(is.Value))
	case figures.IsUnder:
		return w.t("%s以下", "up to %s", w.isSum(is.Value))
	case figures.IsPriced:
		return w.either(yes, "报了金额", "with an amount", "没报金额", "no amount")
	case figures.IsRival:
		if is.Value == "*" {
			return w.t("有对手", "with a rival")
		}
		if is.Value == figures.NoRival {
			return w.t("没写对手", "no rival named")
		}
		return w.t("对手 %s", "rival %s", Short(is.Value, 16))
	case figures.IsLikely:
		if under, ok := strings.CutPrefix(is.Value, "-"); ok {
			return w.t("把握 %s%% 以下", "chance up to %s%%", under)
		}
		return w.t("把握 %s%% 以上", "chance %s%% and more", is.Value)
	case figures.IsStuck:
		return w.either(yes, "停太久", "stuck", "没停", "not stuck")
	case figures.IsQuiet:
		return w.t("%s 天没联系", "no contact for %s days", is.Value)
	case figures.IsStep:
		return w.either(yes, "有下一步", "with a next step", "没下一步", "no next step")
	case figures.IsApproved:
		return w.either(yes, "已立项", "project approved", "没立项", "project not approved")
	case figures.IsTurned:
		return w.either(yes, "转了商机", "became a deal", "没转商机", "no deal yet")
	case figures.IsFollowed:
		return w.either(yes, "跟过", "followed up", "没人跟", "nobody followed up")
	case figures.IsType:
		return playbook.Label(w.Book.Activities, is.Value, w.Locale)
	case figures.IsCost:
		return playbook.Label(w.Book.Expenses, is.Value, w.Locale)
	case figures.IsSubject:
		return w.subjectWord(is.Value)
	case figures.IsAccount:
		return Short(is.Value, 16)
	case figures.IsOwner:
		if name := figures.ButName(is.Value); name != "" {
			return w.t("除%s外", "without %s", Short(name, 12))
		}
		return "" // the row beside it says who
	}
	return is.Value
}

func (w *Writer) either(yes bool, zh, en, notZH, notEN string) string {
	if yes {
		return w.t(zh, en)
	}
	return w.t(notZH, notEN)
}

// isSum is the sum of a condition in the currency of the reader's figures.
func (w *Writer) isSum(minor string) string {
	n, _ := strconv.ParseInt(minor, 10, 64)
	return w.Money(crm.Money{Minor: n, Currency: w.Book.SumsIn(w.Locale)})
}

// askedSigns are why a deal may be lost.
func (w *Writer) askedSigns(r BehindRow) string {
	var out []string
	for _, s := range r.Signs {
		switch s {
		case figures.SignStuck:
			out = append(out, w.t("%[1]s 停 %[2]s", "%[2]s at %[1]s", r.Deal.Milestone, w.Days(r.Days)))
		case figures.SignQuiet:
			out = append(out, w.t("没联系", "no contact"))
		case figures.SignRival:
			out = append(out, w.t("对手 ", "rival ")+Short(w.list(r.Deal.Rivals), 12))
		case figures.SignLate:
			out = append(out, w.t("下一步过期", "next step late"))
		case figures.SignNoto:
			out = append(out, w.t("没下一步", "no next step"))
		}
	}
	return dots(out...)
}
