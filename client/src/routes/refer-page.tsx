import { lazy, Suspense } from 'react'
import type { TermsFields } from '../lib/forms/terms-fields.ts'
import { Refer } from '../referrals/refer/refer.tsx'
import { Loading } from '../ui/loading.tsx'

const Consent = lazy(async () => ({ default: (await import('../shares/terms-fields.tsx')).ConsentFields }))
const Condition = lazy(async () => ({ default: (await import('../shares/terms-fields.tsx')).ConditionFields }))

/** The fields for the terms of a share, loaded separately from the form. */
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

/** Refers the person of an episode to a service. The form asks for the same terms as a share. */
export const ReferPage = () => <Refer terms={termsFields} />
