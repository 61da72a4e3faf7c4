import { queryOptions } from '@tanstack/react-query'
import { enquiryApi } from '@waymark/shared/enquiries/enquiry.api.ts'
import { read } from '../lib/http/call.ts'

/** The enquiries of an episode, those without a result first, and the updates given to the person who reported. */
export const enquiriesQuery = (episodeId: string) =>
  queryOptions({
    queryKey: ['episode', episodeId, 'enquiries'],
    queryFn: ({ signal }) => read(enquiryApi.list, { params: { episodeId } }, signal),
  })
