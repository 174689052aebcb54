package handlers

import (
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// bothMet finds that two people were met or called, and nothing else: 王总和周经理都见了.
var bothMet = wording.Compile(`^((?:今天|昨天|前天|上午|下午|早上|中午|晚上|刚)*)([^,，。 和跟与、]{2,6})(?:和|跟|与|、)([^,，。 和跟与、都也]{2,6}?)((?:今天|昨天|上午|下午|我|都|也|已经|全)*)(见|拜访|聊|碰|打电话|联系)(?:了|过了|过|到了|上了)+$`)

// metBoth is what was done with two people who are known at two customers of the speaker's, as told of each at his
// own; "" where both are of one, or where one of them is not known.
func (q *request) metBoth(s string) (string, error) {
	m := bothMet.FindStringSubmatch(s)
	if m == nil || !holds(m[4], "都", "我", "全") && !holds(s, "、") { // 王总跟周经理聊了 with each other
		return "", nil
	}
	var at [2]crm.AccountID
	var names [2]string
	for i, name := range m[2:4] {
		in, err := q.customersIn(name, nil)
		if err != nil || len(in) != 1 || in[0].named || in[0].text != name {
			return "", err
		}
		at[i] = in[0].id
		if names[i], err = q.nameOf(at[i]); err != nil {
			return "", err
		}
	}
	if at[0] == at[1] {
		return "", nil
	}
	if m[5] == "打电话" || m[5] == "联系" {
		return m[1] + "跟" + names[0] + m[2] + "通了电话," + m[1] + "跟" + names[1] + m[3] + "通了电话", nil
	}
	return m[1] + "拜访了" + names[0] + m[2] + "," + m[1] + "拜访了" + names[1] + m[3], nil
}
