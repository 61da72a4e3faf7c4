import { useSyncExternalStore } from 'react'

const query = '(max-width: 640px)'

/** Whether the screen is as narrow as a phone, by the same width as the styles. */
export const useIsNarrow = (): boolean => useSyncExternalStore(listen, isNarrow)

const isNarrow = () => matchMedia(query).matches

function listen(changed: () => void) {
  const media = matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
