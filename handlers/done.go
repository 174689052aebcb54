package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// finished are the ways to say that something was done: 报价发了, 样品寄出去了.
var finished = wording.Compile(`(发|交|送|寄|打|办|做|写|画|准备|改|给|提交|完成|搞定|安排|联系|催|回|弄|报|约|送样|寄样|发样|打样)(完|好|过|出去|掉|上去)*了$`)

// handed are the ways to say that something went to a customer: 报价发给坤达了.
var handed = wording.Compile(`^(报价|方案|合同|样品|样件|图纸|资料|样册|标书|邮件).{0,2}(发|交|送|寄|给)(给|到)?.{2,8}了$`)

// dayOver finds that the day's work is over, which ends no step.
var dayOver = wording.OneOf(
	`\bdone (?:for|with) (?:today|the day|now|work|this week|the week)\b`,
	`^(?:ok |well )?(?:i'm|i am|we're) (?:done|finished)$`,
	`^(?:好|行|嗯|那)?[,，]?(?:先这样|今天)?就?(?:先)?(?:到这|到此|这样)(?:里|儿|为止)?`+
		`(?:吧|了)?$`,
)

// notFinished finds that something is not done, not all of it, or not as it should be: not sent yet, half done, 快做完了.
var notFinished = wording.OneOf(
	`\b(?:not|never|no|nearly|almost|half|partly|mostly|about to be|to be|will be|should be|must be|needs? to be|gets?|un)\b.{0,20}\b(?:done|sent|finished)\b`, `n't\b`, `\b\d{1,2} ?% (?:done|finished|sent)\b`,
	`\b(?:sent|done|finished)\b.{0,30}\b(?:wrong|twice|by mistake|old version|too late)\b`, `\b(?:if|once|when|until|before|unless|hope|wish|want|can|could|soon|still)\b`,
	`^(?:is|was|has|have|are|were|did|does|do|will|should) (?:the|my|our|their|his|her|[a-z]+'s)\b`, `^has [a-z]+ .{2,30} been (?:sent|done|finished)$`, `\bsent (?:me|us|back)\b|^(?:he|she|they) (?:has |have |just |already |finally )*sent\b`,
	`(?:标书|资料|报名|检测|运|保险)费`, `(?:快|差不多|马上|就要).{0,4}[完好]了|一半了?$|\d{1,2}%|[发做写报弄寄送]错了`,
)

// doneBehind is a step in its own words with 完成 behind it: 给美科报价 完成, 讲标讲完了.
var doneBehind = wording.Compile(`.{2}[ ,:]?(已经?)?(完成|搞定|办好|办完|做完|(?:讲|开|答|演|审|评|试|签|验)完)了?$|.{2}(已经?)?结束了$|.{2} (is )?done$`)

// doneIntent finishes a next step, by its number or in its own words.
func doneIntent() Intent {
	return Intent{
		Name:  "done",
		Words: []string{"完成", "搞定", "done"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case f.Question || f.Negated, noNeed.MatchString(f.Plain()), didSomething(f), dayOver.MatchString(f.Plain()), notFinished.MatchString(f.Plain()), putAsQuestion(f.Text):
				return 0
			case hasNumber(f) && is(bare(f), "完成", "完成了", "搞定", "搞定了", "做完了", "好了", "办好了", "都完成", "都完成了", "都做完了", "都好了", "都搞定了", "both done", "all done", "are done", "done", "finished", "is done"):
				return 0.97
			case f.Letters() <= 30 && (begins(f.Plain(), "done with") || begins(f.Plain(), "finished")):
				return 0.86
			case f.Is("搞定了", "完成了", "办好了", "all done"):
				return 0.92
			case f.Letters() <= 24 && doneBehind.MatchString(f.Plain()) && !hasTense(f):
				return 0.86
			case f.Letters() <= 14 && (finished.MatchString(f.Plain()) || handed.MatchString(f.Plain())) && !hasTense(f):
				return 0.8
			case f.Letters() <= 40 && f.Word("done", "sent") && len(f.Contacts) == 0 && f.Intent != parse.Visit && f.Intent != parse.Call:
				return 0.66
			}
			return 0
		},
		Examples: []string{"done with the follow up", "③完成", "①②都完成", "报价发了", "② done", "#T3 完成", "搞定了", "样品寄出去了", "报价发给美科了"},
		Near:     []string{"推到下周三", "今天拜访了比亚迪王总", "打了王经理没人接", "周五前给美科报价", "今天打了美科电话,报价发了", "展会收了张名片 格睿 王海峰 13900000678", "约了周四上午十点恒鑫会议室"},
		Handle:   (*request).finishStep,
	}
}

// hasTense reports a message that speaks of a day or a person: that is no bare
// 报价发了.
func hasTense(f parse.Facts) bool {
	return f.Next != nil && f.Next.Due != "" || f.Intent == parse.Visit && f.Account != nil || f.Amount != nil
}

// finishStep marks a step as done. What matches no open step is passed on: it may
// mean something else.
func (q *request) finishStep() error {
	for i, ref := range q.f.Refs { // ①②都完成
		if err := q.finishRef(ref); err != nil || i == len(q.f.Refs)-1 {
			return err
		}
	}
	at := crm.AccountID("")
	if q.f.Account != nil && q.f.Account.Text != "" {
		fnd, err := q.resolve(q.f.Account, crm.Read)
		if err != nil {
			return err
		}
		switch {
		case fnd.Account != nil:
			at = fnd.Account.ID
		case len(fnd.Known) == 1:
			at = fnd.Known[0].ID
		default:
			return errPass // another customer's step is not meant
		}
	}
	if is(q.m.Text, "搞定了", "完成了", "办好了", "all done", "完成", "搞定", "done") {
		return q.finishOnly()
	}
	found, err := q.tasksLike(q.m.Text, at)
	if err != nil {
		return err
	}
	switch len(found) {
	case 1:
		return q.finishReady(found[0])
	case 0:
		if t, err := q.lastTask(); err != nil {
			return err
		} else if t != nil && at == "" && length(q.m.Text) <= 6 && sameDeed(t.Text, q.m.Text) {
			return q.finishReady(*t)
		}
		if at != "" && finished.MatchString(squash(q.m.Text)) && !recorded(q.f.Intent) && q.private() {
			q.nothingDone(q.out.NoSuchStep(mentionedIn(q.f)))
			return nil
		}
		return errPass
	}
	return q.askTask(todoDone, found)
}

// finishReady finishes a step whose thing was handed over; where it was only made ready, the step stays open, and he
// is told so: 方案做好了, and it is still to be brought there.
func (q *request) finishReady(t crm.Task) error {
	if !onlyMade(q.f.Plain(), t.Text) {
		return q.finishTask(t)
	}
	v, err := q.taskView(t)
	if err != nil {
		return err
	}
	q.nothingDone(q.out.TaskStays(v))
	q.listTasks([]crm.Task{t})
	q.about(t.Account, "")
	return nil
}

// madeReady finds that a thing was made: 方案做好了.
var madeReady = wording.Compile(`(?:做|写|准备|弄|画|编|整理|打印|印|改|备)(?:好|完|出来)了?$|\bis ready$`)

// onlyMade reports that what is to go to the customer by a step was made, and no more:
// 方案做好了 does not yet bring it there.
func onlyMade(said, step string) bool {
	return madeReady.MatchString(said) && holds(step, "带", "发", "送", "交", "寄", "讲", "演示", "汇报", "send", "bring", "present", "deliver", "hand") &&
		!madeReady.MatchString(step) && !holds(step, "做", "写", "准备", "编", "整理", "prepare", "write")
}

// sameDeed reports whether a short 打了 says that a step was done: it repeats
// a word of it.
func sameDeed(step, text string) bool {
	for _, r := range squash(text) {
		if r > 0x2e80 && !strings.ContainsRune("了好完过已经都也就的给去到", r) && strings.ContainsRune(step, r) {
			return true
		}
	}
	return false
}

// finishRef finishes what ③ or #T9 names.
func (q *request) finishRef(ref parse.Item) error {
	rec, err := q.named(ref)
	if err != nil {
		return err
	}
	if t, ok := rec.(*crm.Task); ok {
		return q.finishTask(*t)
	}
	if d, ok := rec.(*crm.Draft); ok {
		return q.confirm(d.ID)
	}
	if n, ok, err := q.dueBy(ref, rec); err != nil {
		return err
	} else if ok {
		return q.doNudge(n, rec)
	}
	t, err := q.taskOf(rec)
	if err != nil {
		return err
	}
	if t == nil {
		name := ref.Number
		if name == "" {
			name = cards.Circled(ref.Index)
		}
		q.reply(q.out.NotOpen(name))
		return nil
	}
	return q.finishTask(*t)
}

// finishOnly takes a bare 搞定了: the step that was just spoken of, or the only
// one that is due. With nothing open it is small talk.
func (q *request) finishOnly() error {
	t, err := q.lastTask()
	if err != nil {
		return err
	}
	if t != nil {
		return q.finishTask(*t)
	}
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return err
	}
	var due []crm.Task
	for _, t := range all {
		if t.Due != "" && t.Due <= q.today() {
			due = append(due, t)
		}
	}
	switch {
	case len(due) == 1:
		return q.finishTask(due[0])
	case len(due) > 1:
		return q.askTask(todoDone, due)
	}
	return nil
}

// finishTask finishes one step and says so.
func (q *request) finishTask(t crm.Task) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.FinishTask(t.ID)
	if err != nil {
		return err
	}
	v, err := q.taskView(done.After)
	if err != nil {
		return err
	}
	q.reply(q.out.TaskDone(v, w.Group()))
	q.conv.Group = w.Group()
	q.about(t.Account, "")
	return q.supportDone(done.After)
}

// dropTask gives a step up and says so.
func (q *request) dropTask(w *desk.Work, t crm.Task) error {
	done, err := w.DropTask(t.ID, "")
	if err != nil {
		return err
	}
	v, err := q.taskView(done.After)
	if err != nil {
		return err
	}
	q.reply(q.out.TaskDropped(v, w.Group()))
	q.conv.Group = w.Group()
	q.about(t.Account, "")
	return nil
}

// finishChore notes that a task of a deal's milestone was done, or what a
// reminder about it asked for.
func (q *request) finishChore(o *crm.Opportunity, chore string) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.FinishChore(o.ID, chore); err != nil {
		return err
	}
	name, err := q.nameOf(o.Account)
	if err != nil {
		return err
	}
	q.about(o.Account, "")
	q.personal(q.say.ChoreDone(cards.DealView{Opportunity: *o, AccountName: name}, chore, w.Group()))
	return nil
}
