package slack

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"milepost/bot/slack/fake"
)

// TestTheCheckerKnowsAllLimits holds the checker of the fake against the rules
// that were read out of Slack's own types: each is broken once, and it says so.
func TestTheCheckerKnowsAllLimits(t *testing.T) {
	b, err := os.ReadFile("../../../shared/tools/slack/limits.json")
	if err != nil {
		t.Skipf("the rules are not beside this checkout: %v", err)
	}
	var rules []limit
	if err := json.Unmarshal(b, &rules); err != nil || len(rules) != 70 {
		t.Fatalf("%d rules, %v", len(rules), err)
	}
	broken := brokenBlocks()
	for _, r := range rules {
		name := r.Type + "." + r.Field
		make, ok := broken[name]
		if !ok {
			t.Errorf("%s: %s: nobody breaks this rule", name, r.Text)
			continue
		}
		if faults := make(); len(faults) == 0 {
			t.Errorf("%s: %s: the checker does not see it", name, r.Text)
		}
	}
}

func long(n int) string { return strings.Repeat("x", n) }

func plainText(s string) map[string]any { return map[string]any{"type": "plain_text", "text": s} }

func many(n int, v func(i int) any) []any {
	var out []any
	for i := range n {
		out = append(out, v(i))
	}
	return out
}

// brokenBlocks breaks each rule, by type and field. What the product never sends
// the checker refuses as such.
func brokenBlocks() map[string]func() []string {
	block := func(kind string, more map[string]any) map[string]any {
		b := map[string]any{"type": kind, "block_id": "b"}
		for k, v := range more {
			b[k] = v
		}
		return b
	}
	message := func(blocks ...any) func() []string {
		return func() []string { return fake.CheckMessage(map[string]any{"text": "x", "blocks": blocks}) }
	}
	view := func(more map[string]any) func() []string {
		return func() []string {
			v := map[string]any{"type": "modal", "title": plainText("x"), "submit": plainText("x"), "blocks": []any{block("divider", nil)}}
			for k, x := range more {
				v[k] = x
			}
			return fake.CheckView(v)
		}
	}
	element := func(kind string, more map[string]any) func() []string {
		e := map[string]any{"type": kind, "action_id": "a"}
		if kind == "button" {
			e["text"] = plainText("x")
		}
		for k, v := range more {
			e[k] = v
		}
		return message(block("actions", map[string]any{"elements": []any{e}}))
	}
	input := func(more map[string]any) func() []string {
		b := block("input", map[string]any{"label": plainText("x"), "element": map[string]any{"type": "plain_text_input", "action_id": "a"}})
		for k, v := range more {
			b[k] = v
		}
		return view(map[string]any{"blocks": []any{b}})
	}
	option := func(i int) any { return map[string]any{"text": plainText("x"), "value": fmt.Sprint(i)} }
	oneOption := func(more map[string]any) func() []string {
		o := map[string]any{"text": plainText("x"), "value": "v"}
		for k, v := range more {
			o[k] = v
		}
		return element("static_select", map[string]any{"options": []any{o}})
	}
	confirm := func(key string, n int) func() []string {
		c := map[string]any{"title": plainText("x"), "text": plainText("x"), "confirm": plainText("x"), "deny": plainText("x")}
		c[key] = plainText(long(n))
		return element("button", map[string]any{"confirm": c})
	}
	unknown := func(kind string) func() []string { return message(block(kind, nil)) }
	oddElement := func(kind string) func() []string { return element(kind, nil) }
	section := func(more map[string]any) func() []string { return message(block("section", more)) }
	return map[string]func() []string{
		"BlocksChunk.blocks":          message(many(51, func(i int) any { return map[string]any{"type": "divider", "block_id": fmt.Sprint(i)} })...),
		"MessageAttachment.fields":    func() []string { return fake.CheckMessage(map[string]any{"text": "x", "attachments": []any{1}}) },
		"MessageAttachment.image_url": func() []string { return fake.CheckMessage(map[string]any{"text": "x", "attachments": []any{1}}) },
		"MessageAttachment.footer":    func() []string { return fake.CheckMessage(map[string]any{"text": "x", "attachments": []any{1}}) },
		"BaseView.blocks":             view(map[string]any{"blocks": many(101, func(i int) any { return map[string]any{"type": "divider", "block_id": fmt.Sprint(i)} })}),
		"BaseView.private_metadata":   view(map[string]any{"private_metadata": long(3001)}), "BaseView.callback_id": view(map[string]any{"callback_id": long(256)}),
		"ModalView.title": view(map[string]any{"title": plainText(long(25))}), "ModalView.close": view(map[string]any{"close": plainText(long(25))}),
		"ModalView.submit": view(map[string]any{"submit": plainText(long(25))}),
		"Button.text":      element("button", map[string]any{"text": plainText(long(76))}), "Button.value": element("button", map[string]any{"value": long(2001)}),
		"Button.url": element("button", map[string]any{"url": long(3001)}), "Button.accessibility_label": element("button", map[string]any{"accessibility_label": long(76)}),
		"Checkboxes.options": element("checkboxes", map[string]any{"options": many(11, option)}), "RadioButtons.options": element("radio_buttons", map[string]any{"options": many(11, option)}),
		"FeedbackButtons.accessibility_label": oddElement("feedback_buttons"), "IconButton.accessibility_label": oddElement("icon_button"),
		"FileInput.max_files":  input(map[string]any{"element": map[string]any{"type": "file_input", "action_id": "a", "max_files": float64(11)}}),
		"StaticSelect.options": element("static_select", map[string]any{"options": many(101, option)}), "StaticSelect.option_groups": element("static_select", map[string]any{"option_groups": many(101, option)}),
		"MultiStaticSelect.options": element("multi_static_select", map[string]any{"options": many(101, option)}), "MultiStaticSelect.option_groups": element("multi_static_select", map[string]any{"option_groups": many(101, option)}),
		"Overflow.options":          element("overflow", map[string]any{"options": many(6, option)}),
		"PlainTextInput.min_length": input(map[string]any{"element": map[string]any{"type": "plain_text_input", "action_id": "a", "min_length": float64(3001)}}),
		"WorkflowButton.text":       oddElement("workflow_button"), "WorkflowButton.accessibility_label": oddElement("workflow_button"),
		"Block.block_id": message(map[string]any{"type": "divider", "block_id": long(256)}),
		"ActionsBlock.elements": message(block("actions", map[string]any{"elements": many(26, func(i int) any {
			return map[string]any{"type": "button", "action_id": fmt.Sprint(i), "text": plainText("x")}
		})})),
		"CardBlock.title": unknown("card"), "CardBlock.subtitle": unknown("card"), "CardBlock.body": unknown("card"), "CarouselBlock.elements": unknown("carousel"),
		"ContainerBlock.title": unknown("container"), "ContainerBlock.subtitle": unknown("container"), "ContainerBlock.child_blocks": unknown("container"),
		"ContextBlock.elements":        message(block("context", map[string]any{"elements": many(11, func(int) any { return plainText("x") })})),
		"ContextActionsBlock.elements": unknown("context_actions"), "DataTableBlock.page_size": unknown("data_table"),
		"HeaderBlock.text":    message(block("header", map[string]any{"text": plainText(long(151))})),
		"ImageBlock.alt_text": message(block("image", map[string]any{"alt_text": long(2001)})), "ImageBlock.title": message(block("image", map[string]any{"title": plainText(long(2001))})),
		"InputBlock.label": input(map[string]any{"label": plainText(long(2001))}), "InputBlock.hint": input(map[string]any{"hint": plainText(long(2001))}),
		"MarkdownBlock.text": unknown("markdown"), "SectionBlock.text": section(map[string]any{"text": plainText(long(3001))}),
		"SectionBlock.fields": section(map[string]any{"fields": many(11, func(int) any { return plainText("x") })}),
		"TableBlock.rows":     unknown("table"), "TableBlock.column_settings": unknown("table"),
		"Confirm.title": confirm("title", 101), "Confirm.text": confirm("text", 301), "Confirm.confirm": confirm("confirm", 31), "Confirm.deny": confirm("deny", 31),
		"OptionDescriptor.value": oneOption(map[string]any{"value": long(76)}), "OptionDescriptor.url": oneOption(map[string]any{"url": long(3001)}),
		"OptionDescriptor.description": oneOption(map[string]any{"description": plainText(long(76))}),
		"MrkdwnOption.text":            oneOption(map[string]any{"text": map[string]any{"type": "mrkdwn", "text": long(76)}}), "PlainTextOption.text": oneOption(map[string]any{"text": plainText(long(76))}),
		"OptionGroup.label": element("static_select", map[string]any{"option_groups": []any{1}}), "OptionGroup.options": element("static_select", map[string]any{"option_groups": []any{1}}),
		"PlainTextElement.text": section(map[string]any{"text": plainText("")}), "MrkdwnElement.text": section(map[string]any{"text": map[string]any{"type": "mrkdwn", "text": ""}}),
		"RawNumberElement.text": unknown("table"), "RawTextElement.text": unknown("table"),
		"Action.action_id": element("button", map[string]any{"action_id": long(256)}), "MaxItemsSelectable.max_selected_items": element("multi_static_select", map[string]any{"options": many(1, option), "max_selected_items": float64(0)}),
		"Placeholdable.placeholder": element("static_select", map[string]any{"options": many(1, option), "placeholder": plainText(long(151))}),
	}
}
