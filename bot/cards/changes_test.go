package cards

import (
	"strings"
	"testing"

	"milepost/storage/crm"
)

// TestNoNumberIsCutInTwo takes back so much that one line cannot name it: what it
// names, it names whole, and the rest is counted.
func TestNoNumberIsCutInTwo(t *testing.T) {
	var also []RecordName
	for i := range MostNamed {
		also = append(also, RecordName{Kind: crm.KindLead, Number: "L" + itoa(100+i), Name: "恒鑫钣金", Made: true})
	}
	main := []RecordName{{Kind: crm.KindActivity, Number: "V1", Name: "美的", Made: true}, {Kind: crm.KindActivity, Number: "V2", Name: "恒发", Made: true}}
	for _, locale := range []string{"zh", "en"} {
		w := writer(t, locale)
		line := w.Undone(UndoneView{Main: main, Also: also}).Lines[1]
		if strings.Contains(line, "…") || !strings.Contains(line, "#L100") {
			t.Errorf("%s: %s", locale, line)
		}
		if !strings.Contains(line, "另 ") && !strings.Contains(line, " more") {
			t.Errorf("%s does not say that there are more", line)
		}
	}
}
