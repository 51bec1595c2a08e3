// Growable typed columns, for tables whose length is not known beforehand.

type TypedArray = Float64Array | Float32Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

export interface Column<T extends TypedArray> {
  readonly length: number;
  push(value: number): void;
  /** The values so far, without copying; valid until the next push. */
  view(): T;
}

export function column<T extends TypedArray>(type: new (length: number) => T, expected = 1024): Column<T> {
  let data = new type(expected);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === data.length) {
        const wider = new type(Math.max(16, length * 2));
        wider.set(data);
        data = wider;
      }
      data[length++] = value;
    },
    view: () => data.subarray(0, length) as T,
  };
}
