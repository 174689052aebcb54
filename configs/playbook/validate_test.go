package playbook

import "testing"

func TestValidate(t *testing.T) {
	for _, row := range []struct{ says, file, want string }{
		{
			"one language only", "name: {zh: 手册, en: \"\"}\n",
			`own.yaml:1:1: name: the words in English (en) are missing; write both zh and en`,
		},
		{
			"a row without a name", "value_stages:\n  - id: new\n",
			`own.yaml:2:7: value_stages.new.name: there is no name; write it as {zh: …, en: …}`,
		},
		{
			"an id with a space", "value_stages:\n  - {id: so so, name: {zh: 一般, en: so}}\n",
			`own.yaml:2:5: value_stages.so so: "so so" is no id; use letters, digits, _ and - only`,
		},
		{
			"a word that means two things", "value_stages:\n  - {id: fresh, name: {zh: 新, en: fresh}, also: [孵化]}\n",
			`own.yaml:2:5: value_stages.fresh: "孵化" means incubating as well; take it away from one of them`,
		},
		{
			"a window that is not there", "tiers:\n  - {id: C, cadence: {window: knwon}}\n",
			`own.yaml:2:23: tiers.C.cadence.window: there is no "knwon"; did you mean "known"?`,
		},
		{
			"a digest in a card that has no place for it", "jobs:\n  - {id: weekly, with: daily}\n",
			`own.yaml:2:18: jobs.weekly.with: weekly has no place in the card of daily; leave it out: only the funnel goes into the card of daily, and pareto into that of pyramid`,
		},
		{
			"no days at all", "tiers:\n  - {id: C, cadence: {days: 0}}\n",
			`own.yaml:2:23: tiers.C.cadence.days: 0 is out of range; write a number from 1 to 3650`,
		},
		{
			"ranks out of order", "tiers:\n  - {id: B, worst_rank: 10}\n",
			`own.yaml:2:13: tiers.B.worst_rank: 10 is not above the tier before it; let the ranks grow from tier to tier; 0 (any rank) is for the last`,
		},
		{
			"ranks that end before the last customer", "tiers:\n  - {id: D, worst_rank: 500}\n",
			`own.yaml:2:13: tiers.D.worst_rank: who ranks below 500 would have no tier; write 0 (any rank) for the last tier`,
		},
		{
			"shares that leave something over", "amount_classes:\n  - {id: C, share_pct: 10}\n",
			`own.yaml:1:1: amount_classes: the shares add up to 105; let the shares add up to 100`,
		},
		{
			"an industry of no class", "industries:\n  - {id: chains, class: sid}\n",
			`own.yaml:2:18: industries.chains.class: there is no "sid"; did you mean "side"?`,
		},
		{
			"a column that nothing fills", "lead_sheet: {columns: [{id: weather, name: {zh: 天气, en: weather}}]}\n",
			`own.yaml:1:24: lead_sheet.columns.weather: there is no "weather"; write one of: number, account, region, industry, revenue, tier, source, registered`,
		},
		{
			"a milestone that leads nowhere known", "milestones:\n  - {id: m4, next: [m55]}\n",
			`own.yaml:2:21: milestones.m4.next.1: there is no "m55"; did you mean "m5"?`,
		},
		{
			"milestones in a circle", "milestones:\n  - {id: m7, next: [m8, m4]}\n",
			`own.yaml:2:14: milestones.m7.next: the way to m4 goes round in a circle; only the last may lead back, to the first`,
		},
		{
			"a circle that cuts off what comes behind it is told once", "milestones:\n  - {id: m9, next: [m2]}\n",
			`own.yaml:2:14: milestones.m9.next: the way to m2 goes round in a circle; only the last may lead back, to the first`,
		},
		{
			"a way that cannot be read is told once", "milestones:\n  - {id: m3, next: {a: m4}}\n",
			`own.yaml:2:20: milestones.m3.next: a section stands where a list belongs; write each entry on a line of its own that begins with "- "`,
		},
		{
			"a blank that nothing fills", "nudges:\n  - {id: touch, why: {zh: \"{{tier}}客户{{often}}\", en: \"{{tier}}: {{often}}\"}}\n",
			`own.yaml:2:17: nudges.touch.why: nothing is filled in for {{often}}; use one of: {{account}}, {{amount}}, {{count}}, {{day}}, {{days}}, {{deal}}, {{due}}, {{last}}, {{limit}}, {{milestone}}, {{tier}}, {{what}}`,
		},
		{
			"a blank of a reminder in words of another kind", "milestones:\n  - {id: m1, about: {zh: \"{{deal}}\", en: \"{{deal}}\"}}\n",
			`own.yaml:2:14: milestones.m1.about: nothing is filled in for {{deal}}; use one of: {{company}}`,
		},
		{
			"a milestone that nothing leads to", "milestones:\n  - {id: m3, next: [m5]}\n",
			`own.yaml:1:1: milestones.m4: no milestone leads to m4; name it in the next: of another one`,
		},
		{
			"a chance above 100", "milestones:\n  - {id: m7, win_pct: 120}\n",
			`own.yaml:2:14: milestones.m7.win_pct: 120 is out of range; write a number from 0 to 100`,
		},
		{
			"an approval that is not there", "milestones:\n  - {id: m8, approval: contrct}\n",
			`own.yaml:2:14: milestones.m8.approval: there is no "contrct"; did you mean "contract"?`,
		},
		{
			"a condition that counts a question that is not there", "milestones:\n  - id: m3\n    exit:\n      - {id: questions_1_5, of: [q1, q99], yes: 1, answered: 2}\n",
			`own.yaml:4:38: milestones.m3.exit.questions_1_5.of.2: there is no "q99"; did you mean "q9"?`,
		},
		{
			"a condition with the id of a question", "milestones:\n  - id: m3\n    exit:\n      - {id: q1, name: {zh: 一, en: one}, say: {zh: 写, en: write}, proof: said}\n",
			`own.yaml:4:9: milestones.m3.exit.q1: the id "q1" is that of a question or funnel condition already; give it an id of its own`,
		},
		{
			"a condition that nobody can meet", "milestones:\n  - id: m3\n    exit:\n      - {id: sun, name: {zh: 晴天, en: sun}, proof: said}\n",
			`own.yaml:4:9: milestones.m3.exit.sun.say: nothing tells people how to meet it; write as {zh: …, en: …} what a rep has to say`,
		},
		{
			"a discount that is asked for in two ways", "approvals:\n  - {id: contract, discount: true}\n",
			`own.yaml:2:20: approvals.contract.discount: special_price is what is asked for a discount already; set it to false for one of them`,
		},
		{
			"an approver who is nobody", "approvals:\n  - {id: bid, steps: [boss]}\n",
			`own.yaml:2:23: approvals.bid.steps.1: there is no "boss"; write one of: rep, manager, director, specialist, admin, function/presales, function/technical_lead, function/service, function/legal, function/finance, function/research, function/marketing, function/supply, function/executive`,
		},
		{
			"a function that nobody stands in for", "functions:\n  - {id: legal, fallback: [function/finance]}\n",
			`own.yaml:2:17: functions.legal.fallback: no role stands in when nobody is named; end it with a role such as director`,
		},
		{
			"a rate without a day", "rates:\n  - {from: USD, to: CNY, on: soon, rate: 7.1}\n",
			`own.yaml:2:26: rates.1.on: "soon" is no date; write it as 2026-01-31`,
		},
		{
			"an expense that is both", "expenses:\n  - {id: travel, approval: true}\n",
			`own.yaml:2:5: expenses.travel: travel is always taken, so it cannot wait for an approval; keep one of travel: and approval:`,
		},
		{
			"a vocabulary without the word that the product needs", "activities:\n  - {id: call, drop: true}\n",
			`own.yaml:1:1: activities: there is no "call"; write one of: visit, technical_seminar, project_exchange, demo, executive_visit, site_inspection, terms_negotiation, other`,
		},
		{
			"a window that closes before it opens", "windows:\n  - {id: day, spans: [{from: \"18:00\", to: \"09:00\"}]}\n",
			`own.yaml:2:23: windows.day.spans.1: it ends at 09:00, before it begins; let it end on the same day, after it began`,
		},
		{
			"no time of day", "jobs:\n  - {id: daily, at: 6pm}\n",
			`own.yaml:2:17: jobs.daily.at: "6pm" is no time of day; write hours and minutes in quotes, such as "09:00"`,
		},
		{
			"a day that is none", "jobs:\n  - {id: daily, days: [mo]}\n",
			`own.yaml:2:24: jobs.daily.days.1: there is no "mo"; did you mean "mon"?`,
		},
		{
			"deadlines out of order", "deadlines:\n  - {id: tender, steps: [{day: -1, to: person}, {day: -3, to: person}]}\n",
			`own.yaml:2:18: deadlines.tender.steps: the steps are out of order; write them earliest first`,
		},
		{
			"a nuisance", "restraint: {morning_card: 100}\n",
			`own.yaml:1:13: restraint.morning_card: 100 is out of range; write a number from 1 to 20`,
		},
		{
			"a draft surer than what is sure", "reading: {sure: 0.5, draft: 0.7}\n",
			`own.yaml:1:1: reading: draft: must not be above sure:; write numbers from 0 to 1`,
		},
	} {
		_, faults := Parse("own.yaml", []byte(row.file))
		if len(faults) == 0 {
			t.Errorf("%s: nothing was wrong", row.says)
			continue
		}
		if got := faults[0].String(); got != row.want {
			t.Errorf("%s:\n got %s\nwant %s", row.says, got, row.want)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"cadence", "worst_rank", "measures"}
	for typed, want := range map[string]string{
		"cadense": "cadence", "Cadence": "cadence", "cadnece": "cadence", "worstrank": "worst_rank", "measure": "measures",
		"x": "", "name": "", "": "",
	} {
		if got := Nearest(typed, known); got != want {
			t.Errorf("%q is taken for %q, want %q", typed, got, want)
		}
	}
}
