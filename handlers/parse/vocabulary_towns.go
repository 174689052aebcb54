package parse

// vocabularyTowns are the towns, counties and districts where factories are. Left out
// are those whose names companies like to take (永安, 东海, 长丰) and those that are words.
var vocabularyTowns = []row{
	{cRegion | cCity, "", 1, `朔州 忻州 吕梁 乌海 赤峰 通辽 呼伦贝尔 巴彦淖尔 乌兰察布 葫芦岛 辽源 鸡西 鹤岗 双鸭山 伊春 七台河 绥化 防城港 贺州 河池 崇左 儋州 巴中 资阳 毕节 铜仁 昭通 丽江 普洱 临沧 拉萨 铜川 商洛 嘉峪关 金昌 武威 张掖 平凉 酒泉 庆阳 定西 陇南 石嘴山 吴忠 固原 中卫 克拉玛依 吐鲁番 哈密 石河子 库尔勒
		泊头 任丘 黄骅 河间 霸州 三河 涿州 定州 高碑店 辛集 晋州 新乐 遵化 迁安 滦州 武安 深州 平泉 古交 介休 河津 原平 侯马 霍州 孝义 汾阳 怀仁 瓦房店 庄河 凤城 凌海 北镇 盖州 大石桥 调兵山 北票 凌源 榆树 德惠 蛟河 桦甸 舒兰 磐石 双辽 梅河口 洮南 延吉 图们 敦化
		珲春 尚志 讷河 密山 富锦 宁安 穆棱 肇东 海伦 新沂 东台 仪征 高邮 扬中 句容 兴化 姜堰 临安 兰溪 东阳 巢湖 潜山 邵武 武夷山 建瓯 漳平 福鼎 瑞昌 共青城 庐山 贵溪 瑞金 龙南 井冈山 丰城 樟树 胶州 平度 莱西 滕州 龙口 莱阳 莱州 招远 栖霞 青州 诸城 寿光 安丘 高密
		昌邑 曲阜 邹城 新泰 肥城 荣成 乳山 乐陵 禹城 临清 邹平 巩义 荥阳 新密 新郑 登封 舞钢 汝州 林州 卫辉 长垣 沁阳 孟州 禹州 义马 灵宝 邓州 项城 济源 大冶 丹江口 宜都 枝江 老河口 枣阳 钟祥 京山 应城 安陆 汉川 石首 洪湖 松滋 麻城 武穴 赤壁 广水 恩施 利川 潜江
		浏阳 宁乡 醴陵 湘乡 韶山 耒阳 常宁 武冈 邵东 汨罗 临湘 津市 沅江 资兴 祁阳 洪江 冷水江 涟源 吉首 乐昌 南雄 廉江 雷州 吴川 阳春 连州 罗定 惠来 梅县 丰顺 蓬江 惠城 武进 金坛 惠山 锡山 滨湖 新吴 吴中 相城 虎丘 姑苏 江宁 浦口 六合 溧水 高淳 如东 崇川 邗江 江都
		宝应 盐都 建湖 阜宁 射阳 赣榆 灌云 灌南 沭阳 泗阳 泗洪 铜山 丰县 沛县 睢宁 临平 钱塘 北仑 镇海 鄞州 宁海 瓯海 洞头 平阳 永嘉 文成 泰顺 嘉善 秀洲 吴兴 南浔 柯桥 越城 婺城 武义 浦江 磐安 黄岩 椒江 路桥 仙居 莲都 青田 缙云 遂昌 松阳 云和 嘉定 青浦 松江 奉贤
		临港 闵行 崇明 浦东 张江 肥东 肥西 庐江 繁昌 南陵 湾沚 当涂 含山 全椒 来安 定远 凤阳 宣州 郎溪 泾县 绩溪 旌德 歙县 休宁 霍山 舒城 金寨 霍邱 颍上 临泉 阜南 濉溪 灵璧 泗县 萧县 砀山 涡阳 蒙城 利辛 黄陂 江夏 蔡甸 东西湖 汉南 沌口 光谷 璧山 江津 涪陵 万州 巴南
		渝北 北碚 沙坪坝 九龙坡 铜梁 潼南 两江新区 龙泉驿 双流 郫都 郫县 温江 青白江 都江堰 彭州 崇州 邛崃 简阳 什邡 绵竹 广汉 江油 峨眉山 西咸 沣东 高陵 阎良 临潼 蒲城 彬州 华阴 韩城 神木 武清 宝坻 静海 宁河 西青 津南 北辰 东丽 滨海新区 塘沽 汉沽 亦庄 顺义 昌平 房山
		怀柔 密云 平谷 即墨 胶南 黄岛 城阳 李沧 章丘 平阴 商河 济阳 周村 张店 淄川 临淄 博山 桓台 高青 沂源 文登 环翠 福山 牟平 蓬莱 莱山 莱芜 兖州 微山 鱼台 金乡 嘉祥 汶上 泗水 梁山 宁阳 沂水 莒南 莒县 临沭 郯城 费县 平邑 蒙阴 兰陵 沂南 曹县 巨野 郓城 鄄城 定陶
		高唐 茌平 阳谷 莘县 东阿 冠县 惠民 无棣 博兴 广饶 利津 垦利`},
	{cRegion | cCity, "", 1, `kunshan jiangyin changshu taicang yixing liyang jingjiang taixing danyang yangzhong rugao haimen qidong dongtai jiaxing haining tongxiang pinghu jiashan deqing anji changxing zhuji shengzhou shangyu xinchang yongkang dongyang lanxi linhai yuhuan ruian yueqing longgang fuyang lin'an linan jiaozhou pingdu laixi longkou laizhou zhaoyuan rongcheng zhucheng shouguang gaomi changyi tengzhou zoucheng qufu xintai feicheng yucheng zouping linqing gongyi xinzheng xinmi changge yuzhou jiyuan dengzhou xiantao qianjiang daye liuyang ningxiang liling yueyang chenzhou yongzhou loudi shaoyang sihui heshan kaiping taishan enping yangjiang maoming zhanjiang shanwei shantou jieyang chaozhou meizhou heyuan yunfu shunde nanhai sanshui panyu nansha huadu zengcheng conghua longgang baoan bao'an nanshan futian pudong jiading songjiang qingpu fengxian minhang baoshan lingang wujiang wujin binhu xinwu jiangning pukou lishui gaochun xiaoshan yuhang beilun zhenhai yinzhou huangdao jimo chengyang tanggu binhai beichen dongli wuqing jinnan xiqing yizhuang shunyi changping daxing fangshan wenzhou taizhou jinjiang shishi nan'an fuqing zhangzhou longyan sanming putian ningde nanping jiujiang ganzhou yichun shangrao pingxiang xinyu jingdezhen`},
}
