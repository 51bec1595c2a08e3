import { describe, expect, it } from "vitest";
import { shippedReference } from "../pipeline.ts";
import { harvest, heavyUsers, streamOfCase } from "./cases.fixture.ts";
import { type Gathered, measure } from "./lead.ts";
import { KEYS, score } from "./score.ts";

const reference = shippedReference();
const gathered = (rows: ReturnType<typeof harvest>): Gathered => {
  const stream = streamOfCase({ rows });
  return {
    candidate: { route: "work", accounts: stream.members, orders: new Uint32Array(), share: 1 },
    stream,
    probability: new Float64Array(stream.members.length).fill(1),
    comparisons: [],
  };
};

describe("measure", () => {
  const cases = { harvest: gathered(harvest()), people: gathered(heavyUsers()) };

  it.each(Object.entries(cases))(
    "turns a candidate away by a gate exactly where its score does not reach it: %s",
    (_, g) => {
      const whole = measure(g);
      for (const key of KEYS) {
        const bits = score(reference, key, whole?.values as Float64Array).bits;
        for (const off of [-3, -0.01, 0.01, 3]) {
          const gated = measure(g, [{ model: reference.keys[key], least: bits + off }]);
          expect(gated?.values).toEqual(off < 0 ? whole?.values : undefined);
        }
      }
    },
  );

  it("is open where any of its gates is", () => {
    const shut = { model: reference.keys.purpose, least: 1_000 };
    const open = { model: reference.keys.relay, least: -1_000 };
    expect(measure(cases.people, [shut])).toBeUndefined();
    expect(measure(cases.people, [shut, open])).toEqual(measure(cases.people));
  });
});
