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
var answerOf = wording.Compile(`(?i)(?:问题|question |q)\s*([1-5])(?:\s*[-~到至]\s*(?:问题|q)?([1-5]))?.*?(是|否|不清|不确定|yes|no|unclear)`)

// fundsQuestion is the question about the funds.
const fundsQuestion = "q4"

// answersSaid are the answers to the questions in words, by question.
func answersSaid(text string) map[string]string {
	out := map[string]string{}
	if m := answerOf.FindStringSubmatch(text); m != nil {
		from, _ := strconv.Atoi(m[1])
		to := from
		if m[2] != "" {
			to, _ = strconv.Atoi(m[2])
		}
		for n := from; n <= to; n++ {
			out["q"+strconv.Itoa(n)] = answerWord(m[3])
		}
		return out
	}
	switch {
	case holds(text, "不清", "unclear"):
		out[fundsQuestion] = playbook.Unclear
	case holds(text, "没", "未", "not"):
		out[fundsQuestion] = playbook.No
	default:
		out[fundsQuestion] = playbook.Yes
	}
	return out
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
var bareAnswers = wording.Compile(`(?i)([1-5])\s*[.、::]?\s*(是|否|不清|yes|no|unclear)`)

// fillAnswers answers questions of the deal.
func (q *request) fillAnswers(w *desk.Work, a *crm.Approval, text string) error {
	said := answersSaid(text)
	if all := bareAnswers.FindAllStringSubmatch(text, -1); len(all) > 1 || len(all) == 1 && !answerOf.MatchString(text) {
		said = map[string]string{}
		for _, m := range all {
			said["q"+m[1]] = answerWord(m[2])
		}
	} else if is(text, "都是", "全是", "都是是", "all yes") {
		for n := 1; n <= 5; n++ {
			said["q"+strconv.Itoa(n)] = playbook.Yes
		}
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
