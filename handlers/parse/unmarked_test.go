package parse_test

import (
	"strings"
	"testing"
)

const homeFromFoshan = "早上开车去佛山见客户堵了俩小时客户叫鸿泰家具见的是厂长姓刘他们想做自动喷涂线预算两百来万年底前要定下来我答应他下周五带技术过去看现场"

// TestWhatIsSaidWithoutMarks reads what people say into the phone: one stretch without a comma,
// of several things.
func TestWhatIsSaidWithoutMarks(t *testing.T) {
	readAll(t, "2026-12-07 18:00", []readsAs{
		{"what he decides by a day, and what I promised", homeFromFoshan, "visit 鸿泰家具 2026-12-07 step 2026-12-18 sum"},
		{
			"a round of three, the last of whom is to be shown something", "下午在东莞跑了三家第一家是永利塑胶见到了采购李小姐聊了下他们用的是竞争对手的设备第二家是华新电子没人接待第三家宏大五金老板姓陈挺感兴趣的留了电话13812345678让我下周过去演示",
			"visit 永利塑胶 2026-12-07, visit 华新电子 2026-12-07, visit 宏大五金 2026-12-07 step",
		},
		{"what they ask for, and what we owe them", "今天上午去了趟粤钢机械曹经理说价格没问题了就是交期他们要求四十五天我们这边要六十天这个我得回去跟生产商量一下下周一给他答复", "visit 粤钢机械 2026-12-07 step 2026-12-14"},
		{"two plans of two days", "周四给华新电子的晁总送样品周五去鸿泰家具给刘厂长报价", "task 华新电子 step 2026-12-10, task 鸿泰家具 step 2026-12-11"},
		{"seconds are no customer", "刚才鸿泰家具刘厂长打电话来说方案收到了有几个地方要改一个是节拍要从三十秒改到二十五秒让我周四之前改好发给他", "call 鸿泰家具 2026-12-07 step 2026-12-10"},
		{"what waits for their head office, and what is ours meanwhile", "刚从鸿泰家具出来刘厂长不在然后见了他们设备科的老吴他说那个切割线上面还在等总部的批复估计要到月底让我们先把技术协议准备好", "visit 鸿泰家具 2026-12-07 step 2026-12-31"},
		{"the owner whose name is told behind", "今天去了宏大五金老板姓陈挺感兴趣的", "visit 宏大五金 2026-12-07"},
		{"a number that was left is no call", "今天去了宏大五金陈老板留了电话13812345678", "visit 宏大五金 2026-12-07"},
		{"a number that was rung is one", "今天打了宏大五金陈老板的电话13812345678", "call 宏大五金 2026-12-07"},

		{"a day off, and a plan on the next", "明天休息后天上午去鸿泰家具验收下午回公司开会", "task 鸿泰家具 step 2026-12-09"},
		{"approval that will be asked for is not asked for here", "今天去了鸿泰家具,刘厂长想让我们再让五个点,我说回去申请一下", "visit 鸿泰家具 2026-12-07 step"},
		{"approval that is asked for", "鸿泰家具想再让五个点,申请一下", "approval_request 鸿泰家具"},
		{"a meal that is over", "刚跟鸿泰家具的刘厂长吃完饭,他透露今年还有一个智能仓储的项目", "visit 鸿泰家具 2026-12-07"},

		{"one thing is left whole: whom it was with", "今天下午去鸿泰家具跟他们设备科的刘工聊了聊那条自动喷涂线的方案", "visit 鸿泰家具 2026-12-07"},
		{"to whom something is given", "明天上午要去鸿泰家具把上次说的那份改好的报价单交给他们采购部的刘经理", "task 鸿泰家具 step 2026-12-08"},
		{"a day that is put off to another", "鸿泰家具刘厂长说明天上午的技术交流要改到下周三下午两点", "task 鸿泰家具 step 2026-12-16"},
	})
}

// TestWhoseSumOfTwo: of a whole and its part, and of a price and what there is to spend, one is
// what the deal is worth.
func TestWhoseSumOfTwo(t *testing.T) {
	for _, row := range []struct {
		says, text string
		want       int64
	}{
		{"the part", "今天去鸿泰家具,他们明年扩产大概要投三千万,其中设备八百万", 8_000_000},
		{"the part without a mark", "今天去鸿泰家具聊到他们明年要扩产大概要投三千万里面设备这块有八百万左右", 8_000_000},
		{"what there is to spend", "今天拜访鸿泰家具,刘厂长说120万太高了,预算只有一百万左右", 1_000_000},
		{"what there is to spend, without a mark", "今天拜访鸿泰家具刘厂长说120万太高了预算只有一百万左右", 1_000_000},
		{"a price that is found too high and no other", "今天拜访鸿泰家具,刘厂长说120万太高了", 1_200_000},
		{"by how much it is more", "鸿泰家具刘厂长来电话要加两套夹具,大概多三万,明天把补充报价发过去", 0},
		{"at most", "今天拜访鸿泰家具,刘厂长说最多一百万", 1_000_000},
		{"a whole of which no part is told", "今天拜访鸿泰家具,预算三百万", 3_000_000},
	} {
		got := int64(0)
		if f := ask(row.text, "2026-12-07 18:00"); f.Amount != nil {
			got = f.Amount.Minor / 100
		}
		if got != row.want {
			t.Errorf("%s: %q: read %d, want %d", row.says, row.text, got, row.want)
		}
	}
}

// TestWhoIsMetWithoutMarks: nobody is made of the end of a company's name.
func TestWhoIsMetWithoutMarks(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{homeFromFoshan, "刘厂长"},
		{"今天去了宏大五金老板姓陈挺感兴趣的", "陈老板"},
		{"今天去了宏大五金陈老板挺感兴趣的", "陈老板"},
		{"今天跟李工一起去了鸿泰家具,刘厂长和小郑都在", "刘厂长 小郑"},
		{"今天跟李工聊了聊,他是鸿泰家具的", "李工"},
		{"今天见了金老板,聊了聊", "金老板"},
	} {
		var names []string
		for _, c := range ask(row.text, "2026-12-07 18:00").Contacts {
			names = append(names, c.Name)
		}
		if got := strings.Join(names, " "); got != row.want {
			t.Errorf("%q: met %q, want %q", row.text, got, row.want)
		}
	}
}
