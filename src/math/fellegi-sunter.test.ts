import { describe, expect, it } from "vitest";
import { leaveOutFrequency, matchBits, probabilityOfBits } from "./fellegi-sunter.ts";

describe("matchBits", () => {
  it("is the log ratio, signed, and silent where both are alike", () => {
    expect(matchBits(0.5, 0.125)).toBe(2);
    expect(matchBits(0.1, 0.4)).toBe(-2);
    expect(matchBits(0.3, 0.3)).toBe(0);
    expect(matchBits(0, 0)).toBe(0);
    expect(matchBits(0, 0.1)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe("leaveOutFrequency", () => {
  it("gives back the rarity that a large group's own copies hide", () => {
    // 25,000 of 2 million hold the value: counted naively it is worth at most 6.3 bits.
    expect(matchBits(1, 25_000 / 2_000_000)).toBeCloseTo(6.32, 2);
    // Left out, with 30 holders elsewhere, it is worth 16; with none, as much as 1.975 million principals can show.
    expect(matchBits(1, leaveOutFrequency(24_970, 25_000, 25_000, 2_000_000))).toBeCloseTo(15.96, 2);
    expect(matchBits(1, leaveOutFrequency(25_000, 25_000, 25_000, 2_000_000))).toBeCloseTo(20.91, 2);
  });

  it("gives a value nobody outside holds 1 / (N + 1)", () => {
    expect(leaveOutFrequency(5, 5, 10, 109, 1)).toBe(1 / 100);
    expect(leaveOutFrequency(5, 5, 10, 110, 0.5)).toBe(0.5 / 100.5);
  });

  it("leaves a common value common, and stays in (0, 1]", () => {
    expect(leaveOutFrequency(10, 500_010, 10, 1_000_010)).toBeCloseTo(0.5, 5);
    expect(leaveOutFrequency(3, 103, 3, 103)).toBe(1);
    expect(leaveOutFrequency(7, 7, 7, 7)).toBe(1);
  });
});

describe("probabilityOfBits", () => {
  it("gives the landmarks 0, 4 and 7 bits and does not overflow", () => {
    expect(probabilityOfBits(0)).toBe(0.5);
    expect(probabilityOfBits(4)).toBeCloseTo(0.941, 3);
    expect(probabilityOfBits(7)).toBeCloseTo(0.992, 3);
    expect(probabilityOfBits(5000)).toBe(1);
    expect(probabilityOfBits(-5000)).toBe(0);
  });
});
