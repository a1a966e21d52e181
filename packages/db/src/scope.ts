/** Every verb works inside one project: the isolation boundary. */
export type Scope = { projectId: string };
