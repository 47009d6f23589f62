import type { CleanPage } from "@jixiao/parsers/testing/scans";
import type { Random } from "../../fixtures/random.ts";
import { blurred, coloured, type ColourImage, type Corners, type Grey, projection, warped } from "./picture.ts";
import { sealOver } from "./seal.ts";

/** A way in which scans are worse than what an office's scanner makes. */
export interface Kind {
  /** At which resolution the page is taken. */
  readonly dpi: number;
  readonly quality: number;
  /** The page as it was taken; `back` is what is printed on its back. Of two calls with the same numbers both give the same. */
  readonly taken: (page: CleanPage, back: CleanPage, random: Random) => ColourImage;
}

const PAPER = 250;
const between = (random: Random, low: number, high: number) => low + (high - low) * random();
const sign = (random: Random) => (random() < 0.5 ? -1 : 1);
const grey =
  (make: (page: CleanPage, back: CleanPage, random: Random) => Grey): Kind["taken"] =>
  (page, back, random) =>
    coloured(make(page, back, random));

export const kinds: Readonly<Record<string, Kind>> = {
  faint: { dpi: 200, quality: 80, taken: grey((page, _, random) => noisy(faint(page, random), random, 4)) },
  dashed: { dpi: 200, quality: 85, taken: grey((page, _, random) => noisy(dashed(page, random), random, 3)) },
  broken: { dpi: 200, quality: 85, taken: grey((page, _, random) => noisy(broken(page, random), random, 3)) },
  "missing lines": { dpi: 200, quality: 85, taken: grey((page, _, random) => noisy(withoutSome(page, random), random, 3)) },
  "no lines": {
    dpi: 200,
    quality: 85,
    taken: grey((page, _, random) =>
      noisy(
        without(page, () => true),
        random,
        3,
      ),
    ),
  },
  photo: { dpi: 220, quality: 75, taken: grey(({ image }, _, random) => noisy(photographed(image, random), random, 6)) },
  fax: { dpi: 100, quality: 90, taken: grey(({ image }, _, random) => faxed(image, random)) },
  seal: {
    dpi: 200,
    quality: 85,
    taken: ({ image, dpi }, _, random) =>
      sealOver(
        noisy(image, random, 3),
        { x: image.width * between(random, 0.55, 0.75), y: image.height * between(random, 0.3, 0.6) },
        dpi,
      ),
  },
  "bleed-through": {
    dpi: 200,
    quality: 80,
    taken: grey((page, back, random) => noisy(bled(page.image, back.image, random), random, 4)),
  },
  skew: {
    dpi: 200,
    quality: 85,
    taken: grey(({ image }, _, random) => noisy(turned(image, sign(random) * between(random, 6, 9)), random, 3)),
  },
};

/** Worn toner: text at a third of its darkness, thin lines hardly darker than the paper. */
function faint({ image, drawn }: CleanPage, random: Random): Grey {
  const [text, lines] = [between(random, 0.28, 0.45), between(random, 0.08, 0.16)];
  return { ...image, pixels: image.pixels.map((level, i) => PAPER - (255 - level) * (drawn.ink[i] === 1 ? lines : text)) };
}

/** Dashes of 1 to 2 mm, or dots. */
function dashed(page: CleanPage, random: Random): Grey {
  const mm = page.dpi / 25.4;
  const isDotted = random() < 0.4;
  const [on, off] = isDotted ? [0.4 * mm, 0.5 * mm] : [between(random, 1, 2) * mm, between(random, 0.6, 1.2) * mm];
  return without(page, (_, along) => along % (on + off) > on);
}

/** A third of each line is gone in pieces of 2 to 8 mm. */
function broken(page: CleanPage, random: Random): Grey {
  const mm = page.dpi / 25.4;
  const gaps = page.rulings.map(({ from, to }) => {
    const own: (readonly [number, number])[] = [];
    for (let at = from + between(random, 2, 14) * mm; at < to; at += between(random, 6, 16) * mm) {
      const end = at + between(random, 2, 8) * mm;
      own.push([at, end]);
      at = end;
    }
    return own;
  });
  return without(page, (line, along) => gaps[line]?.some(([from, to]) => along >= from && along < to) === true);
}

/** One of five lines is not there at all. */
function withoutSome(page: CleanPage, random: Random): Grey {
  const gone = page.rulings.map(() => random() < 0.2);
  return without(page, (line) => gone[line] === true);
}

/** The page without what `isGone` of its lines, each by its number and the position along it. */
function without({ image, rulings }: CleanPage, isGone: (line: number, along: number) => boolean): Grey {
  const pixels = Uint8Array.from(image.pixels);
  const kept = new Uint8Array(pixels.length);
  const REACH = 3;
  const paint = (each: (at: number, isLost: boolean) => void) =>
    rulings.forEach(({ axis, at, from, to }, line) => {
      for (let along = Math.floor(from); along <= to; along++)
        for (let across = Math.round(at) - REACH; across <= Math.round(at) + REACH; across++) {
          const [x, y] = axis === "horizontal" ? [along, across] : [across, along];
          if (x >= 0 && y >= 0 && x < image.width && y < image.height) each(y * image.width + x, isGone(line, along));
        }
    });
  paint((at, isLost) => {
    if (!isLost) kept[at] = 1;
  });
  paint((at, isLost) => {
    if (isLost && kept[at] === 0) pixels[at] = 255;
  });
  return { ...image, pixels };
}

/** By hand, from above: the sheet's sides run together, the lamp stands at one side, the desk is dark. */
function photographed(image: Grey, random: Random): Grey {
  const { width, height } = image;
  const [w, h] = [Math.round(1.12 * width), Math.round(1.1 * height)];
  const off = () => between(random, 0.01, 0.08);
  const corners: Corners = [
    [w * off(), h * off()],
    [w * (1 - off()), h * off()],
    [w * (1 - off()), h * (1 - off())],
    [w * off(), h * (1 - off())],
  ];
  const back = inverse(projection(width, height, corners), corners, width, height);
  const desk = Math.round(between(random, 50, 90));
  const lit = warped(image, { width: w, height: h }, back, desk);
  const [slant, dim] = [between(random, -1, 1), between(random, 0.35, 0.5)];
  const soft = blurred(lit, 1);
  const pixels = soft.pixels.map((level, i) => {
    const [x, y] = [(i % w) / w, Math.floor(i / w) / h];
    const light = 1 - dim * Math.min(1, Math.max(0, 0.5 + 0.7 * ((x - 0.5) * slant + (y - 0.5) * (1 - Math.abs(slant)))));
    return (level * light * PAPER) / 255;
  });
  return { width: w, height: h, pixels };
}

/** Newton's steps from the middle: the projection is nearly affine. */
function inverse(
  forth: (x: number, y: number) => readonly [x: number, y: number],
  _: Corners,
  width: number,
  height: number,
): (x: number, y: number) => readonly [x: number, y: number] {
  return (x, y) => {
    let [u, v] = [width / 2, height / 2];
    for (let step = 0; step < 5; step++) {
      const [fx, fy] = forth(u, v);
      const [ax, ay] = forth(u + 1, v);
      const [bx, by] = forth(u, v + 1);
      const [a, b, c, d] = [ax - fx, bx - fx, ay - fy, by - fy];
      const determinant = a * d - b * c;
      u += (d * (x - fx) - b * (y - fy)) / determinant;
      v += (a * (y - fy) - c * (x - fx)) / determinant;
    }
    return [u, v];
  };
}

/** Black or white, at 100 dots an inch, with dirt of the line. */
function faxed(image: Grey, random: Random): Grey {
  const pixels = image.pixels.map((level) => (level + between(random, -30, 30) < 168 ? 0 : 255));
  for (let i = 0; i < 0.0015 * pixels.length; i++) pixels[Math.floor(random() * pixels.length)] = random() < 0.6 ? 0 : 255;
  return { ...image, pixels };
}

/** What is printed on the back shines through, mirrored and soft. */
function bled(image: Grey, back: Grey, random: Random): Grey {
  const [share, soft] = [between(random, 0.12, 0.24), blurred(back, 2)];
  const [dx, dy] = [Math.round(between(random, -20, 20)), Math.round(between(random, -20, 20))];
  const pixels = image.pixels.map((level, i) => {
    const [x, y] = [image.width - 1 - (i % image.width) + dx, Math.floor(i / image.width) + dy];
    const inside = x >= 0 && y >= 0 && x < soft.width && y < soft.height;
    const through = inside ? 255 - (255 - (soft.pixels[y * soft.width + x] ?? 255)) * share : 255;
    return Math.round((Math.min(level, through) * PAPER) / 255);
  });
  return { ...image, pixels };
}

/** Turned about its middle, on a sheet that holds all of it. */
function turned(image: Grey, degrees: number): Grey {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const width = Math.ceil(image.width * cos + image.height * Math.abs(sin));
  const height = Math.ceil(image.height * cos + image.width * Math.abs(sin));
  return warped(
    image,
    { width, height },
    (x, y) => {
      const [dx, dy] = [x - width / 2, y - height / 2];
      return [image.width / 2 + dx * cos + dy * sin, image.height / 2 + dy * cos - dx * sin];
    },
    255,
  );
}

function noisy(image: Grey, random: Random, spread: number): Grey {
  const pixels = image.pixels.map((level) =>
    Math.max(0, Math.min(255, Math.round((level * PAPER) / 255 + between(random, -spread, spread)))),
  );
  return { ...image, pixels };
}
