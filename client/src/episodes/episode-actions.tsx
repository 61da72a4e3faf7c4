import { Link, useNavigate } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import type { Action } from '@waymark/shared/permissions.ts'
import Check from 'lucide-react/icons/check'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Plus from 'lucide-react/icons/plus'
import { WhyNot } from '../lib/access/why-not.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { statusLabels } from './episode.labels.ts'

/** The buttons in an episode's header: the main action, adding information, and a menu with the rest. */
export function EpisodeActions({ episode }: { episode: EpisodeView }) {
  const navigate = useNavigate()
  const params = { episodeId: episode.id }
  const possible = actionLinksOf(episode)
  const main = possible.find(({ action }) => action !== 'information.add')
  const isMain = main && mains.includes(main.action)
  const add = possible.find(({ action }) => action === 'information.add')
  const rest = possible.filter(act => act !== add && !(isMain && act === main))
  return (
    <>
      {isMain && (
        <Link to={main.to} params={params} className={buttonLook('primary')}>
          <Check size={18} aria-hidden />
          {main.label}
        </Link>
      )}
      {add && (
        <Link to={add.to} params={params} className={buttonLook(isMain ? 'secondary' : 'primary')}>
          <Plus size={18} aria-hidden />
          {add.label}
        </Link>
      )}
      {rest.length > 0 && (
        <Menu
          look={`${buttonLook()} more`}
          button={<MoreMark />}
          parts={[{ choices: rest.map(act => ({ label: act.label, onPress: () => void navigate({ to: act.to, params }) })) }]}
        />
      )}
      <WhyNot of="episode" id={episode.id} state={stateOf} />
    </>
  )
}

// Only actions that move the episode forward can be the main one.
const mains: readonly EpisodeActionLink['action'][] = [
  'episode.confirm',
  'episode.locate',
  'return.report',
  'returnCheck.record',
  'episode.close',
]

const isStatus = (code: string): code is keyof typeof statusLabels => Object.hasOwn(statusLabels, code)
const stateOf = (code: string) => (isStatus(code) ? statusLabels[code].word.toLowerCase() : code)

function MoreMark() {
  return (
    <>
      <Ellipsis size={18} aria-hidden />
      <span className="only-heard">More actions</span>
    </>
  )
}

/** The actions on an episode, each with its own page, in order of priority. */
const acts = [
  { action: 'episode.confirm', to: '/episodes/$episodeId/confirm', label: 'Confirm missing' },
  { action: 'episode.locate', to: '/episodes/$episodeId/found', label: 'Record found' },
  { action: 'return.report', to: '/episodes/$episodeId/return-report', label: 'Tell police they are back' },
  { action: 'returnCheck.record', to: '/episodes/$episodeId/return-check', label: 'Record return check' },
  { action: 'episode.close', to: '/episodes/$episodeId/close', label: 'Close episode' },
  { action: 'episode.reopen', to: '/episodes/$episodeId/reopen', label: 'Reopen' },
  { action: 'information.add', to: '/episodes/$episodeId/information', label: 'Add information' },
  { action: 'risk.review', to: '/episodes/$episodeId/review', label: 'Review risk' },
  { action: 'episode.handover', to: '/episodes/$episodeId/handover', label: 'Hand over' },
  { action: 'risk.assess', to: '/episodes/$episodeId/risk', label: 'Assess risk' },
  { action: 'episode.edit', to: '/episodes/$episodeId/circumstances', label: 'Change circumstances' },
  { action: 'episode.treatAsNotMissing', to: '/episodes/$episodeId/not-missing', label: 'Record as not missing' },
  { action: 'episode.recordDeath', to: '/episodes/$episodeId/death', label: 'Record a death' },
  { action: 'episode.confirmDeath', to: '/episodes/$episodeId/death-confirm', label: 'Confirm the death' },
  { action: 'episode.void', to: '/episodes/$episodeId/void', label: 'Mark as recorded in error' },
] as const satisfies readonly { action: Action; to: string; label: string }[]
type EpisodeActionLink = (typeof acts)[number]

/** The actions that the reader may take now, the main one first. A death can be recorded or confirmed, never both at once. */
function actionLinksOf({ allowed, sections }: EpisodeView): EpisodeActionLink[] {
  const hidden: Action = sections.enquiries?.deathRecorded ? 'episode.recordDeath' : 'episode.confirmDeath'
  return acts.filter(({ action }) => allowed.includes(action) && action !== hidden)
}
