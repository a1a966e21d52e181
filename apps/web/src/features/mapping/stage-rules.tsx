'use client';

import type { StageRule } from '@spanledger/core/conventions/stage-rule';
import { ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import type { MappingDraft } from './use-mapping-draft.ts';

/** The project's rules in the order they are tried, and a line to add one. */
export function StageRules({ mapping }: { mapping: MappingDraft }) {
	const rules = mapping.draft.stageRules ?? [];
	return (
		<div className="space-y-3 px-4 py-3">
			{rules.length > 0 && (
				<ol className="panel divide-y divide-line" aria-label="Stage rules">
					{rules.map((rule, index) => (
						<li key={ruleWords(rule)} className="flex min-h-8 items-center gap-2 py-1 pr-1 pl-3 text-sm">
							<span className="w-4 text-text-3 tabular-nums">{index + 1}</span>
							<span className="min-w-0 flex-1 break-words">
								<span className="font-mono">{ruleWords(rule)}</span> <span className="text-text-3">is stage</span>{' '}
								<span className="font-medium">{rule.stage}</span>
							</span>
							{index > 0 && (
								<Button
									look="quiet"
									square
									aria-label={`Try ${ruleWords(rule)} earlier`}
									onClick={() => mapping.moveRuleUp(index)}
								>
									<ArrowUp size={14} />
								</Button>
							)}
							<Button
								look="quiet"
								square
								aria-label={`Remove the rule ${ruleWords(rule)}`}
								onClick={() => mapping.removeRule(index)}
							>
								<X size={14} />
							</Button>
						</li>
					))}
				</ol>
			)}
			<AddRule onAdd={mapping.addRule} />
		</div>
	);
}

const ruleWords = (rule: StageRule): string => `${rule.by === 'name' ? 'name' : rule.key} = ${rule.pattern}`;

type RuleInputProps = {
	value: string;
	onChange: (value: string) => void;
	label: string;
	placeholder: string;
	width: string;
};

function RuleInput({ value, onChange, label, placeholder, width }: RuleInputProps) {
	return (
		<input
			value={value}
			onChange={(event) => onChange(event.target.value)}
			maxLength={200}
			aria-label={label}
			placeholder={placeholder}
			className={`h-7 min-w-0 rounded border border-line-strong bg-surface px-2 font-mono text-sm placeholder:font-sans placeholder:text-text-3 ${width}`}
		/>
	);
}

function AddRule({ onAdd }: { onAdd: (rule: StageRule) => void }) {
	const [key, setKey] = useState('');
	const [pattern, setPattern] = useState('');
	const [stage, setStage] = useState('');
	const add = () => {
		const then = { pattern, stage: stage.trim() };
		onAdd(key.trim() === '' ? { by: 'name', ...then } : { by: 'attribute', key: key.trim(), ...then });
		setPattern('');
		setStage('');
	};
	return (
		<form
			className="flex flex-wrap items-center gap-2 text-sm"
			onSubmit={(event) => {
				event.preventDefault();
				add();
			}}
		>
			<RuleInput
				value={key}
				onChange={setKey}
				label="Attribute that decides; empty: the span’s name"
				placeholder="span name, or an attribute"
				width="w-52"
			/>
			<span className="text-text-3">is</span>
			<RuleInput
				value={pattern}
				onChange={setPattern}
				label="Its value; * stands for any text"
				placeholder="vector_search*"
				width="w-44"
			/>
			<span className="text-text-3">→ stage</span>
			<RuleInput
				value={stage}
				onChange={setStage}
				label="The stage of such spans"
				placeholder="retrieval"
				width="w-36"
			/>
			<Button type="submit" disabled={pattern === '' || stage.trim() === ''}>
				<Plus size={14} /> Add the rule
			</Button>
		</form>
	);
}
