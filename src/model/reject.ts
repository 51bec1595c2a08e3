// A record that does not fit: counted, kept with its reason and place, and never the end of a run.

/** Where in the input a record stood. `line` counts from 1; 0 when the input has no lines (Parquet rows count as lines). */
export interface Place {
  file: string;
  line: number;
}

export interface Reject {
  reason: string; // short, stable, without values from the record: rejects are grouped by it
  detail: string; // which field, what was found; never prompt text; at most 200 characters
  place: Place;
}
