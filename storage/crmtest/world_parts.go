package crmtest

// The parts from which a made-up world takes its names and words. They are
// kept as plain lists: what is made of them is told in world_names.go and
// world_words.go.

// region is where teams sell: the people they meet there and how these are called.
type region struct {
	id, name, zone, calendar string
	tongue                   tongue
	cities                   []string
}

// tongue is the kind of names that are usual in a region.
type tongue int

const (
	chinese tongue = iota
	german
	indian
	english
)

// regions lists where teams are founded, one after the other.
func regions() []region {
	zh := func(id, name string, cities ...string) region {
		return region{id: id, name: name, zone: "Asia/Shanghai", calendar: "CN", cities: cities}
	}
	return []region{
		zh("south", "华南", "深圳", "东莞", "佛山", "广州", "中山", "惠州", "珠海", "江门", "肇庆", "汕头", "厦门", "泉州", "福州", "南宁", "柳州"),
		zh("east", "华东", "苏州", "宁波", "无锡", "常州", "杭州", "上海", "南京", "合肥", "嘉兴", "台州", "温州", "绍兴", "南通", "昆山", "芜湖", "金华"),
		zh("north", "华北", "天津", "青岛", "济南", "烟台", "潍坊", "保定", "唐山", "北京", "太原", "淄博", "临沂", "廊坊"),
		{id: "europe", name: "欧洲", zone: "Europe/Berlin", calendar: "DE", tongue: german, cities: []string{"Stuttgart", "Augsburg", "Bielefeld", "Chemnitz", "Ulm", "Heilbronn", "Siegen", "Kassel", "Linz", "Regensburg"}},
		zh("centre", "华中", "武汉", "长沙", "郑州", "株洲", "襄阳", "洛阳", "南昌", "宜昌", "湘潭", "新乡"),
		zh("southwest", "西南", "重庆", "成都", "昆明", "贵阳", "绵阳", "德阳", "遵义", "曲靖"),
		{id: "india", name: "印度", zone: "Asia/Kolkata", calendar: "IN", tongue: indian, cities: []string{"Pune", "Chennai", "Coimbatore", "Rajkot", "Nashik", "Ludhiana", "Faridabad", "Hosur", "Aurangabad", "Vadodara"}},
		zh("northeast", "东北", "沈阳", "大连", "长春", "哈尔滨", "鞍山", "吉林", "大庆"),
		zh("northwest", "西北", "西安", "兰州", "宝鸡", "银川", "咸阳", "乌鲁木齐"),
		{id: "overseas", name: "海外", zone: "Europe/London", calendar: "GB", tongue: english, cities: []string{"Sheffield", "Leeds", "Coventry", "Derby", "Preston", "Swindon", "Telford", "Bolton", "Wigan", "Dudley"}},
	}
}

// business is a line of business: the playbook's word for the industry, how
// companies call it, and what they buy.
type business struct {
	industry string
	zh, en   []string
	needs    []string
}

func businesses() []business {
	return []business{
		{"汽车配件", []string{"汽车零部件", "汽配", "精密部件", "制动系统", "汽车电子"}, []string{"Automotive", "Auto Components", "Brake Systems"}, []string{"冲压线", "焊接工作站", "装配线", "检测台"}},
		{"散热器", []string{"散热器", "热交换", "热能科技", "换热设备"}, []string{"Thermal Systems", "Radiators", "Heat Transfer"}, []string{"翅片机", "钎焊炉", "胀管线"}},
		{"航空航天", []string{"航空部件", "航空装备", "航天材料"}, []string{"Aerostructures", "Aerospace", "Aero Parts"}, []string{"五轴加工", "铆接单元", "复材裁切"}},
		{"铁路", []string{"轨道交通装备", "铁路器材", "机车部件"}, []string{"Rail Technology", "Railway Works"}, []string{"转向架焊接", "车体打磨", "轮对检测"}},
		{"钢桶", []string{"制桶", "包装容器", "金属包装"}, []string{"Drums", "Steel Packaging"}, []string{"桶身线", "卷边机", "喷涂线"}},
		{"汽车整车", []string{"汽车", "新能源汽车", "专用车"}, []string{"Motors", "Vehicles", "Special Vehicles"}, []string{"焊装线改造", "电池线", "总装输送"}},
		{"电工器材", []string{"电器", "电气", "电缆", "电力设备", "开关"}, []string{"Electric", "Switchgear", "Cables"}, []string{"绕线机", "母排加工", "柜体折弯"}},
		{"钣金", []string{"钣金", "精工", "金属结构", "机柜", "五金制品"}, []string{"Sheet Metal", "Metal Works", "Fabrication"}, []string{"激光切割", "折弯中心", "冲床上下料"}},
		{"家电", []string{"电器制造", "智能家电", "制冷设备", "厨卫电器"}, []string{"Appliances", "Home Products"}, []string{"钣金柔性线", "内胆成型", "喷粉线"}},
		{"铁线制品", []string{"线材制品", "金属网", "弹簧", "丝网"}, []string{"Wire Products", "Springs"}, []string{"调直切断", "网片焊机", "线成型"}},
		{"家具", []string{"家具", "家居", "办公家具", "金属家具"}, []string{"Furniture", "Office Interiors"}, []string{"管材切割", "封边线", "喷涂机器人"}},
		{"链条", []string{"链条", "传动", "链传动科技"}, []string{"Chain Drives", "Transmission"}, []string{"链板冲压", "热处理线", "装配机"}},
	}
}

// brandHeads and brandTails make the two characters of a Chinese brand.
const (
	brandHeads = "恒鑫盛宏华瑞金永隆泰博海天联创德信凯佳正东顺安广新科力达星远美富康明亿嘉汇"
	brandTails = "鑫达泰盛源昌辉腾信诚丰兴旺利通驰力峰宇翔锐铭邦讯捷润和康航远钧骏尔威迪特"
)

// Heads and tails of names elsewhere.
func latinHeads(t tongue) []string {
	switch t {
	case german:
		return []string{"Krüger", "Brandt", "Hoff", "Stein", "Weiss", "Roth", "Linden", "Falken", "Eber", "Berg", "Kessel", "Sommer", "Winkel", "Adler", "Rhein", "Neckar", "Haller", "Ritter", "Vogel", "Lorenz"}
	case indian:
		return []string{"Shakti", "Bharat", "Lakshmi", "Surya", "Ganga", "Deccan", "Vijay", "Anand", "Kaveri", "Narmada", "Ashok", "Himal", "Indus", "Konark", "Malabar", "Triveni", "Varun", "Yamuna", "Jyoti", "Chetak"}
	}
	return []string{"Oak", "Ash", "North", "Stone", "Red", "Black", "Mill", "High", "Kings", "Fair", "West", "Green", "Silver", "Bridge", "Hill", "Clay", "Thorn", "Wood", "Marsh", "Elm"}
}

func latinTails(t tongue) []string {
	switch t {
	case german:
		return []string{"mann", "hof", "feld", "berg", "werk", "thal", "stedt", "bach", "holz", "ner"}
	case indian:
		return []string{"", "tech", "mech", "fab", "forge", "mat", "net", "ind", "pro", "line"}
	}
	return []string{"field", "ley", "well", "gate", "ford", "worth", "ridge", "bury", "ton", "dale"}
}

// legalForms end a registered name.
func legalForms(t tongue) []string {
	switch t {
	case german:
		return []string{" GmbH", " GmbH", " AG"}
	case indian:
		return []string{" Pvt. Ltd.", " Ltd.", ""}
	case english:
		return []string{" Ltd", " Limited", " plc", ""}
	}
	return []string{"有限公司", "有限公司", "股份有限公司", "集团有限公司", "有限责任公司", ""}
}

// spoken is a character with its reading, for ids.
type spoken struct{ han, pinyin string }

func surnames() []spoken {
	return []spoken{
		{"王", "wang"},
		{"李", "li"},
		{"张", "zhang"},
		{"刘", "liu"},
		{"陈", "chen"},
		{"杨", "yang"},
		{"黄", "huang"},
		{"赵", "zhao"},
		{"吴", "wu"},
		{"周", "zhou"},
		{"徐", "xu"},
		{"孙", "sun"},
		{"马", "ma"},
		{"朱", "zhu"},
		{"胡", "hu"},
		{"郭", "guo"},
		{"何", "he"},
		{"林", "lin"},
		{"高", "gao"},
		{"罗", "luo"},
		{"郑", "zheng"},
		{"梁", "liang"},
		{"谢", "xie"},
		{"宋", "song"},
		{"唐", "tang"},
		{"许", "xu"},
		{"邓", "deng"},
		{"韩", "han"},
		{"冯", "feng"},
		{"曹", "cao"},
		{"彭", "peng"},
		{"曾", "zeng"},
		{"萧", "xiao"},
		{"田", "tian"},
		{"董", "dong"},
		{"潘", "pan"},
		{"袁", "yuan"},
		{"蔡", "cai"},
		{"蒋", "jiang"},
		{"余", "yu"},
		{"叶", "ye"},
		{"杜", "du"},
		{"苏", "su"},
		{"魏", "wei"},
		{"程", "cheng"},
		{"吕", "lv"},
		{"丁", "ding"},
		{"沈", "shen"},
	}
}

func givenNames() []spoken {
	return []spoken{
		{"伟", "wei"},
		{"芳", "fang"},
		{"娜", "na"},
		{"敏", "min"},
		{"静", "jing"},
		{"丽", "li"},
		{"强", "qiang"},
		{"磊", "lei"},
		{"军", "jun"},
		{"洋", "yang"},
		{"勇", "yong"},
		{"艳", "yan"},
		{"杰", "jie"},
		{"涛", "tao"},
		{"明", "ming"},
		{"超", "chao"},
		{"霞", "xia"},
		{"平", "ping"},
		{"刚", "gang"},
		{"建国", "jianguo"},
		{"志强", "zhiqiang"},
		{"海燕", "haiyan"},
		{"文博", "wenbo"},
		{"晓东", "xiaodong"},
		{"国栋", "guodong"},
		{"雪梅", "xuemei"},
		{"俊杰", "junjie"},
		{"子轩", "zixuan"},
		{"思远", "siyuan"},
		{"嘉琪", "jiaqi"},
		{"立新", "lixin"},
		{"永康", "yongkang"},
		{"春华", "chunhua"},
		{"家豪", "jiahao"},
		{"德胜", "desheng"},
		{"玉兰", "yulan"},
	}
}

// titles follow a surname: how a rep writes of somebody. With each goes the
// position behind it.
func titles() [][2]string {
	return [][2]string{
		{"总", "总经理"},
		{"总", "副总经理"},
		{"经理", "采购经理"},
		{"经理", "设备经理"},
		{"工", "工艺工程师"},
		{"工", "设备工程师"},
		{"部长", "生产部长"},
		{"主任", "车间主任"},
		{"科长", "采购科长"},
		{"厂长", "厂长"},
		{"总监", "技术总监"},
		{"主管", "设备主管"},
	}
}

func foreignNames(t tongue) (first, last []string) {
	switch t {
	case german:
		return []string{"Thomas", "Sabine", "Jürgen", "Katrin", "Stefan", "Anja", "Matthias", "Petra", "Lukas", "Heike", "Florian", "Birgit"},
			[]string{"Müller", "Schneider", "Fischer", "Becker", "Hoffmann", "Schäfer", "Koch", "Richter", "Klein", "Schröder", "Neumann", "Zimmermann", "Krause", "Lehmann"}
	case indian:
		return []string{"Rajesh", "Priya", "Anil", "Sunita", "Vikram", "Deepa", "Suresh", "Kavita", "Arjun", "Meena", "Sanjay", "Lata"},
			[]string{"Sharma", "Patel", "Iyer", "Reddy", "Deshpande", "Gupta", "Nair", "Kulkarni", "Singh", "Joshi", "Rao", "Mehta", "Pillai", "Chatterjee"}
	}
	return []string{"James", "Emma", "Oliver", "Helen", "George", "Sarah", "Peter", "Laura", "David", "Fiona", "Mark", "Alice"},
		[]string{"Smith", "Taylor", "Walker", "Hughes", "Bennett", "Cooper", "Foster", "Barnes", "Murray", "Palmer", "Ellis", "Chapman", "Hunt", "Webb"}
}

func positions() []string {
	return []string{"Managing Director", "Purchasing Manager", "Plant Manager", "Process Engineer", "Production Manager", "Head of Engineering"}
}
