package cards

import "milepost/bot/chat"

// Cases tells what three cases of the handbook teach (H7), and of what skill is
// made (J9).
func (w *Writer) Cases() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("三个案例,各学一条", "Three cases, one lesson each"),
		Lines: []string{
			w.t("大型企业:定期沟通、回访 → 我按级别提醒您联系", "A large company: regular contact → I remind you by tier"),
			w.t("知名品牌:售后也是销售 → 服务问题记在客户上", "A known brand: service sells → issues are noted with the account"),
			w.t("跨国公司:定期开部门会 → 看「团队周报」", "A global company: regular meetings → “team week” is the sheet"),
			w.t("高效销售 = 技巧 + 个人风格 + 经验,三样都要练", "Skill = technique + your own style + experience: train all three"),
		},
	})
}

// KeyReasons says why key accounts matter (F1), and where to say so of a project.
func (w *Writer) KeyReasons() chat.Card {
	c := chat.Card{Title: w.t("为什么做大客户", "Why key accounts")}
	for i, r := range w.Book.KeyReasons() {
		c.Lines = append(c.Lines, numbered(i+1, w.colon(r.Name.In(w.Locale), r.About.In(w.Locale))))
	}
	c.Lines = append(c.Lines, w.t("立项时可以写「战略价值 双赢」,或在表里勾", "In an application write “strategic value win-win”, or tick it in the form"))
	c.Buttons = []chat.Button{w.press(phrasePareto)}
	return w.fit(c)
}
