package crm

// Money is an amount in minor units (分, cents) of one currency: hundredths, also
// where a currency has no smaller unit (yen), so that rates hold for all. Sums are kept
// per currency and never converted silently.
type Money struct {
	Minor    int64  `json:"minor"`
	Currency string `json:"currency"` // ISO 4217; empty = not said
}

// Yuan is n whole yuan.
func Yuan(n int64) Money { return Money{Minor: n * 100, Currency: "CNY"} }

// IsZero reports whether nothing was said.
func (m Money) IsZero() bool { return m.Minor == 0 }

// AmountKind tells what a figure is (playbook, "Amounts").
type AmountKind string

// The kinds of amounts, least to most binding.
const (
	AmountBudget   AmountKind = "budget"   // the customer's budget; stands in as the deal's amount, marked 按预算
	AmountValue    AmountKind = "value"    // our value of the deal
	AmountTarget   AmountKind = "target"   // target price
	AmountQuote    AmountKind = "quote"    // quoted
	AmountContract AmountKind = "contract" // signed
)

// Precision tells how exactly a figure was said.
type Precision string

// The precisions.
const (
	Exact   Precision = "exact"
	About   Precision = "about" // 约, 来, 左右
	AtLeast Precision = "least" // 以上, at least
	Range   Precision = "range" // 两三百万: High is set
)

// Amount is money with what it means and how sure the speaker was.
type Amount struct {
	Money
	Kind      AmountKind `json:"kind,omitzero"`
	Precision Precision  `json:"precision,omitzero"`
	High      int64      `json:"high,omitzero"` // upper end in minor units for a Range
}
