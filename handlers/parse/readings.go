package parse

import "strings"

// usualReadings are the readings in which a character stands in the names of
// companies, places and people, the commonest first. The dictionary lists every
// reading that a character ever had: 佛山 is no bishan, 深圳市 no shenhuaifu.
var usualReadings = func() map[rune][]string {
	const table = `长chang,zhang 重chong,zhong 乐le,yue 行hang,xing 单dan,shan 佛fo 圳zhen 市shi 石shi 广guang 大da 盛sheng,cheng 车che 会hui
		合he 奇qi 和he 达da 机ji 家jia 明ming 厂chang 南nan 方fang 台tai 年nian 有you 信xin 百bai,bo 技ji 精jing 区qu,ou 术shu 模mo,mu
		任ren 莞guan 奥ao 号hao 包bao 件jian 接jie 冯feng 宁ning 系xi 格ge 能neng 都du 省sheng 造zao 泵beng 陶tao 承cheng 汕shan 鼎ding
		沙sha 姚yao 哈ha 比bi 王wang 么me 拓tuo,ta 董dong 景jing 厦xia,sha 港gang 吴wu 庄zhuang 之zhi 立li 六liu,lu 湛zhan 揭jie 平ping
		次ci 路lu 司si 封feng 涂tu 降jiang 虑lv 事shi 倪ni 食shi 殷yin 化hua 溪xi 白bai 昆kun 太tai 售shou 度du 内nei 登deng 介jie 提ti
		块kuai 喜xi 顿dun 尾wei 番pan,fan 增zeng 无wu 宿su 杭hang 波bo 肥fei 青qing 感gan 角jiao 例li 曾zeng 朱zhu 研yan 潘pan 于yu 儿er
		需xu 族zu 占zhan 数shu 控kong 片pian 折zhe 激ji 醒xing 叶ye 苦ku 服fu 柏bai,bo 褚chu 横heng 容rong 古gu 斗dou 英ying 埔pu 越yue
		温wen 余yu 蚌beng,bang 莆pu 烟yan 沂yi 许xu 焦jiao 潭tan 郴chen 梧wu 色se 咸xian 沈shen 呼hu 浩hao 齐qi 澳ao 甘gan 果guo 丁ding
		查zha,cha 豫yu 仿fang 以yi 共gong 零ling 弟di 部bu 万wan 汽qi 价jia 月yue 约yue 底di 给gei 副fu 属shu 转zhuan 完wan 拓tuo,ta
		说shuo 客ke 前qian 期qi 款kuan 半ban 差cha 限xian 排pai 投tou 份fen 得de 那na 还hai 仇qiu 解xie,jie 朴piao,pu 强qiang 弹dan,tan
		纪ji 华hua 任ren 盖gai 翟zhai,di 尉wei,yu 缪miao 曲qu 应ying 藏cang,zang 参can,shen 朝chao,zhao 阿a 贾jia 隆long 宝bao 鑫xin 传chuan
		兴xing 正zheng 中zhong 空kong 金jin 分fen 相xiang 铁tie 电dian 力li 物wu 工gong 科ke 业ye 集ji 团tuan 股gu 公gong 限xian 数shu 将jiang
		亿yi 钢gang 铝lv 绿lv 旅lv 吕lv 率lv 女nv 塑su 泰tai 通tong 丰feng 汇hui 源yuan 远yuan 洋yang 海hai 江jiang 河he 湖hu 苏su 浙zhe
		尼ni 洛luo 落luo 祥xiang 降jiang 调diao,tiao 种zhong,chong 夹jia 轧zha 卷juan 钻zuan 扎zha 奔ben 冲chong 缝feng 供gong 量liang 载zai 藤teng`
	m := map[rune][]string{}
	for row := range strings.FieldsSeq(table) {
		for _, c := range row {
			m[c] = strings.Split(row[len(string(c)):], ",")
			break
		}
	}
	return m
}()
