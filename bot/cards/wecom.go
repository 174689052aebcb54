package cards

import "milepost/bot/chat"

// MenuTop is a button of an app's menu with what stands below it: what somebody
// would else type.
type MenuTop struct {
	Name string
	Says []string
}

// Menu is the menu of an app, in a language. What it says is understood when it
// is typed.
func Menu(locale string) []MenuTop {
	w := &Writer{Locale: locale}
	return []MenuTop{
		{w.t("今天", "Today"), []string{w.words(phraseAgenda), w.words(phraseDay), w.words(phraseWeek), w.words(phraseHelp)}},
		{w.t("客户", "Accounts"), []string{w.words(phraseAccounts), w.words(phraseDrafts)}},
		{w.t("审批", "Approvals"), []string{w.t("待批", "pending approvals"), w.t("我的申请", "my requests")}},
	}
}

// WeCom gives WeCom's own words in a language.
func WeCom(locale string) chat.Phrases {
	t := (&Writer{Locale: locale}).t
	return chat.Phrases{
		Yes: t("确定", "Yes"), No: t("先不", "Not now"), Left: t("好,先不动", "All right, nothing changed"),
		Updated: t("✏️ 更新:", "✏️ Update:"), Done: t("已处理", "Done"), Processing: t("已收到", "Received"),
		Continued: t("还可以", "More to do"),
		Open:      t("只写要改的就行,如「%s = …」,几项用 ; 隔开", "Write only what changes: “%s = …”, several with ; between them"),
		Finish:    t("写「%s」提交,写「%s」放弃", "Write “%s” to hand it in, “%s” to leave it"),
		Ask:       t("%s?", "%s?"),
		Skip:      t("跳过", "skip"), Back: t("上一步", "back"), Submit: t("提交", "submit"), Cancel: t("取消", "cancel"),
		Heard: map[string]string{ // of either language: people mix them
			"跳过": t("跳过", "skip"), "上一步": t("上一步", "back"), "提交": t("提交", "submit"), "保存": t("提交", "submit"), "取消": t("取消", "cancel"),
			"skip": t("跳过", "skip"), "back": t("上一步", "back"), "submit": t("提交", "submit"), "save": t("提交", "submit"), "cancel": t("取消", "cancel"),
		},
		How: t("直接回复就行,也可以写%s", "Just reply, or write one of:%s"), Named: t("「%s」", " “%s”"),
		Choices: t("可选:%s", "one of: %s"), NotChoice: t("没有「%s」这一项", "“%s” is not one of them"),
		NotField:    t("表里没有「%s」这一项,别的填好了;写「%s」提交", "The form has no “%s”; the rest is filled in. Write “%s” to hand it in"),
		Required:    t("「%s」要填了才能提交,不想填了写「取消」", "“%s” is needed before this can be submitted; “cancel” leaves it"),
		First:       t("这是第一项", "This is the first one"),
		Handed:      t("刚才已经交上了,不用再写", "It is handed in already"),
		OnlyPrivate: t("表单发在这里,群里看不到", "The form is here, the group does not see it"),
	}
}
