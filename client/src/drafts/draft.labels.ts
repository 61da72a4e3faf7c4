import type { DraftForm, DraftRow } from '@waymark/shared/drafts/draft.ts'

/** The name of each form in the list of drafts. */
export const draftLabels: Readonly<Record<DraftForm, string>> = {
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
  notHeld: 'Why there was no discussion',
  supportNote: 'Support note',
  close: 'Closing the episode',
  handover: 'Handover',
  enquiry: 'Enquiry',
  enquiryResult: 'Result of an enquiry',
  reporterUpdate: 'Update to the reporter',
  personDescription: 'Change of description',
  personCare: 'Change of care',
  personHealth: 'Change of health',
  share: 'Share',
  disclosure: 'Disclosure',
  correction: 'Correction',
  question: 'Question to another team',
  questionAnswer: 'Answer to a question',
  accessRequest: 'Asking for access',
  referralSession: 'Session',
  restriction: 'Restriction of whereabouts',
  askRestriction: 'Asking for a restriction',
  refuseRestriction: 'Refusal of a restriction',
  liftRestriction: 'Lifting of a restriction',
  askUnseal: 'Request to end a seal',
  answerUnseal: 'Decision on a seal',
  service: 'Service in the directory',
  agreement: 'Sharing agreement',
  emergency: 'Emergency access',
  openingReview: 'Review of emergency access',
  accessAlertReview: 'Review of unusual access',
  referralStep: 'Step on a referral',
  questionRefusal: 'Not answering a question',
  consentWithdrawn: 'Consent withdrawn',
  shareReview: 'Review of a share',
  exclusionEnd: 'End of an exclusion',
  notMissing: 'Recording as not missing',
  reopen: 'Reopening the episode',
  void: 'Marking as recorded in error',
  recordDeath: 'Record of a death',
}

type Place = { to: string; search?: { personId: string } | { toTeam: string }; hash?: string }

const onEpisode =
  (page: string, hash?: string) =>
  ({ episode }: DraftRow): Place => ({ to: episode ? `/episodes/${episode.id}/${page}` : '/work', ...(hash && { hash }) })
const onPerson =
  (page: string, hash?: string) =>
  ({ person }: DraftRow): Place => ({ to: person ? `/people/${person.id}/${page}` : '/work', ...(hash && { hash }) })
/** The second id in `place`, which separates several drafts of one form about the same record. */
const lastOf = ({ place }: DraftRow) => place.split('/')[1]
const share = (draft: DraftRow): Place => {
  const toTeam = lastOf(draft)
  return { ...onEpisode('share')(draft), ...(toTeam && { search: { toTeam } }) }
}
const session = (draft: DraftRow): Place => ({
  to: `/referrals/${draft.place.split('/')[0]}/sessions`,
  hash: lastOf(draft) ?? '',
})
const report = ({ person }: DraftRow): Place => ({ to: '/report', ...(person && { search: { personId: person.id } }) })

/** The page with the form of a draft. */
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
  notHeld: onEpisode('return', 'not-held'),
  supportNote: onEpisode('return', 'note'),
  close: onEpisode('close'),
  handover: onEpisode('handover'),
  enquiry: onEpisode('enquiries/new'),
  enquiryResult: draft => onEpisode(`enquiries/${draft.place}`)(draft),
  reporterUpdate: onEpisode('enquiries/update'),
  personDescription: onPerson('description'),
  personCare: onPerson('care'),
  personHealth: onPerson('health'),
  share,
  disclosure: onEpisode('sharing/disclosure'),
  correction: onEpisode('sharing/correct'),
  question: onEpisode('sharing', 'ask'),
  questionAnswer: ({ place }) => ({ to: '/questions', hash: `answer-${place}` }),
  accessRequest: () => ({ to: '/ask-for-access' }),
  referralSession: session,
  restriction: onPerson('protection', 'restrict'),
  askRestriction: onPerson('protection', 'ask-restrict'),
  refuseRestriction: onPerson('protection', 'refuse-restrict'),
  liftRestriction: onPerson('protection', 'lift'),
  askUnseal: onPerson('protection', 'ask-unseal'),
  answerUnseal: onPerson('protection', 'answer-unseal'),
  service: ({ place }) => ({ to: place ? `/services/${place}/edit` : '/services/new' }),
  agreement: () => ({ to: '/agreements', hash: 'new' }),
  emergency: () => ({ to: '/emergency' }),
  openingReview: ({ place }) => ({ to: '/break-glass', hash: place }),
  accessAlertReview: ({ place }) => ({ to: '/access-alerts', hash: place }),
  referralStep: draft => ({ to: `/referrals/${draft.place.split('/')[0]}`, hash: lastOf(draft) ?? '' }),
  questionRefusal: ({ place }) => ({ to: '/questions', hash: `refuse-${place}` }),
  consentWithdrawn: onEpisode('sharing', 'consent-withdrawn'),
  shareReview: draft => onEpisode('sharing', `review-${lastOf(draft)}`)(draft),
  exclusionEnd: ({ place }) => ({ to: '/exclusions', hash: place }),
  notMissing: onEpisode('not-missing'),
  reopen: onEpisode('reopen'),
  void: onEpisode('void'),
  recordDeath: onEpisode('death'),
}

/** The subject of a draft that is about neither an episode nor a recorded person. */
export const aboutNobody = (form: DraftForm): string => nobodyLabels[form] ?? 'Someone not on record yet'

const nobodyLabels: Partial<Readonly<Record<DraftForm, string>>> = {
  accessRequest: 'Somebody named exactly',
  emergency: 'Somebody named exactly',
  questionAnswer: 'Asked by another team',
  questionRefusal: 'Asked by another team',
  referralStep: 'Sent by another team',
  service: 'Your agency',
  agreement: 'Your agency',
  openingReview: 'Somebody of your agency',
  accessAlertReview: 'Somebody of your agency',
  exclusionEnd: 'Somebody of your agency',
}
