import { formatMinute, formatTimeExact } from '../../lib/format-time.ts';

type NextReportProps = {
	/** null = it is turned off. */
	nextAt: Date | null;
	zone: string;
};

/** When the next report goes out, as it is saved. */
export function NextReport({ nextAt, zone }: NextReportProps) {
	if (nextAt === null) return <span className="text-sm text-text-3">off</span>;
	return (
		<span className="text-sm text-text-2" title={formatTimeExact(nextAt.toISOString(), zone)}>
			next on {formatMinute(nextAt, zone)}, {zone}
		</span>
	);
}
