// Hashes of strings and hash combination. Results are safe integers, so typed arrays and Maps hold them unboxed or cheaply.

const TWO_17 = 131_072;

/** Two independent 32-bit lanes folded to 49 bits: FNV-1a with distinct primes, then a murmur finaliser. */
export function hash49(text: string): number {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x85ebca6b);
    b = (b << 13) | (b >>> 19);
  }
  return fold49(a, b);
}

/** 32-bit finaliser of murmur3: every input bit reaches every output bit. */
export function mix32(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Folds two 32-bit lanes into one integer below 2^49, never 0 (0 stands for "none"). */
export function fold49(a: number, b: number): number {
  const low = mix32(a ^ Math.imul(b, 0x27d4eb2f));
  const high = mix32(b ^ Math.imul(a, 0x165667b1)) & (TWO_17 - 1);
  const h = high * 4_294_967_296 + low;
  return h === 0 ? 1 : h;
}

/** An object number (model/sketch.ts): hash49 * 16 + kind. */
export function objectOf(hash: number, kind: number): number {
  return hash * 16 + kind;
}

export function kindOf(object: number): number {
  return object % 16;
}
