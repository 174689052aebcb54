package parse

import "unicode"

// folds are runes that mean the same as another one. Folding is rune for rune,
// so that a place in the folded text is the same place in the text as typed.
var folds = func() map[rune]rune {
	m := map[rune]rune{
		'\u3000': ' ', '\u00a0': ' ', '\u200b': ' ', '\ufeff': ' ', '\t': ' ', '\r': ' ',
		'“': '"', '”': '"', '「': '"', '」': '"', '『': '"', '』': '"', '‘': '\'', '’': '\'',
		'—': '-', '–': '-', '−': '-', '‐': '-', '‑': '-', '～': '~', '〜': '~', '￥': '¥', '﹣': '-',
	}
	// Traditional characters that salespeople's phones produce.
	const traditional = "訪访談谈約约預预報报價价電电話话萬万億亿週周號号點点後后見见過过這这個个們们會会說说廠厂長长經经總总師师開开發发軟软機机線线車车東东業业務务購购買买賣卖來来時时間间議议單单簽签錢钱兩两還还沒没對对給给請请問问題题樣样場场現现設设備备聯联繫系國国際际關关無无與与為为產产質质術术標标準准馬马陳陈劉刘張张黃黄吳吴趙赵鄭郑許许鄧邓蔣蒋羅罗葉叶蘇苏盧卢湯汤鍾钟錢钱龍龙鋼钢鐵铁鏈链飛飞銀银金金記记錄录讓让幫帮講讲認认識识門门進进遠远運运動动區区縣县廣广臺台灣湾確确認认資资訊讯選选擇择競竞爭争決决應应該该將将麼么嗎吗誰谁幾几鈑钣豐丰啟启協协華华達达興兴隆隆鑫鑫寶宝佳佳聰聪傑杰偉伟強强麗丽樂乐"
	rs := []rune(traditional)
	for i := 0; i+1 < len(rs); i += 2 {
		m[rs[i]] = rs[i+1]
	}
	return m
}()

// normalise folds width, case, quotes and traditional characters, each rune to
// exactly one rune: offsets into the result are offsets into the text.
func normalise(text []rune) []rune {
	out := make([]rune, len(text))
	for i, r := range text {
		switch {
		case r < 0x80:
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			} else if r == '\t' || r == '\r' {
				r = ' '
			}
		case r >= 0xff01 && r <= 0xff5e && r != '～':
			r -= 0xfee0
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
		default:
			if to, ok := folds[r]; ok {
				r = to
			} else if r < 0x2000 {
				r = unicode.ToLower(r)
			}
		}
		out[i] = r
	}
	return out
}

// runeSet is a set of runes below 0x10000, fast to ask.
type runeSet [1024]uint64

func newRuneSet(s string) *runeSet {
	set := new(runeSet)
	for _, r := range s {
		set[r>>6] |= 1 << (r & 63)
	}
	return set
}

func (s *runeSet) has(r rune) bool { return r < 0x10000 && s[r>>6]&(1<<(r&63)) != 0 }
