package handlers

import (
	"fmt"
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What somebody says who names his customers one after the other, as on his first day.
var (
	// customersListedZH finds it in Chinese: 我手上客户有美的、格力、TCL,先都记一下; 新增客户 立讯 蓝思 领益.
	customersListedZH = wording.OneOf(
		`^(?:目前|现在)?(?:我|我们?)?(?:手上|手里|手头|名下|目前|现在|这边|在跟|跟着|负责)*(?:的|有)?(?:大)?客户(?:目前|现在|主要|就|一共|总共)*(?:有|是|包括|[:：])[:： ]*([^。;；??\n]{4,80})$`,
		`^(?:帮我|请|麻烦|先|我要)*(?:新增|新建|添加|加|记|建|录入?|登记)(?:一下|下|上|几个|这几个|这些|几家|这几家)*(?:的)?(?:大)?客户[:： ]*([^。;；??\n]{4,80})$`,
	)
	// customersListedEN finds the same in English: my accounts are Otto, Kestrel and Northgate; add leads Otto and Kestrel.
	customersListedEN = wording.OneOf(
		`^(?:so |ok |hi |hello )?(?:right now )?my (?:key )?(?:accounts|customers|clients|leads)(?: right now| so far)?(?: are|:) ?(?:these: ?)?([^.;?\n]{4,120})$`,
		`^(?:please )?(?:add|register|create|save|new)(?: these| the| my)?(?: new)? (?:leads|accounts|customers|clients):? ([^.;?\n]{4,120})$`,
	)
	// listedToKeep ends such a list with what is to be done with it.
	listedToKeep = wording.Compile(`[,，、 ]*(?:先|都|全部?|帮我|给我|请|麻烦)*(?:记|加|建|录|存|登记)(?:一下|下|上|进去|进来|起来)*(?:吧)?$`)
	// betweenNames parts the names of such a list.
	betweenNames = wording.Compile(`[,，、]+ ?(?:(?:and |还有|以及))?| (?:and|&) |还有|以及`)
	// joinedNames are the last two of them: 格力和TCL, and not 三和机械.
	joinedNames = wording.Compile(`^(\S{2,12}?)[和跟与及](\S{2,12})$`)
	// noCustomer finds that a part of it is more than a name.
	noCustomer = wording.OneOf(`\d|[??]|哪|谁|多少|几|什么|啥|吗|没|别|不|要|想|了|家$|客户|预算|电话|今天|明天|昨天`,
		`\b(?:is|are|was|wants?|needs?|my|the|which|who|what|from|with|today|tomorrow|yesterday|budget|not|all|most|mine|gone|late|new|help|\w+ing)\b`)
)

// mostListed is how many customers are registered from one list: more belong in a file.
const mostListed = 30

// listedNames are the names of such a list; nil for what is none.
func listedNames(text string) []string {
	if !strings.Contains(text, "客户") && !ascii(text) {
		return nil
	}
	said := strings.TrimSpace(fold(text))
	low := lower(said)
	m := customersListedZH.FindStringSubmatchIndex(low)
	if m == nil {
		m = customersListedEN.FindStringSubmatchIndex(low)
	}
	if m == nil || len(low) != len(said) {
		return nil
	}
	rest := ""
	for i := 2; i < len(m); i += 2 {
		if m[i] >= 0 {
			rest = said[m[i]:m[i+1]]
		}
	}
	rest = strings.TrimSpace(listedToKeep.ReplaceAllString(rest, ""))
	names := betweenNames.Split(rest, mostListed+1)
	if len(names) == 1 && !ascii(rest) {
		names = strings.Fields(rest)
	}
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	if last := names[len(names)-1]; !ascii(last) {
		if m := joinedNames.FindStringSubmatch(last); m != nil {
			names = append(names[:len(names)-1], m[1], m[2])
		}
	}
	names = slices.DeleteFunc(names, func(n string) bool { return n == "" })
	if len(names) < 2 || len(names) > mostListed {
		return nil
	}
	for _, n := range names {
		if l := length(n); l < 2 || l > 30 || !ascii(n) && l > 12 || noCustomer.MatchString(lower(n)) {
			return nil
		}
	}
	if ascii(said) && said == low && len(names) < 3 {
		return nil // my leads are slow, sorry
	}
	return names
}

// listsCustomers registers the customers that somebody lists as his: each that is not known becomes a lead, and
// no name of such a list is doubted for being plain.
func (q *request) listsCustomers() (bool, error) {
	names := listedNames(q.m.Text)
	if names == nil || q.f.Question || asks(q.m.Text) {
		return false, nil
	}
	items := make([]parse.Facts, 0, len(names))
	for _, name := range names {
		at := parse.Read(name, q.ctx).Account
		if at == nil || len(at.Known) == 0 || squash(at.Text) != squash(name) {
			at = &parse.Mention{Text: name}
		}
		if id := q.customerIn(name); id != "" {
			a, err := crm.Get[crm.Account](q.tx, id)
			if err != nil {
				return true, fmt.Errorf("account %s: %w", id, err)
			}
			if a.Owner == q.who.ID {
				continue // it is his already
			}
		}
		items = append(items, parse.Facts{Text: name, Intent: parse.Lead, Confidence: 1, Account: at})
	}
	if len(items) == 0 {
		mine := "我的客户"
		if ascii(q.m.Text) {
			mine = "my accounts"
		}
		q.putAs(mine)
		return true, q.dispatch(q.order)
	}
	q.f.Items, q.f.Account, q.f.Next, q.f.Intent, q.f.Confidence = items, nil, nil, parse.Lead, 1
	return true, q.record()
}
