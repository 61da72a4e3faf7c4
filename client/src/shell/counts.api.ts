import { queryOptions, useQuery } from '@tanstack/react-query'
import { notificationApi, type AuditCounts } from '@waymark/shared/notifications/notification.api.ts'
import type { Action } from '@waymark/shared/permissions.ts'
import { taskApi, type WorkCounts } from '@waymark/shared/tasks/task.api.ts'
import { read } from '../lib/http/call.ts'
import { useSession } from '../lib/session/session.ts'

/** The counts in the top bar, for readers with work or for auditors. */
export type Counts = Pick<WorkCounts, 'notifications'> & Partial<WorkCounts & AuditCounts>

/** The query key starts with 'lists', so every change refetches the counts. */
export const countsQuery = (allowed: readonly Action[]) =>
  queryOptions({
    queryKey: ['lists', 'counts'],
    queryFn: ({ signal }): Promise<Counts> =>
      allowed.includes('audit.read') ? read(notificationApi.countForAuditor, {}, signal) : read(taskApi.counts, {}, signal),
  })

/** Whether a reader with these permitted actions ever gets notifications. */
export const isNotified = (allowed: readonly Action[]) => allowed.includes('work.read') || allowed.includes('audit.read')

/** The counts for the top bar. Undefined while loading, and always for readers who get no notifications. */
export function useCounts(): Counts | undefined {
  const { allowed } = useSession()
  return useQuery({ ...countsQuery(allowed), enabled: isNotified(allowed) }).data
}
