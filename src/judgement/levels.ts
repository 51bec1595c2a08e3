// Graded words for log-odds. The lines are error rates, not taste: odds of 20 to 1 and 3 to 1 (science notes 2.7, two-key rule).
import type { Level } from "../model/finding.ts";

/** Least bits of log-odds for each word: even odds, 3 : 1, 20 : 1. */
export const LEVEL_BITS = { low: 0, moderate: Math.log2(3), high: Math.log2(20) } as const;

export function levelOf(bits: number): Level {
  if (bits >= LEVEL_BITS.high) return "high";
  if (bits >= LEVEL_BITS.moderate) return "moderate";
  return bits >= LEVEL_BITS.low ? "low" : "none";
}

/** Nominal rate at which coordination is controlled over all leads looked at (confirmation.ts): the doubt left in a cluster that it confirms. */
export const NOMINAL_RATE = 0.05;

/** Bits from which work looks like a harvest plainly enough that one hand need only be likelier than not: 4 : 1. */
export const PLAIN_HARVEST_BITS = 2;

/**
 * The two keys, each at least even. Either work in common is plainly a harvest (of strangers who ask the same hardly any look like one, so
 * those who do are likelier to be one hand than that key says alone); or one hand is at least 3 : 1 or confirmed by randomisation, and both
 * together, the product of their probabilities, are more likely than not. `byWork`: they were found by work in common. What a few accounts
 * of one customer do, found by a card, has no such history.
 */
export function bothKeysTurn(
  coordinationBits: number,
  purposeBits: number,
  { confirmed, byWork }: { confirmed: boolean; byWork: boolean },
): boolean {
  if (coordinationBits < LEVEL_BITS.low || purposeBits < LEVEL_BITS.low) return false;
  if (byWork && purposeBits >= PLAIN_HARVEST_BITS) return true;
  const oneHand = Math.max(probability(coordinationBits), confirmed ? 1 - NOMINAL_RATE : 0);
  return (confirmed || coordinationBits >= LEVEL_BITS.moderate) && oneHand * probability(purposeBits) >= 0.5;
}

/** E-value from which coordination counts as confirmed by randomisation, beside the learned log-odds. */
export const CONFIRMED_E = 20;

/** Bits from which access looks resold. Likelier than not is enough: one dispatcher is shown besides, and a person looks. */
export const LEAST_RESOLD = LEVEL_BITS.low;

/**
 * Resold access: many people's work behind each account likelier than not, and one dispatcher behind the accounts, be it learned (3 : 1) or
 * by coincidences of identity that randomisation rules out. What the people ask is anybody's, so the learned key alone would miss it.
 */
export function looksResold(relayBits: number, coordinationBits: number, e: number): boolean {
  return relayBits >= LEAST_RESOLD && (coordinationBits >= LEVEL_BITS.moderate || e >= CONFIRMED_E);
}

function probability(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}
