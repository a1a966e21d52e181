import type { PriceBook } from './price-book.ts';
import { createProjectBook } from './project-book.ts';
import type { CostSetting, ProjectPrices } from './project-prices.ts';

/** What the bills of a project are reckoned by. */
export type Pricing = {
	book: PriceBook;
	/** Which figure is the bill where there are two. */
	costSetting: CostSetting;
	/** The part of its traces that the application keeps, 0–1; null = all. */
	headSampling: number | null;
};

/** Make it once per change of the settings: books remember what they have looked up. */
export const createPricing = (catalogue: PriceBook, prices: ProjectPrices): Pricing => ({
	book: createProjectBook(catalogue, prices),
	costSetting: prices.costSetting,
	headSampling: prices.headSampling,
});
