const nsPerMs = 1_000_000n;
const pattern = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,9}))?(Z|z|[+-]\d{2}:\d{2})?)?$/;

/** An unescaped `+` in a URL arrives as a space. */
const spaceForPlus = /(?<=[Tt].*) (\d{2}:\d{2})$/;

/**
 * RFC 3339 with up to nine fraction digits → nanoseconds since the epoch; a bare date is its midnight, and a time
 * without an offset is UTC. null when it is no such time.
 */
export function parseTime(text: string): bigint | null {
	const match = pattern.exec(text.replace(spaceForPlus, '+$1'));
	if (match === null) return null;
	const [, date = '', clock = '00:00:00', fraction = '', offset = 'Z'] = match;
	const seconds = clock.length === 5 ? `${clock}:00` : clock;
	const ms = Date.parse(`${date}T${seconds}${offset.toUpperCase()}`);
	if (Number.isNaN(ms) || !isCalendarDay(date)) return null;
	return BigInt(ms) * nsPerMs + BigInt(fraction.padEnd(9, '0'));
}

/** Date.parse rolls 30 February over into March. */
function isCalendarDay(date: string): boolean {
	const ms = Date.parse(`${date}T00:00:00Z`);
	return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}

/** Nanoseconds since the epoch → RFC 3339 in UTC, as many fraction digits as are needed: "2026-11-20T14:02:11.0312Z". */
export function timeText(ns: bigint): string {
	const rest = ((ns % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
	const second = new Date(Number((ns - rest) / nsPerMs)).toISOString().slice(0, 19);
	const fraction = rest.toString().padStart(9, '0').replace(/0+$/, '');
	return `${second}${fraction === '' ? '' : `.${fraction}`}Z`;
}

/** A moment in a zone's civil time with its offset: "2026-03-29T03:00:00+02:00". Whole seconds. */
export function zonedTimeText(at: Date, timeZone: string): string {
	const parts = new Map(
		zoneFormat(timeZone)
			.formatToParts(at)
			.map(({ type, value }) => [type, value]),
	);
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
	const local = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
	const offset = part('timeZoneName').replace('GMT', '');
	return `${local}${offset === '' ? '+00:00' : offset}`;
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes 50 µs, using one 2 µs. */
function zoneFormat(timeZone: string): Intl.DateTimeFormat {
	const known = zoneFormats.get(timeZone);
	if (known !== undefined) return known;
	const made = new Intl.DateTimeFormat('en-CA', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		timeZoneName: 'longOffset',
	});
	zoneFormats.set(timeZone, made);
	return made;
}
