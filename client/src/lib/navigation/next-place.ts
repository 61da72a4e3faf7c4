/** The path to open after signing in. It is always on this site, so that a link cannot lead elsewhere. */
export function nextPlace(next: string | undefined, origin: string = location.origin): string {
  if (!next?.startsWith('/')) return '/'
  try {
    const place = new URL(next, origin)
    return place.origin === origin && !place.pathname.startsWith('/sign-in')
      ? `${place.pathname}${place.search}${place.hash}`
      : '/'
  } catch {
    return '/'
  }
}
