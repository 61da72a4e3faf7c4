import { sections as all, type Section } from '@waymark/shared/permissions.ts'
import { sectionLabels } from '../lib/access/section.labels.ts'

/** The sections that a share opens, each with a description of its content. */
export function SectionList({ sections }: { sections: readonly Section[] }) {
  return (
    <ul className="section-list">
      {all
        .filter(section => sections.includes(section))
        .map(section => (
          <li key={section}>
            <strong>{sectionLabels[section].name}</strong>
            <span className="muted">{sectionLabels[section].holds}</span>
          </li>
        ))}
    </ul>
  )
}
