import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exchangeRow, object, sketchOf } from "../judgement/cases.fixture.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { FLAGS } from "../model/sketch.ts";
import { createFrameBuilder, frameOf } from "./build.ts";
import { type Lists, rowsBefore } from "./frame.ts";

const T0 = Date.UTC(2026, 8, 7);
const of = (lists: Lists, row: number): number[] => [...lists.values.subarray(lists.start[row], lists.start[row + 1])];
const at = (minute: number, over: Partial<ExchangeRow> = {}): ExchangeRow =>
  exchangeRow({ id: `e${minute}`, timeMs: T0 + minute * 60_000, ...over });

describe("frameOf", () => {
  it("sorts by time, then id, and keeps one entry a row in every column", () => {
    const frame = frameOf([
      at(2, { account: "b" }),
      at(1, { id: "y", account: "c" }),
      at(1, { id: "x", account: "a" }),
    ]);
    expect([...frame.account].map((a) => frame.accounts[a])).toEqual(["a", "c", "b"]);
    expect([...frame.time]).toEqual([T0 + 60_000, T0 + 60_000, T0 + 120_000]);
    for (const [name, column] of Object.entries(frame))
      if (ArrayBuffer.isView(column) && !["capabilities", "objectKind", "objectValue"].includes(name))
        expect((column as Uint8Array).length, name).toBe(3);
    expect(frame.capabilities.length).toBe(33);
  });

  it("keeps objects that two exchanges share, with kind and number, and drops those of one", () => {
    const [shared, alone, other] = [object("clause", "s"), object("clause", "a"), object("context", "o")];
    const frame = frameOf([
      at(1, { sketch: sketchOf({ objects: [shared, alone] }) }),
      at(2, { sketch: sketchOf({ objects: [shared, other] }) }),
      at(3, { sketch: sketchOf({ objects: [other] }) }),
    ]);
    expect([...frame.objectValue]).toEqual([shared, other]);
    expect([...frame.objectKind]).toEqual([1, 9]);
    expect([0, 1, 2].map((row) => of(frame.objects, row))).toEqual([[0], [0, 1], [1]]);
  });

  it("numbers texts alike when they are equal, unique ones too, and gives 0 for no text", () => {
    const text = (name: string): ExchangeRow["sketch"] => sketchOf({ objects: [object("text", name)] });
    const frame = frameOf([
      at(1, { sketch: text("p") }),
      at(2, { sketch: text("q") }),
      at(3, { sketch: text("p") }),
      at(4, { sketch: sketchOf({ objects: [] }) }),
    ]);
    expect(frame.text[0]).toBe(frame.text[2]);
    expect(frame.text[1]).not.toBe(frame.text[0]);
    expect([frame.text[0] > 0, frame.text[1] > 0, frame.text[3]]).toEqual([true, true, 0]);
  });

  it("numbers issued and presented outputs and signatures alike", () => {
    const frame = frameOf([
      at(1, { sketch: sketchOf({ output: 77, signature: 5 }) }),
      at(2, { sketch: sketchOf({ presented: [88, 77], signatures_presented: [6, 5] }) }),
    ]);
    expect(of(frame.presented, 1)[1]).toBe(frame.output[0]);
    expect(of(frame.signaturesPresented, 1)[1]).toBe(frame.signature[0]);
    expect([frame.output[1], frame.signature[1]]).toEqual([0, 0]);
  });

  it("keeps the passages that come back as clauses of a prompt", () => {
    const clause = object("clause", "an answer's sentence");
    const passage = Math.floor(clause / 16);
    const frame = frameOf([
      at(1, { sketch: sketchOf({ passages: [passage, 12_345] }) }),
      at(2, { sketch: sketchOf({ objects: [clause] }) }),
      at(3, { sketch: sketchOf({ objects: [clause] }) }),
    ]);
    expect(of(frame.passages, 0).map((i) => frame.objectValue[i])).toEqual([clause]);
  });

  const nets = (...ips: string[]): number[] => [...frameOf(ips.map((ip, i) => at(i, { ip }))).net];

  it("takes addresses of one IPv4 /24 for one network, and no address for none", () => {
    const [a, b, c, none] = nets("192.0.2.1", "192.0.2.200", "192.0.3.1", "");
    expect([a === b, a === c, none]).toEqual([true, false, 0]);
  });

  it("takes fully written addresses of one IPv6 /48 for one network", () => {
    const [a, b, c] = nets("2001:db8:7:1:2:3:4:5", "2001:db8:7:9::1", "2001:db8:8:1:2:3:4:5");
    expect([a === b, a === c]).toEqual([true, false]);
  });

  it("takes addresses of one IPv6 /48 for one network however they are written", () => {
    const [full, short, upper] = nets("2001:db8:0:1:2:3:4:5", "2001:db8::9", "2001:0DB8:0000::1");
    expect([full === short, full === upper]).toEqual([true, true]);
  });

  it("takes an IPv4 address mapped into IPv6, as dual-stack servers log it, for what it is", () => {
    const [mapped, plain, elsewhere] = nets("::ffff:192.0.2.1", "192.0.2.9", "::ffff:198.51.100.7");
    expect([mapped === plain, mapped === elsewhere]).toEqual([true, false]);
  });

  it("counts exchanges whose request text is not complete", () => {
    expect(frameOf([at(1), at(2, { sketch: sketchOf({ flags: FLAGS.partial }) })]).incomplete).toBe(1);
  });

  it("is the same frame whatever the order of the rows", () => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      at(i % 5, {
        id: `e${i}`,
        account: `a${i % 3}`,
        sketch: sketchOf({ objects: [object("text", `t${i % 4}`), object("clause", `c${i % 2}`)] }),
      }),
    );
    const frame = frameOf(rows);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(frameOf(shuffled)).toEqual(frame);
      }),
      { numRuns: 4 },
    );
  });

  it("is empty of everything for no rows", () => {
    const frame = frameOf([]);
    expect([frame.n, frame.accounts, frame.objectKind.length, rowsBefore(frame, T0)]).toEqual([0, [], 0, 0]);
  });
});

describe("createFrameBuilder", () => {
  it("refuses rows out of time order", () => {
    const builder = createFrameBuilder();
    builder.add(at(2));
    expect(() => builder.add(at(1))).toThrow("time order");
  });
});

describe("rowsBefore", () => {
  it("counts the rows before a time, the row at that time not among them", () => {
    const frame = frameOf([at(1), at(2, { id: "p" }), at(2, { id: "q" }), at(4)]);
    expect([0, 1, 2, 3, 4, 5].map((minute) => rowsBefore(frame, T0 + minute * 60_000))).toEqual([0, 0, 1, 3, 3, 4]);
  });
});
