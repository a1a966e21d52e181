'use client';

import type { UnusedAttribute } from '@spanledger/api/mapping/present-explanation';
import type { MappedName } from '@spanledger/core/conventions/mapping';
import { ChevronDown } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { fieldWords } from './field-words.ts';
import { mappedWords } from './mapped-names.ts';

type UnusedAttributesProps = {
	unused: readonly UnusedAttribute[];
	/** Makes the attribute the first key of a name. Absent = only shown. */
	onUse?: (name: MappedName, key: string) => void;
};

/** The attributes that gave nothing, each with what it could be used as. */
export function UnusedAttributes({ unused, onUse }: UnusedAttributesProps) {
	if (unused.length === 0) return null;
	return (
		<section className="border-t border-line">
			<h3 className="px-4 pt-3 pb-1 text-sm text-text-3">Attributes that gave nothing</h3>
			<ul className="divide-y divide-line text-sm" data-testid="unused">
				{unused.map((attribute) => (
					<li
						key={`${attribute.place} ${attribute.key}`}
						className="flex flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-1.5"
					>
						<span className="min-w-0 basis-full font-mono text-xs break-words sm:flex-1 sm:basis-0">
							{attribute.key}
							<PlaceNote {...attribute} />
						</span>
						<span className="line-clamp-2 min-w-0 flex-1 break-words text-text-2" title={attribute.value}>
							{attribute.value}
						</span>
						{onUse !== undefined && <UseAs attributeKey={attribute.key} onUse={onUse} />}
					</li>
				))}
			</ul>
		</section>
	);
}

function PlaceNote({ place, outrankedFor }: UnusedAttribute) {
	const known = outrankedFor.map(fieldWords).join(', ').toLowerCase();
	return (
		<>
			{place === 'resource' && <span className="block font-sans text-text-3">on the resource</span>}
			{known !== '' && (
				<span className="block font-sans text-text-3">
					known as {known}, but another key came first or its value is no use
				</span>
			)}
		</>
	);
}

function UseAs({ attributeKey, onUse }: { attributeKey: string; onUse: (name: MappedName, key: string) => void }) {
	return (
		<Menu
			align="end"
			trigger={
				<Button look="quiet" aria-label={`Use ${attributeKey} as`}>
					Use as <ChevronDown size={12} />
				</Button>
			}
		>
			{mappedWords.map(({ name, label }) => (
				<MenuItem key={name} onClick={() => onUse(name, attributeKey)}>
					{label}
				</MenuItem>
			))}
		</Menu>
	);
}
