import { resolve } from 'node:path'

/** The folder of the built client. */
export const clientDir = resolve(import.meta.dirname, '../../../client/dist')
