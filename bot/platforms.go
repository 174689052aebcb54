package main

import (
	"milepost/bot/chat"
	"milepost/bot/console"
	"milepost/configs"
)

// platforms is the list of chat platforms: one line for each. The console
// stands in for all of them until one is connected.
func platforms(con *console.Console) []chat.Transport {
	return []chat.Transport{
		con.Transport(configs.PlatformSlack),
		con.Transport(configs.PlatformWeCom),
	}
}

// connected is the list of chat platforms that a configuration connects to, one
// line for each. This release has none: the console stands in for them, and a
// service keeps what it has to say.
func connected(*configs.Config) []chat.Transport { return nil }

// platformNames are the platforms on which people and channels may be.
func platformNames() []string { return []string{configs.PlatformSlack, configs.PlatformWeCom} }
