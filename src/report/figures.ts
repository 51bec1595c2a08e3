// Numbers and times as people read them. Times are UTC everywhere; figures that are not finite are said to be missing.
// A number and its unit are joined by a space that does not break.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SUPERSCRIPT: Record<string, string> = {
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
  "-": "⁻",
};

/** 1234567 -> "1,234,567". */
export function count(value: number): string {
  return Number.isFinite(value) ? Math.round(value).toLocaleString("en-US") : "not known";
}

/** 28800000 -> "28.8 M"; below a million as `count`. */
export function largeCount(value: number): string {
  if (!Number.isFinite(value)) return "not known";
  if (value >= 1e12) return `${trim(value / 1e12)}\u00a0T`;
  if (value >= 1e9) return `${trim(value / 1e9)}\u00a0G`;
  if (value >= 1e6) return `${trim(value / 1e6)}\u00a0M`;
  return count(value);
}

/** 0.0342 -> "3.4 %"; tiny but not zero -> "< 0.1 %". */
export function percent(ratio: number): string {
  if (!Number.isFinite(ratio)) return "not known";
  if (ratio > 0 && ratio < 0.001) return "<\u00a00.1\u00a0%";
  if (ratio < 1 && ratio > 0.999) return ">\u00a099.9\u00a0%";
  return `${(ratio * 100).toFixed(1).replace(/\.0$/, "")}\u00a0%`;
}

/** Probability of belonging: never "100 %", because nobody is certain and the file keeps four digits only. */
export function probability(value: number): string {
  return value >= 0.9995 ? ">\u00a099.9\u00a0%" : percent(value);
}

/** Three significant digits, powers of ten when far from one: "0.0123", "31.4", "2.1 × 10⁹". */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "not known";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 1e6 || size < 1e-3) {
    const exponent = Math.floor(Math.log10(size));
    return `${trim(value / 10 ** exponent)}\u00a0×\u00a010${String(exponent).replace(/./g, (c) => SUPERSCRIPT[c] ?? c)}`;
  }
  return size >= 1000 ? count(value) : String(Number(value.toPrecision(3))).replace("-", "−");
}

/** Bits with a sign and one decimal: "+12.4", "−3.0". */
export function signedBits(bits: number): string {
  if (!Number.isFinite(bits)) return "not known";
  const size = Math.abs(bits).toFixed(1);
  return size === "0.0" ? "0.0" : `${bits > 0 ? "+" : "−"}${size}`;
}

/** Natural log-odds as odds in words: 4 -> "about 55 to 1 for", -2 -> "about 7 to 1 against". */
export function odds(logOdds: number): string {
  if (!Number.isFinite(logOdds)) return "odds not known";
  const ratio = Math.exp(Math.min(700, Math.abs(logOdds)));
  if (ratio < 1.5) return "about even";
  return `about ${ratio >= 1e6 ? figure(ratio) : count(Number(ratio.toPrecision(2)))} to 1 ${logOdds > 0 ? "for" : "against"}`;
}

/** Epoch ms -> "14 May 2026, 16:00 UTC". */
export function moment(timeMs: number): string {
  if (!Number.isFinite(timeMs) || Math.abs(timeMs) > 8.64e15) return "not known";
  const at = new Date(timeMs);
  return `${day(timeMs)} ${at.getUTCFullYear()}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`;
}

/** Epoch ms -> "14 May". */
export function day(timeMs: number): string {
  const at = new Date(timeMs);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
}

/** Epoch ms -> "16:00". */
export function clock(timeMs: number): string {
  const at = new Date(timeMs);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** A half-open window, with its length: "4 May 2026, 00:00 UTC to 14 May 2026, 00:00 UTC (10 days)". */
export function span(window: { from: string; to: string }): string {
  const from = Date.parse(window.from);
  const to = Date.parse(window.to);
  return `${moment(from)} to ${moment(to)} (${duration(to - from)})`;
}

/** Milliseconds -> "10 days", "7 hours", "25 minutes". */
export function duration(durationMs: number): string {
  if (!Number.isFinite(durationMs)) return "length not known";
  const hours = durationMs / 3_600_000;
  if (hours >= 48) return `${trim(hours / 24)} days`;
  if (hours >= 2) return `${trim(hours)} hours`;
  return plural(Math.max(0, Math.round(durationMs / 60_000)), "minute");
}

/** "1 account", "2 accounts". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

function trim(value: number): string {
  const text = Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1);
  return text.replace(/\.0$/, "").replace("-", "−");
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
