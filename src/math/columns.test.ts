import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { column } from "./columns.ts";

describe("column", () => {
  it("keeps every pushed value in order, whatever length was expected", () => {
    fc.assert(
      fc.property(fc.array(fc.double()), fc.integer({ min: 0, max: 20 }), (values, expected) => {
        const held = column(Float64Array, expected);
        for (const value of values) held.push(value);
        expect(held.length).toBe(values.length);
        expect(Array.from(held.view())).toEqual(values);
      }),
    );
  });

  it("stores by the type's own rules", () => {
    const held = column(Uint8Array, 1);
    for (const value of [255, 256, -1]) held.push(value);
    expect([...held.view()]).toEqual([255, 0, 255]);
  });
});
