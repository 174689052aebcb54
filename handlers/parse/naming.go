package parse

import "strings"

// nameHeads are characters that begin companies' names and are words by themselves
// besides: 万里密封, 合力叉车, 中天线缆.
var nameHeads = newRuneSet("万千百大天东西南北中新华国金光安长永三同正方和合成信全高红海江山河龙宝美特力立联九双五八四六七一十白黑青绿兰银铜铁水火土木石玉明亮星日月云风雷雨虹飞天地人公众共先远近")

// headsName reports whether the runes between i and k, none of them explained by a
// word of two, are the head of a company's name, since a trade stands behind them and
// what stands before lets a name begin.
func (r *reader) headsName(i, k int, before class) bool {
	if !nameHeads.has(r.n[i]) {
		return false
	}
	if i > 0 && isHan(r.n[i-1]) && !r.taken(i-1) && before&(cVisit|cGo|cWith|cMeet|cAt|cCapture|cCity|cRegion|cCall) == 0 {
		return false
	}
	w := words.longest(r.n, k, cTail)
	return w != nil && w.n >= 2 && !wares[w.text] && words.longest(r.n, k, ^class(0)).n == w.n
}

// societies are what associations, papers and fairs are called behind what they are for:
// 省机械工业协会 is nobody's customer.
var societies = []string{"协会", "学会", "商会", "联合会", "研究会", "展会", "展览", "博览会", "论坛", "年鉴", "统计局", "经信局", "工信局", "开发区", "产业园区", "管委会", "产业园有", "产业园里", "产业园的", "工业园有", "工业园里", "工业园的", "科技园里", "园区里", "日报", "晚报", "网站", "杂志"}

// listStarts reports whether a company stands at token i behind the mark of a list.
func (r *reader) listStarts(i int) bool { return r.markIs(i, '、') && r.firmStarts(i+1) }

// society reports whether what stands behind a name makes it an association or a fair.
func (r *reader) society(i int) bool {
	t := r.tok(i)
	if t.kind == tokMark || t.span.Start >= len(r.n) {
		return false
	}
	rest := r.between(t.span.Start, min(len(r.n), t.span.Start+4))
	for _, s := range societies {
		if strings.HasPrefix(rest, s) {
			return true
		}
	}
	return false
}

// office reports whether an unknown word is a department of the person or firm beside
// it: 总装科 的逄科长, 压铸车间主任.
func (r *reader) office(i int) bool {
	t := r.toks[i]
	if p := r.tok(i - 1); i > 0 && p.kind == tokWord && p.bits&(cVisit|cMeet|cGo|cCall|cCapture) != 0 {
		return false // 拜访了飞科李总
	}
	if t.kind != tokUnknown || t.span.End-t.span.Start < 3 || len(r.firms) == 0 || t.span.End-t.span.Start > 4 || !strings.ContainsRune("科课部处室股组班", r.n[t.span.End-1]) {
		return false
	}
	j := i + 1
	if isFunc(r.tok(j), "的") {
		j++
	}
	return r.tok(j).kind == tokPerson || r.tok(j).kind == tokWord && r.tok(j).bits&(cTitle|cPersonWord) != 0
}

// soldBehind reports whether a word tells of selling or using: who stands behind it made
// what is sold.
func (r *reader) soldBehind(t token) bool {
	switch t.text() {
	case "卖", "代理", "用的", "用的是", "在用", "用着", "经销", "做代理", "sells", "selling", "uses", "using", "running", "runs on":
		return true
	}
	return false
}

// district reports whether an unknown word is the district of the city before it: 台州市
// 黄岩区, 常州武进.
func (r *reader) district(i int) bool {
	t := r.tok(i)
	if t.kind != tokUnknown || t.span.End-t.span.Start > 4 || t.span.End-t.span.Start < 3 || !strings.ContainsRune("区县镇乡市", r.n[t.span.End-1]) {
		return false
	}
	p := r.tok(i - 1)
	return p.kind == tokWord && p.bits&cRegion != 0 && p.span.End == t.span.Start || r.n[t.span.End-1] != '区' && !r.tokTail(i+1)
}

// tokTail reports whether a trade or a legal form stands right behind token i-1.
func (r *reader) tokTail(i int) bool {
	return r.tok(i).kind == tokWord && r.tok(i).bits&(cTail|cLegal) != 0
}
