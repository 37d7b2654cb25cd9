import type { Problem } from '../shared/contract'
import { newId } from '../shared/ids'

/** A REST call that was refused. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

/** An answer with the ETag that says which one it was. */
export interface Tagged<T> {
  body: T
  tag: string
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One REST call of a signed-in page. Every change carries an operation id, so that the server does it once. */
export async function call<T>(method: Method, path: string, body?: object): Promise<T> {
  return (await callWithTag<T>(method, path, body)).body
}

/** A call about something that others change as well: it says which state it has seen, and learns which one there is now. */
export async function callWithTag<T>(method: Method, path: string, body?: object, seen?: string): Promise<Tagged<T>> {
  const answer = await fetch(path, {
    method,
    headers: {
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(method === 'GET' ? {} : { 'Idempotency-Key': newId() }),
      ...(seen === undefined ? {} : { 'If-Match': seen }),
    },
    body: body && JSON.stringify(body),
  })
  const text = await answer.text()
  const json: unknown = text === '' || !answer.headers.get('Content-Type')?.includes('json') ? null : JSON.parse(text)
  if (!answer.ok) throw new ApiProblem({ type: '', ...(json as Problem | null), status: answer.status })
  return { body: json as T, tag: answer.headers.get('ETag') ?? '' }
}

export const isSignedOut = (error: unknown): boolean => error instanceof ApiProblem && error.problem.status === 401

export const problemOf = (error: unknown): Problem =>
  error instanceof ApiProblem ? error.problem : { type: 'urn:actors:problem:no-connection' }
