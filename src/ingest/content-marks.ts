// The marks by which gateways say that they cut or removed text. A marked text is never taken for a prompt.

/** LiteLLM (`redacted-by-litellm`), OpenInference (`__REDACTED__`), and what operators put in by hand. */
const REDACTED = /^\s*(?:redacted-by-litellm|__REDACTED__|[[<(]?REDACTED[\])>]?|\*{3,})\s*$/i;
/** LiteLLM's two forms (spend logs, older and newer), and common log shippers. */
const CUT =
  /\(litellm_truncated\b|\.\.\. ?\(truncated \d+|\[truncated\b[^\]]{0,40}\]\s*$|\.\.\.<truncated>|…\[truncated/i;

export function isRedacted(text: string): boolean {
  return text.length < 64 && REDACTED.test(text);
}

export function isCut(text: string): boolean {
  return CUT.test(text);
}
