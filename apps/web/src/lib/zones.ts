/** Every IANA zone the browser knows, UTC first. */
export function allZones(): string[] {
	return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}

export function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}

export const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Minutes that the zone's clocks are ahead of UTC at an instant. */
function offsetMinutes(instant: number, zone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(instant);
	const text = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
	const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(text) ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/**
 * The instant of a wall clock ("2026-11-18T14:02") in a zone, as ISO UTC; null when the text is no time. In the hour that
 * a clock change repeats it is the earlier one; in the hour it skips, the clock after the change.
 */
export function instantOf(wallClock: string, zone: string): string | null {
	const asIfUtc = Date.parse(`${wallClock}Z`);
	if (Number.isNaN(asIfUtc)) return null;
	const before = asIfUtc - offsetMinutes(asIfUtc - 86_400_000, zone) * 60_000;
	const instant = offsetMinutes(before, zone) * 60_000 + before === asIfUtc ? before : null;
	const settled = instant ?? asIfUtc - offsetMinutes(before, zone) * 60_000;
	return new Date(settled).toISOString();
}

/** The wall clock of an instant in a zone, as `<input type="datetime-local">` wants it: "2026-11-18T14:02". */
export function wallClockOf(iso: string, zone: string): string {
	const instant = Date.parse(iso);
	return new Date(instant + offsetMinutes(instant, zone) * 60_000).toISOString().slice(0, 16);
}
