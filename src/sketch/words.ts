// The tokenizer: one pass over the characters gives masked word hashes, clause ends and own-context entities.
// Numbers, identifiers and paths are masked so that a template stays the same when its slots change.
import { fold49, mix32 } from "../math/hash.ts";

/** Words of one segment. Arrays are reused between calls of the same `Words`; only the first `n` entries count. */
export interface Words {
  n: number;
  /** 32-bit hash of each masked, lower-cased word; CJK characters are one word each. */
  hash: Uint32Array;
  /** 1 where the word ends a clause (. ! ? ; : newline and their CJK forms). */
  end: Uint8Array;
  /** 49-bit hashes of own-context entities: paths, URLs, kebab names with digits. */
  entities: number[];
  /** Characters scanned (of `chars` in all), and how many of them were digits, CJK, or code punctuation. */
  scanned: number;
  chars: number;
  digits: number;
  cjk: number;
  code: number;
}

/** Longer segments are read at their two ends: templates sit there, and time per exchange stays bounded. */
const HEAD_CHARS = 12_000;
const TAIL_CHARS = 4_000;
const MAX_WORDS = 8_192;
const MAX_ENTITIES = 12;

/** Hash of a masked number, identifier and path. */
export const MASK_NUMBER = 0x2345_6701;
export const MASK_IDENTIFIER = 0x2345_6702;
export const MASK_PATH = 0x2345_6703;

const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
const STOP = 3;
const JOIN = 4; // - _ / \ . @ : # may join the parts of a compound
const CODE = 5; // { } [ ] ( ) = < > and the like
const QUOTE = 6; // apostrophes vanish
const NEWLINE = 7;
const CJK = 8; // ideographs and kana, each a word of its own

/** Kind of every UTF-16 code unit. */
const KIND = new Uint8Array(65_536);
/** Lower case of every code unit that is a letter, 0 for the others: Latin-1 and Cyrillic beside ASCII, the rest as it is. */
const LOWER = new Uint16Array(65_536);
for (let c = 0; c < 65_536; c++) {
  KIND[c] = c < 128 ? asciiKind(String.fromCharCode(c)) : wideKind(c);
  if (KIND[c] !== LETTER) continue;
  const raised = (c >= 0xc0 && c <= 0xde) || (c >= 0x410 && c <= 0x42f);
  LOWER[c] = c < 128 ? c | 32 : raised ? c + 32 : c;
}

/** The text being scanned, with a line feed behind it. A typed array reads at a third of the cost of `charCodeAt`. */
const chars = new Uint16Array(HEAD_CHARS + TAIL_CHARS + 1);
const charBytes = Buffer.from(chars.buffer);

export function createWords(): Words {
  return {
    n: 0,
    hash: new Uint32Array(MAX_WORDS),
    end: new Uint8Array(MAX_WORDS),
    entities: [],
    scanned: 0,
    chars: 0,
    digits: 0,
    cjk: 0,
    code: 0,
  };
}

/** Hash of one word as `tokenize` would give it; for cue phrases and tests. */
export function wordHash(word: string): number {
  const words = createWords();
  tokenize(word, words);
  return words.hash[0];
}

/** Fills `into` with the words of `text`. `limit` characters are read at most (default: both ends of a long text). */
export function tokenize(text: string, into: Words, limit = HEAD_CHARS + TAIL_CHARS): Words {
  into.n = 0;
  into.entities.length = 0;
  into.scanned = 0;
  into.digits = 0;
  into.cjk = 0;
  into.code = 0;
  into.chars = text.length;
  if (text.length <= limit) scan(text, into);
  else {
    const tail = Math.floor(limit / 4);
    scan(text.slice(0, limit - tail), into);
    scan(text.slice(text.length - tail), into);
  }
  return into;
}

/** `text` must fit into `chars`. */
function scan(text: string, into: Words): void {
  const { hash, end } = into;
  const to = text.length;
  charBytes.write(text, "utf16le");
  chars[to] = 10;
  let n = into.n;
  let digits = 0;
  let cjk = 0;
  let code = 0;
  // The word being read: its hash, length, and number of digits.
  let h = 0x811c9dc5;
  let length = 0;
  let wordDigits = 0;
  // The compound (no white space) being read: where it and its words began, what joins it, letters and digits of whole words.
  let compoundFrom = 0;
  let compoundStart = n;
  let joins = 0;
  let slashes = 0;
  let compoundDigits = 0;
  let compoundLength = 0;

  for (let i = 0; i <= to; i++) {
    let c = chars[i];
    let letter = LOWER[c];
    if (letter !== 0) {
      const start = i;
      do {
        h = Math.imul(h ^ letter, 0x01000193);
        c = chars[++i];
        letter = LOWER[c];
      } while (letter !== 0);
      length += i - start;
    }
    let kind = KIND[c];
    if (kind === DIGIT) {
      h = Math.imul(h ^ c, 0x01000193);
      length++;
      wordDigits++;
      continue;
    }
    if (kind === QUOTE) continue;
    if (length > 0) {
      if (n < MAX_WORDS) {
        hash[n] = wordDigits === 0 ? mix32(h) : wordDigits === length ? MASK_NUMBER : masked(h, length, wordDigits);
        end[n] = 0;
        n++;
      }
      compoundLength += length;
      compoundDigits += wordDigits;
      digits += wordDigits;
      h = 0x811c9dc5;
      length = 0;
      wordDigits = 0;
    }
    if (kind === JOIN) {
      // The line feed behind the text joins nothing.
      const next = chars[i + 1];
      const nextKind = next < 128 ? KIND[next] : LETTER;
      const slash = c === 47 || c === 92;
      if (
        compoundLength > 0 &&
        (nextKind === LETTER || nextKind === DIGIT || (c === 58 && next === 47) || (slash && next === 47))
      ) {
        joins++;
        if (slash) slashes++;
        continue;
      }
      kind = c === 46 || c === 58 ? STOP : c === 35 || slash ? CODE : SPACE;
    }
    // White space, punctuation or code: the compound ends here.
    if (joins > 0 && compoundLength >= 5) {
      const path = slashes > 0 && compoundLength >= 8;
      if ((path || compoundDigits > 0) && into.entities.length < MAX_ENTITIES)
        into.entities.push(compoundHash(compoundFrom, i));
      // Universally unique ids and time stamps: masking their parts one by one would leave groups like "4cde" and "10T12".
      const id = compoundLength >= 12 && compoundDigits < compoundLength && 4 * compoundDigits >= compoundLength;
      if ((path || id) && n > compoundStart) {
        n = compoundStart;
        hash[n] = path ? MASK_PATH : MASK_IDENTIFIER;
        end[n] = 0;
        n++;
      }
    }
    if (kind === STOP || kind === NEWLINE) {
      if (n > 0) end[n - 1] = 1;
    } else if (kind === CODE) code++;
    else if (kind === CJK) {
      cjk++;
      if (n < MAX_WORDS) {
        hash[n] = mix32(Math.imul(0x811c9dc5 ^ c, 0x01000193));
        end[n] = 0;
        n++;
      }
    }
    compoundFrom = i + 1;
    compoundStart = n;
    joins = 0;
    slashes = 0;
    compoundDigits = 0;
    compoundLength = 0;
  }
  if (n > 0) end[n - 1] = 1;
  into.n = n;
  into.digits += digits;
  into.cjk += cjk;
  into.code += code;
  into.scanned += to;
}

/** 49-bit hash of a compound in `chars`: its letters, digits and joins; quotes vanish. */
function compoundHash(from: number, to: number): number {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = from; i < to; i++) {
    if (KIND[chars[i]] === QUOTE) continue;
    const c = LOWER[chars[i]] || chars[i];
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x85ebca6b);
  }
  return fold49(a, b);
}

/** Hex strings, ids and versions become one mask; short mixes like "x2" or "utf8" stay words. */
function masked(h: number, length: number, digits: number): number {
  return length >= 6 && digits >= 2 ? MASK_IDENTIFIER : mix32(h);
}

function asciiKind(s: string): number {
  if (/[a-zA-Z]/.test(s)) return LETTER;
  if (/[0-9]/.test(s)) return DIGIT;
  if (s === "\n") return NEWLINE;
  if (/[!?;]/.test(s)) return STOP;
  if (/[-_/\\.@:#]/.test(s)) return JOIN;
  if (/['`]/.test(s)) return QUOTE;
  return /[{}[\]()=<>$%^&*|+~]/.test(s) ? CODE : SPACE;
}

/** Characters above ASCII: CJK ideographs and kana stand alone, CJK and general punctuation separate, the rest are letters. */
function wideKind(c: number): number {
  if ((c >= 0x3041 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff)) return CJK;
  if (c === 0x3002 || c === 0xff01 || c === 0xff1f || c === 0xff1b || c === 0xff1a || c === 0x0964 || c === 0x061f)
    return STOP;
  if ((c >= 0x2000 && c <= 0x206f) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff00 && c <= 0xff0f)) return SPACE;
  if (c === 0xa0 || c === 0xab || c === 0xbb || c === 0xbf || c === 0xa1 || c === 0xfeff) return SPACE;
  return LETTER;
}
