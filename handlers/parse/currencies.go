package parse

import (
	"slices"
	"strings"

	"milepost/handlers/parse/moment"
)

// currencyWord is a word for money: before a figure, behind it, or both.
type currencyWord struct {
	text        []rune
	code        string
	front, back bool
	caps        bool // only in capitals: TRY is lira, try is not
}

// currencyWords are the words for money by their first rune, longest first.
var currencyWords = func() *moment.ByRune[currencyWord] {
	m := new(moment.ByRune[currencyWord])
	longer := func(a, b currencyWord) bool { return len(a.text) > len(b.text) }
	add := func(words, code string, front, back, caps bool) {
		for w := range strings.SplitSeq(words, "|") {
			r := []rune(w)
			m.Add(r[0], currencyWord{r, code, front, back, caps}, longer)
		}
	}
	for _, c := range []struct{ code, both, front, back string }{
		{"CNY", "人民币|rmb|cny|renminbi", "¥", "元|块钱|块|yuan|yuans|kuai"},
		{"USD", "$|usd|us$|us $|美元|美圆|美金", "", "美刀|刀|dollars|dollar|bucks|buck|us dollars|us dollar|u.s. dollars"},
		{"EUR", "€|eur|欧元", "", "euros|euro|欧"},
		{"GBP", "£|gbp|英镑", "", "pounds|pound|quid"},
		{"HKD", "hkd|hk$|hk $|港币|港元", "", "蚊"},
		{"JPY", "jpy|日元|日圆", "", "yen"},
		{"INR", "inr|₹|rupees|rupee", "rs.|rs", "印度卢比|卢比"},
		{"CHF", "chf|瑞士法郎|瑞郎", "", ""},
		{"CAD", "c$|c $|cad$|加元|加币|加拿大元", "", ""},
		{"AUD", "a$|aud$|澳元|澳币|澳大利亚元", "", ""},
		{"SGD", "s$|sgd$|新币|新加坡元", "", ""},
		{"NZD", "nz$|nzd$|纽币|新西兰元", "", ""},
		{"TWD", "nt$|新台币|台币", "", ""},
		{"MXN", "mex$|mx$|墨西哥比索", "", ""},
		{"BRL", "r$|雷亚尔|巴西雷亚尔", "", ""},
		{"KRW", "₩|韩元|韩币", "", "won"},
		{"RUB", "₽|卢布", "", "rubles|ruble|roubles|rouble"},
		{"THB", "฿|泰铢", "", "baht"},
		{"VND", "₫|越南盾|越盾", "", "dong"},
		{"MYR", "rm|马币|林吉特|令吉|ringgits|ringgit", "", ""},
		{"IDR", "印尼盾", "rp", "rupiah"},
		{"ILS", "₪|谢克尔|新谢克尔", "", "shekels|shekel"},
		{"TRY", "₺|里拉", "", "lira"},
		{"LAK", "₭", "", ""},
		{"UAH", "₴|格里夫纳", "", "hryvnias|hryvnia"},
		{"PHP", "₱|菲律宾比索", "", ""},
		{"MNT", "₮|图格里克", "", "tugriks|tugrik"},
		{"NGN", "₦", "", "naira"},
		{"EGP", "埃及镑", "", "geneh"},
		{"FIM", "", "", "markka"},
		{"PLN", "兹罗提", "", "zloty"},
		{"ZAR", "兰特|南非兰特", "", "rand"},
		{"DKK", "丹麦克朗", "", ""},
		{"SEK", "瑞典克朗", "", ""},
		{"NOK", "挪威克朗", "", ""},
		{"CZK", "捷克克朗", "", ""},
		{"ISK", "冰岛克朗", "", ""},
		{"HUF", "福林", "", "forints|forint"},
		{"ARS", "阿根廷比索", "", ""},
		{"CLP", "智利比索", "", ""},
		{"COP", "哥伦比亚比索", "", ""},
		{"SAR", "沙特里亚尔", "", ""},
		{"QAR", "卡塔尔里亚尔", "", ""},
		{"IRR", "伊朗里亚尔", "", ""},
		{"AED", "阿联酋迪拉姆|迪拉姆", "", ""},
		{"KWD", "科威特第纳尔", "", ""},
		{"IQD", "伊拉克第纳尔", "", ""},
		{"JOD", "约旦第纳尔", "", ""},
		{"PKR", "巴基斯坦卢比", "", ""},
		{"LKR", "斯里兰卡卢比", "", ""},
		{"NPR", "尼泊尔卢比", "", ""},
		{"MOP", "澳门元|澳门币", "", ""},
		{"KZT", "坚戈", "", ""},
		{"MMK", "缅元", "", ""},
		{"BTC", "", "", "bitcoins|bitcoin|比特币"},
		{"Satoshi", "", "", "satoshis|satoshi"},
		{"Franc", "", "", "法郎|francs|franc"},
		{"Dinar", "", "", "第纳尔|dinars|dinar"},
		{"Riyal", "", "", "里亚尔|riyals|riyal"},
		{"Rial", "", "", "rials|rial"},
		{"Peso", "", "", "比索|pesos|peso"},
		{"Dirham", "", "", "dirhams|dirham"},
		{"Krone", "", "", "克朗|kroner|krone|kronor|krona"},
	} {
		for _, x := range []struct {
			words       string
			front, back bool
		}{{c.both, true, true}, {c.front, true, false}, {c.back, false, true}} {
			if x.words != "" {
				add(x.words, c.code, x.front, x.back, false)
			}
		}
	}
	for code := range strings.FieldsSeq("cad aud nzd sgd krw twd thb myr idr vnd php rub try brl mxn zar aed sar qar kwd bhd omr ils egp lbp jod pkr bdt lkr nok sek dkk pln czk huf ron bgn uah kzt mnt ngn kes ghs mad tnd dzd ars clp cop pen isk gel amd azn uzs lak mmk khr mop") {
		add(code, strings.ToUpper(code), true, true, true)
	}
	add("le", "EGP", true, true, true)
	return m
}()

// currencyOf is the currency of a country by the adjective that people put before
// its name: 42 Kuwaiti dinars.
var currencyOf = map[string]string{
	"us": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "singapore": "SGD", "taiwan": "TWD", "chinese": "CNY", "british": "GBP",
	"japanese": "JPY", "korean": "KRW", "indian": "INR", "pakistani": "PKR", "swiss": "CHF", "swedish": "SEK", "norwegian": "NOK", "danish": "DKK",
	"finnish": "FIM", "polish": "PLN", "czech": "CZK", "russian": "RUB", "turkish": "TRY", "mexican": "MXN", "brazilian": "BRL", "argentine": "ARS",
	"chilean": "CLP", "colombian": "COP", "kuwaiti": "KWD", "lebanese": "LBP", "qatari": "QAR", "egyptian": "EGP", "saudi": "SAR", "emirati": "AED",
	"omani": "OMR", "iranian": "IRR", "iraqi": "IQD", "jordanian": "JOD", "bahraini": "BHD", "tunisian": "TND", "moroccan": "MAD", "algerian": "DZD",
	"philippine": "PHP", "thai": "THB", "malaysian": "MYR", "indonesian": "IDR", "vietnamese": "VND", "israeli": "ILS",
}

// currencyAt is the currency word at n[i]; front tells on which side of the
// figure it has to stand.
func currencyAt(n, orig []rune, i int, front bool) (code string, end int) {
	if i >= len(n) {
		return "", i
	}
	if !front && isAlpha(n[i]) {
		if adj, e := wordAt(n, i); adj != "" && currencyOf[adj] != "" {
			if c, end := currencyAt(n, orig, skip(n, e, " "), false); c != "" && e < len(n) && n[e] == ' ' {
				return currencyOf[adj], end
			}
		}
	}
	list := currencyWords.At(n[i])
	for k := range list {
		c := &list[k]
		e := i + len(c.text)
		if front && !c.front || !front && !c.back || !hasRunes(n, i, c.text) || c.caps && !inCapitals(orig, i, e) {
			continue
		}
		if isAlpha(c.text[0]) {
			if front && i > 0 && isWordRune(n[i-1]) && !isDigit(n[i-1]) || !front && e < len(n) && isWordRune(n[e]) && isAlpha(c.text[len(c.text)-1]) || front && isAlpha(c.text[len(c.text)-1]) && e < len(n) && isAlpha(n[e]) {
				continue
			}
		}
		if string(c.text) == "欧" && e < len(n) && isHan(n[e]) {
			continue
		}
		return c.code, e
	}
	return "", i
}

func isAlpha(r rune) bool { return r >= 'a' && r <= 'z' }

func inCapitals(orig []rune, i, e int) bool {
	for k := i; k < e; k++ {
		if orig == nil || orig[k] < 'A' || orig[k] > 'Z' {
			return false
		}
	}
	return true
}

func hasRunes(n []rune, i int, word []rune) bool {
	return i+len(word) <= len(n) && slices.Equal(n[i:i+len(word)], word)
}

// centWords are the hundredths of a currency.
var centWords = map[string]bool{"cents": true, "cent": true, "pence": true, "penny": true, "pennies": true, "sen": true, "kopiykas": true, "kopeks": true, "paise": true, "fils": true, "centavos": true}

// hanCentWords are the hundredths of other currencies than the yuan.
var hanCentWords = []struct{ word, code string }{{"美分", "USD"}, {"欧分", "EUR"}, {"便士", "GBP"}, {"港仙", "HKD"}}

// centsAt reads what is said behind a whole sum: 43 cents, and fourteen, 50, 五毛, 毛五.
func centsAt(n, orig []rune, k int) (hundredths float64, end int) {
	j := skip(n, k, " ")
	if moment.Has(n, j, "and ") {
		j += 4
	}
	if j < len(n) && isHan(n[k-1]) {
		return hanCents(n, j, k)
	}
	v, e := 0, j
	if j < len(n) && isDigit(n[j]) {
		v, e = intAt(n, j)
		if e-j > 2 {
			return 0, k
		}
	} else if x, w, ok := enNumberAt(n, j); ok && x < 100 {
		v, e = int(x), w
	}
	if e == j || j == k {
		return 0, k
	}
	w, we := wordAt(n, skip(n, e, " "))
	if centWords[w] {
		return float64(v), we
	}
	if c, _ := currencyAt(n, orig, skip(n, e, " "), false); c != "" || e < len(n) && (isWordRune(n[e]) || n[e] == '%' || n[e] == ',' && e+1 < len(n) && isDigit(n[e+1]) || n[e] == '.' && e+1 < len(n) && isDigit(n[e+1])) {
		return 0, k
	}
	if w != "" && w != "and" || e-j == 1 && isDigit(n[j]) {
		return 0, k
	}
	return float64(v), e
}

// hanCents reads 五毛, 五角二分 behind 三块.
func hanCents(n []rune, j, k int) (float64, int) {
	total, end := 0.0, k
	for j < len(n) {
		d, ok := digitAt(n, j)
		if !ok {
			break
		}
		switch {
		case moment.Has(n, j+1, "毛"), moment.Has(n, j+1, "角"):
			total += float64(d) * 10
			j += 2
		case moment.Has(n, j+1, "分") && total > 0:
			total += float64(d)
			j += 2
		case end == k && n[k-1] == '块' && !followsCount(n, j+1), total > 0 && !followsCount(n, j+1):
			if total > 0 {
				return total + float64(d), j + 1 // 三块两毛五
			}
			return float64(d) * 10, j + 1 // 三块五
		default:
			return total, end
		}
		end = j
	}
	return total, end
}

// enNumbers are the English words for numbers.
var enNumbers = func() map[string]float64 {
	m := map[string]float64{"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7}
	for i, w := range strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen") {
		m[w] = float64(i)
	}
	for i, w := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		m[w] = float64(10 * (i + 2))
	}
	return m
}()

// enNumberShapes are the lengths that words for numbers have, as bits, by their
// first letter.
var enNumberShapes = func() (s [26]uint16) {
	for w := range enNumbers {
		s[w[0]-'a'] |= 1 << len(w)
	}
	return s
}()

// enNumber is the number that the word at n[i] says.
func enNumber(n []rune, i int) (float64, bool) {
	var b [12]byte
	j := i
	for ; j < len(n) && isAlpha(n[j]); j++ {
		if j-i == len(b) {
			return 0, false
		}
		b[j-i] = byte(n[j])
	}
	if j == i || enNumberShapes[n[i]-'a']&(1<<(j-i)) == 0 {
		return 0, false
	}
	v, ok := enNumbers[string(b[:j-i])]
	return v, ok
}

// pointBehind reads the digits that are said behind a point, where a million or a thousand
// scales them: one point two million; -1 for none.
func pointBehind(n []rune, i int) (float64, int) {
	v, tenth, e := 0.0, 0.1, i
	for {
		w, we := wordAt(n, skip(n, e, " "))
		d, ok := enNumbers[w]
		if !ok || d > 9 {
			if e == i || enNumbers[w] < 1000 {
				return -1, i
			}
			return v, e
		}
		v, tenth, e = v+d*tenth, tenth/10, we
	}
}

// fractionBehind reads a half or a quarter behind n[i], and what scales it: two and a half million.
func fractionBehind(n []rune, i int) (float64, int) {
	j := skip(n, i, " ")
	part := 0.5
	w, e := wordAt(n, j)
	if w != "a" {
		return 0, i
	}
	switch w, e = wordAt(n, skip(n, e, " ")); w {
	case "half":
	case "quarter":
		part = 0.25
	default:
		return 0, i
	}
	if scale, _ := wordAt(n, skip(n, e, " ")); enNumbers[scale] < 1000 {
		return 0, i
	}
	return part, e
}

// enNumberAt reads a number in English words: forty five, six hundred thousand,
// half a million, a quarter million.
func enNumberAt(n []rune, i int) (float64, int, bool) {
	total, section, end := 0.0, 0.0, i
	j := i
	if _, ok := enNumber(n, i); !ok && !moment.Has(n, i, "a ") && !moment.Has(n, i, "half ") && !moment.Has(n, i, "quarter ") {
		return 0, i, false
	}
	if w, e := wordAt(n, j); w == "a" || w == "an" {
		if x, e2 := wordAt(n, skip(n, e, " ")); x == "quarter" || x == "half" || enNumbers[x] >= 100 {
			section, j = 1, skip(n, e, " ")
			if x == "quarter" || x == "half" {
				section = 0.5
				if x == "quarter" {
					section = 0.25
				}
				j = skip(n, e2, " ")
			}
		}
	} else if w == "half" || w == "quarter" {
		section = map[string]float64{"half": 0.5, "quarter": 0.25}[w]
		j = skip(n, e, " ")
		if x, e2 := wordAt(n, j); x == "a" {
			j = skip(n, e2, " ")
		}
	}
	fraction := section > 0
	for j < len(n) {
		w, e := wordAt(n, j)
		v, ok := enNumbers[w]
		if part, pe := pointBehind(n, e); w == "point" && part >= 0 && section < 100 && end > i {
			section, end, j, fraction = section+part, pe, skip(n, pe, " "), true
			continue
		}
		if part, pe := fractionBehind(n, e); w == "and" && end > i && part > 0 && section > 0 && section < 100 {
			section, end, j = section+part, pe, skip(n, pe, " ")
			continue
		}
		if w == "and" && end > i {
			w, e = wordAt(n, skip(n, e, " "))
			v, ok = enNumbers[w]
			ok = ok && v < 100 && (section >= 100 || total > 0)
		}
		if !ok {
			break
		}
		switch {
		case v == 100:
			section = max(section, 1) * 100
		case v > 100:
			if section == 0 {
				section = 1
			}
			total += section * v
			section = 0
		case fraction || section > 0 && int(section)%100 > 0 && (v >= 10 || int(section)%10 > 0):
			return 0, i, false
		default:
			section += v
		}
		fraction = false
		end = e
		j = e
		for j < len(n) && (n[j] == ' ' || n[j] == '-' && j+1 < len(n) && isAlpha(n[j+1])) && j-e < 2 {
			j++
		}
	}
	return total + section, end, end > i && !fraction && total+section > 0
}
