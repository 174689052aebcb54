// Package configs reads the one configuration file: who works here, in which
// teams, on which platforms, and how the process runs. Environment variables
// stand over the file, the file over the defaults. Without a file it is the
// demonstration team. Calendars of public holidays are here too, as data.
package configs

import (
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Fault is one thing that is wrong in a configuration.
type Fault = playbook.Fault

// Config is the whole configuration. It is read once and never changed.
type Config struct {
	Company  Company  `yaml:"company"`
	Data     string   `yaml:"data"`     // folder of the store; in a file, relative to the file
	Playbook string   `yaml:"playbook"` // file of the sales method, relative to this one; "" = the embedded one
	Log      Log      `yaml:"log"`
	HTTP     HTTP     `yaml:"http"`
	Backup   Backup   `yaml:"backup"`
	Limits   Limits   `yaml:"limits"`
	Exports  Exports  `yaml:"exports"`
	People   []Person `yaml:"people"`
	Teams    []Team   `yaml:"teams"`
	// CalendarRows are the calendars that the file adds to, or brings along.
	CalendarRows []Calendar `yaml:"calendars"`
	Holidays     []Holiday  `yaml:"holidays"` // on which the company itself is closed
	Slack        Slack      `yaml:"slack"`
	WeCom        WeCom      `yaml:"wecom"`

	Demo bool           `yaml:"-"` // the embedded demonstration team
	Path string         `yaml:"-"` // file that it was read from; "" for none
	Book *playbook.Book `yaml:"-"` // the sales method, never nil after Load
	// Unsound is what is wrong with the platforms that cannot be connected while
	// another one can, by platform; with Options.Partly alone.
	Unsound map[string]Faults `yaml:"-"`

	origins map[string]Origin
	years   map[string]*crm.Calendar // what the files of calendars say
}

// Company is who we are.
type Company struct {
	Name    string `yaml:"name"`    // 海平自动化
	Short   string `yaml:"short"`   // stands for {{company}} in texts; Name if empty
	Product string `yaml:"product"` // what we sell, for the call script

	// What holds for teams and people that say nothing else.
	Locale   string `yaml:"locale"`
	Zone     string `yaml:"zone"`
	Calendar string `yaml:"calendar"`
	Hours    string `yaml:"hours"`
}

// Log is how the process logs.
type Log struct {
	Level  string `yaml:"level"`  // debug info warn error
	Format string `yaml:"format"` // auto text json; auto = text on a terminal, else json
}

// HTTP is the one listener that platforms share.
type HTTP struct {
	Addr string `yaml:"addr"` // host:port; "" = none
}

// Backup is when the running service copies its store, and where to.
type Backup struct {
	Dir  string `yaml:"dir"`  // folder of the copies; in a file, relative to it; "" = backups in the data folder
	At   string `yaml:"at"`   // 02:30, in the company's zone
	Keep int    `yaml:"keep"` // newest copies that are kept; 0 = none are made
}

// Limits are how much and how long.
type Limits struct {
	FileMB     int `yaml:"file_mb"`     // largest file taken from chat, MiB
	ImportRows int `yaml:"import_rows"` // rows of one import
	HeldDays   int `yaml:"held_days"`   // messages of strangers are kept, days
	BodyDays   int `yaml:"body_days"`   // bodies of messages and posts are kept, days
	KeyDays    int `yaml:"key_days"`    // keys of messages and posts are remembered, days
	BlobDays   int `yaml:"blob_days"`   // files that nothing refers to are kept, days
}

// Exports are the files that leave the product.
type Exports struct {
	Notice bool `yaml:"notice"` // they carry the line 内部文件,注意保密
}

// Person is a member of the company.
type Person struct {
	ID         string            `yaml:"id"`
	Name       string            `yaml:"name"`
	Full       string            `yaml:"full"`
	Aliases    []string          `yaml:"aliases"`
	Roles      []string          `yaml:"roles"`
	Team       string            `yaml:"team"`
	Manager    string            `yaml:"manager"`
	Deputy     string            `yaml:"deputy"`
	Locale     string            `yaml:"locale"`     // zh or en; after Load never empty: the team's, else the company's
	Zone       string            `yaml:"zone"`       // IANA name; likewise
	Hours      string            `yaml:"hours"`      // 09:00-18:00; the company's when empty
	Calendar   string            `yaml:"calendar"`   // CN, DE, … or none; likewise
	Home       string            `yaml:"home"`       // platform on which the bot speaks first; after Load empty only without identities
	Identities map[string]string `yaml:"identities"` // by platform: ID, or TENANT/ID
}

// Team is a sales team.
type Team struct {
	ID       string    `yaml:"id"`
	Name     string    `yaml:"name"`
	Region   string    `yaml:"region"`
	Zone     string    `yaml:"zone"`
	Locale   string    `yaml:"locale"`
	Calendar string    `yaml:"calendar"`
	Channels []Channel `yaml:"channels"`
}

// Channel is where a team's digests go.
type Channel struct {
	Platform string `yaml:"platform"`
	Channel  string `yaml:"channel"` // ID, or TENANT/ID
	Label    string `yaml:"label"`   // #华南
	Amounts  bool   `yaml:"amounts"` // money may be shown there
	// Approvals: requests stand there with all they need, and are decided there.
	Approvals bool `yaml:"approvals"`
}

// Slack is the connection to Slack.
type Slack struct {
	Mask              bool   `yaml:"mask"`      // nobody's telephone number and mail address is shown there
	Workspace         string `yaml:"workspace"` // T…: the tenant of identities that name none
	Mode              string `yaml:"mode"`      // socket or http
	APIURL            string `yaml:"api_url"`   // of a server other than Slack's
	BotToken          Secret `yaml:"bot_token"`
	BotTokenFile      string `yaml:"bot_token_file"`
	AppToken          Secret `yaml:"app_token"`
	AppTokenFile      string `yaml:"app_token_file"`
	SigningSecret     Secret `yaml:"signing_secret"`
	SigningSecretFile string `yaml:"signing_secret_file"`
}

// WeCom is the connection to WeCom 企业微信.
type WeCom struct {
	Mask          bool   `yaml:"mask"`    // as of Slack
	CorpID        string `yaml:"corp_id"` // also the tenant of identities that name none
	AgentID       string `yaml:"agent_id"`
	APIURL        string `yaml:"api_url"` // of a server other than the platform's
	BotID         string `yaml:"bot_id"`
	BotURL        string `yaml:"bot_url"` // of a server of intelligent bots other than the platform's
	Secret        Secret `yaml:"secret"`
	SecretFile    string `yaml:"secret_file"`
	Token         Secret `yaml:"token"`
	TokenFile     string `yaml:"token_file"`
	AESKey        Secret `yaml:"aes_key"`
	AESKeyFile    string `yaml:"aes_key_file"`
	BotSecret     Secret `yaml:"bot_secret"`
	BotSecretFile string `yaml:"bot_secret_file"`
	Hooks         Secret `yaml:"hooks"` // group robots: NAME=KEY, separated by spaces, commas or line ends
	HooksFile     string `yaml:"hooks_file"`
}

// Identity is somebody as one platform knows him.
type Identity struct{ Platform, Tenant, ID string }

// Masked are the platforms that show nobody's telephone number and mail address.
func (c *Config) Masked() map[string]bool {
	return map[string]bool{PlatformSlack: c.Slack.Mask, PlatformWeCom: c.WeCom.Mask}
}

// Options are what Load needs of the world around it.
type Options struct {
	Path     string                            // "" = MILEPOST_CONFIG, else the demonstration team
	Env      func(name string) (string, bool)  // nil = no environment
	ReadFile func(path string) ([]byte, error) // required when a file is named
	// Partly leaves out a chat platform that is set up wrongly where another one is
	// sound, and says so in Config.Unsound.
	Partly bool
	// Slack reads what a command that sets Slack up needs, and minds nothing else:
	// the roster is not written yet then.
	Slack bool
}

// Person gives a member of the company by id.
func (c *Config) Person(id string) (Person, bool) {
	for _, p := range c.People {
		if p.ID == id {
			return p, true
		}
	}
	return Person{}, false
}

// Team gives a team by id.
func (c *Config) Team(id string) (Team, bool) {
	for _, t := range c.Teams {
		if t.ID == id {
			return t, true
		}
	}
	return Team{}, false
}
