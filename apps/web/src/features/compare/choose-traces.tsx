'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { traceIdIn } from './trace-id-in.ts';
import { useCompareView } from './use-compare-view.ts';

/** Asks for the traces that the URL does not name. */
export function ChooseTraces() {
	const { a, b, setTraces } = useCompareView();
	const [first, setFirst] = useState(a);
	const [second, setSecond] = useState(b);
	const ids = [traceIdIn(first), traceIdIn(second)] as const;
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (ids[0] !== null && ids[1] !== null) void setTraces(ids[0], ids[1]);
	};
	return (
		<form onSubmit={submit} className="max-w-[72ch] space-y-4 px-4 py-6 lg:px-6">
			<h1>Compare two traces</h1>
			<p className="text-text-2">
				Paste the ids or the addresses of two traces. From a trace, “Compare” in its menu chooses the previous one of
				its route.
			</p>
			<TraceField label="First trace (what the other is held against)" value={first} id={ids[0]} onChange={setFirst} />
			<TraceField label="Second trace" value={second} id={ids[1]} onChange={setSecond} />
			<Button type="submit" look="primary" disabled={ids[0] === null || ids[1] === null}>
				Compare
			</Button>
		</form>
	);
}

type TraceFieldProps = { label: string; value: string; id: string | null; onChange: (value: string) => void };

function TraceField({ label, value, id, onChange }: TraceFieldProps) {
	const isWrong = value.trim() !== '' && id === null;
	return (
		<Field
			label={label}
			value={value}
			onChange={(event) => onChange(event.target.value)}
			spellCheck={false}
			className="font-mono text-sm"
			{...(isWrong ? { error: 'A trace id has 32 hex digits.' } : {})}
		/>
	);
}
