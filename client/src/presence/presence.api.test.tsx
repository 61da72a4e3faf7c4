import { useQuery } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { answering, ok, problem } from '../../test/answering.ts'
import { onScreen } from '../../test/on-screen.tsx'
import { usePresence } from './presence.api.ts'

const episodeId = '01890000-0000-7000-8000-000000000001'
const presence = `GET /api/episodes/${episodeId}/presence`

function Page({ read }: { read: () => Promise<string> }) {
  const { data, error } = useQuery({
    queryKey: ['episode', episodeId],
    queryFn: read,
    retry: false,
  })
  usePresence(episodeId)
  return <p>{error ? 'No access' : (data ?? 'Loading')}</p>
}

it.each([
  [404, 'not-found'],
  [403, 'forbidden'],
])(
  'a record is removed from the screen when presence is answered with %s %s, even without a change message',
  async (status, code) => {
    const ended = Promise.withResolvers<void>()
    const heard = answering({ [presence]: async () => (await ended.promise, problem(status, code)) })
    let asked = 0
    const read = () => (asked++ === 0 ? Promise.resolve('Mirren Sample') : Promise.reject({ code, requestId: 'request-1' }))
    onScreen(<Page read={read} />)
    expect(await screen.findByText('Mirren Sample')).toBeTruthy()
    ended.resolve()
    expect(await screen.findByText('No access')).toBeTruthy()
    expect(screen.queryByText('Mirren Sample')).toBeNull()
    const before = [asked, heard.length]
    await new Promise(resolve => setTimeout(resolve, 300))
    expect([asked, heard.length]).toEqual(before) // no repeated requests
  },
)

it('a record stays on the screen while presence is answered with success', async () => {
  answering({ [presence]: () => ok([]) })
  onScreen(<Page read={() => Promise.resolve('Mirren Sample')} />)
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(screen.getByText('Mirren Sample')).toBeTruthy()
})
