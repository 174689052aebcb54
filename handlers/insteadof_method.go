package handlers

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// methodPhrases ask about the method itself, in the words of whichever is in force: its tiers, its
// stages, its questions.
var methodPhrases = []phrase{
	{said: wording.Compile(`^is (?P<at>[a-z0-9&. -]{2,30}?) (?:already |still )?(?:an? |tier )?([a-z]{1,12})(?: (?:clinic|account|customer|client|tier|one))?[?]?$`), as: "status of @", when: namesTier},
	{said: wording.Compile(`^(?:what is|what's|whats) (?:an? |tier )([a-z]{1,12})(?: (?:clinic|account|customer|client|tier))?[?]?$`), as: "what are the tiers", when: namesTier},
	{said: wording.Compile(`^(?:please )?(?P<at>[a-z0-9&. -]{2,30}?) to ([a-z]\d{1,2})[.]?$`), as: "move @ to $2", when: namesStage},
	{said: wording.Compile(`^(?:what|which)(?: questions)? (?:should|do|must|shall|can|need) (?:i|we)(?: to)? ask(?: (?:them|him|her|there|next|at (?P<at>[a-z0-9&. -]{2,30}?)))?[?]?$`), as: "assess @"},
	{said: wording.Compile(`^(?:what|which) questions are (?:still )?(?:open|unanswered|missing)(?: (?:at|for|with) (?P<at>[a-z0-9&. -]{2,30}?))?[?]?$`), as: "assess @"},
	{said: wording.Compile(`^(?:我|还)?(?:该|要|应该|得|需要)(?:再)?问(?:他们|客户|对方|些)?(?:什么|啥|哪些|哪些问题|什么问题)(?:啊|呢)?$|^(?:还有)?(?:哪些|哪几个)问题(?:没|还没)(?:问|答|回答)(?:的)?(?:啊|呢)?$`), as: "评估 @"},
	{said: wording.Compile(`^what (?:have|did) i (?:miss|missed|forget|forgotten)[?]?$`), as: "what's overdue"},
	{said: wording.Compile(`^(?:the )?script[.]?$`), as: "call script @"},
}

// lastWords are the words of a message without what stands at its end besides.
var lastWords = wording.Compile(`(?: (?:clinic|account|customer|client|tier|one))?[?.]?$`)

// namesTier reports a message whose last word is a tier of the method.
func namesTier(q *request, _ crm.AccountID) (bool, error) {
	words := strings.Fields(lastWords.ReplaceAllString(squash(q.m.Text), ""))
	if len(words) == 0 {
		return false, nil
	}
	said := words[len(words)-1]
	for _, t := range q.Book.Tiers {
		if strings.EqualFold(t.ID, said) || strings.EqualFold(t.Name.EN, said) {
			return true, nil
		}
	}
	return false, nil
}

// namesStage reports a message whose last word is the code of a stage of the method.
func namesStage(q *request, _ crm.AccountID) (bool, error) {
	words := strings.Fields(strings.Trim(squash(q.m.Text), " .?"))
	_, ok := playbook.Find(q.Book.Milestones, words[len(words)-1])
	return ok, nil
}
