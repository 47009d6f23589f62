/** Words of a report's title that are no part of the project's name. */
const TITLE_WORDS =
  /(?:(?:财政)?项目支出|(?:专项)?财政(?:专项)?(?:资金|支出)|预算支出)?的?(?:财政)?(?:事后|事中)?绩效(?:重点|再|后|跟踪|财政)?评价(?:工作)?(?:报告(?:书)?)?(?:[（(][^（）()]{1,8}[)）])?$/;
const QUOTED = /[《“"「](?<name>[^》”"」]{2,})[》”"」]/;

/** The cover's 项目名称 without 《》 and without the words of the title; a leading year is part of the name. */
export function projectName(text: string | null): string | null {
  if (text === null) return null;
  return (
    (/^[《“"「](?<name>[^》”"」]+)[》”"」]/.exec(text)?.groups?.["name"] ?? text)
      .replace(/绩效(?:重点)?评价(?:报告(?:书)?)?$/, "")
      .replace(/(?:财政资金|财政支出|项目支出)$/, "") || null
  );
}

/** A name that only the title has: 关于垃圾分类宣传项目的绩效评价报告, 上海市…“2018年…费”财政资金绩效评价报告. */
export function nameInTitle(title: string): string | null {
  const quoted = QUOTED.exec(title)?.groups?.["name"];
  if (quoted !== undefined) return projectName(quoted);
  const name = title
    .replace(/^关于(?:对)?/, "")
    .replace(/(?:开展)?的?(?=绩效)/, "")
    .replace(TITLE_WORDS, "")
    .replace(/的$/, "");
  return /^(?:(?:19|20)\d{2}年度?)?(?:财政|项目|支出|重点|预算|部门|专项|资金)*$/.test(name) ? null : name;
}

/** The year in a name or title; null where it names several (2019—2021年). */
export function yearOf(text: string): number | null {
  const years = new Set([...text.matchAll(/((?:19|20)\d{2})(?=\s*(?:年|[-—–至~～]))/g)].map(([, year = ""]) => year));
  const [year] = years;
  return years.size !== 1 || year === undefined ? null : Number.parseInt(year, 10);
}
