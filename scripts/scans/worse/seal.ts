import { type ColourImage, coloured, type Grey } from "./picture.ts";

/** Millimetres: a seal of an office (公章) is 42 mm wide, its ring 1.2 mm, its star 7 mm from middle to tip. */
const [RADIUS, RING, STAR] = [21, 1.2, 7];
const RED = [214, 48, 44] as const;

/** A red seal stamped over a page: a ring, a star, strokes of letters along the ring. What is printed stays dark below it. */
export function sealOver(image: Grey, middle: { readonly x: number; readonly y: number }, dpi: number): ColourImage {
  const mm = dpi / 25.4;
  const page = coloured(image);
  for (let y = Math.floor(middle.y - RADIUS * mm); y <= middle.y + RADIUS * mm; y++)
    for (let x = Math.floor(middle.x - RADIUS * mm); x <= middle.x + RADIUS * mm; x++) {
      if (x < 0 || y < 0 || x >= image.width || y >= image.height) continue;
      if (!isInked((x - middle.x) / mm, (y - middle.y) / mm)) continue;
      for (const part of [0, 1, 2]) {
        const at = 3 * (y * image.width + x) + part;
        page.rgb[at] = Math.round(((page.rgb[at] ?? 0) * (RED[part] ?? 0)) / 250);
      }
    }
  return page;
}

/** @param x millimetres from the middle */
function isInked(x: number, y: number): boolean {
  const [distance, angle] = [Math.hypot(x, y), Math.atan2(y, x)];
  if (distance > RADIUS) return false;
  if (distance > RADIUS - RING) return true;
  if (distance < STAR) return isStar(distance, angle);
  const along = ((angle + 2 * Math.PI) * 18) / (2 * Math.PI);
  const isLetter = distance > 14 && distance < 18.5 && along % 1 > 0.2 && angle < 0.5;
  return isLetter && (Math.floor(distance * 1.6) % 2 === 0 || Math.floor(along * 4) % 2 === 0);
}

function isStar(distance: number, angle: number): boolean {
  const step = (2 * Math.PI) / 5;
  const off = Math.abs(((((angle + Math.PI / 2) % step) + step) % step) - step / 2);
  return distance < STAR * 0.38 + (STAR * 0.62 * off) / (step / 2);
}
