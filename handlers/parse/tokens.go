package parse

import (
	"strings"

	"milepost/handlers/parse/moment"
)

// token is one word, name, number or mark of the text.
type token struct {
	span Span
	kind tokenKind
	w    *word // of tokWord
	bits class // what the word may be; 0 for others
	at   int   // of a claim: index into the reader's list of its kind
}

type tokenKind byte

const (
	tokWord    tokenKind = iota + 1
	tokUnknown           // Chinese runes that no word explains: part of a name
	tokLatin             // a Latin word that is not in the lexicon
	tokDigits
	tokMark
	tokPerson // 王总, 老蔡, 方志明
	tokEmail
	tokURL
	tokPhone
	tokRef
	tokName // a known name
	tokWhen
	tokMoney
)

// surnames that may stand before a title. Those that are common words besides
// (和, 时, 都, 东) are left out: 王总 is worth more than 都总.
var surnames = newRuneSet("步杭燕危秋鄢裴祖宦晁池王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭肖萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万覃武钱严莫孔汤尤易常温康施牛樊葛邢安齐伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁舒阮纪梅童凌毕单裴霍涂成苗曲盛翁柴曲骆路解强柏游辛靳管柯蓝冉仇闵司褚娄卜米贝麦瞿应宗宣洪丘简饶卓池席季屈项祁冼符岑练温阳沙全占危查费农敖桂古闻巫佘佟仲卞阚逄谌缪蒲鄢揭禤隋晏狄臧苟楚邬巩厉匡蔺栾屠邝柳宁乔祖芮车连胥湛窦谈宦晁燕阙鲍漆冀庾穆茅尚边尉衡支明戚滕蒙宿亓赖向储甄裘元皮禹计伏麻刁虞昝郁诸吉钮嵇滑荣荀羊惠羿汲邴糜松富乌巴弓牧隗宓郗仰伊宫戎景束幸郜薄鄂索咸籍党劳姬堵宰郦雍璩桑濮寿扈郏浦慕茹习艾容慎戈暨弘寇沃蔚夔隆厍勾冷訾鞠巢蒯荆竺逯桓门仝初付肇修亢苑")

// givenEnds are surnames that end given names more often: 张伟明经理.
const givenEnds = "明平安康成强林江华文元容艾习"

// doubleSurnames are the compound ones.
var doubleSurnames = []string{"欧阳", "司徒", "上官", "诸葛", "司马", "皇甫", "令狐", "尉迟", "公孙", "慕容"}

// strongSingles are single runes that are words wherever they stand alone.
var strongSingles = newRuneSet("刚请约催陪把签去到跟和给在找见带谈聊了的我他你们是要没不也都就还说问把被让从对与及又再她它您很等盯先")

const maxUnknown = 10

// edge is one way to read the runes up to a place.
type edge struct {
	from int
	kind tokenKind
	w    *word
	at   int
}

// tokenize cuts the text into tokens: of all ways to cover it the cheapest,
// where words that are known cost little and runes that are not cost much.
func (r *reader) tokenize() {
	n := r.n
	cost := make([]float64, len(n)+1)
	back := make([]edge, len(n)+1)
	ends := make([]class, len(n)+1) // what words end here
	for i := range cost[1:] {
		cost[i+1] = 1e9
	}
	try := func(e edge, to int, c float64) {
		if c += cost[e.from]; c < cost[to] {
			cost[to], back[to] = c, e
		}
	}
	for i := 0; i < len(n); i++ {
		if cost[i] >= 1e9 {
			continue
		}
		if c := r.owner[i]; c != 0 {
			cl := r.claims[c-1]
			if cl.span.Start == i {
				try(edge{i, tokEmail + tokenKind(cl.kind-claimEmail), nil, cl.at}, cl.span.End, 0.1)
			}
			continue
		}
		words.at(n, i, func(w *word) {
			if r.free(Span{i, i + w.n}) {
				ends[i+w.n] |= w.bits
				try(edge{from: i, kind: tokWord, w: w}, i+w.n, wordCost(n, i, w)+r.opening(i, w))
			}
		})
		r.edges(i, ends[i], try)
	}
	r.collect(back)
}

// edges offers what is not a word of the lexicon: people, numbers, marks,
// Latin words and runs of unknown runes.
func (r *reader) edges(i int, before class, try func(edge, int, float64)) {
	n := r.n
	switch c := n[i]; {
	case isHan(c):
		if e := r.personAt(i); e > i {
			try(edge{from: i, kind: tokPerson}, e, 0.8)
		}
		if e := r.fullNameAt(i, before); e > i {
			try(edge{from: i, kind: tokPerson}, e, 1.3-0.1*float64(e-i))
		}
		if e := digitRun(n, i); e > i+1 && r.free(Span{i, e}) {
			try(edge{from: i, kind: tokDigits}, e, 1)
		}
		if e := countAt(n, i); e > i && r.free(Span{i, e}) {
			try(edge{from: i, kind: tokDigits}, e, 1)
		}
		particles := 0
		for k := 1; k <= maxUnknown && i+k <= len(n) && isHan(n[i+k-1]) && !r.taken(i+k-1); k++ {
			x := 2 + float64(k)
			switch {
			case k == 1:
				x += 1.5
			case k > 4: // a name without any trade in it is short
				x += 2 * float64(k-4)
			}
			if strings.ContainsRune("的了我你他她它去跟说给把被让也还没不很吗呢吧着过就叫要想那", n[i+k-1]) {
				particles++
			}
			if k == 1 && strings.ContainsRune("交送寄报催等盯问陪带", c) {
				particles++ // 等凯立 is 凯立, who is waited for
			}
			try(edge{from: i, kind: tokUnknown}, i+k, x+2.5*float64(particles))
		}
	case isDigit(c):
		j := i
		for j < len(n) && isDigit(n[j]) && !r.taken(j) {
			j++
		}
		try(edge{from: i, kind: tokDigits}, j, 0.5)
	case isWordRune(c):
		j := i
		for j < len(n) && !r.taken(j) && (isWordRune(n[j]) || (n[j] == '-' || n[j] == '\'' && !moment.Has(n, j, "'s")) && j+1 < len(n) && isWordRune(n[j+1]) && !isDigit(n[j+1])) {
			j++
		}
		try(edge{from: i, kind: tokLatin}, j, 2)
		if k := i; n[j-1] != c || j > i+1 {
			for k < j && isWordRune(n[k]) {
				k++
			}
			if k < j {
				try(edge{from: i, kind: tokLatin}, k, 2)
			}
		}
	default:
		try(edge{from: i, kind: tokMark}, i+1, 0.1)
	}
}

// countAt is where a count of things ends: 三家, 十几个, 两次.
func countAt(n []rune, i int) int {
	j := i
	if num, ok := smallNumber(n, i); ok && num.han {
		j = num.end
	}
	for j < len(n) && (n[j] == '几' || n[j] == '来' && j > i || n[j] == '十' && j > i) {
		j++
	}
	if j > i && j < len(n) && strings.ContainsRune("家个台次位条套件人天场趟遍份轮层种页张块桶成", n[j]) {
		return j + 1
	}
	return i
}

// digitRun is where a run of Chinese digits without units ends: 一四五零.
func digitRun(n []rune, i int) int {
	for i < len(n) {
		if _, ok := moment.HanDigit(n[i]); !ok {
			break
		}
		i++
	}
	return i
}

// opening is what a word costs more where a clause begins with it and it links what
// is before it to what follows: 和顺兴铁架 is a name.
func (r *reader) opening(i int, w *word) float64 {
	if w.n == 1 && (w.text == "和" || w.text == "与" || w.text == "同" || w.text == "万") && (i == 0 || !isHan(r.n[i-1]) && !isWordRune(r.n[i-1])) {
		return 0.8
	}
	return 0
}

func wordCost(n []rune, i int, w *word) float64 {
	if w.n > 1 || !isHan(n[i]) {
		if !isHan(n[i]) && !isWordRune(n[i]) {
			return 0.09
		}
		c := 1 - 0.02*float64(w.n)
		if w.bits&cActivity != 0 {
			c -= 0.2 // "project review" is worth more than "review with"
		}
		return c
	}
	if strongSingles.has(n[i]) {
		return 0.7
	}
	return 1.6
}

// collect walks back along the cheapest reading.
func (r *reader) collect(back []edge) {
	count := 0
	for j := len(r.n); j > 0; j = back[j].from {
		count++
	}
	r.toks = make([]token, count)
	for j := len(r.n); j > 0; j = back[j].from {
		e := back[j]
		count--
		t := token{span: Span{e.from, j}, kind: e.kind, w: e.w, at: e.at}
		if e.w != nil {
			t.bits = e.w.bits
		}
		r.toks[count] = t
	}
}

// surnameAt is where a surname that begins at n[i] ends; i when none does.
func surnameAt(n []rune, i int) int {
	for _, d := range doubleSurnames {
		if moment.Has(n, i, d) {
			return i + 2
		}
	}
	if i < len(n) && surnames.has(n[i]) {
		return i + 1
	}
	return i
}

// personAt reads 王总, 陈部长, 老蔡, 小王总 at n[i]; i when there is nobody.
func (r *reader) personAt(i int) int {
	n := r.n
	j := i
	if n[i] == '老' || n[i] == '小' || n[i] == '阿' || n[i] == '大' {
		j++
	}
	e := surnameAt(n, j)
	if e == j && j == i && r.rareSurname(i) {
		e = i + 1
	}
	if e == j || !r.free(Span{i, e}) {
		return i
	}
	t := words.longest(n, e, cTitle)
	if w := words.longest(n, e, ^class(0)); t != nil && w != nil && w.n > t.n && w.bits&cTitle == 0 {
		t = nil // 张工作, 王总结
	}
	if t != nil && r.free(Span{e, e + t.n}) && words.longest(n, i, cThing|cTail|cFunc|cIndustry|cRole) == nil {
		if t.bits&cDept != 0 && t.n == 2 && !moment.Has(n, e, "财务总") { // 王采购 stands, 高技术 does not
			if t.text != "采购" && t.text != "财务" && t.text != "会计" {
				return i
			}
		}
		return e + t.n
	}
	if t != nil && r.free(Span{e, e + t.n}) {
		if w := words.longest(n, i, cThing|cTail|cFunc|cIndustry|cRole); w.n == 1 || w.n <= e-i {
			return e + t.n
		}
	}
	if j == i || n[i] == '大' {
		return i
	}
	// 老蔡, 小钟: unless the surname begins a word (小方案) or the pair is one.
	if w := words.longest(n, j, ^class(0)); w != nil && w.n >= 2 {
		return i
	}
	if w := words.longest(n, i, ^class(0)); w != nil && w.n >= 2 {
		return i
	}
	return e
}

// rareSurname reports whether a character that is no known surname stands between
// a mark and a title of two characters and more, as a surname does: 采购 秋女士.
func (r *reader) rareSurname(i int) bool {
	n := r.n
	if !isHan(n[i]) || i > 0 && isHan(n[i-1]) && words.longest(n, i-1, ^class(0)) == nil || words.longest(n, i, ^class(0)) != nil || i > 0 && isHan(n[i-1]) && !r.wordEnds(i) {
		return false
	}
	t := words.longest(n, i+1, cTitle)
	return t != nil && t.n >= 2 && t.bits&cDept == 0
}

// wordEnds reports whether a department, a particle or a word of meeting ends at n[i].
func (r *reader) wordEnds(i int) bool {
	for k := 1; k <= 4 && i-k >= 0; k++ {
		if w := words.longest(r.n[:i], i-k, cDept|cMeet|cWith|cCall|cIntro|cVisit|cFunc); w != nil && w.n == k {
			return true
		}
	}
	return false
}

// fullNameAt reads 方志明 at n[i] where the words around say that a person's
// name stands there; before is what words end at i.
func (r *reader) fullNameAt(i int, before class) int {
	n := r.n
	e := surnameAt(n, i)
	if e == i {
		return i
	}
	if w := words.longest(n, i, ^class(0)); w != nil && w.n >= 2 {
		return i
	}
	introduced := before&(cIntro|cTitle|cPersonWord) != 0 && !(i > 0 && (n[i-1] == '总' || n[i-1] == '工' || n[i-1] == '姐'))
	apart := i == 0 || !isHan(n[i-1])
	if apart && !introduced {
		k := i
		for k > 0 && (n[k-1] == ' ' || n[k-1] == ':' || n[k-1] == '-') {
			k--
		}
		for _, w := range []string{"联系人", "负责人", "姓名", "名片", "对接人", "叫", "经理", "总监", "部长", "主任", "厂长"} {
			introduced = introduced || endsWith(n[:k], w)
		}
	}
	for k := i + 1; k < len(n) && k <= i+2; k++ {
		if p := r.personAt(k); p > k+1 && words.longest(n, k+1, cTitle) != nil && !(k == i+2 && strings.ContainsRune(givenEnds, n[k])) {
			return i // 金龙陈部长 is 陈部长 of 金龙
		}
	}
	linked := before&(cMeet|cVisit|cWith|cCall) != 0 || i > 0 && (n[i-1] == '的' || n[i-1] == '把')
	if words.longest(n, e, cTitle) != nil && (!introduced || r.personAt(i) > i) {
		return i // 王总聊: personAt reads it
	}
	if i > 0 && isHan(n[i-1]) && !introduced {
		if w := words.longest(n, i-1, ^class(0)); w != nil && w.n >= 2 {
			return i // 对方想看
		}
	}
	best := i
	for k := 1; k <= 2 && e+k <= len(n); k++ {
		if !isHan(n[e+k-1]) || r.taken(e+k-1) || strings.ContainsRune("的了说在是和跟去到就也都", n[e+k-1]) {
			break
		}
		if w := words.longest(n, e, ^class(0)); k == 2 && w != nil && w.n >= 2 && w.bits&cTitle != 0 {
			break
		}
		end := e + k
		if !r.nameEnds(end) || r.wordCrosses(e, end) {
			continue
		}
		if introduced || apart && r.titleFollows(end, k+e-i) || linked && end-i >= 3 {
			best = end
		}
	}
	return best
}

func endsWith(n []rune, w string) bool { return moment.Has(n, len(n)-len([]rune(w)), w) }

// wordCrosses reports whether a word begins inside a given name: 金辉电工 is no
// 金辉电, 方想看 nobody.
func (r *reader) wordCrosses(from, end int) bool {
	for k := from; k < end; k++ {
		if w := words.longest(r.n, k, ^class(0)); w != nil && w.n >= 2 && (k+w.n > end || k+w.n == end) {
			return true
		}
	}
	return false
}

// nameEnds reports whether a person's name may end at n[i].
func (r *reader) nameEnds(i int) bool {
	if i >= len(r.n) || !isHan(r.n[i]) || r.taken(i) {
		return true
	}
	w := words.longest(r.n, i, ^class(0))
	return w != nil && w.bits&(cTail|cLegal) == 0 && (w.n > 1 || w.bits&(cFunc|cTitle|cWith|cAt|cSay) != 0)
}

// titleFollows reports whether a title or a phone number follows a name of so
// many runes: a department alone proves only a name of three.
func (r *reader) titleFollows(i, runes int) bool {
	j := skip(r.n, i, " ,-:(")
	if j >= len(r.n) {
		return false
	}
	if c := r.owner[j]; c != 0 && r.claims[c-1].kind == claimPhone {
		return true
	}
	if w := words.longest(r.n, j, cTitle); w != nil && w.n >= 2 {
		return true
	}
	d := words.longest(r.n, j, cDept)
	if d == nil {
		return false
	}
	return runes >= 3 || words.longest(r.n, j+d.n, cTitle) != nil
}
