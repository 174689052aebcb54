package handlers

import "testing"

// TestSloppyQuestionsAreAnswered: as people in a hurry ask, right at first sight.
func TestSloppyQuestionsAreAnswered(t *testing.T) {
	w := busyQuarter(t)
	for _, row := range []struct {
		who, asks string
		wants     []string
	}{
		{"wangmin", "按区域和等级各多少", []string{"客户", "按区域和分级", "东莞 · 1 家"}},
		{"wangmin", "各人各阶段多少单", []string{"在谈的单", "按人和阶段", "1. 小李", "m1 "}},
		{"anna", "deals by rep and stage", []string{"by person and milestone", "m1 1"}},
		{"wangmin", "各阶段都有多少单", []string{"在谈的单", "按阶段"}},
		{"wangmin", "这个月丢的单子发我看看", []string{"输掉的单 1 单", "恒发家具"}},
		{"wangmin", "谁填得最差", []string{"资料不全的客户", "按人"}},
		{"wangmin", "去年这时候签了多少", []string{"签下的单 0 单", "2025-01-01"}},
		{"wangmin", "C类D类客户跑了几次", []string{"C 级或D 级的拜访 1 次"}},
		{"wangmin", "Anna最近在干嘛", []string{"这几天的事", "Anna"}},
		{"wangmin", "今天有谁写了记录", []string{"小李:拜访 1"}},
		{"xiaoli", "最急的是哪个", []string{"待办", "①"}},
		{"xiaoli", "尾款啥时候付", []string{"待收的款"}},
		{"anna", "am I on track this year", []string{"Gap", "2026"}},
		{"anna", "any open tasks", []string{"Next steps"}},
	} {
		w.says(row.who, row.asks, row.wants...)
	}
}
