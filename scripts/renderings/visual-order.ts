/** Words whose tops differ by no more than this (points) stand on one line, as pdfplumber has it. */
const LINE_TOLERANCE_PT = 3;

const WORD = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">(.*?)<\/word>/g;

interface Word {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** What `extract_text` of pdfplumber gives: the words of `pdftotext -bbox`, line by line from left to right. */
export function visualOrder(bbox: string): string {
  return bbox
    .split("<page ")
    .slice(1)
    .map((page) => linesOf(page).join("\n"))
    .join("\n");
}

function linesOf(page: string): readonly string[] {
  const words = Array.from(page.matchAll(WORD), ([, x, y, text]): Word => ({
    x: Number(x),
    y: Number(y),
    text: plain(text ?? ""),
  }));
  const lines: Word[][] = [];
  for (const word of words.toSorted((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line !== undefined && last !== undefined && word.y - last.y <= LINE_TOLERANCE_PT) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) =>
    line
      .toSorted((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join(" "),
  );
}

function plain(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
