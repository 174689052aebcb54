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
