'use client';

import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { ModelPicker } from './model-picker.tsx';
import type { DraftPart } from './price-form.tsx';
import { nameOfModel } from './price-words.ts';

/** "Price it as that model": its rates hold wherever this price names none. */
export function MapsToField({ draft, faults, onChange }: DraftPart) {
	const id = useId();
	const [open, setOpen] = useState(false);
	const { mapsTo } = draft;
	const fault = faults.mapsTo;
	return (
		<div>
			<span id={id} className="mb-1 block text-sm text-text-2">
				Priced as
			</span>
			<div className="flex items-center gap-1">
				<Popover
					label="Choose a priced model"
					open={open}
					onOpenChange={setOpen}
					trigger={
						<Button aria-labelledby={id} className="h-8 min-w-0 flex-1 justify-start">
							<span className={`truncate ${mapsTo === null ? 'text-text-3' : ''}`}>
								{mapsTo === null ? 'itself, at the rates below' : nameOfModel(mapsTo.provider, mapsTo.model)}
							</span>
						</Button>
					}
				>
					<div className="w-[min(26rem,calc(100vw-32px))] p-2">
						<ModelPicker
							chosen={null}
							onChoose={({ provider, model }) => {
								onChange({ ...draft, mapsTo: { provider, model } });
								setOpen(false);
							}}
						/>
					</div>
				</Popover>
				{mapsTo !== null && (
					<Button
						look="quiet"
						square
						aria-label="Price it by itself"
						onClick={() => onChange({ ...draft, mapsTo: null })}
					>
						<X size={14} />
					</Button>
				)}
			</div>
			<p className={`mt-1 text-sm ${fault === undefined ? 'text-text-3' : 'text-bad'}`}>
				{fault ?? 'Another model’s rates, where none are named below.'}
			</p>
		</div>
	);
}
