// The ClickHouse HTTP protocol over chDB, as far as @clickhouse/client and a curl by hand need it. Runs in the engine's process.
// Every request gets a chDB session of its own (0.2 ms): settings and parameters, which are SETs here, cannot leak into the next.
import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Session } from "chdb";

export interface EngineHttpOptions {
  password: string;
  /** A new session on the one data directory of this process. */
  openSession: () => Session;
  /** Request bodies of inserts are written here before the engine reads them; the caller empties it at start. */
  spoolDir: string;
}

/** Longest SQL text taken from a body; data of inserts does not count. */
const MAX_SQL_BYTES = 16 * 1024 * 1024;
/** Query-string keys that speak to the protocol and not to the engine. */
const PROTOCOL_KEYS = new Set([
  "query",
  "query_id",
  "database",
  "session_id",
  "session_timeout",
  "session_check",
  "role",
  "user",
  "password",
  "default_format",
  "wait_end_of_query",
  "send_progress_in_http_headers",
  "http_headers_progress_interval_ms",
  "enable_http_compression",
  "cancel_http_readonly_queries_on_client_close",
]);

export function createEngineHttp(options: EngineHttpOptions): Server {
  const expected = digest(options.password);
  const server = createServer((request, response) => {
    respond(request, response, expected, options).catch((error: unknown) => fail(response, error));
  });
  // A load may pause between two inserts for as long as its input does.
  server.keepAliveTimeout = 600_000;
  server.requestTimeout = 0;
  return server;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  expected: Buffer,
  options: EngineHttpOptions,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/ping") {
    response.end("Ok.\n");
    return;
  }
  if (!timingSafeEqual(digest(passwordOf(request)), expected)) {
    fail(response, new Error("Code: 516. DB::Exception: Authentication failed. (AUTHENTICATION_FAILED)"), 403);
    return;
  }
  const queryId = url.searchParams.get("query_id") ?? randomUUID();
  response.setHeader("X-ClickHouse-Query-Id", queryId);
  const fromUrl = url.searchParams.get("query");
  const insert = fromUrl === null ? null : /^(\s*INSERT\s[\s\S]*?)\sFORMAT\s+(\w+)\s*;?\s*$/i.exec(fromUrl);
  let spool: string | undefined;
  const session = options.openSession();
  try {
    let sql: string;
    if (insert !== null) {
      spool = join(options.spoolDir, `${randomUUID()}.bin`);
      await pipeline(request, createWriteStream(spool));
      sql = `${insert[1]} FROM INFILE ${literal(spool)} FORMAT ${insert[2]}`;
    } else {
      sql = fromUrl ?? (await readSql(request));
    }
    for (const statement of preamble(url.searchParams)) await session.queryAsync(statement);
    if (/^\s*(\(\s*)?(SELECT|WITH)\b/i.test(sql)) await stream(session, sql, request, response);
    else response.end((await session.queryAsync(sql, { format: "TabSeparated" })).bytes());
  } finally {
    session.close();
    if (spool !== undefined) await rm(spool, { force: true });
  }
}

/** Bytes go out as the engine makes them, at the reader's pace; a reader that leaves ends the query. */
async function stream(
  session: Session,
  sql: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const abort = new AbortController();
  const left = (): void => abort.abort();
  response.on("close", left);
  try {
    for await (const chunk of session.queryStream(sql, { format: "TabSeparated", signal: abort.signal })) {
      if (!response.write(chunk.raw())) await Promise.race([once(response, "drain"), once(response, "close")]);
      if (request.destroyed && response.destroyed) break;
    }
    response.off("close", left);
    response.end();
  } catch (error) {
    response.off("close", left);
    if (!abort.signal.aborted) throw error;
  }
}

/** Database, settings and parameters of a request, as statements for its session. */
function preamble(search: URLSearchParams): string[] {
  const statements: string[] = [];
  const database = search.get("database");
  if (database !== null) statements.push(`USE ${identifier(database)}`);
  const sets: string[] = [];
  for (const [key, value] of search) {
    if (!PROTOCOL_KEYS.has(key)) sets.push(`${identifier(key)}=${literal(value)}`);
  }
  if (sets.length > 0) statements.push(`SET ${sets.join(", ")}`);
  return statements;
}

function identifier(name: string): string {
  if (!/^\w+$/.test(name)) throw new Error("Code: 62. DB::Exception: Bad name in the request. (SYNTAX_ERROR)");
  return name;
}

function literal(value: string): string {
  return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\0", "\\0")}'`;
}

async function readSql(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MAX_SQL_BYTES) throw new Error("Code: 62. DB::Exception: The query is too long. (SYNTAX_ERROR)");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function passwordOf(request: IncomingMessage): string {
  const key = request.headers["x-clickhouse-key"];
  if (typeof key === "string") return key;
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? "");
  const pair = basic === null ? "" : Buffer.from(basic[1], "base64").toString("utf8");
  return pair.slice(pair.indexOf(":") + 1);
}

/** Equal lengths for the constant-time comparison, whatever was sent. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Before the first byte: status, code and text, as ClickHouse does. After it: the connection breaks, never a short answer. */
function fail(response: ServerResponse, error: unknown, status = 500): void {
  const message = error instanceof Error ? error.message : String(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const code = /^Code: (\d+)\./.exec(message)?.[1] ?? "1002";
  response.statusCode = status;
  response.setHeader("X-ClickHouse-Exception-Code", code);
  response.setHeader("Content-Type", "text/plain; charset=UTF-8");
  response.setHeader("Connection", "close");
  response.end(`${message.trim()}\n`);
}
