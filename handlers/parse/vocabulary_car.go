package parse

// vocabularyCar are words of the road: what money went on, how a customer is dropped in on, and
// how somebody says what he was told on the telephone or in writing.
var vocabularyCar = []row{
	{cCost, "gift", 2, `<买|送|带|拎|提|捎><了|><一|两|三|2|3|几|><条|瓶|盒|箱|罐|袋|份|提|篮><好|><烟|酒|白酒|红酒|茶|茶叶|水果|月饼|粽子|特产|点心|坚果|蜂蜜|咖啡> 两条烟 一条烟 两瓶酒`},
	{cCost, "travel", 2, `<住了|住><一|两|三|1|2|3><晚|夜|宿> <住宿|房费|酒店><一|两|三><晚|夜> <机票|车票|高铁票|酒店|hotel|flight><reimburse|报销><一下|下|> <高速|过桥|过路|停车|充电|洗车|代驾|轮渡|通行><费|票> 充电 加了<箱|>油`},
}
