package handlers

import (
	"testing"

	"milepost/handlers/parse"
)

func TestWhatAChannelMayShowIsSaidAlone(t *testing.T) {
	for text, means := range map[string]bool{
		"本群显示金额": true, "群里别显示金额": true, "本群不显示金额": true, "不要显示金额": true, "show amounts": true, "hide the amounts here": true, "amounts off": true,
		"采购群里说金额改成120万了": false, "agreed amounts on Tuesday with Oakline": false, "今天在客户群里说了金额": false, "金额": false, "合同别带金额": false,
	} {
		if got := bindIntent().Weigh(parse.Facts{Text: text}) > 0; got != means {
			t.Errorf("%q is of a channel: %v", text, got)
		}
	}
}
