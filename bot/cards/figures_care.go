package cards

import (
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
)

// paretoLines are the 80/20 list: how many make up how much, the largest, and
// where that differs from who is called a key account (F2).
func (w *Writer) paretoLines(v FiguresView) []string {
	head, all := v.The(figures.PartHead, ""), v.The(figures.PartWorth, "")
	if head.N == 0 {
		return []string{w.t("还没有金额。写「比亚迪 预算120万」就能排", "No amounts yet; “BYD budget 1.2M CNY” is enough")}
	}
	lines := []string{w.t("前 %[1]d 家占 %[2]d%%,有金额的共 %[3]d 家 %[4]s", "The first %[1]d make %[2]d%% of %[3]d accounts, %[4]s", head.N, head.Pct, all.N, w.sums(all.Money))}
	for _, p := range v.All(figures.PartTop) {
		lines = append(lines, numbered(p.Row, spaced(Short(p.Name, 24), w.sums(p.Money))+w.share(p)))
	}
	var differ []string
	for _, kind := range []string{figures.PartUnmarked, figures.PartOutside} {
		if p := v.The(kind, ""); p.N > 0 {
			differ = append(differ, w.counted(p))
		}
	}
	return append(lines, dots(differ...))
}

// careWord is what a list says of an account besides its worth: how long nobody
// was there, how many leads it has brought.
func (w *Writer) careWord(p figures.Part, r BehindRow) string {
	switch p.Kind {
	case figures.PartExecutive, figures.PartFeedback:
		switch {
		case r.Days >= 0:
		case p.Kind == figures.PartExecutive:
			return w.t("%d 天里没有", "none in %d days", figures.LookBack*p.Days)
		default:
			return w.t("还没有过", "none yet")
		}
		return w.t("上次 %d 天前", "last %d days ago", r.Days)
	case figures.PartBuyers, figures.PartMissed:
		if r.N > 0 {
			return w.t("引荐过 %d 条", "brought %d", r.N)
		}
		return w.t("还没引荐过", "brought none")
	case figures.PartWhich:
		return w.whichWord(r)
	case figures.PartHead, figures.PartUnmarked, figures.PartOutside, figures.PartWorth:
		if r.Account.KeyAccount {
			return w.Book.KeyAccount.Name.In(w.Locale)
		}
		return w.tierWord(r.Account.Tier)
	}
	return ""
}

// allCared says that nobody is waiting, where that is good news.
func (w *Writer) allCared(v FiguresView, p figures.Part) string {
	if p.Kind == figures.PartExecutive || p.Kind == figures.PartFeedback {
		return w.t("都在 %d 天以内", "All within %d days", v.Limit)
	}
	if v.Asked != nil && v.Asked.Sort == figures.SortRisk {
		return w.t("没看到丢单的迹象:没停太久,最近有联系,下一步没过期,也没记对手", "No sign of that: it moves, you are in touch, the next step is not late and no rival is noted")
	}
	return w.t("现在一条也没有", "There are none")
}

// careHint says what to write once it was done.
func (w *Writer) careHint(v FiguresView, p figures.Part) string {
	switch p.Kind {
	case figures.PartExecutive:
		return w.t("%d 天一次。去了写「今天陪赵刚去比亚迪高层拜访,见了王总」", "Every %d days. Then write “Took our CEO to BYD, met Wang”", v.Limit)
	case figures.PartFeedback:
		return w.t("%d 天一次。打完写「满意度电话 比亚迪 对小李满意」,只有您看得到", "Every %d days. Write “satisfaction call BYD: happy with Li”; for you alone", v.Limit)
	case figures.PartBuyers, figures.PartMissed:
		return w.t("要记着问就写「提醒我周五请比亚迪引荐」", "To remember: “remind me Fri to ask BYD for a referral”")
	case figures.PartWhich:
		return w.whichHint(p.Key)
	case figures.PartUnmarked:
		return w.t("标上就写「比亚迪是大客户」", "To mark one: “BYD is a key account”")
	}
	return ""
}

// careFormula says who is meant.
func (w *Writer) careFormula(report string) []string {
	days := func(nudge string) int {
		n, _ := playbook.Find(w.Book.Nudges, nudge)
		return n.Days
	}
	switch report {
	case figures.ReportPareto:
		return []string{
			w.t("金额最大的几家,合起来占 %d%% 就停", "The largest accounts, until they make %d%%", w.Book.Pareto),
			w.t("金额 = 已签的合同 + 在谈的单;集团算在母公司上", "amount = signed contracts + open deals; a group counts with its parent"),
		}
	case figures.ReportExecutive:
		n, _ := playbook.Find(w.Book.Nudges, figures.NudgeExecutive)
		return []string{w.t("%[1]s客户,%[2]d 天里没有一次见到人的高层拜访", "%[1]s accounts without an executive visit that met somebody in %[2]d days", w.tierWord(n.Tier), n.Days)}
	case figures.ReportFeedback:
		return []string{w.t("大客户和买过的客户,%d 天里经理没有问过意见", "Key accounts and buyers whom no manager asked in %d days", days(figures.NudgeFeedback))}
	}
	return []string{
		w.t("成交过:签过单的客户", "Have bought: at least one order"),
		w.t("没成交的,黄了 %d 天以后可以问", "Did not buy: from %d days after it was lost", days(figures.NudgeReferral)),
	}
}
