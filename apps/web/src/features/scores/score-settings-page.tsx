'use client';

import { Plus } from 'lucide-react';
import { parseAsBoolean, parseAsString, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { DefinitionChanges } from './definition-changes.tsx';
import { DefinitionDialog } from './definition-dialog.tsx';
import { DefinitionTable } from './definition-table.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import { KnownNames } from './known-names.tsx';
import { PageFeedback } from './page-feedback.tsx';
import { ScoreInbox } from './score-inbox.tsx';
import { Section } from './section.tsx';
import { type NamedScore, useScoreDefinitions } from './use-score-definitions.ts';

/** What the names of scores mean, names that nobody has given a meaning; `?new=true` and `?edit=` open the form by link. */
export function ScoreSettingsPage() {
	const { list } = useScoreDefinitions();
	const [view, setView] = useQueryStates({ new: parseAsBoolean, edit: parseAsString }, { history: 'push' });
	const [forgetting, setForgetting] = useState<NamedScore | null>(null);
	const all = list.data ?? [];
	const edited = all.find(({ name }) => name === view.edit) ?? null;
	const edit = ({ name }: NamedScore) => void setView({ new: null, edit: name });
	const close = () => void setView({ new: null, edit: null });
	return (
		<SettingsFrame
			wide
			title="Scores"
			lead="Which way each score is better, its range, and what passes. Charts, pass rates, success and the weekly review go by it."
			actions={
				<Button look="primary" onClick={() => void setView({ new: true, edit: null })}>
					<Plus size={14} /> New definition
				</Button>
			}
		>
			{list.isPending && <SkeletonRows rows={4} height={44} />}
			{list.isError && (
				<ErrorNote title="The scores could not be read" error={list.error} onRetry={() => list.refetch()} />
			)}
			{list.isSuccess && (
				<div className="space-y-8">
					<ScoreInbox names={all.filter(({ open }) => open !== null)} hasAny={all.length > 0} onSet={edit} />
					<Section
						title="What scores mean"
						lead="Set by somebody here, or known because everybody uses the name alike. Saving counts at once for everything that is stored: scores are kept as sent, and judged when they are read. Reviews that are built already stay as they are."
					>
						<DefinitionTable names={all.filter(({ open }) => open === null)} onEdit={edit} onForget={setForgetting} />
						<KnownNames />
					</Section>
					<PageFeedback />
					<DefinitionChanges />
				</div>
			)}
			{view.new === true && <DefinitionDialog score={null} onClose={close} />}
			{edited !== null && <DefinitionDialog key={edited.name} score={edited} onClose={close} />}
			<ForgetDialog score={forgetting} onClose={() => setForgetting(null)} />
		</SettingsFrame>
	);
}
