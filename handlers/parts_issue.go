package handlers

import (
	"strings"

	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// troubled finds that something does not work.
	troubled = wording.OneOf(
		`停机|漏油|漏水|漏气|漏液|报警|死机|异响|冒烟|卡料|卡死|罢工|跳闸|故障|不转了|不动了|不出光|坏了|烧了|起火|掉线`,
		`\b(?:broke down|keeps? (?:failing|jamming|leaking|tripping|stopping|overheating)|is (?:leaking|jammed|broken|down)|stopped working|(?:line|machine|robot|cell|palletizer|conveyor|press|unit|laser)s? (?:has |have |just |again )*(?:stopped|stops|broke|failed|jams|jammed|trips|tripped|went down|is down|won't start)|broke\b|complains?|complained)\b`,
	)
	// troubleOver finds that it works again.
	troubleOver = wording.OneOf(
		`(?:修好|修复|恢复|解决|处理好|处理完|搞定|弄好|换好|好)(?:了|完了)$`,
		`\b(?:is|was|got|has been) (?:fixed|repaired|solved|sorted(?: out)?|running again|working again)(?: now| again)?$`,
	)
	// noTrouble finds that it is a telephone that does not work, that somebody was there for it, that it
	// is wanted, feared or asked, or is said of what others sell.
	noTrouble = wording.OneOf(
		`电话|手机|号码|座机|微信|打给|没坏|没有?故障|别|怕|担心|如果|要是|万一|会不会|问题不大|去|到现场|推迟|改期|改约|没空|检修|换型|停机率|报价|多少钱|采购|想看|来问|机会|自己的|友商|拜访|见了|陪|帮|演示|测试|样机|介绍|汇报`,
		`(?:服务|售后|质量)问题|我们公司|我的|电脑|系统|打印机|车`,
		`\b(?:service issues?|phone|number|if|might|may|worried|afraid|visited|went|met|saw|helped|demo|my|laptop|car|price|rival|quote|chance|maintenance|postponed|visit|until|want|wants)\b`,
	)
)

// tellsIssue is what does not work at a customer who is named, or works again, as the service issue
// that it is (H4): 大族的焊接机器人又停机了.
func (q *request) tellsIssue(s string) (string, error) {
	if length(s) > 70 || q.f.Account == nil || len(q.f.Account.Known) != 1 || q.f.Account.Text == "" || q.f.Next != nil || len(q.f.Contacts)+len(q.f.Competitors) > 0 {
		return "", nil
	}
	over := ofMachine.MatchString(s) && troubleOver.MatchString(s)
	if !over && !troubled.MatchString(s) {
		return "", nil
	}
	rest := strings.TrimSpace(strings.Replace(fold(q.m.Text), q.f.Account.Text, "", 1))
	if noTrouble.MatchString(squash(rest)) || q.f.Question || q.f.Asks() || len(q.f.Costs) > 0 {
		return "", nil
	}
	at := crm.AccountID(q.f.Account.Known[0].Row.ID)
	if ok, err := serves(q, at); !ok || err != nil {
		return "", err
	}
	if !ofMachine.MatchString(s) { // 那边说有异响 is of ours only where something of ours stands
		if ok, err := hasSigned(q, at); !ok || err != nil {
			return "", err
		}
	}
	if over {
		ok, err := issueOpenAt(q, at)
		if !ok || err != nil {
			return "", err
		}
		return q.f.Account.Text + "的问题解决了", nil
	}
	if ascii(rest) {
		return q.f.Account.Text + " service issue: " + strings.TrimPrefix(strings.TrimSpace(strings.TrimPrefix(rest, "'s")), "complains "), nil
	}
	return "服务问题 " + q.f.Account.Text + " " + strings.TrimLeft(rest, "的那边家 "), nil
}

// ofMachine finds what of ours may stand there.
var ofMachine = wording.Compile(`设备|机器|机床|[焊割弯]机|冲床|激光|主轴|产线|夹具|刀|传感器|电机|控制器|售后|投诉|\b(?:machine|gripper|line|laser|robot|unit|cell|spindle|sensor|issue|complaint)\b`)
