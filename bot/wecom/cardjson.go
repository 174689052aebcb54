package wecom

// The limits of a template card (模板卡片消息, 智能机器人模板卡片类型). The platform
// speaks of characters (字): a Chinese one is one, a Latin letter half of one as
// it is shown, so they are counted here as two columns each. What is longer is
// cut on the screen.
const (
	maxTitle    = 26  // main_title.title: 26 on the bot's cards, 36 on the app's
	maxSubtitle = 112 // sub_title_text: 112 on the bot's cards
	maxAppSub   = 160 // 160 on the app's
	maxFacts    = 6   // horizontal_content_list
	maxKeyname  = 5   // horizontal_content_list.keyname
	maxValue    = 26  // horizontal_content_list.value
	maxButtons  = 6   // button_list
	maxLabel    = 10  // button_list.text
	maxOptions  = 20  // checkbox.option_list
	maxOption   = 11  // checkbox.option_list.text
)

// The limits of texts in bytes.
const (
	maxText      = 2048  // text and markdown of the app (发送应用消息), and in its group chats
	maxHookText  = 2048  // text of a group robot (群机器人)
	maxHookMark  = 4096  // its markdown and markdown_v2
	maxBotMark   = 20480 // markdown of the intelligent bot
	maxHookImage = 2 << 20
	maxImage     = 10 << 20 // 上传临时素材
	maxFile      = 20 << 20
)

// templateCard is a card as the platform takes it: button_interaction and
// vote_interaction.
type templateCard struct {
	Type        string       `json:"card_type"`
	Title       cardTitle    `json:"main_title"`
	Subtitle    string       `json:"sub_title_text,omitempty"`
	Facts       []cardFact   `json:"horizontal_content_list,omitempty"`
	TaskID      string       `json:"task_id,omitempty"`
	Buttons     []cardButton `json:"button_list,omitempty"`
	Checkbox    *checkbox    `json:"checkbox,omitempty"`
	Submit      *cardButton  `json:"submit_button,omitempty"`
	ReplaceText string       `json:"replace_text,omitempty"` // in a change: the buttons become one grey one
}

type cardTitle struct {
	Title string `json:"title"`
}

type cardFact struct {
	Key   string `json:"keyname"`
	Value string `json:"value,omitempty"`
}

// cardButton is a button. Style 1 is blue, 2 grey on white, 3 red on white.
type cardButton struct {
	Text  string `json:"text"`
	Style int    `json:"style,omitempty"`
	Key   string `json:"key"`
}

type checkbox struct {
	Question string       `json:"question_key"`
	Mode     int          `json:"mode"` // 0 one, 1 many
	Options  []cardOption `json:"option_list"`
}

type cardOption struct {
	ID      string `json:"id"`
	Text    string `json:"text"`
	Checked bool   `json:"is_checked"`
}

type content struct {
	Content string `json:"content"`
}

type media struct {
	ID string `json:"media_id"`
}

// image is a picture as a group robot takes it.
type image struct {
	Base64 string `json:"base64"`
	MD5    string `json:"md5"`
}

// body is what all ways out have in common: a kind, and the content of it.
type body struct {
	Kind     string        `json:"msgtype"`
	Text     *content      `json:"text,omitempty"`
	Markdown *content      `json:"markdown,omitempty"`
	MarkV2   *content      `json:"markdown_v2,omitempty"`
	Card     *templateCard `json:"template_card,omitempty"`
	Image    any           `json:"image,omitempty"` // media, or image
	File     *media        `json:"file,omitempty"`

	// anew uploads what it shows once more, where the platform has thrown it
	// away before its time; nil = it shows nothing that was uploaded.
	anew func() (body, error)
	seen seen // what its reader will have seen, if that is remembered
}

func textBody(s string) body        { return body{Kind: "text", Text: &content{s}} }
func markdownBody(s string) body    { return body{Kind: "markdown", Markdown: &content{s}} }
func markV2Body(s string) body      { return body{Kind: "markdown_v2", MarkV2: &content{s}} }
func cardBody(c *templateCard) body { return body{Kind: "template_card", Card: c} }
