package handlers

import "testing"

func TestAGroupOfCompaniesIsSaidInManyWays(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "比亚迪")
	w.says("xiaoli", "今天拜访了弗迪李工", "弗迪")
	for _, said := range []string{"弗迪是比亚迪集团的", "弗迪属于比亚迪集团", "弗迪 belongs to 比亚迪 group", "弗迪是比亚迪集团旗下的公司"} {
		w.says("xiaoli", said, "已改 #C2 弗迪", "比亚迪(子公司", "!线索")
		w.says("xiaoli", "弗迪不属于比亚迪集团了", "已改 #C2 弗迪", "比亚迪 → (空)")
	}
	w.says("xiaoli", "撤销", "修改已撤销 #C2 弗迪")
	w.says("xiaoli", "弗迪不是比亚迪的了", "比亚迪 → (空)")
	for _, other := range []string{"王总是比亚迪集团的", "弗迪不是我们的客户", "弗迪是宁德集团的"} {
		for _, s := range w.tell("xiaoli", other) {
			w.has(s, "!子公司", "!所属集团")
		}
	}
}

func TestABudgetAndAQuoteInOneSentenceAreTwoSums(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "比亚迪")
	w.says("xiaoli", "比亚迪预算380万,我们报了350万", "350万", "!第1版 380万")
	w.says("xiaoli", "比亚迪", "报价 350万 · 客户预算 380万")
	w.says("xiaoli", "我的商机", "报价 350万 · 客户预算 380万")
	w.says("xiaoli", "比亚迪到哪一步了", "报价 350万 · 客户预算 380万")
	w.says("anna", "Met Ms Vogt at Lindner today", "Lindner")
	w.says("anna", "Lindner's budget is 400k EUR, we quoted 380k", "380k")
	w.says("anna", "Lindner", "Quote €380k · Customer budget €400k")
}
