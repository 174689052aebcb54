package parse_test

import (
	"testing"

	"milepost/handlers/parse"
)

// TestOwnAffairs makes no visit of what a customer did without us, and leaves visits that tell of the same.
func TestOwnAffairs(t *testing.T) {
	for text, visit := range map[string]bool{
		"恒鑫钣金昨天开了年会":                                             false,
		"恒鑫昨天开了董事会":                                              false,
		"恒鑫钣金昨天停电了":                                              false,
		"恒鑫钣金上周六团建去了":                                            false,
		"恒鑫钣金王总上周去了日本":                                           false,
		"Hartwell Foods had their annual party yesterday":        false,
		"Hartwell Foods held its board meeting yesterday":        false,
		"Hartwell Foods昨天annual party":                           false,
		"昨天去恒鑫钣金参加年会":                                            true,
		"恒鑫钣金年会昨天去了,跟王总喝了两杯":                                     true,
		"恒鑫钣金王总昨天生日,我去送了蛋糕":                                      true,
		"恒鑫钣金昨天停电,白跑一趟":                                          true,
		"恒鑫钣金昨天盘点,没见到王总":                                         true,
		"恒鑫钣金昨天年会,坐在王总旁边":                                        true,
		"恒鑫钣金昨天开了启动会":                                            true,
		"恒鑫钣金昨天做了演示":                                             true,
		"恒鑫钣金昨天去了,王总去上海了":                                        true,
		"Went to Hartwell Foods' anniversary yesterday":          true,
		"Hartwell Foods annual party last night, sat with Greta": true,
		"上午恒鑫钣金,王总在盘点,聊了十分钟":                                     true,
	} {
		f := parse.Read(text, parse.Context{Said: at("2026-11-25 18:10"), Zone: shanghai, Cal: calendar(), Literal: true})
		if got := f.Intent == parse.Visit; got != visit || f.Intent == parse.Call {
			t.Errorf("%q is read as %s, a visit: want %v", text, f.Intent, visit)
		}
	}
}
