package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// sameFirm finds two names of which it is said that they are one company: 恒发家具和恒发家私是一家,
// 合并; merge Goldpeak and Gold Peak Metals. The names are in the odd and even groups.
var sameFirm = wording.Compile(`^(?:其实)?([^,，。 ]{2,20}?)(?:和|跟|与)([^,，。 ]{2,20}?)(?:其实|应该|好像)*(?:就)?是(?:同)?一(?:家|个)(?:的|公司|客户)?(?:[,， ]*(?:请|帮我)?(?:合并|合一下|合起来)(?:一下|吧)?)?$` +
	`|^(?:请|帮我)?(?:合并)(?:一下)?([^,，。 ]{2,20}?)(?:和|跟|与|、)([^,，。 ]{2,20}?)(?:吧)?$` +
	`|^(?:请|帮我)?把([^,，。 ]{2,20}?)(?:和|跟|与)([^,，。 ]{2,20}?)(?:合并|合一下|合起来)(?:一下)?(?:吧)?$` +
	`|^(?:请|帮我)?把([^,，。 ]{2,20}?)(?:并到|合并到|并入|合并进)([^,，。 ]{2,20}?)(?:里|里面)?(?:吧)?$` +
	`|^(?:please )?merge ([a-z0-9][a-z0-9&. -]{1,30}?) (?:and|with|into) ([a-z0-9][a-z0-9&. -]{1,30}?)$` +
	`|^([a-z0-9][a-z0-9&. -]{1,30}?) (?:and|is) (?:the same (?:company|customer|account|firm|lead) as )?([a-z0-9][a-z0-9&. -]{1,30}?)(?: are (?:the same|one)(?: company| customer| account| firm| lead)?)$` +
	`|^([a-z0-9][a-z0-9&. -]{1,30}?) is the same (?:company|customer|account|firm|lead) as ([a-z0-9][a-z0-9&. -]{1,30}?)$`)

// sameFirmIntent keeps another name of a customer who was registered once, and says what there is
// to do where both were.
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

func (q *request) sameFirm() error {
	m := sameFirm.FindStringSubmatch(strings.Trim(squash(q.m.Text), " 。.!！"))
	if m == nil {
		return errPass
	}
	one, other := "", ""
	for i := 1; i < len(m); i += 2 {
		one, other = one+m[i], other+m[i+1]
	}
	one, other = q.inHisWriting(one), q.inHisWriting(other)
	first, second := q.customerIn(squash(one)), q.customerIn(squash(other))
	switch {
	case first == "" && second == "":
		return errPass
	case first != "" && first == second:
		q.reply(q.out.OneAlready(one, other))
		return nil
	case first != "" && second != "":
		q.reply(q.out.NotMerged(one, other))
		return nil
	case first == "":
		one, other = other, one
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
