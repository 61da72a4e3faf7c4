import type { Role } from '@waymark/shared/permissions.ts'
import type { AgencyKind } from '@waymark/shared/sessions/session.ts'

/**
 * A team of the demo. `areas`: council areas that it covers.
 * `live`: people who act in the live demo or maintain a directory, and whom visitors cannot sign in as.
 */
export type DemoTeam = {
  key: string
  agency: string
  kind: AgencyKind
  name: string
  areas: string[]
  national?: true
  /** `also`: other teams that they can act in, by key. */
  people: { key: string; name: string; role: Role; live?: true; also?: { team: string; role: Role }[] }[]
}
