package handlers

import (
	"maps"
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// silencesIntent asks what is silent: what he turned off or put off.
func silencesIntent() Intent {
	return Intent{
		Name: "silences",
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			if f.Letters() <= 40 && holds(s, "静音", "屏蔽", "提醒", "mute", "silence", "snooze", "remind", "nudge") && (asksSilences.MatchString(s) || asksWhether.MatchString(s)) {
				return 0.98
			}
			return 0
		},
		Examples: []string{"我静音了什么", "哪些提醒关了", "我关掉了哪些提醒", "不再提醒的客户有哪些", "what have I muted", "which reminders are off"},
		Near:     []string{"静音", "不再提醒粤钢", "提醒我下周二催林副总", "为什么提醒我粤钢", "今天有哪些提醒", "恢复提醒"},
		Handle:   (*request).silences,
	}
}

// asksSilences finds the question what is silent: 我静音了什么, 哪些提醒关了, what have I muted.
var asksSilences = wording.OneOf(
	wording.Any(`静音`, `屏蔽`, `不再?提醒`, `(?:关|停)(?:掉|了)?[^,,。于]{0,3}提醒`)+
		`(?:了|的|着|掉)*(?:客户|提醒)?(?:都|是)?(?:有|是)?(?:什么|啥|哪些|谁|哪几[个种项家])`,
	`(?:关|停|静音|屏蔽|推迟)(?:了|掉)+(?:哪些|哪几[个种项]|什么|啥)(?:样的)?提醒`,
	`(?:什么|哪些|哪几[个种项家])(?:提醒|客户)(?:都|是|被|已经|让我|给我|我)*`+
		`(?:静音|屏蔽|关|停|不再?提醒|推迟)(?:了|掉|着|的)*$`,
	`(?:开|设|有)(?:了|过)?(?:哪些|什么|啥|几个)(?:静音|屏蔽)`,
	`(?:静音|不再?提醒|屏蔽)(?:了|的)*(?:客户|提醒)?的?(?:清单|列表|名单)`,
	`^(?:show |list )?(?:me )?(?:what|which|who|whom)\b.{0,30}\b(?:muted?|silenced?|snoozed?)`+
		`\b`,
	`^(?:what|which) (?:reminders?|nudges?)\b.{0,24}\b(?:off|put off|on hold)\b`,
	`^(?:show |list )?(?:my )?(?:mutes|muted reminders|snoozed reminders)$`,
)

// asksWhether finds the question whether reminders are silent, his own or those of somebody of his
// team: 小李的提醒被静音了吗, 我的提醒是不是关了, did Anna mute her reminders?
var asksWhether = wording.OneOf(
	`提醒(?:是不是|有没有|是否)?(?:被|都|给|自己|已经)*(?:静音|屏蔽|关|停)(?:掉)?了?(?:吗|没有?|么|嘛)$`,
	`提醒(?:是不是|有没有|是否)(?:被|都|给|自己|已经)*(?:静音|屏蔽|关|停)(?:掉)?了?$`,
	`(?:是不是|有没有)(?:把)?(?:提醒)?(?:静音|屏蔽|关|停)(?:掉)?(?:了)?(?:提醒)?(?:吗)?$`,
	`^(?:did|has|have|is|are) .{1,24}\b(?:muted?|silenced?|turn(?:ed)? off)\b.{0,30}$`,
)

// silences lists what he hears no more of, or says what somebody of his team does not.
func (q *request) silences() error {
	if p, err := q.remindedMeant(); err != nil || p == nil {
		return err
	} else if p.ID != q.who.ID {
		return q.sayWhyNone(p, true)
	}
	all, err := q.silent()
	if err != nil {
		return err
	}
	q.personal(q.say.Silences(all))
	return nil
}

// silent is what he silenced or put off and is still silent: what is silenced first,
// each by the day until which it is.
func (q *request) silent() ([]cards.Silence, error) {
	var out []cards.Silence
	for _, key := range slices.Sorted(maps.Keys(q.who.Muted)) {
		last := q.who.Muted[key]
		if _, record := pointer(key); last < q.today() || !record && q.joinsKind(out, key, last) {
			continue
		}
		if err := q.silence(&out, cards.Silence{Kind: key, Until: last}); err != nil {
			return nil, err
		}
	}
	for _, key := range slices.Sorted(maps.Keys(q.who.Snoozed)) {
		at, err := time.Parse(time.RFC3339, q.who.Snoozed[key])
		if _, record := pointer(key); err != nil || !record || !at.After(q.said()) || q.who.Muted[key] >= q.today() {
			continue
		}
		if err := q.silence(&out, cards.Silence{Kind: key, Until: crm.DateOf(at.In(q.who.Location())), Snooze: true}); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out, func(a, b cards.Silence) int {
		if a.Snooze == b.Snooze {
			return strings.Compare(string(a.Until), string(b.Until))
		} else if a.Snooze {
			return 1
		}
		return -1
	})
	return out, nil
}

// joinsKind adds a kind to one that it only says more than, and that is silent as long: the
// prep card of the evening before to the prep card.
func (q *request) joinsKind(all []cards.Silence, kind string, until crm.Date) bool {
	spoken := q.Book.Spoken()
	name := playbook.Label(spoken, kind, q.say.Locale)
	for i := range all {
		first, _, _ := strings.Cut(all[i].Kind, cards.KindsApart)
		if all[i].Until == until && all[i].Subject == "" && strings.HasPrefix(name, playbook.Label(spoken, first, q.say.Locale)) {
			all[i].Kind += cards.KindsApart + kind
			return true
		}
	}
	return false
}

// silencedNames are the kinds and subjects that somebody silenced or put off, as they are named.
func (q *request) silencedNames(keys []string) (out []cards.Silence, err error) {
	for _, key := range keys {
		if _, record := pointer(key); !record && q.joinsKind(out, key, "") {
			continue
		}
		if err := q.silence(&out, cards.Silence{Kind: key}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// silence adds what is silent to a list: a record, which its kind names, by its name; one
// that is gone is left out.
func (q *request) silence(all *[]cards.Silence, s cards.Silence) error {
	if p, ok := pointer(s.Kind); ok {
		rec := crm.New(p.Kind)
		if err := q.tx.Get(rec, p.ID); crm.IsMissing(err) {
			return nil
		} else if err != nil {
			return err
		}
		name, err := q.recordName(rec)
		if err != nil {
			return err
		}
		s.Kind, s.Subject, s.Name = "", s.Kind, name.Name
	}
	*all = append(*all, s)
	return nil
}

// unsilenceAll brings back all that he silenced or put off.
func (q *request) unsilenceAll() error {
	all, err := q.silent()
	if err != nil {
		return err
	}
	var keys []string
	for _, s := range all {
		if s.Subject != "" {
			keys = append(keys, s.Subject)
			continue
		}
		keys = append(keys, strings.Split(s.Kind, cards.KindsApart)...)
	}
	return q.unsilence(keys)
}

// customerMeant points to the customer of what was spoken of last: 这个客户, this account.
var customerMeant = wording.Compile(`[这那](?:个|家|位)?(?:客户|公司|厂|家)|\b(?:this|that) (?:customer|account|client|company)\b`)

// customerPointedAt is the customer that he points to; false where he does not, or where
// the last card named several things.
func (q *request) customerPointedAt(s string) (crm.Pointer, bool) {
	p := crm.Pointer{Kind: crm.KindAccount, ID: string(q.conv.About)}
	return p, p.ID != "" && len(q.conv.Items) <= 1 && mentionedIn(q.f) == "" && customerMeant.MatchString(s)
}

// remindAgain takes back that a customer is silent, remind me about Oakline again; false
// where he is not.
func (q *request) remindAgain(of crm.Pointer) (bool, error) {
	_, muted := q.who.Muted[of.String()]
	_, snoozed := q.who.Snoozed[of.String()]
	if !muted && !snoozed {
		return false, nil
	}
	return true, q.unmuteKind(of.String())
}

// laterNamed is the first day of the month, quarter, half or year until which something
// is put off, 12月再说, 下半年再说; "" where none is named that is to come.
func laterNamed(text string, today crm.Date) crm.Date {
	s := squash(text)
	if strings.Contains(s, "下半年") {
		half := crm.Date(string(today[:4]) + "-07-01")
		if half <= today {
			half = yearLater(half)
		}
		return half
	}
	p, ok := periodSaid(s, today)
	if !ok {
		return ""
	}
	day := p.From
	if monthIn(s) != 0 && day[:7] == today[:7] && !strings.Contains(s, "明年") {
		return "" // the month that it is: he is asked for the day
	}
	for next := strings.Contains(s, "明年") || strings.Contains(s, "next year"); day <= today || next && day[:4] <= today[:4]; {
		if monthIn(s) == 0 { // this month, which has begun
			return ""
		}
		day = yearLater(day)
	}
	return day
}

// yearLater is the first of the same month a year later.
func yearLater(d crm.Date) crm.Date {
	t := d.In(time.UTC)
	return crm.MakeDate(t.Year()+1, t.Month(), 1)
}
