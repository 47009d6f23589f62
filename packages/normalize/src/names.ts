import { hotlines, lexicon } from "./lexicon.ts";
import { MASK } from "./mask.ts";
import { readMeasure } from "./measure.ts";
import { readUnit } from "./unit-reader.ts";
import { vocabulary } from "./vocabulary.ts";
import type { ValueFlag } from "./value.ts";

const alternatives = (list: readonly string[]): string => list.toSorted((a, b) => b.length - a.length).join("|");

/** Codes behind a word that says so: 邮编200040, 编号XM-2023-0112. Digits before a unit are none (编码100个). */
const LABELLED_CODE = new RegExp(
  `(?:${alternatives(
    (
      "邮编 邮政编码 编号 编码 代码 文号 批号 证号 账号 帐号 卡号 单号 工号 学号 车牌 车牌号 合同号 项目号 标号 序号 QQ QQ群 ID 微信号 传真 电话 联系电话 手机 手机号 型号 版本号 " +
      "IP地址 端口 端口号 统一社会信用代码 身份证 身份证号 许可证 许可证号 注册号 备案号 登记号 门牌号 房号 楼号 栋号 站号 桩号 案号 咨询热线 热线 举报电话"
    ).split(" "),
  )})(?:为|是)?[：\\s]?[A-Za-z]{0,6}\\d[A-Za-z0-9_/.+-]*`,
  "g",
);
/** A value in quotation marks is no name: 达到“95%以上”. */
const QUOTED_VALUE = /^.(?:[≥≤><=]|[不大小高低多少]\S{0,2}于|达到|超过)?\d[\d.,]*\s?(?:[%‰]|[\u4e00-\u9fff]{1,6}).{0,4}.$/;

/** Patterns of names that contain numerals, and where they are none though they match. The order matters only for speed. */
const guarded: readonly (readonly [RegExp, (name: string, text: string, end: number) => boolean])[] = [
  [/[“"「][^”"」]*[”"」]/g, (name) => !QUOTED_VALUE.test(name)],
  [LABELLED_CODE, (name, text, end) => !/[^A-Za-z]\d+(?:\.\d+)?$/.test(name) || !countsSomething(text, end)],
  // A4, PM2.5, B2B; not the x of x100, and not GDP5000亿元
  [
    /(?<![A-Za-z≥≤<>=\d.])(?!(?:Q[1-4]|[ckhdmN]?m[23])(?!\d)|(?:RMB|CNY|USD|EUR|HKD|JPY|GBP)\d)[A-Za-z]+-?\d+(?:\.\d+)*(?:[A-Za-z]+\d*)*(?![\d.%])/g,
    (name, text, end) => !/\d$/.test(name) || !countsSomething(text, end),
  ],
  // Windows 10, but CT 1台 and pH 6.5~8.5
  [
    /(?<![A-Za-z])(?!(?:RMB|CNY|USD|EUR|HKD|JPY|GBP|[pP][hH]|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* )[A-Za-z]{2,} \d+(?:\.\d+)*(?![\d.%~±])/g,
    (_, text, end) => !countsSomething(text, end),
  ],
  // 1.2.3, 192.168.1.1; but 25.3.30 may be a date
  [
    /(?<![\d.])(?!(?:19|20)\d\d\.|(?:1[5-9]|[23]\d|4[0-5])\.(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01])(?![\d.]))\d+(?:\.\d+){2,}(?!\d)/g,
    (_, text, end) => !countsSomething(text, end),
  ],
  // 三通一平, 一岗双责, 四议两公开: two numerals with words that are no units
  [
    /(?<![零〇一二两三四五六七八九十百千万亿\d第])[一二两三四五六七八九][\u4e00-\u9fff][一二两三四五六七八九双][\u4e00-\u9fff]/g,
    isIdiom,
  ],
  [
    /(?:附件|附表|图表|表|图|编号|序号|标段|包件|条款|公式|式|类别|方案|路线|线路|场地|地块)\s?\d+(?:[-.]\d+)*(?![\d.]*%)/g,
    (_, text, end) => !countsSomething(text, end),
  ],
];

const isPlainWord = (text: string, at: number): boolean =>
  readUnit(text, at) === null && !/[零〇一二两三四五六七八九十百千万亿点半]/.test(text.charAt(at));

function isIdiom(name: string, text: string, end: number): boolean {
  return isPlainWord(text, end - name.length + 1) && isPlainWord(text, end - 1);
}

/** Whether a unit or a multiplier follows, so that the digits before it count. */
const countsSomething = (text: string, end: number): boolean =>
  /^[百千万亿余多]/.test(text.charAt(end)) || readUnit(text, end) !== null;

const names: readonly RegExp[] = [
  /《[^》]*》/g,
  /(?<![A-Za-z])[A-Z]{1,5}\d{0,4}(?:\/[A-Z]{1,6})?[\s-]?[A-Z]?\d+(?:\.\d+)*[-—：](?:19|20)\d\d(?!\d)/g, // DB31/T 988-2016
  /(?<![A-Za-z\d])[A-Za-z]{1,8}(?:[-_][A-Za-z0-9]+){2,}/g, // XM-2023-0112
  /(?<![提升增扩加放最较更拔抬])[高大初研][一二三四](?=$|[，；。、至到年班学新的]|[一二三四])/g, // 高三, but 提高三倍
  /[^\s，；。、(]{0,6}[〔[(【（](?:19|20)\d\d[〕\])】）]第?\s?\d+号/g, // 津社保〔2017〕33号
  /(?:19|20)\d\d年第?\d+号/g,
  /\b(?:GB|DB|DBJ|CJJ|CJ|JGJ|JTG|JT|HJ|WS|SL|NY|YY|TSG|ISO|IEC|IEEE|ITU|EN|ASTM|T\/[A-Z]+)\d{0,2}(?:\/T|\/Z)?[\s-]?[A-Z]?\d+(?:[.-]\d+)*(?:[-—:](?:19|20)?\d\d)?(?![\d.]*%)/g,
  /[Vv]\d+(?:\.\d+)*/g,
  /(?<![≥≤<>=过于少到\d.])[1-9]\d*(?:\.\d+)+版本?(?!以[上下内])|(?<![\d.])\d\.0(?=平台|系统|工程|时代|模式)/g,
  /(?<=等保|工业|信息化|互联网|大脑|Web)[1-9]\.0/g,
  /[12]型(?=糖尿病)|(?<!\d)\d{3}(?=[国省县]道|医院)|(?<![A-Za-z])[GSXYZ]\d{1,4}(?=[国省县乡]道|高速|沿?线)|(?<![\d.])(?:[5-9]0|00)后(?!续)/g,
  /(?<![\d.≥≤<>=])\d{1,4}(?:kV|KV|V|千伏)(?=[线变供配输架母]|电网|电压|开关)/g, // 10kV线路
  /(?<![\d.])\d+(?:分钟|小时)[\u4e00-\u9fff]{0,8}圈/g, // 15分钟生活圈
  /(?<![\d.])(?:1[0-2]|[1-9])[.·](?:3[01]|[12]\d|0?[1-9])(?=活动|宣传|主题|晚会|普法|防灾|禁毒|消防|大讨论|全国|国际|世界|消费者)/g, // 5·12防灾减灾日
  /\d{1,2}[点时](?:半|[0-5]\d分?)?(?:至|到|-|~|—)\d{1,2}[点时](?:半|[0-5]\d分?)?/g, // 9点至17点
  /(?<![\d.≥≤<>=过于少共达到]|[至最]多)[2-6]G(?![A-Za-z\d)]|以[上下内]|左右)|\dA(?![a-zA-Z\d])|\dD(?=打印|视|动|电影|建模)|\b[24]K(?![a-zA-Z])/g,
  /(?<![\d.])\d\+[A-Z](?![A-Za-z])/g, // 1+X certificates
  /0(?=容忍|距离|门槛|跑动|跑腿|接触)/g,
  /(?<![\d.])[57七五][×xX*](?:8|12|24)(?:小时|[hH])?(?!\d)/g, // hours of service: 7×24小时
  /(?:全天(?:候)?|每天|每日)?24小时(?:不间断|值班|在线|值守|开放|服务|畅通|待命|运行|监控|监测|开通|有人|专人|全天候|轮班|接听|受理)/g,
  /全年365天|365天(?=[,，、]?24小时)|全年无休/g,
  /(?<![\d：]|\d[日号])(?:(?:[01]\d|2[0-4])：[0-5]\d|\d：[034]0|\d：[0-5]\d(?=[-~—至到前以后开]))(?:：[0-5]\d)?(?![\d：])/g, // a time of day
  /(?<!\d[日号])(?:上午|下午|早上?|晚上?|中午|凌晨)\d{1,2}[点时](?:半|\d{1,2}分)?|\d{1,2}[点时](?=整|至|到|-)/g,
  /(?<![\d-])0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)[48]00-?\d{3}-?\d{4}(?!\d)/g,
  /(?<![\d.≥≤<>=])\d{3,12}(?=热线|电话|短信|客服|专线|服务平台|服务热线|举报|政务服务便民|便民服务|平台)/g,
  /第\s?[\d零〇一二三四五六七八九十百]+(?!个?季度|[-~至到、]\d个?季度|[名位]以[内上])(?:方|批|次|届|名|位|期|类|条|款|章|节|号|项|个|轮|年|阶段|产业|课堂|代|级|人民)?/g,
  /\d+(?:[-—]\d+)?号(?![召]|以?前|之前|内|以[上下内]|$)/g,
  /(?:19|20)\d\d[-—~至/](?:19|20)?\d\d学年/g,
  /(?:19|20)\d\d[届级版款]/g,
  /(?<![接将附邻靠])近[\d一二两三四五六七八九十]+个?[年月天日周](?!(?:以|之)?内|以上|以下)/g, // a window of time: 近三年平均
  /[\d一二三四五六七八九十]+(?:[-~至到—][\d一二三四五六七八九十]+)?年级/g,
  /[一二三四五六七八九十\d]+[\s]?(?:星级|级)?(?:等保|等级保护)/g,
  /[一二三四五六七八九十][甲乙丙]等?/g,
  /每?(?:周|星期|礼拜)[一二三四五六日天](?:[、至到和-](?:周|星期)?[一二三四五六日天])+/g,
  /(?<![\d零一二两三四五六七八九十百千万亿])(?:(?<![人次件户个总项台套处场天量份名家班篇条起岁分指])数|几|若干|好几|(?<![最至不许])多|(?<![以线网之年月周级])上(?!十)|(?<![完达建形组生造促合构改变办])成(?!十))[十百千万亿]+(?![一二两三四五六七八九\d点分])/g,
  /(?<=^|[，；。\n])(?:[(（]?[一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[一二三四五六七八九十]是)/g, // list labels
  /(?<=^|[，；。\n：])(?:[(（]\d{1,2}[)）](?!\d)|\d{1,2}[.．、)](?![\d%]))/g,
  /[(（]\d{1,2}[)）](?=[\u4e00-\u9fff])/g,
  /[①-⑳⑴-⒇㈠-㈩]/g,
  /[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)+\.(?:com|cn|org|net|gov)(?:\.cn)?|https?:\/\/[\w./%?=&-]+/g,
  /(?<=(?<![提升增扩加放最较更拔抬])[中高大小])[一二三四五六七八九](?=学|届|全会|年级)/g,
];

/** 十分 is very, 十分钟 is ten minutes. */
const LEXICON = new RegExp(`${alternatives(lexicon)}|十分(?!钟|之)`, "g");
const HOTLINE = new RegExp(`(?<!\\d |[\\d.,≥≤<>=-])(?:${alternatives(hotlines)})(?=[\\u4e00-\\u9fffA-Za-z“”"])`, "g");
/** Three digits are a call number only beside such a word: 120急救, but 120辆. */
const EMERGENCY =
  /(?<!\d |[\d.,≥≤<>=-])(?:110|119|120|122|999)(?=宣传|消防|报警|急救|接警|出警|火警|指挥|联动|救护|调度|专线|接处警|警情)/g;
/** A hotline's number alone in a cell: probably no count, but only probably. */
const HOTLINE_ALONE = /^12[1-4]\d\d$/;
/** 培训(3)和会议2次: a count in brackets, or the label of a list that does not begin with one. */
const COUNT_OR_LABEL = /(?<=[\u4e00-\u9fff])[(（]\d{1,2}[)）](?=[\u4e00-\u9fff])/;
/** Sums and powers that a reader of single numbers must not take apart. */
const FORMULA =
  /\d+(?:\.\d+)?\+\d+(?:\.\d+)?(?!%)|(?<![A-Za-z])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? ?\d{1,2}(?:[,，] ?\d{4})?|\d[\d.]*[。·]\d[\d.]*|(?<![A-Za-z])[TDNX]\+\d+|(?<![\d.-])(?!(?:19|20)\d\d-)\d+(?:-\d+){2,}(?!\d)|\d[\d.]*：\d[\d.]*|\d[\d.]*[²³⁴⁵⁶⁷⁸⁹]|\d[\d.]*(?:[×xX*]\d[\d.]*)+(?:\^\d+)?|\d[\d.]*\^\d+/g;

/** 每周一次 holds 周一 and means once a week; 每周一例会 means Monday. */
const ONCE_A_WEEK = /[次回个期天份篇场节课]/;

/**
 * What every pattern and word above needs one of: most cells hold none and need not be searched for sixty kinds of names. The test
 * beside this file holds it against the patterns themselves.
 */
const NAME_HINT = new RegExp(
  [
    '[A-Za-z《“"「〔\\[【零〇一二两三四五六七八九十百千半双号版届级款第近周星甲乙丙：×*+^·。²³⁴-⁹①-⑳⑴-⒇㈠-㈩学]',
    "型糖|[国省县乡]道|\\d医院|0后|[钟时][^，；。]{0,8}圈|[保业化网脑]\\d\\.0|\\d[.·]\\d+[活宣主晚普防禁消大全国世]|\\d千伏|119",
    "[数几干上成多][万亿]|万[达一能无]|全年无休|365天",
    "\\d[.-]\\d+[.-]\\d|\\d{5}|\\d\\.0[^\\d%(]|0[容距门跑接]|24小|\\d[点时]",
    "^[(（]?\\d{1,2}[.．、)）]|[，；。\\n：][(（]?\\d{1,2}[.．、)）]|[(（]\\d{1,2}[)）]|\\d{1,2}[)）.、](?=[\\u4e00-\\u9fff≥≤><=])",
    "\\d{3}[热电短客专服举政便平报急救接出火指联调警]|[附件表图段包款式别案线路地块码址证口话真机型编志][为是]?\\s?\\d",
  ].join("|"),
);

/** The reading copy with every name masked, the same length as `text`; `flags` for formulas that were not read. */
export function maskNames(text: string): { readonly text: string; readonly flags: readonly ValueFlag[] } {
  const flags: ValueFlag[] = [];
  if (HOTLINE_ALONE.test(text) && hotlines.includes(text)) return { text: hide(text), flags: ["ambiguous_number"] };
  const mayHold = vocabulary().names.length > 0 || (NAME_HINT.test(text) && ANY_NAME.test(text));
  return mayHold ? maskAll(text, flags) : { text, flags };
}

/** Every pattern, word and label, whatever the text looks like. */
export function maskAll(text: string, flags: ValueFlag[]): { readonly text: string; readonly flags: readonly ValueFlag[] } {
  let masked = maskLists(maskOwn(text));
  if (COUNT_OR_LABEL.test(masked)) flags.push("ambiguous_number");
  for (const pattern of names) masked = masked.replace(pattern, hide);
  for (const [pattern, isName] of guarded)
    masked = masked.replace(pattern, (name: string, ...rest: unknown[]) => {
      const at = rest.find((one): one is number => typeof one === "number") ?? 0;
      return isName(name, masked, at + name.length) ? hide(name) : name;
    });
  masked = masked.replace(EMERGENCY, hide);
  masked = masked.replace(HOTLINE, (number, at: number) =>
    readUnit(masked, at + number.length) === null ? hide(number) : number,
  );
  masked = masked.replace(LEXICON, (word, at: number) => (isWord(masked, word, at) ? hide(word) : word));
  masked = masked.replace(FORMULA, (whole) => {
    flags.push("ambiguous_number");
    return hide(whole);
  });
  return { text: masked, flags };
}

const hide = (whole: string): string => MASK.repeat(whole.length);

/** The caller's own names, as printed. */
function maskOwn(text: string): string {
  return vocabulary().names.reduce((rest, name) => rest.replaceAll(name, hide), text);
}

/** The labels of a list that runs on without punctuation: 1)调研2)论证3)实施, (1)95%(2)90%. Only labels that count up from one are labels. */
const RUNNING_LABELS: readonly RegExp[] = [
  /(?<![\d.(（])(\d{1,2})(?:[)）]|[.．、](?!\d))(?=[\u4e00-\u9fff≥≤><=])/g,
  /[(（](\d{1,2})[)）]/g,
];
/** (一)合格率≥95%(二)满意度≥90%. */
const CHINESE_LABEL = /[(（]([一二三四五六七八九])[)）]/g;

function maskLists(text: string): string {
  const chinese = [...text.matchAll(CHINESE_LABEL)];
  const inOrder = chinese.length > 1 && chinese.every((one, i) => one[1] === "一二三四五六七八九".charAt(i));
  if (inOrder) return maskLists(text.replace(CHINESE_LABEL, hide));
  return RUNNING_LABELS.reduce((rest, label) => {
    const labels = [...rest.matchAll(label)];
    return labels.length < 2 || labels.some((one, i) => Number(one[1]) !== i + 1) ? rest : rest.replace(label, hide);
  }, text);
}

/** Any of the patterns: a text that holds a hint alone (3次/周) is searched once and not once a pattern. */
const ANY_NAME = new RegExp(
  [...RUNNING_LABELS, COUNT_OR_LABEL, ...names, ...guarded.map(([pattern]) => pattern), EMERGENCY, HOTLINE, LEXICON, FORMULA]
    .map(({ source }) => `(?:${source})`)
    .join("|"),
);

const NUMERAL_CHARACTER = /[零〇一二两三四五六七八九十百千万亿半\d.]/;
const isNumeral = (char: string): boolean => char !== "" && NUMERAL_CHARACTER.test(char);

const FRACTION_BEFORE = /[零〇一二三四五六七八九十百千万\d]点$/;

/** After a comparator a numeral counts: 不少于二元. */
const COMPARED = /[≥≤<>=]$|(?:少|低|多|高|大|小|等)于$|超过$|至少$|不[超足满]$/;

/**
 * Whether a lexicon word stands for itself. Readings compete: a run of numerals is never cut (二十八大, 提高二十个), and where a
 * number with its unit begins with the word and is as long as it or longer, it is a number (四小时, 三公里, 购置五台).
 */
function isWord(text: string, word: string, at: number): boolean {
  const end = at + word.length;
  const before = text.slice(Math.max(0, at - 3), at);
  if (isNumeral(word.charAt(0)) && (isNumeral(text.charAt(at - 1)) || FRACTION_BEFORE.test(before))) return false;
  if (isNumeral(word.at(-1) ?? "") && isNumeral(text.charAt(end))) return false;
  if (isNumeral(word.charAt(0)) && (COMPARED.test(before) || isNumber(text, word, at, end))) return false;
  if (/^[周星]/.test(word) && before.endsWith("每") && ONCE_A_WEEK.test(text.charAt(end))) return false;
  return true;
}

/** Words that are a numeral and a unit, and a word before another word. */
const WORDS_BEFORE_WORDS: ReadonlySet<string> = new Set(
  "三方 八方 四季 零星 零点 二十届 三角 二元 两类 两头 两案 十分".split(" "),
);

/** Whether a number with its unit stands from `at` to `end` or further, and is meant. */
function isNumber(text: string, word: string, at: number, end: number): boolean {
  const measure = readMeasure(text, at);
  if (measure === null || measure.end < end || (measure.unit === null && !measure.number.includes("."))) return false;
  if (measure.end > end) return true;
  return !(
    WORDS_BEFORE_WORDS.has(word) && /^(?!(?:及|或|和)?其?以[上下内外]|左右)[\u4e00-\u9fff]/.test(text.slice(end, end + 4))
  );
}
