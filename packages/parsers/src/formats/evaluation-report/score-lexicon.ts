/** What an indicator is about, in the order of the official framework (财预〔2020〕10号, annex 1). */
type Family =
  | "initiation"
  | "goals"
  | "investment"
  | "funds"
  | "organization"
  | "quantity"
  | "quality"
  | "time"
  | "cost"
  | "effect"
  | "satisfaction";

const DECISION: readonly Family[] = ["initiation", "goals", "investment"];
const PROCESS: readonly Family[] = ["funds", "organization"];
const OUTPUT: readonly Family[] = ["quantity", "quality", "time", "cost"];
const BENEFIT: readonly Family[] = ["effect", "satisfaction"];

/** Labels of levels 1 and 2, in official and older local frameworks → the families of indicators that belong there. */
const labels: readonly (readonly [label: RegExp, families: readonly Family[]])[] = [
  [/^(?:项目)?(?:决策|定位)$/, DECISION],
  [/^(?:项目)?立项$/, ["initiation"]],
  [/^(?:绩效|项目)目标$/, ["goals"]],
  [/^资金投入$/, ["investment"]],
  [/^(?:项目)?投入(?:与管理)?$/, [...DECISION, ...PROCESS]],
  [/^(?:项目)?(?:过程|管理)$/, PROCESS],
  [/^(?:资金|财务|投入)管理$/, ["funds"]],
  [/^(?:组织|项目)实施$|^业务管理$/, ["organization"]],
  [/^(?:项目)?产出$/, OUTPUT],
  [/^产出数量$/, ["quantity"]],
  [/^产出质量$/, ["quality"]],
  [/^产出时效$/, ["time"]],
  [/^产出成本$/, ["cost"]],
  [/^(?:项目)?(?:效益|效果|影响)$/, BENEFIT],
  [/^(?:经济|社会|生态)效益$|^影响力$|^可持续影响$/, ["effect"]],
  [/^满意度$/, ["satisfaction"]],
  [/^(?:项目)?绩效$/, [...OUTPUT, ...BENEFIT]], // Shanghai before 2020: outputs and effects are one
];

/** Words that only one family's indicators carry; the first that fits counts. */
const words: readonly (readonly [word: RegExp, family: Family])[] = [
  [/立项/, "initiation"],
  [/绩效目标|绩效指标/, "goals"],
  [/预算编制|资金分配/, "investment"],
  [/预算执行率|资金到位|资金使用|财务/, "funds"],
  [/管理制度|制度执行|采购合规/, "organization"],
  [/满意度/, "satisfaction"],
  [/及时/, "time"],
  [/完成率|完成数/, "quantity"],
  [/合格率|达标率/, "quality"],
  [/成本节约/, "cost"],
  [/效益|可持续|长效|影响力/, "effect"],
];

/**
 * How often the framework contradicts a place: an indicator under a level 1 or level 2 of another family, a level 2
 * under a level 1 of another. 0 where it knows nothing of the words.
 */
export function contradictions(level1: string | null, level2: string | null, indicator: string): number {
  const family = words.find(([word]) => word.test(indicator))?.[1];
  const [upper, lower] = [familiesOf(level1), familiesOf(level2)];
  const against = (families: readonly Family[] | null) =>
    families !== null && family !== undefined && !families.includes(family) ? 1 : 0;
  const apart = upper !== null && lower !== null && !lower.some((one) => upper.includes(one)) ? 1 : 0;
  return against(upper) + against(lower) + apart;
}

function familiesOf(label: string | null): readonly Family[] | null {
  return label === null ? null : (labels.find(([pattern]) => pattern.test(label))?.[1] ?? null);
}
