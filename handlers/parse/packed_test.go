package parse

import (
	"reflect"
	"strings"
	"testing"

	"milepost/storage/crm"
)

func TestPackedRowsAreWhatTheyWere(t *testing.T) {
	rows := []crm.NameRow{
		{
			Kind: crm.KindAccount, ID: "byd", Account: "byd", Owner: "xiaoli", Team: "huanan", Region: "深圳",
			Names: []crm.Name{Keys("比亚迪股份有限公司"), Keys("重庆长城"), Keys("BYD")},
		},
		{Kind: crm.KindContact, ID: "c1", Account: "byd", Owner: "xiaoli", Phone: "13800138000", Names: []crm.Name{Keys("王总")}},
		{Kind: crm.KindAccount, ID: strings.Repeat("long", 40), Names: []crm.Name{Keys(strings.Repeat("厂", 300))}},
	}
	list := pack(rows, []int32{2, 0, 1})
	want := []crm.NameRow{rows[2], rows[0], rows[1]}
	want[2].Names = []crm.Name{{Text: "王总", Fold: "王总", Sort: Keys("王总").Sort}} // who is not found by sound
	if got := list.all(); !reflect.DeepEqual(got, want) {
		t.Errorf("packed rows are\n%+v\nwant\n%+v", got, want)
	}
	for i, w := range want {
		at := int32(i)
		if list.key(at) != keyOf(&w) || list.sort(at) != w.Names[0].Sort || list.owner(at) != w.Owner || list.region(at) != w.Region || list.account(at) != w.Account {
			t.Errorf("%s alone is told otherwise than in its row", w.ID)
		}
	}
	var room crm.NameRow
	for i, w := range want { // the room of one is used by the next
		if list.fill(int32(i), &room); room.ID != w.ID || !reflect.DeepEqual(room.Names, w.Names) {
			t.Errorf("%s in the room of another is\n%+v\nwant\n%+v", w.ID, room, w)
		}
	}
}

func TestRowsAreFoundByKindAndID(t *testing.T) {
	rows := []crm.NameRow{
		{Kind: crm.KindAccount, ID: "1", Names: []crm.Name{Keys("恒瑞")}},
		{Kind: crm.KindContact, ID: "1", Names: []crm.Name{Keys("王总")}},
		{Kind: crm.KindAccount, ID: "2", Names: []crm.Name{Keys("美的")}},
		{Kind: crm.KindAccount, ID: "1", Names: []crm.Name{Keys("恒瑞钣金")}},
		{Kind: crm.KindAccount, ID: "2", Gone: true},
		{Kind: crm.KindAccount, ID: "3"},
	}
	list, at := newest(rows)
	for key, want := range map[rowKey]string{{crm.KindAccount, "1"}: "恒瑞钣金", {crm.KindContact, "1"}: "王总", {crm.KindAccount, "2"}: "", {crm.KindAccount, "3"}: "", {crm.KindPerson, "1"}: ""} {
		got := ""
		if i, ok := at.row(key, list.key); ok {
			got = list.row(i).Names[0].Text
		}
		if got != want {
			t.Errorf("%v is %q, want %q", key, got, want)
		}
	}
}
