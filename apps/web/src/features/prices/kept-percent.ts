/** A kept share 0–1 as people type it; null = all = ''. 0.1 → "10". */
export function percentOf(share: number | null): string {
	return share === null ? '' : String(Number((share * 100).toPrecision(12)));
}

/** What was typed as a share; '' and 100 = null = all. undefined = that is no such percentage. */
export function shareOfPercent(text: string): number | null | undefined {
	const typed = text.trim();
	if (typed === '') return null;
	if (!/^\d{1,3}(\.\d{1,4})?$/.test(typed)) return undefined;
	const percent = Number(typed);
	if (percent <= 0 || percent > 100) return undefined;
	return percent === 100 ? null : Number(`${typed}e-2`);
}
