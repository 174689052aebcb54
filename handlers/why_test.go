package handlers

import (
	"testing"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// A button keeps asking why when what it reminded of is long done: the answer
// is that it is over, not that nobody was ever reminded.
func TestTheReasonOfAReminderThatIsOver(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "周五前给美科报价", "#T1")
	var step crm.Record
	w.view(func(r crm.Reader) (err error) {
		step, err = crm.ByNo(r, "T1")
		return err
	})
	w.says("xiaoli", "#T1 完成", "完成")
	said := w.do("xiaoli", chat.Action{Verb: cards.DoWhy, Subject: string(step.Kind()) + "/" + step.Key()})
	w.has(w.one(said), "这条现在不用提醒了")
}
