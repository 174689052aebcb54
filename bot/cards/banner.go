package cards

import "fmt"

// BannerView is what the console says of itself when it starts.
type BannerView struct {
	Demo  bool
	Team  string
	Data  string // the folder
	You   string
	Clock string // the moment at which the clock stands, if it was moved; "" if it was not
}

// Banner is the console's first words, in the language of who speaks.
func Banner(locale string, v BannerView) string {
	zh := locale != "en"
	pick := func(c, e string) string {
		if zh {
			return c
		}
		return e
	}
	var head string
	if v.Demo {
		head = fmt.Sprintf(pick("Milepost · 演示团队 %s · 数据在 %s(删掉这个文件夹就重新开始)· 您是 %s · :help",
			"Milepost · demonstration team %s · data in %s (delete the folder to start again) · you are %s · :help"), v.Team, v.Data, v.You)
	} else {
		head = fmt.Sprintf(pick("Milepost · %s · 数据在 %s · 您是 %s · :help", "Milepost · %s · data in %s · you are %s · :help"), v.Team, v.Data, v.You)
	}
	if v.Clock != "" {
		head += "\n" + fmt.Sprintf(pick("时钟在 %s,:at now 回到现在", "The clock stands at %s; :at now returns to the present"), v.Clock)
	}
	return head + "\n" + pick("还没有接入聊天平台(怎么接见 README),这个窗口代替 Slack 和企业微信。",
		"No chat platform is connected yet (the README tells how); this window stands in for Slack and WeCom.")
}
