package handlers

import (
	"cmp"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// sameFirm finds two names of which it is said that they are one company: 恒发家具和恒发家私是一家,
// 合并; merge Goldpeak and Gold Peak Metals. The names are in the odd and even groups.
var sameFirm = wording.OneOf(
	`^(?:其实)?([^,，。 ]{2,20}?(?: [a-z0-9&.-]{1,20}){0,3})(?:和|跟|与)`+
		`([^,，。 ]{2,20}?(?: [a-z0-9&.-]{1,20}){0,3})(?:其实|应该|好像)*(?:就)?是(?:同)?`+
		`一(?:家|个)(?:的|公司|客户)?(?:[,， ]*(?:请|帮我)?(?:合并|合一下|合起来)(?:一下|吧)?)?$`,
	`^(?:请|帮我)?(?:合并)(?:一下)?([^,，。 ]{2,20}?(?: [a-z0-9&.-]{1,20}){0,3})`+
		`(?:和|跟|与|、)([^,，。 ]{2,20}?(?: [a-z0-9&.-]{1,20}){0,3})(?:吧)?$`,
	`^(?:请|帮我)?把([^,，。 ]{2,20}?(?: [a-z0-9&.-]{1,20}){0,3})(?:和|跟|与)`+
		`([^,，。 ]{2,20}?(?: [a-z0-9&.-]{1,20}){0,3})(?:合并|合一下|合起来)(?:一下)?(?:吧)?$`,
	`^(?:请|帮我)?把?([^,，。 ]{2,20}?(?: [a-z0-9&.-]{1,20}){0,3})(?:并到|合并到|并入|合并进)`+
		`([^,，。 ]{2,20}?(?: [a-z0-9&.-]{1,20}){0,3})(?:里|里面)?(?:吧)?$`,
	`^(?:please )?merge ([\p{Han}a-z0-9][\p{Han}a-z0-9&. -]{1,30}?) (?:and|with|into)`+
		` ([\p{Han}a-z0-9][\p{Han}a-z0-9&. -]{1,30}?)$`,
	`^([\p{Han}a-z0-9][\p{Han}a-z0-9&. -]{1,30}?) (?:and|is)`+
		` (?:the same (?:company|customer|account|firm|lead) as )?`+
		`([\p{Han}a-z0-9][\p{Han}a-z0-9&. -]{1,30}?)`+
		`(?: are (?:the same|one)(?: company| customer| account| firm| lead)?)$`,
	`^([\p{Han}a-z0-9][\p{Han}a-z0-9&. -]{1,30}?)`+
		` is the same (?:company|customer|account|firm|lead)`+
		` as ([\p{Han}a-z0-9][\p{Han}a-z0-9&. -]{1,30}?)$`,
)

// sameFirmIntent keeps another name of a customer who was registered once, and shows what it
// would be to make one of two where both were.
func sameFirmIntent() Intent {
	return Intent{
		Name: "same-firm",
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() <= 70 && !f.Asks() && !hasNumber(f) && sameFirm.MatchString(f.Plain()) {
				return 0.98
			}
			return 0
		},
		Examples: []string{"恒发家具和恒发家私是同一家", "合并恒鑫钣金和恒鑫五金", "merge Goldpeak and Gold Peak Metals", "Gold Peak is the same company as Goldpeak"},
		Near:     []string{"#X8 同一家", "他们和比亚迪是一家的吗", "周一和周二是一家一家跑的", "王总和李总是一个部门的", "把粤钢和美科的报价发给我"},
		Handle:   (*request).sameFirm,
	}
}

// oneFirmSaid finds that it is said outright that two names are one company: of 美的和库卡是一家 they may be
// relatives. noFirm finds what is the name of no company: 隔壁, 老周的公司, 开票信息, and what is kept of one.
var (
	oneFirmSaid = wording.Compile(`是同一(?:家|个)|合并|并到|并入|the same (?:company|customer|account|firm|lead)|\bmerge\b`)
	noFirm      = wording.OneOf(
		`[的这那我咱他她它你]`, `隔壁`, `对面`, `旁边`, `人家`, `对方`, `对手`, `供应商`, `客户`, `今天`,
		`昨天`, `明天`, `上周`, `本周`, `上个?月`, `报价`, `拜访`, `商机`, `项目`, `线索`, `合同`, `信息`,
		`资料`, `记录`, `待办`, `订单`, `费用`,
		`\b`+wording.Any(
			`the`, `their`, `his`, `her`, `our`, `my`, `they`, `it`, `this`, `that`, `them`,
			`visits?`, `deals?`, `leads?`, `quotes?`, `notes?`, `tasks?`, `contacts?`, `orders?`,
		)+`\b`,
	)
)

// firmNamed is the customer who is called by a name; "" for one of a name that comes near it.
func (q *request) firmNamed(name string) crm.AccountID {
	id := q.customerIn(squash(name))
	if id == "" || q.mention(name).Known[0].Score < 1 {
		return ""
	}
	return id
}

// isRivalAt reports the name of a rival of an open deal at a customer.
func (q *request) isRivalAt(id crm.AccountID, name string) (bool, error) {
	deals, err := q.openDeals(id)
	return slices.ContainsFunc(deals, func(o crm.Opportunity) bool {
		return slices.ContainsFunc(o.Rivals, func(r string) bool { return spaceless(r) == spaceless(name) })
	}), err
}

// alike reports names that have two letters in a row in common, in English the first four, or the sound.
func alike(a, b string) bool {
	one, two := []rune(spaceless(a)), []rune(spaceless(b))
	if ascii(a) || ascii(b) {
		n := min(4, len(one), len(two))
		return string(one[:n]) == string(two[:n])
	}
	for i := range len(one) - 1 {
		if strings.Contains(string(two), string(one[i:i+2])) {
			return true
		}
	}
	return slices.ContainsFunc(parse.Keys(a).Pinyin, func(p string) bool { return slices.Contains(parse.Keys(b).Pinyin, p) })
}

// spaceless is a name in small letters without spaces: Gold Peak is Goldpeak.
func spaceless(s string) string { return strings.ReplaceAll(fold(strings.ToLower(s)), " ", "") }

// twoNames are the two companies that a message speaks of, as he writes them: each way
// to say it has them in a pair of groups.
func (q *request) twoNames(said *wording.Wording) (one, other string, ok bool) {
	m := said.FindStringSubmatch(strings.Trim(squash(q.m.Text), " 。.!！"))
	for i := 1; i < len(m); i += 2 {
		one, other = one+m[i], other+m[i+1]
	}
	return q.inHisWriting(one), q.inHisWriting(other), m != nil
}

func (q *request) sameFirm() error {
	one, other, ok := q.twoNames(sameFirm)
	if !ok {
		return errPass
	}
	first, second := q.firmNamed(one), q.firmNamed(other)
	switch {
	case first == "" && second == "":
		return errPass
	case first != "" && first == second:
		q.reply(q.out.OneAlready(one, other))
		return nil
	case first != "" && second != "":
		return q.planMerge(first, second)
	case first == "":
		one, other = other, one
	}
	if noFirm.MatchString(squash(other)) || len(q.f.Contacts) > 0 || !oneFirmSaid.MatchString(squash(q.m.Text)) && !alike(one, other) {
		return errPass
	}
	if id := cmp.Or(first, second); id != "" {
		if rival, err := q.isRivalAt(id, other); err != nil || rival {
			return cmp.Or(err, errPass)
		}
	}
	a, err := q.accountCalled(one)
	if err != nil || a == nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.AddAlias(a.ID, parse.Keys(other))
	if err != nil {
		return err
	}
	v := cards.ChangedView{Group: w.Group(), Number: a.Number(), Kind: crm.KindAccount, AccountName: a.Name.Text}
	if len(done.After.Aliases) > len(done.Before.Aliases) {
		v.Fields = []cards.FieldChange{{Field: "aliases", New: other}}
	}
	q.about(a.ID, "")
	q.changed(v)
	return nil
}
