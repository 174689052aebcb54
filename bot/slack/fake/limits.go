package fake

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// maxTexts is how long the texts of all blocks of a message may be together: a
// limit that Slack does not document.
const maxTexts = 11_300

// maxUpdate is how many bytes the text of a message may have, as it is escaped,
// when it is changed.
const maxUpdate = 4000

// CheckMessage names what is wrong with the blocks of a message.
func CheckMessage(args map[string]any) []string {
	c := &checker{}
	blocks, _ := args["blocks"].([]any)
	c.most("blocks", len(blocks), 50)
	c.longest("text", str(args, "text"), 40_000)
	c.blocks(blocks, false)
	if args["attachments"] != nil {
		c.fault("attachments: the product sends none")
	}
	return c.faults
}

// CheckView names what is wrong with a modal or a home page.
func CheckView(v map[string]any) []string {
	c := &checker{}
	kind := str(v, "type")
	if kind != "modal" && kind != "home" {
		c.fault("view type %q", kind)
	}
	blocks, _ := v["blocks"].([]any)
	c.most("view blocks", len(blocks), 100)
	c.longest("private_metadata", str(v, "private_metadata"), 3000)
	c.longest("callback_id", str(v, "callback_id"), 255)
	c.longest("external_id", str(v, "external_id"), 255)
	if kind == "modal" {
		c.text("title", v["title"], 24, true)
		for _, key := range []string{"close", "submit"} {
			if v[key] != nil {
				c.text(key, v[key], 24, true)
			}
		}
		inputs := slices.ContainsFunc(blocks, func(b any) bool { m, _ := b.(map[string]any); return str(m, "type") == "input" })
		if inputs && v["submit"] == nil {
			c.fault("a view with inputs has no submit")
		}
	}
	c.blocks(blocks, true)
	return c.faults
}

type checker struct{ faults []string }

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

func (c *checker) most(what string, n, limit int) {
	if n > limit {
		c.fault("%s: %d of them, at most %d", what, n, limit)
	}
}

func (c *checker) longest(what, s string, limit int) {
	if n := utf8.RuneCountInString(s); n > limit {
		c.fault("%s: %d characters, at most %d", what, n, limit)
	}
	if !utf8.ValidString(s) {
		c.fault("%s: no valid text", what)
	}
}

// text checks a text object.
func (c *checker) text(what string, v any, limit int, plain bool) {
	m, ok := v.(map[string]any)
	if !ok {
		c.fault("%s: no text object", what)
		return
	}
	kind, s := str(m, "type"), str(m, "text")
	if kind != "plain_text" && (plain || kind != "mrkdwn") {
		c.fault("%s: type %q", what, kind)
	}
	if kind == "mrkdwn" && m["emoji"] != nil {
		c.fault("%s: emoji belongs to plain_text", what)
	}
	if s == "" {
		c.fault("%s: empty", what)
	}
	c.longest(what, s, min(limit, 3000))
}

func (c *checker) blocks(list []any, view bool) {
	ids := map[string]bool{}
	for i, x := range list {
		b, ok := x.(map[string]any)
		if !ok {
			c.fault("block %d is none", i)
			continue
		}
		if id := str(b, "block_id"); id != "" {
			c.longest("block_id", id, 255)
			if ids[id] {
				c.fault("block_id %q twice", id)
			}
			ids[id] = true
		} else {
			c.fault("block %d has no block_id", i)
		}
		c.block(b, view)
	}
}

func (c *checker) block(b map[string]any, view bool) {
	switch kind := str(b, "type"); kind {
	case "section":
		c.section(b)
	case "header":
		c.text("header", b["text"], 150, true)
	case "divider":
	case "context":
		list, _ := b["elements"].([]any)
		c.most("context elements", len(list), 10)
		if len(list) == 0 {
			c.fault("context: no elements")
		}
		for _, e := range list {
			c.text("context", e, 3000, false)
		}
	case "actions":
		list, _ := b["elements"].([]any)
		c.most("actions elements", len(list), 25)
		if len(list) == 0 {
			c.fault("actions: no elements")
		}
		seen := map[string]bool{}
		for _, e := range list {
			m, _ := e.(map[string]any)
			if id := str(m, "action_id"); seen[id] {
				c.fault("action_id %q twice in a block", id)
			} else {
				seen[id] = true
			}
			c.element(m)
		}
	case "image":
		c.longest("image alt_text", str(b, "alt_text"), 2000)
		if b["title"] != nil {
			c.text("image title", b["title"], 2000, true)
		}
	case "input":
		if !view {
			c.fault("an input stands in a message")
		}
		c.text("input label", b["label"], 2000, true)
		if b["hint"] != nil {
			c.text("input hint", b["hint"], 2000, true)
		}
		m, _ := b["element"].(map[string]any)
		c.element(m)
	default:
		c.fault("block type %q", kind)
	}
}

func (c *checker) section(b map[string]any) {
	fields, _ := b["fields"].([]any)
	if b["text"] == nil && len(fields) == 0 {
		c.fault("section: neither text nor fields")
	}
	if b["text"] != nil {
		c.text("section", b["text"], 3000, false)
	}
	c.most("section fields", len(fields), 10)
	for _, f := range fields {
		c.text("section field", f, 2000, false)
	}
	if b["accessory"] != nil {
		m, _ := b["accessory"].(map[string]any)
		c.element(m)
	}
}

func (c *checker) element(e map[string]any) {
	kind := str(e, "type")
	if id := str(e, "action_id"); id == "" {
		c.fault("%s has no action_id", kind)
	} else {
		c.longest("action_id", id, 255)
	}
	if e["placeholder"] != nil {
		c.text("placeholder", e["placeholder"], 150, true)
	}
	if e["confirm"] != nil {
		c.confirm(e["confirm"])
	}
	switch kind {
	case "button":
		c.text("button", e["text"], 75, true)
		c.longest("button value", str(e, "value"), 2000)
		c.longest("button url", str(e, "url"), 3000)
		c.longest("accessibility_label", str(e, "accessibility_label"), 75)
		if s, ok := e["style"]; ok && s != "primary" && s != "danger" {
			c.fault("button style %v", s)
		}
	case "static_select", "multi_static_select":
		c.options(e, 100)
	case "radio_buttons", "checkboxes":
		c.options(e, 10)
	case "overflow":
		c.options(e, 5)
	case "external_select", "multi_external_select":
		c.initial(e)
	case "plain_text_input":
		if n, ok := e["min_length"].(float64); ok && n > 3000 {
			c.fault("plain_text_input min_length %v", n)
		}
		if n, ok := e["max_length"].(float64); ok && (n < 1 || n > 3000) {
			c.fault("plain_text_input max_length %v", n)
		}
		if n, ok := e["max_length"].(float64); ok && utf8.RuneCountInString(str(e, "initial_value")) > int(n) {
			c.fault("plain_text_input: initial_value is longer than max_length")
		}
		c.longest("initial_value", str(e, "initial_value"), 3000)
	case "datepicker", "timepicker", "users_select", "multi_users_select", "number_input":
	case "file_input":
		if n, ok := e["max_files"].(float64); ok && (n < 1 || n > 10) {
			c.fault("file_input max_files %v", n)
		}
	default:
		c.fault("element type %q", kind)
	}
}

func (c *checker) confirm(v any) {
	m, _ := v.(map[string]any)
	c.text("confirm title", m["title"], 100, true)
	c.text("confirm text", m["text"], 300, false)
	c.text("confirm", m["confirm"], 30, true)
	c.text("deny", m["deny"], 30, true)
}

func (c *checker) options(e map[string]any, limit int) {
	list, _ := e["options"].([]any)
	if e["option_groups"] != nil {
		c.fault("option_groups: the product sends none")
	}
	if n, ok := e["max_selected_items"].(float64); ok && n < 1 {
		c.fault("max_selected_items %v", n)
	}
	c.most("options", len(list), limit)
	if len(list) == 0 {
		c.fault("a select has no options")
	}
	for _, o := range list {
		c.option(o)
	}
	c.initial(e)
}

func (c *checker) initial(e map[string]any) {
	if o := e["initial_option"]; o != nil {
		c.option(o)
	}
	list, _ := e["initial_options"].([]any)
	for _, o := range list {
		c.option(o)
	}
}

func (c *checker) option(v any) {
	m, _ := v.(map[string]any)
	c.text("option", m["text"], 75, false)
	c.longest("option value", str(m, "value"), 75)
	c.longest("option url", str(m, "url"), 3000)
	if str(m, "value") == "" {
		c.fault("an option has no value")
	}
	if m["description"] != nil {
		c.text("option description", m["description"], 75, false)
	}
}

// TextOf is how long all texts in it are together.
func TextOf(v any) int {
	n := 0
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			n += TextOf(e)
		}
	case map[string]any:
		for k, e := range x {
			if s, ok := e.(string); ok && k == "text" {
				n += utf8.RuneCountInString(s)
			} else {
				n += TextOf(e)
			}
		}
	}
	return n
}
