package cards

import (
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// DoFace is what an admin decides about a stranger; Subject: identity; Arg: one
// of these.
const (
	DoFace    = "face"
	FaceNot   = "not"   // none of the company
	FaceLater = "later" // not to be asked about for a week
	FaceAgain = "again" // the decision is taken back
)

// FaceKnown is what became of a stranger who turned out to be of the roster.
const FaceKnown = "known"

// DoKnown says that a stranger is somebody of the roster; Subject: identity.
const DoKnown = "known"

// Fields of the form that adds somebody.
const (
	WelcomeName = "name"
	WelcomeTeam = "team"
	WelcomeRole = "role"
)

func (w *Writer) faceName(s Stranger) string {
	if s.Name != "" {
		return s.Name
	}
	return s.ID
}

func (w *Writer) facePlace(s Stranger) string {
	return w.t("%[1]s上的 %[2]s", "%[2]s on %[1]s", w.platformWord(s.Platform), Short(s.ID, 40))
}

// NewFace tells the admin of somebody who is not in the roster, once.
func (w *Writer) NewFace(s Stranger) chat.Card {
	c := chat.Card{
		Title: w.t("新面孔:%s 想使用", "New face: %s would like to use it", Short(w.faceName(s), 24)),
		Lines: []string{
			w.facePlace(s),
			w.t("他的话先存到 %s,加进人员名单后我来问他", "What he wrote is kept until %s; once he is in the roster I ask him", w.ShortDate(crm.DateOf(s.Until.In(w.Zone)))),
		},
	}
	add := button(w.t("加为销售…", "Add as rep…"), DoWelcome, s.Identity, "")
	add.Opens, add.Style = true, chat.Primary
	known := button(w.t("名单里的人…", "In the roster…"), DoKnown, s.Identity, "")
	known.Opens = true
	c.Buttons = []chat.Button{
		add,
		known,
		button(w.t("不是本公司", "Not one of ours"), DoFace, s.Identity, FaceNot),
		button(w.t("忽略7天", "Ignore for 7 days"), DoFace, s.Identity, FaceLater),
	}
	return w.fit(c)
}

// FaceDone is the card after somebody has decided.
func (w *Writer) FaceDone(s Stranger, what, by string) chat.Card {
	c := chat.Card{Lines: []string{w.facePlace(s)}}
	name := Short(w.faceName(s), 24)
	switch what {
	case FaceNot:
		c.Title = w.t("%s:不是本公司", "%s: not one of ours", name)
		c.Lines = append(c.Lines, w.t("已客气告诉他,他的话都删了,以后不再打扰您", "Told kindly, what was written is deleted, you are not asked again"))
		c.Buttons = []chat.Button{button(w.t("改主意了", "On second thoughts"), DoFace, s.Identity, FaceAgain)}
	case FaceLater:
		c.Title = w.t("%[1]s:先不管,到 %[2]s", "%[1]s: left until %[2]s", name, w.ShortDate(crm.DateOf(s.Until.In(w.Zone))))
		c.Lines = append(c.Lines, w.t("那以后他再写,我再问您一次", "If he writes after that I ask you once more"))
		c.Buttons = []chat.Button{button(w.t("现在就定", "Decide now"), DoFace, s.Identity, FaceAgain)}
	case FaceKnown:
		c.Title = w.t("✅ 就是 %s,已连上", "✅ It is %s; linked", name)
	default:
		c.Title = w.t("✅ %s 已加入", "✅ %s is added", name)
	}
	c.Note = w.t("%[1]s %[2]s", "%[1]s, %[2]s", by, w.Moment(w.Now))
	return w.fit(c)
}

// KnownFaceForm asks who of the roster a stranger is.
func (w *Writer) KnownFaceForm(s Stranger) chat.Form {
	name := chat.Field{Key: WelcomeName, Kind: chat.Line, Label: w.t("是谁", "Who"), Required: true, Hint: w.t("名单里怎么叫就怎么写", "as the roster calls them")}
	if s.Name != "" {
		name.Value = []string{s.Name}
	} else if len(s.Without) > 0 {
		name.Hint = w.t("%[1]s上还没有账号的:%[2]s", "not on %[1]s yet: %[2]s", w.platformWord(s.Platform), strings.Join(s.Without, w.t("、", ", ")))
	}
	return chat.Form{
		Do: chat.Action{Verb: DoKnown, Subject: s.Identity}, Title: w.t("连到名单里的人", "Link to the roster"),
		Submit: w.t("连上", "Link"), Cancel: w.t("取消", "Cancel"), Fields: []chat.Field{name},
	}
}

// NotOurs tells somebody once that this is for members of the company.
func (w *Writer) NotOurs() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("您好,这是公司内部的助手", "Hello, this is an assistant for our own staff"),
		Lines: []string{
			w.t("您的话没有保存;有事请直接找您的联系人", "What you wrote is not kept; please turn to whom you know here"),
		},
	})
}

// WelcomeForm asks for what a new colleague is called and where he belongs.
func (w *Writer) WelcomeForm(s Stranger, team string) chat.Form {
	name := chat.Field{Key: WelcomeName, Kind: chat.Line, Label: w.t("姓名", "Name"), Required: true, Hint: w.t("同事之间怎么叫他", "as colleagues call them")}
	if s.Name != "" {
		name.Value = []string{s.Name}
	}
	in := chat.Field{Key: WelcomeTeam, Kind: chat.One, Label: w.t("团队", "Team")}
	for _, t := range s.Teams {
		in.Options = append(in.Options, chat.Option{Value: string(t.ID), Label: t.Name})
	}
	if len(s.Teams) == 1 {
		team = string(s.Teams[0].ID)
	}
	if team != "" {
		in.Value = []string{team}
	}
	as := chat.Field{Key: WelcomeRole, Kind: chat.One, Label: w.t("角色", "Role"), Required: true, Value: []string{string(crm.RoleRep)}}
	for _, r := range w.Book.Roles {
		as.Options = append(as.Options, chat.Option{Value: r.ID, Label: playbook.Label(w.Book.Roles, r.ID, w.Locale)})
	}
	return chat.Form{
		Do: chat.Action{Verb: DoWelcome, Subject: s.Identity}, Title: w.t("加同事", "Add a colleague"),
		Submit: w.t("加入", "Add"), Cancel: w.t("取消", "Cancel"), Fields: []chat.Field{name, in, as},
	}
}

// Stranger is somebody who is not in the roster.
type Stranger struct {
	Name     string // as the platform gives it; may be empty
	Platform string
	ID       string
	Until    time.Time // kept until then; or left alone
	Asked    time.Time // when the admins were asked; it names their card
	Identity string    // chat.Identity's text form
	Teams    []TeamName
	Without  []string // some of the roster who have no identity on that platform
}

// TeamName is a team as a form names it.
type TeamName struct {
	ID   crm.TeamID
	Name string
}
