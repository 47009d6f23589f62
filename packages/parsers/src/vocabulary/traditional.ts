/** Characters of titles, labels and headers in traditional writing, each with the simplified one: 績效目標表, 專案名稱, 一級指標, 預算數. */
const PAIRS =
  "績绩 標标 項项 專专 稱称 級级 報报 單单 預预 數数 總总 體体 門门 區区 實实 際际 評评 審审 執执 類类 資资 轉转 質质 時时 滿满 務务 對对 產产 計计 財财 獲获 準准 備备 權权 還还 達达 長长 價价 況况 監监 寫写";

const simple: ReadonlyMap<string, string> = new Map(PAIRS.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)] as const));
const TRADITIONAL = new RegExp(`[${[...simple.keys()].join("")}]`, "g");

/** Words that stand in the place of another where a text was put into traditional writing. */
const WORDS: readonly (readonly [RegExp, string])[] = [[/专案(?=名称|支出|绩效)/g, "项目"]];

/** A text of forms in simplified characters; only to see that it is one, never to read it. */
export function simplified(text: string): string {
  const plain = text.replaceAll(TRADITIONAL, (character) => simple.get(character) ?? character);
  return plain === text ? text : WORDS.reduce((found, [word, other]) => found.replaceAll(word, other), plain);
}
