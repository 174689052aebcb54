package parse

import "testing"

// What is told on a visit in plain words stays in the note of it, whatever words it is told in.
func TestPlainWordsStayInTheNote(t *testing.T) {
	for said, gist := range map[string]string{
		"今天拜访恒发,没松口":      "没松口",
		"今天拜访恒发,他们在搬家":    "他们在搬家",
		"今天拜访恒发,先试试看":     "先试试看",
		"今天拜访恒发,还在比":      "还在比",
		"今天拜访恒发,喜欢钓鱼":     "喜欢钓鱼",
		"今天拜访恒发,跟大族关系好":   "跟大族关系好",
		"今天拜访恒发,以前用过我们的":  "以前用过我们的",
		"今天拜访恒发,换了新厂长":    "换了新厂长",
		"今天拜访恒发,只要一台了":    "只要一台了",
		"今天拜访恒发,老板拍板":     "老板拍板",
		"今天拜访恒发,要三台":      "要三台",
		"今天拜访恒发,两台改三台":    "两台改三台",
		"今天拜访恒发,晚上回深圳":    "",
		"上午看牙,下午拜访恒发":     "",
		"今天拜访恒发,然后":       "",
		"今天拜访恒发,预算60万":    "",
		"今天拜访恒发,下周三带方案过去": "",
	} {
		if got := Read(said, Context{}).Gist; got != gist {
			t.Errorf("%s: the note is %q, want %q", said, got, gist)
		}
	}
}
