// A sketch record as JSON, straight into bytes: the same as JSON.stringify, which makes a string that has to be copied again and takes
// several times as long over lists of 16-digit numbers. What is as the schema takes it for when it is absent is left out: a sixth of the
// bytes, which are to be made, compressed and parsed.
import type { SketchRecord } from "../model/sketch.ts";
import { key, writeAscii, writeNumber, writeNumbers, writeString } from "./json-bytes.ts";

/** All keys, quotes and single numbers at their longest. */
const FIXED_BYTES = 2048;
const NUMBER_BYTES = 25;
const CHARACTER_BYTES = 6;

const KEY = {
  v: key('{"v":'),
  id: key(',"id":'),
  time: key(',"time":'),
  account: key(',"account":'),
  organization: key(',"organization":'),
  credential: key(',"credential":'),
  pathway: key(',"pathway":'),
  model: key(',"model":'),
  session: key(',"session":'),
  ip: key(',"ip":'),
  asn: key(',"asn":'),
  country: key(',"country":'),
  user_agent: key(',"user_agent":'),
  ja4: key(',"ja4":'),
  status: key(',"status":'),
  duration_ms: key(',"duration_ms":'),
  input_tokens: key(',"input_tokens":'),
  output_tokens: key(',"output_tokens":'),
  cache_read_tokens: key(',"cache_read_tokens":'),
  reasoning_tokens: key(',"reasoning_tokens":'),
  temperature: key(',"temperature":'),
  top_p: key(',"top_p":'),
  max_tokens: key(',"max_tokens":'),
  reasoning_budget: key(',"reasoning_budget":'),
  stop_reason: key(',"stop_reason":'),
  request_state: key(',"request_state":'),
  response_state: key(',"response_state":'),
  sketch: key(',"sketch":{"v":'),
  objects: key(',"objects":'),
  flags: key(',"flags":'),
  capabilities: key(',"capabilities":'),
  turns: key(',"turns":'),
  user_turns: key(',"user_turns":'),
  user_chars: key(',"user_chars":'),
  system_chars: key(',"system_chars":'),
  output_chars: key(',"output_chars":'),
  tool_calls: key(',"tool_calls":'),
  output: key(',"output":'),
  presented: key(',"presented":'),
  passages: key(',"passages":'),
  signature: key(',"signature":'),
  signatures_presented: key(',"signatures_presented":'),
};

/** Room to keep for `record`: never less than `writeRecord` needs. */
export function recordBytes(record: SketchRecord): number {
  const { sketch } = record;
  const characters =
    record.id.length +
    record.time.length +
    record.account.length +
    record.organization.length +
    record.credential.length +
    record.pathway.length +
    record.model.length +
    record.session.length +
    record.ip.length +
    record.country.length +
    record.user_agent.length +
    record.ja4.length +
    record.stop_reason.length;
  const numbers =
    sketch.objects.length +
    sketch.capabilities.length +
    sketch.presented.length +
    sketch.passages.length +
    sketch.signatures_presented.length;
  return FIXED_BYTES + CHARACTER_BYTES * characters + NUMBER_BYTES * numbers;
}

/**
 * Writes `record` at `start`, and returns where it ends. There must be room for `recordBytes(record)` from there.
 * The values at which a field is left out are the defaults of `SketchRecordSchema`.
 */
export function writeRecord(record: SketchRecord, target: DataView, start: number): number {
  const { sketch } = record;
  let at = writeNumber(target, start, KEY.v, record.v);
  at = writeString(target, at, KEY.id, record.id);
  at = writeString(target, at, KEY.time, record.time);
  at = writeString(target, at, KEY.account, record.account);
  if (record.organization !== "") at = writeString(target, at, KEY.organization, record.organization);
  if (record.credential !== "") at = writeString(target, at, KEY.credential, record.credential);
  if (record.pathway !== "api") at = writeString(target, at, KEY.pathway, record.pathway);
  at = writeString(target, at, KEY.model, record.model);
  if (record.session !== "") at = writeString(target, at, KEY.session, record.session);
  if (record.ip !== "") at = writeString(target, at, KEY.ip, record.ip);
  if (record.asn !== 0) at = writeNumber(target, at, KEY.asn, record.asn);
  if (record.country !== "") at = writeString(target, at, KEY.country, record.country);
  if (record.user_agent !== "") at = writeString(target, at, KEY.user_agent, record.user_agent);
  if (record.ja4 !== "") at = writeString(target, at, KEY.ja4, record.ja4);
  if (record.status !== 200) at = writeNumber(target, at, KEY.status, record.status);
  if (record.duration_ms !== 0) at = writeNumber(target, at, KEY.duration_ms, record.duration_ms);
  if (record.input_tokens !== 0) at = writeNumber(target, at, KEY.input_tokens, record.input_tokens);
  if (record.output_tokens !== 0) at = writeNumber(target, at, KEY.output_tokens, record.output_tokens);
  if (record.cache_read_tokens !== 0) at = writeNumber(target, at, KEY.cache_read_tokens, record.cache_read_tokens);
  if (record.reasoning_tokens !== 0) at = writeNumber(target, at, KEY.reasoning_tokens, record.reasoning_tokens);
  if (record.temperature !== -1) at = writeNumber(target, at, KEY.temperature, record.temperature);
  if (record.top_p !== -1) at = writeNumber(target, at, KEY.top_p, record.top_p);
  if (record.max_tokens !== 0) at = writeNumber(target, at, KEY.max_tokens, record.max_tokens);
  if (record.stream) at = writeAscii(target, at, ',"stream":true');
  if (record.reasoning_budget !== 0) at = writeNumber(target, at, KEY.reasoning_budget, record.reasoning_budget);
  if (record.stop_reason !== "") at = writeString(target, at, KEY.stop_reason, record.stop_reason);
  if (record.request_state !== "full") at = writeString(target, at, KEY.request_state, record.request_state);
  if (record.response_state !== "full") at = writeString(target, at, KEY.response_state, record.response_state);
  at = writeNumber(target, at, KEY.sketch, sketch.v);
  at = writeNumbers(target, at, KEY.objects, sketch.objects);
  at = writeNumber(target, at, KEY.flags, sketch.flags);
  at = writeNumbers(target, at, KEY.capabilities, sketch.capabilities);
  at = writeNumber(target, at, KEY.turns, sketch.turns);
  at = writeNumber(target, at, KEY.user_turns, sketch.user_turns);
  at = writeNumber(target, at, KEY.user_chars, sketch.user_chars);
  at = writeNumber(target, at, KEY.system_chars, sketch.system_chars);
  at = writeNumber(target, at, KEY.output_chars, sketch.output_chars);
  at = writeNumber(target, at, KEY.tool_calls, sketch.tool_calls);
  at = writeNumber(target, at, KEY.output, sketch.output);
  at = writeNumbers(target, at, KEY.presented, sketch.presented);
  at = writeNumbers(target, at, KEY.passages, sketch.passages);
  at = writeNumber(target, at, KEY.signature, sketch.signature);
  at = writeNumbers(target, at, KEY.signatures_presented, sketch.signatures_presented);
  return writeAscii(target, at, "}}");
}
