import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { riskApi } from '@waymark/shared/risk/risk.api.ts'
import { supportNoteApi } from '@waymark/shared/support-notes/support-note.api.ts'
import type { Ask } from './ask.ts'
import { cast, type Cast } from './cast.ts'
import { areas } from './people.ts'
import { tales, type Stage, type Tale } from './tales.ts'

type Stagehand = { teams: Map<string, string>; ask: (key: string) => Ask; at: (moment: Date) => void }
type Scene = { tale: Tale; hand: Stagehand; params: { episodeId: string }; police: Police; hours: (after: number) => string }
type Police = { officer: Ask; sergeant: Ask; inspector: Ask; second: Ask; area: string }

const order: Stage[] = ['located', 'afterReturn', 'offered', 'referred', 'accepted', 'discussed', 'supported', 'closed']
const reaches = (tale: Tale, stage: Stage) => order.indexOf(tale.stage) >= order.indexOf(stage)

/** Plays the demo's episodes one after another, each at its own time. */
export async function tellStories(hand: Stagehand): Promise<void> {
  const now = Date.now()
  const people = new Map<Cast, string>()
  for (const tale of tales) await play(tale, hand, people, now)
}

async function play(tale: Tale, hand: Stagehand, people: Map<Cast, string>, now: number): Promise<void> {
  const began = now - tale.ago * 3_600_000
  // No later than a minute ago, whatever the tale: the demo has no future but arrangements.
  const hours = (after: number) => {
    const moment = new Date(Math.min(began + after * 3_600_000, now - 60_000))
    hand.at(moment)
    return moment.toISOString()
  }
  const police = policeOf(tale, hand)
  const params = { episodeId: crypto.randomUUID() }
  await report(tale, hand, people, params.episodeId, police.area, hours)
  const scene = { tale, hand, params, police, hours }
  if (tale.stage === 'reported') return
  hours(0.2)
  if (tale.stage === 'notMissing')
    return void (await police.sergeant.call(episodeApi.treatAsNotMissing, {
      params,
      body: {
        reason: 'Answered his phone: at his sister’s, back on Sunday.',
        watchedBy: 'His sister',
        reviewAt: new Date(now + 20 * 3_600_000).toISOString(),
      },
    }))
  await police.officer.call(episodeApi.confirm, { params })
  await search(scene)
  if (reaches(tale, 'located')) await bringBack(scene)
  if (reaches(tale, 'offered')) await support(scene)
}

async function report(
  tale: Tale,
  hand: Stagehand,
  people: Map<Cast, string>,
  id: string,
  areaCode: string,
  hours: Scene['hours'],
): Promise<void> {
  const known = people.get(tale.person)
  const personId = known ?? crypto.randomUUID()
  people.set(tale.person, personId)
  const { details, ...person } = cast[tale.person]
  const lastSeenAt = hours(-2.5)
  hours(0)
  const told = {
    id,
    personId,
    areaCode,
    lastSeenAt,
    missingFrom: tale.from,
    lastSeenPlace: tale.place,
    narrative: tale.what,
    risk: tale.risk,
    rationale: tale.why,
    outOfCharacter: 'yes',
    subjectToCrime: 'notKnown',
    atRiskOfHarm: tale.risk === 'low' ? 'notKnown' : 'yes',
    ...(!known && { person, details }),
  } as const
  const by = hand.ask(tale.by ?? 'officer')
  if (tale.by === 'houseManager' || tale.by === 'wardNurse') {
    // A partner knows only whom it has in sight: the police know more, and take the call where the person is known.
    await (known && tale.by !== 'houseManager' ? hand.ask('officer') : by).call(episodeApi.notify, {
      body: known ? { ...told, person, details, personId: crypto.randomUUID() } : told,
    })
    return
  }
  await by.call(episodeApi.report, {
    body: {
      ...told,
      reporterName: 'Family or staff',
      reporterRelationship: 'Someone close',
      reporterPhone: '01632 960142',
      reporterSafeToCall: tale.told === 'nothing' ? 'no' : 'yes',
    },
  })
}

async function search({ tale, hand, params, police, hours }: Scene): Promise<void> {
  const step = Math.min(1, tale.ago / 8)
  for (const [i, clue] of (tale.clues ?? []).entries()) {
    const learnedAt = hours(step * (i + 1))
    await police.officer.call(informationApi.add, {
      params,
      body: { id: crypto.randomUUID(), source: 'Call from the public', learnedAt, text: clue },
    })
  }
  if (tale.stage === 'missing' && tale.risk === 'high') {
    hours(step * 3)
    await police.sergeant.call(riskApi.assess, {
      params,
      body: { id: crypto.randomUUID(), level: 'high', rationale: `${tale.why} Reviewed: still high.` },
    })
  }
  hours(step * 4)
  if (tale.stage === 'void')
    await hand
      .ask('policeCoordinator')
      .call(episodeApi.voidEpisode, { params, body: { reason: 'Recorded twice; see the other episode.' } })
  if (tale.stage !== 'deceased' && tale.stage !== 'deathRecorded') return
  await police.inspector.call(episodeApi.recordDeath, { params, body: { identityBasis: 'Identified by a relative.' } })
  if (tale.stage === 'deceased') await police.second.call(episodeApi.confirmDeath, { params })
}

async function bringBack({ tale, params, police, hours }: Scene): Promise<void> {
  const spent = Math.min(7, tale.ago / 3)
  const locatedAt = hours(spent)
  const told = tale.told ?? 'full'
  await police.officer.call(episodeApi.locate, {
    params,
    body: {
      told,
      locatedAt,
      kind: 'other',
      address: tale.foundIn ?? 'At home',
      areaCode: told === 'full' ? police.area : undefined,
      foundBy: 'police',
    },
  })
  if (!reaches(tale, 'afterReturn')) return
  const seenAt = hours(spent + 0.7)
  await police.officer.call(episodeApi.checkReturn, {
    params,
    body: { seenAt, condition: 'safeWithConcerns', harm: 'no', note: 'Tired and cold; spoken to alone.' },
  })
}

async function support({ tale, hand, params, police, hours }: Scene): Promise<void> {
  const worker = hand.ask('discussionWorker')
  const council = hand.ask(
    police.area === areas.glasgow
      ? 'councilCoordinator'
      : police.area === areas.edinburgh
        ? 'edinburghCoordinator'
        : police.area === areas.dundee
          ? 'dundeeCoordinator'
          : 'perthCoordinator',
  )
  hours(16)
  const [discussion] = await police.sergeant.call(returnDiscussionApi.list, { params })
  const on = { ...params, returnDiscussionId: discussion?.id ?? '' }
  await council.call(returnDiscussionApi.offer, { params: on, body: { chosen: 'charity' } })
  if (!reaches(tale, 'referred')) return
  const id = crypto.randomUUID()
  const toTeam = hand.teams.get('barnardos') ?? ''
  await council.call(referralApi.send, {
    params,
    body: {
      id,
      toTeam,
      type: 'returnDiscussionService',
      urgency: 'urgent',
      line: 'Return discussion; would rather not speak to police',
      reason: 'Chose to speak to a charity worker.',
      onward: true,
      sections: ['summary', 'description', 'care', 'returnDiscussion', 'support'],
      legalBasis: 'publicTask',
      views: 'agrees',
      contact: 'Text first; not before noon.',
    },
  })
  if (!reaches(tale, 'accepted')) return
  hours(20)
  await worker.call(referralApi.accept, { params: { referralId: id } })
  await worker.call(returnDiscussionApi.arrange, {
    params: on,
    body: { arrangedFor: new Date(new Date(hours(20)).getTime() + 30 * 3_600_000).toISOString() },
  })
  if (!reaches(tale, 'discussed')) return
  const heldAt = hours(50)
  await worker.call(returnDiscussionApi.record, {
    params: on,
    body: {
      id: crypto.randomUUID(),
      heldAt,
      mode: 'inPerson',
      seenAlone: 'yes',
      ownWords: 'I just needed out for a bit. Nobody asks what I want.',
      workersView: 'Calm and open. Wants a say in where they live; worried about one contact.',
      wouldHelp: 'Someone to call before leaving.',
    },
  })
  if (!reaches(tale, 'supported')) return
  const onward = crypto.randomUUID()
  hours(54)
  await worker.call(referralApi.send, {
    params,
    body: {
      id: onward,
      toTeam: hand.teams.get('shelter') ?? '',
      type: 'housingOptions',
      urgency: 'routine',
      line: 'Advice on a place to live',
      reason: 'Wants to know what is possible.',
      sections: ['summary', 'support'],
      legalBasis: 'consent',
      views: 'agrees',
    },
  })
  hours(60)
  await hand.ask('shelterCaseworker').call(referralApi.accept, { params: { referralId: onward } })
  await hand.ask('shelterCaseworker').call(supportNoteApi.add, {
    params,
    body: { id: crypto.randomUUID(), text: 'Met at the hub. Options explained; form started together.', sharedBack: true },
  })
  await worker.call(supportNoteApi.add, {
    params,
    body: { id: crypto.randomUUID(), text: 'Called to check in: doing all right.', sharedBack: false },
  })
  if (tale.stage !== 'closed') return
  hours(80)
  await worker.call(referralApi.complete, { params: { referralId: id }, body: { outcome: 'needMet' } })
  hours(96)
  await police.sergeant.call(episodeApi.close, { params, body: { category: 'tracedSafe', concernReport: 'submitted' } })
}

function policeOf(tale: Tale, { ask }: Stagehand): Police {
  if (tale.by === 'edinburghOfficer')
    return {
      officer: ask('edinburghOfficer'),
      sergeant: ask('edinburghSergeant'),
      inspector: ask('edinburghInspector'),
      second: ask('national'),
      area: areas.edinburgh,
    }
  if (tale.by === 'taysideOfficer')
    return {
      officer: ask('taysideOfficer'),
      sergeant: ask('taysideSergeant'),
      inspector: ask('taysideInspector'),
      second: ask('national'),
      area: tale.area ?? areas.dundee,
    }
  return {
    officer: ask('officer'),
    sergeant: ask('sergeant'),
    inspector: ask('inspector'),
    second: ask('secondInspector'),
    area: areas.glasgow,
  }
}
