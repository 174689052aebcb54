package handlers

import (
	"strings"
	"testing"

	"milepost/bot/chat"
)

// repainted tells of each card that the last message changed whose it is and whether
// that is worth saying where the card cannot be changed.
func (w *world) repainted(do func()) string {
	w.said = nil
	do()
	var out []string
	for _, s := range w.said {
		if s.edit {
			what := "told"
			if !s.post.Aside {
				what = "to be told"
			}
			out = append(out, s.to.ID+" "+what)
		}
	}
	return strings.Join(out, ", ")
}

// A card that is brought up to date is worth a message of its own only to those who
// hear nothing else of the matter.
func TestWhoWasAnsweredNeedNotBeToldOfHisOldCard(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算108万", "#V1")
	for _, c := range []struct {
		says string
		do   func()
		want string
	}{
		{"he corrects himself and is answered", func() { w.says("xiaoli", "预算是180万", "已改") }, "xiaoli told"},
		{"he takes that back", func() { w.says("xiaoli", "撤销", "修改已撤销", "180万 → 108万") }, "xiaoli told"},
		{"his manager corrects what he told of, and he hears of it by the card alone", func() {
			w.says("wangmin", "#V1 金额是150万", "已改")
		}, "xiaoli to be told"},
		{"he adds a photo", func() { w.sends("xiaoli", "", chat.File{Name: "a.jpg", Type: "image/jpeg"}) }, "xiaoli told"},
	} {
		if got := w.repainted(c.do); got != c.want {
			t.Errorf("%s: %q instead of %q", c.says, got, c.want)
		}
	}
}
