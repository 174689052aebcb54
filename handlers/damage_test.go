package handlers

import (
	"testing"
	"time"
)

// What must not be recorded, because the method forbids it or nobody said it.

func TestMoneyThatMayBeOfAnyKindWaitsForTheApproval(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "粤钢送样品花了两万", "样品要等立项批准后才能记", "!已记 费用")
	w.says("xiaoli", "招待 800 粤钢", "招待要等立项批准后才能记", "!已记")
	w.says("xiaoli", "粤钢请林总吃饭花了800", "招待要等立项批准后才能记", "!已记", "!拜访")
	w.says("xiaoli", "今天拜访了粤钢林总,聊了码垛", "拜访 · 粤钢")
	w.says("xiaoli", "费用2万", "没说花在哪的费用要等立项批准后才能记", "!已记 费用")
	w.says("xiaoli", "那费用2万", "要等立项批准后才能记", "!已记 费用")
	w.says("xiaoli", "粤钢打车花了80", "交通 80元")
	w.says("xiaoli", "粤钢快递费35", "其他 35元")
	w.says("xiaoli", "办公室打印花了20", "其他 20元")
}

func TestADayWithoutAMonthIsInTheMonthThatTheTenderNames(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "粤钢预算120万", "粤钢")
	w.says("xiaoli", "粤钢12月15号开标,保证金20万12号前交", "12-15", "12-12", "!11-12")
	w.says("xiaoli", "粤钢12月16号开标,11号前交保证金2万", "12-16", "12-11", "保证金 2万")
	w.says("xiaoli", "粤钢12月15号开标,12号前交", "截标 12-12")
	w.says("xiaoli", "粤钢12月25号开标,20号截标", "12-25", "12-20", "!11-20")
}

func TestAYearIsNoSumAndADepartmentNoContact(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Visited Hartmann Pumps, met Julia Stein, they want 6 cells, about €540k", "Hartmann Pumps", "€540k")
	w.says("anna", "CFO says it's in the 2027 budget", "!2,027")
	w.says("anna", "Hartmann Pumps: budget comes in 2027", "!2,027")
	w.says("xiaoli", "设备采购归刘经理管", "!设备采购 ·")
}

func TestACorrectionDecidesNoRequest(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天去了比亚迪见王总,电池线预算120万", "拜访 · 比亚迪")
	w.says("xiaoli", "立项 比亚迪电池线", "草稿")
	w.tell("xiaoli", "明年3月签 对手大族 王总拍板 小组小李 费用3万")
	w.tell("xiaoli", "我方价值:换线快 客户收益:产能提升30% 我方收益:打开新能源")
	w.tell("xiaoli", "问题1-3是 问题4 不清 问题5 是")
	w.tell("xiaoli", "交上去吧")
	w.clock.Advance(time.Minute)
	w.says("wangmin", "今天拜访了恒鑫陈经理", "拜访 · 恒鑫")
	w.says("wangmin", "no, it was yesterday", "恒鑫", "!驳回", "!rejected")
}

func TestWhatEndsNoStepAndMakesNoDeal(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Hartmann Pumps today, met Julia Stein", "Visit logged · Hartmann Pumps")
	w.says("anna", "send them references by Wed", "Hartmann Pumps #T1")
	w.says("anna", "they cancelled the order", "!Cancelled")
	w.says("anna", "#T1 done", "Done")
	w.says("anna", "rescheduled for Thursday same time", "!send them references")
	w.says("xiaoli", "今天拜访了恒力石化刘经理", "拜访 · 恒力石化")
	w.says("xiaoli", "下周三催他们付20万的款", "恒力石化", "!商机")
}

func TestWhereACustomerIsStaysSaid(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了永盛塑胶钱主管", "拜访 · 永盛塑胶")
	w.says("xiaoli", "他们是佛山的,做注塑", "永盛塑胶")
	w.says("xiaoli", "永盛塑胶啥情况", "佛山", "!所属区域")
}

func TestWhatIsSaidBesideARequestLeavesItAsItIs(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天去了粤钢见王总,热轧线预算120万", "拜访 · 粤钢")
	w.says("xiaoli", "立项 粤钢热轧线", "粤钢热轧线 · 草稿")
	w.tell("xiaoli", "明年3月签 对手大族 王总拍板 小组小李 费用3万")
	w.tell("xiaoli", "我方价值:换线快 客户收益:产能提升30% 我方收益:打开冶金")
	w.tell("xiaoli", "问题1-5是")
	w.tell("xiaoli", "交上去吧")
	w.clock.Advance(time.Minute)
	w.says("xiaoli", "给粤钢再申请一个立项", "一个项目一份申请", "!再申请")
	w.says("wangmin", "粤钢可以去看看", "!同意", "!批准")
	w.says("wangmin", "粤钢王总说可以,但价格要降", "!有条件同意")
	w.tell("wangmin", "驳回 费用高了")
	w.clock.Advance(time.Minute)
	w.says("xiaoli", "粤钢费用 打车80", "交通 80元", "!草稿")
	w.says("xiaoli", "周四小组开会", "!草稿")
	w.says("xiaoli", "他们的代理是恒鑫", "!代您")
}
