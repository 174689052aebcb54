package playbook

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Talk is how people who tell of a deal in passing call a thing, and what they say of it that
// answers its question or makes its condition true. Such words are too loose to mean anything
// outside of a talk about a deal: 钱还没批, budget's in.
type Talk struct {
	Of      []string `yaml:"of" json:"of,omitempty"`           // what it is called
	Yes     []string `yaml:"yes" json:"yes,omitempty"`         // said of it where it is so
	No      []string `yaml:"no" json:"no,omitempty"`           // where it is not
	Unclear []string `yaml:"unclear" json:"unclear,omitempty"` // where nobody knows yet
	Only    bool     `yaml:"only" json:"only,omitzero"`        // the words of Book.Loosely say nothing of it
}

// Around what a thing is called stand words that say nothing: whose it is, who says so, since when.
var (
	talkLead = regexp.MustCompile(`^(?:他们?|她们?|那边|对方|客户|集团|总部|公司|厂里|这个|那个|这单|那单|项目|单子|整体|目前|现在|今年|其实|感觉|看来|我看|我觉得|觉得|基本上?|大概|大体|算是|就|但是?|不过|而且|反正|另外|对了|的|谁|听说|我?(?:们)?(?:跟|和)(?:他们?|她|对方|\p{Han}{1,3}(?:总|工|科|处|姐|哥|经理|主任|部长|厂长|老师|老板))|\p{Han}{1,3}(?:总|工|科|处|姐|哥|经理|主任|部长|厂长|老师|老板)(?:说|讲|透露|那边)|说|[, ])*$|^(?:(?:and|but|so|also|well|still|the|their|our|his|her|customer's|project's|now|good news|bad news|seems|looks like|he|she|they|says?|said|[a-z]{2,12} (?:says|said|thinks|reckons)|that|on paper|as for)[,:]? ?)*$`)
	talkFill = regexp.MustCompile(`^(?:他们|那边|客户|也|都|还是?|已经|就|算是?|是|基本上?|差不多|大概|大体|终于|总算|刚刚?|今天|昨天|上周|上个?月|年初|去年|早|目前|现在|这块|方面|的|谁|什么|哪些|怎么|多少|到底|究竟|好像|应该|看过了|看了|听了|很|挺|比较|蛮|有点|全部?|初步|[,:])+|^(?:'s|'re| is| are| was| were| has| have| had| been| got| gets| just| already| all| still| now| finally| pretty much| basically| looks?| seems?| really| quite| very| rather| a bit| who|,)+`)
	talkTail = regexp.MustCompile(`^(?:了|的|过|好|完|啦|嘛|啊|呀|下来|得很|的样子)*[!.~ ]*$|^(?: (?:on )?(?:it|that|them|us|yet|now|already|too|today|yesterday|this week|last week|this year|this quarter|though|for now|as well|with it|with us|by them|by everyone|on their side))*[!. ]*$`)
	// deniedZH and deniedEN say that what follows is not so.
	deniedZH = regexp.MustCompile(`^(?:还|一直|都|也|暂时)*(?:没有|没能|没|未)`)
	deniedEN = regexp.MustCompile(`^(?:n't| not|'s not| isn't| aren't| wasn't| hasn't been| haven't| hasn't| never)(?: been| yet| really| all)*`)
	// noneBefore and openBefore end what stands before a thing that is not there, or of which
	// nobody knows: 还没预算, not sure who decides.
	noneBefore = regexp.MustCompile(`(?:还|暂时|目前|一直)*(?:没有?|无)$|\b(?:no|without)(?: real| clear| proper)? $`)
	openBefore = regexp.MustCompile(`(?:还|暂时|目前|一直|我)*(?:不知道|不清楚|没摸清楚?|没搞清楚?|没弄清楚?|没打听到|摸不清|搞不清|不确定|说不准|没问到|没问出来)(?:到底|究竟|他们|是|谁|的)*$|\b(?:not (?:quite |yet )?(?:sure|clear)|no idea|don't know|do not know|unclear|can't tell|hard to say|no clue)(?: yet)?(?:,| actually| really| about| what| whether| if| how| on| of| the| their| who)* $`)
	openTail   = regexp.MustCompile(`^(?:的?(?:是谁|是什么|怎么样|到底)?|呢|啊)$|^(?: ?(?:is|are|or not|yet|this year|this quarter|for this|though|actually|there|really))*[. ]*$`)
)

// ofOurHouse finds what is only our own affair, or the rep's: 账上没钱了,报销晚点, our travel budget was cut.
var ofOurHouse = regexp.MustCompile(`报销|差旅|工资|奖金|提成|出差费|团建|\b(?:travel|marketing|training|expenses?|salary|bonus|my own|my leave)\b|\bour (?:budget|funds|funding|money|capex|cash flow|finances)\b`)

// Told finds the answers and the conditions that a statement gives with which somebody goes on
// telling of a deal: at the beginning of his words one clause or several, what follows the last of
// them is its evidence. None is found where the first clause says anything besides.
func (l *Listener) Told(text string) []Saying {
	said := narrow(text)
	if length(said) > maxTalk || strings.ContainsAny(said, "?？") {
		return nil
	}
	var out []Saying
	rest := said
	for rest != "" {
		clause, after := cutTalk(rest)
		found, left := l.toldIn(clause), after
		if len(found) == 0 && after != "" && len(out) == 0 { // 方案他们看过了,没啥意见
			second, then := cutTalk(strings.TrimLeft(after, ", "))
			found, left = l.toldIn(clause+","+second), then
		}
		if len(found) == 0 {
			break
		}
		for _, s := range found {
			if !slices.ContainsFunc(out, func(have Saying) bool { return have.ID == s.ID }) {
				out = append(out, s)
			}
		}
		rest = strings.TrimLeft(left, ", ")
	}
	if len(out) == 0 || ofOurHouse.MatchString(said) {
		return nil
	}
	if note := trim(rest); note != "" {
		for i := range out {
			out[i].Note = asWritten(text, note)
		}
	}
	return out
}

// maxTalk is the longest statement, in characters, that is one of a talk.
const maxTalk = 80

// cutTalk parts a statement behind its first clause.
func cutTalk(s string) (clause, rest string) {
	for _, mark := range []string{",", "但是", "但", "不过", " but ", " and "} {
		if i := strings.Index(s, mark); i > 0 && i < len(s) {
			if c, r := cutTalk(s[:i]); r == "" {
				return c, strings.TrimPrefix(s[i:], mark)
			}
		}
	}
	return s, ""
}

// talkedThing is one thing that is talked of by one of its names, and what that answers.
type talkedThing struct {
	says Saying // without its answer
	talk *Talk
	name string // in small letters
}

// talked lists what is talked of, in the order in which it is answered.
func (b *Book) talked() (all []talkedThing) {
	add := func(says Saying, talk []Talk) {
		for i := range talk {
			for _, name := range talk[i].Of {
				all = append(all, talkedThing{says, &talk[i], Small(name)})
			}
		}
	}
	for q := range b.asked {
		add(Saying{ID: q.ID, Question: true}, q.Talk)
	}
	for i := range b.Milestones {
		exit := b.Milestones[i].Exit
		for k := range exit {
			add(Saying{ID: exit[k].ID}, exit[k].Talk)
		}
	}
	return all
}

// namedIn are the things whose names stand in a clause, in their order.
func (l *Listener) namedIn(clause string) (all []int) {
	for at, r := range clause {
		for _, i := range l.named[r] {
			if strings.HasPrefix(clause[at:], l.things[i].name) {
				all = append(all, i)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// toldIn are the answers and conditions that one clause gives.
func (l *Listener) toldIn(clause string) (out []Saying) {
	clause = strings.Trim(clause, " .!~")
	for _, i := range l.namedIn(clause) {
		t := &l.things[i]
		if n := len(out); n > 0 && out[n-1].ID == t.says.ID && out[n-1].Question == t.says.Question {
			continue // it is answered
		}
		at := strings.Index(clause, t.name)
		if !wordEdges(clause, at, at+len(t.name)) {
			continue
		}
		if answer := l.book.talkedOf(t.talk, clause[:at], clause[at+len(t.name):]); answer != "" {
			says := t.says
			says.Answer = answer
			out = append(out, says)
		}
	}
	return out
}

// wordEdges reports that a part of a text cuts no Latin word.
func wordEdges(s string, from, to int) bool {
	letter := func(c byte) bool { return c >= 'a' && c <= 'z' }
	return !(from > 0 && letter(s[from-1]) && letter(s[from])) && !(to < len(s) && letter(s[to]) && letter(s[to-1]))
}

// talkedOf is the answer that stands before or behind the name of a thing.
func (b *Book) talkedOf(t *Talk, before, after string) string {
	if m := noneBefore.FindStringIndex(before); m != nil && talkLead.MatchString(before[:m[0]]) && openTail.MatchString(talkFill.ReplaceAllString(after, "")) && !t.Only {
		return No
	}
	if m := openBefore.FindStringIndex(before); m != nil && openTail.MatchString(after) {
		return Unclear
	}
	if talkLead.MatchString(before) {
		return b.stateOf(t, talkFill.ReplaceAllString(after, ""), talkTail, after)
	}
	if !talkTail.MatchString(after) { // they signed off on the spec, 批了预算
		return ""
	}
	before = strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(before, " "), " the"), " our")
	for _, w := range longestFirst(t.Yes) {
		if lead, ok := strings.CutSuffix(strings.TrimSuffix(before, "了"), strings.TrimSuffix(w, "了")); ok && talkLead.MatchString(lead) && length(w) > 1 {
			return Yes
		}
	}
	return ""
}

// stateOf is the answer that a state gives which is all that is said, but for the words of tail;
// whole is the state with the words before it.
func (b *Book) stateOf(t *Talk, state string, tail *regexp.Regexp, whole string) string {
	yes, no, unclear := t.Yes, t.No, t.Unclear
	if !t.Only {
		yes, no, unclear = slices.Concat(yes, b.Loosely.Yes), slices.Concat(no, b.Loosely.No), slices.Concat(unclear, b.Loosely.Unclear)
	}
	for _, of := range []struct {
		answer string
		words  []string
	}{{Unclear, unclear}, {No, no}, {Yes, yes}} {
		for _, w := range longestFirst(of.words) {
			for _, s := range []string{strings.TrimLeft(state, " "), strings.TrimLeft(whole, " ")} {
				if rest, ok := strings.CutPrefix(s, w); ok && tail.MatchString(rest) {
					return of.answer
				}
			}
		}
	}
	for _, denied := range []*regexp.Regexp{deniedZH, deniedEN} {
		for _, s := range []string{state, whole} {
			m := denied.FindStringIndex(s)
			if m == nil {
				continue
			}
			for _, w := range longestFirst(yes) {
				if rest, ok := strings.CutPrefix(strings.TrimLeft(talkFill.ReplaceAllString(s[m[1]:], ""), " "), strings.TrimSuffix(w, "了")); ok && tail.MatchString(rest) {
					return No
				}
			}
		}
	}
	return ""
}

// longestFirst are words in lower case, the longest first.
func longestFirst(of []string) []string {
	out := make([]string, len(of))
	for i, w := range of {
		out[i] = Small(w)
	}
	slices.SortStableFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// length is how many characters a word has.
func length(w string) int { return utf8.RuneCountInString(w) }
