package cards

import "milepost/bot/chat"

// AlikePair is two customers whose names come near each other.
type AlikePair struct {
	Near                           int // how near, of 100
	One, OneNumber, OneOwner       string
	Other, OtherNumber, OtherOwner string
}

// AlikeView is customers that may be registered twice.
type AlikeView struct {
	Pairs  []AlikePair
	All    int  // how many pairs there are, shown or not
	Partly bool // not all customers were compared
}

// Alike lists customers that may be one, and says how two are made one.
func (w *Writer) Alike(v AlikeView) chat.Card {
	if v.All == 0 {
		return w.fit(chat.Card{
			Title: w.t("没看到名称相近的客户", "No two customers have names that are alike"),
			Lines: []string{w.t("两家其实是一家,写「A 和 B 是同一家」", "If two are one all the same: “A and B are the same company”")},
		})
	}
	c := chat.Card{Title: w.t("可能重复的客户 · %d 对", "Customers that may be one: %d pairs", v.All)}
	for i, p := range v.Pairs {
		c.Lines = append(c.Lines, Circled(i+1)+" "+w.t("%[1]s 和 %[2]s", "%[1]s and %[2]s",
			dots(Short(p.One, 16), p.OneOwner, Hash(p.OneNumber)), dots(Short(p.Other, 16), p.OtherOwner, Hash(p.OtherNumber))))
	}
	p := v.Pairs[0]
	c.Note = w.t("是一家就写「把%[1]s并到%[2]s」", "If they are one: “merge %[1]s into %[2]s”", Short(p.Other, 16), Short(p.One, 16))
	if v.Partly {
		c.Lines = append(c.Lines, w.t("客户多,只比了一部分", "There are many customers; only some were compared"))
	}
	return w.fit(c)
}
