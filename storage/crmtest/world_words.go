package crmtest

import (
	"fmt"
	"strings"

	"milepost/storage/crm"
)

// What reps write: short, of one visit, without adornment. {n} is what the
// customer needs, {p} whom they met.

func talked(t tongue) []string {
	if t != chinese {
		return []string{
			"talked through the {n} proposal", "saw the line, {n} is the bottleneck", "{p} wants a layout first", "compared two quotes, ours is higher",
			"{p} cares about service and spares", "budget is still in the works", "showed our reference for {n}", "they ask for the payback time",
			"two parameters are still open", "a competitor was there last week",
		}
	}
	return []string{
		"聊了{n}方案", "看了现场,{n}是瓶颈", "{p}说{n}今年要上", "介绍了我们在同行的{n}案例", "对{n}的节拍有疑问,回去核算", "问了预算,还在走流程",
		"{p}要我们先出一版布局", "比了两家的报价,我们偏高", "{p}关心售后和备件", "技术参数对了一遍,差两项", "约了下周看样板线", "{p}在忙,只谈了十分钟",
		"竞争对手上周来过", "设备老化,明年必换{n}", "老板要看投资回收期", "送了样册,留了资料",
	}
}

func inVain(t tongue) []string {
	if t != chinese {
		return []string{"not in, will try again", "no answer", "in a meeting"}
	}
	return []string{"人不在,改天再去", "前台没让进", "电话没人接", "在开会,没见到"}
}

func steps(t tongue) []string {
	if t != chinese {
		return []string{"send the quote", "bring the layout", "book the demo", "call about the budget", "send references", "check cycle times"}
	}
	return []string{
		"带方案过去", "发报价单", "约技术交流", "补参数表", "寄样册", "请{p}来看样板线", "跟进预算", "核算节拍", "打电话问进展", "准备演示", "改合同条款", "催付款计划",
	}
}

// waits are what the customer promised.
func waits(t tongue) []string {
	if t != chinese {
		return []string{"{p} sends drawings", "{p} answers on the budget", "their internal review"}
	}
	return []string{"{p}给图纸", "{p}回复预算", "等他们内部评审", "{p}给样件"}
}

func rivals() []string {
	return []string{"大族", "通快", "库卡", "埃斯顿", "汇川", "华工", "新松", "Amada", "Bystronic", "Prima"}
}

func lostReasons() []string {
	return []string{"need", "pricing", "teamwork", "rivalry", "cancelled", "delayed", "other"}
}

func sources() []string {
	return []string{
		"internet/project_site", "internet/key_account_site", "internet/search", "internet/industry_news", "media/trade_newspaper",
		"media/trade_magazine", "media/local_newspaper", "customer/referral", "customer/internal_list", "customer/new_intro", "peer",
		"government_report", "other/exhibition", "other/exhibition", "other/inbound", "other/cold_visit", "other/cold_visit",
	}
}

func purposes() []string { return []string{"rapport", "information", "advantage", "progress"} }

// fill puts the need and the person into a phrase.
func fill(phrase, need, person string) string {
	return strings.NewReplacer("{n}", need, "{p}", person).Replace(phrase)
}

// told is the message in which a rep wrote of an activity.
func told(t tongue, kind, company, person, gist string) string {
	if t == chinese {
		return fmt.Sprintf("今天%s%s%s,%s", verbs(kind), company, person, gist)
	}
	verb := "visited"
	if kind == crm.Call {
		verb = "called"
	}
	if person != "" {
		person += " at "
	}
	return fmt.Sprintf("%s %s%s, %s", verb, person, company, gist)
}

func verbs(kind string) string {
	switch kind {
	case crm.Call:
		return "电话联系"
	case crm.Demo:
		return "演示给"
	case crm.Seminar, crm.Exchange:
		return "交流"
	case crm.ExecutiveVisit:
		return "陪总监拜访"
	case crm.Inspection:
		return "考察"
	case crm.Negotiation:
		return "谈判"
	case crm.OtherActivity:
		return "请吃饭"
	}
	return "拜访"
}

// comma stands between two remarks.
func (t tongue) comma() string {
	if t == chinese {
		return ","
	}
	return ", "
}
