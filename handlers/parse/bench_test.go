package parse_test

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

func manyNames(n int) []crm.NameRow {
	heads := []rune("恒鑫金利永盛宏图科锐华通美科粤钢航新铁成广汇穗丰盛达格睿迪生")
	tails := []string{"钣金", "电器有限公司", "汽车零部件股份有限公司", "家具厂", "精工科技有限公司", "链条", "机电设备有限公司"}
	cities := []string{"", "东莞", "深圳市", "佛山", "惠州市"}
	rows := make([]crm.NameRow, n)
	for i := range rows {
		a, b, c := heads[i%len(heads)], heads[(i/31+7)%len(heads)], heads[(i/967+3)%len(heads)]
		name := fmt.Sprintf("%s%c%c%c%s", cities[i%len(cities)], a, b, c, tails[i%len(tails)])
		rows[i] = crm.NameRow{Kind: crm.KindAccount, ID: fmt.Sprint(i), Names: []crm.Name{parse.Keys(name)}, Owner: "xiaoli"}
	}
	return rows
}

func BenchmarkRead(b *testing.B) {
	ctx := parse.Context{Said: time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC), Cal: calendar()}
	for name, text := range map[string]string{
		"zh":             "今天拜访了比亚迪王总,预算大概120万,下周三带方案过去",
		"short":          "上午美的周工,方案没意见",
		"500 characters": strings.Repeat("今天拜访了比亚迪王总,预算大概120万,下周三带方案过去。", 18),
		"100 kB":         strings.Repeat("今天拜访了比亚迪王总,预算大概120万,下周三带方案过去。", 1300),
		"en":             "Met Greta at Oakline today, wants a quote by Friday, budget about 1.2M RMB",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				parse.Read(text, ctx)
			}
		})
	}
	ctx.Names = parse.NewNames(manyNames(50_000))
	b.Run("50000 names", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			parse.Read("今天拜访了恒鑫钣金王总,预算大概120万,下周三带方案过去", ctx)
		}
	})
}

// BenchmarkNamesMemory reports what 50,000 accounts hold for good, the rows
// themselves included, each read from JSON as a store gives it.
func BenchmarkNamesMemory(b *testing.B) {
	data, err := json.Marshal(manyNames(50_000))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		var rows []crm.NameRow
		if err := json.Unmarshal(data, &rows); err != nil {
			b.Fatal(err)
		}
		names := parse.NewNames(rows)
		rows = nil
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB")
		runtime.KeepAlive(names)
	}
}
