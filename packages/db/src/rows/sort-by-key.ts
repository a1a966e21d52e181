/** Any order will do that is the same in every writer: bytes bytewise, text by code unit. */
export function sortByKey<Row>(rows: readonly Row[], key: readonly ((row: Row) => unknown)[]): Row[] {
	const keyed = rows.map((row) => ({ row, key: key.map((value) => value(row)) }));
	keyed.sort((a, b) => {
		for (let index = 0; index < key.length; index++) {
			const order = compare(a.key[index], b.key[index]);
			if (order !== 0) return order;
		}
		return 0;
	});
	return keyed.map(({ row }) => row);
}

function compare(a: unknown, b: unknown): number {
	if (Buffer.isBuffer(a) && Buffer.isBuffer(b)) return Buffer.compare(a, b);
	const [left, right] = [comparable(a), comparable(b)];
	return left < right ? -1 : left > right ? 1 : 0;
}

function comparable(value: unknown): string | number | bigint {
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
	if (typeof value === 'boolean' || value instanceof Date) return Number(value);
	throw new Error(`a primary key cannot hold ${String(value)}`);
}
