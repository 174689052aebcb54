package handlers

import (
	"strconv"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// answerOf reads which of the questions an answer is about: 问题4 是, 资金已批.
var answerOf = wording.Compile(`(?i)(?:问题|question |q)\s*(\d{1,2})(?:\s*[-~到至]\s*(?:问题|q)?(\d{1,2}))?.*?(是|否|不清|不确定|yes|no|unclear)`)

// funds is the word by which a method knows its question about the funds: 资金已批.
const funds = "资金"

// questionNo is the question of the form that has that number in the method; "" for
// none.
func questionNo(b *playbook.Book, n string) string {
	i, err := strconv.Atoi(n)
	if err != nil || i < 1 || i > len(b.Questions) {
		return ""
	}
	asked, _ := playbook.Find(b.Assessed(), b.Questions[i-1].ID)
	return asked.ID
}

// answersSaid are the answers to the questions in words, by question.
func answersSaid(u *Understanding, text string) map[string]string {
	out := map[string]string{}
	if m := answerOf.FindStringSubmatch(text); m != nil {
		from, _ := strconv.Atoi(m[1])
		to := from
		if m[2] != "" {
			to, _ = strconv.Atoi(m[2])
		}
		for n := from; n <= to; n++ {
			if id := questionNo(u.book, strconv.Itoa(n)); id != "" {
				out[id] = answerWord(m[3])
			}
		}
		return out
	}
	out = sayings(u, text)
	about, ok := playbook.Lookup(u.book.Assessed(), funds)
	if !ok || len(out) > 0 || !holds(text, funds, "预算", "批文", "批复", "fund", "budget") {
		return out
	}
	switch {
	case holds(text, "不清", "unclear"):
		out[about.ID] = playbook.Unclear
	case holds(text, "没", "未", "not"):
		out[about.ID] = playbook.No
	case holds(text, "批", "落实", "到位", "下来", "拿到", "有了", "没问题", "approved", "secured", "in place", "is in", "yes", "granted", "released"):
		out[about.ID] = playbook.Yes
	}
	return out
}

// sayings are the answers that a text gives in the method's own words for its
// questions: budget yes.
func sayings(u *Understanding, text string) map[string]string {
	out := map[string]string{}
	for _, said := range u.book.Sayings(text) {
		if _, asked := playbook.Find(u.book.Assessed(), said.ID); asked && said.Question && said.Answer != playbook.NA {
			out[said.ID] = said.Answer
		}
	}
	for _, clause := range clausesOf(text) { // and as people say it in a talk: 钱批了
		for _, said := range u.listener.Told(clause) {
			if _, asked := playbook.Find(u.book.Assessed(), said.ID); asked && said.Question && out[said.ID] == "" && said.Answer != playbook.NA {
				out[said.ID] = said.Answer
			}
		}
	}
	return out
}

// unanswered is a text without the clauses that answer a question: the team in
// “team Anna, budget yes”.
func unanswered(u *Understanding, text string) string {
	var left []string
	for _, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",,;;", r) }) {
		if len(sayings(u, clause)) == 0 {
			left = append(left, clause)
		}
	}
	return strings.Join(left, ",")
}

func answerWord(s string) string {
	switch strings.ToLower(s) {
	case "是", "yes":
		return playbook.Yes
	case "否", "no":
		return playbook.No
	}
	return playbook.Unclear
}

// bareAnswers finds 1是2是3否4不清5是, as the answer to what was asked.
var bareAnswers = wording.Compile(`(?i)(\d{1,2})\s*[.、::]?\s*(是|否|不清|yes|no|unclear)`)

// allOfThem finds that every question is answered yes, and how many they are where that is said:
// 五个问题都是.
var allOfThem = wording.OneOf(
	`^(?:这|那|上面|评估|商机评估)*(\d|[二三四五六七八九十])?(?:个|道|条|项)?(?:评估)?(?:问题|题|答案)?(?:也|都|全|全都|统统|全部)+(?:是|答是)(?:是|的)?$`,
	`^(?:yes (?:to|on|for) all|all)(?: (?:of them|the questions|questions|(\d|five|ten)(?: questions| of them)?))?(?: are| is)?(?: a)?(?: yes)?$`,
)

// allYes reports words that say yes to every question of a form that has so many.
func allYes(text string, questions int) bool {
	s := squash(text)
	m := allOfThem.FindStringSubmatch(s)
	if m == nil || ascii(s) && !word(s, "yes") {
		return false
	}
	said := m[1]
	if said == "" {
		said = m[2]
	}
	for i, digit := range strings.Split("一 二 三 四 五 六 七 八 九 十", " ") {
		if said == digit {
			said = strconv.Itoa(i + 1)
		}
	}
	said = strings.NewReplacer("five", "5", "ten", "10").Replace(said)
	return said == "" || said == strconv.Itoa(questions)
}

// fillAnswers answers questions of the deal. BadInput "question.answer" for words
// that answer none.
func (q *request) fillAnswers(w *desk.Work, a *crm.Approval, text string) error {
	said := answersSaid(q.Understanding, text)
	if all := bareAnswers.FindAllStringSubmatch(text, -1); len(all) > 1 || len(all) == 1 && !answerOf.MatchString(text) {
		said = map[string]string{}
		for _, m := range all {
			if id := questionNo(q.Book, m[1]); id != "" {
				said[id] = answerWord(m[2])
			}
		}
	} else if allYes(text, len(q.Book.Assessed())) {
		for _, asked := range q.Book.Assessed() {
			said[asked.ID] = playbook.Yes
		}
	}
	if len(said) == 0 {
		return crm.E(crm.BadInput, "question.answer")
	}
	note := ""
	if !answerOf.MatchString(text) {
		note = text
	}
	for _, question := range playbook.IDs(q.Book.Questions) {
		if answer, ok := said[question]; ok {
			if _, err := w.AnswerQuestion(a.Deal, question, answer, note); err != nil {
				return err
			}
		}
	}
	return nil
}
