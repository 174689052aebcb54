package wecom

import (
	"regexp"
	"slices"
	"strings"
)

// face finds one of the platform's own faces (表情) at the start of a text: it
// writes them as words in brackets.
var face = regexp.MustCompile(`^\[([^\[\]]{1,6})\]\s*`)

// agreeing are the faces that say yes, and feeling those that say how somebody
// feels. What stands in brackets otherwise is somebody's words.
var (
	agreeing = []string{"强", "OK", "好的", "赞", "握手", "抱拳", "合十", "胜利", "耶"}
	feeling  = []string{
		"微笑", "撇嘴", "色", "发呆", "得意", "流泪", "害羞", "闭嘴", "睡", "大哭", "尴尬", "发怒", "调皮", "呲牙", "惊讶", "难过", "囧", "抓狂", "吐", "偷笑", "愉快", "白眼",
		"傲慢", "困", "惊恐", "憨笑", "悠闲", "咒骂", "疑问", "嘘", "晕", "衰", "骷髅", "敲打", "再见", "擦汗", "抠鼻", "鼓掌", "坏笑", "右哼哼", "鄙视", "委屈", "快哭了", "阴险",
		"亲亲", "可怜", "笑脸", "生病", "脸红", "破涕为笑", "恐惧", "失望", "无语", "嘿哈", "捂脸", "奸笑", "机智", "皱眉", "吃瓜", "加油", "汗", "天啊", "Emm", "社会社会",
		"旺柴", "打脸", "哇", "翻白眼", "666", "让我看看", "叹气", "苦涩", "裂开", "嘴唇", "爱心", "心碎", "拥抱", "弱", "勾引", "拳头", "啤酒", "咖啡", "蛋糕", "玫瑰", "凋谢",
		"菜刀", "炸弹", "便便", "月亮", "太阳", "庆祝", "礼物", "红包", "發", "福", "烟花", "爆竹", "猪头", "跳跳", "发抖", "转圈",
	}
)

// faces writes a text that is nothing but the platform's faces as characters
// that stand for feelings everywhere; any other stays as it is.
func faces(text string) string {
	var out strings.Builder
	for rest := strings.TrimSpace(text); rest != ""; {
		m := face.FindStringSubmatch(rest)
		switch {
		case m != nil && slices.Contains(agreeing, m[1]):
			out.WriteString("👍")
		case m != nil && slices.Contains(feeling, m[1]):
			out.WriteString("🙂")
		default:
			return text
		}
		rest = rest[len(m[0]):]
	}
	return out.String()
}
