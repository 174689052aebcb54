package handlers

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"milepost/storage/crm"
)

// TestEveryKindOfChangeIsTakenBackInWordsAndSaysWhat has people change something
// of each kind in words and say 撤销: the records are as they were, and the answer
// names what was taken back. Once more, in words, brings it back.
func TestEveryKindOfChangeIsTakenBackInWordsAndSaysWhat(t *testing.T) {
	alone(t)
	w := newWorld(t)
	for _, text := range []string{
		"今天拜访了美科林副总,想买冲压线,预算560万", "新线索 金利五金 东莞 想买折弯机", "永盛签了,合同100万", "永盛付款计划 预付30万 12月1号,尾款70万 12月20号",
		"铁成轨道投标 11月30号上午9点半截标,保证金20万25号前交", "周五前给美科报价", "今天拜访了坪山电子李工",
	} {
		w.tell("xiaoli", text)
	}
	for _, c := range []struct{ is, who, say, names, first string }{
		{"a visit", "xiaoli", "今天去美科见了周姐,谈付款", "美科", ""},
		{"a call", "xiaoli", "打了美科林副总电话,说下周定", "美科", ""},
		{"a lead", "xiaoli", "新线索 恒发家具 清远 开料机", "恒发家具", ""},
		{"a step", "xiaoli", "周四给美科送样", "送样", ""},
		{"a step that is done", "xiaoli", "给美科报价 完成", "报价", ""},
		{"a step that is put off", "xiaoli", "给美科报价推到下周三", "报价", ""},
		{"an appointment", "xiaoli", "约了美科林副总周四上午10点", "林副总", ""},
		{"a contact", "xiaoli", "存个联系人 美科 方志明 技术部经理 13700001234", "方志明", ""},
		{"what a contact is", "xiaoli", "美科林副总是采购总监", "林副总", ""},
		{"a role in the decision", "xiaoli", "美科最后是林副总拍板", "林副总", ""},
		{"support", "xiaoli", "美科林副总支持我们", "林副总", ""},
		{"an amount", "xiaoli", "美科预算改成600万", "美科", ""},
		{"an expected date", "xiaoli", "美科4月底签 580万 把握七成", "美科", ""},
		{"a rival", "xiaoli", "美科 对手 大族", "美科", ""},
		{"a question", "xiaoli", "美科资金已批", "美科", ""},
		{"a weak spot", "xiaoli", "美科 大族的短板 售后慢", "美科", ""},
		{"a SWOT", "xiaoli", "美科 优势 本地服务", "美科", ""},
		{"a row of the battle plan", "xiaoli", "美科作战计划 拿下技术部 11月20日 小李", "拿下技术部", ""},
		{"a quote", "xiaoli", "美科报价 550万", "550万", ""},
		{"a round of terms", "xiaoli", "美科第1轮谈判 我们540万 他们500万", "美科", ""},
		{"a tender", "xiaoli", "美科投标 12月10号上午9点截标", "美科", ""},
		{"a deposit", "xiaoli", "铁成轨道保证金已交", "铁成轨道", ""},
		{"a tender put off", "xiaoli", "铁成轨道 延期到12月7号", "铁成轨道", ""},
		{"a contract", "xiaoli", "美科签了,合同550万", "美科", ""},
		{"money received", "xiaoli", "永盛到账20万", "第1期", ""},
		{"money promised", "xiaoli", "永盛第1期改到12月15号", "第1期", ""},
		{"a payment plan", "xiaoli", "美科付款计划 预付100万 12月1号,尾款450万", "预付", ""},
		{"a lost deal", "xiaoli", "铁成轨道丢了,给大族了,不清", "铁成轨道", ""},
		{"a pause", "xiaoli", "美科暂停到明年3月", "美科", ""},
		{"a milestone", "wangmin", "美科仍要推进:客户催得急", "美科", ""},
		{"an expense", "xiaoli", "去美科打车160元", "160", ""},
		{"an application", "xiaoli", "立项 美科", "美科", ""},
		{"a region", "xiaoli", "金利五金在惠州", "金利五金", ""},
		{"a tier", "wangmin", "美科定为A级,销售和利润都是行业前20", "美科", ""},
		{"a relation", "xiaoli", "美科关系到朋友了", "美科", ""},
		{"a key account", "wangmin", "美科是大客户", "美科", ""},
		{"a note of an account", "xiaoli", "美科 行业地位 华南前三", "行业地位", ""},
		{"news", "xiaoli", "美科 客户动态 新厂下月开业", "动态", ""},
		{"an interest", "xiaoli", "美科林副总喜欢打羽毛球", "兴趣", ""},
		{"a site", "xiaoli", "坪山电子是美科的工厂", "坪山电子", ""},
		{"a service issue", "xiaoli", "美科投诉 激光头老断", "服务问题", ""},
		{"support from presales", "xiaoli", "美科需要售前支持,下周三前", "美科", ""},
		{"a goal", "xiaoli", "本周目标 拜访 8 家", "拜访 8", ""},
		{"a purpose", "xiaoli", "目的:推动项目前进", "坪山电子", "今天去坪山电子见了李工"},
		{"a correction", "xiaoli", "不对,是昨天去的", "坪山电子", "今天又去坪山电子见了李工"},
		{"a leave", "xiaoli", "休假 11-09 到 11-13 审批给王敏", "小李", ""},
		{"a mute", "xiaoli", "别烦我", "所有提醒", ""},
		{"a language", "xiaoli", "说英文", "小李", ""},
	} {
		if c.first != "" {
			w.tell(c.who, c.first)
		}
		before := w.records()
		w.forget()
		w.tell(c.who, c.say)
		if yes := w.cardWith("确认"); yes != "" {
			w.tell(c.who, yes)
		}
		after := w.records()
		if maps.Equal(before, after) {
			t.Errorf("%s: %q changed nothing:\n%s", c.is, c.say, w.heard(c.who))
			continue
		}
		w.forget()
		w.tell(c.who, "撤销")
		back := w.heard(c.who)
		if diff := differs(before, w.records()); diff != "" {
			t.Errorf("%s: after %q and 撤销 it is not as it was: %s\n%s", c.is, c.say, diff, back)
		}
		if !strings.Contains(back, "↩️") || !strings.Contains(back, c.names) {
			t.Errorf("%s: 撤销 after %q does not say that %q was taken back:\n%s", c.is, c.say, c.names, back)
		}
		w.tell(c.who, "恢复")
		if diff := differs(after, w.records()); diff != "" {
			t.Errorf("%s: after %q, 撤销 and 恢复 it is not as it was done: %s", c.is, c.say, diff)
		}
		w.tell(c.who, "撤销")
	}
}

// records are the records that stand, as they are stored but for what counts
// their versions.
func (w *world) records() map[string]string {
	w.t.Helper()
	var dump bytes.Buffer
	if _, err := w.store.Dump(context.Background(), &dump); err != nil {
		w.t.Fatal(err)
	}
	out := map[string]string{}
	for line := range bytes.Lines(dump.Bytes()) {
		l, err := crm.ReadLine(line)
		if err != nil {
			w.t.Fatal(err)
		}
		if !slices.Contains(crm.Kinds(), crm.Kind(l.Type)) || l.Type == string(crm.KindDraft) || l.Type == string(crm.KindLesson) {
			continue
		}
		var m map[string]any
		if err := json.Unmarshal(l.Value, &m); err != nil {
			w.t.Fatal(err)
		}
		if m["deleted"] == true {
			continue
		}
		for _, version := range []string{"rev", "updated", "group", "created", "by"} {
			delete(m, version)
		}
		b, err := json.Marshal(m)
		if err != nil {
			w.t.Fatal(err)
		}
		out[l.Type+" "+l.Key] = string(b)
	}
	return out
}

// differs names the first record that is not the same in both; "" for none.
func differs(want, got map[string]string) string {
	for _, k := range slices.Sorted(maps.Keys(want)) {
		if want[k] != got[k] {
			return k + ": was " + want[k] + ", is " + got[k]
		}
	}
	for _, k := range slices.Sorted(maps.Keys(got)) {
		if want[k] == "" {
			return k + ": is " + got[k]
		}
	}
	return ""
}

// heard is what was said to somebody since it was last forgotten.
func (w *world) heard(who string) string {
	var b strings.Builder
	for _, s := range w.said {
		if s.to.ID == who && !s.edit {
			b.WriteString(s.text + "\n")
		}
	}
	return b.String()
}

// cardWith is that word where a card that was just said has a button that begins
// with it, else "".
func (w *world) cardWith(label string) string {
	for _, s := range w.said {
		for _, b := range s.post.Card.AllButtons() {
			if strings.HasPrefix(b.Label, label) && !s.edit && s.to.ID == w.last.From.ID {
				return b.Label
			}
		}
	}
	return ""
}
