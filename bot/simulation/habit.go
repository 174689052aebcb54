package simulation

// habit is how somebody works and how he answers what he is told unasked. All
// figures are shares of 1.
type habit struct {
	Name string
	// Logs is how much of what he did he writes down at all, Late how much of
	// that a day or more afterwards, Neat how much in whole sentences.
	Logs, Late, Neat float64
	// Acts, Snoozes, Mutes and Asks are what he does with a reminder; the rest
	// he ignores. Asks is that he wants to know why.
	Acts, Snoozes, Mutes, Asks float64
	// Slow is how many working hours he leaves a request of others.
	Slow int
}

// The habits of reps, dealt out in turn.
var habits = []habit{
	{Name: "logs well", Logs: 0.97, Late: 0.03, Neat: 0.9, Acts: 0.7, Snoozes: 0.12, Mutes: 0.005, Asks: 0.03, Slow: 1},
	{Name: "logs well", Logs: 0.92, Late: 0.1, Neat: 0.7, Acts: 0.6, Snoozes: 0.2, Mutes: 0.01, Asks: 0.02, Slow: 2},
	{Name: "logs late", Logs: 0.85, Late: 0.75, Neat: 0.6, Acts: 0.4, Snoozes: 0.3, Mutes: 0.01, Asks: 0.02, Slow: 3},
	{Name: "logs badly", Logs: 0.5, Late: 0.3, Neat: 0.2, Acts: 0.25, Snoozes: 0.15, Mutes: 0.03, Asks: 0.01, Slow: 5},
	{Name: "ignores", Logs: 0.3, Late: 0.3, Neat: 0.3, Acts: 0.05, Snoozes: 0.03, Mutes: 0.02, Asks: 0.01, Slow: 12},
}

// Those who decide: in time, and not.
var (
	prompt = habit{Name: "decides in time", Acts: 0.9, Snoozes: 0.02, Asks: 0.02, Slow: 2}
	slow   = habit{Name: "decides late", Acts: 0.5, Snoozes: 0.1, Asks: 0.02, Slow: 26}
)
