'use client';

import { Download } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { useProject } from '../projects/project-context.tsx';

const formats = [
	{ format: 'plain', label: 'JSONL, everything' },
	{ format: 'promptfoo', label: 'JSONL for promptfoo' },
	{ format: 'openai-evals', label: 'JSONL for OpenAI evals' },
] as const;

/** A version as a file; CI reads the same at `/api/v1/datasets/{name}/export` with a key. */
export function ExportMenu({ name, version }: { name: string; version: number }) {
	const { slug } = useProject();
	return (
		<Menu
			align="end"
			trigger={
				<Button>
					<Download size={14} /> Export
				</Button>
			}
		>
			{formats.map(({ format, label }) => (
				<MenuItem
					key={format}
					onClick={() =>
						window.location.assign(
							`/${slug}/datasets/${encodeURIComponent(name)}/export?format=${format}&version=${version}`,
						)
					}
				>
					{label}
				</MenuItem>
			))}
		</Menu>
	);
}
