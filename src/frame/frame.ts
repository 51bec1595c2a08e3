// The frame: a window of exchanges as typed columns, time-sorted. Judgement reads nothing else of the exchanges.
// A time-stepped replay reads the same frame up to a row number, so batch and replay run one code on one image.

/** A list of numbers per row: values of row r are `values[start[r] .. start[r + 1])`. */
export interface Lists {
  start: Uint32Array;
  values: Uint32Array;
}

export interface Frame {
  /** Rows. Every column below has this length. */
  n: number;
  /** Epoch milliseconds, not decreasing. */
  time: Float64Array;
  account: Uint32Array;
  credential: Uint32Array;
  /** 0: none; else index + 1 of the session. */
  session: Uint32Array;
  model: Uint16Array;
  pathway: Uint16Array;
  /** Client stack: user agent with TLS fingerprint. */
  stack: Uint32Array;
  /** 0: none; else index + 1. `net` is the IPv4 /24 or IPv6 /48. */
  ip: Uint32Array;
  net: Uint32Array;
  asn: Uint32Array;
  /** Distinct combination of temperature, top_p, max_tokens, reasoning budget. */
  params: Uint32Array;
  temperature: Float32Array;
  maxTokens: Uint32Array;
  reasoningBudget: Int32Array;
  inputTokens: Uint32Array;
  outputTokens: Uint32Array;
  durationMs: Uint32Array;
  status: Uint16Array;
  flags: Uint32Array;
  turns: Uint16Array;
  userTurns: Uint16Array;
  userChars: Uint32Array;
  outputChars: Uint32Array;
  /** CAPABILITIES.length scores (0..255) a row. */
  capabilities: Uint8Array;
  /** Files, repositories and tickets that the row names (at most 255), those that nobody names again included. */
  contexts: Uint8Array;
  /** Shared objects of each row (indices below `objectKind.length`). Objects seen in one exchange only are not kept. */
  objects: Lists;
  objectKind: Uint8Array;
  /** The object numbers themselves (model/sketch.ts), for naming. */
  objectValue: Float64Array;
  /** The whole last user turn: equal numbers are equal texts; 0: no text. Unique texts have numbers of their own. */
  text: Uint32Array;
  /** Issued output and presented assistant turns in one numbering; 0: none. */
  output: Uint32Array;
  presented: Lists;
  /** Row that opened the conversation which this row goes on with, as far as the log tells; the row itself where it opens one. */
  conversation: Uint32Array;
  /** Clauses of the issued output, as indices into the clause objects; only those seen in some prompt. */
  passages: Lists;
  /** Issued and presented reasoning signatures in one numbering; 0: none. */
  signature: Uint32Array;
  signaturesPresented: Lists;
  accounts: string[];
  /** Number of each account by name, also of those that first ask after `n` rows of a shortened frame: `accountNumber` knows. */
  accountIndex: Map<string, number>;
  models: string[];
  pathways: string[];
  organizationOf: Map<number, string>;
  stacks: string[];
  ips: string[];
  /** Exchanges whose request text was missing, cut or redacted. */
  incomplete: number;
}

/** Undefined for accounts that have asked nothing yet. */
export function accountNumber(frame: Frame, name: string): number | undefined {
  const index = frame.accountIndex.get(name);
  return index !== undefined && index < frame.accounts.length ? index : undefined;
}

/** Characters; shorter prompts are what anybody says. */
const LEAST_ITEM_CHARS = 60;

/** Whether a row's prompt is long enough to be an item of somebody's. Which rows open a conversation is asked apart from it. */
export function isItem({ text, userChars }: Frame, row: number): boolean {
  return text[row] !== 0 && userChars[row] >= LEAST_ITEM_CHARS;
}

/** First row at or after `timeMs`: the number of rows known by then. */
export function rowsBefore(frame: Frame, timeMs: number): number {
  let low = 0;
  let high = frame.n;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (frame.time[middle] < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Accounts that first ask later do not exist yet: they may not count in any frequency. Accounts are numbered as they appear. */
export function frameAsOf(frame: Frame, known: number): Frame {
  if (known === frame.n) return frame;
  let accounts = 0;
  for (let row = 0; row < known; row++) accounts = Math.max(accounts, frame.account[row] + 1);
  return { ...frame, accounts: frame.accounts.slice(0, accounts) };
}
