import ChevronDown from 'lucide-react/icons/chevron-down'
import { useSession } from '../lib/session.ts'
import { Initials } from '../ui/initials.tsx'

/** Name and team on the button of the account menu. Narrow screens show only the initials. */
export function WhoIAm() {
  const { account, team } = useSession()
  return (
    <>
      <Initials name={account.name} round />
      <span className="words">
        <span className="name">{account.name} </span>
        <span className="team">{team.name}</span>
      </span>
      <ChevronDown className="more" size={16} aria-hidden />
    </>
  )
}
