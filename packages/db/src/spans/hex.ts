/** Ids are lower-case hex outside and bytes in the database. */
export function bytesOf(hex: string): Buffer {
	return Buffer.from(hex, 'hex');
}

export function hexOf(bytes: Buffer): string {
	return bytes.toString('hex');
}
