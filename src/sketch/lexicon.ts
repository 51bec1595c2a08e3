// Finds cue phrases in tokenized text: every phrase is a sequence of word hashes, hung under its longest word.
// A cue is one bit; clauses collect bits, so a rule reads "these cues in one clause" and survives reordering and new wording.
import { REASONING_CUES } from "./lexicon-reasoning.ts";
import { WORK_CUES } from "./lexicon-work.ts";
import { createWords, MASK_NUMBER, tokenize, type Words } from "./words.ts";

const MAX_CLAUSES = 512;

/** Cues of the clauses of one or more segments. Arrays are reused; only the first `n` entries count. */
export interface ClauseCues {
  n: number;
  /** Bits of `R` (lexicon-reasoning.ts) and of `W` (lexicon-work.ts) found in each clause. */
  reasoning: Int32Array;
  work: Int32Array;
  /** Words of each clause. */
  length: Int32Array;
  /** All bits of all clauses. */
  allReasoning: number;
  allWork: number;
  /** Clauses of the system prompt come first; this is where the user's begin. */
  userStart: number;
  /** Masked numbers, and clauses that hold a first-person or greeting cue. */
  numbers: number;
}

export function createClauseCues(): ClauseCues {
  return {
    n: 0,
    reasoning: new Int32Array(MAX_CLAUSES),
    work: new Int32Array(MAX_CLAUSES),
    length: new Int32Array(MAX_CLAUSES),
    allReasoning: 0,
    allWork: 0,
    userStart: 0,
    numbers: 0,
  };
}

interface Table {
  /** 131,072 bits by the low 17 bits of a word hash: most words are in no phrase and stop here. */
  maybe: Uint8Array;
  /** Open addressing: word hash + 1 (0: free), its own bits, and the longer phrases under it as [from, to). */
  key: Float64Array;
  wordReasoning: Int32Array;
  wordWork: Int32Array;
  from: Int32Array;
  to: Int32Array;
  /** Per phrase: its words as [start, start + length) of `words`, where its anchor word is, its bits. */
  start: Int32Array;
  length: Int32Array;
  anchor: Int32Array;
  reasoning: Int32Array;
  work: Int32Array;
  words: Uint32Array;
}

const SLOTS = 16_384;
let table: Table | undefined;

/** Adds the clauses of `words` to `into`. Call `resetCues` before the first segment. */
export function appendCues(words: Words, into: ClauseCues): void {
  table ??= compile();
  const {
    maybe,
    key,
    wordReasoning,
    wordWork,
    from,
    to,
    start,
    length,
    anchor,
    reasoning,
    work,
    words: phrase,
  } = table;
  const { hash, end, n } = words;
  let clause = into.n;
  let clauseStart = 0;
  let r = 0;
  let w = 0;
  for (let i = 0; i < n; i++) {
    const h = hash[i];
    if ((maybe[(h & 0x1ffff) >>> 3] & (1 << (h & 7))) !== 0) {
      if (h === MASK_NUMBER) into.numbers++;
      let slot = (h >>> 14) & (SLOTS - 1);
      while (key[slot] !== 0 && key[slot] !== h + 1) slot = (slot + 1) & (SLOTS - 1);
      r |= wordReasoning[slot];
      w |= wordWork[slot];
      for (let p = from[slot], last = to[slot]; p < last; p++) {
        const size = length[p];
        const at = i - anchor[p];
        if (at < 0 || at + size > n) continue;
        let k = 0;
        for (let s = start[p]; k < size && hash[at + k] === phrase[s + k]; ) k++;
        if (k < size) continue;
        r |= reasoning[p];
        w |= work[p];
      }
    }
    if (end[i] !== 0 || i === n - 1) {
      if (clause < MAX_CLAUSES) {
        into.reasoning[clause] = r;
        into.work[clause] = w;
        into.length[clause] = i + 1 - clauseStart;
        clause++;
      }
      into.allReasoning |= r;
      into.allWork |= w;
      clauseStart = i + 1;
      r = 0;
      w = 0;
    }
  }
  into.n = clause;
}

export function resetCues(cues: ClauseCues): void {
  cues.n = 0;
  cues.allReasoning = 0;
  cues.allWork = 0;
  cues.userStart = 0;
  cues.numbers = 0;
}

interface Phrase {
  hashes: number[];
  anchor: number;
  reasoning: number;
  work: number;
}

function compile(): Table {
  const scratch = createWords();
  const byAnchor = new Map<number, Phrase[]>();
  const add = (text: string, reasoning: number, work: number): void => {
    tokenize(text, scratch);
    const hashes = [...scratch.hash.subarray(0, scratch.n)];
    const parts = text.split(/[\s-]+/);
    // One anchor per phrase: the longest word is the rarest, so that "the" never leads a long list.
    let anchor = 0;
    if (parts.length === hashes.length) {
      for (let i = 1; i < parts.length; i++) if (parts[i].length > parts[anchor].length) anchor = i;
    }
    const list = byAnchor.get(hashes[anchor]) ?? [];
    list.push({ hashes, anchor, reasoning, work });
    byAnchor.set(hashes[anchor], list);
  };
  const addAll = (cues: readonly (readonly [number, string])[], reasoning: boolean): void => {
    for (const [bit, list] of cues) {
      for (const raw of list.split("|")) {
        const text = raw.trim();
        if (text === "") continue;
        for (const form of forms(text)) add(form, reasoning ? bit : 0, reasoning ? 0 : bit);
        // A typographic apostrophe parts words where the plain one vanishes.
        if (text.includes("'")) add(text.replaceAll("'", " "), reasoning ? bit : 0, reasoning ? 0 : bit);
      }
    }
  };
  addAll(REASONING_CUES, true);
  addAll(WORK_CUES, false);
  return layOut(byAnchor);
}

/** A word with what its language glues to it: Korean particles by the last syllable, the Arabic article and "and". */
function forms(text: string): string[] {
  const last = text.charCodeAt(text.length - 1);
  if (last >= 0xac00 && last <= 0xd7a3) {
    const closed = (last - 0xac00) % 28 !== 0;
    const particles = closed ? ["을", "이", "은", "과", "으로"] : ["를", "가", "는", "와", "로"];
    return ["", ...particles, "의", "에", "도"].map((particle) => text + particle);
  }
  const first = text.charCodeAt(0);
  if (first >= 0x621 && first <= 0x64a && !text.includes(" ")) {
    return text.startsWith("ال") ? [text, `و${text}`] : [text, `ال${text}`, `و${text}`];
  }
  return [text];
}

function layOut(byAnchor: Map<number, Phrase[]>): Table {
  const phrases = [...byAnchor.values()].flat().filter((p) => p.hashes.length > 1);
  const words: number[] = [];
  const result: Table = {
    maybe: new Uint8Array(16_384),
    key: new Float64Array(SLOTS),
    wordReasoning: new Int32Array(SLOTS),
    wordWork: new Int32Array(SLOTS),
    from: new Int32Array(SLOTS),
    to: new Int32Array(SLOTS),
    start: new Int32Array(phrases.length),
    length: Int32Array.from(phrases, (p) => p.hashes.length),
    anchor: Int32Array.from(phrases, (p) => p.anchor),
    reasoning: Int32Array.from(phrases, (p) => p.reasoning),
    work: Int32Array.from(phrases, (p) => p.work),
    words: new Uint32Array(0),
  };
  let index = 0;
  for (const [anchor, list] of byAnchor) {
    result.maybe[(anchor & 0x1ffff) >>> 3] |= 1 << (anchor & 7);
    let slot = (anchor >>> 14) & (SLOTS - 1);
    while (result.key[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    result.key[slot] = anchor + 1;
    result.from[slot] = index;
    for (const phrase of list) {
      if (phrase.hashes.length === 1) {
        result.wordReasoning[slot] |= phrase.reasoning;
        result.wordWork[slot] |= phrase.work;
      } else {
        result.start[index++] = words.length;
        words.push(...phrase.hashes);
      }
    }
    result.to[slot] = index;
  }
  result.words = Uint32Array.from(words);
  return result;
}
