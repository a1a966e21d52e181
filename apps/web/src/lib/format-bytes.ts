const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** Bytes as people say them, in thousands: 812 B · 4.20 KB · 38.1 MB · 1.25 GB. null = unknown = "–". */
export function formatBytes(bytes: number | null): string {
	if (bytes === null) return '–';
	let size = Math.abs(bytes);
	let unit = 0;
	// 999.5 would be printed as 1,000 of this unit
	while (size >= 999.5 && unit < units.length - 1) {
		size /= 1000;
		unit++;
	}
	const digits = unit === 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
	return `${bytes < 0 ? '−' : ''}${size.toFixed(digits)} ${units[unit]}`;
}
