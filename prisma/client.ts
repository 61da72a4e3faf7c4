/** The typed client of prisma/generated. */
export * from './generated/client.ts'
export type { CodeName } from './codes.ts' // brings in the unions that the types of coded fields refer to
