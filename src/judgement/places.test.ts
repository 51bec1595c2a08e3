// What counts as coming back to work of one's own, and what as another sample of a harvest's item.
import { describe, expect, it } from "vitest";
import { accountsOf, bystanders, exchangeRow, object, sketchOf, streamOfCase, T0 } from "./cases.fixture.ts";
import { visitsOf } from "./places.ts";

const HOUR_MS = 3_600_000;
const { crowd, records } = bystanders();

/** Exchanges of one account, each with a clause, a file and a text. */
function visits(work: { clause: string; file: string; text: string }[]): ReturnType<typeof visitsOf> {
  const rows = work.map(({ clause, file, text }, i) =>
    exchangeRow({
      id: `a-${i}`,
      account: "a",
      timeMs: T0 + i * HOUR_MS,
      sketch: sketchOf({
        objects: [
          object("text", text),
          object("clause", "the template"),
          object("clause", clause),
          object("context", file),
        ],
      }),
    }),
  );
  const stream = streamOfCase({ rows, crowd, records });
  return visitsOf(stream, [...stream.members].indexOf(stream.frame.accounts.indexOf(accountsOf(rows)[0])));
}

const times = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));

describe("visitsOf", () => {
  it("counts each exchange of a person who comes back to files with new words", () => {
    const found = visits(times(20, (i) => ({ clause: `question ${i}`, file: `file ${i % 4}`, text: `text ${i}` })));
    expect(found).toHaveLength(20);
    expect(found.every(({ own }) => own.length === 1)).toBe(true);
  });

  it("leaves out a prompt that is sent again word for word", () => {
    const again = times(20, (i) => ({ clause: `question ${i % 10}`, file: `file ${i % 2}`, text: `text ${i % 10}` }));
    expect(visits(again)).toHaveLength(10);
  });

  it("takes what comes with one item alone for a part of it, however the item is wrapped", () => {
    const found = visits(
      times(40, (i) => ({ clause: `item ${i % 20}`, file: `file of ${i % 20}`, text: `text ${i}` })),
    );
    expect(found).toHaveLength(20);
    expect(found.every(({ own, names }) => own.length === 0 && names)).toBe(true);
  });

  it("keeps a place that comes back more often than a harvest takes samples, and one of an account with little else", () => {
    const often = visits(times(40, (i) => ({ clause: `item ${i % 5}`, file: `file of ${i % 5}`, text: `text ${i}` })));
    expect(often.every(({ own }) => own.length === 1)).toBe(true);
    const few = visits(times(6, (i) => ({ clause: `item ${i % 3}`, file: `file of ${i % 3}`, text: `text ${i}` })));
    expect(few.every(({ own }) => own.length === 1)).toBe(true);
  });
});
