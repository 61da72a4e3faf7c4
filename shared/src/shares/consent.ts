import { z } from 'zod'
import { choice, evenIfInvalid, instant, optionalText } from '../platform/fields.ts'
import { consentAnswers } from './terms.ts'

const asking = {
  askedBy: optionalText(200),
  askedAt: instant('Enter when they were asked').optional(),
  scope: optionalText(1000),
  answer: choice(consentAnswers, 'Select what they answered').optional(),
  whyNotAsked: optionalText(1000),
}
const asked = choice(['yes', 'no'], 'Select whether the person was asked')
type Asked = { asked?: string | undefined } & { [field in keyof typeof asking]?: string | undefined }

/** If the person was asked: by whom, when, about what, and the answer are required. If not: the reason is. */
function validateWhole(
  consent: Asked,
  context: { addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void },
) {
  const must = (path: keyof typeof asking, message: string) => {
    if (consent[path] === undefined) context.addIssue({ code: 'custom', path: [path], message })
  }
  if (consent.asked === 'no') return must('whyNotAsked', 'Enter why they were not asked')
  if (consent.asked !== 'yes') return
  must('askedBy', 'Enter who asked them')
  must('askedAt', 'Enter when they were asked')
  must('scope', 'Enter what they were asked to agree to')
  must('answer', 'Select what they answered')
}

/** Whether the person was asked, and their views. Each question has its own answer. */
export const Consent = z.object({ asked, ...asking, views: optionalText(2000) }).superRefine(validateWhole, evenIfInvalid)

/** As `Consent`, but all of it may be absent. If `asked` is answered, the rest is required. Views are asked separately. */
export const ConsentIfSaid = z
  .object({ asked: asked.optional(), ...asking })
  .superRefine((consent, context) => {
    validateWhole(consent, context)
    if (consent.asked === undefined && Object.values(consent).some(answer => answer !== undefined))
      context.addIssue({ code: 'custom', path: ['asked'], message: 'Select whether the person was asked' })
  }, evenIfInvalid)
  .transform(({ asked: isAsked, ...said }) => (isAsked === undefined ? undefined : { asked: isAsked, ...said }))
  .optional()
