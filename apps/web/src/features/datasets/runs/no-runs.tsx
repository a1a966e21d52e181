'use client';

import { FlaskConical } from 'lucide-react';
import { Code } from '../../../ui/code.tsx';

/** How a run comes about, where there is none. */
export function NoRuns({ dataset }: { dataset: string }) {
	const url = `${window.location.origin}/api/v1/datasets/${encodeURIComponent(dataset)}`;
	return (
		<div className="panel flex items-start gap-3 p-5">
			<FlaskConical size={18} className="mt-0.5 shrink-0 text-text-3" />
			<div className="min-w-0 max-w-[80ch] flex-1 space-y-3 text-text-2">
				<p className="font-medium text-text">No runs yet</p>
				<p>
					Put the questions to your application in CI, judge its answers, and post what came of it under the name of the
					commit. Runs stand here over the versions, and each can be held against another: what got worse comes first.
				</p>
				<Code
					text={[
						`curl -H "x-api-key: $KEY" "${url}/export" > items.jsonl`,
						`curl -X POST -H "x-api-key: $KEY" -H 'content-type: application/json' \\`,
						`  "${url}/runs/$(git rev-parse --short HEAD)/results" \\`,
						`  -d '[{"item": "<id of a line>", "output": "…", "scores": {"correctness": 0.9}}]'`,
					].join('\n')}
				/>
				<p>Reading needs a key with the scope read, posting one with the scope scores.</p>
			</div>
		</div>
	);
}
