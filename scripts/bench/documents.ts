/** Made-up documents for benchmarks: deterministic, each with bytes of its own, in the layout of a Shanghai dump. */

const NAMES = {
  数量指标: ["完成数", "巡查次数", "培训人次", "覆盖街镇数", "检测批次"],
  质量指标: ["验收合格率", "数据准确率", "设备完好率", "考核优良率"],
  时效指标: ["办结及时率", "响应时间", "资金拨付时间"],
  社会效益指标: ["受益人数", "政策知晓率", "责任事故数"],
  可持续影响指标: ["长效管理机制健全性", "设备使用年限"],
  服务对象满意度指标: ["群众满意度", "企业满意度"],
} as const;

const LEVEL1: Readonly<Record<keyof typeof NAMES, string>> = {
  数量指标: "产出指标",
  质量指标: "产出指标",
  时效指标: "产出指标",
  社会效益指标: "效益指标",
  可持续影响指标: "效益指标",
  服务对象满意度指标: "满意度指标",
};

const VALUES = [
  "=100.00(%)",
  "≥95(%)",
  "=12.00(个)",
  "≤24(小时)",
  "及时",
  "2025年11月底前",
  "≤1,286.50(万元)",
  "≥3次/周",
  "安全性100%，稳定性99%以上",
  "健全",
];
const TOPICS = [
  "河道保洁",
  "图书采购",
  "疫苗接种",
  "道路养护",
  "农产品抽检",
  "档案整理",
  "消防培训",
  "垃圾分类",
  "公园绿化",
  "体育赛事",
];

/** A dump of `forms` forms of some 17 rows, all of one unit, as a budget's are; `seed` makes its unit, words and bytes its own. */
export function makeDump(seed: number, forms = 1): string {
  return Array.from({ length: forms }, (_, i) => makeForm(seed * 31 + i, `上海市某某第${seed + 1}中心`)).join("\n\n");
}

function makeForm(seed: number, unit: string): string {
  const topic = `${TOPICS[seed % TOPICS.length]}${seed}`;
  const amount = `${(seed % 900) + 100},000.00`;
  return `财政项目支出绩效目标申报表

(2025年度)

项目名称	${topic}项目	项目性质	经常性专项业务费	项目类别	特定目标类
主管部门	上海市某某局	实施单位	${unit}
计划开始日期	2025-01-01	计划完成日期	2025-12-31
项目资金 (元)	项目资金总额		年度资金申请总额	${amount}
	其中：财政资金		其中：当年财政拨款	${amount}
			上年结转资金	0.00
	其他资金		其他资金	0.00
项目绩效目标	项目总目标	年度总体目标
		年内完成${topic}，保障公共服务平稳运行，群众满意度达到90%以上。

	一级指标	二级指标	三级指标	年度(/项目)指标值
${makeRows(seed, topic).join("\n")}
`;
}

/** Labels stand on the first row of their group only, as dumps leave merged cells. */
function makeRows(seed: number, topic: string): readonly string[] {
  let level1 = "";
  return Object.entries(NAMES).flatMap(([level2, names], g) =>
    names.map((name, i) => {
      const label1 = LEVEL1[level2 as keyof typeof NAMES];
      const first = i === 0 && label1 !== level1;
      if (first) level1 = label1;
      return `	${first ? label1 : ""}	${i === 0 ? level2 : ""}	${topic}${name}	${VALUES[(seed + g * 7 + i) % VALUES.length]}`;
    }),
  );
}

/** The value cells of a thousand forms and the like. */
export function makeValues(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) =>
    (VALUES[i % VALUES.length] as string).replace(/\d+(?=\.00)/, String((i % 997) + 1)),
  );
}
