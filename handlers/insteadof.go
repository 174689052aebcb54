package handlers

import (
	"slices"
	"strings"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// insteadOf puts what was left out where words alone mean nothing, and after what was just
// told only one thing.
func (q *request) insteadOf() error {
	s := squash(q.m.Text)
	if len(q.f.Refs) == 1 { // v2降到338 tells of no visit
		if m := versionSum.FindStringSubmatch(s); m != nil {
			q.putAs("第" + m[1] + "版" + m[2])
			s = squash(q.m.Text)
		}
	}
	if bidsAfter.MatchString(s) && !namesThing.MatchString(s) { // what is to be done then is no plan of what was said
		if text := q.withoutLeadIn(s); text != "" {
			q.putAs(text)
			s = squash(text)
		}
	}
	for _, says := range []func(string) string{q.bySign, q.comesThrough, q.plannedByNoun, q.goesThereAt, q.byHisName} {
		if text := says(s); text != "" {
			q.putAs(text)
			s = squash(text)
		}
	}
	if len(q.f.Items) > 0 || len(q.f.Refs) > 0 {
		return nil
	}
	if text := q.listAsked(s); text != "" {
		q.putAs(text)
		return nil
	}
	for _, says := range []func(string) string{q.tiersJoined, q.withoutLeadIn} {
		if text := says(s); text != "" {
			q.putAs(text)
			s = squash(text)
		}
	}
	for _, says := range []func(string) (string, error){q.metBoth, asksRoute, q.byOurWord, q.callsACompany, q.fillsIn, q.teamOfManager, q.floorNamed, q.asksForNew, q.ownedBy, q.reachesFor, q.askedAround, q.putsRight} {
		if text, err := says(s); err != nil {
			return err
		} else if text != "" {
			q.putAs(text)
			s = squash(text)
		}
	}
	if text := q.twoStops(s); text != "" {
		q.putAs(text)
		return nil
	}
	for _, says := range []func(string) (string, error){q.calledByPost, q.oursBySound, q.firstNamed} {
		if text, err := says(s); err != nil {
			return err
		} else if text != "" {
			q.putAs(text)
			s = squash(text)
		}
	}
	text, err := q.mixed(s)
	if text == "" && err == nil {
		text, err = q.isHere(s)
	}
	if text == "" && err == nil {
		text, err = q.ofADeal(s)
	}
	if text == "" && err == nil {
		text, err = writtenInVain(s)
	}
	if text == "" && err == nil {
		text, err = q.handsOn(s)
	}
	if text == "" && err == nil {
		text = q.whoElse(s)
	}
	if text == "" && err == nil {
		text = q.theirNeed(s)
	}
	if text == "" && err == nil {
		text = q.turnedAway(s)
	}
	if text == "" && err == nil && q.stillTalking() {
		text, err = q.inPassing(s)
	}
	if text == "" || err != nil {
		return err
	}
	q.putAs(text)
	return nil
}

// putAs takes a message as another sentence.
func (q *request) putAs(text string) {
	q.m.Text = text
	q.f = inMethod(q.Book, q.who.Lang(), parse.Read(text, q.ctx))
	q.order = ranked(q.intents, q.f)
}

// inPassing is what is said within minutes of a receipt, as the sentence that it stands for; ""
// for what stands for itself.
func (q *request) inPassing(s string) (string, error) {
	for _, says := range []func(string) (string, error){
		q.oneMoreLead, q.placedRather, q.underAnother, q.newByReferral, q.referredFrom, q.rivalThere, q.looksBeside, q.talksToOthers, q.worksWithTheirs, // who else there is
		notArranged, q.triedAgain, q.triesOnceMore, q.resumesThen, q.calledOff, q.hourWas, q.sameHour, q.meetsNext, q.handedOver, q.goneOut, q.callsAgain, q.goesToThem, q.comesBack, wantedOfUs, q.alikeThere, q.appointed, q.movedTo, // what is to be done
		q.signedFor, q.projectNow, q.sumNoted, q.bareBudget, q.oldForNew, q.rated, q.ratedInWords, q.worthTogether, q.pricedEach, oddsSaid, // what the deal is worth
		q.whoDecides, q.whoIsCalled, q.numberOfHim, q.samePerson, q.spelledAnew, // who is meant
		q.atTheTalk,
	} {
		if text, err := says(s); text != "" || err != nil {
			return text, err
		}
	}
	return "", nil
}

// isHere is 在海目星了 as the arrival that it is, at a customer that is known.
func (q *request) isHere(s string) (string, error) {
	if !strings.ContainsAny(s, "在等") && (!ascii(s) || len(s) > 80) {
		return "", nil
	}
	m := hereNow.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	at := strings.Join(m[1:], "")
	f := parse.Read("今天拜访了"+at, q.ctx)
	if f.Account == nil || len(f.Account.Known) == 0 || squash(f.Account.Text) != squash(at) { // 恒发附近 is elsewhere
		return "", nil
	}
	if ascii(s) {
		return "arrived at " + at, nil
	}
	return "到了" + at, nil
}

// whoElse is somebody of a customer of whom it is told that he is there, with his post, as who
// is to be kept: 先导还有个技术总监叫罗毅.
func (q *request) whoElse(s string) string {
	m := alsoThere.FindStringSubmatch(s)
	if m == nil || q.f.Amount != nil {
		return ""
	}
	at := strings.TrimSpace(m[1])
	if f := parse.Read("今天拜访了"+at, q.ctx); at != "" && (f.Account == nil || len(f.Account.Known) == 0) || at == "" && !q.stillTalking() {
		return ""
	}
	name := m[4]
	if m[3] == "姓" {
		name += m[2]
	}
	return "存个联系人 " + at + " " + name + " " + m[2]
}

// newByReferral is a customer of whom it is told through whom he came, as the new lead that he
// is: 华普是朋友介绍的,做电机的.
func (q *request) newByReferral(s string) (string, error) {
	m := referredBy.FindStringSubmatch(s)
	if m == nil || theirOwn.MatchString(m[1]) || len(q.f.Contacts) > 0 || q.f.Account != nil && len(q.f.Account.Known) > 0 {
		return "", nil
	}
	return "新线索 " + m[1] + "," + m[2] + "介绍的" + m[3], nil
}

// referredFrom is through whom the lead came that was registered just now: 是恒发周经理介绍的.
func (q *request) referredFrom(s string) (string, error) {
	m := cameThrough.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	l, err := q.leadToday(q.conv.About)
	if err != nil || l == nil || ofOneKnown(q.f) && means(q.f.Account, q.conv.About) {
		return "", err
	}
	name, err := q.nameOf(q.conv.About)
	if err != nil || name == "" {
		return "", err
	}
	return name + " 引荐人 " + q.inHisWriting(m[1]), nil
}

// rivalThere is whoever else is in the race, as the rival that he is: 跟我们竞争的还有先导,
// Trumpf is in there too.
func (q *request) rivalThere(s string) (string, error) {
	if one := oneOfThem.FindStringSubmatch(s); one != nil {
		return "对手是" + one[1], nil
	}
	m := inTheRace.FindStringSubmatch(s)
	if m == nil || notTheirs.MatchString(strings.Join(m[1:], "")) || askWords.MatchString(strings.Join(m[1:], "")) || putAsQuestion(q.m.Text) {
		return "", nil // who else is bidding asks for it
	}
	came := m[3] + m[4] // 样机进来了 names nobody
	if came != "" && !ascii(came) && !parse.IsMaker(came) {
		return "", nil
	}
	if name := m[1] + m[2] + came; name != "" {
		return "对手是" + q.inHisWriting(name), nil
	}
	return "competitor is " + q.inHisWriting(m[5]+m[6]), nil
}

// inHisWriting is a part of the message, found in small letters, as it was written.
func (q *request) inHisWriting(part string) string {
	said := fold(q.m.Text)
	if i := strings.Index(lower(said), part); i >= 0 {
		return said[i : i+len(part)]
	}
	return part
}

// signedFor is what a contract is worth of which it was just told that it is signed, where no
// deal was open: they signed, and then contract is 420k EUR.
func (q *request) signedFor(s string) (string, error) {
	m := contractSum.FindStringSubmatch(s)
	if m == nil || q.f.Amount == nil {
		return "", nil
	}
	deals, err := q.openDeals(q.conv.About)
	if err != nil || len(deals) > 0 {
		return "", err
	}
	acts, err := q.lastActivities(q.conv.About, 1)
	if err != nil || len(acts) == 0 || !signedBefore.MatchString(squash(acts[0].Gist)) {
		return "", err
	}
	if m[2] != "" {
		return "签了 " + m[2], nil
	}
	return "signed, " + m[1], nil
}

// projectNow is 那先立项吧 of the customer who is talked of, and whether that can be.
func (q *request) projectNow(s string) (string, error) {
	asked := mayProject.MatchString(s)
	if !asked && !projectWish.MatchString(s) {
		return "", nil
	}
	name, err := q.nameOf(q.conv.About)
	switch {
	case err != nil || name == "":
		return "", err
	case asked:
		return name + "还差什么", nil
	}
	return "立项 " + name, nil
}

// notArranged is 宏发还没约上 as what is left to do: nobody was there.
func notArranged(s string) (string, error) {
	m := stillToArrange.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	return "记得跟" + m[1] + "约时间", nil
}

// triedAgain is try Brandt again Monday as the call that it is.
func (q *request) triedAgain(s string) (string, error) {
	m := tryAgain.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	return "remind me to call " + q.inHisWriting(m[1]) + " " + m[2], nil
}

// whoDecides puts the name of who was spoken of for the pronoun: 她说了算.
func (q *request) whoDecides(s string) (string, error) {
	if !sheDecides.MatchString(s) {
		return "", nil
	}
	c, err := q.lastPerson()
	if err != nil || c == nil {
		return "", err
	}
	rest := strings.TrimLeft(s, "就他她")
	if ascii(s) {
		_, rest, _ = strings.Cut(s, " ")
		rest = " " + rest
	}
	return c.Name.Text + rest, nil
}

// lastPerson is who of the customer's people was spoken of last; nil for nobody.
func (q *request) lastPerson() (*crm.Contact, error) {
	if q.conv.Contact == "" {
		return nil, nil
	}
	c, err := crm.Get[crm.Contact](q.tx, q.conv.Contact)
	if crm.IsMissing(err) || err == nil && (c.Deleted || c.Account != q.conv.About) {
		return nil, nil
	}
	return &c, err
}

// whoIsCalled gives a name to the post that a step of just now names: call the CFO next
// week, and then it's Maria Lopez.
func (q *request) whoIsCalled(s string) (string, error) {
	if !calledNow.MatchString(s) {
		return "", nil
	}
	k, err := q.stepNow()
	if err != nil || k == nil {
		return "", err
	}
	post := postIn.FindStringSubmatch(squash(k.Text))
	if post == nil {
		return "", nil
	}
	name := calledNow.FindStringSubmatch(fold(strings.TrimSpace(q.m.Text)))
	if name == nil {
		return "", nil
	}
	return "save contact " + name[1] + ", " + strings.ToUpper(post[1]), nil
}

// movesCalled gives another day to a step that is called by its words: 报价改周三吧, Wednesday
// for the datasheet. Only one open step of his with that customer may answer to them; a day
// of the week is that of the week in which it was due.
func (q *request) movesCalled() (bool, error) {
	if !q.stillTalking() {
		return false, nil
	}
	text := squash(q.m.Text)
	said, meant := "", func(crm.Task) bool { return true }
	if m := stepAnew.FindStringSubmatch(text); m != nil {
		said = m[2] + m[3] + m[6]
		meant = func(k crm.Task) bool { return inOrder(squash(k.Text), m[1]+m[4]+m[5]) }
	} else if m := tooSoon.FindStringSubmatch(text); m != nil {
		said = m[2]
		was, _ := q.dayNamed(m[1])
		meant = func(k crm.Task) bool { return m[1] == "" || sameDay(k.Due, was) }
	} else {
		return false, nil
	}
	open, err := q.openTasks(q.conv.About)
	if err != nil {
		return false, err
	}
	open = slices.DeleteFunc(open, func(k crm.Task) bool { return k.Owner != q.who.ID || !meant(k) })
	if said == "" || len(open) != 1 {
		return false, nil
	}
	due, clock := q.dayNamed(said)
	if due == "" {
		return false, nil
	}
	due = q.aheadDay(&open[0], due)
	if monday := open[0].Due.WeekStart(); open[0].Due != "" && bareWeekday.MatchString(said) && monday > q.today() {
		for due < monday {
			due = due.AddDays(7)
		}
	}
	return true, q.moveTask(open[0], due, clock)
}

// dayNamed is the coming day, and the hour, that words name which say nothing else; "" for
// none.
func (q *request) dayNamed(words string) (crm.Date, string) {
	switch {
	case words == "":
		return "", ""
	case ascii(words):
		return day(parse.Read("remind me to call "+words, q.ctx))
	}
	return day(parse.Read("提醒我"+words+"打电话", q.ctx))
}

// inOrder reports whether the letters of a word stand in a text one after another, though
// not side by side: 报价 in 报个价.
func inOrder(text, word string) bool {
	if ascii(word) {
		return strings.Contains(text, word)
	}
	for _, r := range word {
		_, rest, ok := strings.Cut(text, string(r))
		if !ok {
			return false
		}
		text = rest
	}
	return true
}
