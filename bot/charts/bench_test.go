package charts

import (
	"maps"
	"slices"
	"testing"
)

// BenchmarkPicture draws each picture of the digests' tests, from the figure to
// the bytes of the PNG.
func BenchmarkPicture(b *testing.B) {
	figures := digestFigures()
	for _, name := range slices.Sorted(maps.Keys(figures)) {
		b.Run(name, func(b *testing.B) {
			size := 0
			for b.Loop() {
				drawn, err := Draw(figures[name])
				if err != nil {
					b.Fatal(err)
				}
				size = len(drawn)
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}
