import { queryOptions } from '@tanstack/react-query'
import type { Role, Section } from '@waymark/shared/permissions.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { read } from '../lib/http/call.ts'

/** The shares of an episode, newest first. */
export const sharesQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'shares'],
    queryFn: ({ signal }) => read(shareApi.list, { params: { episodeId } }, signal),
  })

/** The people of a team that the user may share with, and the agreements that cover it. */
export const receiversQuery = (episodeId: string, team: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'receivers', team],
    queryFn: ({ signal }) => read(shareApi.receivers, { params: { episodeId }, query: { team } }, signal),
  })

type Previewed = { team: string; account?: string | undefined; role?: Role | undefined; sections: readonly Section[] }
/** What a team would see, before the share is given. */
export const previewQuery = (episodeId: string, { team, account, role, sections }: Previewed) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'preview', team, account, role, sections.join(',')],
    queryFn: ({ signal }) =>
      read(
        shareApi.preview,
        {
          params: { episodeId },
          query: { team, sections: sections.join(','), ...(account && { account }), ...(role && { role }) },
        },
        signal,
      ),
  })

/** The episode as a team with access sees it. */
export const viewAsQuery = (episodeId: string, grantId: string, role?: Role) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'view-as', grantId, role],
    queryFn: ({ signal }) => read(shareApi.viewAs, { params: { episodeId, grantId }, query: role ? { role } : {} }, signal),
  })
