import {
	BellRing,
	ClipboardCheck,
	Coins,
	FileSpreadsheet,
	Gauge,
	KeyRound,
	type LucideIcon,
	Star,
	Tags,
	Timer,
} from 'lucide-react';

export type SettingsPage = { path: string; label: string; icon: LucideIcon };

/** The pages of Settings, in the order of their navigation; `path` is below `/[project]/settings`. */
export const settingsPages: readonly SettingsPage[] = [
	{ path: 'keys', label: 'API keys', icon: KeyRound },
	{ path: 'prices', label: 'Prices', icon: Coins },
	{ path: 'budgets', label: 'Budgets', icon: Gauge },
	{ path: 'latency-budgets', label: 'Latency budgets', icon: Timer },
	{ path: 'channels', label: 'Channels', icon: BellRing },
	{ path: 'reports', label: 'Reports', icon: FileSpreadsheet },
	{ path: 'scores', label: 'Scores', icon: Star },
	{ path: 'review', label: 'Review', icon: ClipboardCheck },
	{ path: 'mapping', label: 'Mapping', icon: Tags },
];
