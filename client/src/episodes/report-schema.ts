import { NotifyEpisode, ReportEpisode } from '@waymark/shared/episodes/report.ts'
import { z } from 'zod'
import type { Form } from '../lib/use-form.ts'
import { newId } from '../lib/new-id.ts'

const { reporterName, reporterRelationship, reporterPhone, reporterSafeToCall } = ReportEpisode.shape
const none = z.undefined().optional()

/** What the form asks: police also say who reported it, a partner is the one who reports. */
export const reportSchema = (isPolice: boolean) =>
  NotifyEpisode.extend({
    reporterName: isPolice ? reporterName : none,
    reporterRelationship: isPolice ? reporterRelationship : none,
    reporterPhone: isPolice ? reporterPhone : none,
    reporterSafeToCall: isPolice ? reporterSafeToCall : none,
  })

type Values = z.input<ReturnType<typeof reportSchema>>
/** The form of a report, as its sections take it. */
export type ReportFields = Pick<Form<Values>, 'at' | 'values' | 'set'>

/** What stands in the form at first. The ids are made here, so that sending it again cannot record it twice. */
export const emptyReport = (knownId: string | undefined, areaCode: string | undefined) => ({
  id: newId(),
  personId: knownId ?? newId(),
  ...(knownId
    ? {}
    : {
        person: { givenName: '', familyName: '', knownAs: '', dateOfBirth: '', warning: '' },
        details: { careStatus: 'notKnown' as const },
      }),
  areaCode: areaCode ?? '',
  lastSeenAt: '',
  lastSeenPlace: '',
  clothing: '',
  narrative: '',
  rationale: '',
})
