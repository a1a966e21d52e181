import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** What is sealed; each kind has a key of its own, so that one can never be taken for the other. */
export type SealedKind = 'dead letters' | 'channels';

/** AES-256-GCM under a key derived from the installation's secret: nonce ‖ tag ‖ ciphertext. */
export function seal(plain: Uint8Array, secret: string, kind: SealedKind = 'dead letters'): Buffer {
	const nonce = randomBytes(nonceBytes);
	const cipher = createCipheriv('aes-256-gcm', keyFrom(secret, kind), nonce);
	const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Undoes `seal`. Throws when the secret is another one or a byte was changed. */
export function unseal(sealed: Uint8Array, secret: string, kind: SealedKind = 'dead letters'): Buffer {
	const tagStart = nonceBytes;
	const bodyStart = nonceBytes + tagBytes;
	const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret, kind), sealed.subarray(0, tagStart));
	decipher.setAuthTag(sealed.subarray(tagStart, bodyStart));
	return Buffer.concat([decipher.update(sealed.subarray(bodyStart)), decipher.final()]);
}

function keyFrom(secret: string, kind: SealedKind): Uint8Array {
	return new Uint8Array(hkdfSync('sha256', secret, '', `spanledger ${kind}`, 32));
}
