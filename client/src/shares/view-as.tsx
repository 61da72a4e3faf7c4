import type { Role } from '@waymark/shared/permissions.ts'
import type { ViewAs } from '@waymark/shared/shares/view-as.ts'
import EyeOff from 'lucide-react/icons/eye-off'
import type { ComponentType } from 'react'
import { sectionNames } from '../lib/access/section.labels.ts'
import { Banner } from '../ui/banner.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { Chip, Chips } from '../ui/chips.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { roleName } from './share.labels.ts'
import './shares.css'

/** Renders an episode with the components that the other team will use. */
export type ShowViewAs = ComponentType<{ seen: NonNullable<ViewAs['seen']> }>

type ViewAsProps = {
  title: string
  of: ViewAs
  onRole: (role: Role) => void
  Show: ShowViewAs
}

/** What another team sees in one of its roles, set apart from the surrounding page. */
export function Seen({ title, of: { role, roles, beyondYou, seen }, onRole, Show }: ViewAsProps) {
  return (
    <div className="seen" role="group" aria-label={title}>
      <Card title={title} actions={roles.length > 1 && <Roles role={role} roles={roles} onRole={onRole} />}>
        <CardBody>
          <p className="muted small">
            What a {roleName(role).toLowerCase()} in this team sees now. You cannot change anything here.
          </p>
          {beyondYou.length > 0 && (
            <Banner tone="warn" title={`They see more: ${sectionNames(beyondYou)}`}>
              <p>You cannot read that yourself, so it is not shown here.</p>
            </Banner>
          )}
        </CardBody>
        {!seen && (
          <EmptyState icon={<EyeOff size={28} aria-hidden />} title="Nothing: it is not there for them">
            This person is protected. Share with one named person instead of a whole team.
          </EmptyState>
        )}
      </Card>
      {seen && (
        <div className="seen-frame">
          <Show seen={seen} />
        </div>
      )}
    </div>
  )
}

function Roles({ role, roles, onRole }: { role: Role; roles: readonly Role[]; onRole: (role: Role) => void }) {
  return (
    <Chips label="As">
      {roles.map(each => (
        <Chip key={each} selected={each === role} onPress={() => onRole(each)}>
          {roleName(each)}
        </Chip>
      ))}
    </Chips>
  )
}
