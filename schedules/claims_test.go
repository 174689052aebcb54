package schedules

import (
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// claimed is a conflict that 陈静 reported on Monday, the 2nd.
func claimed(w *world) {
	w.put(crmtest.Account("hengxin", "恒鑫钣金"))
	w.put(&crm.Conflict{ID: "x1", No: 1, Name: crmtest.Name("恒鑫精密"), Reporter: crmtest.Chenjing, Account: "hengxin", Decider: crmtest.Wangmin, Day: "2026-11-02"})
}

func TestAClaimIsRemindedOfOnceAndAskedAboveOnce(t *testing.T) {
	w := newWorld(t)
	claimed(w)
	w.at("2026-11-03 18:00")
	w.silent("claim/")
	w.at("2026-11-04 18:00")
	w.holds(w.one("claim/"), "已等 2 个工作日", "恒鑫精密", "恒鑫钣金 · 小李", "[同一家,归小李]")
	w.at("2026-11-20 18:00")
	w.one("claim/x1/remind")
	w.holds(w.one("claim/x1/above"), "已等 4 个工作日", "王敏 还没定")
	w.look(w.scheduler())
	w.one("claim/x1/remind")
}

func TestADecidedClaimIsLeftAlone(t *testing.T) {
	w := newWorld(t)
	claimed(w)
	w.do(func(tx crm.Tx) error {
		c, err := crm.Get[crm.Conflict](tx, "x1")
		if err != nil {
			return err
		}
		c.State = crm.ConflictSame
		return tx.Put(&c)
	})
	w.at("2026-11-20 18:00")
	w.silent("claim/")
}

func TestAClaimOfAnAbsentManagerGoesToWhoStandsIn(t *testing.T) {
	w := newWorld(t)
	claimed(w)
	w.person(crmtest.Wangmin, func(p *crm.Person) { p.Away = crm.Absence{From: "2026-11-02", To: "2026-11-06"} })
	w.at("2026-11-04 18:00")
	if got := w.one("claim/").To.ID; got != string(crmtest.Zhaogang) {
		t.Errorf("it went to %s", got)
	}
}
