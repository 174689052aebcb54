package cards

import "milepost/storage/crm"

func privacySamples(w *Writer) map[string]any {
	v := PrivacyView{
		Contact:     crm.Contact{No: 12, Name: name(w.t("王建国", "Greta Hall")), Full: w.t("王建国", "Greta Hall"), Phone: "137 0000 1234", Title: w.t("采购总监", "buyer")},
		AccountName: w.t("比亚迪", "Oakline"), Ways: 2, Visits: 6, Named: 11, Files: 1,
	}
	second := v
	second.Second = true
	help := SupportView{
		Task:        crm.Task{No: 9, Support: "presales", Due: "2026-11-26", First: true, Text: w.t("要个售前去趟比亚迪", "need presales at BYD")},
		AccountName: w.t("比亚迪", "BYD"), Who: w.t("小钟", "Zhong"), Asker: w.t("小李", "Li"), Group: "g1",
	}
	other := help
	other.Task.No, other.Support, other.Asker = 12, "finance", ""
	return map[string]any{
		"cases": w.Cases(), "support-asked": w.SupportAsked(help), "support-wanted": w.SupportWanted(help), "support-done": w.SupportDone(help),
		"privacy": w.Privacy(v), "privacy-second-needed": w.Privacy(second), "privacy-which": w.PrivacyWhich([]PrivacyView{v, second}),
		"privacy-nobody": w.PrivacyNobody(), "privacy-waits": w.PrivacyWaits(v), "privacy-second": w.PrivacySecond(v, w.t("周航", "Zhou Hang")),
		"privacy-goes": w.PrivacyGoes(v), "privacy-refused": w.PrivacyRefused(v), "privacy-done": w.PrivacyDone("K12"),
		"privacy-file":  w.PrivacyFile(v, []PrivacyRow{{Date: "2026-10-20", What: crm.Visit, Gist: w.t("聊了电池线", "talked about the line")}}),
		"support-urged": w.SupportUrged(help), "supports": w.Supports([]SupportView{help, other}), "supports-none": w.Supports(nil),
		"admin-only": w.AdminOnly(),
		"assigned":   w.Assigned(help), "assigned-to-you": w.AssignedToYou(help),
	}
}
