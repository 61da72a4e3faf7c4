import { Link } from '@tanstack/react-router'
import type { SavedView } from '@waymark/shared/saved-views/saved-view.api.ts'
import Check from 'lucide-react/icons/check'
import Trash2 from 'lucide-react/icons/trash-2'
import Users from 'lucide-react/icons/users'
import { Button, IconButton } from '../ui/button.tsx'

type ViewListProps = {
  views: readonly SavedView[]
  current: SavedView | undefined
  canSave: boolean
  onApply: () => void
  onSave: () => void
  onDrop: (view: SavedView) => void
}

/** The user's and the team's views, and a button to save another. */
export function ViewList({ views, current, canSave, onApply, onSave, onDrop }: ViewListProps) {
  return (
    <>
      {views.length > 0 && (
        <ul className="view-list">
          {views.map(view => (
            <li key={view.id}>
              <Link
                to={places[view.list]}
                search={view.search as never} // as: the page reads its own address and ignores unknown filters
                onClick={onApply}
                aria-current={view === current ? 'true' : undefined}
                activeProps={{ 'aria-current': view === current ? 'true' : undefined }}
              >
                <span className="name">{view.name}</span>
                {view.shared && (
                  <span className="team">
                    <Users size={14} aria-hidden />
                    {view.mine ? 'Shared with the team' : 'From the team'}
                  </span>
                )}
                {view === current && <Check className="end" size={16} aria-hidden />}
              </Link>
              {view.mine && (
                <IconButton label={`Discard ${view.name}`} icon={<Trash2 size={16} aria-hidden />} onClick={() => onDrop(view)} />
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="view-foot">
        {current ? (
          <p className="small muted">What is chosen now is the view “{current.name}”.</p>
        ) : canSave ? (
          <Button onClick={onSave}>Save this view</Button>
        ) : (
          <p className="small muted">
            {views.length === 0 && 'There are no views yet. '}Choose filters or an order, then save them here under a name.
          </p>
        )}
      </div>
    </>
  )
}

const places = { board: '/missing-now', referrals: '/referrals' } as const satisfies Record<SavedView['list'], string>
