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
	const traditional = "嘅的咗了喺在冇没佢他哋们嚟来係是唔不嗰那啲些訪访談谈約约預预報报價价電电話话萬万億亿週周號号點点後后見见過过這这個个們们會会說说廠厂長长經经總总師师開开發发軟软機机線线車车東东業业務务購购買买賣卖來来時时間间議议單单簽签錢钱兩两還还沒没對对給给請请問问題题樣样場场現现設设備备聯联繫系國国際际關关無无與与為为產产質质術术標标準准馬马陳陈劉刘張张黃黄吳吴趙赵鄭郑許许鄧邓蔣蒋羅罗葉叶蘇苏盧卢湯汤鍾钟錢钱龍龙鋼钢鐵铁鏈链飛飞銀银金金記记錄录讓让幫帮講讲認认識识門门進进遠远運运動动區区縣县廣广臺台灣湾確确認认資资訊讯選选擇择競竞爭争決决應应該该將将麼么嗎吗誰谁幾几鈑钣豐丰啟启協协華华達达興兴隆隆鑫鑫寶宝佳佳聰聪傑杰偉伟強强麗丽樂乐幣币禮礼鐘钟聽听慶庆晝昼內内尋寻醫医藥药藝艺學学習习圍围團团圖图園园圓圆塊块壞坏壓压墊垫壯壮夾夹奪夺奮奋妝妆婦妇媽妈孫孙寧宁實实寬宽審审層层屬属岡冈島岛峽峡嶺岭幹干庫库廳厅弒弑彈弹彎弯徑径從从復复態态慣惯憂忧憶忆懷怀戰战戲戏戶户拋抛挾挟捨舍掃扫掛挂採采換换揮挥損损搖摇擔担據据擋挡擠挤擬拟擴扩擺摆攝摄攤摊攬揽敗败敘叙敵敌數数斷断於于昇升晉晋暈晕暫暂曆历書书朧胧條条極极榮荣構构槍枪樁桩樓楼樹树橋桥橫横檔档檢检櫃柜權权歐欧歡欢歲岁歷历歸归殘残殼壳毀毁氣气沖冲況况洩泄涼凉淚泪淨净淺浅減减測测湊凑溫温滅灭滾滚滿满漁渔漲涨漸渐潔洁潛潜澤泽濃浓濟济濕湿濱滨災灾烏乌煉炼煙烟煩烦熱热燈灯燒烧營营爐炉爛烂牆墙牽牵犧牺狀状狹狭獎奖獨独獲获獻献畝亩畢毕畫画異异當当療疗癥症皺皱盤盘監监盡尽碼码磚砖礎础禍祸種种稱称穩稳窩窝窮穷筆笔筍笋節节範范築筑簡简籃篮籌筹糧粮糾纠紀纪紅红紋纹納纳紐纽純纯紙纸級级紛纷細细終终組组結结絕绝統统絲丝綁绑綜综維维綱纲網网緊紧緒绪締缔編编緩缓練练縫缝縮缩績绩織织繞绕繪绘續续繼继罰罚罷罢聞闻職职肅肃腦脑臨临舉举舊旧艙舱艦舰艱艰莊庄蓋盖薦荐虛虚蟲虫衛卫衝冲補补裝装製制複复襯衬規规視视覺觉覽览觀观觸触計计訂订討讨訓训訴诉診诊註注評评詞词試试詢询詳详語语誠诚誤误課课調调論论諮咨諾诺謀谋謂谓謝谢證证譜谱護护讀读變变貝贝負负財财貢贡貧贫貨货販贩責责貴贵費费貼贴賓宾賞赏賠赔贈赠贏赢趕赶趨趋跡迹踐践躍跃軌轨軸轴較较載载輔辅輕轻輛辆輪轮輯辑輸输轉转辦办農农迴回連连違违遙遥遞递適适遲迟遺遗邊边郵邮鄰邻鄉乡醬酱釋释針针釘钉鈔钞鈣钙鈴铃鉀钾鉅巨鋁铝鋪铺銅铜銑铣銷销鋅锌鋒锋鋰锂錯错錳锰鍋锅鍛锻鍵键鎖锁鎳镍鏡镜鑄铸鑽钻閃闪閉闭閒闲閘闸閣阁閥阀闆板陣阵陸陆陽阳隊队階阶隨随險险隱隐隻只雙双雜杂雞鸡離离難难霧雾靈灵靜静頂顶項项順顺須须頭头頻频額额顏颜類类顧顾顯显風风飯饭飲饮飾饰餅饼館馆駐驻駕驾駛驶驅驱驗验驚惊體体鬆松鬧闹魚鱼鮮鲜鳥鸟麥麦黨党齊齐齒齿齡龄龐庞廢废虧亏儀仪優优償偿儲储傳传債债傷伤側侧偵侦傢家僅仅僱雇兒儿兌兑冊册凍冻凱凯別别刪删則则剛刚創创劃划劇剧劑剂勁劲勝胜勞劳勢势勵励勸劝匯汇卻却厭厌參参叢丛員员啞哑喪丧嘗尝囑嘱執执塗涂塵尘墜坠壇坛夢梦"
	rs := []rune(traditional)
	for i := 0; i+1 < len(rs); i += 2 {
		m[rs[i]] = rs[i+1]
	}
	return m
}()

// foldPages are the folds by the high byte of the rune: most pages are nil.
var foldPages = func() (pages [256]*[256]uint16) {
	for r, to := range folds {
		if pages[r>>8] == nil {
			pages[r>>8] = new([256]uint16)
		}
		pages[r>>8][r&0xff] = uint16(to)
	}
	return pages
}()

// foldAt is what a rune folds to; 0 when it stays.
func foldAt(r rune) rune {
	if r > 0xffff || foldPages[r>>8] == nil {
		return 0
	}
	return rune(foldPages[r>>8][r&0xff])
}

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
			if to := foldAt(r); to != 0 {
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
