'use client';

import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { plural } from '../../lib/format-count.ts';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { useProject } from '../projects/project-context.tsx';
import { ExportMenu } from './export-menu.tsx';
import { ItemsTab } from './items-tab.tsx';
import { RunsTab } from './runs/runs-tab.tsx';
import { useDataset } from './use-dataset.ts';

const tabs = ['items', 'runs'] as const;

/** One dataset: its items as they stand in a version, and the runs over it. `?version=` shows an older one. */
export function DatasetPage({ name }: { name: string }) {
	const [{ version, tab }, setView] = useQueryStates({
		version: parseAsInteger,
		tab: parseAsStringLiteral(tabs).withDefault('items'),
	});
	const { slug } = useProject();
	const dataset = useDataset(name);
	const latest = dataset.data?.dataset.version ?? 0;
	const versions = dataset.data?.versions ?? [];
	return (
		<>
			<TopBar>
				<Link href={`/${slug}/datasets`} className="flex items-center gap-1 text-text-2 hover:text-text">
					<ArrowLeft size={14} /> Datasets
				</Link>
			</TopBar>
			<div className="space-y-4 px-4 py-4 lg:px-6">
				<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
					<h1 className="break-all">{name}</h1>
					{tab === 'items' && versions.length > 0 && (
						<Choice
							label="Version"
							named
							value={String(version ?? latest)}
							onChange={(chosen) => void setView({ version: Number(chosen) === latest ? null : Number(chosen) })}
							options={versions.map(({ version, change, changed }) => ({
								value: String(version),
								label: `${version} (${change} ${changed})`,
							}))}
						/>
					)}
					{dataset.isSuccess && (
						<span className="text-text-3">{plural(dataset.data.dataset.items, 'item')} in the latest</span>
					)}
					<span className="flex-1" />
					{latest > 0 && <ExportMenu name={name} version={version ?? latest} />}
				</div>
				{dataset.isSuccess && dataset.data.dataset.description !== '' && (
					<p className="max-w-[72ch] text-text-2">{dataset.data.dataset.description}</p>
				)}
				{dataset.isError && (
					<ErrorNote
						title="The dataset could not be read"
						error={dataset.error}
						onRetry={() => void dataset.refetch()}
					/>
				)}
				{dataset.isPending && <SkeletonRows rows={6} height={56} />}
				{dataset.isSuccess && (
					<Tabs
						label="Parts of the dataset"
						value={tab}
						onChange={(tab) => void setView({ tab })}
						tabs={[
							{
								key: 'items',
								label: 'Items',
								content: (
									<Panel>
										<ItemsTab dataset={name} version={version} latest={latest} />
									</Panel>
								),
							},
							{
								key: 'runs',
								label: 'Runs',
								content: (
									<Panel>
										<RunsTab dataset={name} />
									</Panel>
								),
							},
						]}
					/>
				)}
			</div>
		</>
	);
}

const Panel = ({ children }: { children: React.ReactNode }) => <div className="pt-4">{children}</div>;
