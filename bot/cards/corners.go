package cards

import (
	"fmt"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// CornersView are the corners that somebody has in one deal alone.
type CornersView struct {
	crm.Corners
	Title string // of the deal
	Deal  string // its number
}

// depthShown is the depth of a relation as it was noted, else as it is proposed.
func (w *Writer) depthShown(v PersonView) string {
	if v.Depth != "" {
		return w.depthWord(v.Depth)
	}
	return playbook.Label(w.Book.Depths, w.Book.Depth(v.Met), w.Locale) + w.paren(w.t("推测,", "proposed: ")+w.metCount(v.Met))
}

func (w *Writer) depthWord(id string) string {
	if id == "" {
		return ""
	}
	return playbook.Label(w.Book.Depths, id, w.Locale)
}

// cornersOf are the corners that somebody has in one deal alone, in words.
func (w *Writer) cornersOf(own crm.Corners) string {
	roles := w.roleWords(crm.Contact{Roles: own.Roles, Decision: own.Decision})
	if own.NoRoles {
		roles = dots(w.t("没有采购角色", "no buying role"), roles)
	}
	return dots(roles, w.labelIf(w.Book.Attitudes, own.Attitude), w.labelIf(w.Book.Supports, own.Support), w.depthWord(own.Depth))
}

// InAllDeals adds to a receipt that what was noted of somebody holds in all deals of
// his customer, and how it is said of one of them.
func (w *Writer) InAllDeals(c chat.Card, name string) chat.Card {
	c.Note = w.t("在这家的所有商机里都算;只在一个里,写「%s在(商机名)里…」", "It holds in all their deals; of one only: “in (deal), %s …”", Short(name, 16))
	return w.fit(c)
}

// DealCalledWhat asks what one more deal of a customer is called.
func (w *Writer) DealCalledWhat(account string) chat.Card {
	name := Short(account, 16)
	return w.fit(chat.Card{
		Title: w.t("%s 的新商机叫什么?", "What is the new deal at %s called?", name),
		Lines: []string{w.t("连名字再写一次,如「新商机 %s 储能线 300万」", "Say it with its name: “new deal at %s: storage line, 3M CNY”", name)},
	})
}

// PartPeople is the part of a deal's card with the people of its customer.
const PartPeople = "people"

// DealPeopleView are the people of a deal, each as it has him.
type DealPeopleView struct {
	DealView
	People []PersonView
	From   int // first person to show
}

// DealPeople are the people of a deal with their four corners in it (J6).
func (w *Writer) DealPeople(v DealPeopleView) chat.Card {
	title := tail(dots(w.dealName(v.DealView), w.t("决策人", "people")), Hash(v.Number()), TitleColumns)
	if len(v.People) == 0 {
		return w.OrgChart(ChartView{Name: v.AccountName, Number: v.Number()})
	}
	var lines []string
	for _, p := range v.People {
		name := w.people([]crm.Contact{{Name: p.Name, Title: p.Title}})
		if p.Own {
			name += w.paren(w.t("本商机", "this deal"))
		}
		lines = append(lines, w.colon(name, strings.Join([]string{
			orDash(w.roleWords(p.Contact)), orDash(w.labelIf(w.Book.Attitudes, p.Attitude)),
			orDash(w.labelIf(w.Book.Supports, p.Support)), w.depthShown(p),
		}, " | ")))
	}
	c, next := w.text(title, lines, v.From)
	if next < len(lines) {
		c.Buttons = append(c.Buttons, button(w.t("还有 %d 条", "%d more", len(lines)-next), DoShow, v.Number(), fmt.Sprintf("%s.%d", PartPeople, next)))
	}
	c.Note = w.t("采购角色 | 创新态度 | 项目支持 | 关系层度", "role | attitude | support | depth")
	return w.fit(c)
}
