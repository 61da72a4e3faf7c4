import { queryOptions, useQuery } from '@tanstack/react-query'
import { noticeApi, type AuditCounts } from '@waymark/shared/notices/notice.api.ts'
import type { Action } from '@waymark/shared/permissions.ts'
import { taskApi, type WorkCounts } from '@waymark/shared/tasks/task.api.ts'
import { read } from '../kernel/call.ts'
import { useSession } from '../kernel/session.ts'

/** The numbers of the bar: of whoever has work here, or of whoever audits. */
export type Counts = Pick<WorkCounts, 'notices'> & Partial<WorkCounts & AuditCounts>

/** They belong to lists: whatever changes, they are asked for again. */
export const countsQuery = (allowed: readonly Action[]) =>
  queryOptions({
    queryKey: ['lists', 'counts'],
    queryFn: ({ signal }): Promise<Counts> =>
      allowed.includes('audit.read') ? read(noticeApi.countForAuditor, {}, signal) : read(taskApi.counts, {}, signal),
  })

/** Whether something is ever told to somebody who is allowed this. */
export const isTold = (allowed: readonly Action[]) => allowed.includes('work.read') || allowed.includes('audit.read')

/** The same for the bar; not known at first, and never for those to whom nothing is told. */
export function useCounts(): Counts | undefined {
  const { allowed } = useSession()
  return useQuery({ ...countsQuery(allowed), enabled: isTold(allowed) }).data
}
