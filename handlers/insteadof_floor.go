package handlers

import (
	"strings"

	"milepost/handlers/wording"
)

// lowestFor is how far down we go with a customer who is named, his name being a dot: .的价格最低可以到170万,
// lowest we can go for . is 280k. It is a floor (I8), and no new sum of the deal.
var lowestFor = wording.OneOf(
	`^\.(?:这边|那边|这单|那单)?的?(?:价格|价钱|报价|价)?(?:我们|咱们|公司)?的?(?:`+
		`(?:底价|底线)(?:就|先|暂时)?(?:定|设|放|守|改)(?:在|到|为|成)?|`+
		`最低价?(?:能|可以|可|只能)?(?:给|做|降|让|放|松|报|卖|签)?(?:到|是|为)?|`+
		`(?:最多|顶多|最低)(?:能|可以|只能)?(?:降|让|放|松)到|`+
		`(?:不能|不可以|不许|不要|别|不得)(?:低于|少于)`+
		`)约?(`+aSum+`)(?:左右|了|吧|哈)*$`,
	`^\.(?:这边|那边|这单|那单)?的?(?:价格|价钱|报价|价)?(?:低于|少于)约?(`+aSum+`)的?(?:就|都|我们|咱们)*(?:不能|不许|不要|别|不可以|不)(?:放|签|卖|做|接|谈|报|批|干|给)了?$`,
	`^(?:给|把|帮)?\.(?:这边|那边|这单|那单)?的?(?:定|设|放)(?:个|到|在|为)?(`+aSum+`)(?:的|为|作为|做|当)*(?:底价|底线|最低价)(?:吧|了)?$`,
	`^(?:the |our )?(?:floor|bottom line|lowest price|lowest|walk-?away price|limit)(?: price)?(?: we can go| we go)? (?:for|at|on|with) \.(?: is|:| at)* (`+aSum+`)$`,
	`^\.(?:'s)?:?,? (?:the |our )?(?:floor|bottom line|lowest(?: price)?|walk-?away price)(?: is|:| at)* (`+aSum+`)$`,
	`^\.:?,? (?:we )?(?:not|no lower than|don't go|can't go|cannot go|never)(?: below| under| lower than)? (`+aSum+`)$`,
)

// aSum is a sum with its unit.
const aSum = `[\d一二三四五六七八九十百千.,]+ ?(?:万|w|千|k|亿|m|元)`

// floorNamed is what we go down to with a customer who is named, as the floor that it is. A leader may
// say it to the colleague whose name stands first.
func (q *request) floorNamed(s string) (string, error) {
	if q.f.Amount == nil || !ofOneKnown(q.f) || q.f.Account.Text == "" || q.f.Question || q.f.Asks() {
		return "", nil
	}
	for _, c := range q.f.Colleagues {
		for _, n := range c.Row.Names {
			if rest, ok := strings.CutPrefix(s, squash(n.Text)); ok {
				s = strings.TrimLeft(rest, " ,，:：")
			}
		}
	}
	m := lowestFor.FindStringSubmatch(strings.Replace(s, squash(q.f.Account.Text), ".", 1))
	if m == nil {
		return "", nil
	}
	sum := strings.Join(m[1:], "")
	if ascii(s) {
		return q.f.Account.Text + " floor price " + sum, nil
	}
	return q.f.Account.Text + "底价" + sum, nil
}

// floorInTalk finds down to what one may go in a deal that is talked of, without its unit: 不能低于60. floorByLeader is how
// somebody says it who leads the one who sells: 给他定60.
var (
	floorInTalk   = wording.Compile(`^(?:这单|那单|价格|报价)?(?:最低|底价|底线)?(?:不能|不要|别|不得|不可以|不许)(?:再|给我)*低于(\d{2,5}(?:\.\d)?)(万|w)?(?:了|啊|吧|哈)*$`)
	floorByLeader = wording.Compile(`^(?:就|那就)?给(?:他们?|她们?|客户)(?:就|最低)?定(?:个|到|在)?(\d{2,5}(?:\.\d)?)(万|w)?(?:底价|底线)?(?:吧|了|好了)*$`)
)

// floorTold is down to what one may go in the deal that is talked of, as its floor, where that is of its size.
func (q *request) floorTold(s string) (string, error) {
	m := floorInTalk.FindStringSubmatch(s)
	if m == nil && allowed(q.who, leaders()) {
		m = floorByLeader.FindStringSubmatch(s)
	}
	if m == nil {
		return "", nil
	}
	sum, err := q.sumOfDeal(q.conv.About, m[1], m[2], false)
	if err != nil || sum == "" {
		return "", err
	}
	name, err := q.nameOf(q.conv.About)
	return name + "底价" + sum, err
}
