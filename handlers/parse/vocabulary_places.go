package parse

// vocabularyPlaces are the places that stand before or beside a customer's
// name. The English rows name the place as it is written in English.
var vocabularyPlaces = []row{
	{cRegion | cCity, "", 1, `北京 上海 天津 重庆 广州 深圳 东莞 佛山 惠州 珠海 中山 江门 肇庆 清远 韶关 汕头 湛江 茂名 揭阳 潮州 梅州 河源 阳江 云浮 汕尾 顺德 南海 番禺 增城 从化 花都 龙岗 龙华 宝安 坪山 光明 盐田 南山区 福田 罗湖 长安 虎门 厚街 塘厦 凤岗 大朗 常平 寮步 松山湖 石碣 横沥 茶山 大岭山 黄江 清溪 樟木头 三水 高明 禅城 北滘 容桂 陈村 乐从 大良 小榄 古镇 三乡 坦洲 火炬 斗门 金湾 香洲 高栏港 新会 开平 鹤山 台山 恩平 四会 高要 鼎湖 博罗 惠阳 大亚湾 仲恺 惠东 英德 佛冈 黄埔 白云 天河 南沙 海珠 荔湾 越秀
		南京 苏州 无锡 常州 南通 扬州 镇江 泰州 盐城 徐州 连云港 淮安 宿迁 昆山 张家港 江阴 太仓 常熟 吴江 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 台州 舟山 衢州 丽水 义乌 慈溪 余姚 永康 海宁 合肥 芜湖 蚌埠 马鞍山 滁州 安庆 福州 厦门 泉州 漳州 莆田 龙岩 三明 南平 宁德 晋江 南昌 九江 赣州 宜春 上饶 吉安 济南 青岛 烟台 潍坊 威海 淄博 临沂 济宁 泰安 德州 聊城 滨州 日照 东营 郑州 洛阳 新乡 许昌 焦作 安阳 南阳 武汉 襄阳 宜昌 荆州 十堰 孝感 黄石 黄冈 鄂州 长沙 株洲 湘潭 衡阳 岳阳 常德 郴州 邵阳 益阳 永州 娄底 南宁 柳州 桂林 玉林 北海 钦州 梧州 贵港 百色 海口 三亚 成都 绵阳 德阳 宜宾 泸州 乐山 南充 自贡 贵阳 遵义 昆明 曲靖 玉溪 西安 咸阳 宝鸡 渭南 太原 大同 石家庄 唐山 保定 廊坊 沧州 邯郸 沈阳 大连 鞍山 长春 吉林市 哈尔滨 大庆 呼和浩特 包头 兰州 西宁 银川 乌鲁木齐 香港 澳门 台北`},
	{cRegion, "", 1, `广东 广西 湖南 湖北 江苏 浙江 安徽 福建 江西 山东 河南 河北 四川 贵州 云南 陕西 山西 辽宁 黑龙江 海南 甘肃 华南区 华东区 华北区 华中区 西南区 华南 华东 华北 华中 西南 西北 东北 珠三角 长三角 粤西 粤东 粤北`},
	{cRegion | cCity, "", 1, `北京市 上海市 天津市 重庆市 广州市 深圳市 东莞市 佛山市 惠州市 珠海市 中山市 江门市 肇庆市 清远市 韶关市 汕头市 湛江市 茂名市 揭阳市 潮州市 梅州市 河源市 阳江市 云浮市 汕尾市 顺德区 南海区 番禺区 增城区 花都区 龙岗区 龙华区 宝安区 坪山区 光明区 苏州市 无锡市 常州市 南京市 昆山市 杭州市 宁波市 嘉兴市 湖州市 绍兴市 台州市 合肥市 芜湖市 福州市 厦门市 泉州市 南昌市 青岛市 济南市 郑州市 武汉市 长沙市 株洲市 南宁市 柳州市 成都市 西安市 广东省 江苏省 浙江省 湖南省 湖北省 福建省 广西省 江西省`},
	{cRegion | cCity, "", 1, `dongguan shenzhen guangzhou foshan huizhou zhuhai zhongshan jiangmen zhaoqing qingyuan shunde longgang zhanjiang shantou suzhou wuxi changzhou nanjing shanghai beijing tianjin chongqing hangzhou ningbo jiaxing wenzhou taizhou hefei wuhu fuzhou xiamen quanzhou nanchang ganzhou jinan qingdao yantai weifang zhengzhou luoyang wuhan xiangyang changsha zhuzhou nanning liuzhou chengdu mianyang xi'an xian shenyang dalian changchun harbin kunshan yizheng hong_kong taipei
		hannover hanover berlin munich hamburg stuttgart frankfurt cologne düsseldorf vienna zurich paris lyon milan turin madrid barcelona london birmingham manchester leeds detroit chicago houston dallas boston pune mumbai chennai bangalore delhi bangkok hanoi ho_chi_minh_city jakarta singapore kuala_lumpur penang manila tokyo osaka nagoya seoul busan dubai chang'an nansha panyu baoan bao'an humen tangxia houjie`},
	{cRegion, "", 1, `guangdong guangxi hunan hubei jiangsu zhejiang anhui fujian jiangxi shandong henan hebei sichuan south_china east_china north_china germany france italy spain england uk usa india thailand vietnam indonesia malaysia japan korea`},
}
