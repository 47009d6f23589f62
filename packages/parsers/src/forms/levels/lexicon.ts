/**
 * What an indicator's name and value say about its group. Weights are log-odds by judgement, tried on labelled
 * forms: 1 = a hint, 2 = usual, 3 = hardly ever elsewhere; negative weights speak against a group. The evidence of
 * one row is capped, because departments misfile single rows and a printed label always wins.
 */
export interface LexiconEntry {
  readonly pattern: RegExp;
  /** Matches the indicator's `name` (with its description) or its `value`. */
  readonly on: "name" | "value";
  /** Level 2 label → weight. */
  readonly weights: Readonly<Record<string, number>>;
}

const QUANTITY = "数量指标";
const QUALITY = "质量指标";
const TIME = "时效指标";
const COST = "成本指标";
const ECONOMIC_COST = "经济成本指标";
const SOCIAL_COST = "社会成本指标";
const ECOLOGICAL_COST = "生态环境成本指标";
const ECONOMIC = "经济效益指标";
const SOCIAL = "社会效益指标";
const ECOLOGICAL = "生态效益指标";
const LASTING = "可持续影响指标";
const SATISFACTION = "服务对象满意度指标";

export const lexicon: readonly LexiconEntry[] = [
  // --- satisfaction: the word is the group
  { on: "name", pattern: /满意|认可度|好评率/, weights: { [SATISFACTION]: 3, [SOCIAL]: 0.3 } },
  { on: "name", pattern: /投诉/, weights: { [SOCIAL]: 1.2, [SATISFACTION]: 0.8 } },
  // --- quantity: how much is done
  {
    on: "name",
    pattern:
      /(?:数量?|次数|人数|人次|个数|件数|份数|场次|批次|期数|户数|台数|面积|里程|总量|套数|篇数|条数|天数|规模|频次)(?:[（(].*[)）])?$/,
    weights: { [QUANTITY]: 1.8 },
  },
  { on: "name", pattern: /(?:完成|开展|执行|覆盖|印发|打印|邮寄|代理|出具)率$/, weights: { [QUANTITY]: 1.2 } },
  {
    on: "value",
    pattern:
      /\d[\d.,]*[（(]?[万亿]?(?:个|人次?|项|次|份|台|套|场|批次?|户|件|间|所|条|公里|平方米|亩|座|块|辆|册|篇次?|期|名|家|处|门)(?:[)）/]|$)/,
    weights: { [QUANTITY]: 0.8 },
  },
  {
    on: "name",
    pattern: /(?:事故|事件|故障|投诉|案件|泄露|违规).{0,4}(?:数量?|次数|起数|发生)/,
    weights: { [SOCIAL]: 1.5, [QUALITY]: 0.8, [QUANTITY]: -1 },
  },
  // --- quality: how well
  {
    on: "name",
    pattern: /(?:合格|准确|达标|优良|通过|完好|正确|规范|合规|验收|一致|成功|到位|有效|正常运行|修复|解决|送达|查全)率/,
    weights: { [QUALITY]: 1.8 },
  },
  {
    on: "name",
    pattern: /质量|合格|验收|准确性|准确度|规范性|合规性|标准|精度|等级|水平$|安全率|可用率|故障率|差错|完整性|兼容/,
    weights: { [QUALITY]: 1.2 },
  },
  // a property of what is delivered (代表性, 完整性); 及时性 is time, 积极性 and 持续性 are effects
  { on: "name", pattern: /(?<!及时|时效|积极|持续|稳定|健全)性$/, weights: { [QUALITY]: 0.8 } },
  { on: "name", pattern: /(?:可用|运行|处置|维持|整改|同步|通畅)率$|得分$|评分$/, weights: { [QUALITY]: 0.8 } },
  {
    on: "value",
    pattern: /^(?:安全|完好|完整|规范|合规|准确|达标|兼容|符合.*(?:规范|标准|要求)|程序.*合规)$/,
    weights: { [QUALITY]: 0.8 },
  },
  // --- time: when, how fast, how often
  {
    on: "name",
    pattern: /及时|时效|时限|时间|时点|进度|周期|期限|时长|按时|按期|准时|工期|完工|响应度|效率$/,
    weights: { [TIME]: 2 },
  },
  { on: "name", pattern: /频次|频率|频度/, weights: { [TIME]: 1, [QUANTITY]: 0.8 } },
  {
    on: "value",
    pattern: /工作日|小时|分钟|[年月日][底末]?之?前|\d月(?:\d|$)|年内|按时|及时|按期|时间节点|限期|次月/,
    weights: { [TIME]: 1.2 },
  },
  // --- cost: money and its limits
  {
    on: "name",
    pattern: /成本|费用|单价|造价|经费|支出|价格|预算|补助标准|发放标准|资金(?!.*(?:及时|时效|到位率|使用))|总价|投资额/,
    weights: { [COST]: 1.8, [ECONOMIC_COST]: 2 },
  },
  { on: "value", pattern: /元|市场价|预算/, weights: { [COST]: 1.2, [ECONOMIC_COST]: 1.2, [ECONOMIC]: 0.5 } },
  {
    on: "name",
    pattern: /(?:扰民|影响.{0,4}(?:交通|出行|居民|秩序)|绕行|搬迁|安置|公众.{0,4}影响)/,
    weights: { [SOCIAL_COST]: 1.2, [SOCIAL]: 0.6 },
  },
  // a burden on others, measured in time: it is no deadline of the project (财预〔2021〕101号: 社会成本 is harm to the public)
  { on: "name", pattern: /占用|绕行|临时|停[水电气课业]|拥堵|等候/, weights: { [SOCIAL_COST]: 1.5, [TIME]: -1 } },
  {
    on: "name",
    pattern: /(?:扬尘|噪音|噪声|垃圾|废弃|排放|污水|废水|废气|旧料|碳)/,
    weights: { [ECOLOGICAL_COST]: 1.4, [ECOLOGICAL]: 1.2 },
  },
  // 成本 at level 1 is what a project costs others while it is carried out
  { on: "name", pattern: /施工(?:期|过程)/, weights: { [SOCIAL_COST]: 0.8, [ECOLOGICAL_COST]: 0.8 } },
  // --- economic benefit
  {
    on: "name",
    pattern: /增收|收入|产值|利润|税收|效益|节约|节省|降低.{0,6}成本|投资回报|经济|带动(?!就业)|盈利|成本节约|挽回/,
    weights: { [ECONOMIC]: 1.6 },
  },
  // money saved or spared against before
  { on: "name", pattern: /减免|租金|能耗|电耗|支出/, weights: { [ECONOMIC]: 0.6 } },
  { on: "value", pattern: /较.*(?:下降|降低|减少|节约)/, weights: { [ECONOMIC]: 0.8, [ECOLOGICAL]: 0.4 } },
  // --- social benefit
  {
    on: "name",
    pattern:
      /受益|惠及|公开|公益|知晓|社会|减轻|缓解|风险|权益|出勤|保障|安全|事故|就业|公众|群众|覆盖|改善|服务能力|便民|参与率|素质|能力|秩序|环境(?!.*(?:生态|绿化))|宣传|影响力|稳定/,
    weights: { [SOCIAL]: 0.9 },
  },
  // what a benefit counts is people or occasions; nature is measured
  { on: "name", pattern: /(?:次数|天数|人次|人数|户数|村数)$/, weights: { [SOCIAL]: 0.6 } },
  // --- ecological benefit
  {
    on: "name",
    pattern: /生态|环保|绿色|节能|能耗|减排|无纸化|污染|绿化|新能源|低碳|PUE|植被|水质|水面|水体|河湖|空气质量/i,
    weights: { [ECOLOGICAL]: 2 },
  },
  // --- lasting effect
  {
    on: "name",
    pattern: /长效|可持续|持续|机制|制度|年限|质保期|保存期|寿命|使用期|后续|长期|培养|推广|体系|档案管理|台账/,
    weights: { [LASTING]: 1.8 },
  },
  { on: "value", pattern: /长期|永久|持续|健全|完善|\d年/, weights: { [LASTING]: 1 } },
];

/** No row may outvote a page's layout: misfiled rows exist in every department. */
const ROW_CAP = 2.5;

/** Score of each level 2 label for a row; labels without evidence are absent and count 0. */
export function lexicalEvidence(name: string, value: string): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const entry of lexicon) {
    if (!entry.pattern.test(entry.on === "name" ? name : value)) continue;
    for (const [label, weight] of Object.entries(entry.weights)) scores.set(label, (scores.get(label) ?? 0) + weight);
  }
  for (const [label, score] of scores) scores.set(label, Math.max(-ROW_CAP, Math.min(ROW_CAP, score)));
  return scores;
}
