import { useEpisode } from '../episodes/episode.api.ts'
import { IKnowThem } from '../exclusions/i-know-them.tsx'
import { usePerson } from '../people/person-here.ts'
import { Protection } from '../protection/protection.tsx'

/** The protection of a person, as a page of the person. */
export function ProtectionOfPerson() {
  return <Protection personId={usePerson().person.id} />
}

/** The protection of a person, as a page of one of their episodes. */
export function ProtectionOfEpisode() {
  return <Protection personId={useEpisode().personId} />
}

/** Lets the reader declare that they know this person. */
export function KnownToMe() {
  return <IKnowThem reference={usePerson().person.sections.summary.reference} />
}
