// The only way a value gets into the page: `html` escapes whatever is put into it.

export interface Html {
  readonly markup: string;
}

export type Part = Html | string | number | undefined | false | readonly Part[];

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  let markup = strings[0] as string;
  for (let i = 0; i < values.length; i++) markup += write(values[i]) + strings[i + 1];
  return { markup };
}

function write(part: Part): string {
  if (part === undefined || part === false) return "";
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return part.replace(/[&<>"']/g, (c) => ENTITIES[c] as string);
  if ("markup" in part) return part.markup;
  return part.map(write).join("");
}

/** A table with its caption; the first cell of a row is its heading. */
export function table(caption: Part, head: readonly string[], rows: readonly (readonly Part[])[]): Html {
  return html`<div class="scroll"><table><caption>${caption}</caption><thead><tr>${head.map(
    (h, i) => html`<th scope="col" class="${i === 0 ? "" : "num"}">${h}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="num">${cell}</td>`))}</tr>`,
  )}</tbody></table></div>`;
}
