package cards

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"milepost/bot/chat"
)

// The kinds of a Matter.
const (
	MatterParked   = "parked"   // messages could not be handled
	MatterRefused  = "refused"  // posts were given up within a day
	MatterPlatform = "platform" // one platform neither hears nor speaks
	MatterSetup    = "setup"    // a platform works, and an admin has to put something right there
	MatterBackup   = "backup"   // the last good backup is too old, or there is none
	MatterDisk     = "disk"     // the disk is nearly full
	MatterCheck    = "check"    // the store is not consistent
	MatterCalendar = "calendar" // the holidays of a year that is near are not known
	MatterClock    = "clock"    // the clock differs from that of the platforms
)

// PlatformState is how one platform does.
type PlatformState struct {
	Name string // slack, wecom
	OK   bool
}

// StatusView is what an admin sees of the machine room: counts, never deals.
type StatusView struct {
	Version   string
	Started   time.Time
	Platforms []PlatformState
	Matters   []Matter // what needs him, the most pressing first
	People    int
	Records   int
	Waiting   int            // messages not yet handled
	Held      int            // messages of strangers
	Queued    int            // posts not yet sent
	Hours     []TeamHourView // what teams hear at another hour than the method's
	Backup    *BackupState   // nil: nobody knows
	Past      PastUnsaid     // of the last time when nobody listened; the zero value for nothing worth a word
}

// KeptPastUnsaid is where that is kept of the last time when nobody listened.
const KeptPastUnsaid = "past.unsaid"

// PastUnsaid counts the reminders and digests whose time came and went while nobody
// listened: they are not said afterwards.
type PastUnsaid struct {
	From  time.Time `json:"from"`
	To    time.Time `json:"to"`
	Count int       `json:"n"`
}

// Matter is one thing of the machine room that needs an admin. It names no
// customer and no word that anybody wrote.
type Matter struct {
	Kind    string
	Subject string    // the platform, or the calendar
	Since   time.Time // since when, or the last good one; zero = nobody knows, or none
	Count   int       // messages, posts that wait or were given up, differences; the year of a calendar
	Who     string    // whose message it was, where it is one
	Number  string    // incident of the newest message
	// Part is of a setup workspace, events, signing, "scope" and its name, "channel"
	// and its id; of a platform that is down see downWords.
	Part  string
	Free  uint64        // bytes that are left on the disk
	Ahead time.Duration // how far our clock is ahead; negative: behind
}

// ID tells matters apart: there is one at a time of each kind and subject.
func (m Matter) ID() string {
	if m.Kind == MatterCalendar {
		return fmt.Sprintf("%s/%s-%d", m.Kind, m.Subject, m.Count)
	}
	if m.Kind == MatterSetup {
		return m.Kind + "/" + m.Subject + "/" + m.Part
	}
	return m.Kind + "/" + m.Subject
}

// Past reports whether it has lost its point at a moment without anybody mending it:
// a calendar whose year is over.
func (m Matter) Past(at time.Time) bool {
	return m.Kind == MatterCalendar && at.UTC().Year() > m.Count
}

// Urgent reports whether an admin is told at once; the rest waits for his
// working hours.
func (m Matter) Urgent() bool {
	switch m.Kind {
	case MatterParked, MatterPlatform, MatterDisk, MatterClock:
		return true
	}
	return false
}

// matterWords are what is wrong, what it means for people, what to do, and
// what is said when it is mended.
type matterWords struct{ what, means, fix, done string }

func (w *Writer) matterWords(m Matter) matterWords {
	switch m.Kind {
	case MatterParked:
		return matterWords{
			w.t("有 %d 条消息没处理成", "Messages set aside: %d", m.Count),
			w.t("原话都存好了,不用重发", "The words are safe; nobody need send them again"),
			w.t("milepost doctor 说原因,也能重新处理", "milepost doctor tells why, and handles them again"),
			w.t("没处理成的消息都处理好了", "The messages set aside are dealt with"),
		}
	case MatterRefused:
		return matterWords{
			w.t("一天内有 %d 条发不出去", "Not delivered within a day: %d", m.Count),
			w.t("平台不收:人可能走了,频道可能没了,或机器人被移出", "The platform refused: a person left, a channel is gone, or the bot was removed"),
			w.t("milepost doctor 列出是哪些", "milepost doctor lists them"),
			w.t("一天内没有再发不出去的", "Nothing was refused for a day"),
		}
	case MatterPlatform:
		return w.downWords(m)
	case MatterBackup:
		what := w.t("还没有一份好的备份", "There is no good backup yet")
		if !m.Since.IsZero() {
			what = w.t("备份停在 %s", "The last good backup is of %s", w.Moment(m.Since))
		}
		return matterWords{
			what, w.t("现在坏了盘,之后记的都找不回来", "If the disk breaks now, what was logged since is lost"),
			w.t("看备份文件夹的权限和空间,再 milepost backup 试一次", "check the folder's rights and room, then try milepost backup"),
			w.t("备份恢复正常", "Backups are made again"),
		}
	case MatterDisk:
		return matterWords{
			w.t("磁盘快满了,只剩 %s", "The disk is nearly full: %s left", Bytes(m.Free)),
			w.t("满了就存不下新消息,发的人等不到回执", "When it is full no message is kept, and nobody gets a receipt"),
			w.t("给数据盘腾地方或扩容;旧备份可以移走", "make room or enlarge the disk; old backups can be moved away"),
			w.t("磁盘有地方了", "The disk has room again"),
		}
	}
	return w.matterMore(m)
}

func (w *Writer) matterMore(m Matter) matterWords {
	switch m.Kind {
	case MatterCheck:
		return matterWords{
			w.t("数据自检有 %d 处不对", "The store's check found %d differences", m.Count),
			w.t("先 milepost backup 备一份", "Make a copy first: milepost backup"),
			w.t("milepost doctor 说哪里不对,能修的它会问", "milepost doctor tells what, and offers to mend it"),
			w.t("数据自检没问题了", "The store is consistent again"),
		}
	case MatterCalendar:
		means := w.t("到时只把周末和日期固定的节日当休息日", "From then on only weekends and holidays of a fixed date count as days off")
		if w.Now.UTC().Year() == m.Count {
			means = w.t("现在只把周末和日期固定的节日当休息日", "Only weekends and holidays of a fixed date count as days off now")
		}
		return matterWords{
			w.t("还没有 %[1]s %[2]d 年的假日表", "The holidays of %[1]s in %[2]d are not known", m.Subject, m.Count),
			means,
			w.t("在配置里加 %[2]d 年的假日文件(见 README)", "add a file for %[2]d under calendars: (see the README)", m.Subject, m.Count),
			w.t("%[1]s %[2]d 年的假日表有了", "The holidays of %[1]s in %[2]d are there", m.Subject, m.Count),
		}
	case MatterSetup:
		return w.setupWords(m)
	case MatterClock:
		what := w.t("服务器的时钟快了约 %s", "The server's clock is about %s fast", w.span(m.Ahead))
		if m.Ahead < 0 {
			what = w.t("服务器的时钟慢了约 %s", "The server's clock is about %s slow", w.span(-m.Ahead))
		}
		return matterWords{
			what, w.t("提醒会早到或晚到", "Reminders come too early or too late"),
			w.t("打开时间同步,如 timedatectl set-ntp true", "switch time synchronisation on: timedatectl set-ntp true"),
			w.t("服务器的时钟对了", "The server's clock is right again"),
		}
	}
	return matterWords{what: m.Kind}
}

// setupWords are what an admin has to put right at a platform that works.
func (w *Writer) setupWords(m Matter) matterWords {
	name := w.platformWord(m.Subject)
	out := matterWords{
		w.t("%s 的设置有一处要改", "Something is to be set right in %s", name), w.t("先照常用,有的功能缺着", "It works meanwhile, without some of what it can do"),
		w.t("运行 milepost check --online,它说改哪里", "milepost check --online says what to press where"), w.t("%s 的设置好了", "%s is set up right", name),
	}
	if channel, ok := strings.CutPrefix(m.Part, "channel "); ok {
		out.what = w.t("%s 的频道 %s 发不进去", "Nothing can be posted in the channel %[2]s of %[1]s", name, channel)
		out.means = w.t("要发到那里的没人看到", "What was to be said there nobody sees")
		out.fix = w.t("在频道里 /invite @Milepost;归档了就在配置里换一个", "/invite @Milepost there; if it was archived, name another one in the configuration")
	}
	if scope, ok := strings.CutPrefix(m.Part, "scope "); ok {
		out.what = w.t("%s 的应用缺权限 %s", "The app in %s lacks the scope %s", name, scope)
		out.fix = w.t("OAuth & Permissions 里加上,再 Reinstall to Workspace", "add it under OAuth & Permissions, then Reinstall to Workspace")
	}
	if m.Part == "signing" {
		out.what = w.t("%s 送来的消息签名对不上", "What %s sends is signed with another secret", name)
		out.means = w.t("都没收,大家在那里说的没人听到", "It is refused: what people write there is not heard")
		out.fix = w.t("对一下密钥,改好后重启:milepost doctor 说是哪一个", "compare the secret and start again; milepost doctor says which one")
		out.done = w.t("%s 送来的消息又收得到了", "What %s sends is taken again", name)
	}
	if m.Part == "workspace" {
		out.what = w.t("%s 的令牌属于另一个工作区", "The token for %s belongs to another workspace", name)
		out.means = w.t("名单里的人在那里找不到", "People of the roster are not found there")
	}
	return out
}

func (w *Writer) backlog(waiting int) string {
	if waiting == 0 {
		return w.t("修好后自动补发(过期的提醒不补)", "What waits is sent once it is back (stale reminders are not)")
	}
	return w.t("积压 %d 条,修好后自动补发(过期的提醒不补)", "%d waiting; sent once it is back (stale reminders are not)", waiting)
}

// span is a rough length of time: 7 分钟, 3 hours.
func (w *Writer) span(d time.Duration) string {
	switch {
	case d >= 48*time.Hour:
		return w.Days(int(d / (24 * time.Hour)))
	case d >= 2*time.Hour:
		return w.n(int(d/time.Hour), "小时", "hour", "hours")
	}
	return w.n(int(d/time.Minute), "分钟", "minute", "minutes")
}

// Bytes is a size: 312 MB, 1.2 GB.
func Bytes(n uint64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%d MB", n>>20)
	}
	return fmt.Sprintf("%d KB", n>>10)
}

// Matter tells an admin what needs him, with the fix in words.
func (w *Writer) Matter(m Matter) chat.Card {
	words := w.matterWords(m)
	c := chat.Card{Tone: chat.Bad, Title: "⚠️ " + words.what}
	switch {
	case m.Who != "":
		c.Lines = append(c.Lines, dots(Short(m.Who, 20), w.Moment(m.Since)))
	case m.Kind != MatterBackup && !m.Since.IsZero():
		c.Lines = append(c.Lines, w.t("从 %s 起", "Since %s", w.Moment(m.Since)))
	}
	c.Lines = append(c.Lines, words.means, w.colon(w.t("怎么修", "To mend it"), words.fix))
	if m.Number != "" {
		c.Note = w.t("编号 %s", "Number %s", m.Number)
	}
	c.Buttons = []chat.Button{w.press(phraseStatus)}
	return w.fit(c)
}

// Mended takes a matter back: the same card, when it is over.
func (w *Writer) Mended(m Matter, since time.Time) chat.Card {
	words := w.matterWords(m)
	if m.Kind == MatterPlatform && !m.Since.IsZero() { // as its card said: before it was seen
		since = m.Since
	}
	return w.fit(chat.Card{
		Tone: chat.Good, Title: "✅ " + words.done,
		Lines: []string{w.stretchOf(since)},
	})
}

// stretchOf is from a moment to now.
func (w *Writer) stretchOf(since time.Time) string {
	return w.t("%[1]s 起,%[2]s 好了", "From %[1]s, over at %[2]s", w.Moment(since), w.Moment(w.Now))
}

// statusMatters is how many matters a status names.
const statusMatters = 3

// Status is what an admin sees of the machine room: what needs him first, with
// the fix, then counts.
func (w *Writer) Status(v StatusView) chat.Card {
	state, down := w.t("运行正常", "All well"), w.downNow(v)
	switch n := len(v.Matters); {
	case n > 0:
		state = w.t("有 %d 件事要看", "To look at: %d", n)
	case len(down) > 0:
		state = w.t("%s 这会儿不通", "%s is down at the moment", w.list(down))
	}
	c := chat.Card{Title: dots(state, w.t("版本 %s", "version %s", v.Version))}
	if len(v.Matters) > 0 || len(down) > 0 {
		c.Tone = chat.Warning
	}
	if len(v.Matters) == 0 && len(down) > 0 {
		c.Lines = append(c.Lines, w.t("正在自己重连;两分钟还不通,我会告诉您怎么修", "It is being tried again; if two minutes do not help, I tell you how to mend it"))
	}
	room := MaxLines - 3 - min(v.Past.Count, 1) - len(v.Hours) - min(len(v.Matters), statusMatters) // for what takes a second line: the counts stay
	for i, m := range v.Matters {
		if i == statusMatters && len(v.Matters) > statusMatters {
			c.Note = w.t("还有 %d 件", "and %d more", len(v.Matters)-i)
			break
		}
		words := w.matterWords(m)
		lines := w.matterLines(words, room > 0)
		room -= len(lines) - 1
		c.Lines = append(c.Lines, lines...)
	}
	just := ""
	if len(v.Matters) > 0 && len(down) > 0 {
		just = w.colon(w.t("刚断开", "Just lost"), w.list(down))
	}
	c.Lines = append(c.Lines, dots(w.platformsLine(v.Platforms), just, w.t("启动于 %s", "started %s", w.Moment(v.Started))),
		dots(w.n(v.People, "人", "person", "people"), w.n(v.Records, "家客户", "customer", "customers"), w.t("待发 %d", "%d to send", v.Queued)))
	if line := w.backupLine(v.Backup); line != "" {
		c.Lines = append(c.Lines, line)
	}
	if v.Waiting > 0 || v.Held > 0 {
		c.Lines = append(c.Lines, w.t("没处理的消息 %[1]d · 存着的新面孔 %[2]d", "%[1]d messages waiting · %[2]d held", v.Waiting, v.Held))
	}
	if p := v.Past; p.Count > 0 {
		c.Lines = append(c.Lines, w.t("停机 %[1]s,%[2]d 个提醒和日报的时间过了,不补发", "Down %[1]s: %[2]d times for reminders and digests passed, not made up", w.fromTo(p.From, p.To), p.Count))
	}
	for _, h := range v.Hours {
		c.Lines = append(c.Lines, w.t("%[1]s的%[2]s %[3]s 发(默认 %[4]s)", "%[2]s of %[1]s: %[3]s (usually %[4]s)", Short(h.Team, 16), h.What, h.At, h.Usual))
	}
	return w.fit(c)
}

// matterLines are what is wrong and how it is mended: in two lines where there is room
// for them and one would be cut, since the end of a way to a setting is what is looked for.
func (w *Writer) matterLines(words matterWords, room bool) []string {
	what, fix := "⚠️ "+words.what, "→ "+words.fix
	if !room || Width(what)+1+Width(fix) <= LineColumns {
		return []string{Short(what+" "+fix, LineColumns)}
	}
	return []string{Short(what, LineColumns), Short(fix, LineColumns)}
}

// downNow are the platforms that do not work, in their words, but for those of which
// a matter says so.
func (w *Writer) downNow(v StatusView) []string {
	var down []string
	for _, p := range v.Platforms {
		told := slices.ContainsFunc(v.Matters, func(m Matter) bool { return m.Kind == MatterPlatform && m.Subject == p.Name })
		if !p.OK && !told {
			down = append(down, w.platformWord(p.Name))
		}
	}
	return down
}

// platformsLine names the platforms that work.
func (w *Writer) platformsLine(all []PlatformState) string {
	if len(all) == 0 {
		return w.t("还没有接入聊天平台,怎么接见 README", "No chat platform is connected yet; the README tells how")
	}
	var up []string
	for _, p := range all {
		if p.OK {
			up = append(up, w.platformWord(p.Name))
		}
	}
	if len(up) == 0 {
		return w.t("没有一个平台连着", "No platform is connected")
	}
	return w.colon(w.t("正常", "Connected"), w.list(up))
}

// AllWell answers somebody who is no admin: whether he can go on. told says whether
// the admin has been told of all that is down.
func (w *Writer) AllWell(down []string, told bool) chat.Card {
	c := chat.Card{
		Title: w.t("在的,一切正常", "I am here; all is well"), Buttons: []chat.Button{w.helpButton()},
	}
	if len(down) > 0 {
		for i, name := range down {
			down[i] = w.platformWord(name)
		}
		c.Title = w.t("在的。%s 这会儿不通", "I am here. %s is down at the moment", w.list(down))
		c.Lines = []string{w.t("正在重连;您说的我都会记下", "It is being tried again; what you tell me is kept")}
		if told {
			c.Lines = []string{w.t("管理员已经知道;您说的我都会记下", "The admin knows; what you tell me is kept")}
		}
	}
	return w.fit(c)
}
