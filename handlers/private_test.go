package handlers

import (
	"testing"
	"time"
)

// What a manager keeps to himself is whole, and nobody else reads it.
func TestAManagerKeepsANoteToHimself(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了利元亨林工,聊了焊接线,预算120万", "利元亨")
	w.says("wangmin", "私密:利元亨林工在找工作,别外传", "利元亨 · 私密备注", "林工在找工作,别外传", "!已记 联系人")
	w.says("wangmin", "只给我自己看:林工要跳槽", "利元亨 · 私密备注", "林工要跳槽", "!离开了")
	w.says("wangmin", "私下记 利元亨 林工跟小李关系不好", "林工跟小李关系不好", "!局外人")
	w.says("wangmin", "利元亨的私密备注", "在找工作", "要跳槽", "关系不好")
	for _, who := range []string{"xiaoli", "anna", "zhaogang", "chenjing"} {
		for _, asks := range []string{"利元亨的私密备注", "利元亨啥情况", "利元亨档案", "利元亨 记下的", "林工是谁"} {
			w.says(who, asks, "!跳槽", "!找工作", "!关系不好")
		}
	}
	w.says("xiaoli", "私密:林工要跳槽", "只有经理", "没有存", "!离开了")
	w.says("wangmin", "林工私下爱打球", "!私密备注") // what he likes in private is no secret
	w.says("wangmin", "私下记 利元亨 先不报价", "私密备注")
	w.says("wangmin", "撤销", "已撤销", "私密备注")
	w.says("wangmin", "利元亨的私密备注", "!先不报价", "要跳槽")
}

// Whoever asks for what is kept of him is served by the admin, in many words.
func TestPersonalDataInManyWords(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了利元亨林工,聊了焊接线", "利元亨")
	w.says("anna", "Visited Kestrel today, met Julia Marsh", "Kestrel")
	for _, said := range []string{"利元亨的林工资料导出来", "利元亨林工的资料导一份给他本人", "把林工的个人信息给我一份", "林工想知道我们存了他哪些信息"} {
		w.says("zhouhang", said, "个人信息 · 林工(利元亨)", "导出给本人")
	}
	for _, said := range []string{
		"GDPR: Julia Marsh at Kestrel wants her data deleted", "Julia Marsh of Kestrel wants a copy of her data", "right to be forgotten for Julia Marsh",
		"delete everything about Julia Marsh", "Julia Marsh wants to know what we have on her",
	} {
		w.says("zhouhang", said, "Julia Marsh(Kestrel)", "确认删除")
	}
	w.hears("zhouhang", w.tell("xiaoli", "利元亨的林工资料导出来"), "个人信息 · 林工", "小李 转来")
	w.says("zhouhang", "哪些联系人的资料该删了", "数据保留多久", "!什么都没删")
	for who, near := range map[string][]string{
		"xiaoli": {"导出线索资料", "林工的资料发过去了", "利元亨的资料周五前给林工"},
		"anna":   {"Julia Marsh wants a copy of our data sheet", "Julia Marsh asked for more details"},
	} {
		for _, said := range near {
			w.says(who, said, "!个人信息", "!Personal data", "!转给管理员", "!Passed to the admin")
		}
	}
}

// A number that is to be kept no longer goes, and comes back with a word.
func TestANumberIsDropped(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了利元亨林工,聊了焊接线", "利元亨")
	w.says("xiaoli", "林工电话13800138000", "13800138000")
	w.says("xiaoli", "林工电话不要了", "13800138000 → (空)", "!电话 · 利元亨 #V")
	w.says("xiaoli", "撤销", "13800138000")
	w.says("xiaoli", "删掉林工的电话", "→ (空)")
	w.says("xiaoli", "林工电话打不通", "!→ (空)")
}

// What else is known of a customer who is set up is kept, and is no part of his name.
func TestACustomerIsSetUpWithWhatIsKnown(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "建档 海目星,做激光设备的,在深圳坪山,老板姓赵", "线索 · 海目星(新客户)", "深圳", "赵老板")
	w.says("xiaoli", "建档 惠科,做显示面板的", "惠科(新客户)", "显示面板")
	w.says("xiaoli", "建档 创维", "创维 · 已建档")
	w.says("xiaoli", "建档 惠科,还差什么", "!线索 · 惠科,")
	w.says("anna", "open a file for Otto Packaging, Bristol, makes cartons", "Otto Packaging (new)", "Bristol")
}

// Days of work on a customer cost; they are neither a visit nor a call.
func TestDaysOfWorkAreNoVisit(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Visited Kestrel today, met Julia Marsh and Tom Reed, budget 400k EUR", "Kestrel")
	w.says("anna", "spent 2 days on Kestrel", "Other logged · Kestrel", "!Lead")
	w.says("anna", "I spent half a day on Kestrel's drawings", "Other logged · Kestrel")
	w.says("anna", "what did Kestrel cost us", "2.5 person-days", "1 visits")
	for _, near := range []string{"spent 200 EUR on Kestrel", "spent the morning at Kestrel with Tom Reed", "spent 3 hours with Julia at Kestrel"} {
		w.says("anna", near, "!Other logged")
	}
	w.says("xiaoli", "今天拜访了利元亨林工,聊了焊接线", "利元亨")
	w.says("xiaoli", "花了2天做利元亨的方案", "其他活动 · 利元亨")
	w.says("xiaoli", "利元亨谈了3个小时", "!其他活动")
	w.says("xiaoli", "跟利元亨花了3天谈下来", "!其他活动")
}

// What people say in passing and was lost before.
func TestWhatWasLostInPassing(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Visited Kestrel today, met Julia Marsh and Tom Reed, budget 400k EUR", "Kestrel")
	w.tell("anna", "Julia is the buyer, her boss is Frank Keller")
	w.says("anna", "contacts at Kestrel", "Frank Keller", "Julia Marsh · buyer")
	w.says("anna", "Visited Oakline today, met Greta Holm", "Oakline")
	w.says("xiaoli", "今天拜访了利元亨林工,聊了焊接线", "利元亨")
	w.says("xiaoli", "11月6号讲标", "讲标")
	w.says("xiaoli", "讲标讲完了", "完成 · 利元亨 讲标")
	w.says("xiaoli", "立项 利元亨", "草稿")
	w.says("xiaoli", "还缺哪几样", "草稿", "项必填", "!已记")
	w.later(72 * time.Hour)
	w.says("anna", "status of Oakline", "Oakline")
	w.later(72 * time.Hour)
	w.says("anna", "Tom wants a 5% discount", "Kestrel", "!Oakline")
	w.later(72 * time.Hour)
	w.says("anna", "Tom says they'll sign in March", "Kestrel: Tom Reed says", "!Oakline")
	w.later(72 * time.Hour)
	w.says("anna", "Greta says they'll sign in April", "!Kestrel")
}

// Who joins is placed in a team, with all of his name; a customer goes by a short word, and not to whom
// he is with.
func TestWhoJoinsHasATeam(t *testing.T) {
	w := newWorld(t)
	w.says("zhouhang", "加 Tom Baker, 销售, 华南", "加人 Tom Baker · 华南")
	w.says("zhouhang", "add Lisa Wong as a rep in 华南", "加人 Lisa Wong · 华南")
	w.says("zhouhang", "加孙小林 销售", "孙小林 放哪个团队", "华南", "华东")
	w.says("xiaoli", "今天拜访了利元亨林工", "利元亨")
	w.says("wangmin", "利元亨给Anna", "交接 小李 → Anna(预览")
	w.says("wangmin", "利元亨还是小李跟", "已有人跟:小李", "!小李 → 小李")
	w.says("wangmin", "利元亨给Anna发了样册", "!交接")
}
