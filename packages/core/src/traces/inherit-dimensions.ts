import { agreedValues } from '../links/agreed-values.ts';
import type { LinkedValues } from '../links/linked-values.ts';
import { linkedDimensions } from '../links/span-link.ts';
import { cutText } from '../spans/clean-text.ts';
import { type DimensionName, type Dimensions, dimensionNames, longestDimensionValue } from '../spans/dimensions.ts';
import type { TraceNode, TraceTree } from './trace-tree.ts';

export type InheritedDimensions = {
	/** What each span is billed to. */
	bySpan: Map<TraceNode, Dimensions>;
	/** The trace's own row in lists. */
	trace: Dimensions;
	/** Of the trace's row, what its own spans do not say: it came over a link or from a resource. */
	borrowed: DimensionName[];
};

const noLinks: LinkedValues = new Map();

/**
 * Attribution follows the trace, key by key: own attribute → nearest ancestor → root → the one value that all spans
 * naming the key share → what is linked to (own links → nearest ancestor's → root's → all links of the trace, if they agree) → own
 * resource. Level beats key order, and a child may differ from its root. Environment and release are facts of the process: own
 * attribute → own resource → the trace. The route is the root's only.
 */
export function inheritDimensions(tree: TraceTree, linked: LinkedValues = noLinks): InheritedDimensions {
	const route = routeOf(tree);
	const shared = agreedValues(tree.nodes.map(({ span }) => span.dimensions));
	const rootOwn = tree.root?.span.dimensions ?? {};
	const links = linkLevels(tree, linked);
	const fromAncestors = new Map<TraceNode, Dimensions>();
	const bySpan = new Map<TraceNode, Dimensions>();
	for (const node of tree.nodes) {
		const { dimensions: own, resourceDimensions } = node.span;
		const above = node.parent === null ? {} : (fromAncestors.get(node.parent) ?? {});
		const near = merge(own, above);
		fromAncestors.set(node, near);
		const levels: Dimensions[] = [near, rootOwn, shared, ...links.of(node), resourceDimensions];
		const processLevels: Dimensions[] = [own, resourceDimensions, above, rootOwn, shared];
		bySpan.set(node, resolve(levels, processLevels, route));
	}
	const speaker = tree.root ?? tree.tops[0];
	const resource = speaker?.span.resourceDimensions ?? {};
	const trace = resolve([rootOwn, shared, ...links.trace, resource], [rootOwn, resource, shared], route);
	const borrowed = linkedDimensions.filter(
		(name) => trace[name] !== undefined && rootOwn[name] === undefined && shared[name] === undefined,
	);
	return { bySpan, trace, borrowed };
}

/** The levels that links add; most traces have none. */
function linkLevels(
	tree: TraceTree,
	linked: LinkedValues,
): { of: (node: TraceNode) => Dimensions[]; trace: Dimensions[] } {
	if (linked.size === 0) return { of: () => [], trace: [] };
	const near = new Map<TraceNode, Dimensions>();
	for (const node of tree.nodes) {
		const above = node.parent === null ? {} : (near.get(node.parent) ?? {});
		near.set(node, merge(linked.get(node.span.spanId) ?? {}, above));
	}
	const rootLinks = tree.root === null ? {} : (near.get(tree.root) ?? {});
	const trace = [rootLinks, agreedValues(linked.values())];
	return { of: (node) => [near.get(node) ?? {}, ...trace], trace };
}

/** No allocation when a span adds nothing of its own: most do not. */
function merge(own: Dimensions, above: Dimensions): Dimensions {
	for (const _ in own) return { ...above, ...own };
	return above;
}

const processDimensions: ReadonlySet<DimensionName> = new Set(['environment', 'release']);

function resolve(levels: Dimensions[], processLevels: Dimensions[], route: string | undefined): Dimensions {
	const resolved: Dimensions = {};
	for (const name of dimensionNames) {
		if (name === 'route') continue;
		const value = firstNaming(processDimensions.has(name) ? processLevels : levels, name);
		if (value !== undefined) resolved[name] = value;
	}
	if (route !== undefined) resolved.route = route;
	return resolved;
}

function firstNaming(levels: Dimensions[], name: DimensionName): string | undefined {
	for (const level of levels) {
		const value = level[name];
		if (value !== undefined) return value;
	}
	return undefined;
}

/** The `route` of the root, else its name; unknown while the root has not come. */
function routeOf({ root }: TraceTree): string | undefined {
	if (root === null) return undefined;
	const route = root.span.dimensions.route ?? root.span.name;
	return route === '' ? undefined : cutText(route, longestDimensionValue);
}
