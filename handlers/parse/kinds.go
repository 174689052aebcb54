package parse

import "milepost/storage/crm"

// kindBefore takes the kind of a sum from the clause before it, where that tells of a quote
// that was given, a contract that was signed or a target that was agreed on, and of no sum:
// 报价发了,含税186.5万.
func (r *reader) kindBefore(m *money, c *clause) {
	for k := 1; k < len(r.clauses); k++ {
		if &r.clauses[k] != c {
			continue
		}
		last := &r.clauses[k-1]
		if last.sentence != c.sentence || len(last.moneys) > 0 || last.void() || last.tense > 0 {
			return
		}
		for i := last.from; i < last.to; i++ {
			switch t := r.toks[i]; t.w.kindOf() {
			case crm.AmountBudget:
				if r.onlySum(c) { // 预算他们报上去了,三百六十万
					m.kind = crm.AmountBudget
				}
				return
			case crm.AmountQuote:
				if r.sends(last) || r.hanDone(last) {
					m.kind = crm.AmountQuote
				}
			case crm.AmountTarget:
				m.kind = crm.AmountTarget
			case crm.AmountContract:
				if r.hanDone(last) || last.bits&cDone != 0 {
					m.kind = crm.AmountContract
				}
			}
			if s := r.toks[i].text(); s == "合同签了" || s == "签了合同" || s == "签合同了" || s == "contract signed" {
				m.kind = crm.AmountContract
			}
		}
		return
	}
}

// kindOf is the kind of sum that a word names, "" for none.
func (w *word) kindOf() crm.AmountKind {
	if w == nil || w.bits&cMoneyKind == 0 {
		return ""
	}
	return crm.AmountKind(w.val(cMoneyKind))
}
