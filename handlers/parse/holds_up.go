package parse

// holdsUp reports whether an intent that all the words together speak for may take
// the place of the one that was read.
func (r *reader) holdsUp(g *group, f *Facts, intent string) bool {
	if intent == None && r.ctx.Draft != nil && (f.Amount != nil || len(r.whens) > 0) {
		return false // of the customer who is open
	}
	return !r.headedSo(g, f, intent) && !r.staysAsRead(g, f, intent) && r.hasWhatItTakes(g, f, intent)
}

// staysAsRead reports whether what was read stands, whatever the words together say.
func (r *reader) staysAsRead(g *group, f *Facts, intent string) bool {
	switch f.Intent {
	case None:
		return r.bareNames(g, &r.clauses[g.clauses[0]]) || r.onlyPlace(g) || r.saysNothing(g) || r.idleTalk(g) || r.outing || r.tripOf(g, intent) != toCustomer || intent == Visit && r.ctx.Draft == nil && r.doubtful(g) // one of a list, or no more than a name
	case Visit:
		return r.visitStands(g, f, intent)
	case Call:
		return intent == Visit && r.bitsOf(g)&(cVisit|cGo) == 0 || // a call is told of, and nobody went anywhere
			intent == Task && r.toldAnyway(g, f) ||
			intent == None && f.Intents[Call] >= 4 && (r.madeGood(g) || r.contactedIn(g))
	case Task:
		return r.taskStands(g, intent)
	case Lead:
		return intent == None && !r.rumour() && r.passedOn(g)
	case Opportunity:
		if intent != None && intent != Visit && intent != Task {
			return false
		}
		_, told := r.dealNews(g) // what became of a deal is told, in whatever words
		return told
	case ContactInfo:
		return f.Intents[ContactInfo] >= 5 && r.anyLeaves(g) // who has left is told, in whatever words
	case Expense:
		return intent == None && r.onlySpends(g)
	case Query:
		first := &r.clauses[g.clauses[0]]
		return intent == None && first.from == r.clauses[0].from && g.firm < 0 && r.orders(first) // 给我列一下华东还没报价的
	}
	return false
}

// toldAnyway reports whether a group tells surely of something done, whatever is
// to come: 凌志周四验收,今天先去摸了摸底.
func (r *reader) toldAnyway(g *group, f *Facts) bool {
	return f.Intents[f.Intent] >= 4 && (r.toldDone(g) || r.toldBehind(g) || r.toldOutright(g))
}

// visitStands reports whether a visit that was read stands.
func (r *reader) visitStands(g *group, f *Facts, intent string) bool {
	switch intent {
	case Call:
		return r.onlyToRing(g) || r.toldToFace(g) || r.bitsOf(g)&cCall == 0 && (r.went(g) || r.toldOutright(g)) // 明天再打个电话,今天去了联丰
	case Opportunity:
		return f.Intents[Visit] >= 4 && (r.toldFirstIn(g) || r.toldToFace(g) || r.cameIn(g))
	case Task:
		return r.toldAnyway(g, f) || r.toldFirstIn(g) || !r.rumour() && r.plainly(g) // 十五号要交的标书,今天去恒鑫对了一遍参数
	case None:
		return !r.rumour() && (r.plainly(g) || f.Intents[Visit] >= 4 && (r.metThen(g) || r.toldOutright(g))) || f.Intents[Visit] >= 4 && (r.madeGood(g) || r.talkedThere(g) || r.toldToFace(g)) ||
			g.firm >= 0 && r.isDiary && (r.itinerary() || r.saysNothing(g)) // Hartfield in the morning, Lakeland after lunch
	}
	return false
}

// taskStands reports whether a step that was read stands.
func (r *reader) taskStands(g *group, intent string) bool {
	switch intent {
	case Visit:
		return r.orderedOnly(g) || r.delegatesIn(g)
	case Call:
		return r.callless(g) || r.notRung(g) // 骆总说下周让财务打款: nobody rang
	case ContactInfo:
		return r.setsOutIn(g) || r.thenIn(g) // next: Oakline with Ms Vogt
	case None:
		return r.setsOutIn(g) || r.thenIn(g) || r.saysForSure(g) || r.putOffTo(g)
	}
	return false
}

// hasWhatItTakes reports whether a group has what an intent cannot do without.
func (r *reader) hasWhatItTakes(g *group, f *Facts, intent string) bool {
	switch intent {
	case Query:
		return !r.rumour()
	case Correction:
		return f.Intents[Correction] > 0 || r.ctx.Draft != nil || r.putsWordsRight()
	case Visit, Call:
		return r.mayTell(g, f)
	case Lead:
		return (g.firm >= 0 || r.anybody(g)) && (f.Intent != None || r.leadsOn(g, cWantBuy|cCapture|cSource|cRevenue|cRegion|cIndustry|cKin|cTail, token{}))
	case Opportunity:
		return !r.unanchored(g) && !(f.Intent == Visit && r.went(g) && (r.setOut(g) || r.odds.of(intent) < beyondDoubt))
	case ContactInfo:
		return !r.ofNobody(g)
	case Task:
		return f.Intent != Lead && // what a new one wants makes him a lead
			!r.onlyThere(g) && !r.floats(g) && !r.listsNames(g) && !(f.Intent == None && (r.nothingReal(g) || r.privateTalk(g)))
	case Expense:
		return len(f.Costs) > 0 && !(f.Intent == Visit && r.wentApart(g)) && (f.Intent != Visit && f.Intent != Call || r.odds.of(intent) > beyondDoubt && !r.anybody(g))
	}
	return true
}

// mayTell reports whether a group may tell of a visit or a call: of something that
// was, with somebody.
func (r *reader) mayTell(g *group, f *Facts) bool {
	switch {
	case r.allToCome(g),
		(f.Intent == None || f.Intent == Query) && r.nothingReal(g),
		(f.Intent == None || f.Intent == Lead) && f.Intents[Visit]+f.Intents[Call] == 0 && r.onlyStates(g),
		(f.Intent == None || f.Intent == Query) && (r.allQuoted(g) || g.firm >= 0 && r.servesAll(&r.firms[g.firm]) && !r.postOf(g)),
		f.Intent == None && (r.onlyBeside(g) || r.onlyAffairs(g) || g.firm < 0 && !r.anybody(g) && r.ctx.Draft == nil):
		return false
	}
	return r.ctx.Draft == nil || f.Intent != Task || g.firm >= 0
}

// headedSo reports whether it is a heading that says what was done, for all that stands below it,
// against which the words of one line do not count: 今天见了两个客户:恒瑞的陈工,坤达的贺工;
// 昨天三个电话:陈工同意,贺工占线; Oakline today: Greta signed off the layout.
func (r *reader) headedSo(g *group, f *Facts, intent string) bool {
	switch {
	case intent == ContactInfo && f.Intent == Visit:
		return r.isDiary && f.Intents[ContactInfo] == 0
	case intent == None && f.Intent == Call:
		return r.isRoll && r.anybody(g)
	case intent == Opportunity && f.Intent == Visit:
		return r.headsOneVisit(g, &r.clauses[g.clauses[0]])
	}
	return false
}

// allQuoted reports whether all that a group tells of meeting and going stands in quotes.
func (r *reader) allQuoted(g *group) bool {
	quoted := false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if !c.quote && c.bits&(cVisit|cMeet|cGo|cCall|cActivity) != 0 {
			return false
		}
		quoted = quoted || c.quote && c.bits&(cVisit|cMeet|cGo|cCall) != 0
	}
	return quoted
}

// privateTalk reports whether a group that names no company has a word of private life and none of business: Gym with
// Sam at 6 tonight.
func (r *reader) privateTalk(g *group) bool {
	return !r.han && g.firm < 0 && r.bitsOf(g)&cChat != 0 && r.bitsOf(g)&(onBusiness|cThing|cVisit|cCall|cPlan|cMeet) == 0
}
