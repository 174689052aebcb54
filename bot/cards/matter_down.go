package cards

import "strings"

// downWords are what is said of a platform that neither hears nor speaks. Part
// is the cause where it is known: "set" and a variable, "token", "app-token", "ip"
// and the address that is not trusted, "secret", "corp", "bot", or "twice".
func (w *Writer) downWords(m Matter) matterWords {
	name := w.platformWord(m.Subject)
	out := matterWords{
		w.t("%s 收发失败", "%s is down", name), w.backlog(m.Count),
		w.t("查令牌、网络、出口 IP 是否可信;原因在运行日志", "check token, network and trusted IP address; the log tells why"),
		w.t("%s 恢复了", "%s is up again", name),
	}
	kind, address, _ := strings.Cut(m.Part, " ")
	switch kind {
	case "ip":
		out.what = w.t("%s 收发失败:出口 IP 不可信", "%s is down: IP address not trusted", name)
		if address == "" {
			address = w.t("服务器的出口 IP", "the server's address")
		}
		out.fix = w.t("把 %s 加进:应用管理 → 应用 → 企业可信IP", "add %s: 应用管理 → the app → 企业可信IP", address)
	case "set":
		out.what = w.t("%s 没连上:设置有误", "%s is not connected: wrong setting", name)
		out.fix = w.t("改 %s,再重启;运行日志说错在哪", "correct %s, restart; the log tells more", address)
	case "token":
		out.what = w.t("%s 收发失败:不认令牌了", "%s is down: token not taken any more", name)
		out.fix = w.t("重新安装应用,新的 xoxb- 令牌填进环境变量,再重启", "reinstall the app, set its new xoxb- token, restart")
	case "app-token":
		out.what = w.t("%s 收发失败:不认应用级令牌", "%s is down: app-level token not taken", name)
		out.fix = w.t("App-Level Tokens 里建新的 xapp- 令牌,填进环境变量,再重启", "make an xapp- token under App-Level Tokens, set it, restart")
	case "secret":
		out.what = w.t("%s 收发失败:Secret 不对或重置过", "%s is down: wrong or reset Secret", name)
		out.fix = w.t("抄 应用管理 → 应用 → Secret 到环境变量,再重启", "copy 应用管理 → the app → Secret into the environment, restart")
	case "corp":
		out.what = w.t("%s 收发失败:企业ID 不对", "%s is down: wrong corporation id", name)
		out.fix = w.t("抄 我的企业 → 企业ID 到环境变量,再重启", "copy 我的企业 → 企业ID into the environment, restart")
	case "bot":
		out.what = w.t("%s 的智能机器人连不上", "%s: the intelligent bot cannot connect", name)
		out.means = w.t("经机器人的收发停了,应用的私聊不受影响", "Nothing goes through the bot; the app's own chat is not affected")
		out.fix = w.t("智能机器人 → API模式 里的 ID 和 Secret 抄到环境变量", "copy id and Secret of 智能机器人 → API模式 into the environment")
	case "twice":
		out.what = w.t("%s 的智能机器人被另一个程序占用", "%s: another program took the intelligent bot", name)
		out.means = w.t("对机器人说的话会漏掉,应用的私聊不受影响", "What is said to the bot may be missed; the app's own chat is not affected")
		out.fix = w.t("停掉另一个,或给它单建一个机器人", "stop the other one, or make a bot of its own for it")
	}
	return out
}
