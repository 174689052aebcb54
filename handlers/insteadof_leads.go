package handlers

import (
	"fmt"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// anotherLead begins one more lead behind one that was registered just now: 再加一条 江门 双喜电器.
	anotherLead = wording.Compile(`^(?:再|另外|还有|还|然后)?(?:加|来|记|登记|登|补)(?:上)?一?(?:条|个|家)(?:线索|客户)?[,，:： ]+(.{4,80})$`)
	// otherPlace finds where a customer is rather than where he was said to be: 刚才那条不是江门 是中山.
	otherPlace = wording.Compile(`^(?:刚才|刚刚|上面|前面)?(?:那条|那个|那家|这条|这家|它|他们)?(?:客户|线索|公司)?(?:的|应该)?(?:区域|地方|地址)?不(?:是)?(?:在)?(\p{Han}{2,6}?)(?:的)?[,， ]+(?:而|应该)?是?(?:在)?(\p{Han}{2,6}?)(?:的)?$`)
	// otherSource finds from where a customer's lead came rather: 明辉改成展会认识的.
	otherSource = wording.Compile(`^([^,，。 ]{2,12}?)(?:的?(?:线索)?来源)?(?:改成|改为|应该是|其实是)(.{2,8}?(?:认识|搜到?|查到?|看到|介绍|推荐|引荐|找到?)的?)$`)
	// noSource finds who is none of the sources of the lead sheet: what is said of them is asked about.
	noSource = wording.Compile(`朋友|同学|亲戚|熟人`)
)

// oneMoreLead is one more lead, behind one that was registered just now; "" for none.
func (q *request) oneMoreLead(s string) (string, error) {
	m := anotherLead.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	of := crm.Where(crm.ByAccount, string(q.conv.About))
	if all, _, err := crm.List[crm.Lead](q.tx, of, crm.Page{Limit: 1, Desc: true}); err != nil {
		return "", fmt.Errorf("leads of %s: %w", q.conv.About, err)
	} else if len(all) == 0 || q.said().Sub(all[0].Created) > goesOnFor {
		return "", nil
	}
	return "新线索 " + q.inHisWriting(m[1]), nil
}

// placedRather is whence a customer came who is named, or where the one who is talked of is rather than where he is
// kept to be; "" for neither, and where another place is denied than that.
func (q *request) placedRather(s string) (string, error) {
	if m := otherSource.FindStringSubmatch(s); m != nil && q.customerIn(m[1]) != "" && !noSource.MatchString(m[2]) {
		if f := parse.Read("新线索 恒鑫机械有限公司,"+m[2], q.ctx); f.Source == "" {
			return "", nil
		}
		return q.inHisWriting(m[1]) + "来源是" + q.inHisWriting(m[2]), nil
	}
	m := otherPlace.FindStringSubmatch(s)
	if m == nil || !q.isPlace(m[1]) || !q.isPlace(m[2]) {
		return "", nil
	}
	a, err := q.accountIf(q.conv.About, q.mayWrite)
	if err != nil || a == nil || a.Region != m[1] {
		return "", err
	}
	return a.Name.Text + "在" + m[2], nil
}

// isPlace reports words that name a place and nothing else.
func (q *request) isPlace(s string) bool {
	f := parse.Read("新线索 恒鑫机械有限公司,"+s, q.ctx)
	return f.Region == s
}
