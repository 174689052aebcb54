package parse

import "milepost/handlers/parse/moment"

// wechatWords stand before the id under which somebody is found on WeChat.
var wechatWords = [...]string{"微信号码", "微信号", "微信id", "微信", "wechat id", "wechat", "weixin", "vx", "wx"}

// wechatAt is where the WeChat id is that a word for it at n[i] leads on to: 微信号 abc_123,
// wechat: li-lei88. An id has six to twenty letters, figures, _ and -, and begins with a
// letter; without a colon or 号 it has more than letters, since wechat call is none.
func wechatAt(n []rune, i int) (start, end int) {
	if i > 0 && isWordRune(n[i-1]) && !isHan(n[i-1]) && n[i] != '微' {
		return i, i
	}
	for _, w := range wechatWords {
		if !moment.Has(n, i, w) {
			continue
		}
		j := i + len([]rune(w))
		sure := w == "微信号" || w == "微信号码" || w == "微信id" || w == "wechat id"
		for j < len(n) && (n[j] == ' ' || n[j] == ':' || n[j] == '是' || n[j] == '为') || moment.Has(n, j, "is ") {
			sure = sure || n[j] == ':'
			if n[j] == 'i' {
				j += 2
			}
			j++
		}
		e, more := j, false
		for e < len(n) && (n[e] >= 'a' && n[e] <= 'z' || isDigit(n[e]) || n[e] == '_' || n[e] == '-') {
			more = more || n[e] < 'a' || n[e] > 'z'
			e++
		}
		if e-j < 6 || e-j > 20 || n[j] < 'a' || n[j] > 'z' || !sure && !more || e < len(n) && n[e] == '@' {
			return i, i
		}
		return j, e
	}
	return i, i
}
