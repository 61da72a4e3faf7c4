import { lazy, Suspense } from 'react'
import type { TermsFields } from '../lib/terms-fields.ts'
import { Refer } from '../referrals/refer.tsx'
import { Loading } from '../ui/loading.tsx'

const Consent = lazy(async () => ({ default: (await import('../shares/terms-fields.tsx')).ConsentFields }))
const Condition = lazy(async () => ({ default: (await import('../shares/terms-fields.tsx')).ConditionFields }))

/** The terms as a share asks for them, loaded beside the form. */
export const termsFields: TermsFields = {
  Consent: props => (
    <Suspense fallback={<Loading />}>
      <Consent {...props} />
    </Suspense>
  ),
  Condition: props => (
    <Suspense fallback={null}>
      <Condition {...props} />
    </Suspense>
  ),
}

/** Refer the person of an episode to a service, on terms that are asked as those of a share. */
export const ReferPage = () => <Refer terms={termsFields} />
