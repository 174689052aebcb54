package handlers

import (
	"slices"

	"milepost/configs/playbook"
	"milepost/handlers/wording"
)

// othersRound finds whose round of several customers is told of: 陈静今天跑了两家:比亚迪、恒发.
var othersRound = wording.Compile(`^(?:今天|昨天|前天|上午|下午|这周|上周|[上这本]?(?:周|星期|礼拜)[一二三四五六日天])*(?:我们?)?(\p{Han}{2,4}?)(?:今天|昨天|前天|上午|下午|这周|上周|[上这本]?(?:周|星期|礼拜)[一二三四五六日天]|一共|总共|也|都)*(?:跑|去|走|拜访|见|走访)了(?:[两二三四五六七八九十]|\d{1,2})(?:家|个客户)`)

// nobodysName are who is not the speaker without being called by a name.
var nobodysName = []string{"竞争对手", "友商", "同行", "对手", "同事", "他们", "领导", "老板"}

// ofOthersRound reports that somebody else than the speaker saw the customers that are told of: a colleague by his
// name, or whoever does not work here. What others did is no visit of his.
func (q *request) ofOthersRound() (bool, error) {
	m := othersRound.FindStringSubmatch(squash(q.m.Text))
	if m == nil {
		return false, nil
	}
	if slices.Contains(nobodysName, m[1]) {
		return true, nil
	}
	ps, err := playbook.Everybody(q.tx)
	if err != nil {
		return false, err
	}
	who := colleagueCalled(ps, m[1], q.today())
	return who != nil && who.ID != q.who.ID, nil
}
