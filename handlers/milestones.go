package handlers

import (
	"regexp"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
)

// milestoneIntent tells what a milestone is: what it means, what it takes to
// leave it, and between which it stands (L1, L2, M1).
func milestoneIntent(b *playbook.Book) Intent {
	return Intent{
		Name:  "milestone",
		Words: []string{"里程碑", "有哪些里程碑", "里程碑有哪些", "几个里程碑", "销售流程", "阶段有哪些", "有哪些阶段", "几个阶段", "milestones", "stages", "what are the milestones", "what are the stages", "which stages are there", "what stages are there", "list the stages", "list the milestones"},
		Weigh: func(f parse.Facts) float64 {
			if _, ok := milestoneAsked(b, f.Said()); ok {
				return 0.96
			}
			return 0
		},
		Examples: []string{"里程碑", "m1", "m2是什么", "里程碑一", "里程碑二要做什么", "深度接触是什么意思", "what is m4", "milestones", "what does m3 mean"},
		Near:     []string{"粤钢进m4", "m1的商机有哪些", "粤钢还差什么", "立项 比亚迪电池线", "比亚迪为什么还在m2", "招投标什么时候截标", "what's missing for m4"},
		Handle:   (*request).milestone,
	}
}

// milestoneWords are what people say around the name of a milestone when they
// ask what it is.
var milestoneWords = regexp.MustCompile(`^(?:what is|what's|what does|explain|about|说说|介绍一下|介绍)?(.+?)(?:是什么意思|是什么|是啥意思|是啥|什么意思|啥意思|要做什么|要做啥|要干啥|要干什么|做什么|怎么做|有什么要求|的要求|的定义|的标准|这一步|阶段| mean| about)*$`)

// milestoneAsked is the milestone that a text names and nothing else. The name
// alone asks only where it is no word of other matters: 立项 is an application.
func milestoneAsked(b *playbook.Book, heard parse.Said) (playbook.Milestone, bool) {
	if heard.Letters > 24 {
		return playbook.Milestone{}, false
	}
	s := heard.Plain
	named := false // most words name none, and the pattern is dear
	for i := range b.Milestones {
		named = named || milestoneNamed(&b.Milestones[i], s)
	}
	if !named {
		return playbook.Milestone{}, false
	}
	found := milestoneWords.FindStringSubmatch(s)
	if found == nil {
		return playbook.Milestone{}, false
	}
	name := strings.TrimSpace(found[1])
	for _, m := range b.Milestones {
		plain := name == s // nothing says that it is a question
		switch {
		case name == m.ID:
			return m, true
		case plain && !strings.HasPrefix(name, "里程碑"):
		case name == strings.ToLower(m.Name.ZH), name == strings.ToLower(m.Name.EN):
			return m, true
		default:
			for _, w := range m.Also {
				if name == strings.ToLower(w) {
					return m, true
				}
			}
		}
	}
	return playbook.Milestone{}, false
}

// beforeMilestone is the length of the longest words that milestoneWords knows before
// a name, with a blank, in bytes.
const beforeMilestone = len("介绍一下 ")

// milestoneNamed reports whether one of the names of a milestone stands in words, where
// milestoneWords would find it.
func milestoneNamed(m *playbook.Milestone, s string) bool {
	named := func(w string) bool {
		return strings.Contains(s[:min(len(s), beforeMilestone+len(w))], playbook.Small(w))
	}
	return named(m.ID) || named(m.Name.ZH) || named(m.Name.EN) || slices.ContainsFunc(m.Also, named)
}

func (q *request) milestone() error {
	m, ok := milestoneAsked(q.Book, parse.Hear(q.m.Text))
	if !ok {
		q.listed(nil)
		q.reply(q.out.Milestones(0))
		return nil
	}
	return q.showMilestone(m.ID)
}

// showMilestone shows a milestone, or all of them where there is none of that
// name.
func (q *request) showMilestone(id string) error {
	q.listed(nil)
	m, ok := q.Book.Milestone(id)
	if !ok {
		q.reply(q.out.Milestones(cards.Row(id)))
		return nil
	}
	q.reply(q.out.Milestone(m, q.Company))
	return nil
}
