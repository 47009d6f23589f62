import { normalizeValue } from "@jixiao/normalize";
import { headerWords, type ColumnField } from "../../vocabulary/columns.ts";
import { labelMeaning } from "../../vocabulary/head-labels.ts";
import { SIGNED } from "../../vocabulary/signs.ts";
import { levelLabels } from "../../vocabulary/taxonomy.ts";
import { remembered } from "../../vocabulary/remembered.ts";
import { bareText } from "../../vocabulary/text-key.ts";

/** How well a text fits into a column (log-odds by judgement; 0 = neither for nor against). */
export type Shape = (text: string) => number;

/** What an empty cell costs where the column is usually filled. */
export const EMPTY: Readonly<Record<ColumnField, number>> = {
  level1: 0,
  level2: 0,
  level3: -8,
  description: -3,
  comparator: -1.5,
  value: -4,
  unit: -1.5,
  weight: -3,
  scoring_rule: -1,
  actual: -3,
  score: -3,
  deviation: -0.2,
  project: -1,
  extra: -0.5,
};

/** Columns whose cells may take more than one line. */
export const WRAPS: ReadonlySet<ColumnField> = new Set([
  "level3",
  "description",
  "value",
  "actual",
  "scoring_rule",
  "deviation",
  "extra",
]);

const FIGURE = /^\d[\d,.]*$/;
const NUMBER_WITH_UNIT = /^\d[\d,.]*(?:[%‰％]|[万亿]?[\p{Script=Han}]{1,4})?(?:[(（][^()（）]*[)）])?$/u;
const DIGIT = /[\d０-９一二三四五六七八九十百]/;
const NAME_ENDING =
  /(?:率|数|量|度|性|额|次|事件|事故|制度|期|间|限|时效|情况|费用|成本|造价|标准|面积|里程|程度|水平|机制|能力|收入|效果|作用|影响|质量|时长|投诉|评分|得分|占比|比例|比|单价|金额|支出|建设|管理|保障|维护)(?:[(（][^()（）]*[)）])?$/;
const VALUE_WORDS =
  /^(?:有效|显著|明显|逐步|持续|基本|不断|长期|按时|及时|符合|达标|完成|健全|完善|稳定|良好|较好|优|良|高|提高|提升|改善|促进|保障|无|是|有|合格|合规|规范|安全|正常|建立|按|不)/;
/** `99.5%可用性服务协议`: a number with a name behind it. */
const TAIL_OF_NAME = /^\d[\d.,]*[%‰％]?\p{Script=Han}{5,}$/u;
/** `公交站点500米覆盖率`: a name with a number in it. */
const NAME_WITH_NUMBER = /\d[^\d]*\p{Script=Han}{4,}$/u;
/** `每季度末月25日前`: when something is due is no name. */
const DEADLINE = /\d个?(?:[年月日天]|工作日|小时|分钟)(?:底|末)?(?:之?前|[以之]?内)$/u;
const CLOSES = /^[，。、；：！？）)》」』”’%％]/;
const OPEN_END = /(?:[（(《「『“‘、，,/·~～－-]|[，,、；]\p{Script=Han}{1,2})$/u;
/** `规范、完整`: words side by side are no rest of a sentence. */
const LISTED_WORDS = /^\p{Script=Han}{2,3}(?:、\p{Script=Han}{2,3})+$/u;
/** Words of one character that are a value; others are pieces of what stands across the page. */
const ONE_HAN = /^\p{Script=Han}$/u;
const SHORT_VALUE = /^[优良中差是否无有高低好零]$/;

const shapes: Readonly<Record<ColumnField, Shape>> = {
  level1: () => -20,
  level2: () => -20,
  project: () => -20,
  level3: nameShape,
  description: (text) => nameShape(text) * 0.5,
  comparator: (text) =>
    SIGNED.test(text) && !/\d/.test(text) ? 4 : /^(?:定性|[≥≤=<>]|大于|小于|等于|不)/.test(text) && text.length <= 6 ? 2 : -6,
  value: valueShape,
  unit: (text) => (/\d/.test(text) || text.length > 8 ? -5 : text.length <= 4 ? 1 : -1),
  weight: pointsShape,
  score: pointsShape,
  actual: valueShape,
  scoring_rule: freeShape,
  deviation: freeShape,
  extra: freeShape,
};

/** A cell's text under a column: remembers what it was asked, because a search asks often, and so does the next search of the text. */
export function shapeOf(field: ColumnField): Shape {
  const known = new Map<string, number>();
  const lasting = lastingShape(field);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const score = lasting(text);
    known.set(text, score);
    return score;
  };
}

/** So many texts of a column are kept from one table to the next: its forms and the orders in which one is tried ask for the same ones. */
const MOST_KEPT = 20_000;
const lastingShapes = new Map<ColumnField, Shape>();

function lastingShape(field: ColumnField): Shape {
  const before = lastingShapes.get(field);
  if (before !== undefined) return before;
  const shape = remembered((text) => shapes[field](text) + brokenness(text), MOST_KEPT);
  lastingShapes.set(field, shape);
  return shape;
}

/** A number without a unit, where the table has no column of units: `500` in `公交站点 500 米覆盖率`. */
const BARE = -2;

/** The shape of targets in a table whose units stand beside their numbers. */
export function unitsInside(shape: Shape): Shape {
  return (text) => shape(text) + (FIGURE.test(bareText(text)) ? BARE : 0);
}

/** Words that head columns, and stand in no cell. */
const HEADERS: ReadonlySet<string> = new Set(headerWords.filter((word) => /指标/.test(word) && word !== "指标").map(bareText));

/** Does a text without a number look like a name more than like a target? */
export function looksLikeName(text: string): boolean {
  const bare = bareText(text);
  return NAME_ENDING.test(bare) && !VALUE_WORDS.test(bare) && !DIGIT.test(bare) && bare.length > 3;
}

/** Does a text end as names of indicators do? */
export function endsAsName(text: string): boolean {
  return NAME_ENDING.test(bareText(text));
}

/** A text that fits so well (log-odds) among the targets is a whole one: a number with its unit. */
const WHOLE_TARGET = 2;

/** May a cell of names or targets end with this text, whatever stands below it? */
export function isWholeCell(field: ColumnField, shape: Shape, text: string): boolean {
  return field === "level3" ? endsAsName(text) : field === "value" && shape(text) >= WHOLE_TARGET;
}

function nameShape(text: string): number {
  const bare = bareText(text);
  if (SIGNED.test(bare) || FIGURE.test(bare) || labelMeaning(bare) !== null || HEADERS.has(bare)) return -9;
  if (NUMBER_WITH_UNIT.test(bare)) return -6;
  if (!/\p{Script=Han}/u.test(bare)) return -5;
  const length = bare.length;
  const size = length <= 1 ? -5 : length === 2 ? -1 : length > 40 ? -4 : length > 24 ? -1 : 0;
  return (
    size +
    (NAME_ENDING.test(bare) ? 1.5 : 0) -
    (/[。；;]/.test(bare) ? 3 : /\d.*[，,]/.test(bare) ? 1.5 : 0) -
    (/^\d/.test(bare) ? 0.8 : 0) -
    (DEADLINE.test(bare) ? 3 : 0)
  );
}

function valueShape(text: string): number {
  const bare = bareText(text);
  if (bare.length > 60) return -4;
  if (labelMeaning(bare) !== null || HEADERS.has(bare)) return -9;
  if (DIGIT.test(bare) || SIGNED.test(bare)) {
    const { type, flags, subject } = normalizeValue(text);
    const isName = TAIL_OF_NAME.test(bare) || (NAME_WITH_NUMBER.test(bare) && NAME_ENDING.test(bare));
    const signed = SIGNED.test(bare) ? 2 : isName ? -2 : 0;
    if (type === "quantity" || type === "range" || type === "date")
      return signed + (flags.every((flag) => HARMLESS.has(flag)) ? 2.5 : 0.5) - (subject === null ? 0 : 1.5);
    return type === "compound" ? 1 + signed : signed > 0 ? 1 : -0.5;
  }
  const length = bare.length > 20 ? -1 : bare.length === 1 && !SHORT_VALUE.test(bare) ? (ONE_HAN.test(bare) ? -6 : -3) : 0;
  return length + (VALUE_WORDS.test(bare) ? 1 : -0.5) - (NAME_ENDING.test(bare) ? 1.2 : 0);
}

const HARMLESS: ReadonlySet<string> = new Set(["year_assumed", "approximate", "comparator_assumed"]);

/** A row's points are a small part of a hundred. */
const MANY_POINTS = /^(?:[6-9]\d|\d{3})(?:\.\d+)?$/;

function pointsShape(text: string): number {
  const bare = bareText(text);
  return MANY_POINTS.test(bare) ? 0.5 : /^(?:\d{1,3}(?:\.\d+)?分?|[-—–/])$/.test(bare) ? 2.5 : -8;
}

function freeShape(text: string): number {
  const bare = bareText(text);
  return /^[-—–/]$/.test(bare) ? 0 : /\p{Script=Han}/u.test(bare) ? 0 : -1;
}

/** Two names that would be one: the first is whole, and what follows is too (log-odds). */
const TWO_NAMES = -2.5;

/** What it costs that a cell's lines might be cells of their own. */
export function seamCost(field: ColumnField, above: string, below: string): number {
  if (field !== "level3" && field !== "description") return 0;
  return NAME_ENDING.test(above) && bareText(below).length > 3 && NAME_ENDING.test(below) ? TWO_NAMES : 0;
}

/** A level's label without its last character or two: its cell was too narrow, and its end stands elsewhere. */
const LABEL_BEGINNINGS: ReadonlySet<string> = new Set(
  levelLabels
    .flatMap((label) => [label.slice(0, -1), label.slice(0, -2)])
    .filter((text) => text.length >= 4 && text.endsWith("指")),
);

/** What no cell is: half a bracket, a rest of a sentence, a cut label. */
function brokenness(text: string): number {
  const bare = bareText(text);
  const open = count(bare, /[（(《“]/g) - count(bare, /[）)》”]/g);
  return (
    (LABEL_BEGINNINGS.has(bare) ? -8 : 0) -
    3.5 * Math.abs(open) -
    (CLOSES.test(bare) ? 4 : 0) -
    (bare.length > 1 && OPEN_END.test(bare) && !LISTED_WORDS.test(bare) ? 7 : 0)
  );
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
