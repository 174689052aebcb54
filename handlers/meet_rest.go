package handlers

import (
	"strings"

	"milepost/handlers/desk"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// restOfMeetZH and restOfMeetEN find an hour, a place, or both, and nothing else: what an appointment that was just
	// made still lacks. A place that is changed says so.
	restOfMeetZH = wording.Compile(`^(?:那|就|时间)*(?P<clock>(?:早上|上午|中午|下午|晚上)?[\d一二两三四五六七八九十]{1,3}(?:[点::](?:\d{1,2}|半|一刻)?(?:分|钟)?))?[,， ]*(?:(?P<changes>(?:见面)?(?:地点|地方)(?:换到|改到|改在|换在|改成|换成))|(?:(?:见面)?(?:地点|地方))?(?:就)?[在是:：]+)?(?P<place>[^,，。?？\d]{2,14}?)?(?:见面?|碰面?|谈)?(?:吧|了)?$`)
	restOfMeetEN = wording.Compile(`^(?P<clock>(?:at )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm))?[, ]*(?:(?P<changes>(?:the )?(?:place|venue|location) (?:is now|moved to|changed to) )|(?:at|in) )?(?P<place>(?:his|her|their|our|the) [a-z0-9 .'-]{3,24})?$`)
	// behindHour finds a place behind an hour, which needs no word for what it is: 2点半 在坪山.
	behindHour = wording.Compile(`在[^谈聊等忙开看做用比跟催想]`)
	// marksPlace finds a place behind the word for it, and no more: what somebody does there, or who is there, is none.
	marksPlace = wording.OneOf(
		`^(?:那|就|时间)*(?:(?:早上|上午|中午|下午|晚上)?[\d一二两三四五六七八九十]{1,3}[点::](?:\d{1,2}|半|一刻)?(?:分|钟)?)?[,， ]*(?:地点|地方|就)*在[^,，。?？\d在]{0,12}`+
			`(?:公司|厂|厂里|总部|办公室|办公楼|办事处|酒店|宾馆|会议室|楼下|楼里|路|园|园区|店|店里|现场|咖啡厅|咖啡馆|咖啡店|车间|工地|展厅|展会|那边|那里|仓库|大厦|广场|茶馆|茶楼|茶室|食堂|会所)(?:见面?|碰面?|谈)?吧?$`,
		`地点|地方`, `\b(?:place|venue|location)\b`,
		`\b(?:at|in) .*\b(?:office|offices|plant|factory|site|hq|headquarters|place|shop|lab|warehouse|hotel|airport|station|cafe|lobby|showroom|hall|fair|booth|canteen|club|center|centre|building|campus|works|mill|yard|restaurant|branch|premises|room)$`,
	)
	// openPlace finds that a place is still to be settled.
	openPlace = wording.Compile(`定|再说|再看|待|不清|不知|没说|随便|都行|都可以|另外|通知`)
)

// tellsRestOfMeet takes an hour or a place for the appointment that the last card shows, where that lacks it: 10点 在他们公司.
func (q *request) tellsRestOfMeet() (bool, error) {
	s := squash(q.m.Text)
	if length(s) > 24 || q.was.Track == "" || len(q.conv.Items) == 0 || namesCustomer(q.f) || len(q.f.Refs) > 0 || asks(s) || didSomething(q.f) {
		return false, nil
	}
	last := q.conv.Items[len(q.conv.Items)-1]
	if last.Kind != crm.KindTask || q.said().Sub(q.conv.At) > talksFor {
		return false, nil
	}
	re := restOfMeetZH
	if ascii(s) {
		re = restOfMeetEN
	}
	m := re.FindStringSubmatch(s)
	if m == nil {
		return false, nil
	}
	clock, changes, place := m[1], m[2] != "", strings.TrimSpace(m[3])
	if place != "" && (!marksPlace.MatchString(s) && (clock == "" || !behindHour.MatchString(s)) || openPlace.MatchString(place) || sentenceOf.MatchString(place) || toldOfSomebody.MatchString(place) || namesDay(place)) || clock == "" && place == "" {
		return false, nil
	}
	t, err := crm.Get[crm.Task](q.tx, crm.TaskID(last.ID))
	if crm.IsMissing(err) {
		return false, nil
	}
	if err != nil || !t.Open() || !t.Visit || t.Owner != q.who.ID || t.Due == "" {
		return false, err
	}
	var e desk.TaskEdit
	if clock != "" && t.Clock == "" {
		if _, at := q.parseStep(string(t.Due) + " " + clock); at != "" {
			e.Clock = &at
		}
	}
	if place != "" && (t.Place == "" || changes) {
		e.Place = &place
	}
	if e.Clock == nil && e.Place == nil || clock != "" && e.Clock == nil {
		return false, nil // an hour that it has already is moved by other words
	}
	return true, q.completeMeet(t.ID, e)
}

// completeMeet writes what an appointment lacked, and shows it.
func (q *request) completeMeet(id crm.TaskID, e desk.TaskEdit) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	q.conv.Question = crm.Question{}
	done, err := w.CorrectTask(id, e)
	if err != nil {
		return err
	}
	v, err := q.taskView(done.After)
	if err != nil {
		return err
	}
	q.conv.Group = w.Group()
	q.about(done.After.Account, "")
	q.alone(q.say.MeetSet(v, w.Group()))
	return nil
}
