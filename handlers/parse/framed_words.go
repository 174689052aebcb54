package parse

import (
	"strings"

	"milepost/storage/crm"
)

// nameWords are plain words that companies are called by. Where one stands like a company it is
// one; everywhere else it stays the word it is.
var nameWords = wordSet(`希望 新希望 未来 建设 前进 领先 时代 新时代 光明 和平 开元 统一 联合 先锋 永久 民主 富强 幸福 美好 和谐 青年 团结 友谊 胜利 精工 高科
远大 理想 梦想 阳光 太阳 月亮 星空 银河 宇宙 创新 创造 飞跃 超越 卓越 辉煌 荣耀 骄傲 平安 长寿 大地 大自然 海洋 大海 蓝海 蓝天
白云 彩虹 春天 秋天 丰收 金秋 朝阳 黎明 曙光 启航 领航 远航 扬帆 起航 标杆 精英 英雄 勇士 将军 元帅 皇冠 王子 公主 天使 天才 天下 天地
天空 天堂 民生 中华 华夏 神州 现代 世纪 新世纪 传奇 永恒 恒久 顺风 新起点 极速 极限 环球 同心 同步 同创
携手 合力 共赢 双赢 诚信 智慧 灵动 巧手 高峰 高原 巅峰 顶点 顶峰 顶尖 精选 严选 香飘飘 火星 金星 木星 水星 土星
地球 月球 极光 闪电 雷霆 风暴 旋风 火焰 火炬 火箭 烽火 星火 萤火 光大 光华 远景 前锋 急先锋 开拓 开创 探索 探路者 家园 伙伴 好孩子
长城 长江 黄河 泰山 富贵 富豪 吉祥 如意 祥和 奋斗 奋进 拼搏 腾飞 振兴 复兴 兴旺 繁荣`)

// tailedWords are further ones that are so common that only a trade or a legal form behind them makes
// a name of them: 安全科技, 开心食品.
var tailedWords = wordSet(`安全 质量 品质 开发 发展 标准 方案 健康 自然 优势 力量 动力 活力 速度 实力 开心 快乐 成长 进步 共同 优选 优秀 国民 当代 公众 南方 北方
西部 中原 海外 东方 华东 华南 华北 大家 邻居 朋友 方便 便利 合作 世界 聪明 发现 无限 品味 风味 故事 记忆 知音 宝贝 思念 灵活 平衡 稳定
永远 一路 高手 能手 人人 百姓 民族 传统 经典 古典
快捷 便捷 中坚 无穷 万能 全能 真诚 忠诚 实用 高端 自由 前沿 稳健 坚固 坚强`)

// nameWordFirsts are the characters that they begin with.
var nameWordFirsts = func() *runeSet {
	var b strings.Builder
	for _, set := range []map[string]bool{nameWords, tailedWords} {
		for w := range set {
			b.WriteString(firstRune(w))
		}
	}
	return newRuneSet(b.String())
}()

// wordNames finds companies that are called like a plain word, by what stands before and behind
// it: 希望的小林, 拜访了建设的何经理, 去未来科技.
func (r *reader) wordNames(add func(Span, bool)) {
	if !r.han {
		return
	}
	for i := 0; i < len(r.toks); i++ {
		if c := r.n[r.toks[i].span.Start]; !nameWordFirsts.has(c) || !r.framedBefore(i) {
			continue
		}
		for k := i + 1; k <= len(r.toks) && k <= i+3; k++ {
			s := Span{r.toks[i].span.Start, r.toks[k-1].span.End}
			if t := r.toks[k-1]; s.End-s.Start > 3 || t.kind != tokWord && t.kind != tokUnknown && t.kind != tokPerson || r.inFirm(k-1) {
				break
			}
			name := nameWords[r.saying(s)]
			if !name && !tailedWords[r.saying(s)] {
				continue
			}
			if tail := r.tok(k); tail.kind == tokWord && tail.bits&(cTail|cLegal) != 0 && tail.w.n > 1 && tail.span.Start == s.End && r.tok(k+1).bits&cThing == 0 && (name || tail.w.text != "公司") {
				if r.namedThere(i, k+1) || r.tok(k+1).kind == tokMark || isFunc(r.tok(k+1), "的") {
					add(Span{s.Start, tail.span.End}, false)
				}
				break
			}
			if name && r.namedThere(i, k) {
				add(s, false)
			}
		}
	}
}

// framedBefore reports whether a name may begin at token i by what stands before it: the head of a
// clause, a day, or a word of going, visiting, meeting, calling.
func (r *reader) framedBefore(i int) bool {
	k := i - 1
	for r.isSpace(k) {
		k--
	}
	if k < 0 {
		return true
	}
	switch t := r.toks[k]; t.kind {
	case tokMark, tokWhen:
		return true
	case tokWord:
		return t.bits&(cGo|cVisit|cMeet|cCall|cWith|cAt) != 0 || isFunc(t, "把")
	}
	return false
}

// namedThere reports whether what stands behind a plain word, before token k, is said of a
// company: somebody of it, its purchasing, 那边, or nothing more where one went there.
func (r *reader) namedThere(i, k int) bool {
	prev, next := r.tok(i-1), r.tok(k)
	led := prev.kind == tokWord && prev.bits&(cGo|cVisit) != 0
	met := led || prev.bits&(cMeet|cWith|cCall) != 0
	if wished := r.tok(i).text(); !met && (wished == "希望" || wished == "未来") && !isFunc(next, "的") {
		return false // 希望王总下周签, 未来采购王总负责
	}
	switch {
	case next.kind == tokPerson && r.n[next.span.Start] != '姓':
		return next.span.Start == r.tok(k-1).span.End && (met || len([]rune(r.saying(next.span))) == 2)
	case isFunc(next, "的"):
		owned := r.tok(k + 1)
		for k++; r.tok(k).kind == tokWord && r.tok(k).bits&(cDept|cTitle) != 0 && r.tok(k+1).kind == tokPerson; k++ {
		}
		return r.tok(k).kind == tokPerson || owned.kind == tokWord && (owned.bits&(cDept|cTitle) != 0 && owned.w.n > 1 && (owned.bits&cThing == 0 || owned.w.text == "采购") || strings.HasPrefix(owned.w.text, "联系人") || owned.w.text == "单子" || owned.w.text == "订单")
	case next.kind == tokWord && (next.w.text == "那边" || next.w.text == "这边" || next.w.text == "那个单子" || next.w.text == "那单" || next.w.text == "这单"):
		return true
	case next.kind == tokWord && next.bits&cDept != 0 && next.bits&cThing == 0 && r.tok(k+1).kind == tokPerson:
		return true
	case led || isFunc(prev, "在") || isFunc(prev, "到"):
		return prev.bits&cVisit != 0 && (next.kind == tokMark || k >= len(r.toks)) || next.kind == tokWord && next.bits&cMeet != 0 && next.w.n > 1 || led && next.kind == tokMark && strings.HasSuffix(prev.text(), "趟")
	}
	return false
}

// gluedVerbs finds companies to whose name the verb before it was taken: 跑恒力跑了三趟,
// 进伟创力谈了点事, 下捷普的车间.
func (r *reader) gluedVerbs(l *lattice, add func(Span, bool)) {
	for i, t := range r.toks {
		if t.kind != tokUnknown || t.span.End-t.span.Start < 3 || !strings.ContainsRune("跑进逛下", r.n[t.span.Start]) || i > 0 && r.toks[i-1].kind != tokMark && r.toks[i-1].kind != tokWhen {
			continue
		}
		rest, next := Span{t.span.Start + 1, t.span.End}, r.tok(i+1)
		if r.n[t.span.Start] == '下' && !(isFunc(next, "的") && r.inside(i+2)) && !r.inside(i+1) {
			continue // 下沙 is a place
		}
		last := i+1 == len(r.toks)
		echoed := !last && r.n[next.span.Start] == r.n[t.span.Start]
		if echoed || (last || next.kind == tokMark || next.kind == tokWord && (next.bits&(cMeet|cGo|cVisit|cDone) != 0 || isFunc(next, "的"))) && l.over(rest, tagFirm) >= 0.8 {
			add(rest, false) // 进场费谈了, 跑业务去了 name nobody
		}
	}
}

// inside reports whether token i is a part of a plant into which one goes.
func (r *reader) inside(i int) bool {
	switch r.tok(i).text() {
	case "车间", "工厂", "厂", "厂区", "现场", "产线", "生产线", "工地", "仓库":
		return true
	}
	return false
}

// cityMakers are the characters for places behind which 工 makes a maker of machines: 徐工, 柳工.
var cityMakers = newRuneSet("徐柳厦龙成山")

// makers finds companies that are called like an engineer by his surname, where one goes there:
// 上午去徐工, 去徐工聊了备件; not 去成工那边, 拜访徐工.
func (r *reader) makers(add func(Span, bool)) {
	for i, t := range r.toks {
		if t.kind != tokPerson || t.span.End-t.span.Start != 2 || r.n[t.span.Start+1] != '工' || !cityMakers.has(r.n[t.span.Start]) {
			continue
		}
		prev, next := r.tok(i-1), r.tok(i+1)
		if prev.kind != tokWord || prev.bits&cGo == 0 && !isFunc(prev, "在") || prev.bits&cVisit != 0 || next.kind != tokMark && (next.kind != tokWord || strings.ContainsRune("那这家办车屋宿处单的", r.n[next.span.Start])) {
			continue
		}
		if ms := r.ctx.Names.Lookup(r.str(t.span), crm.KindContact, r.asker()); len(ms) == 0 {
			add(t.span, false)
		}
	}
}
