import type { components } from './openapi.gen'

/** A body as the server describes it; made of `/openapi/v1.json` by `npm run client`. */
export type Body<Name extends keyof components['schemas']> = components['schemas'][Name]
