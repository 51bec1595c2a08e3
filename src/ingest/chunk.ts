// What readers hand to workers: whole lines as bytes, or values already parsed.
import type { Reject } from "../model/reject.ts";

export interface RecordChunk {
  file: string;
  kind: "lines" | "records";
  /** Place of the first line, or of the first record where records count as lines (list elements, Parquet rows). */
  firstLine: number;
  /** kind `lines`: whole lines, about 1 MiB unless one is longer; owns its ArrayBuffer, so it may be transferred. */
  bytes?: Uint8Array;
  /** kind `records`. */
  records?: unknown[];
  /** What was lost between the chunk before and this one. */
  rejects?: Reject[];
  /** Bytes of the file as it is stored (compressed) taken in since the chunk before; they sum to the file's size. */
  bytesRead: number;
}

/**
 * Longest record, bytes. The largest context windows, about two million tokens, are under 10 MB of text; 32 MiB leaves
 * room for escapes and inlined images, and keeps a worker's peak (bytes, string, objects) within a few hundred MB.
 */
export const MAX_LINE_BYTES = 32 * 1024 * 1024;

/** Size aimed at for a chunk of lines, bytes: large enough that handing over costs nothing, small enough for flat memory. */
export const CHUNK_BYTES = 1024 * 1024;
