// What goes to a terminal: strings from data made harmless (no escape sequences), wrapped or cut to a width, coloured only when it
// is wanted.
/** SGR codes (ECMA-48): on and off. `styleText` of node:util is not used: it decides about colour by itself, differently in each Node. */
const CODES = { dim: [2, 22], red: [31, 39], yellow: [33, 39], blue: [34, 39], magenta: [35, 39] } as const;

export type Style = keyof typeof CODES;
export type Paint = (style: Style, text: string) => string;

/** Colours on a terminal that did not say NO_COLOR (no-color.org); plain text otherwise. */
export function paintFor(stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv): Paint {
  const colour = stream.isTTY === true && (environment.NO_COLOR ?? "") === "" && environment.TERM !== "dumb";
  return colour ? (style, text) => `\x1b[${CODES[style][0]}m${text}\x1b[${CODES[style][1]}m` : (_, text) => text;
}

/** One line without control, direction or zero-width characters. */
export function plain(text: string): string {
  return text.replace(/[\t\n\v\f\r]+/g, " ").replace(/[\p{C}\u2028\u2029]/gu, "?");
}

/** A plain line of at most `width` columns for Latin text: for what is drawn over again, and for names that may be endless. */
export function plainLine(text: string, width: number): string {
  const clean = Array.from(plain(text.slice(0, width * 4)));
  return clean.length > width || text.length > width * 4 ? `${clean.slice(0, width - 1).join("")}…` : clean.join("");
}

const MOST_SHOWN = 40;

/** What a user gave, as a message shows it: in quotes, in ASCII, not longer than a line. */
export function quoted(name: string): string {
  const shown = name.length > MOST_SHOWN ? `${name.slice(0, MOST_SHOWN)}...` : name;
  return JSON.stringify(shown).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A plain text as lines of at most `width` columns, those after the first indented. A word that is longer is not cut. */
export function wrapped(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let rest = plain(text);
  while (rest.length > width) {
    const start = rest.search(/\S/);
    const before = rest.lastIndexOf(" ", width);
    const cut = before > start ? before : rest.indexOf(" ", Math.max(width, start));
    if (cut < 0) break;
    lines.push(rest.slice(0, cut).trimEnd());
    rest = indent + rest.slice(cut + 1).trimStart();
  }
  return [...lines, rest];
}
