package cards

import (
	"strings"
	"testing"

	"milepost/bot/chat"
)

// phoneColumns is a line of a chat on a phone: 20 Chinese characters.
const phoneColumns = 40

// TestADigestIsReadInTenLines counts the lines that a digest takes on a phone; a
// correction may take one more.
func TestADigestIsReadInTenLines(t *testing.T) {
	for name, shown := range samples(writer(t, "zh")) {
		card, ok := shown.(chat.Card)
		if !ok || !strings.HasPrefix(name, "digest") {
			continue
		}
		n, most := 0, 10
		for _, line := range append([]string{card.Title, card.Note}, card.Lines...) {
			n += (Width(line) + phoneColumns - 1) / phoneColumns
			if strings.Contains(line, "更正") {
				most = 11
			}
		}
		if n > most {
			t.Errorf("%s takes %d lines on a phone, at most %d are read:\n%s", name, n, most, card.Plain())
		}
	}
}
