import { Link, useNavigate } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import Check from 'lucide-react/icons/check'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Plus from 'lucide-react/icons/plus'
import { WhyNot } from '../lib/why-not.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { statusLabels } from './episode.labels.ts'
import { actionLinksOf, type EpisodeActionLink } from './episode-action-links.ts'

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
