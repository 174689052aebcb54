package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// workOrdered begins what somebody is told to do.
const workOrdered = `(?:call|ring|phone|e-?mail|send|visit|see|meet|check|chase|book|arrange|get|follow up|update|prepare|finish|quote|ask|tell|talk|speak|go|bring|take|make|do|fix|write|log|fill|confirm|set up|organi[sz]e|sort|look|find|review|hand|join|come|push|close)\b`

// tersePhrases are said in English in fewer words still: who is asked for something by his name in front, and what a
// leader wants to know of his people and their customers.
var tersePhrases = []phrase{
	{said: wording.Compile(`^` + oursEN + `(?:,|:| -)? (?:please |pls |can you |could you |would you )+(?:just )?(` + workOrdered + `.{3,90})$`), as: "ask $1 to $2", ours: []int{1}, when: byLeader},
	{said: wording.Compile(`^` + oursEN + `[,:] (` + workOrdered + `.{3,90})$`), as: "ask $1 to $2", ours: []int{1}, when: byLeader},
	{said: wording.Compile(`^(?:please |pls |can you |could you )*(?:get|have) ` + oursEN + ` to (` + workOrdered + `.{3,90})$`), as: "ask $1 to $2", ours: []int{1}, when: byLeader},
	{said: wording.Compile(`^(?:and |so )?(?:what|whats|what's)(?: is|'s)? ` + oursHanEN + `(?: is)? (?:working on|busy with|up to|doing|at)(?: now| these days| at the moment| right now| lately| currently)?[?]?$`), as: "$1在忙什么", ours: []int{1}, when: byLeader},
	{said: wording.Compile(`^(?:so )?(?:what's|whats|what is|how's|hows|how is)(?: going on| happening| up| new| it going| things)? ?(?:with|in|for|on)? (?:the|my|our) (?:team|guys|people)(?: doing| today| this week| now)?[?]?$`), as: "本周团队情况", when: byLeader},
	{said: wording.Compile(`^(?:set |give |put )` + oursHanEN + ` (?:a |the )?(?:goal|target)(?: of| at|:)? ([€$£¥]?\d[\d.,]* ?(?:k|m|mio|million)?(?: ?(?:eur|usd|cny|gbp))?)(?: for| in)? ((?:next |this )?(?:` + aMonth + `|month|quarter|year))$`), as: "goal for $1 in $3 $2", ours: []int{1}, when: byLeader},
	{said: wording.Compile(`^(?:so )?(?:by )?how (?:much|far|short)(?: are| am)? (?:we|i)(?: are| am)?(?: still| currently)? (?:behind|short of|short on|off|missing|below|under)(?: (?:the|our|my|on|to))*(?: goal| target| plan| budget| quota)?(?: are we)?(?: by)?[?]?$`), as: "gap"},
	{said: wording.Compile(`^(?:so )?(?:is there |do i have )?anything (?:else )?(?:left|open|due|on|still open|to do|planned)(?: for me)?(?: for| on| to do)? (today|tomorrow|this week|next week)[?]?$`), as: "what have i got left $1"},
	{said: wording.Compile(`^(?:please |pls |let's )?(?:hang on|hold on|hold off|wait) (?:till|til|until) (` + aDayAhead + `) (?:with|for|on) ((?:the |that |our )?.{3,30})$`), as: "move $2 to $1"},
}

// oursHanEN is the name of a colleague in either writing.
const oursHanEN = `([\p{Han}]{2,4}|[a-z]{2,20})`

// dropsOfDay finds that a step is called off by its day: drop the friday thing.
var dropsOfDay = wording.Compile(`^(?:please |pls |ok |actually )*(?:drop|forget(?: about)?|scrap|skip|bin|kill|cancel) (?:the |that |my )(` + aDayAhead + `)(?:'s)? (?:thing|one|call|task|step)(?: please| pls| then)?$`)

// callsOffByDay calls off the one step of that day; of several it asks, and where there is none it says so.
func (q *request) callsOffByDay() (bool, error) {
	m := dropsOfDay.FindStringSubmatch(squash(q.m.Text))
	if m == nil {
		return false, nil
	}
	due, _ := q.dayNamed(m[1])
	all, err := q.myTasks(q.who.ID)
	if err != nil || due == "" {
		return false, err
	}
	all = slices.DeleteFunc(all, func(t crm.Task) bool { return t.Due != due })
	if here := slices.DeleteFunc(slices.Clone(all), func(t crm.Task) bool { return t.Account != q.conv.About }); len(here) == 1 {
		all = here
	}
	if len(all) == 1 {
		return true, q.cancelTask(all[0])
	}
	return true, q.askTask(todoDrop, all)
}

// theirPhrases are told in English of a customer's price, deal and quote in fewer words still.
var theirPhrases = []phrase{
	{said: wording.Compile(`^` + englishName + `(?:'s)? (?:new |revised |updated |final )*(?:quote|quotation|offer|proposal)(?:'s| is| has| was)?(?: just| now| been)* (?:gone|went|sent|out|submitted|e-?mailed)(?: out| over| off)?(?: today| now| just now)?(?:,| at| for|:| -)+ ?` + englishSum + justNow + `$`), as: "quoted @ $2", when: toldOfKnown},
	{said: wording.Compile(`^(?:the |our |my )?(?:new |revised |updated |final )*(?:quote|quotation|offer|proposal)(?:'s| is| has| was)?(?: just| now| been)* (?:gone|went|sent|out|submitted|e-?mailed|over)(?: out| over| off)? (?:to|with) ` + englishName + `(?: today| now| just now)?(?:,| at| for|:| -)+ ?` + englishSum + justNow + `$`), as: "quoted @ $2", when: toldOfKnown},
}

// onlyNumber finds a number by which somebody is called, and nothing else: its 0161 555 0134.
var onlyNumber = wording.Compile(`^(?:it's|its|it is|that's|number's|(?:his|her|the) (?:number|mobile|phone|cell)(?: is|'s|:)?|(?:phone|mobile|number|cell|tel)[:.]?)? ?(\+?\(?\d[\d ()/-]{6,20}\d)$`)

// numberOfHim is a number alone as that of the one of whom was spoken just now; "" for none.
func (q *request) numberOfHim(s string) (string, error) {
	m := onlyNumber.FindStringSubmatch(s)
	if m == nil || !hasPhone(parse.Read("phone "+m[1], q.ctx)) {
		return "", nil
	}
	c, err := q.lastPerson()
	if err != nil || c == nil {
		return "", err
	}
	if ascii(c.Name.Text) {
		return c.Name.Text + "'s phone is " + m[1], nil
	}
	return c.Name.Text + "电话是" + m[1], nil
}

// dayAfterwards finds the day by which something is to be done that was ordered without one: by thu.
var dayAfterwards = wording.Compile(`^(?:and |so )?(?:by|until|till|due|for|before|on|due on|due by|deadline(?: is)?:?) (` + aDayAhead + `)(?: please| pls| latest| at the latest| then)*$`)

// datedAfterwards is that day of the step that was set, or given to a colleague, just now; "" where there is none.
func (q *request) datedAfterwards() (bool, error) {
	m := dayAfterwards.FindStringSubmatch(squash(q.m.Text))
	if m == nil || len(q.conv.Items) != 1 || q.conv.Items[0].Kind != crm.KindTask {
		return false, nil
	}
	k, err := crm.Get[crm.Task](q.tx, crm.TaskID(q.conv.Items[0].ID))
	if err != nil || !k.Open() || q.said().Sub(k.Updated) > goesOnFor || k.Owner != q.who.ID && k.Asker != q.who.ID {
		return false, skipMissing(err)
	}
	due, clock := q.dayNamed(m[1])
	if due == "" {
		return false, nil
	}
	return true, q.moveTask(k, due, clock)
}

// countedVisits finds how many customers were visited on a day, and their names behind: 3 visits today: otto, kestrel,
// and marlow (new).
var (
	countedVisits = wording.Compile(`^(?:\d|two|three|four|five|six) (?:visits|customers|stops|site visits)(?: done)? (today|yesterday|this morning|this afternoon)(?: ?[:,-]+ ?| (?:at|to) )(.{5,90})$`)
	newBehind     = wording.Compile(` ?\((?:a )?new(?: one| customer| lead)?\)?$`)
)

// visitsCounted is such a message as the visits that it counts, one after another; "" where a part is more than a name.
func (q *request) visitsCounted(s string) (string, error) {
	m := countedVisits.FindStringSubmatch(strings.TrimRight(s, ".! "))
	if m == nil || q.f.Question {
		return "", nil
	}
	var out []string
	for _, part := range betweenNames.Split(m[2], mostListed) {
		name := q.inHisWriting(strings.TrimSpace(newBehind.ReplaceAllString(part, "")))
		if length(name) < 2 || len(strings.Fields(name)) > 3 || noCustomer.MatchString(lower(name)) {
			return "", nil
		}
		if q.customerIn(lower(name)) == "" && !capital(name) {
			name = strings.ToUpper(name[:1]) + name[1:]
		}
		out = append(out, "visited "+name+" "+m[1])
	}
	if len(out) < 2 {
		return "", nil
	}
	return strings.Join(out, "; "), nil
}
