package handlers

import (
	"strings"
	"testing"
)

// TestWhatIsKeptOfSomebodyIsGivenToHimWhole asks for the personal data of a contact:
// what was noted of him, by whom it ever was, stands in the file beside his number,
// and the line that says who exported it, when. What the deal is worth does not.
func TestWhatIsKeptOfSomebodyIsGivenToHimWhole(t *testing.T) {
	w := newWorld(t)
	for _, text := range []string{
		"今天拜访了比亚迪王总,聊了电池线,预算777万", "王总电话13700001234", "王总支持我们", "王总是决策者", "王总喜欢钓鱼", "王总个人备注 女儿明年高考",
		"新商机 比亚迪 储能线 333万", "王总在储能线里反对我们", "周五前给王总发方案",
	} {
		w.tell("xiaoli", text)
	}
	card := w.one(w.tell("zhouhang", "导出 王总 比亚迪 的个人信息"))
	w.has(card, "!钓鱼", "!777万")
	file := sheetText(t, w.one(w.press("zhouhang", card, "导出给本人")))
	for _, want := range []string{"13700001234", "支持", "决策者", "钓鱼", "女儿明年高考", "反对", "给王总发方案", "聊了电池线", "周航 2026-"} {
		if !strings.Contains(file, want) {
			t.Errorf("the file does not hold %q:\n%s", want, file)
		}
	}
	for _, not := range []string{"777", "333", "储能线", "P2"} {
		if strings.Contains(file, not) {
			t.Errorf("the file holds %q, which is no word about him:\n%s", not, file)
		}
	}
}

// sheetText are the words of the workbook that a card brings.
func sheetText(t *testing.T, s shown) string {
	t.Helper()
	if len(s.post.Card.Files) != 1 || s.post.Card.Files[0].Book == nil {
		t.Fatalf("no workbook with\n%s", s.text)
	}
	var b strings.Builder
	for _, sheet := range s.post.Card.Files[0].Book.Sheets {
		b.WriteString(strings.Join(append([]string{sheet.Title}, sheet.Notes...), "\n") + "\n")
		for _, row := range sheet.Rows {
			for _, c := range row {
				b.WriteString(c.S + "\t")
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestTheFileOfSomebodyWhomNobodyNotedIsNoPartOfAVisit(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线", "#V1")
	w.says("xiaoli", "林工的资料给我", "还没存过「林工」", "!已记")
	w.says("xiaoli", "Finch's details please", "还没存过「Finch」", "!已补")
	w.says("xiaoli", "王总的资料给我", "王总 · 比亚迪", "!还没存过")
	w.says("xiaoli", "比亚迪的资料给我", "比亚迪", "!还没存过")
}

func TestAnAdminAsksInManyWordsForADeletion(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线", "#V1")
	for _, said := range []string{"删除王总的个人信息", "忘记王总", "忘掉王总吧", "forget 王总", "删掉联系人王总", "请删除比亚迪王总的所有信息", "erase 王总", "王总要求删除个人信息", "delete contact 王总"} {
		w.says("zhouhang", said, "王总(比亚迪)", "确认删除")
		w.says("zhouhang", "算了", "好,没有改")
	}
	w.says("zhouhang", "忘记你好", "!确认删除") // nobody's name
}

// TestPersonalDataIsAskedForBeforeTheName asks for them in the order in which English puts it; the
// lead sheet is no data of a person.
func TestPersonalDataIsAskedForBeforeTheName(t *testing.T) {
	w := newWorld(t)
	w.tell("anna", "saw Greta Lindqvist @ Oakline, all good")
	w.says("zhouhang", "export personal data of Greta Lindqvist", "Greta Lindqvist(Oakline) #K1", "[导出给本人]")
	w.says("zhouhang", "export the personal details of Greta Lindqvist", "Greta Lindqvist(Oakline) #K1")
	w.says("zhouhang", "export the data of last week", "!#K1")
}
