package parse

import "strings"

// rightBefore reports whether one of some words stands right before a sum, whatever rounds it.
func (r *reader) rightBefore(m *money, words []string) bool {
	before := strings.TrimRight(r.between(max(0, m.span.Start-10), m.span.Start), " 约近个大概差不多¥")
	for _, w := range words {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// lessBy reports whether a sum is that by which a price was lowered, not the price: 报价再让3万,报169.
func (r *reader) lessBy(m *money) bool {
	return r.rightBefore(m, []string{"再让", "让了", "让价", "又让", "只让", "能让", "价让", "多让", "再压", "压了", "砍了", "砍掉", "再砍", "抹掉", "抹了"})
}

// moreBy reports whether a sum is that by which a price goes up, not the price: 加两套夹具大概多三万.
func (r *reader) moreBy(m *money) bool {
	if r.rightBefore(m, []string{"多出", "再加", "另加", "要加", "得加", "加价", "涨了", "贵了"}) {
		return true
	}
	for _, w := range []string{"要多", "得多", "会多", "就多", "又多", "大概多", "大约多"} {
		if strings.HasSuffix(r.between(max(0, m.span.Start-3), m.span.Start), w) {
			return true
		}
	}
	return false
}

// fellShort reports whether it is denied that something came to a sum: 没报到95万, 没到80万.
func (r *reader) fellShort(m *money) bool {
	return r.rightBefore(m, []string{"没报到", "没报过", "没有报到", "没到", "没有到", "没报", "没说过", "没给到"})
}

// partCame reports whether a sum is a part of the price that came in: 首付到了50万.
func (r *reader) partCame(m *money) bool {
	if !r.rightBefore(m, []string{"到了", "到账了", "到账", "来了", "打了", "付了", "收了", "收到", "收到了", "进来了"}) {
		return false
	}
	_, part := holdsAny(r.between(max(0, m.span.Start-14), m.span.Start), []string{"首付", "预付", "定金", "订金", "尾款", "进度款", "质保金", "验收款", "发货款", "余款", "货款"})
	return part
}

// yearly reports whether a sum is what a company turns over in a year, which nobody names: 一年大概3个亿. What
// it buys in a year is no turnover, and less than thirty million none that people tell of so.
func (r *reader) yearly(c *clause, m *money) bool {
	if m.minor < 3e7*100 || c.bits&(cMoneyKind|cWantBuy|cProgramme) != 0 {
		return false
	}
	before, behind := r.between(c.span.Start, m.span.Start), r.between(m.span.End, c.span.End)
	if _, spends := holdsAny(before+behind, []string{"买", "采购", "订单", "投", "预算", "合同", "项目", "单子", "节约", "省", "buy", "order", "spend", "invest", "budget", "deal", "save"}); spends {
		return false
	}
	_, zh := holdsAny(before, []string{"一年", "每年", "全年", "年年", "去年做", "今年做", "前年做", "去年产值", "去年大概做"})
	if _, ours := holdsAny(before, []string{"我们", "咱", "给我"}); !zh && !ours {
		_, year := holdsAny(before, []string{"去年", "今年", "前年", "一年"})
		_, sold := holdsAny(before, []string{"卖了", "卖出", "卖掉", "销了", "销售了"})
		zh = year && sold
	}
	_, en := holdsAny(behind, []string{"a year", "per year", "per annum", "annually", "yearly"})
	return zh || en
}
