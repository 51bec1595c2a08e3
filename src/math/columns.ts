// Growable typed columns, for tables whose length is not known beforehand.

type TypedArray = Float64Array | Float32Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

export interface Column<T extends TypedArray> {
  readonly length: number;
  push(value: number): void;
  /** The values so far, without copying; valid until the next push. */
  view(): T;
}

/** Values on their way into a column. */
const STAGED = 1024;

export function column<T extends TypedArray>(type: new (length: number) => T, expected = 1024): Column<T> {
  let data = new type(expected);
  let length = 0;
  // One function serves columns of every type; a store that sees all types costs ten times one that sees a Float64Array only,
  // and `set` converts by the same rules.
  const staged = new Float64Array(STAGED);
  let waiting = 0;
  const settle = (): void => {
    if (length + waiting > data.length) {
      const wider = new type(Math.max(16, length * 2, length + waiting));
      wider.set(data.subarray(0, length));
      data = wider;
    }
    data.set(staged.subarray(0, waiting), length);
    length += waiting;
    waiting = 0;
  };
  return {
    get length() {
      return length + waiting;
    },
    push(value) {
      if (waiting === STAGED) settle();
      staged[waiting++] = value;
    },
    view() {
      settle();
      return data.subarray(0, length) as T;
    },
  };
}
