/** Who looks after which key project. */
export interface OfficerAssignment {
  projectId: string;
  officerId: string;
}

/** Projects without an officer, and officers with more than one project: 项目推进专员 is one to one (枣庄, M68). */
export function assignmentFaults(
  projectIds: readonly string[],
  assignments: readonly OfficerAssignment[],
): { withoutOfficer: string[]; overloadedOfficers: string[]; crowdedProjects: string[] } {
  const current = assignments.filter(({ projectId }) => projectIds.includes(projectId));
  return {
    withoutOfficer: projectIds.filter((id) => !current.some(({ projectId }) => projectId === id)),
    overloadedOfficers: repeated(current.map(({ officerId }) => officerId)),
    crowdedProjects: repeated(current.map(({ projectId }) => projectId)),
  };
}

const repeated = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
];
