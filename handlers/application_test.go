package handlers

import "testing"

// An application is filled in by words, several fields in one message. What
// cannot be one of them is said, and the others are kept.
func TestAnApplicationIsFilledInByWords(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "saw Greta @ Oakline about the press line, budget 200k EUR", "Oakline")
	w.says("anna", "apply for project approval Oakline", "LX-2026-001 Oakline · draft")
	w.says("anna", "signing in March", "Noted: Expected signing")
	w.says("anna", "sign in Martember, rival Krauss, expenses 3k EUR", "Noted: Competitors, Expected expenses", "“sign in Martember” is not a day I know")
	w.says("anna", "expected signing: the 45th", "not a day I know")
}

// While the form is open people speak of its fields without naming them, answer the questions by
// their places, ask whether it can be sent, and leave it for another time.
func TestAnApplicationIsSpokenOfWithoutItsNames(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.has(w.tell("xiaoli", "周经理的个人信息")[0], "!客户动态") // it is asked for, and no news
	w.says("xiaoli", "想给恒发五金立个项", "LX-2026-001 恒发五金 · 草稿")
	for _, row := range []struct{ says, saved string }{
		{"这个项目预计明年4月能签", "已记:预计签约日"},
		{"恒发五金那边周经理拍板", "已记:关键人与角色"},
		{"我们的优势是交付快,他们换线时间能少一半", "已记:我方价值定位"},
		{"他们能得到什么?产能翻一倍", "已记:客户收益"},
		{"对我们来说,打开五金行业", "已记:我方收益"},
		{"需要样机一台,差旅大概8000", "已记:所需资源(人/天)、预计销售费用"},
		{"小组就我一个", "已记:开拓小组成员"},
		{"问题1-3是", "已记:商机评估"},
		{"第四个不清", "已记:商机评估"},
		{"第五个是", "已记:商机评估"},
	} {
		w.says("xiaoli", row.says, row.saved)
	}
	for _, other := range []string{"客户能签吗", "我们比ABB便宜吗?", "他们能不能周五前给答复?", "帮他们约了周四的试机", "他们可以周三来看样机"} {
		w.has(w.tell("xiaoli", other)[0], "!已记:客户收益", "!已记:我方价值定位")
	}
	w.says("xiaoli", "立项 恒发五金", "LX-2026-001 恒发五金 · 草稿")
	w.says("xiaoli", "竞争对手都了解", "对手要写名字")
	w.says("xiaoli", "可以交了吗", "必填的还没齐")
	w.says("xiaoli", "先存着,下午再弄", "草稿先放着")
	w.says("xiaoli", "恒发五金的立项草稿呢", "LX-2026-001 恒发五金 · 草稿", "还缺 1 项必填:需求摘要")
	w.says("xiaoli", "客户要两台切割机带上下料", "必填项都齐了")
	if sent := w.tell("xiaoli", "交吧"); len(sent) != 3 {
		t.Errorf("交吧 is told to %d instead of him, his manager and the channel", len(sent))
	}
	w.says("wangmin", "先问一下,预算落实了没有?", "要问 小李 这件申请吗", "要补充 预算落实了没有")
	w.has(w.tell("wangmin", "行,同意,费用控制在1万以内")[0], "有条件同意")
}

// Questions that are called by their places, and other things that are.
func TestWhichQuestionIsAnsweredByItsPlace(t *testing.T) {
	for _, row := range []struct{ says, means string }{
		{"第五个是", numberedAnswer(5, "是")},
		{"第一个是的,第二个不是", numberedAnswer(1, "是") + "," + numberedAnswer(2, "否")},
		{"第三个是刘总", "第三个是刘总"},
		{"第二个不是我们的", "第二个不是我们的"},
	} {
		if got := byNumber(row.says); got != row.means {
			t.Errorf("%s is %q, want %q", row.says, got, row.means)
		}
	}
}

// What is applied for otherwise is no application for a project.
func TestWhatIsAppliedForOtherwise(t *testing.T) {
	for text, wants := range map[string]bool{
		"i want to apply for a project at kestrel": true, "apply for the project approval": true, "apply for a project": true,
		"apply for a project manager visa": false, "i need to apply for a project at kestrel": false, "i'll apply for the project discount": false,
	} {
		if wantsProject.MatchString(text) != wants {
			t.Errorf("%s: wants a project %v, want %v", text, !wants, wants)
		}
	}
}

// What sounds like a field is news of the customer where no form is open, and what is handed in
// again is no request where none was sent back.
func TestWhatSoundsLikeAFieldOfNoForm(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "saw Greta @ Oakline about the press line, budget 200k EUR", "Oakline")
	w.says("anna", "they save two operators per shift", "Added to visit")
	w.says("anna", "I'd like to apply for a project at Oakline", "LX-2026-001 Oakline · draft")
	w.says("anna", "sign probably in March", "Noted: Expected signing")
	w.says("anna", "they save two operators per shift", "Noted: Customer's benefit")
	w.says("anna", "our edge is fast changeover", "Noted: Our value position")
	w.says("anna", "budget for travel 2000 EUR", "Noted: Expected expenses")
	w.says("anna", "save it, I'll finish later", "the draft can wait")
	w.says("anna", "show my draft", "LX-2026-001 Oakline · draft")
	w.says("xiaoli", "今天拜访了比亚迪王总,样件要重新交", "已记 拜访 · 比亚迪")
}
