import type { z } from 'zod'
import { actions } from '../permissions.ts'

/** The action that the permission matrix must allow, or who may ask where no person's record is concerned. */
export const accesses = [...actions, 'public', 'signed-in'] as const
export type Access = (typeof accesses)[number]

/** One kind of request to the server. Server, client, access tests and OpenAPI share this description. */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: `/api/${string}`
  /** One sentence in the imperative: what the caller gets or does. */
  summary: string
  access: Access
  params: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  response: z.ZodType
  /** A valid body, for security tests that call every endpoint. */
  example?: unknown
}

export type Params<E extends Endpoint> = z.output<E['params']>
export type Query<E extends Endpoint> = E extends { query: infer Q extends z.ZodType } ? z.output<Q> : undefined
export type Body<E extends Endpoint> = E extends { body: infer B extends z.ZodType } ? z.output<B> : undefined
export type Answer<E extends Endpoint> = z.output<E['response']>

/** The input of a caller, before defaults are filled in. */
export type Ask<E extends Endpoint> = {
  params: z.input<E['params']>
  query: E extends { query: infer Q extends z.ZodType } ? z.input<Q> : undefined
  body: E extends { body: infer B extends z.ZodType } ? z.input<B> : undefined
}

/** Declares an endpoint and keeps its exact types. */
export const endpoint = <const E extends Endpoint>(e: E): E => e
