// The writer against the bytes of the format; whole rows go through the engine in store.test.ts.
import { describe, expect, it } from "vitest";
import { createRowWriter } from "./row-binary.ts";

const written = (write: (writer: ReturnType<typeof createRowWriter>) => void): Buffer => {
  const writer = createRowWriter(1);
  write(writer);
  return Buffer.from(writer.take());
};

describe("createRowWriter", () => {
  it("writes integers of every width, little end first, up to the largest safe one and below zero", () => {
    expect(written((w) => w.u16(0x1234)).toString("hex")).toBe("3412");
    expect(written((w) => w.u32(0xfffffffe)).toString("hex")).toBe("feffffff");
    expect(written((w) => w.u64(Number.MAX_SAFE_INTEGER)).readBigUInt64LE()).toBe(BigInt(Number.MAX_SAFE_INTEGER));
    for (const value of [-1, -62_000_000_000_001, 0, Number.MIN_SAFE_INTEGER]) {
      expect(written((w) => w.i64(value)).readBigInt64LE()).toBe(BigInt(value));
    }
    expect(written((w) => w.f64(0.1)).readDoubleLE()).toBe(0.1);
  });

  it.each([0, 1, 63, 64, 65, 127, 128, 20_000])(
    "writes a string of %i characters with its length before it",
    (length) => {
      for (const unit of ["x", "é", "日"]) {
        const text = unit.repeat(length);
        const bytes = written((w) => w.string(text));
        const body = Buffer.from(text, "utf8");
        expect(bytes.subarray(bytes.length - body.length).equals(body)).toBe(true);
        expect(bytes.length - body.length).toBe(body.length < 128 ? 1 : body.length < 16_384 ? 2 : 3);
      }
    },
  );

  it("writes a lone surrogate as U+FFFD, short and long, and keeps NUL", () => {
    expect(written((w) => w.string("a\ud800\0b")).toString("utf8")).toBe("\x06a\ufffd\0b");
    expect(
      written((w) => w.string(`${"x".repeat(200)}\udc00`))
        .subarray(2)
        .toString("utf8"),
    ).toBe(`${"x".repeat(200)}\ufffd`);
  });

  it("starts anew after take, without touching what was taken", () => {
    const writer = createRowWriter(4);
    writer.u32(1);
    const first = writer.take();
    writer.u32(2);
    expect(writer.length).toBe(4);
    expect(Buffer.from(first).readUInt32LE()).toBe(1);
  });
});
