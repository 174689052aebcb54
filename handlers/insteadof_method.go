package handlers

import (
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// wantsDiscount asks for so many percent off for a customer.
const wantsDiscount = `^(?:please )?(?:can (?:i|we) (?:get|have|give|offer) |(?:i|we) (?:need|want|ask for) |give (?:them|us) )?(?:an? )?(\d{1,2}(?:\.\d+)?) ?(?:%|percent) (?:discount|off|price cut) (?:for|to|at|on) (?P<at>[a-z0-9&. -]{2,30}?)(?: please)?[?]?$`

// methodPhrases ask about the method itself, in the words of whichever is in force: its tiers, its
// stages, its questions.
var methodPhrases = []phrase{
	{said: wording.Compile(`^is (?P<at>[a-z0-9&. -]{2,30}?) (?:already |still )?(?:an? |tier )?([a-z]{1,12})(?: (?:account|customer|client|tier|one))?[?]?$`), as: "status of @", when: namesTier},
	{said: wording.Compile(`^(?:what is|what's|whats) (?:an? |tier )([a-z]{1,12})(?: (?:account|customer|client|tier))?[?]?$`), as: "what are the tiers", when: namesTier},
	{said: wording.Compile(`^why (?:is|was) (?P<at>[a-z0-9&. -]{2,30}?) (?:only |now |still |just )?` +
		`(?:an? |tier |in tier |graded |rated )*([a-z]{1,12})` +
		`(?: (?:account|customer|client|tier|one))?[?]?$`), as: "where does the tier of @ come from", when: namesTier},
	{said: wording.Compile(`^(?:为什么|为啥|怎么)(?P<at>[^,，。 ]{2,14}?)(?:是|定成|定为|评成|算)(?:个)?(.{1,4}?)(?:的|客户|了)*[?？]?$`), as: "@的客户分类哪来的", when: saysTier},
	{said: wording.Compile(`^(?P<at>[^,，。 ]{2,14}?)(?:为什么|为啥|怎么)(?:是|定成|定为|评成|算)(?:个)?(.{1,4}?)(?:的|客户|了)*[?？]?$`), as: "@的客户分类哪来的", when: saysTier},
	{said: wording.OneOf(
		`^(?P<at>[^,，。 ]{2,14}?)(?:是不是|是|算)(.{1,4}?)(?:客户)?(?:吗|么|嘛|不|吧)?`+
			`[?？]$`,
		`^(?P<at2>[^,，。 ]{2,14}?)(?:是不是|是|算)(.{1,4}?)(?:客户)?(?:吗|么|嘛|不)$`,
	), as: "@啥情况", when: saysTier},
	{said: wording.Compile(`^(?:我的|我有)?(?:几家|多少家)?(.{1,4}?)(?:的)?(?:客户)?(?:都)?(?:有|是)?(?:哪些|哪几家|几家|多少家|多少|谁)` + nowWords), as: "$1客户有哪些", when: saysOwnTier},
	{said: wording.Compile(`^what does (?:an? |tier )?([a-z]{1,12}) mean[?]?$`), as: "what are the tiers", when: meansTier},
	{said: wording.Compile(`^how often (?:must|should|do|shall) (?:i|we) (?:see|visit|call|contact|touch)` +
		` (?:an? |the |my |our |tier )?([a-z]{1,12})(?: (?:account|customer|client|one)s?)?[?]?$`), as: "what are the tiers", when: namesTier},
	{said: wording.Compile(`^(?:please )?` +
		wording.Any(
			`upgrade`, `downgrade`, `promote`, `bump`, `raise`, `lower`, `change`, `move`,
		) + ` (?P<at>[a-z0-9&. -]{2,30}?) (?:up |down )?to (?:an? |tier )?([a-z]{1,12})` +
		`(?: (?:account|customer|client|tier))?((?:[,;:]| because| since| as) .{3,})?$`), as: "rate @ $2$3", when: ratesNamed},
	{said: wording.Compile(`^what (?:else )?(?:do|must|should) (?:i|we) (?:still )?(?:need|have|do)(?: to do)? ` +
		wording.Any(`(?:to|before i can) (?:get|move|go|be|bring|push)`, `for`) +
		`(?: (?P<at>[a-z0-9&. -]{2,30}?))??(?: in| into| to| on)* ?([a-z]\d{1,2})[?]?$`), as: "what is missing for @", when: namesStage},
	{said: wording.Compile(`^(.{2,40}?)(?: is|:)? (yes|no|unclear) (?:for|at|with) (?P<at>[a-z0-9&. -]{2,30}?)((?:[,;:]| because) .{3,})?$`), as: "@ $1 $2$4", when: answersOwn},
	{said: wording.Compile(wantsDiscount), as: "request special price @: $1% discount", when: ofADiscount},
	{said: wording.Compile(wantsDiscount), as: "discount request @ $1%", when: ofADiscountForm},
	{said: wording.Compile(`^(?P<at>[a-z0-9&. -]{2,30}?) ` +
		wording.Any(
			`went`, `has gone`, `have gone`, `is going`, `are going`, `decided to go`,
			`chose to go`,
		) + ` (?:with|for) ([a-z][a-z0-9&. -]{1,24}?)(?: instead)?((?:[,;:]| because) .{3,})?$`), as: "@ lost to $2$3", when: wentToRival},
	{said: wording.Compile(`^(?:please )?(?P<at>[a-z0-9&. -]{2,30}?) to ([a-z]\d{1,2})[.]?$`), as: "move @ to $2", when: namesStage},
	{said: wording.Compile(`^(?:what|which)(?: questions)? (?:should|do|must|shall|can|need) (?:i|we)(?: to)?` +
		` ask(?: (?:them|him|her|there|next|at (?P<at>[a-z0-9&. -]{2,30}?)))?[?]?$`), as: "assess @"},
	{said: wording.Compile(`^(?:what|which) questions are (?:still )?(?:open|unanswered|missing)(?: (?:at|for|with) (?P<at>[a-z0-9&. -]{2,30}?))?[?]?$`), as: "assess @"},
	{said: wording.OneOf(
		`^(?:我|还)?(?:该|要|应该|得|需要)(?:再)?问(?:他们|客户|对方|些)?`+
			`(?:什么|啥|哪些|哪些问题|什么问题)(?:啊|呢)?$`,
		`^(?:还有)?(?:哪些|哪几个)问题(?:没|还没)(?:问|答|回答)(?:的)?(?:啊|呢)?$`,
	), as: "评估 @"},
	{said: wording.Compile(`^what (?:have|did) i (?:miss|missed|forget|forgotten)[?]?$`), as: "what's overdue"},
	{said: wording.Compile(`^(?:the )?script[.]?$`), as: "call script @"},
}

// lastWords are the words of a message without what stands at its end besides.
var lastWords = wording.Compile(`(?: (?:account|customer|client|tier|one))?[?.]?$`)

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

// saysTier reports a message that speaks of a tier of the method.
func saysTier(q *request, at crm.AccountID) (bool, error) {
	return at != "" && (q.f.Tier != "" || tierNamed(q.Book, q.m.Text) != ""), nil
}

// saysOwnTier reports a message that begins with a tier which only this method has.
func saysOwnTier(q *request, _ crm.AccountID) (bool, error) {
	said := strings.TrimPrefix(strings.TrimPrefix(squash(q.m.Text), "我的"), "我有")
	for _, t := range q.Book.Tiers {
		if ownTiers(q.Book) && t.Name.ZH != "" && strings.HasPrefix(said, strings.ToLower(t.Name.ZH)) {
			return true, nil
		}
	}
	return false, nil
}

// ratesNamed reports a customer who is rated by a tier's name, with or without a reason behind it.
func ratesNamed(q *request, at crm.AccountID) (bool, error) {
	said, _, _ := strings.Cut(strings.NewReplacer(";", ",", ":", ",", " because", ",", " since", ",", " as ", ", ").Replace(squash(q.m.Text)), ",")
	if at == "" {
		return false, nil
	}
	words := strings.Fields(lastWords.ReplaceAllString(said, ""))
	for _, t := range q.Book.Tiers {
		if last := words[len(words)-1]; strings.EqualFold(t.ID, last) || strings.EqualFold(t.Name.EN, last) {
			return true, nil
		}
	}
	return false, nil
}

// meansTier reports a message that asks what a tier of the method means.
func meansTier(q *request, _ crm.AccountID) (bool, error) {
	words := strings.Fields(strings.Trim(squash(q.m.Text), " ?"))
	for _, t := range q.Book.Tiers {
		if said := words[len(words)-2]; strings.EqualFold(t.ID, said) || strings.EqualFold(t.Name.EN, said) {
			return true, nil
		}
	}
	return false, nil
}

// wonBy finds with whom a customer went, by a name.
var wonBy = wording.Compile(`\b(?:with|for) (\p{Lu}[\p{L}\d&.-]*)(?: \p{Lu}[\p{L}\d&.-]*)*(?: instead)?(?:[,;:]| because|$)`)

// wentToRival reports a customer who went with somebody by name who is neither one of his people nor
// one of ours, nor a customer.
func wentToRival(q *request, at crm.AccountID) (bool, error) {
	m := wonBy.FindStringSubmatch(strings.Trim(fold(q.m.Text), " .!"))
	if m == nil || at == "" || len(q.f.Colleagues) > 0 || q.customerIn(strings.ToLower(m[1])) != "" || noRivalEN.MatchString(strings.ToLower(m[1])) {
		return false, nil
	}
	theirs, err := q.calledThere(strings.ToLower(m[1]))
	return !theirs, err
}

// answersOwn reports an answer to a question of the method in its own words: pain yes for Oakline.
func answersOwn(q *request, at crm.AccountID) (bool, error) {
	said := squash(q.m.Text)
	for _, by := range []string{" for ", " at ", " with "} {
		said, _, _ = strings.Cut(said, by)
	}
	return at != "" && len(q.Book.Sayings(said)) > 0, nil
}

// ofADiscount reports a method in which a discount is asked for without a form, ofADiscountForm one in
// which its application is what is asked for.
func ofADiscount(q *request, at crm.AccountID) (bool, error) {
	a, ok := q.Book.DiscountRequest()
	return at != "" && ok && a.ID != initiation, nil
}

func ofADiscountForm(q *request, at crm.AccountID) (bool, error) {
	a, ok := q.Book.DiscountRequest()
	return at != "" && ok && a.ID == initiation, nil
}

// namesStage reports a message whose last word is the code of a stage of the method.
func namesStage(q *request, _ crm.AccountID) (bool, error) {
	words := strings.Fields(strings.Trim(squash(q.m.Text), " .?"))
	_, ok := playbook.Find(q.Book.Milestones, words[len(words)-1])
	return ok, nil
}

// byOurWord is a message that asks, with the word that this method has for an account in place: how
// many clinics do I have, 金级的诊所有哪些. The name of a customer keeps it, Oakline Clinic.
func (q *request) byOurWord(s string) (string, error) {
	if len(q.Book.Reading.Accounts) == 0 || !asksOrLists.MatchString(s) && !q.f.Question && !q.f.Asks() && !q.listsByOurWord(s) {
		return "", nil
	}
	if a := q.f.Account; a != nil && len(a.Known) > 0 {
		for _, w := range q.Book.Reading.Accounts {
			if strings.Contains(strings.ToLower(a.Text), w) {
				return "", nil
			}
		}
	}
	text := s
	for _, w := range q.Book.Reading.Accounts {
		w = strings.ToLower(w)
		switch {
		case !ascii(w):
			text = strings.ReplaceAll(text, w, "客户")
		case word(text, w):
			plain := "account"
			if strings.HasSuffix(w, "s") {
				plain += "s"
			}
			text = strings.TrimSpace(strings.ReplaceAll(" "+text+" ", " "+w+" ", " "+plain+" "))
			text = strings.ReplaceAll(text, " "+w+"?", " "+plain+"?")
		}
	}
	if text == s {
		return "", nil
	}
	return text, nil
}

// listsByOurWord reports a message that begins with the method's word for accounts and says which: clinics
// in the south.
func (q *request) listsByOurWord(s string) bool {
	for _, w := range q.Book.Reading.Accounts {
		if rest, ok := strings.CutPrefix(s, strings.ToLower(w)); ok && ofSome.MatchString(rest) {
			return true
		}
	}
	return false
}

// ofSome goes on with which of them are meant.
var ofSome = wording.Compile(`^ (?:in|with|without|from) [a-z ]{2,30}$`)

// asksOrLists begins a message that wants to see something.
var asksOrLists = wording.Compile(`^(?:list|show|my|all|which|what|how|who|is|are|why|do|does|哪|有|多少|几|为什么|为啥|我的|列)|(?:哪些|哪几家|几家|多少|吗|名单|清单)`)
