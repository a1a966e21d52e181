export type Prevalence = { count: number; of: number; share: number; low: number; high: number; tooFew: boolean };

const z = 1.96;
/** Under this a share says too little. */
const fewest = 30;

/** A share with its 95 % interval (Wilson, which stays within 0 and 1 where there are few). null of none. */
export function wilsonInterval(count: number, of: number): Prevalence | null {
	if (of === 0) return null;
	const share = count / of;
	const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
	const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
	return { count, of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), tooFew: of < fewest };
}
