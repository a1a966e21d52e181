'use client';

import Link from 'next/link';
import { useId } from 'react';
import { kindWords } from '../channels/channel-kinds.ts';
import type { Channel } from '../channels/use-channels.ts';
import { useProject } from '../projects/project-context.tsx';

type ChannelChecksProps = {
	channels: readonly Channel[];
	chosen: readonly string[];
	onChange: (chosen: string[]) => void;
	fault: string | null;
};

/** Which of the project's channels are told. */
export function ChannelChecks({ channels, chosen, onChange, fault }: ChannelChecksProps) {
	const { slug } = useProject();
	const faultId = useId();
	const toggle = (id: string) =>
		onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
	return (
		<fieldset aria-describedby={fault === null ? undefined : faultId}>
			<legend className="mb-1 text-sm text-text-2">Tell by</legend>
			{channels.length === 0 && (
				<p className="text-text-2">
					No channels yet.{' '}
					<Link href={`/${slug}/settings/channels`} className="text-accent hover:underline">
						Add Slack, a webhook or e-mail
					</Link>
					, then choose it here.
				</p>
			)}
			<div className="grid gap-1.5 sm:grid-cols-2">
				{channels.map(({ id, kind, name, label }) => {
					const Icon = kindWords[kind].icon;
					return (
						<label
							key={id}
							className="flex min-w-0 cursor-pointer items-center gap-2.5 rounded border border-line-strong px-2.5 py-1.5 has-checked:border-accent has-checked:bg-accent-soft"
						>
							<input
								type="checkbox"
								aria-label={name}
								className="accent-accent"
								checked={chosen.includes(id)}
								onChange={() => toggle(id)}
							/>
							<Icon size={14} className="shrink-0 text-text-3" />
							<span className="min-w-0">
								<span className="block truncate font-medium">{name}</span>
								<span className="block truncate text-sm text-text-3" title={label}>
									{label}
								</span>
							</span>
						</label>
					);
				})}
			</div>
			{fault !== null && (
				<p id={faultId} role="alert" className="mt-1 text-sm text-bad">
					{fault}
				</p>
			)}
		</fieldset>
	);
}
