import { queryOptions, useQuery } from '@tanstack/react-query'
import { notificationApi, type AuditCounts } from '@waymark/shared/notifications/notification.api.ts'
import type { Action } from '@waymark/shared/permissions.ts'
import { taskApi, type WorkCounts } from '@waymark/shared/tasks/task.api.ts'
import { read } from '../lib/call.ts'
import { useSession } from '../lib/session.ts'

/** The numbers of the bar: of whoever has work here, or of whoever audits. */
export type Counts = Pick<WorkCounts, 'notifications'> & Partial<WorkCounts & AuditCounts>

/** They belong to lists: whatever changes, they are asked for again. */
export const countsQuery = (allowed: readonly Action[]) =>
  queryOptions({
    queryKey: ['lists', 'counts'],
    queryFn: ({ signal }): Promise<Counts> =>
      allowed.includes('audit.read') ? read(notificationApi.countForAuditor, {}, signal) : read(taskApi.counts, {}, signal),
  })

/** Whether something is ever told to somebody who is allowed this. */
export const isNotified = (allowed: readonly Action[]) => allowed.includes('work.read') || allowed.includes('audit.read')

/** The same for the bar; not known at first, and never for those to whom nothing is told. */
export function useCounts(): Counts | undefined {
  const { allowed } = useSession()
  return useQuery({ ...countsQuery(allowed), enabled: isNotified(allowed) }).data
}
