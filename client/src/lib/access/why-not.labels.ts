import type { Action } from '@waymark/shared/permissions.ts'
import type { Could, WhyNot } from '@waymark/shared/access/why-not.ts'
import { roleAndAgency } from './role.labels.ts'
import { sectionLabels } from './section.labels.ts'

/** Labels of the actions of the permission matrix that the "why not" list explains. */
const actionLabels: Partial<Record<Action, string>> = {
  'person.read': 'Read the person’s record',
  'person.edit': 'Change the person’s record',
  'person.proposeMerge': 'Propose a merge of two records',
  'person.merge': 'Merge two records',
  'person.seal': 'Seal the person',
  'person.unseal': 'Unseal the person',
  'whereabouts.restrict': 'Restrict the whereabouts',
  'whereabouts.askToRestrict': 'Ask that the whereabouts be restricted',
  'whereabouts.liftRestriction': 'Lift a restriction',
  'episode.read': 'Read the episode',
  'episode.edit': 'Change the circumstances',
  'episode.confirm': 'Confirm that they are missing',
  'episode.treatAsNotMissing': 'Record them as not missing',
  'episode.handover': 'Hand the episode over',
  'episode.locate': 'Record that they were found',
  'episode.recordDeath': 'Record a death',
  'episode.confirmDeath': 'Confirm a death',
  'episode.close': 'Close the episode',
  'episode.reopen': 'Reopen the episode',
  'episode.void': 'Mark it as recorded in error',
  'return.report': 'Tell police that they are back',
  'returnCheck.record': 'Record the return check',
  'risk.assess': 'Assess the risk',
  'risk.review': 'Review the risk',
  'risk.lowerFromHigh': 'Lower the risk from high',
  'risk.advise': 'Advise on the risk',
  'enquiry.read': 'Read the enquiries',
  'enquiry.record': 'Record an enquiry',
  'information.add': 'Add information',
  'returnDiscussion.offer': 'Offer a return discussion',
  'returnDiscussion.arrange': 'Arrange a return discussion',
  'returnDiscussion.decline': 'Record that a discussion was not held',
  'returnDiscussion.record': 'Record a return discussion',
  'returnDiscussion.read': 'Read the return discussion',
  'plan.read': 'Read the plan',
  'plan.edit': 'Change the plan',
  'review.convene': 'Call a multi-agency review',
  'review.ask': 'Ask for a multi-agency review',
  'support.note': 'Write a support note',
  'support.read': 'Read support notes',
  'share.give': 'Share the episode',
  'share.extend': 'Extend a share',
  'share.close': 'Close the work it was shared for',
  'share.end': 'End a share',
  'share.review': 'Review a share given without an agreement',
  'consent.withdraw': 'Record that consent is withdrawn',
  'question.ask': 'Ask another team a question',
  'referral.send': 'Send a referral',
  'referral.read': 'Read the referral',
  'referral.acknowledge': 'Acknowledge the referral',
  'referral.decide': 'Accept or decline the referral',
  'referral.allocate': 'Assign the referral',
  'referral.askMore': 'Ask for more information',
  'referral.answer': 'Answer questions on the referral',
  'referral.complete': 'End the work on the referral',
  'referral.withdraw': 'Withdraw the referral',
}

/** The label of the action, or of the section to read. */
export const whatIsAsked = ({ action, section }: Pick<WhyNot, 'action' | 'section'>): string =>
  section ? `See: ${sectionLabels[section].name.toLowerCase()}` : ((action && actionLabels[action]) ?? 'Do this')

/** The rule that prevents it, as a sentence. `state` gives the page's words for a state code. */
export function ruleText({ rule, section, states }: WhyNot, state: (code: string) => string): string {
  switch (rule) {
    case 'role':
      return section ? 'Your role does not read this part.' : 'Your role does not do this.'
    case 'ended':
      return 'The share with your team has ended. You keep what your team recorded.'
    case 'breakGlass':
      return 'You have emergency access: you can only read and add information.'
    case 'basis':
      return 'Your role can do this, but not with the access your team has here.'
    case 'state':
      return `It cannot be done now. It can be done while: ${states.map(state).join(', ')}.`
    case 'section':
      return 'Your team cannot see this section.'
    case 'restricted':
      return 'Their whereabouts are restricted, for their safety.'
    case 'sealed':
      return 'This person is sealed: only supervisors in the lead team, named accounts and the national unit have access.'
  }
}

const ways: Readonly<Record<string, string>> = {
  lead: 'of the team that leads',
  area: 'of a team that covers the area',
  placing: 'of the council that placed the child',
  share: 'of a team that it is shared with',
  individual: 'who are given it individually',
  national: 'of the national unit',
  'break-glass': 'after an emergency opening',
  sender: 'of the team that sent it',
  receiver: 'of the team that it was sent to',
}

/** Who could do it: roles and their conditions, never names of people. */
export const coulds = (could: readonly Could[]): string[] =>
  could.map(({ roles, by }) => {
    const who = list(roles.map(role => roleAndAgency[role]))
    const how = by.flatMap(word => ways[word] ?? [])
    return how.length === 0 ? who : `${who}, ${list(how, 'or')}`
  })

const list = (words: readonly string[], and = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`
