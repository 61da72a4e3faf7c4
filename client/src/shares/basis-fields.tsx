import { legalBases } from '@waymark/shared/referrals/referral.ts'
import { purposesToGive } from '@waymark/shared/shares/share.ts'
import { isSpecial } from '@waymark/shared/shares/basis.ts'
import { lazy, Suspense } from 'react'
import { legalBasisLabels } from '../referrals/referral.labels.ts'
import { Banner } from '../ui/banner.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { Receivers, ShareForm } from './share-fields.tsx'
import { purposeLabels } from './share.labels.ts'

const ConditionFields = lazy(async () => ({ default: (await import('./terms-fields.tsx')).ConditionFields }))

/** Fields for the purpose, the legal basis of each side, and whether an agreement of the two agencies covers it. */
export function BasisFields({ form, receivers }: { form: ShareForm; receivers: Receivers | undefined }) {
  const { legalBasis, sections = [], purpose } = form.values
  const opened = sections.filter(section => section !== undefined)
  const covering = receivers?.agreements.find(
    ({ purposes, sections: agreed }) =>
      purposes.some(each => each === purpose) && opened.every(section => agreed.includes(section)),
  )
  const isUncovered = receivers !== undefined && !receivers.sameAgency && purpose !== undefined && !covering
  return (
    <>
      <h3>Legal basis and terms</h3>
      <Select
        {...form.at('purpose')}
        onChange={value => value && form.set('purpose', value)}
        label="What is it for?"
        hint="An agreement between the two agencies covers some purposes."
        full
        options={purposesToGive.map(value => ({ value, label: purposeLabels[value] }))}
      />
      <Select
        {...form.at('legalBasis')}
        onChange={basis => basis && form.set('legalBasis', basis)}
        label="Your legal basis"
        hint={legalBasis ? legalBasisLabels[legalBasis].fits : 'What allows you to share this.'}
        options={legalBases.map(value => ({ value, label: legalBasisLabels[value].name }))}
      />
      <Select
        {...form.at('receiverBasis')}
        onChange={basis => basis && form.set('receiverBasis', basis)}
        label="Their legal basis"
        hint={
          covering ? `Agreed: ${legalBasisLabels[covering.receiverBasis].name.toLowerCase()}.` : 'What allows them to have it.'
        }
        options={legalBases.map(value => ({ value, label: legalBasisLabels[value].name }))}
      />
      <Suspense fallback={null}>
        <ConditionFields
          of={{
            condition: isSpecial(opened) && form.at('condition'),
            duty: legalBasis === 'legalObligation' && form.at('duty'),
          }}
        />
      </Suspense>
      <div className="full">
        {covering && (
          <Banner tone="done" title={`Covered by “${covering.title}”`}>
            <p>An agreement between the two agencies covers this purpose and these sections.</p>
          </Banner>
        )}
        {isUncovered && (
          <Banner tone="warn" title="No agreement covers this">
            <p>
              Nothing is shared without an agreement, unless it protects a life: then select vital interests as your legal basis
              and write why. A supervisor reviews it within a day.
            </p>
          </Banner>
        )}
      </div>
      {isUncovered && legalBasis === 'vitalInterests' && (
        <TextArea {...form.at('urgentReason')} label="Why does it protect a life?" rows={3} most={2000} />
      )}
    </>
  )
}
