package cards

import (
	"slices"
	"strconv"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// faultWords are the two sentences of an error that a person caused: what is
// wrong, and what to do. {1} is the first argument; {1:kind}, {1:date},
// {1:moment}, {1:number}, {1:expense}, {1:milestone}, {1:tier}, {1:state}, {1:field},
// {1:decision}, of an approval, {1:outcome}, of a claim conflict,
// {1:choices}, of a field, and {1:options}, of one of the application, word it. What stands in [ ] is left out when an argument in it is empty.
type faultWords struct{ zh, zhDo, en, enDo string }

// Fault words an error that a person caused. A key without words of its own
// gets the sentence of its cause.
func (w *Writer) Fault(f *crm.Fault) chat.Card {
	if f.Key == gateUnmet && len(f.Args) > 2 {
		return w.gate(f.Args[0], f.Args[1], f.Args[2:])
	}
	words, ok := faultsOf(f.Key)
	if !ok {
		words = causeWords(f.Cause)
	}
	c := chat.Card{
		Tone:  chat.Warning,
		Title: w.fill(w.t(words.zh, words.en), f.Args, TitleColumns),
		Lines: []string{w.fill(w.t(words.zhDo, words.enDo), f.Args, LineColumns)},
	}
	if f.Cause == crm.Later || f.Cause == crm.Stale {
		if n := firstNumber(f.Args); n != "" {
			c.Buttons = []chat.Button{button(w.t("看 %s", "Show %s", Hash(n)), DoShow, n, "")}
		}
	}
	return w.fit(c)
}

// gateUnmet is the key of a gate that does not hold: the deal's number, the
// milestone, then the conditions that are missing.
const gateUnmet = "gate.unmet"

// gate says what is missing of an exit gate, and how to say each.
func (w *Writer) gate(number, milestone string, missing []string) chat.Card {
	c := chat.Card{
		Tone:  chat.Warning,
		Title: tail(w.t("还不能进 %s", "Not ready for %s", w.milestoneWord(milestone)), Hash(strings.TrimPrefix(number, "#")), TitleColumns),
		Lines: []string{w.t("还缺 %d 项:", "%d missing:", len(missing))},
	}
	for i, id := range missing {
		if i == MaxLines-2 && len(missing) > MaxLines-1 {
			c.Lines = append(c.Lines, w.t("还有 %d 项", "and %d more", len(missing)-i))
			break
		}
		c.Lines = append(c.Lines, "· "+w.condition(id))
	}
	return w.fit(c)
}

// condition is what a gate asks for, and what to write.
func (w *Writer) condition(id string) string {
	for _, m := range w.Book.Milestones {
		if c, ok := playbook.Find(m.Exit, id); ok {
			return w.colon(c.Name.In(w.Locale), c.Say.In(w.Locale))
		}
	}
	return id
}

// conditionName is what a gate or the funnel asks for, without how to say it.
func (w *Writer) conditionName(id string) string {
	for _, m := range w.Book.Milestones {
		if c, ok := playbook.Find(m.Exit, id); ok {
			return c.Name.In(w.Locale)
		}
	}
	for _, m := range w.Book.Milestones {
		if s, ok := playbook.Find(m.Signals, id); ok {
			return s.Name.In(w.Locale)
		}
	}
	for _, l := range w.Book.Funnel {
		if c, ok := playbook.Find(l.Conditions, id); ok {
			return c.Name.In(w.Locale)
		}
	}
	return id
}

// firstNumber is the first argument that is the number of a record.
func firstNumber(args []string) string {
	for _, a := range args {
		if n := strings.TrimPrefix(a, "#"); crm.KindOfNumber(n) != "" {
			return n
		}
	}
	return ""
}

func causeWords(c crm.Cause) faultWords {
	switch c {
	case crm.Missing:
		return faultWords{"没找到这条", "写客户名或编号再试,如「比亚迪」「#V31」", "I cannot find that", "Try the customer's name or a number: “BYD”, “#V31”"}
	case crm.Forbidden:
		return faultWords{"这条您不能改", "要改就请找您的经理", "That is not yours to change", "Your manager can change it"}
	case crm.Stale:
		return faultWords{"刚才又改过,这次没有改动", "看一眼现在的样子再改", "It just changed; nothing was done", "Look at it as it is now, then change it"}
	case crm.Gate:
		return faultWords{"条件还没齐,先不往下走", "写「还差什么」看缺哪几项", "Not everything is there yet", "Write “what's missing” to see what is left"}
	case crm.Later:
		return faultWords{"后来又改过,没有撤销", "先撤后面的,或直接说要改哪里", "It was changed later; not undone", "Undo the later one first, or just say what is wrong"}
	}
	return faultWords{"这句有点对不上,没有记", "换个说法再试一次", "Something does not fit; nothing is saved", "Please say it another way"}
}

// fill puts the arguments into a sentence. They are shortened before the
// sentence is, so that its end can still be read.
func (w *Writer) fill(s string, args []string, cols int) string {
	short := func(n int) string {
		if n < 1 || n > len(args) {
			return ""
		}
		return args[n-1]
	}
	for room := cols; ; room /= 2 {
		out := w.fillOnce(s, func(n int) string { return Short(short(n), max(room, 8)) })
		if Width(out) <= cols || room <= 8 {
			return out
		}
	}
}

func (w *Writer) fillOnce(s string, arg func(int) string) string {
	for {
		from := strings.IndexByte(s, '[')
		to := strings.IndexByte(s, ']')
		if from < 0 || to < from {
			break
		}
		inner, full := w.fillPart(s[from+1:to], arg)
		if !full {
			inner = ""
		}
		s = s[:from] + inner + s[to+1:]
	}
	out, _ := w.fillPart(s, arg)
	return out
}

// fillPart fills a stretch without brackets; full is false when an argument
// in it was empty.
func (w *Writer) fillPart(s string, arg func(int) string) (out string, full bool) {
	full = true
	var b strings.Builder
	for {
		from := strings.IndexByte(s, '{')
		if from < 0 {
			b.WriteString(s)
			return b.String(), full
		}
		to := strings.IndexByte(s[from:], '}')
		if to < 0 {
			b.WriteString(s)
			return b.String(), full
		}
		name, how, _ := strings.Cut(s[from+1:from+to], ":")
		n, err := strconv.Atoi(name)
		value := ""
		switch {
		case err == nil:
			value = w.argument(arg(n), how)
		case name == "": // {:tiers}: words of the method in force
			value = w.vocabulary(how)
		}
		if value == "" {
			full = false
		}
		b.WriteString(s[:from])
		b.WriteString(value)
		s = s[from+to+1:]
	}
}

// argument words one argument of a fault.
func (w *Writer) argument(s, how string) string {
	switch how {
	case "kind":
		return w.kindWord(crm.Kind(s))
	case "date":
		return w.Date(crm.Date(s))
	case "moment":
		return w.momentOf(s)
	case "decision":
		return w.decidedWord(s)
	case "outcome":
		return playbook.Label(w.Book.Claim.Outcomes, s, w.Locale)
	case "number":
		if n := strings.TrimPrefix(s, "#"); crm.KindOfNumber(n) != "" {
			return Hash(n)
		}
		return "" // an id: nothing for people
	case "expense":
		if s == "" {
			return w.t("没说花在哪的费用", "A cost of no named kind")
		}
		return w.expenseWord(s)
	case "milestone":
		return w.milestoneWord(s)
	case "tier":
		return w.tierWord(s)
	case "state":
		return w.stateWord(s)
	case "field":
		return w.fieldWord(s)
	case "choices":
		f, _ := w.Book.Field(s)
		var words []string
		for _, c := range w.Book.ChoicesOf(f) {
			words = append(words, c.Name.In(w.Locale))
		}
		return w.list(words)
	case "options":
		f, _ := w.Book.FormField(s)
		return w.list(w.optionWords(f))
	case "tender":
		return w.tenderState(s)
	case "condition":
		return w.conditionName(s)
	case "money":
		return w.moneyOf(s)
	case "role":
		return w.roleWord(s)
	case "fields":
		return w.list(w.fieldNames(strings.Split(s, ",")))
	case "relation":
		return playbook.Label(w.Book.Relations, s, w.Locale)
	case "industries":
		return w.industriesFor(s)
	}
	return s
}

// industriesFor lists the industries of the method for who named one that is none of them, the
// nearest first.
func (w *Writer) industriesFor(said string) string {
	all := w.Book.Industries
	if near, ok := playbook.Akin(all, said); ok {
		rest := slices.DeleteFunc(slices.Clone(all), func(i playbook.Industry) bool { return i.ID == near.ID })
		all = slices.Insert(rest, 0, near)
	}
	return wordsOf(w, all)
}

// vocabulary lists words of the method in force, for who used one that it has not.
func (w *Writer) vocabulary(of string) string {
	switch b := w.Book; of {
	case "tiers":
		var words []string
		for _, id := range playbook.IDs(b.Tiers) {
			words = append(words, w.tierShort(id))
		}
		return w.list(words)
	case "milestones":
		return w.list(playbook.IDs(b.Milestones))
	case "question":
		return w.questionCalled(b.Questions[0])
	case "questions":
		all := b.Asked()
		if w.questionNo(all[0].ID) != "" {
			return w.t("%s 到 %s", "%s to %s", w.questionNo(all[0].ID), w.questionNo(all[len(all)-1].ID))
		}
		var words []string
		for _, q := range all {
			words = append(words, w.questionCalled(q))
		}
		return w.list(words)
	case "sources":
		return wordsOf(w, b.Sources)
	case "relations":
		return wordsOf(w, b.Relations)
	case "loyalties":
		return wordsOf(w, b.Loyalties)
	case "amount_classes":
		return wordsOf(w, b.AmountClasses)
	case "value_stages":
		return wordsOf(w, b.ValueStages)
	case "manage_modes":
		return wordsOf(w, b.ManageModes)
	}
	return ""
}

// wordsOf lists the names of a vocabulary, as many as a line has room for.
func wordsOf[T playbook.Worded](w *Writer, rows []T) string {
	var words []string
	for i, id := range playbook.IDs(rows) {
		if i == 6 {
			return w.list(words) + "…"
		}
		words = append(words, playbook.Label(rows, id, w.Locale))
	}
	return w.list(words)
}

// moneyOf words money as the desk hands it to a fault: CNY 3000000, in minor
// units.
func (w *Writer) moneyOf(s string) string {
	currency, minor, _ := strings.Cut(s, " ")
	n, err := strconv.ParseInt(minor, 10, 64)
	if err != nil {
		return s
	}
	return w.Money(crm.Money{Minor: n, Currency: currency})
}
