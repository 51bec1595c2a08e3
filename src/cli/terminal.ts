// What goes to a terminal: strings from data made harmless (no escape sequences), cut to a width, coloured only when it is wanted.
import { styleText } from "node:util";

export type Style = "bold" | "dim" | "red" | "yellow" | "blue" | "magenta" | "green";
export type Paint = (style: Style, text: string) => string;

/** Colours on a terminal that did not say NO_COLOR (no-color.org); plain text otherwise. */
export function paintFor(stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv): Paint {
  const colour = stream.isTTY === true && (environment.NO_COLOR ?? "") === "" && environment.TERM !== "dumb";
  return colour ? (style, text) => styleText(style, text) : (_, text) => text;
}

/** One line without control, direction or zero-width characters, at most `width` columns for Latin text. */
export function plainLine(text: string, width: number): string {
  const clean = Array.from(
    text
      .slice(0, width * 4)
      .replace(/\s+/g, " ")
      .replace(/[\p{C}\u2028\u2029]/gu, "?"),
  );
  return clean.length > width || text.length > width * 4 ? `${clean.slice(0, width - 1).join("")}…` : clean.join("");
}
