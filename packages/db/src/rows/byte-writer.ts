/** Bytes in network order, one after the other, into a buffer that grows and is used again. */
export type ByteWriter = {
	begin: () => void;
	int8: (value: number) => void;
	int16: (value: number) => void;
	int32: (value: number) => void;
	/** A whole number of up to 2^53, or a bigint. */
	int64: (value: number | bigint) => void;
	float64: (value: number) => void;
	bytes: (value: Uint8Array) => void;
	/** UTF-8 behind its length in bytes (int32). */
	text: (value: string) => void;
	/** A copy of what was written since `begin`. */
	end: () => Buffer;
};

const two32 = 2 ** 32;

export function byteWriter(capacity = 2 ** 16): ByteWriter {
	let buffer = Buffer.allocUnsafeSlow(capacity);
	let at = 0;
	/** Makes room for `size` bytes and returns where they begin. Call it before `buffer` is named: it may put a larger one there. */
	const take = (size: number): number => {
		const start = at;
		at += size;
		if (at > buffer.length) {
			const larger = Buffer.allocUnsafeSlow(Math.max(at, 2 * buffer.length));
			buffer.copy(larger, 0, 0, start);
			buffer = larger;
		}
		return start;
	};
	return {
		begin: () => {
			at = 0;
		},
		int8: (value) => {
			const start = take(1);
			buffer.writeUInt8(value, start);
		},
		int16: (value) => {
			const start = take(2);
			buffer.writeInt16BE(value, start);
		},
		int32: (value) => {
			const start = take(4);
			buffer.writeInt32BE(value, start);
		},
		int64: (value) => {
			const start = take(8);
			if (typeof value === 'bigint') return void buffer.writeBigInt64BE(value, start);
			const high = Math.floor(value / two32);
			buffer.writeInt32BE(high, start);
			buffer.writeUInt32BE(value - high * two32, start + 4);
		},
		float64: (value) => {
			const start = take(8);
			buffer.writeDoubleBE(value, start);
		},
		bytes: (value) => {
			const start = take(value.length);
			buffer.set(value, start);
		},
		text: (value) => {
			// UTF-8 takes at most three bytes for a code unit
			const start = take(4 + 3 * value.length);
			const length = buffer.write(value, start + 4, 'utf8');
			buffer.writeInt32BE(length, start);
			at = start + 4 + length;
		},
		end: () => Buffer.from(buffer.subarray(0, at)),
	};
}
