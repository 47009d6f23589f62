import { glyphs } from "./look-alike-glyphs.ts";

/**
 * Characters that networks take for each other and that are words on both sides (全年未发生 and 全年末发生): no agreement of
 * readings and no vocabulary tells them apart, their outline does. Sources: what both networks of the recognizer read alike
 * and wrong on drawn pages of such words (marked *), and lists of 形近字 and of common errors of OCR.
 */
const confused: readonly string[] = [
  "未末", // * 年末 and 未完成: the shorter bar is the upper one or the lower one
  "己已巳", // 自己, 已建成: how high the hook reaches
  "无元",
  "天夭", // * 夭折
  "大太犬",
  "大入", // * 入口 → 大口
  "人入",
  "土士", // *
  "日曰", // * 子曰
  "干千", // * 千克 → 干克
  "干于",
  "千于",
  "治洽", // * 洽商 → 治商
  "候侯",
  "戊戌戍",
  "免兔", // *
  "今令",
  "赢嬴", // *
  "亨享", // * 大亨 → 大享
  "毫亳", // * 亳州 → 毫州
  "茶荼", // * 荼毒 → 茶毒
  "遣遭", // * 派遣 → 派遭
  "顷项", // * 公顷 → 公项
  "遗通", // * 遗产 → 通产
  "工I1l", // * 1l → 工
  "IT", // * AI → AT
  "0OoD", // of letters; figures are told by what stands beside them
  "1lIL",
  "5S",
  "2Z",
  "8B",
  "6b",
  "9gq",
];

/** Characters that look alike and that nobody has seen both networks confuse: only an outline that is more like the other is a doubt. */
const similar: readonly string[] = [
  "日目",
  "目自",
  "人八",
  "入八",
  "治冶",
  "成戍",
  "间问同",
  "折拆析",
  "微徽",
  "陪倍培",
  "准淮",
  "栽裁载",
  "遗遣",
  "竞竟",
  "付忖",
  "亩亭",
  "亨亭",
  "顶项顷",
  "田由甲申电",
  "历厉",
  "徒徙",
  "传傅伟", // *
  "辩辨",
  "帐账",
  "王玉主五", // 五王: a bar and a stroke
  "刀力",
  "几凡九丸",
  "厂广",
  "技枝",
  "牧收",
  "住往佳",
  "拨拔",
  "标示", // * 指示 → 指标: a repair that was one too many
  "晴睛",
  "向问",
  "百白自",
  "率牵奉",
];

/** Pairs of near outlines that are no doubt: 进 is drawn in some faces as 迸 is in others. */
const never: ReadonlySet<string> = new Set(["进迸", "迸进"]);

/** For each character the others that it may be. */
export const lookAlikes: ReadonlyMap<string, ReadonlySet<string>> = othersOf([
  ...confused,
  ...similar,
  ...glyphs.pairs.split(" "),
]);
const confusedWith = othersOf(confused);
const similarTo = othersOf(similar);

function othersOf(groups: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const map = new Map<string, Set<string>>();
  for (const group of groups)
    for (const char of group) {
      const others = map.get(char) ?? new Set<string>();
      for (const other of group) if (other !== char && !never.has(char + other)) others.add(other);
      map.set(char, others);
    }
  return map;
}

export function hasLookAlikes(char: string): boolean {
  return lookAlikes.has(char);
}

/** `confused`: both networks were seen to read one for the other; `similar`: both are usual words; `near`: only their outlines are near. */
export function kinshipOf(a: string, b: string): "confused" | "similar" | "near" {
  if (confusedWith.get(a)?.has(b) === true) return "confused";
  return similarTo.get(a)?.has(b) === true ? "similar" : "near";
}

/** What `look-alike-glyphs.ts` must have pictures of, beside its pairs. */
export const handMade: readonly string[] = [...confused, ...similar];
