'use client';

import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { environmentLines } from '../onboarding/snippets.ts';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { runtimeRange } from './use-runtime-view.ts';

const snippets = [
	{
		key: 'node',
		label: 'Node.js',
		before: `npm install @opentelemetry/auto-instrumentations-node`,
		after: `node --require @opentelemetry/auto-instrumentations-node/register app.js`,
	},
	{
		key: 'python',
		label: 'Python',
		before: `pip install opentelemetry-distro opentelemetry-exporter-otlp opentelemetry-instrumentation-system-metrics`,
		after: `opentelemetry-instrument python app.py`,
	},
	{ key: 'claude', label: 'Claude Code', before: `export CLAUDE_CODE_ENABLE_TELEMETRY=1`, after: `claude` },
] as const;

/** Nothing was ever sent: the lines that change that. Or nothing in this range: a wider one. */
export function NoMetrics({ everCame }: { everCame: boolean }) {
	const { setRange } = useTimeRange(runtimeRange);
	if (everCame) {
		return (
			<div className="max-w-[72ch] space-y-4 py-6">
				<div>
					<p className="text-lg font-medium">No metrics in this time range</p>
					<p className="mt-1 text-text-2">Metrics have come before. Exporters send once a minute while they run.</p>
				</div>
				<Button onClick={() => setRange({ preset: '30d' })}>Look at 30 days</Button>
			</div>
		);
	}
	return (
		<div className="max-w-[80ch] space-y-4 py-6">
			<div>
				<p className="text-lg font-medium">No metrics yet</p>
				<p className="mt-1 text-text-2">
					Any OpenTelemetry SDK sends metrics beside its spans: how the process is doing, and how its model calls are.
					They go to the same endpoint and are charted here. Nothing in them is billed: cost comes from spans alone.
				</p>
			</div>
			<Snippets />
		</div>
	);
}

function Snippets() {
	const { otlpUrl } = useProject();
	const [open, setOpen] = useState<(typeof snippets)[number]['key']>('node');
	const lines = ['OTEL_METRICS_EXPORTER=otlp', ...environmentLines({ otlpUrl, key: 'YOUR_KEY' }).split('\n')];
	const environment = lines.map((line) => `export ${line}`).join('\n');
	return (
		<div className="panel overflow-hidden">
			<Tabs
				label="Language"
				value={open}
				onChange={setOpen}
				tabs={snippets.map(({ key, label, before, after }) => ({
					key,
					label,
					content: <Code text={`${before}\n\n${environment}\n\n${after}`} className="rounded-none border-0" />,
				}))}
			/>
		</div>
	);
}
