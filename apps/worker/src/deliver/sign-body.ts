import { createHmac } from 'node:crypto';

/**
 * The value of `X-Spanledger-Signature`: `t=<seconds>,v1=<hex>` with v1 = HMAC-SHA256(secret, `<seconds>.<body>`). The time is signed
 * with the body, so that an old message cannot be sent again as a new one.
 */
export function signBody(body: string, secret: string, atMs: number): string {
	const seconds = Math.floor(atMs / 1_000);
	return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
