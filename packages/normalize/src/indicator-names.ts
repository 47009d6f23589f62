/** Words of indicator names that tell what a value can be. They raise doubts and never change a printed number. */
const anyOf = (...groups: readonly string[]): string => groups.join(" ").split(" ").join("|");

/** Names of percentages of a whole: more than 100 % of it cannot be. */
const partOfWhole = anyOf(
  "合格 覆盖 满意 准确 及时 达标 通过 完好 到位 知晓 参与 入学 巩固 出勤 成活 兑现 发放 优良 优秀 就业 办结 响应 处理 处置 合规",
  "验收 正确 真实 完整 规范 一致 成功 录取 毕业 升学 在线 开机 正常 可用 有效 参保 签约 建档 检出 抽检 接种 普及 公开 整改 结案",
  "破案 受理 回复 回访 满足 认可 好评 支持 稳定 治愈 存活 保存 绿化 绿地 收集 清运 上线 接入 联网 安装 配备 更新 空置 入住 出租",
  "故障 差错 投诉 失误 退回 流失 违约 不良 缺陷 漏报 损坏 死亡 发病 患病 逾期 发生 失业 辍学 污染",
);
export const ratesOfAWhole = new RegExp(
  `(?:${partOfWhole})率|满意度|满意程度|知晓度|认可度|达标度|完整度|准确度|占比|所占比例|比重`,
);

/** Names of percentages that may exceed 100 %, though they look like the others: a growth, a use beyond the plan. */
export const ratesThatMayExceed = new RegExp(
  anyOf(
    "增长 增幅 增速 提高 提升 上升 上涨 同比 环比 比上年 完成率 超额 利用率 使用率 负荷 上座 周转",
    "收益 回报 负债 撬动 放大 拉动 毛入学",
  ),
);

/** Names of amounts of money. A bare number under such a name lacks its unit. */
const money = anyOf(
  "成本 金额 费用 经费 资金 支出 投资 投资额 造价 单价 价格 补助额 补贴额 收入 产值 税收 租金 工资 补助标准 补贴标准 收费标准 资助标准",
);
export const moneyNames = new RegExp(`(?:${money})(?:控制|控制数|总额)?(?:[(（][^()（）]*[)）])?$`);

/** Names of dates and periods: a bare five-digit number under them is a spreadsheet's day number. */
export const dateNames = new RegExp(anyOf("时间 日期 期限 时限 节点 时点 进度 及时"));
