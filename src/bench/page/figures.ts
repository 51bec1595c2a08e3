// Figures with their intervals as people read them, for the page, the terminal and the docs alike.
import type { Figure } from "../intervals.ts";
import type { Taken } from "../summary.ts";

const NONE = "none to measure";

/** "83.1 % (75 to 90)". */
export function percentFigure(figure: Figure): string {
  if (Number.isNaN(figure.value)) return NONE;
  return `${percent(figure.value)} (${bare(figure.low)} to ${bare(figure.high)})`;
}

/** "1,240 (0 to 3,900)". */
export function countFigure(figure: Figure): string {
  if (Number.isNaN(figure.value)) return NONE;
  return `${count(figure.value)} (${count(figure.low)} to ${count(figure.high)})`;
}

export function percent(value: number): string {
  return Number.isNaN(value) ? NONE : `${bare(value)} %`;
}

/** "1,185: 77.4 % of an elicitation set (0.7 to 77.4)": exchanges, and the part of the published set that they fill most. */
export function takenFigure(taken: Taken | undefined): string {
  if (taken === undefined) return NONE;
  if (taken.set === undefined) return count(taken.exchanges);
  const { name, part, low, high } = taken.set;
  const article = /^[aeiou]/.test(name) ? "an" : "a";
  return `${count(taken.exchanges)}: ${percent(part)} of ${article} ${name.replaceAll("-", " ")} set (${bare(low)} to ${bare(high)})`;
}

export function hours(value: number): string {
  if (Number.isNaN(value)) return NONE;
  return Number.isFinite(value) ? `${value.toFixed(1)} h` : "not within the window";
}

export function count(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

function bare(value: number): string {
  return (value * 100).toFixed(1).replace(/\.0$/, "");
}
