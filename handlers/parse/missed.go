package parse

import "strings"

// missed reports whether a clause says of somebody of the customer's that he was
// somewhere else: 翁总去北京开会了, Quentin away, Ken had left for the airport.
func (r *reader) missed(c *clause) bool {
	i := c.from
	who := false
	for i < c.to && (r.folkAt(i) || r.toks[i].kind == tokPerson || r.inFirm(i) || r.toks[i].kind == tokMark || isFunc(r.toks[i], "的") || r.toks[i].kind == tokWord && r.toks[i].bits&(cDept|cTitle|cPersonWord) != 0) {
		who = who || !r.inFirm(i) && r.toks[i].kind != tokMark
		i++
	}
	if !who || i >= c.to || c.bits&(cMeet|cVisit|cCall) != 0 && !strings.Contains(string(r.n[c.span.Start:c.span.End]), "开会") {
		return false
	}
	for i < c.to && (r.isSpace(i) || isFunc(r.toks[i], "又") || isFunc(r.toks[i], "今天") || r.toks[i].kind == tokWhen || isFunc(r.toks[i], "临时") || isFunc(r.toks[i], "was") || isFunc(r.toks[i], "is") || isFunc(r.toks[i], "had") || isFunc(r.toks[i], "has") || isFunc(r.toks[i], "just") || isFunc(r.toks[i], "already")) {
		i++
	}
	if i >= c.to {
		return false
	}
	switch t := r.toks[i]; t.text() {
	case "去", "到", "去了", "在", "回", "回了", "飞", "飞去":
		next := r.tok(i + 1)
		return next.bits&cRegion != 0 && next.kind == tokWord || elsewhere[next.text()]
	case "away", "gone", "absent", "left", "left for", "off", "out", "travelling", "traveling", "abroad", "overseas", "at the airport", "in a meeting", "left early", "busy", "called away":
		return true
	default:
		return elsewhere[t.text()]
	}
}

// elsewhere are the words for where somebody is who is not there.
var elsewhere = map[string]bool{
	"外地": true, "出差": true, "出差了": true, "开会": true, "开会去了": true, "培训": true, "休假": true, "请假": true, "请假了": true, "住院": true, "国外": true, "总部": true, "老家": true, "外面": true, "休息": true, "年假": true, "产假": true, "病假": true,
}
