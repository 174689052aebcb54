package playbook

import "testing"

// The industry that is offered for one that is none of the method's: the one that shares most
// with it, and none where nothing is shared but what every trade is named of.
func TestTheNearestIndustry(t *testing.T) {
	b, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for said, want := range map[string]string{
		"五金": "钣金", "汽车模具": "汽车配件", "轨道": "铁路", "电缆": "电工器材", "油桶": "钢桶", "metal stamping": "钣金", "office furniture": "家具",
		"餐饮": "", "机械加工": "", "设备制造": "", "catering": "", "car": "",
	} {
		got, ok := Akin(b.Industries, said)
		if ok != (want != "") || got.Name.ZH != want {
			t.Errorf("the nearest to %q is %q, want %q", said, got.Name.ZH, want)
		}
	}
}
