package desk

import (
	"cmp"
	"fmt"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// OpenAccount opens an account with its lead row and gives both their
// numbers. BadInput "account.exists" (name, number) when one of that name is
// there and he may see it, Forbidden "account.taken" (name as he wrote it, his
// manager) when he may not.
func (w *Work) OpenAccount(n NewAccount) (crm.Account, crm.Lead, error) {
	var a crm.Account
	var l crm.Lead
	owner, err := w.colleague(n.Owner)
	if err != nil {
		return a, l, err
	}
	if err := w.mayMake(crm.KindAccount, owner); err != nil {
		return a, l, err
	}
	if err := w.checkAccount(&n); err != nil {
		return a, l, err
	}
	for _, name := range append([]crm.Name{n.Name}, n.Aliases...) {
		if err := w.unused(name, ""); err != nil {
			return a, l, err
		}
	}
	if err := w.uncoded(n.Code, ""); err != nil {
		return a, l, err
	}
	if n.Author != "" {
		if _, err := w.person(n.Author); err != nil {
			return a, l, err
		}
	}
	if n.Parent != "" {
		if _, err := w.account(n.Parent); err != nil {
			return a, l, err
		}
	}

	a = crm.Account{
		ID: crm.AccountID(w.next()), Name: n.Name, Aliases: n.Aliases, Parent: n.Parent,
		Owner: owner.ID, Team: owner.Team, Region: n.Region, Industry: n.Industry, Address: n.Address,
		Revenue: n.Revenue, RankSale: n.RankSales, RankGain: n.RankGain, Source: n.Source, Referrer: n.Referrer,
		CreditCode: n.Code,
	}
	if a.Tier = w.book.TierOf(a.RankSale, a.RankGain); a.Tier != "" {
		a.TierWhy = TierByRule
	}
	if n.Tier != "" && n.Tier != a.Tier {
		a.Tier, a.TierWhy = n.Tier, n.TierWhy
	}
	if a.Tier != "" {
		a.Ranked = w.Today()
	}
	if n.Spread {
		a.Paced = w.paced(&a)
	}
	if a.No, err = w.number(crm.KindAccount); err != nil {
		return a, l, err
	}
	if err := w.write(&a, ""); err != nil {
		return a, l, err
	}
	l = crm.Lead{
		ID: crm.LeadID(w.next()), Account: a.ID, Owner: owner.ID, Team: owner.Team, Registered: n.On,
		Source: n.Source, Referrer: n.Referrer, Need: n.Need,
		Author: n.Author, Evidence: w.evidence(n.Evidence),
	}
	if l.No, err = w.number(crm.KindLead); err != nil {
		return a, l, err
	}
	return a, l, w.write(&l, "")
}

func (w *Work) checkAccount(n *NewAccount) error {
	var c checks
	c.name(&n.Name)
	n.Aliases = append([]crm.Name(nil), n.Aliases...)
	for i := range n.Aliases {
		c.name(&n.Aliases[i])
	}
	for _, s := range []*string{&n.Region, &n.Referrer} {
		c.short(s)
	}
	c.text(&n.Address, maxText)
	c.text(&n.Need, maxText)
	c.code(&n.Code)
	pick(&c, crm.E(crm.BadInput, "account.tier", shown(n.Tier)), w.book.Tiers, &n.Tier)
	if n.TierWhy = cutRunes(line(n.TierWhy), maxGist); n.Tier != "" && n.TierWhy == "" {
		c.fail(crm.E(crm.BadInput, "tier.reason", n.Name.Text, n.Tier))
	}
	w.industry(&c, &n.Industry)
	w.source(&c, &n.Source)
	c.money(n.Revenue)
	c.rank(n.RankSales)
	c.rank(n.RankGain)
	c.date(n.On)
	if n.On == "" {
		n.On = w.Today()
	}
	return c.err
}

// unused says whether a name may become one of account but's: no other live
// account answers to it. The refusal tells only what the actor may know.
func (w *Work) unused(name crm.Name, but crm.AccountID) error {
	found, _, err := crm.List[crm.Account](w.tx, crm.Where(crm.ByFold, name.Fold), crm.Page{Limit: 2})
	if err != nil {
		return fmt.Errorf("accounts called %q: %w", name.Fold, err)
	}
	for i := range found {
		switch a := &found[i]; {
		case a.ID == but:
		case w.can(crm.Read, a):
			return crm.E(crm.BadInput, "account.exists", a.Name.Text, label(a))
		default:
			return crm.E(crm.Forbidden, "account.taken", name.Text, w.boss())
		}
	}
	return nil
}

// AddAlias gives an account a further name under which messages find it.
func (w *Work) AddAlias(id crm.AccountID, alias crm.Name) (Edited[crm.Account], error) {
	a, err := w.account(id)
	if err != nil {
		return Edited[crm.Account]{}, err
	}
	var c checks
	c.name(&alias)
	if c.err != nil {
		return Edited[crm.Account]{}, c.err
	}
	before := a
	if answersTo(&a, alias.Fold) {
		return Edited[crm.Account]{before, a}, nil
	}
	if err := w.unused(alias, id); err != nil {
		return Edited[crm.Account]{}, err
	}
	a.Aliases = append(append([]crm.Name(nil), a.Aliases...), alias)
	return save(w, before, a, "")
}

// UpdateAccount changes what is known of an account. A tier that is said
// overrides the rule and needs a reason (BadInput "tier.reason"); so does a
// relation that falls back or skips a step ("relation.reason").
func (w *Work) UpdateAccount(id crm.AccountID, e AccountEdit) (Edited[crm.Account], error) {
	none := Edited[crm.Account]{}
	a, err := w.account(id)
	if err != nil {
		return none, err
	}
	before := a
	var c checks
	w.applyAccount(&c, &a, e)
	if c.err != nil {
		return none, c.err
	}
	if e.Code != nil {
		if err := w.uncoded(a.CreditCode, id); err != nil {
			return none, err
		}
	}
	if err := w.rename(&a, e.Name); err != nil {
		return none, err
	}
	if err := w.relate(&a, before.Relation, e); err != nil {
		return none, err
	}
	if err := w.adopt(&a, e.Parent); err != nil {
		return none, err
	}
	return save(w, before, a, e.Reason)
}

// applyAccount sets the plain fields of an edit and the tier.
func (w *Work) applyAccount(c *checks, a *crm.Account, e AccountEdit) {
	set(&a.Region, e.Region)
	set(&a.Industry, e.Industry)
	set(&a.Source, e.Source)
	set(&a.Referrer, e.Referrer)
	set(&a.Address, e.Address)
	set(&a.CreditCode, e.Code)
	set(&a.Revenue, e.Revenue)
	set(&a.AmountClass, e.AmountClass)
	set(&a.ValueStage, e.ValueStage)
	set(&a.ManageMode, e.ManageMode)
	set(&a.Loyalty, e.Loyalty)
	set(&a.Relation, e.Relation)
	set(&a.KeyAccount, e.KeyAccount)
	set(&a.Paused, e.Paused)
	c.short(&a.Region)
	c.short(&a.Referrer)
	c.text(&a.Address, maxText)
	if e.Code != nil {
		c.code(&a.CreditCode)
	}
	if e.Industry != nil {
		w.industry(c, &a.Industry)
	}
	if e.Source != nil {
		w.source(c, &a.Source)
	}
	c.money(a.Revenue)
	c.date(a.Paused)
	picked(c, crm.E(crm.BadInput, "account.amount_class", shown(a.AmountClass)), w.book.AmountClasses, e.AmountClass, &a.AmountClass)
	picked(c, crm.E(crm.BadInput, "account.value_stage", shown(a.ValueStage)), w.book.ValueStages, e.ValueStage, &a.ValueStage)
	picked(c, crm.E(crm.BadInput, "account.manage_mode", shown(a.ManageMode)), w.book.ManageModes, e.ManageMode, &a.ManageMode)
	picked(c, crm.E(crm.BadInput, "account.loyalty", shown(a.Loyalty)), w.book.Loyalties, e.Loyalty, &a.Loyalty)
	picked(c, crm.E(crm.BadInput, "account.relation", shown(a.Relation)), w.book.Relations, e.Relation, &a.Relation)
	w.tier(c, a, e)
}

// tier sets the tier: by the ranks as long as nobody overrode it, else as it
// was said, with the reason.
func (w *Work) tier(c *checks, a *crm.Account, e AccountEdit) {
	was := *a
	defer func() {
		if a.Tier != was.Tier || a.TierWhy != was.TierWhy || a.RankSale != was.RankSale || a.RankGain != was.RankGain {
			a.Ranked = w.Today()
		}
	}()
	set(&a.RankSale, e.RankSales)
	set(&a.RankGain, e.RankGain)
	c.rank(a.RankSale)
	c.rank(a.RankGain)
	overridden := a.TierWhy != "" && a.TierWhy != TierByRule
	if (e.RankSales != nil || e.RankGain != nil) && !overridden {
		if a.Tier = w.book.TierOf(a.RankSale, a.RankGain); a.Tier != "" {
			a.TierWhy = TierByRule
		} else {
			a.TierWhy = ""
		}
	}
	if e.Tier == nil {
		return
	}
	tier := *e.Tier
	pick(c, crm.E(crm.BadInput, "account.tier", shown(tier)), w.book.Tiers, &tier)
	why := cutRunes(line(e.Reason), maxGist)
	switch {
	case tier == a.Tier && why == "":
	case tier == "": // back to what the ranks say
		if a.Tier, a.TierWhy = w.book.TierOf(a.RankSale, a.RankGain), ""; a.Tier != "" {
			a.TierWhy = TierByRule
		}
	case why == "":
		c.fail(crm.E(crm.BadInput, "tier.reason", a.Name.Text, tier))
	default:
		a.Tier, a.TierWhy = tier, why
	}
}

// rename gives the account another name and keeps the old one as an alias.
func (w *Work) rename(a *crm.Account, to *crm.Name) error {
	if to == nil {
		return nil
	}
	name := *to
	var c checks
	c.name(&name)
	if c.err != nil {
		return c.err
	}
	if err := w.unused(name, a.ID); err != nil {
		return err
	}
	aliases := []crm.Name{}
	if a.Name.Fold != name.Fold {
		aliases = append(aliases, a.Name)
	}
	for _, n := range a.Aliases {
		if n.Fold != name.Fold {
			aliases = append(aliases, n)
		}
	}
	a.Name, a.Aliases = name, aliases
	if len(aliases) == 0 {
		a.Aliases = nil
	}
	return nil
}

// relate judges a move of the relation by the playbook.
func (w *Work) relate(a *crm.Account, from string, e AccountEdit) error {
	if e.Relation == nil || a.Relation == from || a.Relation == "" {
		return nil
	}
	been, err := w.relations(a.ID)
	if err != nil {
		return err
	}
	if w.book.RelationMove(from, a.Relation, been...).Reason() && line(e.Reason) == "" {
		return crm.E(crm.BadInput, "relation.reason", a.Name.Text, cmp.Or(from, w.book.Relations[0].ID), a.Relation)
	}
	return nil
}

// relations are those that the account has had, from its history.
func (w *Work) relations(id crm.AccountID) ([]string, error) {
	var been []string
	err := eachChange(w.tx, crm.ChangeFilter{Record: crm.Pointer{Kind: crm.KindAccount, ID: string(id)}}, false, func(c crm.Change) bool {
		if rec, err := decode(c.Kind, c.After); err == nil && rec != nil {
			been = append(been, rec.(*crm.Account).Relation)
		}
		return true
	})
	return unique(been), err
}

// adopt makes the account a site of another one; no circles.
func (w *Work) adopt(a *crm.Account, parent *crm.AccountID) error {
	if parent == nil || *parent == a.Parent {
		return nil
	}
	for up := *parent; up != ""; {
		if up == a.ID {
			return crm.E(crm.BadInput, "account.circle", a.Name.Text)
		}
		p, err := w.account(up)
		if err != nil {
			return err
		}
		up = p.Parent
	}
	a.Parent = *parent
	return nil
}

// picked checks a word of a vocabulary where an edit names it.
func picked[T playbook.Worded](c *checks, unknown error, rows []T, said, s *string) {
	if said != nil {
		pick(c, unknown, rows, s)
	}
}

// answersTo reports whether the account answers to that folded name.
func answersTo(a *crm.Account, fold string) bool {
	if a.Name.Fold == fold {
		return true
	}
	for _, n := range a.Aliases {
		if n.Fold == fold {
			return true
		}
	}
	return false
}
