import { NotifyEpisode, ReportEpisode } from '@waymark/shared/episodes/report.ts'
import { z } from 'zod'
import type { Form } from '../../lib/forms/use-form.ts'
import { newId } from '../../lib/http/new-id.ts'

const { reporterName, reporterRelationship, reporterPhone, reporterSafeToCall } = ReportEpisode.shape
const none = z.undefined().optional()

/** The schema of the report form. Only police state who reported, because a partner is the one who reports. */
export const reportSchema = (isPolice: boolean) =>
  NotifyEpisode.extend({
    reporterName: isPolice ? reporterName : none,
    reporterRelationship: isPolice ? reporterRelationship : none,
    reporterPhone: isPolice ? reporterPhone : none,
    reporterSafeToCall: isPolice ? reporterSafeToCall : none,
  })

type Values = z.input<ReturnType<typeof reportSchema>>
/** The part of the report form that its sections use. */
export type ReportFields = Pick<Form<Values>, 'at' | 'values' | 'set'>

/** The start values of a report. The ids are made here, so that a repeated send cannot create a second record. */
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
