'use client';

import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useProject } from '../projects/project-context.tsx';
import { type NamedScore, useScoreDefinitions } from './use-score-definitions.ts';

/** Asks before what was set for a name goes. `score` null = closed. */
export function ForgetDialog({ score, onClose }: { score: NamedScore | null; onClose: () => void }) {
	const { slug } = useProject();
	const { undefine } = useScoreDefinitions();
	return (
		<Dialog
			open={score !== null}
			onOpenChange={onClose}
			title={`Forget what was set for ${score?.name ?? ''}?`}
			description="It means again what everybody takes the name for; an unknown name goes back to the inbox. The scores stay."
		>
			{undefine.isError && (
				<p role="alert" className="mb-3 text-bad">
					{errorWords(undefine.error)}
				</p>
			)}
			<div className="flex gap-2">
				<Button
					look="danger"
					disabled={undefine.isPending}
					onClick={() => score !== null && undefine.mutate({ project: slug, name: score.name }, { onSuccess: onClose })}
				>
					Forget it
				</Button>
				<Button onClick={onClose}>Keep it</Button>
			</div>
		</Dialog>
	);
}
