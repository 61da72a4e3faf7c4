import LogOut from 'lucide-react/icons/log-out'
import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { askToLeave } from '../kernel/leaving.tsx'
import { roleWords } from '../kernel/role-words.ts'
import { signOut, useSession } from '../kernel/session.ts'
import { Menu } from '../ui/menu.tsx'
import { showTheme, useTheme } from '../ui/theme.ts'
import { WhoIAm } from './who-i-am.tsx'

/** Who I am and in which team; the theme of this device; signing out. */
export function AccountMenu() {
  const { account, team, agency, role } = useSession()
  const theme = useTheme()
  const leave = async () => {
    if (await askToLeave()) await signOut()
  }
  return (
    <Menu
      look="who-button"
      button={<WhoIAm />}
      head={
        <>
          <p className="strong">{account.name}</p>
          <p className="small">{roleWords[role]}</p>
          <p className="small muted">
            {team.name}
            {team.name.includes(agency.name) ? '' : `, ${agency.name}`}
          </p>
        </>
      }
      parts={[
        {
          title: 'Appearance on this device',
          choices: looks.map(({ value, label, icon: Icon }) => ({
            label,
            icon: <Icon size={18} aria-hidden />,
            chosen: value === theme,
            onPress: () => showTheme(value),
          })),
        },
        {
          title: 'Session',
          choices: [{ label: 'Sign out', icon: <LogOut size={18} aria-hidden />, onPress: () => void leave() }],
        },
      ]}
    />
  )
}

const looks = [
  { value: 'device', label: 'As the device', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const
