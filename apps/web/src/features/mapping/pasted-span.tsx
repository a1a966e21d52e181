'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { errorWords } from '../../trpc/error-words.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useProject } from '../projects/project-context.tsx';
import { Explanation } from './explanation.tsx';
import type { MappingDraft } from './use-mapping-draft.ts';

const example = '{"attributes": {"gen_ai.request.model": "gpt-4o-mini", "shop.account": "acme"}}';

/** A text box that takes a span in any form, and what is understood of it by the keys as they stand in the draft. */
export function PastedSpan({ mapping }: { mapping: MappingDraft }) {
	const { slug } = useProject();
	const [text, setText] = useState('');
	const [asked, setAsked] = useState<{ text: string; index: number } | null>(null);
	const explain = useMutation(useTrpc().mapping.explainPasted.mutationOptions());
	const [answer, setAnswer] = useState<RouterOutputs['mapping']['explainPasted'] | null>(null);
	const { mutate } = explain;
	// asked again whenever the draft changes, so that "use as tenant" shows at once
	const { draft } = mapping;
	useEffect(() => {
		if (asked === null) return;
		// the answer before stays until the next one is there
		mutate({ project: slug, ...asked, mapping: draft }, { onSuccess: setAnswer, onError: () => setAnswer(null) });
	}, [asked, draft, mutate, slug]);
	return (
		<div>
			<form
				className="space-y-2 p-4"
				onSubmit={(event) => {
					event.preventDefault();
					setAsked({ text, index: 0 });
				}}
			>
				<textarea
					value={text}
					onChange={(event) => setText(event.target.value)}
					rows={7}
					spellCheck={false}
					aria-label="A span"
					aria-invalid={explain.isError}
					placeholder={example}
					className="block w-full resize-y rounded border border-line-strong bg-surface p-2 font-mono text-xs leading-5 placeholder:text-text-3 aria-[invalid=true]:border-bad"
				/>
				{explain.isError && (
					<p role="alert" className="break-words text-bad">
						This cannot be read. {errorWords(explain.error)}.
					</p>
				)}
				<div className="flex flex-wrap items-center gap-2">
					<Button type="submit" look="primary" disabled={text.trim() === '' || explain.isPending}>
						Explain
					</Button>
					{answer !== null && answer.spans.length > 1 && asked !== null && (
						<Choice
							label="Span"
							named
							value={String(answer.index)}
							onChange={(index) => setAsked({ ...asked, index: Number(index) })}
							options={answer.spans.map((name, index) => ({
								value: String(index),
								label: `${index + 1} of ${answer.spans.length}: ${name === '' ? 'without a name' : name}`,
							}))}
						/>
					)}
					<p className="text-sm text-text-3">
						OTLP JSON, OTLP protobuf as base64, or a plain object of attributes; up to 64 KiB. Nothing is stored.
					</p>
				</div>
			</form>
			{answer !== null && <Explanation explanation={answer.explanation} mapping={mapping} />}
		</div>
	);
}
