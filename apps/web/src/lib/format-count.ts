const grouped = new Intl.NumberFormat('en-US');
const scales: [number, string][] = [
	[1e12, 'T'],
	[1e9, 'B'],
	[1e6, 'M'],
];

/** 1,392 · 1.24 M · 3.10 B. null = unknown = "–". */
export function formatCount(count: number | null): string {
	if (count === null) return '–';
	for (const [size, letter] of scales) {
		// 999,995 and above would round to 1.00 of the next scale; below it digits still fit a column.
		if (count >= size) return `${(count / size).toFixed(2)} ${letter}`;
	}
	return grouped.format(count);
}

/** All digits: 1,240,113. */
export function formatCountExact(count: number | null): string {
	return count === null ? '–' : grouped.format(count);
}

/** A share 0…1: 82 % · 8.2 % · <0.1 % · 0 %. Never rounds a part up to the whole: 0.9996 → 99.9 %. */
export function formatPercent(share: number | null): string {
	if (share === null || Number.isNaN(share)) return '–';
	const percent = share * 100;
	if (percent === 0 || percent === 100) return `${percent} %`;
	if (percent < 0.1) return '<0.1 %';
	if (percent > 99) return `${(Math.floor(percent * 10) / 10).toFixed(1)} %`;
	return `${percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}

/** 1 call, 2 calls, 1,392 calls. */
export function plural(count: number, one: string, many = `${one}s`): string {
	return `${formatCount(count)} ${count === 1 ? one : many}`;
}
