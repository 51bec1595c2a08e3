// Credentials as they may be kept: never a raw key. A gateway that logs sha256(key) and one that logs the key itself
// come out as the same credential.
import { createHash } from "node:crypto";

const RAW_KEY = /^(?:bearer\s|sk-|pk-|rk-|sk_|pk_|rk_|gsk_|hf_|xai-|AIza|AKIA|ASIA|ABSK|ghp_|eyJ)/i;
const SHA256_HEX = /^[0-9a-f]{64}$/i;

/** A name for a credential that is safe to store: raw keys and their SHA-256 become its first 16 hex digits, other ids stay. */
export function safeCredential(value: string): string {
  if (SHA256_HEX.test(value)) return value.slice(0, 16).toLowerCase();
  return RAW_KEY.test(value) ? hashKey(value.replace(/^bearer\s+/i, "")) : value;
}

/** First 16 hex digits of SHA-256, for a value that is known to be a raw key. */
export function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 16);
}
