package parse

import (
	"strings"

	"milepost/handlers/parse/moment"
)

// surnames that may stand before a title. Those that are common words besides
// (和, 时, 都, 东) are left out: 王总 is worth more than 都总.
var surnames = newRuneSet("芦谷牟卫辜畅廉喻稽封栗昌凤酆蓬钭蓟莘禄闾檀蹇谯税佀郎步杭燕危秋鄢裴祖宦晁池王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭肖萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万覃武钱严莫孔汤尤易常温康施牛樊葛邢安齐伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁舒阮纪梅童凌毕单裴霍涂成苗曲盛翁柴曲骆路解强柏游辛靳管柯蓝冉仇闵司褚娄卜米贝麦瞿应宗宣洪丘简饶卓池席季屈项祁冼符岑练温阳沙全占危查费农敖桂古闻巫佘佟仲卞阚逄谌缪蒲鄢揭禤隋晏狄臧苟楚邬巩厉匡蔺栾屠邝柳宁乔祖芮车连胥湛窦谈宦晁燕阙鲍漆冀庾穆茅尚边尉衡支明戚滕蒙宿亓赖向储甄裘元皮禹计伏麻刁虞昝郁诸吉钮嵇滑荣荀羊惠羿汲邴糜松富乌巴弓牧隗宓郗仰伊宫戎景束幸郜薄鄂索咸籍党劳姬堵宰郦雍璩桑濮寿扈郏浦慕茹习艾容慎戈暨弘寇沃蔚夔隆厍勾冷訾鞠巢蒯荆竺逯桓门蒿阴逯睢郗阙滕寸矫冉侣揣朴玄衣迟丛矣仉綦昃仝初付肇修亢苑邰闫佴缑禚郏邸宓斛逄蒯乜阙郐")

// givenEnds are surnames that end given names more often: 张伟明经理.
const givenEnds = "明平安康成强林江华文元容艾习"

// doubleSurnames are the compound ones.
var doubleSurnames = []string{"欧阳", "司徒", "上官", "诸葛", "司马", "皇甫", "令狐", "尉迟", "公孙", "慕容", "钟离", "东方", "夏侯", "闻人", "宇文", "长孙", "轩辕", "端木", "独孤", "南宫", "赫连", "澹台", "濮阳", "淳于", "申屠", "鲜于", "万俟", "西门", "呼延", "百里"}

// doubleFirsts are their first characters.
var doubleFirsts = func() *runeSet {
	var b strings.Builder
	for _, d := range doubleSurnames {
		b.WriteString(firstRune(d))
	}
	return newRuneSet(b.String())
}()

// surnameAt is where a surname that begins at n[i] ends; i when none does.
func surnameAt(n []rune, i int) int {
	if i >= 0 && i+1 < len(n) && doubleFirsts.has(n[i]) {
		for _, d := range doubleSurnames {
			if moment.Has(n, i, d) {
				return i + 2
			}
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
	if n[i] == '姓' {
		return r.surnamed(i)
	}
	j := i
	if n[i] == '老' || n[i] == '小' || n[i] == '阿' || n[i] == '大' {
		j++
	}
	e := surnameAt(n, j)
	if e == j && j == i && (r.rareSurname(i) || r.wordSurname(i)) {
		e = i + 1
	}
	if e == j || !r.free(Span{i, e}) {
		return i
	}
	if w := words.longest(n, e, cDept); n[i] == '管' && j == i && w != nil && i > 0 && isHan(n[i-1]) && n[i-1] != '见' && n[i-1] != '跟' && n[i-1] != '找' {
		return i // 她管财务: what she does
	}
	if w := words.longest(n, i, cBrand); w != nil && w.n >= 2 && w.text == "柳工" {
		return i // 柳工 is who makes loaders
	}
	if w := words.longest(n, i, cTitle); w != nil && w.n > e-i+1 {
		return i // 车队长, 车间主任
	}
	t := words.longest(n, e, cTitle)
	if t != nil && t.bits&cDept != 0 && j == i && r.tailCovers(i) {
		return i // 昊天制冷采购: the purchasing of 昊天制冷, not Mr 冷
	}
	if t != nil && j == i && e+t.n+1 < len(n) && n[e+t.n] == '姓' && surnameAt(n, e+t.n+1) > e+t.n+1 {
		return i // 宏大五金老板姓陈: whose name is told behind his post
	}
	if w := words.longest(n, e, ^class(0)); t != nil && w != nil && w.n > t.n && w.bits&cTitle == 0 {
		t = nil // 张工作, 王总结
	}
	if t == nil && j == i && r.briefPost(i, e) {
		return e + 1
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

// briefPost reports whether a surname at n[i:e] stands before a post said in one character, 许科
// for 许科长, with nothing around it of which the two could be a part: 万科 builds houses.
func (r *reader) briefPost(i, e int) bool {
	n := r.n
	if e-i != 1 || e >= len(n) || !strings.ContainsRune("科处局课", n[e]) || strings.ContainsRune("高万金华力安康何全明单路危成方天惠申", n[i]) || !r.free(Span{i, e + 1}) {
		return false
	}
	if i > 0 && isHan(n[i-1]) && n[i-1] != '的' && (!r.wordEnds(i) || r.endsBefore(i, cGo) && !r.endsBefore(i, cMeet)) {
		return false // 到申科: where one goes
	}
	if n[e] == '科' && r.endsBefore(i, cVisit) && (e+1 == len(n) || !strings.ContainsRune("他她那说", n[e+1])) {
		return false // 拜访雷科: many companies are called so
	}
	if n[e] == '课' && (strings.ContainsRune("上下开听讲备授", n[i]) || e+1 < len(n) && strings.ContainsRune("程题件时堂", n[e+1])) {
		return false // 上课, 于课程
	}
	if e+1 == len(n) || !isHan(n[e+1]) || strings.ContainsRune("那他也和跟及在", n[e+1]) {
		return true
	}
	return words.longest(n, e+1, cSay|cFunc|cDone) != nil
}

// tailCovers reports whether a trade of two characters and more, with a name before it, ends
// at n[i].
func (r *reader) tailCovers(i int) bool {
	for k := 1; k <= 3 && i-k > 0; k++ {
		if w := words.longest(r.n[:i+1], i-k, cTail); w != nil && w.n == k+1 && isHan(r.n[i-k-1]) {
			return true
		}
	}
	return false
}

// rareSurname reports whether a character that is no known surname stands between
// a mark and a title of two characters and more, as a surname does: 采购 秋女士.
func (r *reader) rareSurname(i int) bool {
	n := r.n
	if !isHan(n[i]) || i > 0 && isHan(n[i-1]) && words.longest(n, i-1, ^class(0)) == nil || words.longest(n, i, ^class(0)) != nil || i > 0 && isHan(n[i-1]) && !r.wordEnds(i) {
		return false
	}
	if i > 0 && n[i] == '心' && n[i-1] == '中' {
		return false // 中心总经理
	}
	t := words.longest(n, i+1, cTitle)
	if t != nil && (t.text == "总" || t.text == "工") && i > 0 && (i+2 >= len(n) || !isHan(n[i+2])) {
		return r.endsBefore(i, cMeet) // 见到鹿总
	}
	return t != nil && t.n >= 2 && t.bits&cDept == 0
}

// wordSurnames are surnames that are words so often that only a title behind them makes
// them one: 于总, 干工.
var wordSurnames = newRuneSet("于干单时房花敬招文")

// wordSurname reports whether such a surname stands at n[i], with a title behind it and no
// word that it ends.
func (r *reader) wordSurname(i int) bool {
	if !wordSurnames.has(r.n[i]) {
		return false
	}
	for k := 1; k <= 3 && i-k >= 0; k++ {
		if w := words.longest(r.n[:i+1], i-k, ^class(0)); w != nil && w.n == k+1 {
			return false // 由于工期
		}
	}
	t := words.longest(r.n, i+1, cTitle)
	if t == nil || t.bits&cDept != 0 || words.longest(r.n, i+1, ^class(0)).n > t.n {
		return false
	}
	return t.n > 1 || i+2 >= len(r.n) || !isHan(r.n[i+2]) || r.nameEnds(i+2)
}

// wordEnds reports whether a department, a particle or a word of meeting ends at n[i].
func (r *reader) wordEnds(i int) bool {
	return r.endsBefore(i, cDept|cMeet|cWith|cCall|cIntro|cVisit|cFunc)
}

// endsBefore reports whether a word of these classes ends at n[i].
func (r *reader) endsBefore(i int, bits class) bool {
	for k := 1; k <= 4 && i-k >= 0; k++ {
		if w := words.longest(r.n[:i], i-k, bits); w != nil && w.n == k {
			return true
		}
	}
	return false
}

// namesPlace reports whether a word for what a company is called ends before n[i].
func (r *reader) namesPlace(i int) bool {
	for _, w := range []string{"厂名", "店名", "公司名", "厂叫", "厂子叫", "公司叫", "店叫", "单位叫", "企业叫", "字号叫", "名字是", "厂名叫", "公司名叫", "店名叫", "厂名是", "公司名是", "全称是", "全称叫"} {
		if endsWith(r.n[:i], w) {
			return true
		}
	}
	return false
}

// sameSurname reports whether the surname at n[i] was just said, so that a full name follows
// it: 老板姓徐,徐永康; 费工,费翔宇. apart: nothing Chinese stands right before it.
func (r *reader) sameSurname(i int, apart bool) bool {
	k := i
	for apart && k > 0 && (r.n[k-1] == ',' || r.n[k-1] == ' ') {
		k--
	}
	if k == i || k < 2 {
		return false
	}
	return r.n[k-1] == r.n[i] && r.n[k-2] == '姓' || r.n[k-2] == r.n[i] && r.personAt(k-2) == k
}

// ofDepartment reports whether a name stands between a department and a mark or a word of
// saying, and the department between 的 or a company and the name: 德赛的PMC冉旭.
func (r *reader) ofDepartment(i, end int) bool {
	if end < len(r.n) && isHan(r.n[end]) && !r.taken(end) && words.longest(r.n, end, cSay) == nil {
		return false
	}
	phone := end < len(r.n) && r.owner[end] != 0 && r.claims[r.owner[end]-1].kind == claimPhone
	for k := 2; k <= 6 && i-k >= 0; k++ {
		if w := words.longest(r.n[:i], i-k, cDept); w != nil && w.n == k {
			return phone || i-k > 2 && r.n[i-k-1] == '的'
		}
	}
	return false
}

// doesAsPeople reports whether what stands behind a name is said of people only, where a
// company ends before it: 金星啤酒王瑶升职了.
func (r *reader) doesAsPeople(end int) bool {
	for _, w := range []string{"升职", "升了", "离职", "退休", "调走", "跳槽", "生日", "来电", "打来", "接手", "休假", "请假", "出差", "拍板", "负责", "分管", "的电话", "的手机", "的微信", "的邮箱", "电话", "手机", "微信", "换号"} {
		if moment.Has(r.n, end, w) {
			return true
		}
	}
	return false
}

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
		return !(j > i && r.n[j-1] == ':' && moment.Has(r.n, j+w.n, "的")) // 金利达:老板的手机
	}
	d := words.longest(r.n, j, cDept)
	if d == nil {
		return false
	}
	return runes >= 3 || words.longest(r.n, j+d.n, cTitle) != nil
}
