import { sections, type Section } from '@waymark/shared/permissions.ts'
import type { Seer } from '@waymark/shared/access/who-sees.ts'
import { roleLabels } from '../lib/access/role.labels.ts'
import { sectionLabels } from '../lib/access/section.labels.ts'
import { Tag } from '../ui/tag.tsx'

/** The members of a team who can see an episode, with the sections that each can read. */
export function Seers({ team, seers }: { team: string; seers: readonly Seer[] }) {
  return seers.length === 0 ? (
    <p className="muted small">Nobody in this team can see it now.</p>
  ) : (
    <table className="seers">
      <caption className="only-heard">Who of {team} can see it, and what</caption>
      <thead className="only-heard">
        <tr>
          <th scope="col">Who</th>
          <th scope="col">What they read</th>
        </tr>
      </thead>
      <tbody>
        {together(seers).map(({ key, who, sections: some }) => (
          <tr key={key}>
            <th scope="row">{who}</th>
            <td>
              <Opened sections={some} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Opened({ sections: some }: { sections: readonly Section[] }) {
  if (some.length === 0) return <span className="muted">Reference and name only</span>
  if (some.length === sections.length) return <span>Everything</span>
  return (
    <ul className="section-tags">
      {sections
        .filter(section => some.includes(section))
        .map(section => (
          <li key={section}>
            <Tag>{sectionLabels[section].name}</Tag>
          </li>
        ))}
    </ul>
  )
}

/** Groups members with the same role and the same sections into one row. */
function together(seers: readonly Seer[]) {
  const groups = Map.groupBy(
    seers,
    ({ role, sections: some }) => `${role} ${sections.filter(section => some.includes(section)).join()}`,
  )
  return [...groups].map(([key, same]) => {
    const names = same.flatMap(({ name }) => name ?? [])
    const role = same[0] ? roleLabels[same[0].role] : ''
    return {
      key,
      sections: same[0]?.sections ?? [],
      who:
        names.length === 0 ? (
          role
        ) : (
          <>
            {names.join(', ')} <span className="muted">{role}</span>
          </>
        ),
    }
  })
}
