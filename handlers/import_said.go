package handlers

import (
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// What is said of a file that was looked into and waits to be imported.
var (
	importsIt = wording.OneOf(
		`^(?:那就?|好的?|行|可以|没问题|先|ok|,|,| )*(?:确认)?(?:把)?`+
			wording.Maybe(
				`对的`, `没错的`, `没问题的`, `新的`, `能导的`, `好的`, `其他的`, `其余的`, `这些`,
				`它们?`, `全部`, `所有的?`, `全都`,
			)+`(?:都|先|就)*(?:给我)?(?:导入|导进去?|导|写入|写进去|入库)`+
			`(?:吧|了|进去|一下|系统|\d+行)*$`,
		`^(?:ok |okay |yes |please |go ahead and )*import `+
			wording.Maybe(`it`, `them`, `these`, `all`, `all of (?:it|them)`, `everything`, `the good ones`, `the rest`, `\d+(?: rows)?`)+
			`(?: now| please)*$`,
		`^go ahead$`,
	)
	oversIt = wording.OneOf(
		`^(?:好的?|行|可以|确认|,|,| )*`+wording.Maybe(`\d+处`, `不同的`, `不一样的`, `有差别的`, `那些`, `这些`, `它们?`)+`(?:也|都|全都?|一起|一并|统统)+(?:要|给我)?(?:改|覆盖|更新|替换)(?:了|吧|掉|过来)*$`,
		`^(?:就|都|全部?)*(?:以|按|用)(?:这张|这个|我的|新的?)*(?:表|表格|表里|表里的|文件|文件里的?)(?:为准|的?改|覆盖|更新)(?:了|吧)*$`,
		`^(?:ok |okay |yes |please )*(?:change|replace|update|overwrite) (?:them|it|those|these|all|what differs)(?: too| as well)?$`,
		`^(?:the|my) file (?:is right|wins)$`,
	)
	dropsIt  = wording.Compile(`^(?:先|暂时|还是|那)*(?:不|别)(?:要|用)?(?:导入?|写入?)(?:了|吧)?$|^(?:取消|不要)(?:导入|这个文件)了?$|^(?:don't|do not) import(?: it| them)?$`)
	faultyIn = wording.OneOf(
		`^(?:把|看看|看一?下)?(?:是|都是)?(?:哪些|哪几|哪)`+
			`个?行?(?:有错|错了?|不对|有问题|没导入?|重复)`,
		`^(?:把)?`+
			wording.Any(`有错`, `出错`, `错`, `不对`, `有问题`, `重复`, `疑似重复`, `没导进去`)+
			`的?`+wording.Any(
			`那?几?行`, `行`, `是哪些?`, `都是哪些?`, `什么原因`, `原因`, `为什么`, `怎么回事`,
			`哪里错`, `发我`, `给我`, `列出来`, `有哪些`, `哪几行`, `是哪几行`,
		)+`+`,
		`^(?:为什么|为啥|怎么)(?:有错|错了|会错|导不进去?)`,
		`^(?:错误|出错|失败)的?(?:原因|明细|清单|在哪)`,
		`^(?:下载|给我|发我?|要)?(?:一下|个)?标注表`,
		`^which rows?(?: are| is)? (?:wrong|faulty|bad|alike)`,
		`^what(?:'s| is) wrong(?: with (?:it|them))?$`,
	)
)

// letsIt lets a file be that was shown just now; later on it is said of something else.
var letsIt = wording.Compile(`^(?:取消|算了|不要了?)吧?$|^(?:cancel|never ?mind)$`)

// importHolds is how long words are about the file that was looked into last.
const importHolds = 2 * time.Hour

// shownImport is the file that words are about which was looked into and waits to be
// imported; "" for none.
func shownImport(conv *crm.Conversation, f parse.Facts, said time.Time) crm.BlobID {
	if conv.Question.Key != cards.AskImport || said.Sub(conv.Question.At) > importHolds {
		return ""
	}
	s := f.Plain()
	bare := (isYes(f.Text) || isNo(f.Text) || letsIt.MatchString(s)) && !conv.At.After(conv.Question.At) // else it answers what came after
	if !bare && !importsIt.MatchString(s) && !oversIt.MatchString(s) && !dropsIt.MatchString(s) && !faultyIn.MatchString(s) {
		return ""
	}
	return crm.BlobID(conv.Question.Subject.ID)
}

// answersImport does what the words say to the file that was shown: what its buttons do.
func (q *request) answersImport() error {
	question := q.conv.Question
	s := squash(q.m.Text)
	if faultyIn.MatchString(s) {
		return q.pressMarked(chat.Action{})
	}
	q.conv.Question = crm.Question{}
	what := cards.ImportKeep
	if oversIt.MatchString(s) {
		what = cards.ImportOver
	}
	if isNo(q.m.Text) || letsIt.MatchString(s) || dropsIt.MatchString(s) {
		what = cards.ImportDrop
	}
	print := ""
	if len(question.Choices) > 0 {
		print = question.Choices[0].Value
	}
	return q.pressImport(chat.Action{Verb: cards.DoImport, Subject: question.Subject.ID, Arg: strings.Join([]string{what, print}, ".")})
}
