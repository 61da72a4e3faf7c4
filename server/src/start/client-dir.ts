import { resolve } from 'node:path'

/** Where the built client is. */
export const clientDir = resolve(import.meta.dirname, '../../../client/dist')
