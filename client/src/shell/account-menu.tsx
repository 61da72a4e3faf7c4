import { useNavigate } from '@tanstack/react-router'
import Building2 from 'lucide-react/icons/building-2'
import ChevronDown from 'lucide-react/icons/chevron-down'
import Handshake from 'lucide-react/icons/handshake'
import KeyRound from 'lucide-react/icons/key-round'
import Keyboard from 'lucide-react/icons/keyboard'
import LogOut from 'lucide-react/icons/log-out'
import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import UserX from 'lucide-react/icons/user-x'
import { useState } from 'react'
import { askToLeave } from '../lib/forms/leaving.tsx'
import { switchTeam } from '../lib/session/one-team.ts'
import { problemText } from '../lib/http/problem-text.ts'
import { isProblem, type Problem, problemHere } from '../lib/http/problem.ts'
import { roleLabels } from '../lib/access/role.labels.ts'
import { signOut, useSession } from '../lib/session/session.ts'
import { Button } from '../ui/button.tsx'
import { Initials } from '../ui/initials.tsx'
import { setListKeys, useListKeysOn } from '../ui/list-keys-setting.ts'
import { Menu, type MenuPart } from '../ui/menu.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { chooseTheme, useTheme } from '../ui/theme.ts'

/** The menu with the reader's account and team, their other teams, settings of this device, and sign out. */
export function AccountMenu() {
  const { account, team, agency, role, memberships, allowed } = useSession()
  const navigate = useNavigate()
  const theme = useTheme()
  const keysOn = useListKeysOn()
  const [problem, setProblem] = useState<Problem>()
  const leave = async () => {
    if (await askToLeave()) await signOut()
  }
  const go = async (membershipId: string) => {
    if (!(await askToLeave())) return
    await switchTeam(membershipId).catch((thrown: unknown) => setProblem(isProblem(thrown) ? thrown : problemHere('bug')))
  }
  const teams: MenuPart = {
    title: 'Your teams',
    choices: memberships.map(one => ({
      id: one.id,
      label: withAgency(one.team, one.agency),
      hint: roleLabels[one.role],
      icon: <Building2 size={18} aria-hidden />,
      chosen: one.current,
      onPress: () => void (one.current || go(one.id)),
    })),
  }
  const places = alsoTo
    .filter(place => allowed.includes(place.action))
    .map(({ label, to, icon: Icon }) => ({
      label,
      icon: <Icon size={18} aria-hidden />,
      onPress: () => void navigate({ to }),
    }))
  return (
    <>
      <Menu
        look="who-button"
        button={<WhoIAm />}
        head={
          <>
            <p className="strong">{account.name}</p>
            <p className="small">{roleLabels[role]}</p>
            <p className="small muted">{withAgency(team.name, agency.name)}</p>
          </>
        }
        parts={[
          ...(memberships.length > 1 ? [teams] : []),
          ...(allowed.includes('agreement.manage')
            ? [
                {
                  title: 'Your agency',
                  choices: [
                    {
                      label: 'Sharing agreements',
                      icon: <Handshake size={18} aria-hidden />,
                      onPress: () => void navigate({ to: '/agreements' }),
                    },
                  ],
                },
              ]
            : []),
          ...(places.length > 0 ? [{ title: 'Other tools', choices: places }] : []),
          {
            title: 'Appearance on this device',
            choices: looks.map(({ value, label, icon: Icon }) => ({
              label,
              icon: <Icon size={18} aria-hidden />,
              chosen: value === theme,
              onPress: () => chooseTheme(value),
            })),
          },
          {
            title: 'Keyboard shortcuts on this device',
            choices: [true, false].map(on => ({
              label: on ? 'Shortcuts on' : 'Shortcuts off',
              icon: <Keyboard size={18} aria-hidden />,
              chosen: on === keysOn,
              onPress: () => setListKeys(on),
            })),
          },
          {
            title: 'Session',
            choices: [{ label: 'Sign out', icon: <LogOut size={18} aria-hidden />, onPress: () => void leave() }],
          },
        ]}
      />
      {problem && (
        <Dialog
          title="You still act in the same team"
          onClose={() => setProblem(undefined)}
          actions={
            <Button kind="primary" onClick={() => setProblem(undefined)}>
              Close
            </Button>
          }
        >
          <p>{problemText(problem)}</p>
        </Dialog>
      )}
    </>
  )
}

const withAgency = (team: string, agency: string) => (team.includes(agency) ? team : `${team}, ${agency}`)

/** Pages that are seldom needed, each for readers with the action. */
const alsoTo = [
  { action: 'service.manage', to: '/services', label: 'Services of your agency', icon: Handshake },
  { action: 'access.request', to: '/ask-for-access', label: 'Ask for access', icon: KeyRound },
  { action: 'breakGlass.open', to: '/emergency', label: 'Emergency access', icon: KeyRound },
  { action: 'breakGlass.review', to: '/break-glass', label: 'Review emergency access', icon: KeyRound },
  { action: 'exclusion.add', to: '/exclusions', label: 'Excluded accounts', icon: UserX },
] as const

const looks = [
  { value: 'device', label: 'Match device', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const

/** Name and team on the button of the account menu. Narrow screens show only the initials. */
function WhoIAm() {
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
