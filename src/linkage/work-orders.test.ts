import { describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import type { Frame } from "../frame/frame.ts";
import type { WorkOrders } from "../frame/work-orders.ts";
import { exchangeRow, MINUTE_MS, object, principalsOf, sketchOf, T0 } from "../judgement/cases.fixture.ts";
import { findWorkOrders } from "./work-orders.ts";

/** One exchange a line: account, and the objects in it. */
function found(
  lines: readonly (readonly [string, readonly number[]])[],
  rows = lines.length,
): { frame: Frame; orders: WorkOrders; orderOf: (value: number) => number } {
  const frame = frameOf(
    lines.map(([account, objects], i) =>
      exchangeRow({ id: `${i}`, account, timeMs: T0 + i * MINUTE_MS, sketch: sketchOf({ objects: [...objects] }) }),
    ),
  );
  const orders = findWorkOrders(frame, principalsOf(frame), rows);
  return { frame, orders, orderOf: (value) => orders.of[frame.objectValue.indexOf(value)] };
}

const exchangesOf = (orders: WorkOrders, w: number): number => orders.rowStart[w + 1] - orders.rowStart[w];

const [clause, head, tail, other, context] = [
  object("clause", "c"),
  object("head", "h"),
  object("tail", "t"),
  object("clause", "o"),
  object("context", "x"),
];

describe("findWorkOrders", () => {
  it("takes the parts of one template, which always come together, for one work order", () => {
    const lines = ["a", "b", "c", "a", "b", "c"].map(
      (account, i) => [account, i < 3 ? [clause, head, tail] : [other]] as const,
    );
    const { orders, orderOf, frame } = found(lines);
    expect([orderOf(clause), orderOf(head)]).toEqual([orderOf(head), orderOf(tail)]);
    expect(orderOf(other)).not.toBe(orderOf(clause));
    const w = orderOf(clause);
    expect([orders.count, exchangesOf(orders, w), orders.principals[w]]).toEqual([2, 3, 3]);
    expect([clause, head, tail]).toContain(frame.objectValue[orders.representative[w]]);
  });

  it("keeps apart objects that come together only now and then", () => {
    const lines = Array.from(
      { length: 40 },
      (_, i) => [`u${i % 5}`, i % 4 === 0 ? [clause, other] : i % 4 === 1 ? [clause] : [other]] as const,
    );
    const { orderOf } = found(lines);
    expect(orderOf(clause)).not.toBe(orderOf(other));
  });

  it("counts per account its exchanges in the work order, once each, and lists them in time order", () => {
    const { frame, orders, orderOf } = found([
      ["a", [clause, head]],
      ["a", [clause, head]],
      ["b", [clause, head]],
      ["b", []],
    ]);
    const w = orderOf(clause);
    const entries = Array.from({ length: orders.start[w + 1] - orders.start[w] }, (_, i) => orders.start[w] + i);
    expect(entries.map((i) => [frame.accounts[orders.account[i]], orders.weight[i]])).toEqual([
      ["a", 2],
      ["b", 1],
    ]);
    expect([...orders.rows.subarray(orders.rowStart[w], orders.rowStart[w + 1])]).toEqual([0, 1, 2]);
  });

  it("makes no work order of the files and projects a prompt names", () => {
    const { orders, orderOf } = found([
      ["a", [context, clause]],
      ["b", [context, clause]],
    ]);
    expect(orderOf(context)).not.toBe(orderOf(clause));
    expect(exchangesOf(orders, orderOf(context))).toBe(0);
  });

  it("looks at the first rows only when told so", () => {
    const { orders, orderOf } = found(
      [
        ["a", [clause]],
        ["b", [clause]],
        ["c", [clause]],
      ],
      2,
    );
    expect(exchangesOf(orders, orderOf(clause))).toBe(2);
    expect(orders.principals[orderOf(clause)]).toBe(2);
  });
});
