/** Characters whose tops differ by no more than this (points) stand on one line, as pdfplumber has it by default; so for gaps between words. */
const [LINE_TOLERANCE_PT, WORD_TOLERANCE_PT] = [3, 3];

const PAGE = /<page [^>]*bbox="[-\d.]+,[-\d.]+,[-\d.]+,([-\d.]+)"/;
const CHARACTER = /<text [^>]*bbox="([-\d.]+),[-\d.]+,([-\d.]+),([-\d.]+)"[^>]*>(.*?)<\/text>/gs;

interface Piece {
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly text: string;
}

/**
 * What `extract_text` of pdfplumber gives: the characters of pdfminer (`pdf2txt -n -t xml`), which it is built on, put together to words and lines as
 * it does (pdfplumber 0.11, utils/text.py: clusters by their tops, from left to right, a space between words).
 */
export function visualOrder(xml: string): string {
  return xml
    .split(/(?=<page )/)
    .slice(1)
    .map((page) => linesOf(page).join("\n"))
    .join("\n");
}

function linesOf(page: string): readonly string[] {
  const height = Number(PAGE.exec(page)?.[1] ?? 0);
  const characters = Array.from(page.matchAll(CHARACTER), ([, x0, x1, y1, text]): Piece => ({
    x0: Number(x0),
    x1: Number(x1),
    top: height - Number(y1),
    text: plain(text ?? ""),
  }));
  return byTop(byTop(characters).flatMap(wordsOf)).map((words) => words.map(({ text }) => text).join(" "));
}

/** Lines from top to bottom, each from left to right. */
function byTop(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const piece of pieces.toSorted((a, b) => a.top - b.top)) {
    if (piece.top - last <= LINE_TOLERANCE_PT) lines.at(-1)?.push(piece);
    else lines.push([piece]);
    last = piece.top;
  }
  return lines.map((line) => line.toSorted((a, b) => a.x0 - b.x0));
}

function wordsOf(line: readonly Piece[]): readonly Piece[] {
  const words: Piece[] = [];
  let last: Piece | null = null;
  for (const piece of line) {
    const word = words.at(-1);
    if (piece.text.trim() === "") last = null;
    else {
      if (word !== undefined && last !== null && piece.x0 <= last.x1 + WORD_TOLERANCE_PT)
        words[words.length - 1] = { x0: word.x0, x1: piece.x1, top: Math.min(word.top, piece.top), text: word.text + piece.text };
      else words.push(piece);
      last = piece;
    }
  }
  return words;
}

function plain(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
