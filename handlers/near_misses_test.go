package handlers

import (
	"slices"
	"testing"
)

// TestWordsThatSoundLikeARuleAndAreNone: each is said as the next word of a talk about one customer with an
// open deal, and shares its words with a rule that means something else.
func TestWordsThatSoundLikeARuleAndAreNone(t *testing.T) {
	for _, talk := range []struct {
		who, begins, sees string
		rows              [][]string
	}{
		{"xiaoli", "今天拜访海目星,见了技术部许科长和韩总,要两台激光焊接机,预算380万,先导也在报价", "海目星", [][]string{
			{"小王报350", "!报价 海目星", "!对手"},   // who quotes is a person
			{"财务报350", "!对手"},              // a department
			{"发票报350", "!对手"},              // a paper
			{"预算批了2027", "!2,027万"},        // a year
			{"我们答应的事都做了", "!已记 待办"},        // done
			{"答应发货了", "!已记 待办"},            // their doing
			{"付款快到了", "!商业信誉"},             // when it comes, not how he pays
			{"付款很快", "商业信誉"},               // how he pays
			{"搞定一个客户", "!这一行还没记"},          // no row of a plan
			{"韩总最关心价格", "关心 价格"},           // cares
			{"12月4日下午两点跟许科长视频会议", "14:00"}, // so that
			{"他喜欢这个方案", "!兴趣"},
			{"他喜欢钓鱼", "兴趣 钓鱼"},
			{"韩总很务实", "!线索"},
			{"先别让王敏降价", "海目星"},
			{"告诉韩总先别签", "海目星"},
			{"合同谁签字", "谁拍板", "!总监批准"},
			{"改2:30", "14:30", "!02:30"}, // the hour stays in the afternoon
			{"不是许科是徐科", "徐科长", "!见了谁"},   // one person
			{"许科报了400", "!对手"},           // one of theirs, by his post
		}},
		{"anna", "visited Novatek today, met Tim Falk and Lisa Braun, they need 3 robot cells, budget 420k EUR, Kuka is also quoting", "Novatek", [][]string{
			{"Tim quoted 390", "!Quote"},                       // one of theirs
			{"Lisa asks 12", "!Quote"},                         // twelve of what
			{"he cancelled at the door", "!nobody"},            // who, not where
			{"we promised nothing", "!Task"},                   // no step
			{"her boss is not happy", "!Reports to"},           // no name
			{"his boss is Karl Weber", "Reports to"},           // a name
			{"they are talking to Legal", "!Rivals"},           // a department
			{"they're looking at Friday", "!Rivals"},           // a day
			{"need service to be good", "!Asked"},              // a wish of theirs
			{"complaint about the price", "!Service", "price"}, // no fault of a machine
			{"give it to me by Friday", "!reassign"},           // no hand-over
			{"she likes the layout", "!Interests"},
			{"the edge is sharp", "!Unique value"},               // of a blade
			{"payment 10-12", "!Negotiation"},                    // a day
			{"who decides the tender", "Who decides at Novatek"}, // at theirs
			{"how can we get the contract", "!director"},         // no rule of ours
			{"split the payment and the invoice", "Novatek"},     // no customers
		}},
	} {
		t.Run(talk.who, func(t *testing.T) {
			w := newWorld(t)
			w.says(talk.who, talk.begins, talk.sees)
			for _, row := range talk.rows {
				w.says(talk.who, row[0], slices.Clone(row[1:])...)
			}
		})
	}
}

// TestATalkGoesOnWithTheCustomerThatItsCustomerBecame: a manager makes one customer of two while a rep speaks of
// the one that goes.
func TestATalkGoesOnWithTheCustomerThatItsCustomerBecame(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访利元亨,见了陈总,预算200万", "利元亨")
	w.says("xiaoli", "今天拜访恒发家具,见了李工,预算100万", "恒发家具")
	w.says("wangmin", "把恒发家具并到利元亨", "恒发家具 并入 利元亨")
	w.tell("wangmin", "好")
	w.says("xiaoli", "李工说要再看看", "利元亨 #V2", "李工")
	w.says("xiaoli", "他关心价格", "李工 · 利元亨", "关心 价格")
	w.says("xiaoli", "周五前给他们发报价", "待办 · 利元亨")
}
