/** Waits between attempts, in seconds: from moments to hours, about a day in all. */
const delays = [1, 5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 21_600, 21_600];

/** When to try again after so many attempts, in ms; null = give up. */
export function retryDelayMs(attempts: number): number | null {
	const seconds = delays[attempts - 1];
	return seconds === undefined ? null : seconds * 1_000;
}
