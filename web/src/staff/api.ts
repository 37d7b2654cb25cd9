import type { Problem } from '../shared/contract'
import { newId } from '../shared/ids'

/** A REST call that was refused. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

/** One REST call of a signed-in page. Every change carries an operation id, so that the server does it once. */
export async function call<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<T> {
  const answer = await fetch(path, {
    method,
    headers: {
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(method === 'GET' ? {} : { 'Idempotency-Key': newId() }),
    },
    body: body && JSON.stringify(body),
  })
  const text = await answer.text()
  const json: unknown = text === '' || !answer.headers.get('Content-Type')?.includes('json') ? null : JSON.parse(text)
  if (!answer.ok) throw new ApiProblem({ type: '', ...(json as Problem | null), status: answer.status })
  return json as T
}

export const isSignedOut = (error: unknown): boolean => error instanceof ApiProblem && error.problem.status === 401

export const problemOf = (error: unknown): Problem =>
  error instanceof ApiProblem ? error.problem : { type: 'urn:actors:problem:no-connection' }
