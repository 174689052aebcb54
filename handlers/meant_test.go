package handlers

import (
	"testing"
	"time"
)

// What colleagues and customers are called and whose days are over: sentences that nearly say so.

func TestANameBesideACustomerIsNotAlwaysAnotherNameOfHis(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了永盛塑胶钱主管", "拜访 · 永盛塑胶")
	w.says("xiaoli", "对手是库卡", "库卡")
	for _, text := range []string{
		"永盛塑胶和库卡是一家", "永盛塑胶和库卡是同一家", "永盛塑胶和隔壁是一家", "永盛塑胶和他们是一家", "永盛塑胶和老周的公司是一家", "把永盛塑胶和开票信息合并",
		"今天的拜访和永盛塑胶是一个客户", "永盛塑胶和宏图木业是一家",
	} {
		w.says("xiaoli", text, "!别名")
	}
	w.says("xiaoli", "永盛塑胶和永盛塑料是一家", "别名 永盛塑料")
	w.says("xiaoli", "永盛塑胶和东莞永盛是同一家", "别名 东莞永盛")
	w.says("xiaoli", "永盛塑胶和东莞永盛是同一家", "本来就是一家")
}

func TestWhoIsBackKeepsTheLeaveThatIsToCome(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "12月14到18号休假", "Dec 14")
	w.says("wangmin", "Anna回来了", "欢迎回来", "!取消")
	w.says("wangmin", "Anna出差回来了", "欢迎回来", "!取消")
}

func TestNobodyGoesToAQuoteForSomebody(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了永盛塑胶钱主管,下周三前发方案", "发方案")
	w.says("xiaoli", "让Anna替我去", "没有转")
	w.says("xiaoli", "下周四上午十点约了永盛塑胶钱主管", "永盛塑胶")
	w.has(w.tell("xiaoli", "让Anna替我去")[0], "已交给 Anna", "见钱主管", "!发方案")
}

func TestWhatWaitedWithAStatementIsNamedWhereThatIsDropped(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了永盛塑胶钱主管", "拜访 · 永盛塑胶")
	w.clock.Advance(time.Minute)
	w.says("xiaoli", "今天拜访了永升塑胶见了李总", "是您的哪一家")
	w.says("xiaoli", "他们嫌价格高", "后面说的 1 句也先放着")
	w.says("xiaoli", "不用记", "不记了", "后面这 1 句也没记", "他们嫌价格高")
}

func TestASumIsOfWhoeverItIsSaidOf(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Hartmann Pumps today, met Mr Wang and Julia Stein, they want 6 cells, about €400k", "Hartmann Pumps")
	for _, text := range []string{"revenue is at 30m", "budget is at 300k", "Julia is at 300k", "they offered 20", "they want 50"} {
		w.hears("anna", w.tell("anna", text), "!Rivals", "!Negotiation", "!Visit logged", "!Quote ·")
	}
	w.says("anna", "they want 360", "Negotiation", "360k")
	w.says("anna", "Fanuc is at 250k", "Rivals: Fanuc")
	w.hears("anna", w.tell("anna", "signing in March"), "Mar 31")
	w.says("anna", "Julia is out at 2pm", "Which customer", "!Visit logged")
	w.says("xiaoli", "今天拜访了永盛塑胶钱主管,预算300万", "拜访 · 永盛塑胶")
	w.says("xiaoli", "他们还看了财务,要3万", "!对手")
	w.says("xiaoli", "他们还看了样机,报价280万", "!对手")
}

func TestWhoIsCalledLikeAColleagueAtACustomerIsHis(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Hartmann Pumps today, met Mr Wang and Julia Stein, they want 6 cells, about €400k", "Hartmann Pumps")
	w.says("anna", "ask Wang to send the drawing", "!王敏")
}
