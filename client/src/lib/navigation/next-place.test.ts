import { expect, it } from 'vitest'
import { nextPlace } from './next-place.ts'

const origin = 'https://waymark.example'

it.each([
  ['/episodes/1?tab=x#y', '/episodes/1?tab=x#y'],
  [undefined, '/'],
  ['', '/'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example/', '/'],
  ['/\\elsewhere.example/', '/'],
  ['/\t/elsewhere.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/sign-in', '/'],
])('after signing in, %j leads to %s', (next, place) => expect(nextPlace(next, origin)).toBe(place))
