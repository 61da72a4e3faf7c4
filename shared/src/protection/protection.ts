import { z } from 'zod'
import { disclosureLevels } from '../episodes/whereabouts.ts'
import { choice, instant, newId, text } from '../platform/fields.ts'
import { actions } from '../permissions.ts'

/** Why a person is sealed. */
export const sealReasons = ['domesticAbuse', 'protectedPerson', 'policeOrPartnerEmployee', 'highProfile'] as const
export type SealReason = (typeof sealReasons)[number]

/** How much may still be disclosed under a restriction: never everything. */
export const restrictions = ['safe-and-well-only', 'nothing'] as const
export type Restriction = (typeof restrictions)[number]

/** Codes that a decision about a person's protection can carry: the reason of a seal or the level of a restriction. */
export const protectionCodes = [...sealReasons, ...restrictions] as const

/** Every kind of request, answer and decision about a person's protection. */
export const protectionKinds = [
  'sealed', 'unsealAsked', 'unsealed', 'unsealRefused', 'individualGranted', 'individualEnded',
  'restricted', 'restrictAsked', 'restrictRefused', 'lifted', 'allowListed', 'allowListEnded',
] as const // prettier-ignore
export type ProtectionKind = (typeof protectionKinds)[number]

/** What can be requested from the lead team. */
export const askings = ['unseal', 'restrict'] as const

/** How long an account may be let in by a seal, in days. */
export const mostIndividualDays = 90

const reason = (ask: string) => text(ask, 1000)
export const SealPerson = z.object({ id: newId, reason: choice(sealReasons, 'Select why they are sealed') })
export const AskUnseal = z.object({ id: newId, reason: reason('Enter why the seal is no longer needed') })
export const AnswerUnseal = z.object({
  id: newId,
  agree: z.boolean({ error: 'Select whether the seal ends' }),
  reason: reason('Enter why'),
})
export const GrantIndividual = z.object({
  id: newId,
  teamId: z.uuid('Select their team'),
  accountId: z.uuid('Select who is let in'),
  until: instant('Enter until when they are let in'),
})
export const EndIndividual = z.object({ id: newId })
export const RestrictWhereabouts = z.object({
  id: newId,
  mayDisclose: choice(restrictions, 'Ask them who can be told where they are, then select an answer'),
  reason: reason('Enter who asked for it, or why police decide so'),
})
export const AskRestriction = z.object({ id: newId, reason: reason('Enter why their whereabouts should be restricted') })
export const RefuseRestriction = z.object({ id: newId, reason: reason('Enter why not') })
export const LiftRestriction = z.object({ id: newId, reason: reason('Enter why the restriction can end') })
export const AddToAllowList = z.object({ id: newId, accountId: z.uuid('Select who may know where they are') })
export const RemoveFromAllowList = z.object({ id: newId })

const Who = z.object({ name: z.string(), team: z.string() })
const Account = z.object({ id: z.uuid(), name: z.string(), team: z.string() })

/** A person's protection, as far as you may know of it. */
export const ProtectionView = z.object({
  allowed: z.array(z.enum(actions)),
  sealed: z.boolean(),
  sealReason: z.enum(sealReasons).nullable(),
  whereabouts: z.enum(disclosureLevels),
  /** Requests that wait for an answer. `yours`: you asked, so someone else must answer. */
  askings: z.array(
    z.object({
      id: z.uuid(),
      what: z.enum(askings),
      reason: z.string(),
      at: z.iso.datetime(),
      by: Who,
      yours: z.boolean(),
    }),
  ),
  /** Accounts that the seal lets in by name, until when, or by which share. Shown to those who decide. */
  individuals: z.array(
    Account.extend({ until: z.iso.datetime(), share: z.object({ id: z.uuid(), episodeId: z.uuid() }).nullable() }),
  ),
  /** The episode from which a share can let in someone of another agency. Shown to those who decide. */
  shareFrom: z.uuid().nullable(),
  allowList: z.array(Account.extend({ since: z.iso.datetime() })),
  /** Decisions, newest first. */
  history: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(protectionKinds),
      code: z.string().nullable(),
      reason: z.string().nullable(),
      account: z.string().nullable(),
      at: z.iso.datetime(),
      by: Who,
    }),
  ),
})
export type ProtectionView = z.infer<typeof ProtectionView>

/** An account that can be added to the allow-list. */
export const AllowListCandidate = z.object({ id: z.uuid(), name: z.string(), team: z.string(), role: z.string() })
