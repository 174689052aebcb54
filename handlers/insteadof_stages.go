package handlers

import (
	"fmt"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// stagePhrases are what is said and asked of how far a deal is (m1–m10): when it wakes, that it goes on,
// that it rests, that it is not signed, and the stages of a customer's own that are none of the method's.
var stagePhrases = []phrase{
	{said: wording.Compile(`^` + atCustomer + `(?:m\d{1,2}|这个?阶段|这一步|这步)(?:还有|还剩|剩)(?:几|多少)天(?:到期|超期|到限)?[?？]?$`), as: "@到哪一步了"},
	{said: wording.Compile(`^` + atCustomer + `(?:还有|还剩|剩)(?:几|多少)天(?:就)?(?:到期|超期|到限)[?？]?$`), as: "@到哪一步了"},
	{said: wording.Compile(`^where (?:is|are we with|are we at with|are we on|do we stand with) (?P<at>[a-z][\w .&-]{1,30}?)(?: at)?(?: now)?[?]?$`), as: "which stage is @ in", when: hasDeal},
	{said: wording.Compile(`^what (?:does|do) (?P<at>[a-z][\w .&-]{1,30}?) still (?:need|lack)(?: (?:for|to get to) (?:m\d{1,2}|the next (?:stage|step)))?[?]?$`), as: "what is missing for @", when: hasDeal},
	{said: wording.Compile(`^(?:please )?push (?P<at>[a-z][\w.&-]{1,30}?) (?:on|ahead|through|forward) anyway(?:[,:;]? (?:because )?(.{3,60}))?$`), as: "push on with @, $2", when: hasDeal},
	{said: wording.Compile(`^` + atCustomer + `(?:项目|那单|这单|那个单子)?(?:什么时候|几时|啥时候|哪天)(?:恢复|重启|醒|到期恢复)(?:跟进)?[?？]?$`), as: "@到哪一步了", when: rests},
	{said: wording.Compile(`^` + atCustomer + `(?:项目|那单|这单|那个单子)?(?:暂停|停)到(?:什么时候|几时|啥时候|哪天)(?:啊|呢)?[?？]?$`), as: "@到哪一步了", when: rests},
	{said: wording.Compile(`^(?:when does|when will) (?P<at>[a-z][\w .&-]{1,30}?) (?:wake up|resume|come back|go on|start again)[?]?$`), as: "which stage is @ in", when: rests},
	{said: wording.Compile(`^(?:until when|how long) is (?P<at>[a-z][\w .&-]{1,30}?) (?:paused|on hold)[?]?$`), as: "which stage is @ in", when: rests},
	{said: wording.Compile(`^` + atCustomer + `(?:项目|那单|这单|那个单子)?(?:又|也|终于|已经)*重新(?:启动|开始|上马)了?(?:吧)?$`), as: "@ 重新开始", when: endedOrRests},
	{said: wording.Compile(`^` + atCustomer + `(?:项目|那单|这单|那个单子)?(?:又)?(?:接着|继续)跟(?:进)?(?:吧|了)?$`), as: "@ 重新开始", when: endedOrRests},
	{said: wording.Compile(`^(?P<at>[a-z][\w .&-]{1,30}?)(?:'s| is) back (?:on|on the table|in play|alive)(?: again)?$`), as: "reopen @", when: endedOrRests},
	{said: wording.Compile(`^` + atCustomer + `(?:项目|那单|这单|那个单子)?先?(?:停一停|停一停吧|停停|放一放|搁一搁|缓一缓|停下来)[,，]?(?:等|到)([^,，。]{0,4}?(?:\d{1,2}月|[一二三四五六七八九十]月|季度|年|春节|年后|节后)[^,，。]{0,3}?)(?:再说|再看|再跟|再谈|再启动|再弄)(?:吧)?$`), as: "@暂停到$2", when: hasDeal},
	{said: wording.Compile(`^drop (?P<at>[a-z][\w.&-]{1,30}?)[,:;] ?((?:no|not|too|nobody|wrong|out of|they(?:'re| are| have| don't)|there's|there is).{2,40})$`), as: "give up on @, $2", when: dropsNamed},
	{said: wording.Compile(`^` + atCustomer + `(?:到|进)了?(?:方案报价|试机|打样)(?:阶段|环节|这一步|这步)?了$`), as: "@到哪一步了", when: hasDeal},
	{said: wording.Compile(`^(?P<at>[^,，。:： 我他她没还]{2,14}?)(?:那单|那边|这单)?(?:也|都)?(?:(?:还|一直)没(?:有)?签(?:下来|约|合同|呢)*|没(?:有)?签(?:约|合同|呢)*)$`), as: "记一下:@ 还没签", when: namedWithDeal},
	{said: wording.Compile(`^(?P<at>[^,，。:： ]{2,14}?)(?:那边|那家)?分级(?:是|为|定|:|：)?([a-d])(?:级|类)?[,， ]*(?:因为|原因|理由)?(?:是)?[:： ]*(.{2,40})$`), as: "@ 定为$2级,$3"},
	{said: wording.Compile(`^(?:哪些|哪几个|哪个|有哪些)?(?:单子|单|项目|客户)?(?:最|比较)?(?:有希望|有戏|有把握|能成|能签)(?:签|成|拿下)?(?:下来)?的(?:单子|单|项目|客户)?(?:有)?(?:哪些|哪几个|几个)?$`), as: "把握最大的单有哪些"},
}

// namedWithDeal reports a phrase in which the customer stands himself.
func namedWithDeal(q *request, at crm.AccountID) (bool, error) {
	if !knowsAccount(q.f) || asks(q.m.Text) {
		return false, nil
	}
	return hasDeal(q, at)
}

// rests reports a customer with a deal that is paused.
func rests(q *request, at crm.AccountID) (bool, error) {
	deals, err := q.dealsOf(at, func(o *crm.Opportunity) bool { return o.State == crm.DealPaused })
	return len(deals) > 0, err
}

// endedOrRests reports a customer with a deal that is paused, lost or dropped, and none that goes on.
func endedOrRests(q *request, at crm.AccountID) (bool, error) {
	deals, err := q.dealsOf(at, func(o *crm.Opportunity) bool { return o.State != crm.DealWon })
	if err != nil || len(deals) == 0 {
		return false, err
	}
	for i := range deals {
		if deals[i].State == crm.DealOpen {
			return false, nil
		}
	}
	return true, nil
}

// dealsOf are the deals of a customer that are as asked for, whatever became of them.
func (q *request) dealsOf(at crm.AccountID, is func(*crm.Opportunity) bool) (out []crm.Opportunity, err error) {
	err = crm.Each(q.tx, crm.Where(crm.ByAccount, string(at)), func(o crm.Opportunity) bool {
		if is(&o) {
			out = append(out, o)
		}
		return len(out) < crm.MaxPage
	})
	if err != nil {
		return nil, fmt.Errorf("deals of account %s: %w", at, err)
	}
	return out, nil
}
