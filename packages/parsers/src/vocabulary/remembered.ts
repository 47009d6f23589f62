/** Labels are shorter; what is longer is running text, and asked once. In characters. */
const LONGEST = 40;
/** So many answers are kept: a batch of forms has some hundred labels and headers, and names without end. */
const MOST = 2_000;

/** A function of a text alone, which remembers what it said of short ones: every form prints the same labels, and every layout asks for them. */
export function remembered<T>(read: (text: string) => T, most = MOST): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const kept = known.get(text);
    if (kept !== undefined) return kept.answer;
    const answer = read(text);
    if (known.size >= most) known.clear();
    known.set(text, { answer });
    return answer;
  };
}
