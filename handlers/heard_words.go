package handlers

import (
	"cmp"
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

const (
	handlerField = "handler" // the right handling person at the customer
	rivalsField  = "rivals"  // who else is in a deal
)

var (
	// supposedFact finds what is heard, guessed, wished or still to come, and no fact yet.
	supposedFact = wording.OneOf(
		`听说|据说|传言|有人说|可能|也许|或许|估计|好像|似乎|大概率|应该(?:会|能|是|可以|没)|说不定|不一定|恐怕|猜|希望|想(?:让|要|走|找|先|请)|打算|计划|准备|争取|考虑|有望|尽量`,
		`明年|下个?[周月]|下半年|年后|节后|过[几两]天|月底前?|以后|将来|快要?|即将|马上|还要等|等(?:到|他们?|总部|集团)|[才再](?:能|会|批|定|签|谈)|(?:就|会|要|能)(?:批|到位|落实|通过|确认|同意|签|谈)`,
		`\b(?:heard|rumou?r|maybe|perhaps|probably|likely|might|may|could|would|should|seems?|apparently|guess|hope(?:s|fully)?|expect(?:s|ed)?|plans?|planning|wants?|will|'ll|going to|about to|soon|next (?:week|month|quarter|year)|tomorrow|later|until|supposed)\b`,
	)
	// dependsOn finds that what follows is only so if something else is.
	dependsOn = wording.Compile(`如果|要是|万一|假如|只要|除非|的话|\b(?:if|unless|once|whether|provided|as soon as|when)\b`)
	// askedAbout finds that something was asked or is to be found out.
	askedAbout = wording.Compile(`问(?:了|过|他|她|一?下|问)|[没不]$|有没有|是不是|是否|想知道|确认一下|要确认|\b(?:asked|asks|wondered|find out|not sure|don't know|unclear)\b`)
	// elsewhere finds that another one than the customer is spoken of.
	elsewhere = wording.Compile(`隔壁|别家|别的(?:厂|公司|客户)|另一?[家个](?:厂|公司|客户|项目)|他们(?:的)?(?:竞争)?对手|友商|^(?:竞争)?对手.{0,8}(?:批|到位|中标|签)|\b(?:another|other) (?:customer|client|company|plant|project)\b|\b(?:rival|competitor)'?s?\b.{0,20}\b(?:approved|signed|won)\b`)
	// saidBy stands before what somebody at the customer said.
	saidBy = wording.Compile(`^(?:(?:他|她)们?|那边|对方|客户|\p{Han}{1,3}(?:总|工|科|处|姐|哥|经理|主任|部长|厂长|老师|老板|总监))?(?:说|讲|透露|告诉我们?|确认|反馈说)[:：,， ]*|^(?:he|she|they|[a-z]{2,12}) (?:says?|said|told (?:me|us)|confirmed)(?: that)?[, ]+`)
	// doesIt ends what is told of who does something: 采购归李工管.
	doesIt = wording.Compile(`(?:在)?(?:管|负责|说了算)(?:的)?$`)
	// ofThemHere stands before what their deal or their house is like.
	ofThemHere = wording.Compile(`^(?:(?:他|她)们?|那边|对方|客户|公司|这次|这个?项目|项目|厂里|总部|集团)(?:的)?|^(?:they|the customer|the company|it|this one) `)
)

// heardFacts are what a visit or a call tells of its deal, clause by clause, whether the deal has it already or not.
// Where the message tells of another customer too, it is what is kept of this one that counts.
func (q *request) heardFacts(a *crm.Activity) ([]heardFact, error) {
	parts := clausesOf(fold(a.Gist))
	said := fold(a.Evidence.Text)
	if said == "" || length(said) > 200 {
		return q.factsAmong(parts), nil
	}
	facts := q.factsAmong(allTold(said, parts))
	if len(facts) == 0 {
		return nil, nil // as most say none, nobody is looked up for them
	}
	if other, err := q.tellsOfAnother(said, a.Account); other || err != nil {
		return q.factsAmong(parts), err
	}
	return facts, nil
}

// factsAmong are the facts that clauses tell, each once.
func (q *request) factsAmong(parts []string) (all []heardFact) {
	depends := false
	for _, part := range parts {
		s := squash(part)
		was := depends
		depends = dependsOn.MatchString(s)
		if was || depends || length(part) > 60 || supposedFact.MatchString(s) || askedAbout.MatchString(s) || asks(part) || putAsQuestion(part) || elsewhere.MatchString(s) {
			continue
		}
		for _, h := range q.factsIn(part) {
			if !slices.ContainsFunc(all, func(have heardFact) bool { return have.ID == h.ID && have.field == h.field }) {
				all = append(all, h)
			}
		}
	}
	return all
}

// tellsOfAnother reports a message that tells of another customer than this one, who is no rival there.
func (q *request) tellsOfAnother(said string, here crm.AccountID) (bool, error) {
	for _, p := range statementsOf(said) {
		in, err := q.customersIn(p, nil)
		if err != nil {
			return false, err
		}
		if slices.ContainsFunc(in, func(c customerSaid) bool { return c.named && c.id != here }) && !rivalIs.MatchString(squash(p)) {
			if rival, err := q.rivalThere(squash(p)); rival == "" || err != nil {
				return true, err
			}
		}
	}
	return false, nil
}

// allTold are the clauses of a message, and those kept of it that stood in one with where he was.
func allTold(said string, parts []string) []string {
	all := clausesOf(said)
	for _, p := range parts {
		if !slices.ContainsFunc(all, func(c string) bool { return strings.Contains(c, p) }) || strings.Contains(all[0], p) {
			all = append(all, p)
		}
	}
	return all
}

// factsIn are the facts that one clause tells of a deal.
func (q *request) factsIn(part string) (all []heardFact) {
	add := func(h heardFact) {
		h.clause = part
		all = append(all, h)
	}
	bare := saidBy.ReplaceAllString(part, "")
	for _, text := range slices.Compact([]string{part, bare}) {
		for _, s := range slices.Concat(q.Book.Sayings(text), q.listener.Told(text)) {
			same := func(h heardFact) bool { return h.ID == s.ID }
			if q.Desk.Sayable(s.ID) && (s.Answer != playbook.NA || s.Note != "") && !slices.ContainsFunc(all, same) {
				add(heardFact{Saying: s})
			}
		}
	}
	if h := q.fieldIn(bare); h.field != "" {
		add(h)
	}
	squashed := squash(part)
	if handlerIs.MatchString(squashed) {
		if t := parse.Read(part, q.ctx); len(t.Contacts) > 0 && t.Contacts[0].Name != "" {
			add(heardFact{field: handlerField, value: t.Contacts[0].Name})
		}
	}
	said, err := q.rivalThere(squashed)
	if said = cmp.Or(said, part); err != nil || !rivalIs.MatchString(squash(said)) {
		return all
	}
	if names := q.rivalsTold(said, parse.Read(said, q.ctx)); len(names) > 0 {
		add(heardFact{field: rivalsField, value: strings.Join(names, "、"), said: said})
	}
	return all
}

// fieldIn is the field of a deal of which a clause tells that proves a condition of a gate: 采购走招标.
func (q *request) fieldIn(part string) heardFact {
	rest := ofThemHere.ReplaceAllString(part, "")
	for _, said := range []string{part, rest} {
		h, ok := q.listener.Hear(crm.KindOpportunity, lower(said), false)
		if !ok || h.Asked {
			continue
		}
		f, _ := q.Book.Field(h.Field)
		value := doesIt.ReplaceAllString(strings.Trim(said[min(h.From, len(said)):], " ,.;:是的为"), "")
		if len(f.Proves) > 0 && value != "" {
			return heardFact{field: f.ID, value: value}
		}
	}
	return heardFact{}
}
