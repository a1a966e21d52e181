export type SnippetLanguage = 'python' | 'typescript';

/**
 * How a receiver makes sure that a message comes from here and is not an old one sent again. The same lines stand in
 * docs/guides/channels.md; a test runs them.
 */
export const verifySnippets: Record<SnippetLanguage, string> = {
	python: `import hashlib, hmac, time

def is_from_spanledger(body: bytes, signature: str, secret: str) -> bool:
    parts = dict(part.split("=", 1) for part in signature.split(","))
    signed = parts["t"].encode() + b"." + body
    expected = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    is_fresh = abs(time.time() - int(parts["t"])) < 300
    return is_fresh and hmac.compare_digest(expected, parts["v1"])`,

	typescript: `import { createHmac, timingSafeEqual } from 'node:crypto';

export function isFromSpanledger(body: string, signature: string, secret: string): boolean {
  const { t = '', v1 = '' } = Object.fromEntries(signature.split(',').map((part) => part.split('=')));
  const expected = createHmac('sha256', secret).update(\`\${t}.\${body}\`).digest();
  const given = Buffer.from(v1, 'hex');
  const isFresh = Math.abs(Date.now() / 1000 - Number(t)) < 300;
  return isFresh && given.length === expected.length && timingSafeEqual(expected, given);
}`,
};
