import type { DraftForm, DraftRow } from '@waymark/shared/drafts/draft.ts'

/** What each form is called on one's list of drafts. */
export const draftWords: Readonly<Record<DraftForm, string>> = {
  report: 'Report of a missing person',
  notify: 'Notification to police',
  refer: 'Referral',
  information: 'Information',
  circumstances: 'Change of circumstances',
  assessRisk: 'Risk assessment',
  reviewRisk: 'Risk review',
  recordFound: 'Record found',
  returnReport: 'Report that they are back',
  returnCheck: 'Return check',
  recordDiscussion: 'Return discussion',
  supportNote: 'Support note',
  close: 'Closing the episode',
  handOver: 'Hand-over',
  enquiry: 'Enquiry',
  enquiryResult: 'Result of an enquiry',
  reporterUpdate: 'Update to the reporter',
  personDescription: 'Change of description',
  personCare: 'Change of care',
  personHealth: 'Change of health',
}

type Place = { to: string; search?: { personId: string }; hash?: string }

const onEpisode =
  (page: string, hash?: string) =>
  ({ episode }: DraftRow): Place => ({ to: episode ? `/episodes/${episode.id}/${page}` : '/work', ...(hash && { hash }) })
const onPerson =
  (page: string) =>
  ({ person }: DraftRow): Place => ({ to: person ? `/people/${person.id}/${page}` : '/work' })
const report = ({ person }: DraftRow): Place => ({ to: '/report', ...(person && { search: { personId: person.id } }) })

/** The page on which the form of a draft stands. */
export const draftPlaces: Readonly<Record<DraftForm, (draft: DraftRow) => Place>> = {
  report,
  notify: report,
  refer: onEpisode('refer'),
  information: onEpisode('information'),
  circumstances: onEpisode('circumstances'),
  assessRisk: onEpisode('risk'),
  reviewRisk: onEpisode('review'),
  recordFound: onEpisode('found'),
  returnReport: onEpisode('return-report'),
  returnCheck: onEpisode('return-check'),
  recordDiscussion: onEpisode('return', 'record'),
  supportNote: onEpisode('return', 'note'),
  close: onEpisode('close'),
  handOver: onEpisode('hand-over'),
  enquiry: onEpisode('enquiries/new'),
  enquiryResult: draft => onEpisode(`enquiries/${draft.place}`)(draft),
  reporterUpdate: onEpisode('enquiries/update'),
  personDescription: onPerson('description'),
  personCare: onPerson('care'),
  personHealth: onPerson('health'),
}
