import type { z } from 'zod'
import { actions } from '../permissions.ts'

/** What the permission matrix must allow; or who may ask where nobody's record is concerned. */
export const accesses = [...actions, 'public', 'signed-in'] as const
export type Access = (typeof accesses)[number]

/** One request that can be made of the server. Server, client, access test and OpenAPI read the same object. */
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
  /** A body that is valid: the security tests that go over every endpoint send it. */
  example?: unknown
}

export type Params<E extends Endpoint> = z.output<E['params']>
export type Query<E extends Endpoint> = E extends { query: infer Q extends z.ZodType } ? z.output<Q> : undefined
export type Body<E extends Endpoint> = E extends { body: infer B extends z.ZodType } ? z.output<B> : undefined
export type Answer<E extends Endpoint> = z.output<E['response']>

/** What callers give: the same as Params, Query and Body before defaults are filled in. */
export type Ask<E extends Endpoint> = {
  params: z.input<E['params']>
  query: E extends { query: infer Q extends z.ZodType } ? z.input<Q> : undefined
  body: E extends { body: infer B extends z.ZodType } ? z.input<B> : undefined
}

/** Declares an endpoint and keeps its exact types. */
export const endpoint = <const E extends Endpoint>(e: E): E => e
