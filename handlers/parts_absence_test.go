package handlers

import "testing"

// An absence may be told in any order and any words, where all of them are of it: today is Monday
// 2026-11-02, and each row is a line and what its answer holds.
func TestAnAbsenceIsToldInAnyWords(t *testing.T) {
	for _, row := range []struct{ who, says, holds, lacks string }{
		{"xiaoli", "我下周出差 11-03到11-06", "11-03 至 11-06", "!11-09"},
		{"xiaoli", "我9号到13号不在,有审批找赵刚", "您的审批转 赵刚", "!没看懂"},
		{"wangmin", "我11月9到13号休年假,这几天审批麻烦赵总看下", "您的审批转 赵刚", "!没人代批"},
		{"wangmin", "小李下周三到周五不在,他的客户让Anna盯着", "给您记了休假:11-11 至 11-13", "!没看懂"},
		{"wangmin", "Anna下周一到周三病假", "noted your leave: Nov 9 to Nov 11", "!您"},
		{"wangmin", "我12号到13号出差,急事找赵总", "您的审批转 赵刚", "!没看懂"},
		{"anna", "I'm travelling Nov 9 to 11, approvals to 王敏 please", "your approvals go to 王敏", "!not sure"},
		{"anna", "out of office next Mon-Wed", "Nov 9 to Nov 11", "!go to"},
		// what is said of others, of half days, of customers, and what is asked
		{"wangmin", "小李下周不在,比亚迪的事找Anna", "", "!休假"},
		{"xiaoli", "王总下周不在", "", "!您休假"},
		{"xiaoli", "下周一上午不在,审批找赵刚", "", "!11-09 至"},
		{"xiaoli", "小李下周休假吗", "", "!您休假"},
		{"xiaoli", "我9号到13号不在公司,在比亚迪驻场", "", "!休假"},
		{"xiaoli", "下周三比亚迪休息,周四再去", "", "!您休假"},
		{"anna", "Greta is off next week", "", "!your approvals"},
	} {
		w := newWorld(t)
		w.has(w.tell(row.who, row.says)[0], row.holds, row.lacks)
	}
}

// Who stands in once stands in again only where he is named again.
func TestALeaveTakesNoDeputyFromAnother(t *testing.T) {
	w := newWorld(t)
	w.has(w.tell("anna", "I'm off Dec 21 to Jan 3, 小李 covers for me")[0], "go to 小李")
	w.says("anna", "out of office next Mon-Wed", "Nobody stands in")
}
