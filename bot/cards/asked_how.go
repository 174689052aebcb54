package cards

import "milepost/configs/playbook/figures"

// askedFormula is how the rows of an answer are counted, and its sums and orders.
func (w *Writer) askedFormula(a figures.Asked) []string {
	lines := []string{w.countedHow(a.Thing)}
	switch a.Sort {
	case figures.SortSoon:
		lines = append(lines, w.t("赢面:您说的,没说按里程碑", "likelihood: yours, else the milestone's"))
	case figures.SortRisk:
		lines = append(lines, w.t("可能丢:停太久、30 天没联系、记了对手、没下一步或下一步过期,占一样就列", "at risk: stands too long, no contact for 30 days, a rival, no next step or a late one; any of these"))
	case figures.SortPace:
		lines = append(lines, w.t("天数:从开单到签约,按单平均", "days: from opening to signing, the mean of the deals"))
	}
	if len(a.Among()) == 2 {
		lines = append(lines, w.t("多 = 前一个减后一个;比时间是后面的减前面的", "more = the first less the second; of times, the later less the earlier"))
	}
	return append(lines, w.t("没金额的只数个数;没汇率的外币另列", "no amount: counted only; no rate: apart"))
}

// countedHow is what is counted of a question.
func (w *Writer) countedHow(thing string) string {
	switch thing {
	case figures.AskOpen, figures.AskPaused:
		return w.t("现在这个状态的单,暂停的另算", "deals that stand so now; paused ones are counted apart")
	case figures.AskWon:
		return w.t("签约日在这段时间里的单,金额是合同额", "deals whose contract was signed in the period, by its value")
	case figures.AskLost, figures.AskDropped:
		return w.t("这段时间里标为输单或放弃的单", "deals marked as lost or given up in the period")
	case figures.AskOpened:
		return w.t("这段时间里新开的单,后来怎样都算", "deals opened in the period, whatever became of them")
	case figures.AskSigning:
		return w.t("没签的单,预计签约日在这段时间里", "open deals expected to be signed in the period")
	case figures.AskVisits, figures.AskCalls, figures.AskDone:
		return w.t("这段时间里见到或联系到人的才算;是谁去的算谁", "in the period, and only what met or reached somebody; it counts for who did it")
	case figures.AskPlanned, figures.AskSteps, figures.AskLate:
		return w.t("没完成的下一步,按到期日", "open next steps, by the day they are due")
	case figures.AskReceived:
		return w.t("这段时间里到账的钱,一笔一笔算", "money that came in in the period, each receipt")
	case figures.AskDue, figures.AskOverdue:
		return w.t("回款计划里没到齐的,按原定日期", "what is left of the payment plans, by its first date")
	case figures.AskSpent:
		return w.t("这段时间里拜访的费用和销售费用", "what visits and sales cost in the period")
	case figures.AskQuotes:
		return w.t("这段时间里报出的价,每一版都算", "quotes made in the period, each version")
	case figures.AskLeads:
		return w.t("登记日在这段时间里的线索", "leads registered in the period")
	}
	return w.t("符合条件的记录,按负责人", "the records of which that holds, by their owner")
}
