package main

import (
	"strings"

	"milepost/bot/chat"
	"milepost/bot/slack/fake"
)

// formOf is a modal as a form.
func formOf(v fake.View) chat.Form {
	title, _ := v.Body["title"].(map[string]any)
	f := chat.Form{}
	f.Title, _ = title["text"].(string)
	blocks, _ := v.Body["blocks"].([]any)
	fault := ""
	for i, x := range blocks {
		b, _ := x.(map[string]any)
		if b["type"] != "input" {
			switch text := fake.PlainBlocks([]any{b}); {
			case i == 0 && b["type"] == "header":
				f.Title = text
			case strings.HasPrefix(text, "⚠️ "):
				fault = strings.TrimPrefix(text, "⚠️ ")
			}
			continue
		}
		label, _ := b["label"].(map[string]any)
		e, _ := b["element"].(map[string]any)
		id, _ := b["block_id"].(string)
		field := chat.Field{Key: id}
		field.Label, _ = label["text"].(string)
		if shown := fake.Value(e); shown != "" {
			field.Value = []string{shown}
		}
		if typed, there := v.Typed[field.Label]; there {
			field.Value = []string{typed}
		}
		if rest, ok := strings.CutPrefix(fault, field.Label+": "); ok {
			field.Error = rest
		} else if fault != "" {
			f.Error = fault
		}
		if said := v.Errors[id]; said != "" {
			field.Error = said
		}
		fault = ""
		f.Fields = append(f.Fields, field)
	}
	return f
}
