import { physicalUnits, type Kind } from "./physical-units.ts";
import type { Dimension } from "./value.ts";

/** A unit as printed and as recorded. A number in `names` times 10^`shift` is a number in `unit`. */
export interface Unit {
  readonly names: readonly string[];
  readonly unit: string;
  readonly dimension: Dimension | null;
  readonly shift: number;
  /** What it measures, where that decides the dimension of a rate: 米/秒 is a speed, 毫克/升 a concentration. */
  readonly kind?: Kind | null;
}

const asPrinted = (dimension: Dimension | null, names: string, kind: Kind | null = null): Unit[] =>
  names.split(" ").map((name) => ({ names: [name], unit: name, dimension, shift: 0, kind }));

/** Every unit that is known: a line an entry, or a line for units that are recorded as they are printed. */
export const units: readonly Unit[] = [
  { names: ["%", "百分比", "百分率"], unit: "%", dimension: "ratio", shift: 0 }, // 百分比 is the fiscal system's word for %
  { names: ["‰", "千分比", "千分率"], unit: "%", dimension: "ratio", shift: -1 },
  { names: ["‱"], unit: "%", dimension: "ratio", shift: -2 },
  { names: ["成"], unit: "%", dimension: "ratio", shift: 1 }, // 八成
  // a difference of two percentages is no percentage: 提高3个百分点
  { names: ["个百分点", "百分点"], unit: "个百分点", dimension: "ratio", shift: 0 },
  { names: ["个基点", "基点"], unit: "基点", dimension: "ratio", shift: 0 },
  { names: ["倍"], unit: "倍", dimension: "multiple", shift: 0 },

  {
    names: ["元", "圆", "块钱", "元钱", "元人民币", "元整", "¥", "RMB", "CNY", "人民币"],
    unit: "元",
    dimension: "money",
    shift: 0,
  },
  { names: ["角", "毛钱"], unit: "元", dimension: "money", shift: -1 },
  ...asPrinted("money", "美元 欧元 港元 港币 日元 英镑 加元 澳元 韩元 卢布 新台币 澳门元"),

  ...asPrinted("duration", "年 周年 学年 学期 季度 季 月 旬 周 星期 礼拜 天 日 工作日 自然日 交易日 日历天 日历日 昼夜 世纪"),
  ...asPrinted(
    "duration",
    "小时 钟头 学时 课时 分钟 刻钟 秒 秒钟 毫秒 微秒 纳秒 工日 工时 人日 人天 人月 人时 人·天 人·日 人·月 台班 台时 机时 车时 岁 周岁 h min s ms d a",
  ),

  ...asPrinted("level", "级 星级 星 等级 档"),
  ...asPrinted("score", "分"),

  ...physicalUnits.map(({ name, dimension, kind }) => ({ names: [name], unit: name, dimension, shift: 0, kind })),
  ...asPrinted("measure", "公里 里 海里 英里 英尺 英寸 市尺 码 延米 延长米 车公里 车道公里 单公里 管公里 芯公里", "length"),
  ...asPrinted("measure", "平米 方公里 亩 亩次 市亩 公顷 公亩 顷 ㎡ ㎢ k㎡ hm²", "area"),
  ...asPrinted("measure", "立方 方 m³ ㎥ 加仑 英加仑 美加仑 标准立方米 标方 Nm³ Nm3", "volume"),
  ...asPrinted("measure", "吨 公吨 公斤 斤 市斤 公担 担 磅 盎司 克拉 长吨 短吨 t kt Mt", "mass"),
  ...asPrinted("measure", "吨标准煤 吨标煤 吨标油 tce kgce 度 度电 ℃ °C 摄氏度 华氏度 ℉ 开尔文", null),
  ...asPrinted("power", "马力 匹马力 公制马力 英制马力", null),
  // physical units outside the contract's list of measures
  ...asPrinted(null, "吨公里 人公里 kgf 转 转每分 r/min rpm"),
  ...asPrinted(null, "分贝 dB dB(A) dBm 勒克斯 流明 坎德拉 G M T 兆 NTU FNU dpi 像素 pH 毫米汞柱 mmHg 米水柱"),
  ...asPrinted("concentration", "ppm ppb"),

  ...asPrinted(
    "count",
    "人 人次 人·次 人份 人员 名 位 户 户次 家 家次 口 个 件 件次 件套 项 项次 次 次数 条 条次 份 份次 篇 篇次",
  ),
  ...asPrinted("count", "册 册次 本 本次 套 套次 台 台次 台套 台件 辆 辆次 车次 架 架次 艘 艘次 列 列次 班列 航班 航次 张 张次"),
  ...asPrinted(
    "count",
    "枚 块 片 幅 面 支 枝 只 头 头次 头份 匹 羽 羽份 尾 株 株次 棵 颗 粒 根 杆 座 座次 栋 幢 间 处 处次 所 所次 场 场次 期 期次",
  ),
  ...asPrinted("count", "轮 轮次 趟 趟次 批 批次 笔 笔次 起 起次 宗 例 例次 单 票 卷 盒 箱 袋 桶 瓶 包 捆 盏 盘 部 部次 门"),
  ...asPrinted(
    "count",
    "门次 节 节次 堂 堂次 课 课次 章 届 回 遍 班 班次 班级 队 队次 组 组次 对 双 副 顶 把 柄 床 床次 床日 桌 席 封 通 则",
  ),
  ...asPrinted(
    "count",
    "剂 剂次 针 针次 人剂次 标箱 标准箱 自然箱 TEU 学位 学分 托位 具 扇 盆 筒 罐 筐 扎 樘 帧 首 曲 集 词条 考点 考场 考次 测次 井次 站点次",
  ),
  ...asPrinted(
    "count",
    "帖 段 句 字 千字 页 版 款 类 种 品种 样 点 点位 点次 站 站点 站次 网点 标段 合同段 样本 样品 案 案件 号",
  ),
  ...asPrinted(
    "count",
    "子系统 系统 模块 平台 数据库 接口 终端 机柜 服务器 监测点 采样点 断面 基地 示范点 工作站 服务站 实验室 教室",
  ),
  ...asPrinted(
    "count",
    "村 乡 镇 乡镇 街道 社区 区 县 市 省 区县 街镇 小区 校 学校 院 医院 园 园区 单位 部门 企业 公司 机构 团队",
  ),
  ...asPrinted(
    "count",
    "岗位 职位 工位 床位 车位 泊位 席位 座位 项目 课题 课程 专题 专业 学科 栏目 节目 活动 讲座 剧目 作品 成果",
  ),
  ...asPrinted(
    "count",
    "专利 论文 报告 方案 制度 标准 文件 案例 事项 问题 指标 故障 事故 环节 车辆 机组 线路 灯 盏灯 井 泵 闸 桥",
  ),
  ...asPrinted(
    "count",
    "生 学生 学员 教师 居民 老人 患者 家庭 职工 农户 客户 样次 道 孔 眼 榀 台账 档案 榜次 组数 人数 户数 件数",
  ),
];

/** Words that begin like a unit and are none: 5年级 is no 5年. */
export const wordsLikeUnits: readonly string[] = (
  "年级 年度 年代 年期 年均 年鉴 年轻 年限 年终 年龄 月份 月均 日常 日均 日报 天津 天然 周边 周期 周末 周报 季节 小时工 时间 分之 分类 " +
  "分位 分别 分局 分公司 分校 分中心 分院 分部 分项 分批 分期 分段 分阶段 分步 分布 分析 分解 分配 分散 分级 级别 级配 家庭医生 家属 家长 个别 " +
  "个人 个体 个性 次性 次序 次日 次月 次年 次要 次品 项下 件事 条例 条件 份额 本级 本科 本市 本区 本部 本校 本年 本月 本地 本身 本单位 台湾 " +
  "台风 台阶 张贴 张江 块状 片区 面积 面向 面试 面对 支出 支付 支持 支撑 支部 支援 只有 头部 根据 座谈 间接 间隔 处理 处置 处罚 处分 处于 " +
  "所有 所属 所得 所需 所在 场地 场所 场馆 场景 期间 期限 期末 期满 期初 期内 轮换 轮训 批复 批准 批量 笔试 笔记 起到 起点 起始 起草 例如 " +
  "例会 单价 单一 单项 单元 单次 票据 部署 部分 部级 部委 门诊 门户 门禁 门类 门店 门前 节能 节约 节水 节点 节日 节假日 堂食 章程 届满 回收 " +
  "回访 回复 回用 班子 班长 队员 队长 组织 组成 组长 组建 对象 对应 对于 对外 对口 双向 双方 双减 副本 把握 把关 床单 通过 通知 通报 通行 通畅 则 " +
  "段落 字符 页面 版本 版面 类别 类型 类似 种植 种子 样式 点击 点赞 点评 站长 站台 案卷 村级 村民 村庄 乡村 乡级 镇级 区域 区级 区内 区间 市级 " +
  "市场 市民 市区 省级 省内 县级 县域 校级 校园 校区 校内 院内 院校 院级 园内 人民 人工 人均 人社 人防 人力 人为 人事 人身 人口 人群 人文 人流 " +
  "人行 名单 名录 名称 名额 位置 位于 户口 户外 户籍 户均 口径 口腔 口岸 元旦 元素 成本 成果 成员 成功 成立 成效 成绩 成交 成品 成套 成活 成熟 " +
  "成长 成为 成都 成人 角度 角色 米饭 里程 里面 方面 方便 方式 方法 方向 方言 方针 升级 升降 升学 克服 吨位 度假 度量 瓦斯 转变 转移 转化 转入 " +
  "转办 转诊 灯光 灯具 井盖 泵站 桥梁 闸门 桥面 道路 道口 孔径 眼科 生活 生产 生态 生均 生源 星座 档次 档案管理 岁月 号线 号文 号令 号楼 号院 " +
  "提升 提高 提前 提供 提质 提交 提醒 提示 具体 具备 具有 扇形 集中 集体 集团 集成 集约 集市 集群 首次 首先 首批 首年 首家 首位 首月 首期 出台 出版 出具 出库 出勤 出席 " +
  "出现 出生 出台 出租 出口 出行 出院 出诊 挂牌 挂网 挂号 担保 担任 码头 针对 曲线 里程碑 幕墙 罐车 头像 安全 安装 安置 安排 安防 安保 安居 安检 克难 升级改造 " +
  "法律 法规 法人 法院 伏季 瓦房 亨通 欧洲 欧盟 帕金森 焦点 焦化 方可 转型 转发 转播 匹配"
).split(" ");

/** How many of the smaller unit make one of the larger: 1小时30分钟 → 90分钟, 一年三个月 → 15月. */
export const conversions: readonly { readonly from: string; readonly to: string; readonly factor: string }[] = [
  { from: "年", to: "月", factor: "12" },
  { from: "年", to: "季度", factor: "4" },
  { from: "周", to: "天", factor: "7" },
  { from: "天", to: "小时", factor: "24" },
  { from: "日", to: "小时", factor: "24" },
  { from: "天", to: "分钟", factor: "1440" },
  { from: "小时", to: "分钟", factor: "60" },
  { from: "小时", to: "秒", factor: "3600" },
  { from: "分钟", to: "秒", factor: "60" },
];

/** Names of units of time that a rate can be per: 次/月. */
export const timeUnits: ReadonlySet<string> = new Set(
  "年 半年 季度 季 月 旬 周 星期 天 日 d a h 小时 时 分钟 分 秒 s min 学期 学年 工作日 课时 学时 班次 夜 晚 昼夜".split(" "),
);
