'use client';

import type { ReactNode } from 'react';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { Inspector } from './inspector.tsx';
import { OwnKeys } from './own-keys.tsx';
import { RereadPanel } from './reread-panel.tsx';
import { SaveBar } from './save-bar.tsx';
import { StageRules } from './stage-rules.tsx';
import { useMappingDraft } from './use-mapping-draft.ts';

/** What is understood of a span, a project's own keys, and reading what is stored again by them. */
export function MappingPage() {
	const mapping = useMappingDraft();
	const { saved } = mapping;
	return (
		<SettingsFrame
			title="Mapping"
			lead="Spans name things as their library does. Here you see which attribute gave which value, and say where yours stand when nobody guesses them."
		>
			<div className="space-y-8">
				<Section title="What is understood of a span" lead="Paste one, or pick one that has arrived.">
					<Inspector mapping={mapping} />
				</Section>
				<Section
					title="Your own keys"
					lead="Looked for from top to bottom on each span, then on its resource, before the standard keys. A key inside a JSON attribute is written metadata › account."
				>
					{saved.isPending && <SkeletonRows rows={7} height={72} />}
					{saved.isError && (
						<ErrorNote title="The keys could not be read" error={saved.error} onRetry={() => saved.refetch()} />
					)}
					{saved.isSuccess && <OwnKeys mapping={mapping} />}
				</Section>
				<Section
					title="Stage rules"
					lead="Which spans are which stage of a route, where no attribute says it. The first that fits counts; * stands for any text. A span that none fits is a stage by its type: retrieval, rerank, llm, tool."
				>
					{saved.isSuccess && <StageRules mapping={mapping} />}
				</Section>
				<Section
					title="Read stored spans again"
					lead="Keys count for spans that arrive after they are saved. This takes them to spans that are stored: costs, latency and filters follow. Content lives 30 days; without it a span keeps its values."
				>
					<RereadPanel mapping={mapping} />
				</Section>
			</div>
			<SaveBar mapping={mapping} />
		</SettingsFrame>
	);
}

function Section({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
	return (
		<section aria-label={title}>
			<h2 className="text-lg font-semibold">{title}</h2>
			<p className="mt-0.5 max-w-[72ch] text-text-2">{lead}</p>
			<div className="panel mt-3">{children}</div>
		</section>
	);
}
