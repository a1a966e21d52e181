import {
	Activity,
	BadgeCheck,
	Building2,
	ClipboardCheck,
	Coins,
	Gauge,
	Library,
	type LucideIcon,
	MessagesSquare,
	Settings,
	Timer,
	User,
	Waypoints,
} from 'lucide-react';

export type Page = { path: string; label: string; icon: LucideIcon };

/** The pages of a project, in the order of the rail; `key` follows `g` on the keyboard. */
export const pages: readonly (Page & { key: string })[] = [
	{ path: 'traces', label: 'Traces', icon: Waypoints, key: 't' },
	{ path: 'costs', label: 'Costs', icon: Coins, key: 'c' },
	{ path: 'budgets', label: 'Budgets', icon: Gauge, key: 'b' },
	{ path: 'latency', label: 'Latency', icon: Timer, key: 'l' },
	{ path: 'quality', label: 'Quality', icon: BadgeCheck, key: 'q' },
	{ path: 'review', label: 'Review', icon: ClipboardCheck, key: 'w' },
	{ path: 'datasets', label: 'Datasets', icon: Library, key: 'd' },
	{ path: 'runtime', label: 'Runtime', icon: Activity, key: 'r' },
	{ path: 'settings', label: 'Settings', icon: Settings, key: 's' },
];

/** Pages that have no place in the rail: found by ⌘K. */
export const lists: readonly Page[] = [
	{ path: 'sessions', label: 'Sessions', icon: MessagesSquare },
	{ path: 'users', label: 'Users', icon: User },
	{ path: 'tenants', label: 'Tenants', icon: Building2 },
];
