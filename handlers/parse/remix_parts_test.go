package parse_test

import (
	"slices"
	"strings"
	"unicode/utf8"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// newFirms and newPeople are in no message of the corpus.
var (
	newFirms  = []string{"瑞川传动", "金弘铸造", "浙江宏图塑机有限公司", "鹏展", "Halvorsen Pumps", "Brightwell Foods Ltd", "Rotaflex"}
	newPeople = []string{"邓总", "褚工", "采购翟经理", "老骆", "Marta", "Joost de Vries", "Mr Oduya"}
)

// renamed gives a customer another name, also one of the other language.
func renamed(m *message) []message {
	if len(m.want) != 1 || m.before != "" || m.names != nil {
		return nil
	}
	was := longestIn(m.text, m.want[0].values["account"])
	if was == "" || utf8.RuneCountInString(was) < 3 {
		return nil
	}
	var out []message
	for _, by := range newFirms {
		if text, ok := put(m.text, was, by); ok {
			out = append(out, m.with(text, map[string]string{"account": by}))
		}
	}
	return out
}

// reintroduced gives somebody another name, also one of the other language.
func reintroduced(m *message) []message {
	if len(m.want) != 1 || m.before != "" || m.names != nil || len(m.want[0].contacts) != 1 {
		return nil
	}
	c := m.want[0].contacts[0]
	if c.Name == "" || c.Title != "" || !strings.Contains(m.text, c.Name) {
		return nil
	}
	var out []message
	for _, by := range newPeople {
		text, ok := put(m.text, c.Name, by)
		if !ok {
			continue
		}
		x := m.with(text, nil)
		r := x.want[0]
		c.Name = strings.TrimPrefix(by, "采购")
		r.contacts = []parse.EncodedContact{c}
		x.want = []record{r}
		out = append(out, x)
	}
	return out
}

// steps are what is still to be done, on a day.
var steps = []string{"{zh}发报价", "{zh}再打个电话", "下一步{zh}去演示", "{zh}前把方案给他", "will send the quote {en}", "next step: demo {en}", "follow up {en}", "{zh}send quote", "{en}再跟进", "quote by {en}"}

// stepped adds a step to what was done, in either language, behind it or in front.
func stepped(m *message, behind bool) []message {
	if len(m.want) != 1 || m.before != "" || !onlyDone(m) || m.want[0].values["step"] != "" || strings.ContainsAny(m.text, ":：?？") {
		return nil
	}
	if !behind && !told(m.text) {
		return nil // what has no tense may be planned, too, behind what is
	}
	f := m.read()
	if f.Next != nil || f.Outcome == crm.Refused || len(f.Items) > 1 || m.want[0].values["waiting"] != "" {
		return nil
	}
	var out []message
	today := crm.DateOf(m.said)
	for _, ahead := range []int{1, 2, 5, 8} {
		to := today.AddDays(ahead)
		if to.Weekday() == 0 || to.Weekday() == 6 {
			continue
		}
		for _, f := range daysToCome(m, to) {
			for _, step := range steps {
				if !strings.Contains(step, "{"+f.lang+"}") || strings.Contains(step, "by {") && strings.HasPrefix(f.text, "on ") {
					continue
				}
				said := strings.ReplaceAll(step, "{"+f.lang+"}", f.text)
				text := strings.TrimRight(m.text, "。.!！~… ") + comma(m) + said
				if !behind {
					text = said + comma(m) + m.text
				}
				if drawn(text, 8) {
					out = append(out, m.with(text, map[string]string{"due": string(to)}))
				}
			}
		}
	}
	return out
}

// onlyDone reports a message that can be read as nothing but what was done.
func onlyDone(m *message) bool {
	return doneOf(m) && !slices.ContainsFunc(m.want[0].intents, func(s string) bool { return s != parse.Visit && s != parse.Call })
}

// comma is what stands between two clauses of a message.
func comma(m *message) string {
	if m.lang == "en" {
		return ", "
	}
	return ","
}

// cutClauses cuts a text at its commas, full stops and breaks, and keeps what stands there.
func cutClauses(text string) (parts, marks []string) {
	from := 0
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		if !strings.ContainsRune(",，。;；\n", runes[i]) || i == 0 || i+1 == len(runes) || isNumeral(runes[i-1]) && isNumeral(runes[i+1]) {
			continue
		}
		to := i + 1
		for to < len(runes) && runes[to] == ' ' {
			to++
		}
		if to == len(runes) {
			break
		}
		parts, marks = append(parts, string(runes[from:i])), append(marks, string(runes[i:to]))
		from, i = to, to
	}
	return append(parts, strings.TrimRight(string(runes[from:]), "。.!！~… ")), marks
}

// reordered puts the last clause of two first, where both stand for themselves.
func reordered(m *message) []message {
	parts, marks := cutClauses(m.text)
	if len(parts) != 2 || len(m.want) != 1 || m.before != "" || !doneOf(m) && !slices.Contains(m.want[0].intents, parse.Task) {
		return nil
	}
	if leans(parts[1]) || m.want[0].values["account"] != "" && strings.Contains(parts[1], m.want[0].values["account"]) {
		return nil
	}
	return []message{m.with(parts[1]+marks[0]+parts[0], nil)}
}

// leans reports a clause that needs what stands before it.
func leans(clause string) bool {
	low := " " + strings.ToLower(clause) + " "
	for _, w := range []string{
		"他", "她", "它", "对方", "那边", "但", "不过", "结果", "然后", "再", "才", "就", "也", "都", "还", "又", "所以", "顺便", "因为", "说", "后来", "接着", "同", "第二天", "这", "该",
		" he ", " she ", " they ", " it ", " him ", " her ", " them ", " then ", " but ", " and ", " so ", " also ", " both ", " again ", " his ", " their ", " there ", " same ", " that ", " this ", " who ", " which ", " he's", " she's", " they're", "afterwards", " later", " too ", "instead", " since ", " as ",
	} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// remarked exchanges the marks between the clauses.
func remarked(m *message) []message {
	parts, marks := cutClauses(m.text)
	if len(parts) < 2 || len(parts) > 4 || len(m.want) != 1 || m.before != "" {
		return nil
	}
	var out []message
	for _, by := range []string{",", "。", ";", " ", "\n", ", ", ". "} {
		if text := strings.Join(parts, by); by != marks[0] && (by != ". " || m.lang == "en") {
			out = append(out, m.with(text, nil))
		}
	}
	return out
}

// filled puts words that tell nothing in front and behind.
func filled(m *message) []message {
	if m.before != "" || strings.ContainsAny(m.text, "\n") || m.class == "commands" {
		return nil
	}
	var out []message
	for _, w := range []string{"其实", "btw ", "哈哈,", "fyi ", "补记:", "对了,", "ok so ", "嗯,", "quick note: ", "跟大家说下,"} {
		out = append(out, m.with(w+m.text, nil))
	}
	bare := strings.TrimRight(m.text, "。.!！~… ")
	for _, w := range []string{"哈", " lol", "~", "👍", ",辛苦了", " fyi", "……", ",先这样"} {
		out = append(out, m.with(bare+w, nil))
	}
	return out
}

// alike are words that stand in each other's place where nothing is to be made of a message: days in either
// language, and names of people.
var alike = [][]string{
	{"昨天", "yesterday", "周一", "上周五"},
	{"今天", "today", "今天下午"},
	{"明天", "tomorrow", "后天"},
	{"上周", "last week"},
	{"下周", "next week"},
	{"上个月", "last month"},
	{"张总", "王总", "刘总", "陈总", "李总", "曹总", "邓总", "褚工", "Marta"},
	{"刘经理", "王经理", "李经理", "张经理", "翟经理"},
	{"Linda", "Frank", "Peter", "Marta", "Mr Oduya", "邓总"},
}

// unmade exchanges words of messages of which nothing is to be made.
func unmade(m *message) []message {
	if len(m.want) != 1 || m.before != "" || m.names != nil || m.want[0].values["action"] != "ignore" {
		return nil
	}
	var out []message
	for _, class := range alike {
		for _, was := range class {
			for _, by := range class {
				if text, ok := put(m.text, was, by); ok && was != by {
					out = append(out, m.with(text, nil))
				}
			}
		}
	}
	return out
}
