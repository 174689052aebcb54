package figures

import "time"

// MonthSum is a year as of the end of one month, in minor units.
type MonthSum struct {
	Signed   int64 // until then, of the year
	Weighted int64 // of the open deals that are to be signed until then
}

// Months are the twelve months of a year's gap report: they end with the signed
// and the weighted of the report itself. An open deal counts in the month in
// which it is to be signed, this one when that day is over, the last when none
// was said or it lies beyond the year. nil when the report holds no amount.
func Months(r *Report) []MonthSum {
	signed, err := r.The(PartSigned, "").Rows()
	if err != nil {
		return nil
	}
	open, err := r.The(PartWeighted, "").Rows()
	if err != nil || len(signed)+len(open) == 0 {
		return nil
	}
	out := make([]MonthSum, 12)
	for _, row := range signed {
		if row.Deal.Closed.Valid() {
			out[row.Deal.Closed.In(time.UTC).Month()-1].Signed += row.Amount.Minor
		}
	}
	for _, row := range open {
		day := row.Deal.SignBy
		if !day.Valid() || day > r.Period.To {
			day = r.Period.To
		}
		out[max(day, r.On).In(time.UTC).Month()-1].Weighted += row.Weight.Minor
	}
	for i := 1; i < len(out); i++ {
		out[i].Signed += out[i-1].Signed
		out[i].Weighted += out[i-1].Weighted
	}
	return out
}
