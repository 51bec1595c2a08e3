// Match weights of record linkage in bits (Fellegi and Sunter 1969), with the frequency of a shared value taken from
// outside the group in question: a group's own copies would make its rare value look common and hide it.

/**
 * Bits in favour of a match from one agreement: log2(m / u), m = P(agreement | match), u = P(agreement | no match),
 * both in [0, 1]. Negative when it speaks against. 0 when both are 0: what cannot happen says nothing.
 */
export function matchBits(m: number, u: number): number {
  return m === u ? 0 : Math.log2(m) - Math.log2(u);
}

/**
 * How common a value is among principals outside a group: (outside holders + smoothing) / (outside + smoothing), in
 * (0, 1]. One vote per principal, so counts are of principals, not of records. With smoothing 1, a value nobody
 * outside holds gets 1 / (N + 1): a group is never credited with more rarity than the population can show.
 * Splink's term-frequency adjustment counts the duplicates too, and loses the rare values they share (issue 2035).
 */
export function leaveOutFrequency(
  countInside: number,
  countTotal: number,
  insidePrincipals: number,
  totalPrincipals: number,
  smoothing = 1,
): number {
  const holders = Math.max(0, countTotal - countInside);
  const principals = Math.max(holders, totalPrincipals - insidePrincipals);
  return (holders + smoothing) / (principals + smoothing);
}

/** Probability from log-odds in bits: 2^bits / (1 + 2^bits). 0 bits is 1/2. */
export function probabilityOfBits(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}
