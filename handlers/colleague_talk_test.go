package handlers

import (
	"testing"
	"time"
)

// A site that nobody keeps yet is set up for somebody after a preview, by who may give the customer
// away; what is no place of a known customer is answered as before.
func TestASiteIsSetUpForSomebody(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "比亚迪")
	w.says("wangmin", "比亚迪惠州分公司给Anna", "新建 比亚迪惠州分公司,归 Anna(预览,未生效)", "是 比亚迪 的分公司")
	w.says("wangmin", "取消")
	w.says("wangmin", "比亚迪坪山厂给Anna", "新建 比亚迪坪山厂,归 Anna(预览,未生效)", "是 比亚迪 的工厂")
	if made := w.tell("wangmin", "确认"); len(made) != 1 {
		t.Errorf("a site that was set up is told to %d instead of whose it is", len(made))
	}
	w.says("wangmin", "比亚迪坪山厂", "负责人: Anna")
	w.says("wangmin", "撤销", "已撤销")
	w.says("xiaoli", "比亚迪惠州厂给Anna", "交接要经理或管理员来办")
	for _, other := range []string{"把蓝天坪山厂给Anna", "把比亚迪电子给Anna", "把坪山厂给Anna"} {
		for _, s := range w.tell("wangmin", other) {
			w.has(s, "!新建")
		}
	}
	w.says("wangmin", "把比亚迪坪山分公司给小李", "新建 比亚迪坪山分公司,归 小李")
}

// A plan of people is done by a yes that follows it, and shown again by one that comes later.
func TestAnOldPlanIsNotDoneByAYesOfAnotherMatter(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "比亚迪")
	w.says("wangmin", "把比亚迪给Anna", "预览,未生效")
	w.later(25 * time.Hour)
	w.says("wangmin", "确认", "预览,未生效")
	w.says("wangmin", "算了", "没有改动")
}

// What is said of colleagues by who leads them: each row is a line and what its answer holds.
func TestColleaguesAreSpokenOf(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "比亚迪")
	for _, row := range []struct{ who, says, holds, lacks string }{
		{"xiaoli", "我换手机号了 13700001111", "同事的联系方式我不存", "!已改"},
		{"anna", "my phone number changed: 13700001111", "I keep no numbers of colleagues", "!Changed"},
		{"wangmin", "小李的审批谁来批", "没人休假", "!申请 0 个"},
		{"zhouhang", "小李的一次性码", "绑定码", "!没看懂"},
		{"zhouhang", "给小李发个绑定码", "绑定码", "!没看懂"},
		{"zhouhang", "invite Tom Chen as sales rep to 华南, phone 13900001111", "加人 Tom Chen", "!没看懂"},
		{"wangmin", "这个频道是我们华南组的", "在那个群里 @我", "!没看懂"},
		{"wangmin", "私密:林工在找工作", "记在哪家", "!已记"},
		{"wangmin", "撤销小李离职", "撤", "!预览"},
	} {
		w.has(w.one(w.tell(row.who, row.says)), row.holds, row.lacks)
	}
}

// Where a visit is put under somebody's name, the day says which one and is not changed.
func TestAVisitPutUnderAnotherNameKeepsItsDay(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "10月28日拜访了比亚迪王总,聊了电池线", "10-28")
	for _, s := range w.tell("wangmin", "把昨天比亚迪那条拜访算到Anna头上") {
		w.has(s, "!→ 11-01")
	}
}
