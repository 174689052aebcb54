package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// unbindSaid finds that a channel is no team's any more: 本群解绑.
	unbindSaid = wording.Compile(`^(把?(这个|本)?群(聊)?)?的?(解绑|解除绑定|取消绑定|不用了绑定)|^(unbind|unlink)( (this|the) channel)?$`)
	// amountsSaid finds whether a channel may show money: 本群显示金额, 群里别显示金额;
	// amountsAlone that nothing else is said: 采购群里说金额改成120万 is of a deal.
	amountsSaid  = wording.Compile(`(群|频道)里?(可以|能|都)?(不要?|别|不能|不再|隐藏|关闭?|取消)?(显示|看|带|说|出现)?金额|(不要?|别|隐藏)?(显示|带)金额|(show|hide) (the )?amounts|amounts (on|off)`)
	amountsAlone = wording.OneOf(
		`^(?:请|把)?(?:在|让)?(?:(?:[这本]个?|我们)?(?:群|频道)里?)?(?:可以|能|都)?`+
			`(?:不要?|别|不能|不再|隐藏|关闭?|取消)?(?:显示|看|带|出现)?金额(?:了|吧)?$`,
		`^(?:please )?(?:show|hide) (?:the )?amounts(?: here| in (?:this|the) channel)?$`,
		`^(?:turn )?amounts (?:on|off)(?: here)?$`,
	)
	amountsOff = wording.Compile(`(不要?|别|不能|不再|隐藏|关闭?|取消)(显示|看|带|说|出现)?金额|hide|off$`)
)

// bindIntent makes the channel in which it is said one of a team, says what may
// stand there, or frees it.
func bindIntent() Intent {
	return Intent{
		Name:   "bind",
		Starts: []string{"绑定 ", "绑定到", "把这个群绑定到", "bind this channel to", "bind to"},
		Weigh: func(f parse.Facts) float64 {
			if f.Holds("绑定这个群", "绑定本群", "这个群绑定", "群绑到", "绑定到", "绑定这个频道", "绑定本频道", "这个频道绑定", "频道绑到") || f.Holds("bind this channel", "bind channel") {
				return 0.95
			}
			if s := f.Plain(); f.Letters() <= 30 && (unbindSaid.MatchString(s) || amountsAlone.MatchString(s) && amountsSaid.MatchString(s)) && !f.Asks() {
				return 0.96
			}
			return 0
		},
		Examples: []string{"把这个群绑定到华南", "bind this channel to South", "绑定这个群 华南", "绑定这个频道到华南"},
		Near:     []string{"绑定", "怎么接入Slack"},
		Handle:   (*request).bind,
	}
}

// bind makes the channel one of a team: its digests go there from now on.
func (q *request) bind() error {
	if q.private() {
		if codeHere.MatchString(squash(q.m.Text)) {
			return q.link()
		}
		q.alone(q.say.BindWhere())
		return nil
	}
	place := q.m.In
	place.Thread = ""
	said := squash(q.m.Text)
	have, t, err := q.channelAt(place.String())
	if err != nil {
		return err
	}
	named := q.teamIn(q.m.Text)
	switch {
	case unbindSaid.MatchString(said):
		return q.unbind(place.String())
	case named == nil && (t == nil || !amountsSaid.MatchString(said)):
		q.reply(q.out.BindWhich())
		return nil
	case named != nil && (t == nil || t.ID != named.ID):
		t, have = named, crm.TeamChannel{Place: place.String()}
	}
	if named != nil {
		have.Approvals = holds(q.m.Text, "审批") || word(q.m.Text, "approvals")
		have.Label = "#" + t.Name.Text
		if have.Approvals {
			have.Label += q.say.ApprovalsLabel()
		}
	}
	if amountsSaid.MatchString(said) {
		have.Amounts = !amountsOff.MatchString(said)
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.SetChannel(t.ID, have); err != nil {
		return err
	}
	q.conv.Group = w.Group()
	q.reply(q.out.Bound(cards.BoundView{Team: strings.TrimSpace(t.Name.Text), TeamChannel: have, Group: w.Group(), Kept: named == nil}))
	return nil
}

// channelAt is what a place is to a team; no team when it is nobody's.
func (q *request) channelAt(place string) (ch crm.TeamChannel, of *crm.Team, err error) {
	err = crm.Each(q.tx, crm.Where(crm.ByAll), func(t crm.Team) bool {
		if i := slices.IndexFunc(t.Channels, func(c crm.TeamChannel) bool { return c.Place == place }); i >= 0 {
			ch, of = t.Channels[i], &t
		}
		return of == nil
	})
	return ch, of, err
}

// unbind frees the channel: nothing is said there any more by itself.
func (q *request) unbind(place string) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.FreeChannel(place)
	if err != nil {
		return err
	}
	q.conv.Group = w.Group()
	q.reply(q.out.Unbound(done.After.Name.Text, w.Group()))
	return nil
}
