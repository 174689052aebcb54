package parse

import (
	"reflect"
	"slices"
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
	want := make([]crm.NameRow, len(rows))
	for i, r := range rows {
		want[i] = r
		want[i].Names = slices.Clone(r.Names)
		for j, n := range want[i].Names { // an empty list is none
			want[i].Names[j].Pinyin, want[i].Names[j].Initials = append([]string{}, n.Pinyin...), append([]string{}, n.Initials...)
		}
	}
	packed(rows)
	if !reflect.DeepEqual(rows, want) {
		t.Errorf("packed rows are\n%+v\nwant\n%+v", rows, want)
	}
}
