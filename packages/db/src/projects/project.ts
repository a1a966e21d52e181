/** The isolation boundary: keys, data, members. */
export type Project = { id: string; slug: string; name: string; timezone: string };

/** The select list that gives a `Project`. */
export const projectColumns = 'id, slug, name, timezone';
