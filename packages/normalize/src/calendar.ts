/** Days of a month, by the Gregorian calendar. `month` is 1-based. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** ISO 8601 (GB/T 7408) as precise as given: `2025`, `2025-04`, `2025-04-01`. Null for a date that does not exist. */
export function isoDate(year: number, month: number | null = null, day: number | null = null): string | null {
  const yyyy = String(year).padStart(4, "0");
  if (month === null) return yyyy;
  if (month < 1 || month > 12) return null;
  const mm = String(month).padStart(2, "0");
  if (day === null) return `${yyyy}-${mm}`;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${yyyy}-${mm}-${String(day).padStart(2, "0")}`;
}

/** The first day of a year or month; a day as it is. */
export function firstDay(iso: string): string {
  return iso.length === 4 ? `${iso}-01-01` : iso.length === 7 ? `${iso}-01` : iso;
}

/** The last day of a year or month; a day as it is. */
export function lastDay(iso: string): string {
  if (iso.length === 4) return `${iso}-12-31`;
  if (iso.length !== 7) return iso;
  return `${iso}-${daysInMonth(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)))}`;
}
