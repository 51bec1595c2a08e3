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

const ASCII = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const s = String.fromCharCode(c);
  ASCII[c] = /[a-zA-Z]/.test(s)
    ? LETTER
    : /[0-9]/.test(s)
      ? DIGIT
      : s === "\n"
        ? NEWLINE
        : /[!?;]/.test(s)
          ? STOP
          : /[-_/\\.@:#]/.test(s)
            ? JOIN
            : /['`]/.test(s)
              ? QUOTE
              : /[{}[\]()=<>$%^&*|+~]/.test(s)
                ? CODE
                : SPACE;
}

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
  if (text.length <= limit) scan(text, 0, text.length, into);
  else {
    const tail = Math.floor(limit / 4);
    scan(text, 0, limit - tail, into);
    scan(text, text.length - tail, text.length, into);
  }
  return into;
}

function scan(text: string, from: number, to: number, into: Words): void {
  const { hash, end } = into;
  let n = into.n;
  let digits = 0;
  let cjk = 0;
  let code = 0;
  // The word being read: its hash, length, and number of digits.
  let h = 0x811c9dc5;
  let length = 0;
  let wordDigits = 0;
  // The compound (no white space) being read: two lanes, where its words began, what joins it.
  let ca = 0x811c9dc5;
  let cb = 0x9747b28c;
  let compoundStart = n;
  let joins = 0;
  let slashes = 0;
  let compoundDigits = 0;
  let compoundLength = 0;

  for (let i = from; i <= to; i++) {
    let c = i < to ? text.charCodeAt(i) : 10;
    let kind = c < 128 ? ASCII[c] : wideKind(c);
    if (kind === LETTER) {
      if (c < 128) c |= 32;
      else if ((c >= 0xc0 && c <= 0xde) || (c >= 0x410 && c <= 0x42f)) c += 32;
      h = Math.imul(h ^ c, 0x01000193);
      length++;
      compoundLength++;
      ca = Math.imul(ca ^ c, 0x01000193);
      cb = Math.imul(cb ^ c, 0x85ebca6b);
      continue;
    }
    if (kind === DIGIT) {
      h = Math.imul(h ^ c, 0x01000193);
      length++;
      wordDigits++;
      compoundLength++;
      compoundDigits++;
      digits++;
      ca = Math.imul(ca ^ c, 0x01000193);
      cb = Math.imul(cb ^ c, 0x85ebca6b);
      continue;
    }
    if (kind === QUOTE) continue;
    if (length > 0) {
      if (n < MAX_WORDS) {
        hash[n] = wordDigits === 0 ? mix32(h) : wordDigits === length ? MASK_NUMBER : masked(h, length, wordDigits);
        end[n] = 0;
        n++;
      }
      h = 0x811c9dc5;
      length = 0;
      wordDigits = 0;
    }
    if (kind === JOIN) {
      const next = i + 1 < to ? text.charCodeAt(i + 1) : 32;
      const nextKind = next < 128 ? ASCII[next] : LETTER;
      const slash = c === 47 || c === 92;
      if (
        compoundLength > 0 &&
        (nextKind === LETTER || nextKind === DIGIT || (c === 58 && next === 47) || (slash && next === 47))
      ) {
        joins++;
        if (slash) slashes++;
        ca = Math.imul(ca ^ c, 0x01000193);
        cb = Math.imul(cb ^ c, 0x85ebca6b);
        continue;
      }
      kind = c === 46 || c === 58 ? STOP : c === 35 || slash ? CODE : SPACE;
    }
    // White space, punctuation or code: the compound ends here.
    if (joins > 0 && compoundLength >= 5) {
      const path = slashes > 0 && compoundLength >= 8;
      if ((path || compoundDigits > 0) && into.entities.length < MAX_ENTITIES) into.entities.push(fold49(ca, cb));
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
    else if (kind === 8) {
      cjk++;
      if (n < MAX_WORDS) {
        hash[n] = mix32(Math.imul(0x811c9dc5 ^ c, 0x01000193));
        end[n] = 0;
        n++;
      }
    }
    compoundStart = n;
    joins = 0;
    slashes = 0;
    compoundDigits = 0;
    compoundLength = 0;
    ca = 0x811c9dc5;
    cb = 0x9747b28c;
  }
  if (n > 0) end[n - 1] = 1;
  into.n = n;
  into.digits += digits;
  into.cjk += cjk;
  into.code += code;
  into.scanned += to - from;
}

/** Hex strings, ids and versions become one mask; short mixes like "x2" or "utf8" stay words. */
function masked(h: number, length: number, digits: number): number {
  return length >= 6 && digits >= 2 ? MASK_IDENTIFIER : mix32(h);
}

/** Characters above ASCII: CJK ideographs and kana stand alone (8), CJK and general punctuation separate, the rest are letters. */
function wideKind(c: number): number {
  if ((c >= 0x3041 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff)) return 8;
  if (c === 0x3002 || c === 0xff01 || c === 0xff1f || c === 0xff1b || c === 0xff1a || c === 0x0964 || c === 0x061f)
    return STOP;
  if ((c >= 0x2000 && c <= 0x206f) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff00 && c <= 0xff0f)) return SPACE;
  if (c === 0xa0 || c === 0xab || c === 0xbb || c === 0xbf || c === 0xa1 || c === 0xfeff) return SPACE;
  return LETTER;
}
