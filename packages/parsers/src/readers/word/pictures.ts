import { tooSmallShown } from "../inside/may-hold-form.ts";
import type { PictureBlock } from "../inside/picture.ts";
import { tell, type Story } from "./story.ts";
import { descendants, type XmlElement } from "./xml.ts";

/** ECMA-376 part 1, 20.1.2.1. */
const UNITS_AN_INCH = 914_400;

/** In inches: as large as a page of text. */
const [PAGE_WIDTH_INCH, PAGE_HEIGHT_INCH] = [4, 3];

/** The pictures that a drawing shows. Small ones are named and passed over; those of heads, feet and notes are not looked at, and large ones among them told. */
export function picturesIn(element: XmlElement, story: Story): readonly PictureBlock[] {
  const { pictureAt } = story;
  if (pictureAt === null) {
    const isPage = sizesOf(element).some(([width, height]) => width >= PAGE_WIDTH_INCH && height >= PAGE_HEIGHT_INCH);
    if (isPage) tell(story, "a picture in a head, foot or note", "as large as a page of text, and not read (图片未识别)", "none");
    return [];
  }
  const ids = [
    ...descendants(element, "a:blip").map(({ attributes }) => attributes["r:embed"] ?? attributes["r:link"]),
    ...descendants(element, "v:imagedata").map(({ attributes }) => attributes["r:id"]),
  ];
  const small = smallBecause(element);
  return ids.map((id): PictureBlock => {
    const picture = pictureAt(id ?? "");
    return { kind: "picture", picture: small === null ? picture : { ...picture, passedOver: { state: "skipped", why: small } } };
  });
}

/** Null where a drawing says its size nowhere: its picture is looked at. */
function smallBecause(element: XmlElement): string | null {
  const small = sizesOf(element).map(tooSmallShown);
  return small.every((why) => why !== null) ? (small[0] ?? null) : null;
}

/** Inches at which a drawing and its shapes say that they are shown. */
function sizesOf(element: XmlElement): readonly Sides[] {
  const drawn = descendants(element, "wp:extent").map(({ attributes: { cx, cy } }): Sides => [inches(cx), inches(cy)]);
  const shapes = descendants(element, "v:shape").map(({ attributes: { style = "" } }): Sides => [
    shapeSide(style, "width"),
    shapeSide(style, "height"),
  ]);
  return [...drawn, ...shapes].filter((sides) => sides.every((side) => side > 0));
}

type Sides = readonly [width: number, height: number];

function inches(units: string | undefined): number {
  return Number(units) / UNITS_AN_INCH;
}

/** Inches of `width:415.3pt;height:311pt`, as VML's shapes have it. */
function shapeSide(style: string, side: "width" | "height"): number {
  const [, size = "0", unit = "pt"] = new RegExp(`(?:^|;)\\s*${side}:\\s*([\\d.]+)(pt|in|cm|mm)`).exec(style) ?? [];
  return Number(size) / ({ in: 1, cm: 2.54, mm: 25.4 }[unit] ?? 72);
}
