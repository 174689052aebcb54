package moment

// The parts of a day.
const (
	partDawn = iota // 早上
	partMorning
	partNoon
	partLunch
	partAfternoon
	partDusk
	partEvening
	partNight
	partTonight
	partSmall    // 凌晨
	partMidnight // a moment rather than a part
)

// dayPart is a part of the day: the hour at which it begins for whoever reads a
// clock in it, the hour that stands for it, and the ranges of hours that it is
// taken for, the commonest first.
type dayPart struct {
	begins, stands int
	ranges         [][2]int
}

var dayParts = [...]dayPart{
	partDawn:      {6, 6, [][2]int{{8, 12}, {4, 12}, {6, 12}}},
	partMorning:   {8, 6, [][2]int{{8, 12}, {0, 12}, {4, 12}}},
	partNoon:      {11, 12, [][2]int{{11, 13}, {12, 14}}},
	partLunch:     {11, 12, [][2]int{{11, 13}, {12, 14}}},
	partAfternoon: {12, 15, [][2]int{{12, 16}, {12, 18}, {12, 19}}},
	partDusk:      {17, 18, [][2]int{{16, 20}, {17, 19}}},
	partEvening:   {18, 20, [][2]int{{16, 20}, {18, 24}}},
	partNight:     {18, 22, [][2]int{{20, 24}, {18, 24}, {16, 20}, {0, 8}}},
	partTonight:   {18, 22, [][2]int{{20, 24}, {18, 24}, {16, 20}}},
	partSmall:     {0, 0, [][2]int{{0, 6}, {0, 8}, {4, 8}}},
	partMidnight:  {0, 0, nil},
}
