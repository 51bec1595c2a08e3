// The only way a value gets into the page. Strings are cut, made visible and escaped here; everything else is a number or is
// already markup. `html` escapes whatever is put into it, so forgetting to escape is not possible.

/** Markup that is safe to put into the page. Only this file makes it. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a template: markup as it is, numbers, strings (escaped), lists of these; nothing for undefined and false. */
export type Part = Html | string | number | undefined | false | readonly Part[];

/** Longest text, in characters, that a template lets through unless `safe` is asked for another length. */
export const MAX_TEXT_CHARS = 1_000;

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

// Controls, zero-width characters, direction overrides and isolates, line separators, byte order mark, tag characters. They could
// hide or reorder what a reader sees (Boucher and Anderson 2021, arXiv:2111.00169), so they are shown by their number.
const INVISIBLE =
  /[\p{Cc}\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
// A run of combining marks can climb over its neighbours; three are enough for any written language.
const MARK_RUN = /(\p{M}{3})\p{M}+/gu;

/** A string from data as plain visible text of at most `maxChars` characters: nothing invisible, nothing that reorders. Not escaped. */
export function visible(value: string, maxChars: number = MAX_TEXT_CHARS): string {
  // Cut by code units first, so that a string of megabytes costs nothing, then by characters.
  const characters = Array.from(value.slice(0, maxChars * 2 + 2).replace(/[^\S\u00a0]+/g, " "));
  const cut = characters.length > maxChars || value.length > maxChars * 2 + 2;
  const kept = cut ? `${characters.slice(0, maxChars - 1).join("")}…` : characters.join("");
  return kept
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(MARK_RUN, "$1")
    .replace(INVISIBLE, (c) => `⟨U+${(c.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}⟩`);
}

/** A string from data, cut to `maxChars` characters, made visible and escaped for element content and quoted attributes. */
export function safe(value: string, maxChars: number = MAX_TEXT_CHARS): Html {
  return { markup: visible(value, maxChars).replace(/[&<>"'`]/g, (c) => ENTITIES[c] as string) };
}

/** An account id or another foreign name: isolated from the direction of its surroundings and cut short. */
export function name(value: string, maxChars = 80): Html {
  return html`<bdi class="id">${safe(value, maxChars)}</bdi>`;
}

/** Our own markup (style, script, path data made of numbers). Never call it with a string that came from data. */
export function constant(markup: string): Html {
  return { markup };
}

/** Template for markup; values are escaped unless they are markup. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  let markup = strings[0] as string;
  for (let i = 0; i < values.length; i++) markup += write(values[i]) + strings[i + 1];
  return { markup };
}

function write(part: Part): string {
  if (part === undefined || part === false) return "";
  if (typeof part === "string") return safe(part).markup;
  if (typeof part === "number") return Number.isFinite(part) ? String(part) : "";
  if ("markup" in part) return part.markup;
  let markup = "";
  for (const inner of part) markup += write(inner);
  return markup;
}
