import { useEpisode } from '../episodes/episode.api.ts'
import { IKnowThem } from '../exclusions/i-know-them.tsx'
import { usePerson } from '../people/person-here.ts'
import { Protection } from '../protection/protection.tsx'

/** The protection of a person, below them. */
export function ProtectionOfPerson() {
  return <Protection personId={usePerson().person.id} />
}

/** The same below an episode of theirs. */
export function ProtectionOfEpisode() {
  return <Protection personId={useEpisode().personId} />
}

/** Saying that one knows this person. */
export function KnownToMe() {
  return <IKnowThem reference={usePerson().person.sections.summary.reference} />
}
