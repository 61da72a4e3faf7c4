import type { Role } from '@waymark/shared/permissions.ts'
import type { shareEndReasons, sharePurposes, ShareView } from '@waymark/shared/shares/share.ts'
import type { consentAnswers, specialConditions, statutoryDuties } from '@waymark/shared/shares/terms.ts'
import { roleLabels } from '../lib/access/role.labels.ts'
import { sayRefusals } from '../lib/http/problem-text.ts'
import { showWhen } from '../ui/london-time.ts'

type Words<Codes extends readonly string[], Word = string> = Readonly<Record<Codes[number], Word>>

/** Labels for the purposes of a share or an agreement. */
export const purposeLabels: Words<typeof sharePurposes> & { notified: string } = {
  findPerson: 'To find the person',
  protectChild: 'To protect a child',
  protectAdult: 'To protect an adult at risk',
  returnAndSupport: 'For the return discussion and support after it',
  prevent: 'To prevent the next time',
  crime: 'To prevent or detect crime',
  referral: 'For a referral',
  notified: 'They notified police',
}

/** Labels for the conditions for special categories of data. */
export const conditionLabels: Words<typeof specialConditions> = {
  vitalInterests: 'Vital interests: article 9(2)(c)',
  statutoryPurpose: 'Statutory purposes: schedule 1, paragraph 6',
  crimePrevention: 'Preventing or detecting unlawful acts: schedule 1, paragraph 10',
  safeguarding: 'Safeguarding of children and individuals at risk: schedule 1, paragraph 18',
  healthOrSocialCare: 'Health or social care: article 9(2)(h)',
  lawEnforcement: 'Law enforcement: section 35 of the Data Protection Act 2018',
  onwardUse: 'Onward use of law enforcement data, authorised by law: section 36(4) of the Data Protection Act 2018',
}

/** Labels for the legal duties that a share fulfils. */
export const dutyLabels: Words<typeof statutoryDuties> = {
  adultSupportAndProtection: 'Adult Support and Protection (Scotland) Act 2007, section 5',
  childrenScotland1995: 'Children (Scotland) Act 1995',
  childrenAndYoungPeople2014: 'Children and Young People (Scotland) Act 2014',
  housing1987: 'Housing (Scotland) Act 1987',
}

/** Labels for the person's answer. */
export const answerLabels: Words<typeof consentAnswers> = {
  agrees: 'Agrees',
  disagrees: 'Does not agree',
  noAnswer: 'Did not want to say',
}

type Asked = {
  asked: boolean
  askedBy?: string | null | undefined
  askedAt?: string | null | undefined
  scope?: string | null | undefined
  whyNotAsked?: string | null | undefined
}
/** Whether the person was asked: by whom, when and about what, or why not. */
export const askedLabel = ({ asked, askedBy, askedAt, scope, whyNotAsked }: Asked): string =>
  asked
    ? ['Yes', askedBy && `by ${askedBy}`, askedAt && `on ${showWhen(askedAt)}`, scope && `to agree to: ${scope}`]
        .filter(Boolean)
        .join(', ')
    : `No. ${whyNotAsked ?? ''}`

/** Labels for why a share ended. */
export const endReasonLabels: Words<typeof shareEndReasons> = {
  endDate: 'Its end date was reached',
  episodeClosed: 'The episode was closed',
  consentWithdrawn: 'The person no longer agrees',
  foundWrong: 'A review found it wrong',
  noLongerNeeded: 'It was no longer needed',
  sharedInError: 'It was shared in error',
  asked: 'The person or their family asked for it',
  workEnded: 'The team’s work had ended',
  restEnded: 'The access it was based on had ended',
}

/** The name of a role, as listed among roles of one team. */
export const roleName = (role: Role): string => roleLabels[role]

/** The receiver of a share: the team, or one person of it. */
export const receiverOf = ({ to }: Pick<ShareView, 'to'>): string =>
  to.account ? `${to.account}, ${to.team}, ${to.agency}` : `${to.agency}, ${to.team}`

sayRefusals({
  'share.noAgreement':
    'No live agreement between the two agencies covers this purpose and these sections. Ask your administrator to record one. To protect a life, share on vital interests and write why.',
  'share.beyondYourAccess': 'This share includes more than you can read, so someone who can read all of it has to extend it.',
  'share.noEnd': 'This share ends with the work it is for, so it has no end date to change.',
  'share.ofReferral': 'This share ends with the work on its referral: record the outcome there.',
  'share.reviewed': 'This share has already been reviewed. Nothing was changed.',
  'share.reviewByAnother': 'You gave this share, so another supervisor has to review it.',
  'access.notNarrower': 'They see at least as much as you do, so there is nothing to show.',
  'agreement.ended': 'This agreement has already ended. Nothing was changed.',
})
