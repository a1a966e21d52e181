import type { Project } from '../projects/project.ts';

/** A person's part in a project. Roles so far: owner. */
export type Membership = { project: Project; role: string };

export type MembershipRow = Project & { role: string };

export const membershipSelect = `SELECT p.id, p.slug, p.name, p.timezone, m.role
	FROM members m JOIN projects p ON p.id = m.project_id`;

export const membershipFromRow = ({ role, ...project }: MembershipRow): Membership => ({ project, role });
