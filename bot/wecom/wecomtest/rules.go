package wecomtest

import (
	"encoding/base64"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// Surface is where something is sent.
type Surface string

// The surfaces.
const (
	App    Surface = "app"    // to members
	Chat   Surface = "chat"   // to a group chat of the app
	Hook   Surface = "hook"   // to a group robot
	Bot    Surface = "bot"    // by the intelligent bot
	Update Surface = "update" // a change of a card of the app
)

// Rule is a limit of the platform with the page of its documentation that says
// so (developer.work.weixin.qq.com).
type Rule struct {
	Says   string
	Source string
	Code   int // errcode with which the platform refuses; 0 = it takes it and cuts
	broken func(s Surface, body map[string]any) bool
}

var (
	chatID  = regexp.MustCompile(`^[0-9A-Za-z]{1,32}$`)
	taskIDs = regexp.MustCompile(`^[A-Za-z0-9_\-@]{1,128}$`)
)

// characters counts as the platform speaks of 字: a Chinese character is one, a
// Latin letter half of one.
func characters(s string) int { return (runewidth.StringWidth(s) + 1) / 2 }

// Rules are the documented limits of what we send.
func Rules() []Rule {
	const (
		send   = "发送应用消息"
		hook   = "群机器人配置说明"
		bot    = "智能机器人 · 模板卡片类型"
		change = "更新模版卡片消息"
		chat   = "应用推送消息到群聊会话"
	)
	return []Rule{
		{"text is at most 2,048 bytes, the rest is cut", send + " · 文本消息", 0, func(s Surface, b map[string]any) bool {
			return kindOf(b) == "text" && len(contentOf(b)) > 2048
		}},
		{"text is not empty", send + " · 文本消息", 44004, func(_ Surface, b map[string]any) bool {
			return slices.Contains([]string{"text", "markdown", "markdown_v2"}, kindOf(b)) && strings.TrimSpace(contentOf(b)) == ""
		}},
		{"markdown of the app is at most 2,048 bytes", send + " · markdown消息", 40058, func(s Surface, b map[string]any) bool {
			return (s == App || s == Chat) && kindOf(b) == "markdown" && len(contentOf(b)) > 2048
		}},
		{"markdown of a group robot is at most 4,096 bytes", hook + " · markdown类型", 40058, func(s Surface, b map[string]any) bool {
			return s == Hook && strings.HasPrefix(kindOf(b), "markdown") && len(contentOf(b)) > 4096
		}},
		{"markdown of the intelligent bot is at most 20,480 bytes", "智能机器人 · 主动回复消息", 40058, func(s Surface, b map[string]any) bool {
			return s == Bot && kindOf(b) == "markdown" && len(contentOf(b)) > 20480
		}},
		{"only a group robot knows markdown_v2", hook + " · markdown_v2类型", 40008, func(s Surface, b map[string]any) bool {
			return s != Hook && kindOf(b) == "markdown_v2"
		}},
		{"markdown of the app knows no tables, lists, pictures and code blocks", send + " · 支持的markdown语法", 0, func(s Surface, b map[string]any) bool {
			return s != Bot && kindOf(b) == "markdown" && regexp.MustCompile("(?m)^\\s*(?:\\|.*\\||[-*] |\\d+\\. |```|!\\[)").MatchString(contentOf(b))
		}},
		{"everything is UTF-8", send, 40058, func(_ Surface, b map[string]any) bool { return !utf8.ValidString(contentOf(b)) }},
		{"a group chat of the app takes no template cards", chat, 40008, func(s Surface, b map[string]any) bool {
			return s == Chat && kindOf(b) == "template_card"
		}},
		{"a group robot calls nobody back, so its cards have no buttons", hook + " · 模版卡片类型", 40008, func(s Surface, b map[string]any) bool {
			return s == Hook && len(list(cardOf(b)["button_list"])) > 0
		}},
		{"a picture of a group robot is at most 2 MB", hook + " · 图片类型", 40009, func(s Surface, b map[string]any) bool {
			data, err := base64.StdEncoding.DecodeString(text(object(b["image"])["base64"]))
			return s == Hook && kindOf(b) == "image" && (err != nil || len(data) > 2<<20 || text(object(b["image"])["md5"]) == "")
		}},
		{"duplicate_check_interval is at most 4 hours", send, 40058, func(_ Surface, b map[string]any) bool {
			return number(b["duplicate_check_interval"]) > 4*3600
		}},
		card("a card has a task_id of [A-Za-z0-9_-@], at most 128 bytes", send+" · 按钮交互型", 42014, func(s Surface, c map[string]any) bool {
			return s != Update && !taskIDs.MatchString(text(c["task_id"]))
		}),
		card("a card has 1 to 6 buttons", send+" · 按钮交互型: button_list", 42014, func(_ Surface, c map[string]any) bool {
			n := len(list(c["button_list"]))
			return text(c["card_type"]) == "button_interaction" && (n < 1 || n > 6)
		}),
		card("a label of a button is at most 10 characters", send+" · 按钮交互型: button_list.text", 0, eachButton(func(b map[string]any) bool {
			return characters(text(b["text"])) > 10 || text(b["text"]) == ""
		})),
		card("a key of a button is at most 1,024 bytes", send+" · 按钮交互型: button_list.key", 42014, eachButton(func(b map[string]any) bool {
			return len(text(b["key"])) > 1024 || text(b["key"]) == ""
		})),
		card("keys of buttons are not repeated", bot+": button_list.key", 42014, func(_ Surface, c map[string]any) bool {
			seen := map[string]bool{}
			for _, b := range list(c["button_list"]) {
				key := text(object(b)["key"])
				if seen[key] {
					return true
				}
				seen[key] = true
			}
			return false
		}),
		card("a title is at most 26 characters (36 on cards of the app)", send+", "+bot+": main_title.title", 0, func(s Surface, c map[string]any) bool {
			n := characters(text(object(c["main_title"])["title"]))
			return n > 36 || s == Bot && n > 26
		}),
		card("a card has a title", send+": main_title", 42014, func(_ Surface, c map[string]any) bool {
			return text(object(c["main_title"])["title"]) == "" && text(c["sub_title_text"]) == ""
		}),
		card("what stands beside the title is at most 30 characters", bot+": main_title.desc", 0, func(_ Surface, c map[string]any) bool {
			return characters(text(object(c["main_title"])["desc"])) > 30
		}),
		card("the text of a card is at most 112 characters (160 on cards of the app)", send+", "+bot+": sub_title_text", 0, func(s Surface, c map[string]any) bool {
			n := characters(text(c["sub_title_text"]))
			return n > 160 || s == Bot && n > 112
		}),
		card("a card has at most 6 facts", send+": horizontal_content_list", 42014, func(_ Surface, c map[string]any) bool {
			return len(list(c["horizontal_content_list"])) > 6
		}),
		card("the name of a fact is at most 5 characters, its value at most 26", send+", "+bot+": horizontal_content_list", 0, func(_ Surface, c map[string]any) bool {
			return slices.ContainsFunc(list(c["horizontal_content_list"]), func(f any) bool {
				return characters(text(object(f)["keyname"])) > 5 || characters(text(object(f)["value"])) > 26 || text(object(f)["keyname"]) == ""
			})
		}),
		card("a notice has something to open (card_action)", send+" · 文本通知型", 42045, func(_ Surface, c map[string]any) bool {
			return strings.HasSuffix(text(c["card_type"]), "_notice") && c["card_action"] == nil
		}),
		card("a vote has 1 to 20 options of at most 11 characters (17 on cards of the app)", send+", "+bot+": checkbox.option_list", 42014, func(s Surface, c map[string]any) bool {
			options := list(object(c["checkbox"])["option_list"])
			return text(c["card_type"]) == "vote_interaction" && (len(options) < 1 || len(options) > 20 || slices.ContainsFunc(options, func(o any) bool {
				n := characters(text(object(o)["text"]))
				return n > 17 || s == Bot && n > 11 || len(text(object(o)["id"])) > 128
			}))
		}),
		card("grey words are at most 10 characters", change+": replace_text", 0, func(_ Surface, c map[string]any) bool {
			return characters(text(c["replace_text"])) > 10
		}),
		card("the kind of a card is one of five", send+" · 模板卡片消息", 40008, func(_ Surface, c map[string]any) bool {
			return !slices.Contains([]string{"text_notice", "news_notice", "button_interaction", "vote_interaction", "multiple_interaction"}, text(c["card_type"]))
		}),
	}
}

// card is a rule about a template card.
func card(says, source string, code int, broken func(Surface, map[string]any) bool) Rule {
	return Rule{says, source, code, func(s Surface, b map[string]any) bool {
		c := cardOf(b)
		return c != nil && broken(s, c)
	}}
}

func eachButton(broken func(map[string]any) bool) func(Surface, map[string]any) bool {
	return func(_ Surface, c map[string]any) bool {
		return slices.ContainsFunc(list(c["button_list"]), func(b any) bool { return broken(object(b)) })
	}
}

func kindOf(b map[string]any) string { return text(b["msgtype"]) }

func contentOf(b map[string]any) string { return text(object(b[kindOf(b)])["content"]) }

func cardOf(b map[string]any) map[string]any { return object(b["template_card"]) }

// Broken are the rules that a message breaks.
func Broken(s Surface, body map[string]any) []Rule {
	var out []Rule
	for _, r := range Rules() {
		if r.broken(s, body) {
			out = append(out, r)
		}
	}
	return out
}

// checked notes the rules that a call breaks; the first one for which the
// platform refuses is given back.
func (c *Corp) checked(s Surface, in call) *reply {
	var out *reply
	for _, r := range Broken(s, in.body) {
		c.breach(r.Says+" ("+r.Source+")", in)
		if r.Code != 0 && out == nil {
			bad := refused(r.Code, "breaks a rule: "+r.Says)
			out = &bad
		}
	}
	return out
}

func (c *Corp) breach(says string, in call) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.breaches = append(c.breaches, fmt.Sprintf("%s: %s: %.300s", in.path, says, in.raw))
}

// checkMenu says what is wrong with a menu (创建菜单): 1 to 3 buttons, 1 to 5 below
// each, names of 16 and 40 bytes, keys of 128.
func checkMenu(b map[string]any) string {
	top := list(b["button"])
	if len(top) < 1 || len(top) > 3 {
		return "a menu has 1 to 3 buttons (创建菜单)"
	}
	for _, t := range top {
		t := object(t)
		if n := len(text(t["name"])); n < 1 || n > 16 {
			return "a name on top is at most 16 bytes (创建菜单)"
		}
		below := list(t["sub_button"])
		if len(below) > 5 {
			return "at most 5 buttons stand below one (创建菜单)"
		}
		if len(below) == 0 && text(t["key"]) == "" {
			return "a button to press has a key (创建菜单)"
		}
		for _, s := range below {
			s := object(s)
			if n := len(text(s["name"])); n < 1 || n > 40 || text(s["key"]) == "" || len(text(s["key"])) > 128 {
				return "a name below is at most 40 bytes, a key 128 (创建菜单)"
			}
		}
	}
	return ""
}
