package handlers

import (
	"milepost/handlers/parse"
)

// keyReasonsIntent says why key accounts matter (F1).
func keyReasonsIntent() Intent {
	return Intent{
		Name:  "key_reasons",
		Words: []string{"为什么做大客户", "为什么要做大客户", "大客户为什么重要", "大客户有什么价值", "大客户的价值", "大客户有什么用", "战略价值", "战略价值有哪些", "why key accounts", "why do key accounts matter", "strategic value"},
		Weigh: func(f parse.Facts) float64 {
			if length(f.Text) <= 16 && holds(f.Text, "为什么", "为啥") && holds(f.Text, "大客户") && f.Account == nil {
				return 0.9
			}
			return 0
		},
		Examples: []string{"为什么要做大客户", "大客户为什么重要", "战略价值", "why key accounts"},
		Near:     []string{"战略价值 双赢", "谁是大客户", "比亚迪为什么是大客户"},
		Handle: func(q *request) error {
			if len(q.Book.KeyReasons()) == 0 {
				return errPass
			}
			q.reply(q.out.KeyReasons())
			return nil
		},
	}
}
