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

// platformNames are the platforms on which people and channels may be.
func platformNames() []string { return []string{configs.PlatformSlack, configs.PlatformWeCom} }
