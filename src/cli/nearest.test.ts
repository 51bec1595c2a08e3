import { describe, expect, it } from "vitest";
import { nearestHint } from "./nearest.ts";

const NAMES = ["queue-swe", "chat-individual", "api-app", "hydra-mix"];

describe("nearestHint", () => {
  it.each([
    ["queue-sew", "did you mean queue-swe?"],
    ["Queue-SWE", "did you mean queue-swe?"],
    ["hydra", "did you mean hydra-mix?"],
    ["chat-indivdual", "did you mean chat-individual?"],
    ["api-ap", "did you mean api-app?"],
  ])("knows what %s was to be", (wrong, hint) => {
    expect(nearestHint(wrong, NAMES)).toBe(hint);
  });

  it("lists all where nothing is near, and names three at most", () => {
    expect(nearestHint("nothing-like-it", NAMES)).toBe("there are queue-swe, chat-individual, api-app, hydra-mix");
    expect(nearestHint("cat", ["bat", "car", "cart", "cut", "eat"])).toBe("did you mean bat or car or cart?");
  });
});
