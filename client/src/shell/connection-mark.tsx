import Radio from 'lucide-react/icons/radio'
import WifiOff from 'lucide-react/icons/wifi-off'
import { useEffect } from 'react'
import { useConnection } from '../lib/connection.ts'
import { announce } from '../ui/live-region.tsx'
import { inLondon, showTime } from '../ui/london-time.ts'

/** Shows whether the screen is kept up to date, for example "Live" or "Stale since 2:31pm". */
export function ConnectionMark() {
  const connection = useConnection()
  const stale = connection.is === 'stale' ? `Stale since ${showTime(inLondon(connection.since))}` : undefined
  useEffect(() => {
    if (!stale) return
    announce(`${stale}: changes by others are not shown until the connection is back`)
    return () => announce('Live again')
  }, [stale])
  if (connection.is === 'connecting') return <span className="connection" />
  return (
    <span className={stale ? 'connection stale' : 'connection'}>
      {stale ? <WifiOff size={16} aria-hidden /> : <Radio size={16} aria-hidden />}
      <span className="words">{stale ?? 'Live'}</span>
    </span>
  )
}
