package handlers

import "testing"

// A form that was begun and not sent is a draft to whoever asks for his; beside a customer 也 and
// 那个 call no project.
func TestDraftsOfFormsAreFoundAndNamedByTheirCustomers(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢陈总,聊了产线改造,预算80万", "粤钢")
	w.says("xiaoli", "我有几个草稿", "没有待确认的")
	w.says("xiaoli", "粤钢也立个项吧", "粤钢 · 草稿", "!粤钢也")
	for _, text := range []string{"我有几个草稿", "草稿有哪些", "我的草稿"} {
		w.says("xiaoli", text, "粤钢", "草稿,还没提交")
	}
	w.says("xiaoli", "合同草稿发给陈总了", "!还没提交")
}

func TestWhatProjectsAreCalled(t *testing.T) {
	for said, want := range map[string]string{
		"也": "", "那个也": "", "too": "", "的电池线": "电池线", "电池线也": "电池线", "二期": "二期", "那个二期": "那个二期",
	} {
		if got := projectName(said); got != want {
			t.Errorf("%q names %q, want %q", said, got, want)
		}
	}
}
