package handlers

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// Words of which what is said of the roster is made: who comes, who goes and to whom his things
// pass, where somebody belongs, what he is, and how he gets in on a platform.
var (
	comesWords = []string{
		"新同事", "新人", "新来", "新来的", "新招", "招了", "来了", "入职", "报到", "加入", "加进来", "加人", "加", "添加", "新增", "开个账号", "开账号", "建个账号", "建账号", "开通", "开通账号", "拉进来",
		"new colleague", "new hire", "new", "joined", "joins", "joining", "starts", "add", "invite", "onboard", "set up", "hired", "account",
	}
	goesWords = []string{
		"离职", "辞职", "不干了", "不做了", "不干", "离开公司", "最后一天", "停用", "停用账号", "停掉",
		"leaves", "leaving", "left", "last day", "quit", "resigned", "resigns",
	}
	mayGoWords   = []string{"走", "走了", "要走", "离开"} // on a journey too, where nothing is said of his things
	belongsWords = []string{"放到", "归到", "归", "调到", "调去", "调", "转到", "转去", "挪到", "换到", "分到", "划到", "去", "到", "以后在", "以后归", "moves", "move", "moved", "belongs", "transfer", "goes", "put"}
	becomesWords = []string{
		"其实是", "应该是", "改成", "改为", "设成", "设为", "当", "做", "升", "升为", "转", "转为", "转做", "提拔为", "角色是", "角色应该是", "不是",
		"is actually", "should be", "is now", "becomes", "become", "make", "promoted",
	}
	platformWords = []string{"slack", "企业微信", "企微", "微信", "wecom", "wechat", "work wechat", "另一个平台", "两个平台", "other platform"}
	getsInWords   = []string{"绑", "绑定", "关联", "码", "邀请码", "验证码", "一次性码", "登", "登录", "登陆", "link", "bind", "code", "log in", "login", "sign in"}
	rosterFiller  = []string{
		"我们", "咱们", "我", "他", "她", "的", "了", "个", "一个", "一位", "一名", "位", "名", "叫", "叫做", "名叫", "是", "做", "当", "在", "放", "到", "去", "进", "组", "组里", "团队", "区", "大区", "请", "帮我", "帮忙", "帮", "麻烦", "把", "给", "一下", "下", "吧", "负责", "岗位", "岗", "就", "先", "那边", "这边", "系统", "以后", "今天", "而", "职位",
		"is", "a", "an", "the", "as", "in", "to", "for", "our", "us", "we", "he", "she", "they", "please", "team", "called", "named", "who", "works", "role", "have", "has", "sales", "person", "on", "into", "from", "of", "up", "with",
	}
	getsInFiller = []string{
		"我", "我的", "他", "她", "的", "了", "怎么", "如何", "想", "要", "也", "换", "换了", "发", "弄", "生成", "开", "来", "个", "一个", "给", "帮", "请", "把", "在", "上", "账号", "一下", "能", "进", "新", "再", "下", "吗", "啊", "呢", "用", "个新的",
		"i'd", "i", "like", "want", "how", "do", "can", "my", "to", "on", "in", "too", "also", "as well", "account", "please", "a", "new", "for", "give", "send", "me", "the", "would", "'s", "get",
	}
	heirFiller = []string{
		"他", "她", "他的", "她的", "手上", "手里", "名下", "的", "所有", "全部", "都", "全", "先", "就", "客户", "东西", "工作", "活", "单子", "商机", "项目", "交给", "转给", "移交给", "给", "归", "由", "让", "接", "接手", "跟", "接着跟", "来", "吧",
		"his", "her", "their", "all", "the", "accounts", "customers", "clients", "deals", "everything", "go", "goes", "to", "takes", "take", "over", "and", "give", "hand", "pass", "them",
	}
	// givesWords are those of heirFiller that say that something passes to somebody.
	givesWords = []string{"交给", "转给", "移交给", "给", "归", "由", "接", "接手", "to", "takes", "take over", "hand", "give"}
	wasBefore  = wording.Compile(`昨|前天|上周|上个?月|\b(?:yesterday|ago|last (?:week|month|mon|tue|wed|thu|fri))`)
	// ofStaff finds that one of our own comes, who is no new man at a customer.
	ofStaff = wording.Compile(`同事|新人|入职|招|账号|报到|\b(?:colleague|hire|hired|account|onboard)\b`)
	denies  = wording.Compile(`不是|, ?not\b`)
)

// ofOurPeople is what is said of our own people, in the sentence that is understood; "" for
// whatever stands for itself.
func (q *request) ofOurPeople(s string) (string, error) {
	if len(q.f.Refs) > 0 || len([]rune(s)) > 60 {
		return "", nil
	}
	for _, says := range []func(string) (string, error){q.tellsAbsence, q.getsIn, q.sendsOut, q.passesTo} {
		if text, err := says(s); text != "" || err != nil {
			return text, err
		}
	}
	if !allowed(q.who, []crm.Role{crm.RoleManager, crm.RoleDirector, crm.RoleAdmin}) || asks(q.m.Text) {
		return "", nil
	}
	for _, says := range []func(string) (string, error){q.comes, q.goes, q.belongs} {
		if text, err := says(s); text != "" || err != nil {
			return text, err
		}
	}
	return "", nil
}

// getsIn is who wants to be known on his other platform, or whom an admin helps to: 小李的企业微信怎么绑.
func (q *request) getsIn(s string) (string, error) {
	if !holds(s, platformWords...) || !holds(s, getsInWords...) {
		return "", nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return "", err
	}
	p := remainder{fold(q.m.Text)}
	named := q.takeColleagues(&p, ps)
	p.take(platformWords...)
	p.take(getsInWords...)
	p.take(getsInFiller...)
	switch {
	case !p.empty() || len(named) > 1:
		return "", nil
	case len(named) == 0 || named[0].ID == q.who.ID:
		return "绑定", nil
	case q.who.Has(crm.RoleAdmin):
		return named[0].Name.Text + "的绑定码", nil
	}
	return "", nil
}

// comes is who joins, with his role and his team: 来了个新同事孙丽,做销售,放华南.
func (q *request) comes(s string) (string, error) {
	if !holds(s, comesWords...) || !q.who.Has(crm.RoleAdmin) && !ofStaff.MatchString(s) {
		return "", nil
	}
	p := remainder{fold(q.m.Text)}
	roles, role := q.takeRole(&p)
	team := q.takeTeam(&p)
	joins := p.take(comesWords...)
	if roles == 0 || !joins || roles > 1 {
		return "", nil
	}
	q.takeDays(&p)
	name := p
	name.take(rosterFiller...)
	if !isName(name.rest()) || q.knownIn(name.rest()) {
		return "", nil
	}
	if ascii(name.rest()) {
		return "加" + name.rest() + ", " + team + " " + role, nil
	}
	return "加" + name.rest() + " " + team + " " + role, nil
}

// goes is who leaves, on which day, and to whom his customers go: 小李下周五走,最后一天是18号,客户给Anna.
func (q *request) goes(s string) (string, error) {
	if !holds(s, goesWords...) && !holds(s, mayGoWords...) || staysWords.MatchString(s) {
		return "", nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return "", err
	}
	var who, heir *crm.Person
	last, leaves, surely, unknown := crm.Date(""), false, false, ""
	for _, c := range pausesOf(daysSpelled(fold(q.m.Text))) {
		p := remainder{c}
		named := q.takeColleagues(&p, ps)
		goes := p.take(goesWords...) // before the days: the last one is none
		surely = surely || goes
		goes = p.take(mayGoWords...) || goes
		if said := p.left; q.takeDays(&p) && !wasBefore.MatchString(lower(said)) {
			if d := q.daySaid(said); d != "" {
				last = d // the last that is said is the most exact
			}
		}
		if leaves && !goes { // what becomes of his things
			passes := p.take(givesWords...)
			p.take(heirFiller...)
			switch {
			case len(named) == 1 && named[0] != who && heir == nil && p.empty():
				heir = named[0]
			case len(named) == 0 && isName(p.rest()) && unknown == "" && passes:
				unknown = p.rest()
			default:
				return "", nil
			}
			continue
		}
		p.take(rosterFiller...)
		if len(named) > 1 || len(named) == 1 && who != nil && named[0] != who || !goes || !p.empty() {
			return "", nil
		}
		if len(named) == 1 {
			who = named[0]
		}
		leaves = true
	}
	if who == nil || heir == nil && unknown == "" && (last == "" || !surely) {
		return "", nil
	}
	text := who.Name.Text
	if last > q.today() {
		if ascii(text) {
			text += " " // Anna12 is a customer
		}
		text += string(last[len("2006-"):])
	}
	text += "离职"
	switch {
	case heir != nil:
		text += ",客户交给" + heir.Name.Text
	case unknown != "":
		text += ",客户交给" + unknown
	}
	return text, nil
}

// belongs is which team somebody is in from now on, or what he is: Anna以后归华东, 孙丽其实是专员不是销售.
func (q *request) belongs(s string) (string, error) {
	if !holds(s, belongsWords...) && !holds(s, becomesWords...) {
		return "", nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return "", err
	}
	text := fold(q.m.Text)
	if at := denies.FindStringIndex(text); at != nil && at[0] > 0 { // what he is not stands last
		text = text[:at[0]]
	}
	p := remainder{text}
	named := q.takeColleagues(&p, ps)
	if len(named) != 1 {
		return "", nil
	}
	team := q.takeTeam(&p)
	roles, role := q.takeRole(&p)
	moves := p.take(belongsWords...)
	becomes := p.take(becomesWords...)
	p.take(rosterFiller...)
	switch {
	case !p.empty():
	case team != "" && roles == 0 && moves && !becomes:
		return "把" + named[0].Name.Text + "调到" + team, nil
	case team == "" && roles == 1 && becomes && !moves:
		return named[0].Name.Text + "改为" + role, nil
	}
	return "", nil
}

// takeRole takes the roles of our own people out, the longest words first, and gives how many
// were named and one of them.
func (q *request) takeRole(p *remainder) (n int, role string) {
	called := map[string]string{}
	for _, r := range q.Book.Roles {
		for _, w := range append([]string{r.Name.ZH, r.Name.EN, r.ID}, r.Also...) {
			if called[lower(w)] == "" {
				called[lower(w)] = r.Name.ZH
			}
		}
		if short := []rune(r.Name.ZH); r.ID == string(crm.RoleSpecialist) && len(short) > 2 {
			called[string(short[len(short)-2:])] = r.Name.ZH // 专员, as one says
		}
	}
	delete(called, "")
	words := slices.SortedFunc(maps.Keys(called), func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	for _, w := range words {
		if p.take(w) && called[w] != role {
			n, role = n+1, called[w]
		}
	}
	return n, role
}

// takeTeam takes the name of a team out, and gives it.
func (q *request) takeTeam(p *remainder) string {
	t := q.teamIn(p.left)
	if t == nil || !p.take(lower(t.Name.Text), lower(string(t.ID))) {
		return ""
	}
	return t.Name.Text
}

// isName reports what may be somebody's name: two or three characters, or one or two words that
// begin with a capital.
func isName(s string) bool {
	runes := []rune(s)
	if len(runes) == 0 {
		return false
	}
	if unicode.Is(unicode.Han, runes[0]) {
		for _, r := range runes {
			if !unicode.Is(unicode.Han, r) {
				return false
			}
		}
		return len(runes) == 2 || len(runes) == 3
	}
	words := strings.Fields(s)
	for _, w := range words {
		for i, r := range w {
			if !unicode.IsLetter(r) || r >= 0x80 || i == 0 && !unicode.IsUpper(r) {
				return false
			}
		}
	}
	return len(words) <= 2
}
