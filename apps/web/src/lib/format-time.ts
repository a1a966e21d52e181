const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are dear to make and pages make thousands of times: one per zone and shape. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${zone} ${JSON.stringify(options)}`;
	const known = formatters.get(key);
	if (known !== undefined) return known;
	const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options });
	formatters.set(key, made);
	return made;
}

const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
const day = { month: 'short', day: 'numeric' } as const;
const dateParts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** The local date as 2026-11-18: what "the same day" is compared by. */
export function localDate(time: Date | string, zone: string): string {
	const parts = formatter(zone, dateParts).formatToParts(new Date(time));
	const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
	return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The clock today, day and minute before: "14:02:11" · "18 Nov 14:02". */
export function formatTime(iso: string, zone: string, now: Date): string {
	const isToday = localDate(iso, zone) === localDate(now, zone);
	return isToday ? formatter(zone, clock).format(new Date(iso)) : formatMinute(iso, zone);
}

/** "18 Nov" */
export function formatDay(iso: string | Date, zone: string): string {
	return formatter(zone, day).format(new Date(iso));
}

/** The minute alone: "14:02". */
export function formatClock(iso: string | Date, zone: string): string {
	return formatter(zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** Day and minute: "18 Nov 14:02". */
export function formatMinute(iso: string | Date, zone: string): string {
	return `${formatDay(iso, zone)} ${formatClock(iso, zone)}`;
}

/** Nothing left out, for titles: "2026-11-18 14:02:11.123 Europe/Berlin". */
export function formatTimeExact(iso: string, zone: string): string {
	const fraction = (/\.(\d+)/.exec(iso)?.[1] ?? '').padEnd(3, '0').slice(0, 3);
	return `${localDate(iso, zone)} ${formatter(zone, clock).format(new Date(iso))}.${fraction} ${zone}`;
}

const agoUnits: [number, string][] = [
	[86_400, 'd'],
	[3_600, 'h'],
	[60, 'min'],
];

/** "just now" · "3 min ago" · "2 h ago" · "5 d ago". */
export function formatAgo(time: string | Date, now: Date): string {
	const seconds = Math.floor((now.getTime() - new Date(time).getTime()) / 1000);
	for (const [size, unit] of agoUnits) {
		if (seconds >= size) return `${Math.floor(seconds / size)} ${unit} ago`;
	}
	return 'just now';
}
